"""The report of an import as the page shows it: lines with their choices, grouped by theme."""

import json
from typing import Any

from app.importing.field_names import THEMES, theme, worded
from app.importing.reading import Quote
from app.importing.report import Line, sections, titles_of, where
from app.importing.understood import Field, Understanding
from app.value import Value
from app.wording import Wording

URGENT = ("duties", "holding", "scenarios")
"""Themes whose shipped defaults matter most in a crisis."""


class Choice(Value):
    """A value that a person may choose, with where the manual says it."""

    value: Wording
    quote: Quote | None = None
    where: str = ""


class Row(Value):
    """One line of the report with its field, and each value that a person may choose, the present one first."""

    line: Line
    field: Field | None = None
    choices: tuple[Choice, ...] = ()


class Part(Value):
    id: str
    title: Wording
    rows: tuple[Row, ...]

    @property
    def certain(self) -> bool:
        """Whether it holds what was read plainly, of one theme."""
        return self.id in THEMES


class Theme(Value):
    """What is doubtful, or ours, within one theme."""

    id: str
    title: Wording
    rows: tuple[Row, ...]
    urgent: bool

    @property
    def size(self) -> int:
        return len(self.rows)


def parts(understanding: Understanding) -> tuple[Part, ...]:
    """Every section of the report that is not empty."""
    known = {field.path: field for field in understanding.fields}
    titles = titles_of(understanding)
    return tuple(
        Part(
            id=section.id,
            title=section.title,
            rows=tuple(_row(line, known.get(line.path or ""), titles) for line in section.lines),
        )
        for section in sections(understanding)
    )


def part(understanding: Understanding, path: str) -> Row | None:
    """The line of one field."""
    rows = (row for one in parts(understanding) for row in one.rows)
    return next((row for row in rows if row.line.path == path), None)


def themed(told: tuple[Part, ...], id: str) -> tuple[Theme, ...]:
    """The lines of a section by theme, in the report's order."""
    rows = next((one.rows for one in told if one.id == id), ())
    by = {name: tuple(row for row in rows if theme(row.line.path or "") == name) for name in THEMES}
    return tuple(
        Theme(id=name, title=THEMES[name], rows=found, urgent=name in URGENT) for name, found in by.items() if found
    )


def options(field: Field) -> tuple[Any, ...]:
    """The values that may be chosen for it: the present one, then what else the manual says."""
    values = [field.value, *(one.value for one in field.alternatives)]
    return tuple({json.dumps(value, sort_keys=True): value for value in reversed(values)}[key] for key in _keys(values))


def _keys(values: list[Any]) -> list[str]:
    return list(dict.fromkeys(json.dumps(value, sort_keys=True) for value in values))


def _row(line: Line, field: Field | None, titles: dict[str, str]) -> Row:
    if field is None:
        return Row(line=line)
    choices = tuple(_choice(field, value, titles) for value in options(field))
    return Row(line=line, field=field, choices=choices if len(choices) > 1 else ())


def _choice(field: Field, value: Any, titles: dict[str, str]) -> Choice:
    said = (quote for one in field.alternatives if one.value == value for quote in one.quotes)
    quote = next(said, None)
    return Choice(value=worded(field.path, value, titles), quote=quote, where=where(quote) if quote else "")
