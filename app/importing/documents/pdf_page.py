"""One page of a PDF: its lines in reading order and its tables, with what a reader sees of them."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

from pdfplumber.page import Page
from pdfplumber.table import Table as Ruled

from app.importing.documents.gathering import BULLETS
from app.importing.documents.headers import Cell
from app.importing.vocabulary import SMALL

TINY = 2.5
"""Points up to which nobody reads a text."""
_GUTTER_LINES = 5
"""Lines on both sides from which a gap down the page parts two columns."""
_MOST_PADDING = 8.0
_LETTER = 0.6
"""Width of a letter, in sizes."""
_SPACE = 0.12
"""Width of the narrowest space, in sizes."""
_ITEM = re.compile(rf"[{BULLETS}–—*-]|\(?(?:\d{{1,3}}|[a-zA-Z])[.)]")
_FULL = 0.55
"""Of a column's width that its lines fill when it is running text and not a list of short labels."""

Word = dict[str, Any]
Box = tuple[float, float, float, float]


class Line(NamedTuple):
    """Coordinates are points from the top left corner."""

    text: str
    lead: str
    """The bold words at the beginning."""
    size: float
    x0: float
    x1: float
    top: float
    bottom: float
    first: float
    """Width of the first word."""
    right: float
    """Where the column ends."""
    symbol: bool
    """The first word is a sign of another font: «o» as a bullet."""

    @property
    def bold(self) -> bool:
        return self.lead == self.text


class Drawn(NamedTuple):
    """A table as drawn, and whether lines of text stand above or below it on its page."""

    rows: tuple[tuple[Cell, ...], ...]
    box: Box


class Sheet(NamedTuple):
    """One page. `parts` in reading order."""

    number: int
    width: float
    height: float
    parts: tuple[Line | Drawn, ...]
    pictures: int
    dropped: bool
    """Words were left out that nobody sees, or that stand on their side."""


def read_page(page: Page) -> Sheet:
    words = page.extract_words(
        x_tolerance=1.5, keep_blank_chars=False, use_text_flow=False, extra_attrs=["fontname", "size", "upright"]
    )
    seen = [word for word in words if word["upright"] and word["size"] > TINY and _inside(word, page.bbox)]
    tables = (
        [found for found in page.find_tables() if _is_table(found)] if page.rects or page.lines or page.curves else []
    )
    outer = [one for one in tables if not any(other is not one and _holds(other.bbox, one.bbox) for other in tables)]
    drawn, rest = [], seen
    for table in outer:
        inside = [word for word in rest if _inside(word, table.bbox)]
        drawn.append(Drawn(_rows(table, inside), table.bbox))
        rest = [word for word in rest if not _inside(word, table.bbox)]
    parts = _in_order(rest, drawn, page.width)
    return Sheet(
        page.page_number, float(page.width), float(page.height), tuple(parts), len(page.images), len(seen) < len(words)
    )


def _inside(word: Word, box: Box) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + 1 and outer[1] <= inner[1] + 1 and outer[2] >= inner[2] - 1 and outer[3] >= inner[3] - 1
    )


def _is_table(found: Ruled) -> bool:
    """A frame of one column is no table, but text in a box."""
    return len(found.cells) > 1 and len({round(cell[0]) for cell in found.cells}) > 1


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 2:
            edges.append(value)
    return edges


def _rows(table: Ruled, words: list[Word]) -> tuple[tuple[Cell, ...], ...]:
    """The grid of the table's edges; a merged cell stands in each place that it covers."""
    across = _edges(x for cell in table.cells for x in (cell[0], cell[2]))
    down = _edges(y for cell in table.cells for y in (cell[1], cell[3]))
    grid = [[Cell("") for _ in across[1:]] for _ in down[1:]]
    for box in table.cells:
        inside = [word for word in words if _inside(word, box)]
        lines = _lines(inside, box[2] - _padding(inside, box)) if inside else []
        bold = bool(lines) and all(line.bold for line in lines)
        whole = box[0] <= across[0] + 2 and box[2] >= across[-1] - 2 and len(across) > 2
        cell = Cell(_cell_text(lines), bold, whole)
        for row, (top, bottom) in zip(grid, pairwise(down), strict=True):
            for n, (left, right) in enumerate(pairwise(across)):
                if box[0] <= (left + right) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]:
                    row[n] = cell
    return tuple(tuple(row) for row in grid)


def _padding(words: list[Word], box: Box) -> float:
    """What the text leaves free at the left it leaves free at the right."""
    return float(max(1.0, min(_MOST_PADDING, min(word["x0"] for word in words) - box[0])))


def _cell_text(lines: Sequence[Line]) -> str:
    """Lines that only the cell's width breaks are one."""
    text = ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None:
            text = line.text
        elif wraps(before, line):
            text = (
                text + line.text
                if _breaks_address(before, line) or breaks_word(before, line)
                else joined(text, line.text)
            )
        else:
            text = f"{text}\n{line.text}"
    return text


def wraps(before: Line, line: Line) -> bool:
    """Whether the line was broken because its next word did not fit, and not because something new begins."""
    room = before.right - before.x1
    return room < line.first + 0.6 * line.size


def _breaks_address(before: Line, line: Line) -> bool:
    """An address too long for its cell is broken at any letter."""
    address = any(sign in before.text.split()[-1] for sign in ("@", "://", "www."))
    more = line.text.split()[0]
    full = before.right - before.x1 < _LETTER * before.size
    return address and full and more[0].islower() and len(more) > 2 and more not in SMALL


_CUT_ENDING = re.compile(r"(?:ci|si)on$|[aei]m$")
"""What Spanish words do not end in: the rest stands on the next line."""
_REST = 3
"""Letters that are left over of a word that a narrow column cut."""


def breaks_word(before: Line, line: Line) -> bool:
    """A word wider than its column is cut at the column's edge: «Agradecemo ⏎ s»."""
    alone = " " not in before.text.strip() and before.text[-1:].isalpha()
    full = before.right - before.x1 < _LETTER * before.size
    more = line.text.split()[0]
    if not (alone and full):
        return False
    rest = more.rstrip(".,;:»”)")
    if not rest:
        return True
    left_over = rest.islower() and rest.isalpha() and len(rest) <= _REST
    return left_over and (rest not in SMALL or bool(_CUT_ENDING.search(before.text.lower())))


def joined(text: str, more: str) -> str:
    """Two lines as one, hyphenation undone: «comuni-» and «cación»."""
    if text.endswith("-") and text[-2:-1].isalpha() and more[:1].islower():
        return text[:-1] + more
    return f"{text} {more}"


def _in_order(words: list[Word], drawn: list[Drawn], width: float) -> list[Line | Drawn]:
    """From top to bottom, columns from left to right; what crosses both columns parts the page."""
    gutter = _gutter(words, width)
    if gutter is None:
        right = max((word["x1"] for word in words), default=0.0)
        return sorted([*_lines(words, right), *drawn], key=_top)
    wide = [row for row in _text_rows(words) if any(w["x0"] < gutter < w["x1"] for w in row) or _close(row, gutter)]
    taken = {id(word) for row in wide for word in row}
    left = [word for word in words if id(word) not in taken and word["x0"] < gutter]
    right = [word for word in words if id(word) not in taken and word["x0"] >= gutter]
    whole = [line for row in wide for line in _lines(row, max(word["x1"] for word in words))]
    crossing: list[Line | Drawn] = sorted(
        [*whole, *[one for one in drawn if one.box[0] < gutter < one.box[2]]], key=_top
    )
    sides: list[list[Line | Drawn]] = [
        sorted([*_lines(side, max((w["x1"] for w in side), default=0.0)), *tables], key=_top)
        for side, tables in (
            (left, [one for one in drawn if one.box[2] <= gutter]),
            (right, [one for one in drawn if one.box[0] >= gutter]),
        )
    ]
    return _woven(crossing, sides)


def _woven(crossing: Sequence[Line | Drawn], sides: Sequence[Sequence[Line | Drawn]]) -> list[Line | Drawn]:
    parts: list[Line | Drawn] = []
    above = float("-inf")
    for part in (*crossing, None):
        below = float("inf") if part is None else _top(part)
        parts += [one for side in sides for one in side if above <= _top(one) < below]
        if part is not None:
            parts.append(part)
            above = below
    return parts


def _top(part: Line | Drawn) -> float:
    return part.top if isinstance(part, Line) else part.box[1]


def _text_rows(words: list[Word]) -> list[list[Word]]:
    """Words by the line that they stand on, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one["top"] + one["bottom"], one["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and abs(middle - (rows[-1][0]["top"] + rows[-1][0]["bottom"]) / 2) < 0.4 * word["size"]:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda one: float(one["x0"])) for row in rows]


def _gutter(words: list[Word], width: float) -> float | None:
    """Where a gap runs down the middle of the page between two columns of running text."""
    rows = _text_rows(words)
    gaps = [
        ((a["x1"] + b["x0"]) / 2, a["x1"], b["x0"])
        for row in rows
        for a, b in pairwise(row)
        if b["x0"] - a["x1"] > max(10.0, 0.9 * a["size"]) and 0.3 * width < (a["x1"] + b["x0"]) / 2 < 0.7 * width
    ]
    for middle, _, start in sorted(gaps, key=lambda gap: gap[2]):
        both = [row for row in rows if _parted(row, start - 4)]
        if len(both) >= _GUTTER_LINES and len(both) >= 0.4 * len(rows) and _filled(both, start - 4):
            return float(min(middle, start - 4))
    return None


def _parted(row: list[Word], x: float) -> bool:
    return row[0]["x0"] < x < row[-1]["x1"] and not any(word["x0"] < x < word["x1"] for word in row)


def _filled(rows: list[list[Word]], x: float) -> bool:
    """Both sides hold running text: most lines reach from one end of their column to the other."""
    left = [(row[0]["x0"], max(w["x1"] for w in row if w["x1"] <= x)) for row in rows]
    right = [(min(w["x0"] for w in row if w["x0"] >= x), row[-1]["x1"]) for row in rows]
    return all(
        sum(end - start for start, end in side)
        >= _FULL * len(side) * (max(e for _, e in side) - min(s for s, _ in side))
        for side in (left, right)
    )


def _close(row: list[Word], x: float) -> bool:
    """The line goes through the gutter with no more than a space there."""
    left, right = [w["x1"] for w in row if w["x1"] <= x], [w["x0"] for w in row if w["x0"] >= x]
    return bool(left and right) and min(right) - max(left) < 0.6 * row[0]["size"]


def _lines(words: list[Word], right: float) -> list[Line]:
    return [_line(row, right) for row in _text_rows(words)]


def _line(row: list[Word], right: float) -> Line:
    first = row[0]
    letters = sum(len(word["text"]) for word in row)
    symbol = len(row) > 1 and len(first["text"]) == 1 and first["fontname"] != row[1]["fontname"]
    return Line(
        text=_spaced(row),
        lead=_spaced(_leading_bold(row)),
        size=round(sum(word["size"] * len(word["text"]) for word in row) / letters, 1),
        x0=first["x0"],
        x1=row[-1]["x1"],
        top=min(word["top"] for word in row),
        bottom=max(word["bottom"] for word in row),
        first=first["x1"] - first["x0"],
        right=right,
        symbol=symbol,
    )


def _leading_bold(row: list[Word]) -> list[Word]:
    """The bold words at the beginning, or behind the sign or number of an item."""
    begun = row[1:] if _ITEM.fullmatch(row[0]["text"]) and not is_bold(row[0]["fontname"]) else row
    return list(takewhile(lambda word: is_bold(word["fontname"]), begun))


def _spaced(row: Sequence[Word]) -> str:
    """A change of font in mid-word parts the words of a PDF, and puts no space there."""
    text = ""
    for before, word in pairwise((None, *row)):
        apart = before is not None and word is not None and word["x0"] - before["x1"] > _SPACE * word["size"]
        text += (" " if apart else "") + (word["text"] if word else "")
    return text


def is_bold(font: str) -> bool:
    name = font.lower()
    return any(word in name for word in ("bold", "black", "heavy", "semibold", "demi")) or name.endswith(("-bd", ",bd"))
