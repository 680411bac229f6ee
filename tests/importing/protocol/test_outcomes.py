"""The brand's names for outcomes are matched by meaning; what silences, or could be two, is doubtful."""

from typing import Any

import pytest

from app.importing.documents.document import Place
from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.protocol.outcome_codes import Account
from app.importing.protocol.outcomes import accounts, ending, kinds, strategy
from app.importing.reading import Ground
from app.importing.severity.scale import Scale, found

HERE = Place(file="m.md", number=1)


def ground(text: str) -> Ground:
    document = from_markdown(text, "m.md")
    told = records(document)
    return Ground(documents=(document,), records=told, scale=found(told))


EMPTY = Ground(documents=(), records=(), scale=Scale())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Fallo nuestro", "service_failure"),
        ("Queja fundada", "service_failure"),
        ("Propuesta de mejora", "improvement"),
        ("Sugerencias", "improvement"),
        ("Crítica sin fundamento", "unfounded_criticism"),
        ("Queja infundada", "unfounded_criticism"),
        ("Trol", "troll"),
        ("Hater", "troll"),
        ("Bulo", "misinformation"),
        ("Dato erróneo", "misinformation"),
        ("Consulta", "request"),
        ("Solicitud de información", "request"),
        ("Elogio", "praise"),
        ("Felicitaciones", "praise"),
        ("Riesgo para personas", "safety_risk"),
        ("Emergencia", "safety_risk"),
        ("Fuera de tema", "off_topic"),
        ("¿Dice algo que no es cierto?", "misinformation"),
    ],
)
def test_a_name_means_a_shipped_outcome(name: str, kind: str) -> None:
    assert kinds(name)[:1] == (kind,)


@pytest.mark.parametrize("name", ["Cosas varias", "Otro", "Publicar", "Estafa de terceros"])
def test_a_name_that_says_nothing_means_none(name: str) -> None:
    assert kinds(name) == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Pedimos disculpas y pasamos a privado", {"apologise": "required", "private": True}),
        (
            "Sin pedir disculpas, con la prueba, una sola vez",
            {"apologise": "forbidden", "proof": True, "reply": "once"},
        ),
        ("Damos las gracias y la trasladamos", {"thank": True}),
        ("No se contesta", {"reply": "none"}),
        ("Mensaje de espera y llamada a Calidad", {"reply": "hold"}),
        ("Un saludo breve", {"reply": "light"}),
        ("No responder en caliente", {}),
        ("Contestamos", {}),
        ("No pedimos disculpas por lo que no hicimos", {"apologise": "forbidden"}),
    ],
)
def test_a_description_asks_only_what_it_says(text: str, asked: dict[str, Any]) -> None:
    assert strategy(text) == asked


def test_an_outcome_that_silences_must_be_confirmed() -> None:
    assert ending("Trol", HERE, "", (), EMPTY).doubt is not None
    assert ending("Fallo nuestro", HERE, "", (), EMPTY).doubt is None


def test_a_trol_that_gets_an_answer_needs_no_confirmation() -> None:
    told = accounts(ground("- **Trol:** un toque breve y amable.\n"))
    found = ending("Trol", HERE, "", told, EMPTY)
    assert (found.strategy, found.doubt) == ({"reply": "light"}, None)


def test_a_name_that_could_be_two_is_doubtful() -> None:
    assert ending("Elogio o consulta", HERE, "", (), EMPTY).doubt is not None
    assert ending("Bulo o provocación", HERE, "", (), EMPTY).doubt is not None


def test_the_question_tells_what_an_unknown_name_means() -> None:
    found = ending("Escenario 1", HERE, "¿Hay personas en peligro?", (), EMPTY)
    assert (found.label, found.like) == ("Escenario 1", "safety_risk")


def test_an_account_elsewhere_gives_strategy_and_severity() -> None:
    here = ground(
        "| Color | Gravedad |\n|---|---|\n| Verde | Baja |\n| Ámbar | Media |\n| Rojo | Crítica |\n\n"
        "| Salida | Qué hacemos | Color |\n|---|---|---|\n| Error nuestro | Pedimos disculpas | Ámbar |\n"
    )
    told: tuple[Account, ...] = accounts(here)
    found = ending("Error nuestro", HERE, "", told, here)
    assert found.strategy == {"apologise": "required"}
    assert found.severity == "medium"
