"""HTML and Markdown as blocks. Word files come through here too, as the HTML that they are converted to."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from app.importing.documents.document import Document
from app.importing.documents.gathering import BULLETS, Gathering, plain
from app.importing.documents.headers import Cell
from app.importing.documents.unreadable import AS_WORD, Unreadable
from app.wording import Wording

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(?:.*\n){0,2000}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_BREAK = re.compile(r"<br {0,3}/?>", re.IGNORECASE)
_OWN_LINE = re.compile(
    rf"\s{{0,9}}(?:[{BULLETS}]\s|\(?[a-z]\)\s|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[.)]?\s{{1,3}}[A-ZÁÉÍÓÚÑ¿]|"
    r"[^\s:.;,!?¿¡«\"][^:.;!?«\"\n]{0,50}:(?:\s|\Z))"
)
"""A line that does not go on with the one above: an item, a numbered clause, or a label with its colon."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol")
NEVER_SHOWN = ("script", "style", "template", "head", "noscript", "iframe", "object", "nav", "form", "svg", "math")
BLOCKS = (
    *HEADINGS, *LISTS, "p", "table", "dt", "dd", "pre", "hr", "div", "section", "article", "main", "body", "html",
    "blockquote", "header", "footer", "details", "summary", "dl", "figure", "figcaption", "aside", "address", "center",
)  # fmt: skip
STRUCK = ("s", "del", "strike")
BOLD = ("strong", "b", "th")
SPAN_MOST = 60
"""Columns or rows that a merged cell may cover."""
MOST_NESTED = 150
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source", "track", "param"]
)
_HIDING = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0|opacity\s{0,3}:\s{0,3}0(?:\.0+)?(?:;|\s|\Z)",
    re.IGNORECASE,
)


class Run(NamedTuple):
    """Words of one weight; `text` is a line feed alone where a line ends."""

    text: str
    bold: bool


def from_markdown(text: str, file: str) -> Document:
    """Front matter is left out; raw HTML inside is shown as text, never read as HTML, save `<br>` as a line's end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    body = _FRONT_MATTER.sub("", text)
    found = Gathering(file)
    if body != text:
        found.warn(FRONT_MATTER)
    seen = _without_comments(body)
    if seen != body:
        found.warn(HIDDEN)
    tokens = _MARKDOWN.parse(seen)
    for token in tokens:
        _keep_lines(token.children or [])
    return _read(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}), found, judged=False)


def _without_comments(text: str) -> str:
    """The text without `<!-- … -->`, which nobody sees who reads the manual; one never closed is text."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        escaped = text[start - 1 : start] == "\\"
        kept.append(text[at : start + 4] if escaped else text[at:start])
        at = start + 4 if escaped else end + 3
    return "".join((*kept, text[at:]))


def from_html(text: str, file: str) -> Document:
    """Hidden parts, scripts, styles and words that are struck out are left out."""
    return _read(text, Gathering(file), judged=True)


FRONT_MATTER = Wording(
    es="la cabecera entre «---» no se lee: solo el texto que la sigue",
    en="the front matter between «---» is not read, only the text after it",
)


def _read(html: str, found: Gathering, *, judged: bool) -> Document:
    _check_depth(html, found.file)
    soup = BeautifulSoup(html, "html.parser")
    for gone in soup.find_all(NEVER_SHOWN):
        gone.decompose()
    for tag in soup.find_all(True):
        if not tag.decomposed and (tag.has_attr("hidden") or _HIDING.search(str(tag.get("style", "")))):
            found.warn(HIDDEN)
            tag.decompose()
    _strike(soup, found)
    _Walk(found, judged=judged).walk(soup)
    return found.document()


def _check_depth(html: str, file: str) -> None:
    """Raises Unreadable before a parser spends minutes on tags that never close."""
    opened: list[str] = []
    for closing, written in _TAG.findall(html):
        name = written.lower()
        if not closing and name not in _VOID:
            opened.append(name)
        elif closing and name in opened:
            while opened.pop() != name:
                pass
        if len(opened) > MOST_NESTED:
            raise Unreadable(file, NESTED, AS_WORD)


NESTED = Wording(es="tiene etiquetas HTML anidadas sin fin", en="has HTML tags nested without end")
HIDDEN = Wording(
    es="hay texto oculto (que no se ve al abrir el archivo): no se ha leído",
    en="there is hidden text (not seen when the file is opened): it was not read",
)


def _strike(soup: BeautifulSoup, found: Gathering) -> None:
    for tag in soup.find_all(STRUCK):
        words = plain(tag.get_text())[:60]
        if words:
            found.warn(Wording(es=f"texto tachado, no leído: «{words}»", en=f"struck-out text, not read: «{words}»"))
        tag.decompose()


def _break(state: StateInline, silent: bool) -> bool:
    """`<br>` in Markdown: the only way to end a line inside a cell."""
    found = _BREAK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough")
_MARKDOWN.inline.ruler.before("html_inline", "line_break", _break)


def _keep_lines(tokens: list[Token]) -> None:
    """A line that begins with a label or a sign of a list is a line of its own."""
    for token, after in itertools.pairwise(tokens):
        bold = after.type == "strong_open" or (after.type == "text" and not after.content)
        if token.type == "softbreak" and (bold or _OWN_LINE.match(after.content)):
            token.type = "hardbreak"


class _Walk:
    """Through the tags in reading order. `judged`: a table without a marked header may have one all the same."""

    def __init__(self, found: Gathering, *, judged: bool) -> None:
        self._found = found
        self._judged = judged

    def walk(self, node: Tag) -> None:
        loose: list[PageElement] = []
        for child in node.children:
            if isinstance(child, Tag) and _holds_blocks(child):
                self._paragraph(loose)
                loose = []
                self._tag(child)
            else:
                loose.append(child)
        self._paragraph(loose)

    def _tag(self, tag: Tag) -> None:
        if tag.name in HEADINGS:
            self._found.heading(int(tag.name[1]), text_of(tag))
        elif tag.name in LISTS:
            self._list(tag, 0)
        elif tag.name == "table":
            self._table(tag)
        elif tag.name == "dt":
            self._found.paragraph(text_of(tag), lead=text_of(tag))
        else:
            self.walk(tag)

    def _paragraph(self, nodes: list[PageElement]) -> None:
        for line in _lines(runs(nodes)):
            for part in _by_lead(line):
                self._found.paragraph(_joined(part), _lead(part))

    def _list(self, tag: Tag, depth: int) -> None:
        first = int(str(tag.get("start", "1"))) if re.fullmatch(r"[0-9]{1,9}", str(tag.get("start", "1"))) else 1
        for n, item in enumerate(tag.find_all("li", recursive=False), start=first):
            inner = [child for child in item.children if isinstance(child, Tag) and child.name in (*LISTS, "table")]
            own = list(runs(child for child in item.children if child not in inner))
            number = str(n) if tag.name == "ol" else None
            self._found.item(_joined(own), _lead(own), depth, number)
            for child in inner:
                if child.name == "table":
                    self._table(child)
                else:
                    self._list(child, depth + 1)
        for stray in tag.find_all(LISTS, recursive=False):
            self._list(stray, depth + 1)

    def _table(self, tag: Tag) -> None:
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        grid = list(_grid(rows))
        if max((len(row) for row in grid), default=0) < 2:
            for cell in (cell for row in rows for cell in row.find_all(("td", "th"), recursive=False)):
                self.walk(cell)
            return
        marked = sum(1 for row in rows if _is_header(row))
        if not self._judged and marked and not any(cell.text.strip() for cell in grid[0]):
            grid, marked = grid[1:], 0
        caption = tag.find("caption", recursive=False)
        named = text_of(caption) if isinstance(caption, Tag) else None
        self._found.table(grid, None if self._judged and not marked else marked, caption=named or None)


def _holds_blocks(tag: Tag) -> bool:
    return tag.name in BLOCKS or (tag.name in ("span", "a", "font", "ins") and tag.find(BLOCKS) is not None)


def _is_header(row: Tag) -> bool:
    cells = row.find_all(("td", "th"), recursive=False)
    return row.parent is not None and (
        row.parent.name == "thead" or (bool(cells) and all(c.name == "th" for c in cells))
    )


def _grid(rows: list[Tag]) -> Iterator[list[Cell]]:
    """Every row's cells; a merged cell's text stands in each place that it covers."""
    below: dict[int, tuple[int, Cell]] = {}
    width = max((sum(_span(c, "colspan") for c in r.find_all(("td", "th"), recursive=False)) for r in rows), default=0)
    for row in rows:
        cells: list[Cell] = []
        waiting = iter(row.find_all(("td", "th"), recursive=False))
        tag = next(waiting, None)
        while tag is not None or below.get(len(cells), (0,))[0]:
            if left := below.get(len(cells), (0,))[0]:
                cell = below[len(cells)][1]
                below[len(cells)] = (left - 1, cell)
                cells.append(cell)
                continue
            assert tag is not None  # noqa: S101 - the loop goes on for a tag or for a merged cell above
            across, down = _span(tag, "colspan"), _span(tag, "rowspan")
            cell = Cell(_cell_text(tag), _is_bold(tag), across >= width > 1)
            for _ in range(across):
                below[len(cells)] = (down - 1, cell)
                cells.append(cell)
            tag = next(waiting, None)
        if cells:
            yield cells


def _span(cell: Tag, name: str) -> int:
    said = str(cell.get(name, "1"))
    return min(SPAN_MOST, max(1, int(said))) if re.fullmatch(r"[0-9]{1,6}", said) else 1


def _cell_text(cell: Tag) -> str:
    return "\n".join(filter(None, (plain(_joined(line)) for line in _lines(runs(cell.children)))))


def _is_bold(cell: Tag) -> bool:
    words = [run for run in runs(cell.children, bold=cell.name == "th") if run.text.strip()]
    return bool(words) and all(run.bold for run in words)


def runs(nodes: Iterable[PageElement], *, bold: bool = False) -> Iterator[Run]:
    """The words of the nodes in order, with a line feed wherever a block or a line ends."""
    for node in nodes:
        if type(node) is NavigableString:
            yield Run(" ".join(re.split(r"\s+", str(node))), bold)
        elif isinstance(node, Tag):
            ends = node.name in (*BLOCKS, "li", "tr", "td", "th", "br")
            if ends:
                yield Run("\n", False)
            if node.name == "li":
                yield Run("• ", False)
            yield from runs(node.children, bold=bold or node.name in (*BOLD, *HEADINGS))
            if ends:
                yield Run("\n", False)


def _lines(all_runs: Iterable[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in all_runs:
        if run.text == "\n":
            yield line
            line = []
        else:
            line.append(run)
    yield line


def _by_lead(line: list[Run]) -> Iterator[list[Run]]:
    """One part for each bold label with a colon: «**Responsable:** Sala. **Plazo:** 2 horas.»"""
    part: list[Run] = []
    for n, run in enumerate(line):
        after = line[n + 1].text if n + 1 < len(line) else ""
        label = run.bold and (run.text.rstrip().endswith(":") or after.lstrip().startswith(":"))
        if label and part and not part[-1].bold and any(one.bold for one in part) and _joined(part).strip():
            yield part
            part = []
        part.append(run)
    yield part


def _joined(line: list[Run]) -> str:
    return "".join(run.text for run in line)


def _lead(line: list[Run]) -> str | None:
    """The bold words at the beginning."""
    words = ""
    for run in line:
        if run.text.strip() and not run.bold and run.text != "• ":
            break
        words += run.text if run.text != "• " else ""
    bold = any(run.bold and run.text.strip() for run in line)
    return words.strip().rstrip(" :") or None if bold else None


def text_of(tag: Tag) -> str:
    """All its words on one line."""
    return plain(" ".join(_joined(line) for line in _lines(runs(tag.children))))
