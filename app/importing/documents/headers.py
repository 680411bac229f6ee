"""Which rows of a table name its columns, where the file does not say so."""

import re
from collections.abc import Sequence
from typing import NamedTuple

LONGEST_NAME = 45
_NO_NAME = re.compile(
    r"[.!;»”\"]$|[@€$%]|https?:|\d\s{0,2}(?:min|h\b|hora|hour|d[ií]a|day|seg|sec|seman|week|['’′])|\d{1,2}:\d\d|\d{5}",
    re.IGNORECASE,
)
"""The end of a sentence, an amount, a duration, a clock time, an address or a phone number: what names no column."""
_FIGURE = re.compile(r"\d")


class Cell(NamedTuple):
    """One cell as the file draws it."""

    text: str
    bold: bool = False
    """All of its words are bold, or it is marked as a header."""
    across: bool = False
    """It covers every column of its row."""


Row = Sequence[Cell]


def header_rows(rows: Sequence[Row]) -> int:
    """0, 1 or 2. In doubt 0: a row that is read twice does less harm than a row that is not read."""
    if len(rows) < 2 or not _names(rows[0]):
        return 0
    bold = all(cell.bold for cell in rows[0] if cell.text) and not all(cell.bold for cell in rows[1] if cell.text)
    if len(rows[0]) == 2 and not bold and not _figures_below(rows):
        return 0
    return 2 if len(rows) > 2 and _second(rows) else 1


def _names(row: Row) -> bool:
    texts = [cell.text for cell in row]
    told = [text for text in texts if text]
    return all(texts[1:]) and len(set(told)) > 1 and all(len(text) <= LONGEST_NAME and _may_name(text) for text in told)


_SHORTENED = re.compile(r"(?:[\w.ªº]{1,6}\s){0,2}[^\W\d_]{1,5}\.")
"""«Inf.», «1.ª resp.»: a dot that ends no sentence."""


def _may_name(text: str) -> bool:
    return not _NO_NAME.search(text) or _SHORTENED.fullmatch(text) is not None


def _figures_below(rows: Sequence[Row]) -> bool:
    """The second column holds figures from the second row down, and none in the first."""
    return (
        len(rows) > 2 and not _FIGURE.search(rows[0][1].text) and all(_FIGURE.search(row[1].text) for row in rows[1:])
    )


def _second(rows: Sequence[Row]) -> bool:
    """The first row groups columns that the second row names one by one."""
    first, second = rows[0], rows[1]
    grouped = [n for n in range(1, len(first)) if first[n].text and first[n].text == first[n - 1].text]
    if not grouped or not all(cell.text for cell in second[1:]):
        return False
    apart = all(second[n].text != second[n - 1].text for n in grouped)
    return apart and all(len(c.text) <= LONGEST_NAME and _may_name(c.text) for c in second)
