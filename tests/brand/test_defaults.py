"""The shipped defaults are sound, short enough, and promise nothing."""

import re
from pathlib import Path
from typing import get_args

import pytest

from app.brand.brand import Brand, Counting
from app.brand.length import length
from app.brand.load import load
from app.brand.parts import DANGERS, SIGNALS
from app.brand.scenarios import HoldingText
from app.brand.shipped import FILES, networks, shipped
from app.brand.texts import FILLED, folded, forbidden, foreseen, slots
from app.comments.language import LANGUAGES as RECOGNISED
from app.triage.triage import Danger, Signal
from tests.brand.folders import plain, write

LANGUAGES = {"es", "ca", "gl", "eu", "pt", "en"}
ADDRESS = re.compile(r"\b(tú|te|ti|tu|tus|vos|usted|su|sus|le|les)\b", re.IGNORECASE)
"""Words that choose a form of address in Spanish."""
PROMISES = re.compile(r"devol|compens|reembols|indemn|garantiz|\bculpa|error nuestro|refund|compensat|guarantee")


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    return load(plain(tmp_path))


def holdings(brand: Brand) -> list[HoldingText]:
    return [*brand.holding, *(t for texts in brand.danger_holding.values() for t in texts)]


def prepared(brand: Brand) -> list[str]:
    replies = [r.text for outcome in brand.protocol.outcomes for r in outcome.replies]
    return [t.text for t in holdings(brand)] + replies


@pytest.mark.parametrize("name", FILES)
def test_each_shipped_file_is_read(name: str) -> None:
    assert shipped(name)


@pytest.mark.parametrize("kind", ["general", *DANGERS])
def test_holding_texts_exist_in_every_language_that_is_recognised(brand: Brand, kind: str) -> None:
    texts = brand.holding if kind == "general" else brand.danger_holding[kind]
    assert {text.language for text in texts} == set(RECOGNISED)


@pytest.mark.parametrize("country", sorted(shipped("countries")))
def test_every_holding_text_fits_every_network_in_every_country(tmp_path: Path, country: str) -> None:
    brand = load(write(plain(tmp_path), {"brand.yaml": f"country: {country}\n"}))
    texts = holdings(brand)
    long = [
        (t.text, n.id) for t in texts for n in brand.networks if length(foreseen(t.text, brand, n), n.counts) > n.limit
    ]
    assert long == []


def test_every_danger_text_names_the_emergency_number_before_any_other(brand: Brand) -> None:
    first = {slots(t.text)[0] for texts in brand.danger_holding.values() for t in texts}
    assert first == {"emergency"}


def test_every_slot_is_one_that_code_fills(brand: Brand) -> None:
    assert {slot for t in prepared(brand) for slot in slots(t)} <= FILLED


def test_spanish_texts_choose_no_form_of_address(brand: Brand) -> None:
    replies = [r for outcome in brand.protocol.outcomes for r in outcome.replies if r.form is None]
    spanish = [t.text for t in holdings(brand) if t.language == "es"] + [r.text for r in replies if r.language == "es"]
    chosen = [text for text in spanish if ADDRESS.search(text)]
    assert chosen == []


def test_no_shipped_text_promises_or_admits(brand: Brand) -> None:
    assert [t for t in prepared(brand) if PROMISES.search(t.lower())] == []


def test_no_shipped_text_holds_a_shipped_forbidden_phrase(brand: Brand) -> None:
    replies = [r.text for outcome in brand.protocol.outcomes for r in outcome.replies]
    assert [t for t in replies if forbidden(t, brand.voice.never_say)] == []


@pytest.mark.parametrize("slot", ["next_update", "self_harm_line", "minors_line", "violence_line"])
def test_a_text_keeps_a_sentence_when_the_one_with_an_empty_slot_is_dropped(brand: Brand, slot: str) -> None:
    texts = holdings(brand)
    for text in (t.text for t in texts if f"{{{slot}}}" in t.text):
        kept = [s for s in re.split(r"(?<=[.!?])\s+", text) if f"{{{slot}}}" not in s]
        assert len(kept) >= 2, text


def test_answered_outcomes_have_base_replies_in_six_languages(brand: Brand) -> None:
    answered = [o for o in brand.protocol.outcomes if o.strategy.reply not in ("hold", "none")]
    assert {o.id: {r.language for r in o.replies} for o in answered} == {o.id: LANGUAGES for o in answered}


def test_base_replies_follow_their_own_strategy(brand: Brand) -> None:
    sorry = ("lo siento", "lo sentimos", "sentimos mucho", "disculpas", "lamentamos", "sorry")
    for outcome in brand.protocol.outcomes:
        for reply in outcome.replies:
            says = any(word in folded(reply.text) for word in sorry)
            if reply.language == "es" and outcome.strategy.apologise == "required":
                assert says, reply.text
            if outcome.strategy.apologise == "forbidden":
                assert not says, reply.text


def test_the_gravest_question_comes_first(brand: Brand) -> None:
    first = brand.protocol.question(brand.protocol.start)
    assert first is not None
    assert brand.protocol.outcome(first.yes).severity == "critical"


def test_channels_are_named_only_for_shipped_networks() -> None:
    known = {network["id"] for network in networks("es")}
    assert all(set(names) <= known for names in shipped("channels").values())
    assert set(shipped("channels")) == LANGUAGES


def test_signals_and_dangers_are_those_of_triage() -> None:
    assert (get_args(Signal), get_args(Danger)) == (SIGNALS, DANGERS)


@pytest.mark.parametrize(
    ("text", "counts", "expected"),
    [
        ("hola", "x", 4),
        ("mira https://brisa.example/una/ruta/muy/larga/que/no/cuenta", "x", 28),
        ("👩‍👩‍👧", "x", 2),
        ("👩‍👩‍👧", "graphemes", 1),
        ("👩‍👩‍👧", "code_points", 5),
        ("👩‍👩‍👧", "utf16", 8),
        ("日本", "x", 4),
        ("e\u0301", "x", 1),
    ],
)
def test_length_is_counted_as_the_network_does(text: str, counts: Counting, expected: int) -> None:
    assert length(text, counts) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es  lo que HAY, señora", "es lo que hay"),
        ("es lo que haya que hacer", None),
        ("Cálmese.", "cálmese"),
        ("calmesé", "cálmese"),
        ("", None),
    ],
)
def test_a_forbidden_phrase_is_found_as_whole_words(text: str, found: str | None) -> None:
    assert forbidden(text, ("es lo que hay", "cálmese", "")) == found
