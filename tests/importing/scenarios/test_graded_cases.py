"""Crises that are graded in brackets, in a sentence, or case by case."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.reading import Reading
from app.importing.scenarios.graded_cases import graded, named_in_title
from app.importing.scenarios.reader import read
from app.importing.severity.scale import Scale, Step
from app.importing.understanding import ground_of

SCALE = Scale(
    steps=(
        Step(names=("verde",), severities=("low",)),
        Step(names=("amarillo",), severities=("medium",)),
        Step(names=("rojo",), severities=("high",)),
        Step(names=("negro",), severities=("critical",)),
    )
)
LEVELS = (
    "# M\n## Semáforo\n| Color | Primera respuesta | Aprueba |\n|---|---|---|\n| Verde | 4 h | Community Manager |\n"
    "| Amarillo | 1 h | Jefatura de Redes |\n| Rojo | 20 min | Gerencia de Marca |\n| Negro | 10 min | Gerencia General |\n\n"
)


def fields(text: str) -> dict[str, Reading]:
    found = read(ground_of([from_markdown(LEVELS + text, "m.md")]))
    return {one.field.rsplit(".", 1)[-1]: one for one in found}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Rojo; Negro si va en ambulancia", "high"),
        ("Es Amarillo, salvo que lo mueva un medio: entonces Rojo", "medium"),
        ("Amarillo, excepto si hay menores, que es Negro", "medium"),
        ("Rojo si son dos o más personas; Amarillo si es una", "high"),
        ("Si nos inspeccionan es Rojo; si nos clausuran es Negro", "critical"),
    ],
)
def test_the_degree_without_a_condition_holds_and_a_person_looks(text: str, severity: str) -> None:
    found = graded(text, SCALE)
    assert found is not None
    assert (found.severity, found.doubt is not None) == (severity, True)


@pytest.mark.parametrize("text", ["Rojo", "Siempre Rojo, aunque sea una sola persona", "Rojo si hay heridos"])
def test_one_degree_is_no_case(text: str) -> None:
    assert graded(text, SCALE) is None


def test_a_degree_in_brackets_ends_a_title() -> None:
    assert named_in_title("Caída de la web (rojo)", SCALE) == "high"
    assert named_in_title("Caída de la web (pagos)", SCALE) is None


FICHE = (
    "## Escenarios\n### El pedido no llega\n{}\nSuena a «llevo una hora», «no llega» o «tarde otra vez».\n\n"
    "Primero pones: «Lamentamos la demora, pásanos tu número de pedido y lo vemos ahora mismo con el local.»\n"
)


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("Es Amarillo. La lleva la Jefatura de Redes.\n", "medium"),
        ("Siempre Rojo, aunque sea una sola persona. La lleva la Jefatura de Redes.\n", "high"),
        ("Es Amarillo, salvo que lo mueva un medio: entonces Rojo. La lleva la Jefatura de Redes.\n", "medium"),
    ],
)
def test_a_sentence_grades_its_crisis(said: str, severity: str) -> None:
    assert fields(FICHE.format(said))["severity"].value == severity


@pytest.mark.parametrize(
    "lead", ["Suena a", "Te van a escribir cosas como", "Vas a leer cosas del tipo", "Nos llegan mensajes como"]
)
def test_a_phrase_leads_to_what_the_public_writes(lead: str) -> None:
    text = FICHE.format("Es Amarillo. La lleva la Jefatura de Redes.\n").replace("Suena a", lead)
    assert fields(text)["triggers"].value == ["llevo una hora", "no llega", "tarde otra vez"]


@pytest.mark.parametrize("label", ["Mensaje de término", "Texto de finalización", "Mensaje de cierre"])
def test_the_last_message_of_a_fiche_is_its_closing_and_no_trigger(label: str) -> None:
    found = fields(
        "## Fichas\n### Ficha B · Niño que no aparece\n| Color | Rojo |\n|---|---|\n"
        "| Se reconoce por | «no encuentro a mi hijo», «se perdió una niña» |\n"
        "| Primer mensaje | Estamos con la familia y el personal está buscando. Si lo ve, avise al equipo. |\n"
        f"| {label} | Ya está con su familia. Gracias a quienes ayudaron. |\n"
    )
    assert found["triggers"].value == ["no encuentro a mi hijo", "se perdió una niña"]
    assert found["closing"].value[0]["text"] == "Ya está con su familia. Gracias a quienes ayudaron."


@pytest.mark.parametrize(
    "heads",
    [("Somos", "No somos"), ("Sonamos", "No sonamos"), ("We are", "We are not"), ("Hablamos", "Nunca hablamos")],
)
def test_what_the_brand_is_and_is_not_is_no_crisis(heads: tuple[str, str]) -> None:
    found = fields(
        f"## Cómo sonamos\n| {heads[0]} | {heads[1]} |\n|---|---|\n| Cercanos | Chistosos |\n| Claros | Técnicos |\n\n"
        "- Nos gusta decir: «gracias por avisar», «lo estamos revisando».\n"
    )
    assert "title" not in found


@pytest.mark.parametrize(
    "lead",
    [
        "En tanto no se disponga de información contrastada, se empleará el siguiente:",
        "Mientras no haya datos confirmados se publica lo siguiente:",
    ],
)
def test_a_sentence_introduces_the_general_message(lead: str) -> None:
    words = "Hemos recibido su mensaje y lo estamos estudiando. Le informaremos por esta vía."
    assert fields(f"## Textos autorizados\n7.1. {lead} «{words}»\n")["holding"].value[0]["text"] == words


def test_a_message_that_is_going_to_see_points_nowhere() -> None:
    found = fields(
        "## Fichas\n### Ficha E · Filas eternas\n| Color | Amarillo |\n|---|---|\n| Se reconoce por | «dos horas de fila» |\n"
        "| Primer mensaje | Gracias por contarnos. Vamos a ver con el local qué pasa con esa fila y te respondemos. |\n"
    )
    assert found["holding"].value[0]["text"].startswith("Gracias por contarnos.")
