"""Words that a narrow column of a PDF cuts, and short names of columns that end in a dot."""

import pytest

from app.importing.documents.headers import Cell, header_rows
from app.importing.documents.pdf_page import Line, breaks_word


def line(text: str, x1: float = 99.0) -> Line:
    """A line in a column that ends at 100."""
    return Line(
        text=text, lead="", size=10, x0=40, x1=x1, top=0, bottom=10, first=20, right=100, symbol=False
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Agradecemo", "s su reporte."),
        ("restablecimie", "nto que nadie confirmó"),
        ("publicacione", "s programadas"),
        ("investigacion", "es en curso"),
        ("recomendam", "os dejarla correr."),
        ("preocupación", ". Por favor"),
    ],
)
def test_a_word_wider_than_its_column_goes_on(before: str, after: str) -> None:
    assert breaks_word(line(before), line(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [("reclamaciones", "de agua"), ("publicaciones", "programadas"), ("Administración", "y Personas"), ("SAMU", "131")],
)
def test_two_words_stay_two(before: str, after: str) -> None:
    assert not breaks_word(line(before), line(after))


def test_a_line_that_leaves_room_was_not_cut() -> None:
    assert not breaks_word(line("Agradecemo", x1=60), line("s su reporte."))
    assert not breaks_word(line("Le Agradecemo"), line("s su reporte."))


@pytest.mark.parametrize("name", ["Inf.", "Resp.", "1.ª resp.", "Máx."])
def test_a_short_name_with_a_dot_names_a_column(name: str) -> None:
    rows = [[Cell("Grado"), Cell("Plazo"), Cell(name)], [Cell("Leve"), Cell("8 h"), Cell("DC")]]
    assert header_rows(rows) == 1


def test_a_sentence_names_no_column() -> None:
    rows = [[Cell("Leve"), Cell("Dudas"), Cell("Se contesta siempre.")], [Cell("Grave"), Cell("Quejas"), Cell("DC")]]
    assert header_rows(rows) == 0
