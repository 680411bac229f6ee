"""A document as Markdown: nothing lost, nothing read as a mark."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.evidence.markdown import read_manual
from app.importing.documents.document import Block, Document
from app.importing.documents.gathering import Gathering
from app.importing.documents.headers import Cell
from app.importing.documents.markup import from_markdown
from app.importing.documents.prose import markdown

SIGNS = "#*_-+=~`<>|[](){}!&;:.\\\"'«»123 ab\u200b\u00ad—ñ"
texts = st.text(alphabet=SIGNS + string.ascii_letters, min_size=1, max_size=30)
words = st.text(alphabet="abcñ Z", min_size=1, max_size=8)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    found = Gathering("m.md")
    found.heading(1, "Manual")
    depth = -1
    for kind in draw(st.lists(st.sampled_from(["heading", "paragraph", "lead", "item", "table"]), max_size=8)):
        if kind == "heading":
            found.heading(draw(st.integers(1, 6)), draw(texts))
        elif kind == "paragraph":
            found.paragraph(draw(texts))
        elif kind == "lead":
            lead = draw(words)
            found.paragraph(f"{lead}: {draw(texts)}", lead)
        elif kind == "item":
            depth = draw(st.integers(0, depth + 1))
            found.item("x" + draw(texts), None, depth, draw(st.sampled_from([None, "1", "2", "7", "b"])))
        else:
            width = draw(st.integers(2, 3))
            cells = st.lists(texts.map(Cell), min_size=width, max_size=width)
            found.table(draw(st.lists(cells, min_size=1, max_size=3)), draw(st.integers(0, 1)))
        depth = depth if kind == "item" else -1
    return found.document()


def said(blocks: tuple[Block, ...]) -> list[object]:
    return [block.model_dump(exclude={"place", "caption"}) for block in blocks]


@settings(max_examples=150, deadline=None)
@given(documents())
def test_what_is_written_reads_as_the_same_blocks(document: Document) -> None:
    again = from_markdown(markdown(document), "m.md")
    assert said(again.blocks) == said(document.blocks)
    assert again.warnings == ()


def made(*lines: str) -> str:
    found = Gathering("m.md")
    for line in lines:
        found.paragraph(line)
    return markdown(found.document())


@pytest.mark.parametrize(
    "line",
    [
        "---",
        "--- id: x ---",
        "# no es un título",
        "1. no es un ítem",
        "- guion",
        "> cita",
        "+34 600",
        "<b>",
        "a | b",
        "==",
    ],
)
def test_a_line_that_looks_like_a_mark_stays_a_line(line: str) -> None:
    again = from_markdown(made("Antes", line), "m.md")
    assert [getattr(block, "text", "") for block in again.blocks] == ["Antes", line]
    assert {block.kind for block in again.blocks} == {"paragraph"}


def test_the_passages_see_the_words_without_the_marks() -> None:
    written = made("Use *siempre* el_formato <br> [enlace](javascript:x) & «20 min»")
    assert [piece.text for piece in read_manual("# Manual\n\n" + written).pieces] == [
        "Use *siempre* el_formato <br> [enlace](javascript:x) & «20 min»"
    ]


def test_a_pipe_in_a_cell_makes_no_column_and_a_line_of_a_cell_stays_one() -> None:
    found = Gathering("m.md")
    found.table([[Cell("Plazo"), Cell("Quién")], [Cell("20 | 30"), Cell("Ana\nEva")]], 1)
    written = markdown(found.document())
    assert written == "| Plazo | Quién |\n| --- | --- |\n| 20 \\| 30 | Ana<br>Eva |\n"


def test_a_document_without_blocks_is_an_empty_text() -> None:
    assert markdown(Document(file="m.md", blocks=())) == ""


def test_the_first_line_never_opens_front_matter() -> None:
    assert made("---", "id: E1", "---").startswith("\\---")
