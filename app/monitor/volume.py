"""How many comments were heard, by series and slot of time: the one place that counts the table of what was heard."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import numpy as np
from sqlalchemy import BigInteger, ColumnElement, Float, Select, cast, extract, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.monitor.tables import heard

Counts = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
"""Comments in each slot, oldest first."""
Starts = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
"""Seconds since 1970 at which slots begin, or minutes of the week."""
ALL = "all"
GRAVE = "severity:high"
"""Comments of high and of critical severity together."""
OF_GRAVE = ("high", "critical")
AT_A_TIME = 2_000
"""Rows between which other work of the process goes on."""
By = Literal["watched", "outcome", "severity", "topic", "network"]
"""How comments are told apart: the series that are watched for spikes, or the parts of one plot."""


@dataclass(frozen=True)
class Volume:
    """`start`: seconds since 1970 of the first slot. `series`: by name, only those that were heard at all."""

    start: int
    minutes: int
    slots: int
    series: Mapping[str, Counts]

    def of(self, name: str) -> Counts:
        found = self.series.get(name)
        return np.zeros(self.slots) if found is None else found

    @property
    def starts(self) -> Starts:
        return self.start + 60 * self.minutes * np.arange(self.slots, dtype=np.int64)


def slot(moment: datetime, minutes: int) -> int:
    """Seconds since 1970 at which the slot of a moment begins."""
    seconds = minutes * 60
    return int(moment.timestamp()) // seconds * seconds


def slot_of(minutes: int) -> ColumnElement[int]:
    """The number, since 1970, of the slot in which a comment was posted."""
    # SQLite's epoch is a whole number and divides so; PostgreSQL's has fractions.
    return cast(func.floor(cast(extract("epoch", heard.c.at), Float) / (minutes * 60)), BigInteger)


async def volume(
    connection: AsyncConnection,
    since: datetime,
    until: datetime,
    minutes: int,
    *,
    by: By = "watched",
    ordinary: bool = True,
    drills: bool = True,
) -> Volume:
    """Every series from the slot of `since` to that of `until`, both whole.

    `ordinary`: without what belongs to an incident, which is known and no habit. `drills`: with those.
    """
    first, last = slot(since, minutes), slot(until, minutes)
    slots = max(0, (last - first) // (minutes * 60) + 1)
    found: dict[str, Counts] = {}
    if not slots:
        return Volume(first, minutes, 0, found)
    conditions = (
        *((heard.c.incident.is_(None),) if ordinary else ()),
        *(() if drills else (heard.c.source != "drill",)),
    )
    async with connection.stream(_asked(first, last + minutes * 60, minutes, by, conditions)) as rows:
        async for part in rows.partitions(AT_A_TIME):
            for number, many, *told in part:
                place = int(number) - first // (minutes * 60)
                for name in watched(*told) if by == "watched" else (told[0] or "",):
                    found.setdefault(name, np.zeros(slots))[place] += many
    return Volume(first, minutes, slots, found)


def watched(outcome: str, severity: str, scenario: str | None) -> tuple[str, ...]:
    """The series that a comment counts in."""
    return (
        ALL,
        f"outcome:{outcome}",
        *((GRAVE,) if severity in OF_GRAVE else ()),
        *((f"scenario:{scenario}",) if scenario else ()),
    )


def _asked(first: int, end: int, minutes: int, by: By, conditions: tuple[ColumnElement[bool], ...]) -> Select[Any]:
    h = heard.c
    told: dict[By, tuple[ColumnElement[Any], ...]] = {
        "watched": (h.outcome, h.severity, h.scenario),
        "outcome": (h.outcome,),
        "severity": (h.severity,),
        "topic": (h.scenario,),
        "network": (h.network,),
    }
    number = slot_of(minutes).label("number")
    between = (h.at >= datetime.fromtimestamp(first, UTC), h.at < datetime.fromtimestamp(end, UTC))
    asked = select(number, func.count(), *told[by])
    return asked.where(*between, *conditions).group_by(number, *told[by])


def within(name: str) -> tuple[ColumnElement[bool], ...]:
    """The condition of a series, on the table of what was heard."""
    h = heard.c
    kind, _, value = name.partition(":")
    match kind:
        case "outcome":
            return (h.outcome == value,)
        case "severity":
            return (h.severity.in_(OF_GRAVE),)
        case "scenario":
            return (h.scenario == value,)
        case "likeness":
            return (h.likeness == value,)
        case _:
            return ()
