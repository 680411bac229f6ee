"""A manual as its author wrote it: the parts of `manual.txt`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from app.value import Value

MANUALS = Path(__file__).parent / "manuals"
ITEM = re.compile(r"^( *)(?:-|(\d+)[.)]) +(.*)$")
RULE = re.compile(r"^\|(?: *-{3,} *\|)+$")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
BREAK = " // "
LEFT, ABOVE = "<", "^"


class Part(Value):
    kind: Literal["heading", "paragraph", "quotation", "item", "table"]
    text: str = ""
    level: int = 0
    """Of a heading, from 1; depth of an item, from 0."""
    number: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    header: int = 0


class Written(Value):
    """A manual as its author wrote it."""

    name: str
    notes: dict[str, str]
    parts: tuple[Part, ...]


def written(folder: Path) -> Written:
    lines = (folder / "manual.txt").read_text("utf-8").splitlines()
    notes = dict(line[1:].split(":", 1) for line in lines if line.startswith("% "))
    return Written(
        name=folder.name,
        notes={name.strip(): text.strip() for name, text in notes.items()},
        parts=tuple(_parts([line for line in lines if line.strip() and not line.startswith("% ")])),
    )


def _parts(lines: list[str]) -> Iterator[Part]:
    table: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            yield _table(table)
            table = []
        if line:
            yield _line(line)


def _line(line: str) -> Part:
    if line.startswith("#"):
        marks, text = line.split(" ", 1)
        return Part(kind="heading", level=len(marks), text=text.strip())
    if item := ITEM.match(line):
        return Part(
            kind="item", level=len(item[1]) // 2, number=int(item[2]) if item[2] else None, text=item[3].strip()
        )
    if line.startswith("> "):
        return Part(kind="quotation", text=line[2:].strip())
    return Part(kind="paragraph", text=line.removeprefix("\\").strip())


def _table(lines: list[str]) -> Part:
    rule = next((n for n, line in enumerate(lines) if RULE.match(line)), 0)
    rows = [line for line in lines if not RULE.match(line)]
    cells = tuple(tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in rows)
    assert len({len(row) for row in cells}) == 1, f"uneven table: {cells}"
    return Part(kind="table", rows=cells, header=rule)


def filled(part: Part) -> list[list[str]]:
    """Every cell with its text, merged ones repeated."""
    rows: list[list[str]] = []
    for row in part.rows:
        rows.append([])
        for i, cell in enumerate(row):
            rows[-1].append(rows[-1][i - 1] if cell == LEFT else rows[-2][i] if cell == ABOVE else cell)
    return rows


def span(part: Part, y: int, x: int) -> tuple[int, int]:
    """How many rows and columns the cell covers."""
    right = 1
    while x + right < len(part.rows[y]) and part.rows[y][x + right] == LEFT:
        right += 1
    down = 1
    while y + down < len(part.rows) and part.rows[y + down][x] == ABOVE:
        down += 1
    return down, right
