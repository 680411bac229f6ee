"""Which row of a sheet names its columns: the first, a later one below titles, or none."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.importing.vocabulary import vocabulary

LOOKED_AT = 25
"""Rows above which a header is no longer looked for."""
LONGEST = 45
"""Characters of a column's head."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PROSE = re.compile(r"[.!?…;]\s|[!…]$|https?://|@\w|\d{3}")


class HeadingRow(NamedTuple):
    place: int | None
    """Of the row that names the columns; None: there is none and the first row is data."""
    by_words: bool
    """Whether known words tell so; otherwise only the shape does."""


def meaning(head: str) -> str | None:
    """What a column's head means (vocabulary/columns.yaml): «Respuesta al cliente» is `reply`."""
    return vocabulary("columns").meaning(plain(head)) if head else None


def plain(head: str) -> str:
    """`our_reply`, `ourReply` and «our reply» alike."""
    return _CAMEL.sub(" ", head).replace("_", " ").replace("/", " ")


def heading_row(rows: Sequence[Sequence[str]]) -> HeadingRow:
    """Looks at the first rows of a sheet, empty ones included."""
    told = [(i, _known(row)) for i, row in enumerate(rows[:LOOKED_AT])]
    best = max((many for _, many in told), default=0)
    if best >= 2 or (best == 1 and any(_telling(rows[i]) for i, many in told if many)):
        return HeadingRow(next(i for i, many in told if many == best), by_words=True)
    first = next((i for i, row in enumerate(rows[:LOOKED_AT]) if sum(map(bool, row)) > 1), None)
    if first is not None and _looks_like_heads(rows, first):
        return HeadingRow(first, by_words=False)
    return HeadingRow(None, by_words=False)


def _heads(row: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in row if cell.strip()]


def _known(row: Sequence[str]) -> int:
    """How many different things the cells name; 0 where one is too long for a name or all say the same."""
    heads = _heads(row)
    if len(set(heads)) < 2 or any(len(head) > LONGEST or _PROSE.search(head) for head in heads):
        return 0
    return len({meaning(head) for head in heads} - {None})


def _telling(row: Sequence[str]) -> bool:
    return any(meaning(head) in ("comment", "reply") for head in _heads(row))


def _looks_like_heads(rows: Sequence[Sequence[str]], first: int) -> bool:
    """Short and different names over texts that are much longer."""
    heads = _heads(rows[first])
    if len(set(heads)) < len(heads) or any(len(h) > 30 or _PROSE.search(h) or h.isdigit() for h in heads):
        return False
    below = [row for row in rows[first + 1 :] if any(row)]
    columns = [i for i, head in enumerate(rows[first]) if head.strip()]
    longer = [
        i
        for i in columns
        if (texts := [row[i] for row in below if i < len(row) and row[i]])
        and sum(map(len, texts)) / len(texts) > 3 * max(8, len(rows[first][i]))
    ]
    return len(below) >= 2 and len(longer) >= 2
