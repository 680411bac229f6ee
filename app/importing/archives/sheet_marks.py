"""What a worksheet holds besides its cells: hidden rows, merged cells, formulas. Read from its XML as a stream."""

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from openpyxl.utils.cell import range_boundaries

CHUNK = 1_000_000
OVERLAP = 10_000
"""Bytes that two chunks share, so that no tag or formula is cut in two; longer ones than this are not looked for."""
MOST_MERGED = 50_000
MOST_LOST = 20

_HIDDEN = re.compile(rb'<(?:\w{1,10}:)?row [^<>]{0,600}?\bhidden="(?:1|true)"')
_LOST = re.compile(
    rb'<(?:\w{1,10}:)?c r="([A-Z]{1,3}\d{1,7})"([^<>]{0,200})>\s{0,5}'
    rb"<(?:\w{1,10}:)?f\b[^<>]{0,300}?(?:/>|>([^<]{0,9000})</(?:\w{1,10}:)?f>)\s{0,5}"
    rb"(?:<(?:\w{1,10}:)?v\s?/>|<(?:\w{1,10}:)?v></(?:\w{1,10}:)?v>)?\s{0,5}</(?:\w{1,10}:)?c>"
)
"""A cell with a formula and no value; a text result (t="str") may rightly be empty."""
_MERGED = re.compile(rb'<(?:\w{1,10}:)?mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


class Merged(NamedTuple):
    """A merged cell; columns count from 0, rows from 1, all ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Marks(NamedTuple):
    hidden_rows: int
    lost: tuple[tuple[str, str], ...]
    """Cells with a formula that was never calculated, as «B2» with the formula; the first of them."""
    many_lost: int
    merged: tuple[Merged, ...]
    """By first row."""


def marks(xml: IO[bytes]) -> Marks:
    """Reads the worksheet's XML to its end."""
    hidden = many_lost = 0
    merged: list[Merged] = []
    lost: list[tuple[str, str]] = []
    for text, whole in _overlapping(xml):
        hidden += sum(1 for found in _HIDDEN.finditer(text) if found.start() < whole)
        if len(merged) < MOST_MERGED:
            merged += [_merged(found[1]) for found in _MERGED.finditer(text) if found.start() < whole]
        empty = [m for m in _LOST.finditer(text) if m.start() < whole and b't="str"' not in m[2]]
        many_lost += len(empty)
        lost += [(m[1].decode(), (m[3] or b"").decode("utf-8", "replace")) for m in empty[: MOST_LOST - len(lost)]]
    return Marks(hidden, tuple(lost), many_lost, tuple(sorted(merged[:MOST_MERGED])))


def _overlapping(xml: IO[bytes]) -> Iterator[tuple[bytes, int]]:
    """Pieces of the file; what begins before the given place belongs to the piece, the rest to the next one."""
    carried = b""
    while chunk := xml.read(CHUNK):
        text = carried + chunk
        whole = max(0, len(text) - OVERLAP)
        yield text, whole
        carried = text[whole:]
    yield carried, len(carried)


def _merged(reference: bytes) -> Merged:
    left, top, right, bottom = range_boundaries(reference.decode("ascii"))
    return Merged(top or 1, bottom or 1, (left or 1) - 1, (right or 1) - 1)


class Fill:
    """Gives each place that a merged cell covers the text of its first one, row after row."""

    def __init__(self, merged: tuple[Merged, ...]) -> None:
        self._waiting = list(reversed(merged))
        self._open: list[tuple[Merged, str]] = []

    def row(self, number: int, cells: list[str]) -> list[str]:
        self._open = [(one, text) for one, text in self._open if one.last_row >= number]
        while self._waiting and self._waiting[-1].first_row <= number:
            one = self._waiting.pop()
            text = cells[one.first_column] if one.first_column < len(cells) else ""
            if one.last_row >= number and text:
                self._open.append((one, text))
        for one, text in self._open:
            for column in range(one.first_column, min(one.last_column + 1, 200)):
                cells += [""] * (column + 1 - len(cells))
                cells[column] = cells[column] or text
        return cells
