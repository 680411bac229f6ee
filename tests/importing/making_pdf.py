"""A written manual as a PDF: text and ruled tables, no tags."""

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TableSpan

from tests.importing.manuscript import ABOVE, BREAK, LEFT, Part, Written


class _Pages(FPDF):
    notes: dict[str, str]

    def header(self) -> None:
        self._small(self.notes.get("header", ""), 10)

    def footer(self) -> None:
        if said := self.notes.get("footer"):
            self._small(f"{said} · Página {self.page_no()}", -14)

    def _small(self, text: str, y: float) -> None:
        if text:
            self.set_y(y)
            self.set_font("helvetica", size=8)
            self.cell(0, 5, _latin(text), align="C")
            self.ln(10)


def pdf(manual: Written, path: Path) -> None:
    pages = _Pages()
    pages.notes = manual.notes
    pages.core_fonts_encoding = "cp1252"
    pages.set_auto_page_break(True, 18)
    pages.add_page()
    for part in manual.parts:
        _part(pages, part)
    pages.output(str(path))


def _latin(text: str) -> str:
    """What the PDF's own fonts can show; other characters are lost, as in many a real file."""
    return text.replace("→", "->").replace(BREAK, "\n").encode("cp1252", "ignore").decode("cp1252")


def _part(pages: FPDF, part: Part) -> None:
    if part.kind == "table":
        return _table(pages, part)
    size = max(11, 19 - 2 * part.level) if part.kind == "heading" else 10.5
    pages.set_font("helvetica", style="B" if part.kind == "heading" else "", size=size)
    pages.ln(3 if part.kind == "heading" else 1.2)
    mark = (f"{part.number}. " if part.number else "• ") if part.kind == "item" else ""
    pages.set_x(pages.l_margin + (6 + 6 * part.level if part.kind == "item" else 6 if part.kind == "quotation" else 0))
    pages.multi_cell(0, size * 0.5, mark + _latin(part.text), markdown=True, new_x="LMARGIN", new_y="NEXT")
    return None


def _table(pages: FPDF, part: Part) -> None:
    pages.set_font("helvetica", size=9)
    pages.ln(2)
    with pages.table(num_heading_rows=part.header, first_row_as_headings=bool(part.header), markdown=True) as table:
        for row in part.rows:
            line = table.row()
            for cell in row:
                span = TableSpan.COL if cell == LEFT else TableSpan.ROW if cell == ABOVE else _latin(cell)
                line.cell(span)  # type: ignore[arg-type]  # fpdf2 takes a span in the place of a text
    pages.ln(2)
