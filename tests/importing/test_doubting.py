"""No deadline, approver, amount or text passes as plain where the words around it were not understood."""

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.readers import READERS
from app.importing.understanding import understand
from app.importing.understood import Field


def fields(text: str) -> dict[str, Field]:
    return {field.path: field for field in understand([from_markdown(text, "m.md")], READERS).fields}


def plain(text: str) -> dict[str, object]:
    """What passes as the manual's own word."""
    return {path: field.value for path, field in fields(text).items() if field.usable}


SCALE = """# Manual
## Niveles
| Nivel | Primera respuesta | Resolución | Aprueba |
|---|---|---|---|
| Leve | 6 h | 48 h | Equipo Digital |
| Moderada | 3 h | 24 h | Jefatura de Prensa |
| Grave | 1 h | 12 h | Dirección de Comunicación |
| Crítica | 20 min | 4 h | Presidencia |
"""


def test_a_table_that_is_wholly_understood_is_plain() -> None:
    told = plain(SCALE)
    assert told["duties.low.first_answer"] == 360
    assert told["duties.critical.resolution"] == 240
    assert told["duties.high.approver"] == "direccion-de-comunicacion"


@pytest.mark.parametrize("column", ["Tope de mostrador", "Ventana", "Compás", "Umbral B"])
def test_a_column_of_times_that_nobody_understood_makes_the_times_beside_it_doubtful(column: str) -> None:
    rows = SCALE.replace(" | Aprueba |", f" | Aprueba | {column} |").replace(
        "|---|---|---|---|", "|---|---|---|---|---|"
    )
    for name, time in (
        ("Equipo Digital", "2 h"),
        ("Jefatura de Prensa", "1 h"),
        ("Comunicación", "30 min"),
        ("Presidencia", "5 min"),
    ):
        rows = rows.replace(f"{name} |", f"{name} | {time} |")
    told = plain(rows)
    assert not [path for path in told if path.endswith(("first_answer", "resolution"))]
    assert "duties.high.approver" in told


@pytest.mark.parametrize("row", ["Bronca", "Lío gordo", "Marejada"])
def test_a_row_with_a_deadline_that_nobody_understood_makes_the_table_doubtful(row: str) -> None:
    told = plain(SCALE + f"| {row} | 10 min | 1 h | Gerencia |\n")
    assert not [path for path in told if path.startswith("duties.") and path.endswith("_answer")]


@pytest.mark.parametrize(
    "sentence",
    [
        "En 2022 las graves se contestaban en 5 horas.",
        "Hasta 2023 las graves se respondían en 4 horas.",
        "En la versión anterior las graves se contestan en 2 horas.",
        "Las graves se contestan en 45 minutos (pendiente de confirmar).",
        "El plazo de las graves está por definir: se contestan en 30 minutos.",
        "Las graves se contestan en 2 horas aproximadamente.",
    ],
)
def test_history_and_what_is_not_decided_rules_nothing(sentence: str) -> None:
    assert "duties.high.first_answer" not in plain(f"# Manual\n## Plazos\n{sentence}\n")


@pytest.mark.parametrize(
    "offer",
    [
        "Retraso: 20 € (propuesta, falta cerrarla con Legal).",
        "Pedido roto: reembolso de 5 o 10 €.",
        "Pedido incompleto: vale de 15 €, según se vea.",
        "Error de cobro: devolución de 30 € (¿o 40?).",
    ],
)
def test_an_amount_that_is_not_settled_is_no_promise(offer: str) -> None:
    told = plain(f"# Manual\n## Compensaciones\n- {offer}\n- Avería: cambio gratis.\n")
    assert not [path for path, value in told.items() if path.startswith("facts.") and "€" in str(value)]


def test_a_role_of_which_only_an_unknown_abbreviation_is_told_is_asked_about() -> None:
    told = fields(SCALE.replace("Presidencia", "PZQ"))["duties.critical.approver"]
    assert told.doubt is not None
    assert "PZQ" in told.doubt.es


def test_what_is_left_of_a_length_of_time_is_nobody() -> None:
    told = plain(SCALE.replace("Aprueba", "Avisar al seguro").replace("Presidencia", "2 h"))
    assert "duties.critical.tell" not in told


@pytest.mark.parametrize("act", ["AI-3 | Precintar la nave", "T-03 | Conservar el tacógrafo"])
def test_the_deadline_of_an_act_is_no_deadline_of_the_answer(act: str) -> None:
    text = (
        "# Manual\n## Actuaciones internas\n"
        "| Código | Actuación | Responsable | Plazo | Fichas |\n|---|---|---|---|---|\n"
        f"| {act} | Jefatura de Nave | 1 hora | F1, F2 |\n"
        "| X-09 | Avisar a la mutua | Jefatura de Nave | 2 horas | F1 |\n\n"
        "## Fichas\n### F1. Incendio\n\nTitular: Jefatura de Nave. Prioridad: alta.\n\n"
        "Primera respuesta: «Hay un incendio en la nave y estamos con los bomberos.»\n\n"
        "### F2. Derrame\n\nTitular: Jefatura de Nave. Prioridad: alta.\n\n"
        "Primera respuesta: «Ha habido un derrame y ya está controlado por nuestro equipo.»\n"
    )
    told = fields(text)
    assert not [path for path in told if path.startswith("scenarios.") and path.endswith((".deadlines", ".do"))]
    assert sum(path.startswith("actions.") for path in told) == 2
