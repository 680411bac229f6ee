"""A Markdown manual as citable pieces, each with its headings and line: tables row by row, lists with their lead-in."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from app.evidence.sentences import WORDS_OF_A_PASSAGE, joined, pieces

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
_MAX_COLUMNS = 60

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(?:.*\n){0,2000}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_COMMENT = re.compile(r"<!--[\s\S]{0,20000}?(?:-->|\Z)")
_NEVER_SHOWN = re.compile(r"<(script|style|template|head)\b[^>]{0,500}>[\s\S]{0,20000}?(?:</\1\s{0,5}>|\Z)", re.I)
_HIDING_TAG = re.compile(
    r"<(\w{1,20})\b[^>]{0,500}?(?:\shidden\b|display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0)[^>]{0,500}>",
    re.I,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_LINE_BREAK = re.compile(r"<br\s{0,3}/?>", re.I)


class Piece(NamedTuple):
    """One passage of a manual. `line` counts from 1 in the file, front matter included."""

    heading: tuple[str, ...]
    text: str
    line: int


class Hidden(NamedTuple):
    """Text that the file holds and nobody who reads the manual sees. It is not indexed."""

    line: int
    kind: str
    """`html comment`, `hidden html` or `invisible characters`."""


class Manual(NamedTuple):
    pieces: tuple[Piece, ...]
    hidden: tuple[Hidden, ...]


def _invisible(char: str) -> bool:
    return (
        unicodedata.category(char) in ("Cf", "Co")
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0000" <= char <= "\U000e0fff"
    )


def visible(text: str) -> str:
    """The text without format characters: zero-width ones, direction marks, tags."""
    if text.isascii():
        return text
    return "".join(char for char in text if not _invisible(char))


class _Reader:
    """Walks the blocks of one file."""

    def __init__(self, offset: int) -> None:
        self._offset = offset
        self._headings: list[tuple[int, str]] = []
        self.pieces: list[Piece] = []
        self.hidden: list[Hidden] = []

    def _line(self, node: SyntaxTreeNode) -> int:
        return self._offset + (node.map[0] if node.map else 0) + 1

    def _emit(self, text: str, line: int) -> None:
        if text.strip():
            self.pieces.append(Piece(tuple(title for _, title in self._headings), text.strip(), line))

    def blocks(self, nodes: list[SyntaxTreeNode]) -> None:
        """Blocks in order; a paragraph that leads into a list or a table is kept for it."""
        lead = ""
        for node, after in zip_longest(nodes, nodes[1:]):
            if node.type == "paragraph":
                text = self._inline(node)
                if after is not None and after.type in ("bullet_list", "ordered_list", "table") and text.endswith(":"):
                    lead = text
                    continue
                self._paragraph(text, self._line(node))
            else:
                self._block(node, lead)
            lead = ""

    def _block(self, node: SyntaxTreeNode, lead: str) -> None:
        if node.type == "heading":
            self._heading(node)
        elif node.type in ("bullet_list", "ordered_list"):
            self._list(node, lead)
        elif node.type == "table":
            self._table(node, lead)
        elif node.type == "blockquote":
            self.blocks(node.children)
        elif node.type in ("fence", "code_block"):
            self._paragraph(self._shown(node.content, self._line(node)), self._line(node))
        elif node.type == "html_block":
            self._paragraph(self._html(node.content, self._line(node)), self._line(node))

    def _heading(self, node: SyntaxTreeNode) -> None:
        level = int(node.tag[1])
        self._headings = [(n, title) for n, title in self._headings if n < level]
        title = self._inline(node)
        if title:
            self._headings.append((level, title))

    def _paragraph(self, text: str, line: int) -> None:
        for piece in pieces(text):
            self._emit(piece, line)

    def _list(self, node: SyntaxTreeNode, lead: str) -> None:
        """As many items together as a passage holds, each group under the lead-in."""
        group: list[str] = []
        start = self._line(node)
        for item in node.children:
            for piece in pieces(self._item(item)):
                if group and sum(len(text.split()) for text in (*group, piece)) > WORDS_OF_A_PASSAGE:
                    self._emit(joined(lead, group), start)
                    group, start = [], self._line(item)
                group.append(piece)
        self._emit(joined(lead, group), start)

    def _item(self, item: SyntaxTreeNode) -> str:
        """An item on one line, with what is nested in it."""
        parts: list[str] = []
        for node in item.children:
            if node.type in ("bullet_list", "ordered_list"):
                parts.append("; ".join(filter(None, (self._item(child) for child in node.children))))
            elif node.type == "table":
                parts += [row for row, _ in self._rows(node)]
            elif node.type == "blockquote":
                parts.append(self._item(node))
            elif node.type == "html_block":
                parts.append(self._html(node.content, self._line(node)))
            elif node.type in ("fence", "code_block"):
                parts.append(self._shown(node.content, self._line(node)))
            else:
                parts.append(self._inline(node))
        return " ".join(part.strip() for part in parts if part.strip())

    def _table(self, node: SyntaxTreeNode, lead: str) -> None:
        for row, line in self._rows(node):
            self._emit(f"{lead} {row}" if lead else row, line)

    def _rows(self, node: SyntaxTreeNode) -> Iterator[tuple[str, int]]:
        """Each row on its own, every cell under its column's name."""
        names: list[str] = []
        for part in node.children:
            for row in part.children:
                cells = [self._inline(cell) for cell in row.children[:_MAX_COLUMNS]]
                if part.type == "thead":
                    names = cells
                    continue
                named = [
                    f"{name.rstrip(':')}: {cell}" if name else cell
                    for name, cell in zip(names, cells, strict=False)
                    if cell
                ]
                yield " · ".join(named), self._line(row)

    def _inline(self, node: SyntaxTreeNode) -> str:
        """The visible text of a block, Markdown's marks gone, hidden HTML left out."""
        inline = node.children[0].token if node.children and node.children[0].type == "inline" else None
        return self._text(inline.children or [], self._line(node)) if inline else ""

    def _text(self, tokens: list[Token], line: int) -> str:
        out: list[str] = []
        inside: str | None = None
        href = ""
        for token in tokens:
            if token.type == "html_inline":
                inside = self._through_tag(token.content, inside, out, line)
            elif inside is not None:
                continue
            elif token.type in ("text", "code_inline"):
                out.append(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                out.append(" " if token.type == "softbreak" else "\n")
            elif token.type == "link_open":
                href = str(token.attrs.get("href", ""))
            elif token.type == "link_close" and href.startswith("http") and href not in "".join(out):
                out.append(f" ({href})")
        return self._shown("".join(out), line)

    def _through_tag(self, tag: str, inside: str | None, out: list[str], line: int) -> str | None:
        """The hidden element that we stand in after this tag, or None."""
        if inside is not None:
            return None if re.match(rf"</{inside}\b", tag, re.I) else inside
        if tag.startswith("<!--"):
            self.hidden.append(Hidden(line, "html comment"))
        elif _LINE_BREAK.fullmatch(tag):
            out.append(" ")
        elif hiding := _HIDING_TAG.match(tag):
            self.hidden.append(Hidden(line, "hidden html"))
            return hiding[1]
        return None

    def _html(self, html: str, line: int) -> str:
        """What a browser would show of a block of HTML."""
        without = _COMMENT.sub(" ", html)
        if without != html:
            self.hidden.append(Hidden(line, "html comment"))
        shown = _NEVER_SHOWN.sub(" ", without)
        if _HIDING_TAG.search(shown):
            self.hidden.append(Hidden(line, "hidden html"))
            return ""
        return self._shown(" ".join(_TAG.sub(" ", shown).split()), line)

    def _shown(self, text: str, line: int) -> str:
        shown = visible(text)
        if len(shown) < len(text) and any(_invisible(c) and c not in _DRAWN for c in text):
            self.hidden.append(Hidden(line, "invisible characters"))
        return re.sub(r"[ \t\u00a0]{1,200}", " ", shown).strip()


_DRAWN = "\u200d\ufe0f\ufe0e\u00ad"
"""Invisible characters that honest emojis and hyphenation need: dropped without a note."""


def read_manual(text: str) -> Manual:
    """The pieces of one Markdown file, in its order. Any text is Markdown: nothing is refused."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text.removeprefix("\ufeff")
    reader = _Reader(text[: front.end()].count("\n") if front else 0)
    reader.blocks(SyntaxTreeNode(_PARSER.parse(body)).children)
    return Manual(tuple(reader.pieces), tuple(reader.hidden))
