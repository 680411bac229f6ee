"""Questions in the ways in which different departments write them: where each answer leads, and how grave its end is."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.protocol.question_targets import leads_on, way
from app.importing.protocol.questions import read
from app.importing.reading import Ground, Reading
from app.importing.severity.scale import Scale, Step

SCALE = Scale(
    steps=(
        Step(names=("rutina",), severities=("low",)),
        Step(names=("incidencia",), severities=("medium",)),
        Step(names=("alarma",), severities=("critical",)),
    )
)


def readings(text: str, scale: Scale = SCALE) -> dict[str, Reading]:
    document = from_markdown(text, "m.md")
    ground = Ground(documents=(document,), records=records(document), scale=scale)
    return {reading.field: reading for reading in read(ground)}


def ends(text: str) -> list[tuple[str, str]]:
    """Each question's answers: a question's id, or the kind of outcome."""
    found = readings(text)
    kinds = {f.rsplit(".", 1)[-1]: r.value.get("like") for f, r in found.items() if ".outcomes." in f}
    asked = [r.value for f, r in found.items() if ".questions." in f]
    return [(kinds.get(one["yes"], one["yes"]), kinds.get(one["no"], one["no"])) for one in asked]


def severities(text: str, scale: Scale = SCALE) -> dict[str, str | None]:
    found = readings(text, scale)
    return {r.value["label"]: r.value.get("severity") for f, r in found.items() if ".outcomes." in f}


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("Pase a B", "b"),
        ("ir a 4.2", "4.2"),
        ("7.2", "7.2"),
        ("pase a la pregunta B", "b"),
        ("vaya a la pregunta n.º 3", "3"),
        ("Pasamos a la segunda", "2"),
        ("continúe en el punto 5", "5"),
        ("→ P4", "4"),
        ("go to question 3", "3"),
        ("proceed to step 2", "2"),
        ("see Q6", "6"),
        ("pasá a la 2 (¿hay datos?)", "2"),
    ],
)
def test_a_question_is_named_by_number_letter_or_order(target: str, name: str) -> None:
    assert (way(target).kind, way(target).name) == ("named", name)


@pytest.mark.parametrize(
    "target",
    ["seguir", "siguiente pregunta", "sigue", "continúe abajo", "next question", "carry on", "pasar a la siguiente"],
)
def test_going_on_is_the_next_question(target: str) -> None:
    assert way(target).kind == "next"


@pytest.mark.parametrize(
    "target",
    [
        "Emergencia",
        "Fallo nuestro",
        "no se contesta",
        "Plan B de comunicación",
        "Avisar a 2 personas",
        "Nivel 2",
        "es lo que hay",
    ],
)
def test_an_end_leads_to_no_question(target: str) -> None:
    assert way(target).kind == "end"
    assert not leads_on(target)


TREES = [
    "## Filtro\nA) ¿Hay heridos? Sí: Emergencia. No: pase a B.\n\nB) ¿Hemos fallado? Sí: Fallo nuestro. No: Consulta.\n",
    "## 7. Protocolo\n### 7.1 ¿Hay heridos?\n- Sí: Emergencia\n- No: ir a 7.2\n### 7.2 ¿Hemos fallado?\n- Sí: Fallo nuestro\n- No: Consulta\n",
    "## Filtro\n| | Pregunta | SÍ | NO |\n|---|---|---|---|\n| A | ¿Hay heridos? | Emergencia | Pase a B |\n| B | ¿Hemos fallado? | Fallo nuestro | Consulta |\n",
    "## Filtro\n| Comprobación | SÍ | NO |\n|---|---|---|\n| Hay heridos | Emergencia | Seguir |\n| Hemos fallado | Fallo nuestro | Consulta |\n",
    "## Filtro\n| Paso | Pregunta | Qué sigue |\n|---|---|---|\n| 1 | ¿Hay heridos? | Sí: Emergencia. No: ir a 2 |\n| 2 | ¿Hemos fallado? | Sí: Fallo nuestro. No: Consulta |\n",
    "## Filtro\n- ¿Hay heridos? Sí: Emergencia. No: sigue.\n- ¿Hemos fallado? Sí: Fallo nuestro. No: Consulta.\n",
    "## Antes de escribir\n**Primero:** ¿hay heridos? Si los hay, es una emergencia. Si no, pasamos a la segunda.\n\n**Segundo:** ¿hemos fallado? Si es así, es un fallo nuestro. Si no, es una consulta.\n",
    "## Cómo decidimos\nAntes de nada nos preguntamos si hay heridos; si la respuesta es sí, emergencia; si la respuesta es no, nos preguntamos si hemos fallado; si la respuesta es sí, fallo nuestro; si la respuesta es no, consulta.\n",
    "## Before you reply\n1. Is anyone hurt? If yes, emergency. If no, go to question 2.\n2. Did we let the customer down? If yes, our mistake. If no, enquiry.\n",
    "## Cómo decidimos\n- Si hay heridos: emergencia\n- Si hemos fallado nosotros: fallo nuestro\n- En los demás casos: consulta\n",
]


@pytest.mark.parametrize("text", TREES)
def test_a_tree_is_read_as_its_author_writes_it(text: str) -> None:
    assert ends(text) == [("safety_risk", "q2"), ("service_failure", "request")]


@pytest.mark.parametrize(
    "text",
    [
        "1. ¿Hay heridos? Sí: Emergencia (alarma). No: 2\n2. ¿Hemos fallado? Sí: Fallo (incidencia). No: Consulta (rutina)\n",
        "1. ¿Hay heridos? Sí → Emergencia, alarma / No → 2\n2. ¿Hemos fallado? Sí → Fallo, incidencia / No → Consulta, rutina\n",
        "1. ¿Hay heridos? Sí → Emergencia – alarma / No → 2\n2. ¿Hemos fallado? Sí → Fallo – incidencia / No → Consulta – rutina\n",
        "1. ¿Hay heridos? Sí → Emergencia / No → 2\n2. ¿Hemos fallado? Sí → Fallo / No → Consulta\n\n| Salida | Grado |\n|---|---|\n| Emergencia | Alarma |\n| Fallo | Incidencia |\n| Consulta | Rutina |\n",
        "1. ¿Hay heridos? Sí → Emergencia / No → 2\n2. ¿Hemos fallado? Sí → Fallo / No → Consulta\n\n- Emergencia (alarma): se llama\n- Fallo (incidencia): se pide perdón\n- Consulta (rutina): se responde\n",
        "1. ¿Hay heridos? Si los hay, es una emergencia y es alarma. Si no, pasamos a la 2.\n2. ¿Hemos fallado? Si es así, es un fallo y es incidencia. Si no, es una consulta y es rutina.\n",
    ],
)
def test_an_end_has_the_degree_that_stands_beside_it(text: str) -> None:
    found = severities(f"## Protocolo\n{text}")
    assert list(found.values()) == ["critical", "medium", "low"]


def test_a_colour_that_the_scale_does_not_know_is_doubtful() -> None:
    text = "## Protocolo\n1. ¿Hay heridos? Sí → Emergencia / No → 2\n2. ¿Fallamos? Sí → Fallo / No → Consulta\n\n| Salida | Color |\n|---|---|\n| Emergencia | Rojo |\n| Fallo | Naranja |\n| Consulta | Verde |\n"
    found = readings(text)
    assert found["protocol.outcomes.emergencia"].value["severity"] == "critical"
    assert found["protocol.outcomes.fallo"].doubt is not None


@pytest.mark.parametrize(
    "text",
    [
        "## ¿Cómo llego?\n¿Qué es? Sí: una guía. No: nada.\n\n¿Cuándo? Sí: hoy. No: mañana.\n",
        "## Palabras\n| Sí | No |\n|---|---|\n| «Encantados» | «Imposible» |\n| «Lo vemos» | «No es cosa nuestra» |\n",
        "## Conducta\n| Situación | Sí | No |\n|---|---|---|\n| Retraso | Pedir perdón | Discutir |\n| Rotura | Cambiar la pieza | Culpar al taller |\n",
    ],
)
def test_what_asks_nothing_is_no_protocol(text: str) -> None:
    assert readings(text) == {}


@pytest.mark.parametrize(
    "target",
    ["se pasará a la letra b", "se continuará con la letra b)", "pase al inciso b", "se pasará a la cuestión b"],
)
def test_letters_of_clauses_name_questions(target: str) -> None:
    assert (way(target).kind, way(target).name) == ("named", "b")
