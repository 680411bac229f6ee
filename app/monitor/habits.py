"""The rhythm of each series of a database, learned from what was heard there and kept for an hour."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import Engine, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.opening import zone_of
from app.monitor.rhythm import SLOT, WEEKS, Rhythm, at_first, learn, minutes_of_week
from app.monitor.tables import heard
from app.monitor.volume import By, Counts, Starts, Volume, volume

KEPT = timedelta(hours=1)
RECENT = timedelta(hours=1)
"""What is judged by the rhythm is no part of it."""


@dataclass(frozen=True)
class Habits:
    """`learned` as of when; series without a rhythm of their own have the same history, of silence."""

    learned: datetime
    rhythms: Mapping[str, Rhythm] = field(default_factory=dict)
    silent: Rhythm = field(default_factory=at_first)

    def of(self, series: str) -> Rhythm:
        return self.rhythms.get(series, self.silent)


_KNOWN: WeakKeyDictionary[Engine, dict[tuple[str, By], Habits]] = WeakKeyDictionary()
"""One process has one database; tests have many, and each goes with its engine."""


async def habits(connection: AsyncConnection, zone: str, now: datetime, by: By = "watched") -> Habits:
    """What is usual as of `now`, in the brand's zone. Learned anew once an hour, or when the clock was put back."""
    known = _KNOWN.setdefault(connection.sync_connection.engine, {})  # type: ignore[union-attr]  # it is connected
    found = known.get((zone, by))
    if found is None or not timedelta() <= now - found.learned < KEPT:
        found = known[zone, by] = await _learned(connection, zone, now, by)
    return found


async def forget(connection: AsyncConnection) -> None:
    """After history was brought in: what is usual is learned anew at the next look, whichever connection it takes."""
    here = connection.sync_connection.engine.url  # type: ignore[union-attr]  # it is connected
    for engine in [one for one in _KNOWN if one.url == here]:
        _KNOWN.pop(engine, None)


async def _learned(connection: AsyncConnection, zone: str, now: datetime, by: By) -> Habits:
    until = now - RECENT
    first = await connection.scalar(
        select(func.min(heard.c.at)).where(heard.c.source != "drill", heard.c.at >= now - timedelta(weeks=WEEKS))
    )
    if first is None or first >= until:
        return Habits(now)
    past = await volume(connection, first, until - timedelta(minutes=SLOT), SLOT, by=by, drills=False)
    return Habits(now, *await asyncio.to_thread(_rhythms, past, zone))


def _rhythms(past: Volume, zone: str) -> tuple[dict[str, Rhythm], Rhythm]:
    if not past.slots:
        return {}, at_first()
    places = minutes_of_week(past.starts, zone_of(zone))
    silent = learn(np.zeros(past.slots), places)
    return {name: learn(counts, places) for name, counts in past.series.items()}, silent


def expected(rhythm: Rhythm, starts: Starts, minutes: int, zone: str) -> Counts:
    """Comments that usually come in slots of that length, which begin at those seconds since 1970, in order."""
    every = (starts[:, None] + 60 * np.arange(minutes)[None, :]).reshape(-1)
    usual: Counts = rhythm.expected(minutes_of_week(every, zone_of(zone))).reshape(len(starts), minutes).sum(axis=1)
    return usual
