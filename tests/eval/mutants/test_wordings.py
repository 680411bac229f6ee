"""Wordings are data: every one can be said, in every form of address, and each kind in enough ways."""

from random import Random

import pytest

from eval.mutants import wordings as module
from eval.mutants.wordings import pairs, said, spoken, wordings

KINDS = module._kinds()
LISTS = frozenset({"insults", "rivals", "obey", "apology", "regret", "private", "filler", "stuffing"})
"""Not sentences to be put in, or put in by other means."""
SLOTS = (
    *("weekday", "day", "hour", "days", "percent", "amount", "phone", "url", "email", "personal", "insult", "ordered"),
    *("person_phone", "order", "order_digits", "document", "rival", "words", "channel"),
)
NEUTRAL = frozenset({"synonym", "contraction", "unit"})


def test_a_wording_takes_the_form_of_address_of_the_reply() -> None:
    line = "‹Dinos|Díganos|Decinos› si ‹te|le› sirve"
    assert [spoken(line, form, {}) for form in ("tu", "usted", "vos")] == [
        "Dinos si te sirve",
        "Díganos si le sirve",
        "Decinos si te sirve",
    ]


def test_a_wording_with_an_empty_slot_is_not_used() -> None:
    assert spoken("El ‹weekday› queda", "tu", {"weekday": ""}) is None
    assert spoken("El ‹weekday› queda", "tu", {"weekday": "lunes"}) == "El lunes queda"


def test_every_wording_is_said_once_and_in_an_order_that_the_seed_decides() -> None:
    first, again = (list(said("sarcasm", "es", "tu", Random(3))) for _ in range(2))
    assert first == again
    assert len(set(first)) == len(wordings("sarcasm", "es"))
    assert first != list(said("sarcasm", "es", "tu", Random(4)))


def test_a_language_that_a_kind_is_not_written_in_has_no_wordings() -> None:
    assert wordings("sarcasm", "eu") == ()


@pytest.mark.parametrize("kind", sorted(set(KINDS) - LISTS - NEUTRAL))
def test_what_is_slipped_in_can_be_said_in_five_ways_in_each_of_its_languages(kind: str) -> None:
    for language, lines in KINDS[kind].items():
        assert len(set(lines)) >= 5, (kind, language)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_wording_leaves_a_gap_or_a_choice_open(kind: str) -> None:
    slots = dict.fromkeys(SLOTS, "x")
    for lines in KINDS[kind].values():
        for line in lines:
            for form in ("tu", "usted", "vos"):
                told = spoken(line, form, slots)
                assert told is not None, line
                assert not set("‹|›") & set(told) or kind in ("apology", "private", "regret"), line


def test_a_pair_is_split_at_its_first_spaced_equals_sign() -> None:
    assert ("48 h", "48 horas") in pairs("unit", "es")
