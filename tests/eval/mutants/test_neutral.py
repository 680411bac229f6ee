"""A neutral rewrite says the same to the same person."""

from random import Random
from typing import Any

import pytest

from eval.mutants.neutral import NEUTRAL
from eval.mutants.surgery import sentences
from tests.eval.mutants.replies import GOOD, reply

BY_NAME = {operator.name: operator for operator in NEUTRAL}


def made(name: str, public: str = GOOD, **case: Any) -> str | None:
    return BY_NAME[name].make(reply(public, **case), Random(1))


def test_there_are_enough_rewrites_and_none_names_a_rule() -> None:
    assert len(BY_NAME) == len(NEUTRAL) >= 8
    assert all(operator.breaks == () and not operator.hard for operator in NEUTRAL)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("number_word", "Contestamos en 48 h.", "Contestamos en 48 horas."),
        ("synonym", "Todavía no lo sabemos.", "Aún no lo sabemos."),
        ("no_greeting", "¡Hola! Lo sentimos.", "Lo sentimos."),
        ("no_emoji", "Buen viaje 🚌 a todos.", "Buen viaje a todos."),
        ("contraction", "We are sorry for the wait and we hope your mother gets well soon.", None),
        ("no_greeting", "Lo sentimos. Hola.", None),
    ],
)
def test_each_changes_one_thing(name: str, before: str, after: str | None) -> None:
    if after is None and name == "contraction":
        after = before.replace("We are", "We're")
    assert made(name, before) == after


def test_sentences_change_places_only_when_neither_leans_on_another() -> None:
    free = "Lo sentimos mucho. Revisamos la sala cuatro. Tu madre importa."
    assert made("order", free) == "Lo sentimos mucho. Tu madre importa. Revisamos la sala cuatro."
    assert made("order", "Lo sentimos mucho. Revisamos la sala. Eso lleva un rato.") is None


def test_an_apology_is_not_made_conditional_by_a_comma() -> None:
    assert made("punctuation", "Disculpe; si no hay luz, lo miramos hoy.") == "Disculpe. Si no hay luz, lo miramos hoy."


def test_no_emoji_is_put_where_somebody_is_afraid_or_sad() -> None:
    assert made("emoji", mood=("afraid",)) is None
    assert must_end(made("emoji", mood=("angry",))) == "🙏"


def must_end(text: str | None) -> str:
    assert text is not None
    return sentences(text)[-1][-1]


def test_a_reply_that_greets_is_not_greeted_twice() -> None:
    assert made("greeting", "Hola. Lo sentimos.") is None
    assert made("greeting") is not None
