"""A reply with all that bears on it: its row, its texts, and the rows of the chain that tell of it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import RowMapping


class Text(NamedTuple):
    """A revision without its words."""

    number: int
    sha256: str
    intact: bool
    empty: bool
    written_by: str | None


class Beforehand(NamedTuple):
    """Words that a head approved for later use."""

    by: str
    sha256: str
    at: datetime
    ended_at: datetime | None
    text: str | None
    """The exact words of an adapted text; None: a text of the manual, whose slots are filled at each use."""


class Case(NamedTuple):
    """A reply with all that bears on it."""

    reply: RowMapping
    rows: list[RowMapping]
    texts: dict[int, Text]
    published: list[RowMapping]
    signed: list[RowMapping]
    debt: RowMapping | None
    written_for: str | None
    """Who asked for it as a holding or a closing, and may have written its first words."""
    requester: str | None
    """Who asked for the answer that it is a holding of: it counts as theirs."""
    since: datetime | None
    """When the chain began: replies from before it have no first row."""
    beforehand: Mapping[str, "Beforehand"] = {}
    """What heads approved beforehand, by id, as the chain and the table have it."""

    def last(self, *moves: str) -> RowMapping | None:
        return next((row for row in reversed(self.rows) if row["move"] in moves), None)

    @property
    def erased(self) -> bool:
        return self.last("erase") is not None


def detail(row: RowMapping) -> dict[str, Any]:
    try:
        found = json.loads(row["detail"])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
