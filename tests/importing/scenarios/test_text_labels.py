"""What a label says of the text below it, a text for every matter, and deadlines that stand in another chapter."""

# ruff: noqa: E501 - a snippet of a manual reads best as it is written

from typing import Any

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.reading import Ground, Reading
from app.importing.scenarios import reader as scenarios
from app.importing.scenarios.words import meaning
from app.importing.severity import scale

HOLDING = "Paramos el concierto por seguridad. Les informaremos por aquí."
CLOSING = "Gracias por su calma. Mañana les contamos qué pasa con las entradas."
SCALE = "## Gravedad\n| Gravedad | Qué es |\n|---|---|\n| Baja | Una duda |\n| Media | Una queja |\n| Alta | Muchas quejas |\n| Crítica | Heridos |\n"


def read(text: str) -> list[Reading]:
    document = from_markdown(text, "m.md")
    told = records(document)
    return scenarios.read(Ground(documents=(document,), records=told, scale=scale.found(told)))


def fields(text: str) -> dict[str, Any]:
    return {one.field.rsplit(".", 1)[-1]: one.value for one in read(text)}


def texts(given: list[dict[str, str]]) -> list[str]:
    return [one["text"] for one in given]


@pytest.mark.parametrize(
    ("opening", "end"),
    [
        ("Texto de arranque", "Texto de despedida"),
        ("Frase inicial", "Frase final"),
        ("Mensaje de apertura", "Mensaje de agradecimiento"),
        ("Publicación de entrada", "Publicación de vuelta a la normalidad"),
        ("Opening line", "Farewell message"),
        ("Say this", "When it's over, say"),
    ],
)
def test_what_a_text_is_for_decides_between_first_and_last(opening: str, end: str) -> None:
    read = fields(
        f"# Plan\n## Casos\n### Tormenta\n**Palabras:** lluvia, suspendido\n\n**{opening}:** «{HOLDING}»\n\n**{end}:** «{CLOSING}»\n"
    )

    assert texts(read["holding"]) == [HOLDING]
    assert texts(read["closing"]) == [CLOSING]


@pytest.mark.parametrize("label", ["Texto de disculpa", "Mensaje de condolencia", "Frase de ánimo"])
def test_a_text_for_a_purpose_of_its_own_is_no_plain_holding_text(label: str) -> None:
    assert meaning(label) != "holding"


@pytest.mark.parametrize(
    "label", ["Texto para redes", "Mensaje público", "Mensaje en Instagram", "Texto de X", "Texto"]
)
def test_a_text_that_tells_only_for_whom_it_is_stays_a_holding_text(label: str) -> None:
    assert meaning(label) == "holding"


def test_the_time_to_face_the_public_is_no_owner() -> None:
    read = fields(
        f"# Plan\n## Fichas\n### Accidente\nAl mando: Dirección de Operaciones\nTiempo para dar la cara: 15 minutos\nGravedad: alta\nMensaje: «{HOLDING}»\n"
    )

    assert read["owner"] == "Dirección de Operaciones"
    assert read["deadlines"] == [{"what": "first_answer", "minutes": 15}]


@pytest.mark.parametrize(
    "text",
    [
        f"# Guía\n## Texto de espera para cuando no sabés qué pasó\n«{HOLDING}»\n",
        f"# Guía\n## Catálogo de incidencias\n8.1. En defecto de texto específico se empleará: «{HOLDING}»\n",
        f"# Guía\n## Catálogo de incidencias\nA falta de otro texto: «{HOLDING}»\n",
        f"# Guide\n## Scenarios\nIf nothing here fits: “{HOLDING}”\n",
    ],
)
def test_a_text_for_whatever_is_not_foreseen_is_general(text: str) -> None:
    (only,) = [one for one in read(text) if one.field == "holding"]

    assert texts(only.value) == [HOLDING]


FICHES = f"# Plan\n## Fichas\n### F-01. Corte de luz\n**Palabras clave:** apagón\n\n**Mensaje de espera:** «{HOLDING}»\n### F-02. Persona con respirador\n**Palabras clave:** respirador\n\n**Mensaje de espera:** «{CLOSING}»\n## Notas\n"


@pytest.mark.parametrize(
    "note",
    [
        "En la ficha F-02 la primera respuesta se publica en 10 minutos en todo caso.",
        "La primera respuesta de F-02 sale siempre en 10 minutos.",
        "Cuando se trate de una persona con respirador se contesta en 10 minutos.",
    ],
)
def test_a_deadline_told_elsewhere_belongs_to_the_crisis_that_it_names(note: str) -> None:
    found = {one.field: one.value for one in read(f"{FICHES}{note}\n") if one.field.endswith("deadlines")}

    assert found == {"scenarios.F-02.deadlines": [{"what": "first_answer", "minutes": 10}]}


@pytest.mark.parametrize(
    "note",
    [
        "F-01 y F-02 se contestan en 10 minutos.",
        "En F-02 se informa al comité en 10 minutos.",
        "En F-02 la primera respuesta nunca espera 10 minutos.",
    ],
)
def test_what_names_two_crises_or_no_answer_sets_no_deadline(note: str) -> None:
    assert not [one for one in read(f"{FICHES}{note}\n") if one.field.endswith("deadlines")]


@pytest.mark.parametrize("head", ["| Qué | Cómo |", "| Punto | Qué hacer |", "| Apartado | Contenido |"])
def test_the_head_of_a_fiche_whose_rows_name_their_fields_means_nothing(head: str) -> None:
    found = fields(
        f"# Plan\n## Situaciones previstas\n### Robo\n{head}\n|---|---|\n| Qué la delata | robada, expolio |\n| Quién se encarga | Seguridad |\n| Qué hacemos | Cerrar la sala |\n| Qué decimos al principio | «{HOLDING}» |\n"
    )

    assert found["triggers"] == ["robada", "expolio"]
    assert found["do"] == ["Cerrar la sala"]


def test_a_chapter_whose_table_tells_of_several_tasks_is_no_crisis() -> None:
    text = "# Guide\n## Inside the house\n| Action | Who | Within | When |\n|---|---|---|---|\n| Log the case | Care | 2 hours | Skin reaction |\n| Pause posts | Brand | 10 minutes | Recall |\n"

    assert read(text) == []


@pytest.mark.parametrize("name", ["Información verificada", "Datos que podemos compartir", "Preguntas frecuentes"])
def test_a_chapter_of_facts_is_no_crisis(name: str) -> None:
    assert (
        read(
            f"# Plan\n## {name}\nSe puede decir:\n\n- La ruta opera todo el año.\n\nNo se puede decir:\n\n- Que abrimos en Orán.\n"
        )
        == []
    )


def test_a_degree_below_a_label_that_says_nothing_is_marked() -> None:
    text = f"# Plan\n{SCALE}## Fichas\n### Robo\n**Palabras:** robo\n\n**Calado:** Alta\n\n**Mensaje:** «{HOLDING}»\n"
    (only,) = [one for one in read(text) if one.field.endswith("severity")]

    assert only.value == "high"
    assert only.doubt is not None


def test_a_protocol_is_no_crisis() -> None:
    text = "# Plan\n## Desarrollo\n5.1 ¿Pide ayuda? SÍ: resultado A. NO: pregunta 5.2.\n5.2 ¿Es nuestro? SÍ: pregunta 5.3. NO: resultado E.\n\nCuando no exista ficha aplicable, la primera respuesta será:\n\n«Gracias por avisarnos. Lo estamos comprobando.»\n"

    assert not [one for one in read(text) if one.field.startswith("scenarios.")]
