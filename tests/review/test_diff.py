"""A diff shows what changed in whole words, and nothing is lost in it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.review.diff import Piece, diff

WORDS = st.text(alphabet=st.sampled_from("ab ñ.\n¿😀"), max_size=60)


def before(pieces: tuple[Piece, ...]) -> str:
    return "".join(p.text for p in pieces if p.kind != "added")


def after(pieces: tuple[Piece, ...]) -> str:
    return "".join(p.text for p in pieces if p.kind != "removed")


@given(WORDS, WORDS)
def test_the_pieces_rebuild_both_texts_exactly(old: str, new: str) -> None:
    pieces = diff(old, new)
    assert (before(pieces), after(pieces)) == (old, new)
    assert all(piece.text for piece in pieces)


def test_a_changed_word_is_shown_whole() -> None:
    pieces = [(p.kind, p.text) for p in diff("Le contestamos mañana, Ana.", "Le contestamos hoy, Ana.")]
    assert pieces == [("same", "Le contestamos "), ("removed", "mañana"), ("added", "hoy"), ("same", ", Ana.")]


def test_equal_texts_are_one_piece_and_empty_ones_none() -> None:
    assert [p.kind for p in diff("Hola", "Hola")] == ["same"]
    assert diff("", "") == ()


@pytest.mark.parametrize(
    ("old", "new"), [("a b " * 2500, "b a " * 2500), ("." * 10_000, "." * 9_999 + "!"), ("a\n" * 5000, "b\na\n" * 2500)]
)
def test_a_text_made_to_be_slow_is_compared_in_bounded_time(old: str, new: str) -> None:
    began = time.process_time()
    pieces = diff(old, new)
    assert time.process_time() - began < 1
    assert (before(pieces), after(pieces)) == (old, new)


def test_a_long_text_keeps_its_unchanged_lines() -> None:
    lines = [f"{'de la que no se fue y de la que si se fue ' * 9}{i}\n" for i in range(20)]
    changed = [*lines[:10], "Otra cosa.\n", *lines[11:]]
    kinds = [p.kind for p in diff("".join(lines), "".join(changed))]
    assert kinds == ["same", "removed", "added", "same"]
