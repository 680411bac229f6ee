"""A holding or a closing is asked about harm; whether an answer is whole is asked of answers alone."""

from typing import Any

import pytest

from app.guard.rule import ANSWERS, Kind
from app.guard.rules import RULES
from app.guard.verdict import check
from tests import made
from tests.guard.examples import context

WAITS = "Lo estamos comprobando y volvemos aquí."
HARMS = {
    "figures": "Te devolvemos 300 €.",
    "personal_data": "Hola, tu DNI 12345678Z ya consta.",
    "slots": "Hola, [nombre].",
    "markup": "**Hola** a todos.",
    "never_say": "Pues es lo que hay.",
    "links": "Mira https://evil.com ahora.",
    "insults": "Eres un imbécil.",
}


def rules(text: str, **over: Any) -> set[str]:
    return {finding.rule for finding in check(made.draft(text), context(**over))}


@pytest.mark.parametrize("kind", ["holding", "closing"])
def test_a_short_message_that_is_said_again_is_fine(kind: Kind) -> None:
    assert rules(WAITS, kind=kind, recent=(WAITS,)) == set()


def test_the_same_words_are_no_answer() -> None:
    assert {"clone", "apology", "hand_off"} <= rules(WAITS, recent=(WAITS,))


@pytest.mark.parametrize("kind", ["answer", "holding", "closing"])
@pytest.mark.parametrize("rule", HARMS)
def test_harm_is_harm_in_every_kind_of_text(rule: str, kind: Kind) -> None:
    assert rule in rules(HARMS[rule], kind=kind)


def test_a_rule_that_nobody_may_override_is_asked_of_every_kind() -> None:
    assert [rule.name for rule in RULES if rule.kinds == ANSWERS and not rule.overridable] == []
