"""Ways of saying, as data: what a phrase is searched for in, and that every file of them can be read."""

import re
import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from eval.metrics.phrases import phrases, plain, plain_pattern

WORDS = sorted((path for path in files("eval.metrics.words").iterdir() if path.name.endswith(".yaml")), key=str)


def listed() -> list[tuple[str, str]]:
    """(file, kind) of every list of phrases by language; other data (parts, stems, emoji) has other readers."""
    found = []
    for path in WORDS:
        told = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
        for kind, by_language in told.items():
            lists = isinstance(by_language, dict) and all(isinstance(said, list) for said in by_language.values())
            if lists and kind not in ("parts", "acts") and "acts" not in told:
                found.append((path.name.removesuffix(".yaml"), kind))
    return found


@given(st.text(max_size=60))
def test_plain_text_keeps_every_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_plain_text_has_neither_capitals_nor_accents() -> None:
    assert plain("¡Qué AÑO, Übel, çà!") == "¡que ano, ubel, ca!"


def test_a_phrase_may_be_written_with_accents_and_is_searched_for_in_plain_text() -> None:
    assert re.search(plain_pattern("atención al público"), plain("Atención  al PÚBLICO"))


@pytest.mark.parametrize("said", ["de acuerdo", "de  acuerdo", "de\nacuerdo"])
def test_a_space_stands_for_any_white_space(said: str) -> None:
    assert re.search(plain_pattern("de acuerdo"), said)


def test_a_phrase_fits_whole_words_alone() -> None:
    assert phrases("duties", "apology").search("lo sentimos mucho")
    assert not phrases("duties", "apology").search("presentimos lluvia")


@pytest.mark.parametrize(
    "text", ["lo sentimos", "we are sorry", "pedimos desculpa", "et demanem disculpes", "toutes nos excuses"]
)
def test_all_languages_are_listened_for_at_once(text: str) -> None:
    assert phrases("duties", "apology").search(plain(text)), text


@pytest.mark.parametrize(("name", "kind"), listed())
def test_every_list_of_phrases_is_a_pattern_that_no_empty_text_fits(name: str, kind: str) -> None:
    assert not phrases(name, kind).fullmatch("")


@pytest.mark.parametrize(("name", "kind"), listed())
def test_a_hostile_text_does_not_keep_a_pattern_busy(name: str, kind: str) -> None:
    pattern, start = phrases(name, kind), time.process_time()
    for text in ("no " * 700, "a" * 2000, "te lo " * 400, "1" * 2000, "sentimos que " * 160):
        pattern.search(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.name)
def test_every_file_of_words_can_be_read(path: object) -> None:
    assert YAML(typ="safe", pure=True).load(path.read_text("utf-8"))  # type: ignore[attr-defined]  # a Traversable
