"""The geometry of the panel's plots: numbers in, places in a drawing of fixed units out. A template draws them."""

from collections.abc import Sequence
from datetime import date

from app.value import Value

WIDTH, HEIGHT = 640, 190
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 14, 30
"""Room for the scale, the last label, the highest bar and the days."""
LABELS = 7
"""Days that are written below a plot; more would run into each other on a phone."""


class Tick(Value):
    """A line of the scale, or a day below it."""

    at: float
    value: int


class Bar(Value):
    """One day: `x`, `y` of its upper left corner, and the middle of its line's point."""

    day: date
    x: float
    y: float
    width: float
    height: float
    count: int
    point: float
    other: int


class Plot(Value):
    """Bars for one count and a line for another, day by day, on one scale from zero."""

    width: int = WIDTH
    height: int = HEIGHT
    bars: tuple[Bar, ...]
    line: str
    """Points of the line, as SVG writes them."""
    scale: tuple[Tick, ...]
    labels: tuple[Bar, ...]
    """The days that are written out."""
    base: float = HEIGHT - BOTTOM
    left: float = LEFT
    right: float = WIDTH - RIGHT


def by_day(days: Sequence[tuple[date, int, int]]) -> Plot:
    """A plot of (day, bar, line). Nothing anywhere draws flat on the base."""
    top = top_of(max((max(bar, line) for _, bar, line in days), default=0))
    step = (WIDTH - LEFT - RIGHT) / max(1, len(days))
    bars = tuple(_bar(i, day, count, other, step, top) for i, (day, count, other) in enumerate(days))
    every = -(-len(bars) // LABELS) or 1
    return Plot(
        bars=bars,
        line=" ".join(f"{_round(bar.x + bar.width / 2)},{bar.point}" for bar in bars),
        scale=tuple(Tick(at=_height(value, top), value=value) for value in (0, top // 2, top)),
        labels=tuple(bar for i, bar in enumerate(reversed(bars)) if i % every == 0)[::-1],
    )


def _bar(i: int, day: date, count: int, other: int, step: float, top: int) -> Bar:
    y = _height(count, top)
    return Bar(
        day=day,
        x=_round(LEFT + i * step + step * 0.15),
        y=y,
        width=_round(step * 0.7),
        height=_round(HEIGHT - BOTTOM - y),
        count=count,
        point=_height(other, top),
        other=other,
    )


def _height(value: int, top: int) -> float:
    """From above, as SVG counts."""
    return _round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top)


def top_of(most: int) -> int:
    """The end of the scale, the next of 2, 4, 10, 20, 40, 100 …: round, and its half is a whole number."""
    size = 2
    while size < most:
        size = size * 5 // 2 if str(size)[0] == "4" else size * 2
    return size


def _round(number: float) -> float:
    return round(number, 1)
