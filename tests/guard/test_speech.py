"""The hearing that tables of phrases are matched on, and what it costs."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.guard.rule import Part
from app.guard.rules import RULES
from app.guard.speech import Said, hear, heard, negated, pattern, said
from tests import made
from tests.guard.examples import context
from tests.guard.test_good_replies import WORDING

DRAFT = (
    "Hola, Marta. Sentimos mucho que llevaras una hora esperando en la taquilla y que nadie te atendiera; no es lo que "
    "queremos para una tarde de cine. Ya hemos pasado tu comentario a la persona responsable de la sala y estamos "
    "revisando qué ocurrió en el turno de la tarde. ¿Nos escribes por mensaje privado con la sesión y la hora? Así "
    "podemos mirarlo contigo y volver aquí a contar cómo ha quedado."
)
HOSTILE = ("te ", "a", "si ", "no ", "🙂a", "a.", "lo sentimos ", "el la los ", "1a", "jaja", "el conductor ", "!¡")


def _part(text: str) -> Part:
    return Part(made.draft(text), "public_text")


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("Devolverán", "debolberan"),
        ("DIN3RO", "dinero"),
        ("graciasss", "gracias"),
        ("q tal x aquí", "que tal por aqui"),
        ("no  te\tpreocupes", "no te preocupes"),
        ("d e v o l v e r", "debolber"),
        ("don’t", "don't"),
        ("te *lo* damos", "te lo damos"),
        ("a las 20 h", "a las 20 h"),
        ("hola@aurora.example", "hola@aurora.example"),
    ],
)
def test_disguises_are_undone(text: str, sounds: str) -> None:
    assert sounds == heard(text)


def test_a_sign_inside_a_word_is_heard_both_ways() -> None:
    assert [speech.text for speech in hear("devol🙂veremos")] == ["debol beremos", "debolberemos"]


@given(st.text(alphabet="aáñvV 🙂.,!q13\n«»*_’e\u200bß", max_size=60))
def test_every_heard_letter_knows_its_place(text: str) -> None:
    for speech in hear(text):
        assert len(speech.text) == len(speech.starts) == len(speech.ends)
        assert all(0 <= a < b <= len(text) for a, b in zip(speech.starts, speech.ends, strict=True))


def test_a_phrase_is_shown_in_the_original() -> None:
    part = _part("Pues te devol🙂veremos el DINERO")
    (found,) = said(part, pattern("te devolveremos el dinero"))
    assert part.quote(found.span) == "te devol🙂veremos el DINERO"


@pytest.mark.parametrize(
    ("before", "denied"),
    [
        ("no ", True),
        ("nunca te ", True),
        ("no podemos prometer que te ", True),
        ("no te preocupes que ", False),
        ("no solo ", False),
        ("no te enfades, ", False),
        ("sin ", True),
        ("sin falta y hoy mismo ", False),
        ("", False),
    ],
)
def test_what_a_negation_reaches(before: str, denied: bool) -> None:
    assert denied == negated(Said("…", before, "", (0, 1)))


def _all_rules(text: str) -> float:
    """Seconds that the rules about wording take on a text, at the best of five."""
    best = 9.0
    for _ in range(5):
        part, given_ = _part(text), context()
        begun = time.perf_counter()
        for rule in RULES:
            if rule.name in WORDING:
                list(rule.look(part, given_))
        best = min(best, time.perf_counter() - begun)
    return best


def test_the_rules_about_wording_are_quick(record_property: Callable[[str, object], None]) -> None:
    """Guide 1.5 ms for 400 characters on a quiet machine; the bound leaves room for a busy one."""
    took = _all_rules(DRAFT)
    record_property("counts", f"guard: rules about wording, {len(DRAFT)} characters: {took * 1e3:.2f} ms")
    assert took < 0.006


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_costs_no_more_than_length(piece: str) -> None:
    assert _all_rules((piece * 10_000)[:10_000]) < 1.0
