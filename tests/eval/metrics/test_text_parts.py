"""The parts of a reply: fields, sentences with their places, what a pattern covers."""

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.metric import Mark
from eval.metrics.text_parts import fields, found_in, quoted, sentences, words
from tests.eval.labelled import written

TEXTS = st.text(alphabet='aB é.!?…\n»")¿,0 😀', max_size=80)


def said(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def test_sentences_end_at_marks_and_at_new_lines() -> None:
    assert said("Hola. ¿Qué tal?\nBien… ¡Adiós!") == ["Hola.", "¿Qué tal?", "Bien…", "¡Adiós!"]


def test_a_closing_quote_belongs_to_its_sentence() -> None:
    assert said("Dijo «hasta luego.» Y se fue.") == ["Dijo «hasta luego.»", "Y se fue."]


def test_a_point_inside_a_figure_or_an_address_ends_nothing() -> None:
    assert said("Son 3.50 euros en aurora.example hoy") == ["Son 3.50 euros en aurora.example hoy"]


def test_nothing_has_no_sentences() -> None:
    assert said("") == said(" \n ") == []


def test_the_same_sentence_twice_has_two_places() -> None:
    assert [s.mark.start for s in sentences("Hola. Sí. Hola.")] == [0, 6, 10]


@given(TEXTS)
def test_every_sentence_stands_where_its_mark_says(text: str) -> None:
    for sentence in sentences(text, "private"):
        assert text[sentence.mark.start : sentence.mark.end] == sentence.text
        assert sentence.mark.field == "private"


@given(TEXTS)
def test_sentences_come_in_order_without_overlap_and_lose_nothing_but_space(text: str) -> None:
    found = sentences(text)
    assert all(a.mark.end <= b.mark.start for a, b in itertools.pairwise(found))
    assert "".join("".join(s.text for s in found).split()) == "".join(text.split())


def test_a_reply_without_a_private_text_has_one_field() -> None:
    assert list(fields(written("Hola"))) == [("public", "Hola")]
    assert list(fields(written("Hola", private="Aquí"))) == [("public", "Hola"), ("private", "Aquí")]


def test_a_pattern_is_found_in_both_texts_or_in_the_one_asked_for() -> None:
    reply = written("uno dos uno", private="uno")
    found = found_in(re.compile("uno"), reply)
    assert [(m.field, m.start) for m in found] == [("public", 0), ("public", 8), ("private", 0)]
    assert found_in(re.compile("uno"), reply, only="private") == (Mark(field="private", start=0, end=3),)


def test_a_mark_is_read_in_its_own_text() -> None:
    reply = written("público", private="privado")
    assert words(Mark(field="private", start=0, end=4), reply) == "priv"
    assert words(Mark(field="comment", start=0, end=4), reply) == ""


def test_a_reason_quotes_three_places_at_most() -> None:
    reply = written("a b c d")
    marks = tuple(Mark(field="public", start=i, end=i + 1) for i in (0, 2, 4, 6))
    assert quoted(marks, reply) == "«a», «b», «c»"
