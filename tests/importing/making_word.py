"""A written manual as Word saves it."""

from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.importing.manuscript import ABOVE, BOLD, BREAK, LEFT, Part, Written, span


def word(manual: Written, path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = manual.notes.get("header", "")
    section.footer.paragraphs[0].text = manual.notes.get("footer", "")
    bullets = _numbering(document, "bullet", "•")
    numbers, before = bullets, None
    for part in manual.parts:
        if part.kind == "item" and part.number and (part.number == 1 or before != "item"):
            numbers = _numbering(document, "decimal", "%{}.")
        _part(document, part, manual.notes, numbers if part.number else bullets)
        before = part.kind
    document.save(str(path))


def _part(document: Document, part: Part, notes: dict[str, str], numbering: int) -> None:
    if part.kind == "table":
        _table(document, part, notes.get("tables") == "marked")
    elif part.kind == "heading" and notes.get("headings") == "fake":
        run = document.add_paragraph().add_run(part.text)
        run.bold, run.font.size = True, Pt(18 - 2 * part.level)
    elif part.kind == "heading":
        document.add_heading(part.text, part.level)
    elif part.kind == "item":
        paragraph = document.add_paragraph(style="List Paragraph")
        _number(paragraph, numbering, part.level)
        _runs(paragraph, part.text)
    else:
        _runs(document.add_paragraph(style="Quote" if part.kind == "quotation" else None), part.text)


def _runs(paragraph: Paragraph, text: str) -> None:
    for n, words in enumerate(BOLD.split(text)):
        for m, line in enumerate(words.split(BREAK)):
            run = paragraph.add_run()
            if m:
                run.add_break()
            run.add_text(line)
            run.bold = True if n % 2 else None


def _numbering(document: Document, kind: str, text: str) -> int:
    """A new list with three levels, as Word makes one; its number."""
    root = document.part.numbering_part.element
    taken = [int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum"))]
    abstract = max(taken, default=0) + 1
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text.format(n + 1)}"/>'
        f'<w:pPr><w:ind w:left="{720 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for n in range(3)
    )
    made = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{levels}</w:abstractNum>')
    root.insert(len(taken), made)
    number: Any = root.add_num(abstract)
    return int(number.numId)


def _number(paragraph: Paragraph, numbering: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = numbering


def _table(document: Document, part: Part, marked: bool) -> None:
    table = document.add_table(rows=len(part.rows), cols=len(part.rows[0]))
    table.style = "Table Grid"
    for y, row in enumerate(part.rows):
        if marked and y < part.header:
            _mark_header(table, y)
        for x, text in enumerate(row):
            if text not in (LEFT, ABOVE):
                _cell(table, part, y, x)


def _mark_header(table: Table, y: int) -> None:
    properties = table.rows[y]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _cell(table: Table, part: Part, y: int, x: int) -> None:
    down, right = span(part, y, x)
    cell = table.cell(y, x)
    if down > 1 or right > 1:
        cell = cell.merge(table.cell(y + down - 1, x + right - 1))
    text = part.rows[y][x]
    _runs(cell.paragraphs[0], f"**{text}**" if y < part.header and "**" not in text and text else text)
