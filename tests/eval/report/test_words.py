"""Somebody's words stay words: in Markdown, beside a source, and between two versions of a text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from eval.report.blindness import none_new, smallest
from eval.report.differing import differing
from eval.report.headlines import headlines
from eval.report.inert import cell, code
from eval.report.shared_words import excerpt, taken_up, words_of
from tests.eval.report.made import base, gate_of, row

MARKDOWN = MarkdownIt("gfm-like")


@given(st.text(max_size=300))
@example("`` ` ```")
@example("`")
@example("a\n\n# b")
@example("| a |\\| b")
@example("<!-- -->")
def test_any_text_is_one_code_span(text: str) -> None:
    (_, inline, _) = MARKDOWN.parse(f"- {code(text)}")[2:5]
    assert [child.type for child in inline.children or () if child.content] in (["code_inline"], ["text"])
    if [child.type for child in inline.children or ()] == ["text"]:
        assert inline.content == "–"


@given(st.text(max_size=200))
def test_any_text_is_one_cell(text: str) -> None:
    tokens = MARKDOWN.parse(f"| a | b |\n| --- | --- |\n| {cell(text)} | 1 |")
    assert sum(token.type == "td_open" for token in tokens) == 2
    cells = [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "td_open"]
    assert cells[1] == "1"


def test_a_long_text_is_cut() -> None:
    assert code("a" * 500, 10) == f"`{'a' * 10}…`"


def test_a_source_shows_the_words_that_a_text_took_up() -> None:
    words = words_of(["Tienes 30 días para pedir la devolución en la tienda."])
    source = "La Devolución se pide en un plazo de 30 dias, con el tique."
    assert [source[start:end] for start, end in taken_up(source, words)] == ["Devolución", "30 dias"]


def test_words_that_any_two_texts_share_are_no_support() -> None:
    assert words_of(["Sobre todo, para que estemos con vosotros también"]) == {"estemos"}


def test_an_excerpt_keeps_what_stands_around_and_leaves_out_the_rest() -> None:
    source = f"{'antes ' * 100}devolución {'después ' * 100}"
    shown = excerpt(source, taken_up(source, frozenset({"devolucion"})))
    assert "<mark>devolución</mark>" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 300


def test_two_versions_show_what_went_and_what_came() -> None:
    shown = differing("Te devolvemos el dinero hoy", "Puedes pedir el dinero hoy")
    assert "<del><bdi>Te</bdi></del>" in shown
    assert "<ins><bdi>Puedes</bdi></ins>" in shown
    assert "<bdi> el dinero hoy</bdi>" in shown


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_difference_holds_no_mark_up_of_the_texts(before: str, now: str) -> None:
    shown = differing(f"<b>{before}", f"<i>{now}")
    assert "<b>" not in shown
    assert "<i>" not in shown


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"outcome": 1.0}, {"outcome": 1.0}),
        ({"policy.leak/final": 1.0, "policy.insult/final": 0.0}, {"clean": 0.0}),
        ({"policy.leak/final": 1.0, "policy.leak/raw": 0.0}, {"clean": 1.0}),
        ({"empathy.reaction/final": 0.5, "groundedness/final": 1.0}, {"writing": 0.75}),
        ({"empathy.reaction/raw": 0.5}, {}),
    ],
)
def test_headlines_are_about_what_a_person_is_offered(values: dict[str, float], told: dict[str, float]) -> None:
    assert headlines(values) == told


def test_a_rare_danger_may_exist_where_none_was_seen() -> None:
    rows = [row(f"c{i}", "policy.leak", 1, "final") for i in range(60)]
    rows += [row(f"c{i}", "policy.thanked_sarcasm", 1, "final") for i in range(12)]
    wanted = "None. What was not seen may exist: 0 / 60: < 5.0 %; policy.thanked_sarcasm, 0 / 12: < 25.0 % (95 %)."
    assert none_new(gate_of(rows)).en == wanted


def test_a_comparison_says_what_it_was_blind_to() -> None:
    rows = [row(f"c{i}", "outcome", 1) for i in range(100)]
    assert smallest(gate_of(rows)).es == "Sin comparación, ninguna."
    assert "the blindest, outcome, of 0.050 (power 0.8" in smallest(gate_of(rows, base(rows))).en
