"""The waves of comments over time, each with what is usual there: what the live page plots."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.monitor.habits import expected, habits
from app.monitor.volume import Counts, Volume, volume
from app.value import Value

Part = Literal["outcome", "severity", "topic", "network"]
"""`topic`: the scenario of the manual that a comment belongs to; its label is empty where there is none."""
MOST_POINTS = 2_000
"""Of one wave: whoever asks for more gets longer steps."""


class Point(NamedTuple):
    """`start` of the step; comments heard in it; comments that are usual in it."""

    start: datetime
    heard: int
    expected: float


class Wave(Value):
    """One part of all comments. `label`: an id of the brand (outcome, scenario, network) or a severity."""

    label: str
    points: tuple[Point, ...]

    @property
    def total(self) -> int:
        return sum(point.heard for point in self.points)


async def waves(
    connection: AsyncConnection, brand: Brand, *, since: datetime, until: datetime, by: Part, step: int = 5
) -> list[Wave]:
    """The biggest first. `step`: minutes between two points; drills and incidents count as what they were."""
    minutes = max(step, 1, math.ceil((until - since).total_seconds() / 60 / MOST_POINTS))
    seen = await volume(connection, since, until, minutes, by=by, ordinary=False)
    usual = await habits(connection, brand.hours.zone, until, by)
    found = [
        Wave(label=label, points=tuple(_points(seen, label, expected(usual.of(label), seen.starts, minutes, zone))))
        for zone in (brand.hours.zone,)
        for label in seen.series
    ]
    return sorted(found, key=lambda wave: (-wave.total, wave.label))


def _points(seen: Volume, label: str, usual: Counts) -> Iterator[Point]:
    for start, count, mean in zip(seen.starts, seen.of(label), usual, strict=True):
        yield Point(datetime.fromtimestamp(int(start), UTC), int(count), round(float(mean), 2))
