"""HTML and Markdown as blocks. Word files come through here too, as the HTML that they are converted to."""

import re
import unicodedata
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from markdown_it import MarkdownIt

from app.evidence.markdown import visible
from app.importing.document import Block, Document, Heading, Item, Paragraph, Place, Table

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough")
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(?:.*\n){0,2000}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol")
NEVER_SHOWN = ("script", "style", "template", "head", "noscript", "iframe", "object", "nav", "form")
CONTAINERS = (
    "div",
    "section",
    "article",
    "main",
    "body",
    "html",
    "blockquote",
    "header",
    "footer",
    "details",
    "dl",
    "figure",
)
SPAN_MOST = 60
"""Columns that a merged cell may cover."""


def from_markdown(text: str, file: str) -> Document:
    """Front matter is left out; raw HTML inside is shown as text, never read as HTML."""
    return from_html(_MARKDOWN.render(_FRONT_MATTER.sub("", text)), file)


def from_html(text: str, file: str) -> Document:
    """Hidden parts, scripts and styles are left out."""
    soup = BeautifulSoup(text, "html.parser")
    for gone in soup.find_all(NEVER_SHOWN):
        gone.decompose()
    found = _Blocks(file)
    found.walk(soup)
    title = next((block.text for block in found.blocks if isinstance(block, Heading)), None)
    return Document(file=file, title=title, blocks=tuple(found.blocks))


class _Blocks:
    """Collects blocks in reading order, keeping the headings above."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.blocks: list[Block] = []
        self._above: list[tuple[int, str]] = []

    def walk(self, node: Tag) -> None:
        loose: list[PageElement] = []
        for child in node.children:
            if isinstance(child, Tag) and (child.name in (*HEADINGS, *LISTS, *CONTAINERS, "p", "table", "dt", "dd")):
                self._paragraph(loose)
                loose = []
                self._tag(child)
            else:
                loose.append(child)
        self._paragraph(loose)

    def _tag(self, tag: Tag) -> None:
        if tag.name in HEADINGS:
            self._heading(int(tag.name[1]), shown(tag))
        elif tag.name in LISTS:
            self._list(tag, 0)
        elif tag.name == "table":
            self._table(tag)
        elif tag.name in ("p", "dt", "dd"):
            self._paragraph(list(tag.children))
        else:
            self.walk(tag)

    def _heading(self, level: int, text: str) -> None:
        if not text:
            return
        self._above = [(n, title) for n, title in self._above if n < level]
        self.blocks.append(Heading(level=level, text=text, place=self._place()))
        self._above.append((level, text))

    def _paragraph(self, nodes: list[PageElement]) -> None:
        for line in _lines(nodes):
            if text := shown(*line):
                self.blocks.append(Paragraph(text=text, lead=_lead(line), place=self._place()))

    def _list(self, tag: Tag, depth: int) -> None:
        first = int(str(tag.get("start", "1"))) if str(tag.get("start", "1")).isdigit() else 1
        for n, item in enumerate(tag.find_all("li", recursive=False), start=first):
            inner = [child for child in item.children if isinstance(child, Tag) and child.name in (*LISTS, "table")]
            own = [child for child in item.children if child not in inner]
            if text := shown(*own):
                number = str(n) if tag.name == "ol" else None
                place = self._place()
                self.blocks.append(Item(text=text, lead=_lead(own), depth=depth, number=number, place=place))
            for child in inner:
                if child.name == "table":
                    self._table(child)
                else:
                    self._list(child, depth + 1)

    def _table(self, tag: Tag) -> None:
        rows = list(_rows(tag))
        header = sum(1 for row in tag.find_all("tr") if _is_header(row))
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        even = tuple((*row, *[""] * (width - len(row))) for row in rows)
        self.blocks.append(Table(rows=even, header=min(header, len(rows) - 1), place=self._place()))

    def _place(self) -> Place:
        above = tuple(title for _, title in self._above)
        return Place(file=self.file, headings=above, number=len(self.blocks) + 1)


def _is_header(row: Tag) -> bool:
    cells = row.find_all(("td", "th"), recursive=False)
    return row.parent is not None and (
        row.parent.name == "thead" or (bool(cells) and all(c.name == "th" for c in cells))
    )


def _rows(table: Tag) -> Iterator[list[str]]:
    """Every row's cells; a merged cell's text stands in each place that it covers."""
    below: dict[int, tuple[int, str]] = {}
    for row in table.find_all("tr"):
        cells: list[str] = []
        waiting = iter(row.find_all(("td", "th"), recursive=False))
        cell = next(waiting, None)
        while cell is not None or below.get(len(cells), (0, ""))[0]:
            left, text = below.get(len(cells), (0, ""))
            if left:
                below[len(cells)] = (left - 1, text)
                cells.append(text)
                continue
            if cell is None:  # the merged cells above end here
                break
            text, down = shown(cell), _span(cell, "rowspan")
            for _ in range(_span(cell, "colspan")):
                below[len(cells)] = (down - 1, text)
                cells.append(text)
            cell = next(waiting, None)
        if cells:
            yield cells


def _span(cell: Tag, name: str) -> int:
    said = str(cell.get(name, "1"))
    return min(SPAN_MOST, max(1, int(said))) if said.isdigit() else 1


def _lines(nodes: list[PageElement]) -> Iterator[list[PageElement]]:
    """The parts between line breaks."""
    line: list[PageElement] = []
    for node in nodes:
        if isinstance(node, Tag) and node.name == "br":
            yield line
            line = []
        else:
            line.append(node)
    yield line


def _lead(nodes: list[PageElement]) -> str | None:
    """The bold words at the beginning."""
    for node in nodes:
        if isinstance(node, NavigableString) and not node.strip():
            continue
        if isinstance(node, Tag) and node.name in ("strong", "b"):
            return shown(node).rstrip(" :") or None
        if isinstance(node, Tag) and node.name in ("p", "span"):
            return _lead(list(node.children))
        return None
    return None


def shown(*nodes: PageElement) -> str:
    """The text of the nodes as a reader sees it: NFC, visible characters, single spaces."""
    text = " ".join(node.get_text(" ") if isinstance(node, Tag) else str(node) for node in nodes)
    text = re.sub(r"\s+([.,;:!?»)])", r"\1", " ".join(visible(unicodedata.normalize("NFC", text)).split()))
    return re.sub(r"([(«¿¡])\s+", r"\1", text)
