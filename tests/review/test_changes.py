"""Redrafts in which the same words changed are one group, whatever greeting and empathy they begin with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.review.changes import change_of, changes

OLD = "El tren sale con 40 minutos de retraso. Hay café en el andén. Próxima información: a las 13:30."
NEW = "El tren sale con 60 minutos de retraso. Hay café en el andén. Próxima información: a las 14:30."
LINES = (OLD, NEW)
GREETINGS = ("Hola, Ana. Sentimos la espera.", "Buenas. Lamentamos mucho el retraso.", "Entendemos tu enfado.", "")


def reply(greeting: str, line: str, closing: str = "Escríbenos por privado.") -> str:
    return f"{greeting} {line} {closing}".strip()


@pytest.mark.parametrize("before", GREETINGS)
@pytest.mark.parametrize("after", GREETINGS)
def test_greeting_and_empathy_make_no_other_change(before: str, after: str) -> None:
    same = change_of(OLD, NEW, LINES)
    assert same
    assert change_of(reply(before, OLD), reply(after, NEW, "Aquí seguimos."), LINES) == same


def test_the_words_that_changed_are_shown_sentence_by_sentence() -> None:
    found = changes(reply(GREETINGS[0], OLD), reply(GREETINGS[1], NEW), LINES)
    shown = [[(p.kind, p.text) for p in sentence if p.kind != "same"] for sentence in found]
    assert shown == [[("removed", "40"), ("added", "60")], [("removed", "13"), ("added", "14")]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OLD, OLD),
        (reply(GREETINGS[0], OLD), reply(GREETINGS[2], OLD)),
        ("Sentimos la espera.", "Lamentamos mucho todo esto."),
    ],
)
def test_where_nothing_official_changed_there_is_no_change(before: str, after: str) -> None:
    assert change_of(before, after, LINES) == ""


def test_another_figure_a_sentence_more_and_one_less_are_other_changes() -> None:
    other = NEW.replace("60", "90")
    more, less = f"{NEW} No hay heridos.", NEW.split(" Hay café")[0]
    keys = {change_of(OLD, new, (OLD, new)) for new in (NEW, other, more, less)}
    assert len(keys) == 4
    kinds = {p.kind for sentence in changes(OLD, less, (OLD, less)) for p in sentence}
    assert "removed" in kinds


def test_the_order_of_sentences_makes_no_other_change() -> None:
    a, b = "Hay 40 plazas.", "Salen a las 9:00."
    c, d = "Hay 60 plazas.", "Salen a las 9:30."
    assert change_of(f"{a} {b}", f"{c} {d}", (a, b, c, d)) == change_of(f"{b} {a}", f"{d} {c}", (a, b, c, d))


def test_without_sources_sentences_that_are_alike_are_compared() -> None:
    one = change_of("Hola, Ana. Puede esperar 40 minutos en el andén.", "Buenas. Puede esperar 60 minutos en el andén.")
    two = change_of("Puede esperar 40 minutos en el andén.", "Gracias, Luis. Puede esperar 60 minutos en el andén.")
    assert one == two != ""


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.text(max_size=30), max_size=3))
def test_any_texts_have_a_key_or_none(before: str, after: str, official: list[str]) -> None:
    key = change_of(before, after, official)
    assert key == change_of(before, after, official)
    assert len(key) in (0, 16)
    assert change_of(before, before, official) == ""
