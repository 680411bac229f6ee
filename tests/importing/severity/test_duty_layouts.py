"""Degrees and duties, as departments that nobody here knows would write them."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

from typing import Any

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.severity.duties import read
from app.importing.understanding import ground_of

TABLE = (
    "# Manual\n## Niveles\n| Nivel | Primera respuesta | Aprueba |\n|---|---|---|\n| Bajo | 12 h | Community Manager |\n"
    "| Medio | 3 h | Coordinación de Marca |\n| Alto | 1 h | Gerencia de Marca |\n| Crítico | 15 min | Dirección |\n\n"
)


def told(text: str) -> dict[str, Any]:
    """Every value, by field."""
    return {one.field.removeprefix("duties."): one.value for one in read(ground_of([from_markdown(text, "m.md")]))}


def sure(text: str) -> dict[str, Any]:
    """The values that are read without a doubt."""
    found = read(ground_of([from_markdown(text, "m.md")]))
    return {one.field.removeprefix("duties."): one.value for one in found if one.doubt is None}


@pytest.mark.parametrize(
    "text",
    [
        "Alto y Crítico corren las 24 hs. Bajo y Medio, solo en horario de redes.",
        "Los plazos de los niveles alto y crítico se computan de forma continua.",
        "En los niveles alto y crítico el reloj no se detiene nunca.",
        "Los plazos de los niveles alto y crítico corren de manera ininterrumpida.",
        "The clock never stops for High and Critical.",
        "For Alto and Crítico the timer doesn't pause, weekends and holidays included.",
    ],
)
def test_the_clock_that_never_stops(text: str) -> None:
    found = sure(
        TABLE.replace("Alto", "High").replace("Crítico", "Critical") + text if "High" in text else TABLE + text
    )
    assert (found.get("high.clock"), found.get("critical.clock")) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "En nivel alto se responde en 1 hora y no se para la campaña.",
        "En nivel alto, si continúa la queja, se responde otra vez.",
        "En nivel alto no se interrumpe a quien escribe y se responde en 1 hora.",
    ],
)
def test_what_else_goes_on_is_no_clock(text: str) -> None:
    assert not any(field.endswith("clock") for field in told(TABLE + text))


@pytest.mark.parametrize("noun", ["Flag", "Bandera", "Foco", "Tarjeta", "Light"])
def test_a_colour_grades_whatever_carries_it(noun: str) -> None:
    names = [f"{c} {noun}" for c in ("Green", "Amber", "Red")] if noun in ("Flag", "Light") else [
        f"{noun} {c}" for c in ("verde", "amarilla", "roja")
    ]  # fmt: skip
    lines = [
        f"**{name}.** Reply within {n} hours. The Press Lead signs it off."
        for name, n in zip(names, (8, 4, 1), strict=True)
    ]
    found = sure("# Manual\n## How bad is it?\n" + "\n\n".join(lines))
    assert (found["low.first_answer"], found["critical.first_answer"]) == (480, 60)
    assert found["critical.approver"] == "Press Lead"


def test_who_signs_off_stands_before_the_verb_and_who_is_told_behind_it() -> None:
    found = sure(
        "# Manual\n## How bad is it?\n**Green Flag.** Reply within 8 hours and have it sorted within 3 days. The Care Assistant can "
        "sign it off alone.\n\n**Amber Flag.** Reply within 2 hours. The Customer Care Lead signs it off, and the Retail "
        "Manager is told.\n\n**Red Flag.** Reply within half an hour, whatever the day or the hour. The Managing Director "
        "signs it off; tell the Customer Care Lead and the Retail Manager."
    )
    assert found["low.approver"] == "Care Assistant"
    assert found["low.resolution"] == 3 * 1440
    assert (found["medium.approver"], found["medium.tell"]) == ("Customer Care Lead", ["Retail Manager"])
    assert found["critical.tell"] == ["Customer Care Lead", "Retail Manager"]
    assert found["critical.clock"] is True


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Firma la Dirección de Marca y queda informada la Asesoría Jurídica.", "Asesoría Jurídica"),
        ("Firma la Dirección de Marca. La Asesoría Jurídica queda informada.", "Asesoría Jurídica"),
        ("Firma la Dirección de Marca; la Asesoría Jurídica va en copia.", "Asesoría Jurídica"),
    ],
)
def test_who_is_kept_informed(text: str, who: str) -> None:
    found = sure(
        f"# Manual\n## Gravedad\n- **Leve.** Contestamos en 6 horas.\n- **Grave.** Contestamos en 1 hora. {text}"
    )
    assert (found["high.approver"], found["high.tell"]) == ("Dirección de Marca", [who])


def test_who_must_be_told_behind_an_and_approves_nothing() -> None:
    found = told(TABLE + "In Crítico the Chief Executive approves and the Head of Animal Care must be told.")
    assert found["critical.tell"] == ["Head of Animal Care"]
    assert "Head of Animal Care" not in {value for field, value in found.items() if field.endswith("approver")}


def test_the_name_that_signs_a_reply_approves_nothing() -> None:
    found = told(TABLE + "En los casos de nivel crítico se firma «Equipo Acme».")
    assert found["critical.approver"] == "Dirección"


OWN = (
    "# Manual\n## ¿Cuánto quema?\n### Tibio\nPreguntas. Contestamos en 6 horas. Firma el Turno de Redes, o sea vos. No hace falta "
    "avisarle a nadie.\n### Caliente\nAlgo salió mal y tiene razón: una lata, una reserva. Contestamos en 2 horas. Firma la "
    "Coordinación de Comu. Avisale a la Gerencia de Bares.\n### Hirviendo\nYa son varios. Contestamos en 45 minutos; si el que "
    "pregunta es periodista, en 20 minutos. Firma la Coordinación de Comu.\n### Incendio\nGente lastimada. Contestamos en 15 "
    "minutos, sea de madrugada o feriado. Firman Los Socios.\n### ¿Y si el que firma no atiende?\nSe espera un rato.\n"
)


def test_a_heading_beside_the_degrees_that_is_none_does_not_hide_them() -> None:
    found = told(OWN)
    first = [found[f"{severity}.first_answer"] for severity in ("low", "medium", "high", "critical")]
    assert first == [360, 120, 45, 15]
    assert found["low.approver"] == "Turno de Redes"
    assert (found["medium.approver"], found["medium.tell"]) == ("Coordinación de Comu", ["Gerencia de Bares"])
    assert found["critical.approver"] == "Socios"
    assert found["critical.clock"] is True


def test_a_journalist_in_the_condition_is_not_who_is_called() -> None:
    assert told(OWN)["high.conditional"] == [
        {"what": "first_answer", "minutes": 20, "when": "si el que pregunta es periodista"}
    ]


@pytest.mark.parametrize("mark", ["(1)", "*", "†"])
def test_a_footnote_belongs_to_the_cell_that_bears_its_mark(mark: str) -> None:
    text = TABLE.replace("1 h |", f"1 h {mark} |") + f"{mark} Si la publicación la firma un medio, 20 min."
    found = sure(text.replace("*", "\\*"))
    assert found["high.first_answer"] == 60
    assert found["high.conditional"] == [
        {"what": "first_answer", "minutes": 20, "when": "si la publicación la firma un medio"}
    ]


def test_a_mark_without_a_footnote_is_no_figure() -> None:
    assert sure(TABLE.replace("1 h |", "1 h (1) |"))["high.first_answer"] == 60


@pytest.mark.parametrize(
    "headings",
    [
        ("Nivel 1. Ordinario", "Nivel 2. Sensible", "Nivel 3. Crítico"),
        ("Grado I – Ordinario", "Grado II – Sensible", "Grado III – Crítico"),
        ("Level 1 (Ordinario)", "Level 2 (Sensible)", "Level 3 (Crítico)"),
    ],
)
def test_the_word_beside_a_number_names_the_degree_too(headings: tuple[str, ...]) -> None:
    parts = [f"### {head}\nSe contesta en {n} horas." for head, n in zip(headings, (6, 2, 1), strict=True)]
    ground = ground_of([from_markdown("# Manual\n## Tres niveles\n" + "\n".join(parts), "m.md")])
    assert ground.scale.severity("Sensible") == ("medium", "high")
    assert ground.scale.severity("Crítico") == ("critical",)


def test_a_priority_is_a_number_of_the_table_where_one_is_the_gravest() -> None:
    table = (
        "# Manual\n| Prioridad | Criterio | Primera respuesta | Aprueba |\n|---|---|---|---|\n| 1 | Muertes | 10 minutos | Dirección |\n"
        "| 2 | Demoras | 30 minutos | Jefatura de Sala |\n| 3 | Quejas | 2 horas | Jefatura de Redes |\n| 4 | Dudas | 6 horas | "
        "Community Manager |\n\nLa primera respuesta de la prioridad 2 se reduce a 15 minutos si el paciente es menor de edad."
    )
    assert sure(table)["high.conditional"] == [
        {"what": "first_answer", "minutes": 15, "when": "si el paciente es menor de edad"}
    ]
