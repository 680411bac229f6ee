"""The made files hold what the manual says, in each kind."""

from pathlib import Path

import docx
import pdfplumber
import pytest

from tests.importing.making import make
from tests.importing.manuscript import MANUALS, Part, filled, span, written

FOLDERS = sorted(path.parent for path in MANUALS.glob("*/*/manual.txt"))
TABLE = Part(kind="table", rows=(("Nivel", "Tiempos", "<"), ("^", "Primero", "Final"), ("N1", "5", "9")), header=2)


def test_merged_cells_are_filled_with_the_text_that_covers_them() -> None:
    assert filled(TABLE)[:2] == [["Nivel", "Tiempos", "Tiempos"], ["Nivel", "Primero", "Final"]]
    assert (span(TABLE, 0, 0), span(TABLE, 0, 1), span(TABLE, 2, 0)) == ((2, 1), (1, 2), (1, 1))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_word_file_has_every_table_and_real_headings_only_where_the_author_used_styles(
    folder: Path, tmp_path: Path
) -> None:
    manual = written(folder)
    document = docx.Document(str(make(manual, "docx", tmp_path)))
    styled = [one for one in document.paragraphs if ((one.style and one.style.name) or "").startswith("Heading")]
    assert bool(styled) == (manual.notes["headings"] == "real")
    assert len(document.tables) == sum(part.kind == "table" for part in manual.parts)


def test_a_table_of_the_pdf_goes_over_two_pages_and_every_page_has_header_and_footer(tmp_path: Path) -> None:
    with pdfplumber.open(make(written(MANUALS / "open" / "energia"), "pdf", tmp_path)) as pdf:
        heads = [[table[0][0] for table in page.extract_tables()] for page in pdf.pages]
        texts = [page.extract_text() for page in pdf.pages]
    assert sum("Código" in head for head in heads) >= 2
    assert all("PR-COM-014" in text and "Uso interno" in text for text in texts)


def test_markdown_repeats_merged_text_and_joins_two_header_rows(tmp_path: Path) -> None:
    text = make(written(MANUALS / "held" / "autobuses"), "md", tmp_path).read_text("utf-8")
    assert "| Nivel | Descripción | Tiempos Primer contacto | Tiempos Solución |" in text


def test_nested_items_stay_nested_in_html(tmp_path: Path) -> None:
    text = make(written(MANUALS / "open" / "universidad"), "html", tmp_path).read_text("utf-8")
    assert text.count("<ul>") + text.count("<ol>") == text.count("</ul>") + text.count("</ol>")
    assert "<li>¿Hay una persona en riesgo?</li><ul><li>Sí: Riesgo</li>" in text
