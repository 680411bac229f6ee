"""Every matter of a comment is answered."""

import pytest

from app.brand.words import Severity
from app.triage.triage import Issue
from tests import made
from tests.guard.examples import context, found, levels

TEXT = "La película estupenda, pero esperé una hora en taquilla. ¿Tenéis parking?"
PRAISE, WAIT, PARKING = (0, 21), (23, 56), (57, 73)


def _issue(outcome: str, severity: Severity, span: tuple[int, int]) -> Issue:
    return Issue(outcome=outcome, severity=severity, start=span[0], end=span[1])


ALL = (_issue("service_failure", "medium", WAIT), _issue("praise", "low", PRAISE), _issue("request", "low", PARKING))
MIXED = context(comment=made.comment(TEXT), triage=made.triage(issues=ALL))


@pytest.mark.parametrize(
    "text",
    [
        "Gracias por lo de la película. Sentimos la cola en taquilla. Hay parking en la plaza.",
        "Sentimos la espera, escríbenos por privado. Gracias por venir. El aparcamiento: aurora.example.",
        "Perdona la hora en taquilla. Sí, tenemos parking. Nos alegra que la película gustara.",
    ],
)
def test_answering_all_passes(text: str) -> None:
    assert levels("unanswered_matter", text, MIXED) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Sentimos la espera en taquilla. Hay parking en la plaza.",
        "Perdón por la cola de la taquilla; parking sí, en la plaza.",
    ],
)
def test_a_forgotten_light_matter_warns(text: str) -> None:
    assert levels("unanswered_matter", text, MIXED) == {"warn"}


@pytest.mark.parametrize("text", ["Gracias. Qué película.", "Gracias por venir.", "Gracias, Marta."])
def test_the_gravest_matter_left_out_blocks(text: str) -> None:
    assert "block" in levels("unanswered_matter", text, MIXED)


def test_one_act_does_not_answer_two_failures() -> None:
    text = "Esperé una hora en taquilla. El baño estaba inundado."
    issues = (_issue("service_failure", "medium", (0, 28)), _issue("service_failure", "medium", (29, 53)))
    twice = context(comment=made.comment(text), triage=made.triage(issues=issues))
    assert levels("unanswered_matter", "Lo sentimos mucho, escríbenos por privado.", twice) == {"warn"}
    assert levels("unanswered_matter", "Sentimos la espera y lo del baño inundado, y la taquilla.", twice) == set()


def test_what_only_provokes_needs_no_answer() -> None:
    troll = made.triage(outcome="troll", issues=(_issue("troll", "low", (0, 10)),))
    assert levels("unanswered_matter", "Te leemos.", context(triage=troll)) == set()


def test_the_private_message_may_answer() -> None:
    private = "Hola. ¿A qué hora fue la cola de la taquilla? Sobre el parking y la película, te cuento."
    assert found("unanswered_matter", "Gracias.", MIXED, private=private) == ()
