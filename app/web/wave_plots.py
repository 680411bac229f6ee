"""The geometry of waves over time: layers of counts on each other, with the expected rhythm as a line."""

from collections.abc import Sequence
from datetime import datetime

from app.value import Value
from app.web.plots import BOTTOM, HEIGHT, LABELS, LEFT, RIGHT, TOP, WIDTH, Tick, top_of

MOST_LAYERS = 5
"""Kinds that are told apart in one drawing; the rest is one more."""
REST = "…"
WIDEST = 48
"""Units of a block: a few slots are not a wall."""


class Layer(Value):
    """One kind of comments: how many in each slot."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


class Block(Value):
    """One kind in one slot. `layer`: its place, which colours it."""

    layer: int
    x: float
    y: float
    width: float
    height: float
    at: datetime
    count: int


class Mark(Value):
    """A slot that is written out below the drawing."""

    x: float
    at: datetime


class Waves(Value):
    """The whole drawing. `line`: the expected rhythm, as SVG writes points; empty where there is none."""

    width: int = WIDTH
    height: int = HEIGHT
    layers: tuple[Layer, ...]
    blocks: tuple[Block, ...]
    line: str
    scale: tuple[Tick, ...]
    labels: tuple[Mark, ...]
    slots: tuple[datetime, ...]
    expected: tuple[float, ...]
    left: float = LEFT
    right: float = WIDTH - RIGHT

    @property
    def total(self) -> int:
        return sum(layer.total for layer in self.layers)

    @property
    def rows(self) -> tuple[tuple[datetime, tuple[int, ...], float | None], ...]:
        """The same as a table: each slot, its counts by layer, what was expected."""
        expected: Sequence[float | None] = self.expected or [None] * len(self.slots)
        counts = list(zip(*(layer.counts for layer in self.layers), strict=True)) or [()] * len(self.slots)
        return tuple(zip(self.slots, counts, expected, strict=True))

    @property
    def busy(self) -> tuple[tuple[datetime, tuple[int, ...], float | None], ...]:
        """The rows in which something came."""
        return tuple(row for row in self.rows if any(row[1]))


def stacked(slots: Sequence[datetime], layers: Sequence[Layer], expected: Sequence[float] = ()) -> Waves:
    """The layers on each other from the base up, in their order, on one scale from zero.

    More than MOST_LAYERS are the biggest ones and their REST. Every layer, and `expected`, has a number for each slot.
    """
    drawn = fewer(layers)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(slots))
    sums = [sum(layer.counts[i] for layer in drawn) for i in range(len(slots))]
    top = top_of(round(max([*sums, *expected], default=0)))
    return Waves(
        layers=drawn,
        blocks=tuple(_blocks(slots, drawn, step, top)),
        line=" ".join(f"{_middle(i, step)},{_height(value, top)}" for i, value in enumerate(expected)),
        scale=tuple(Tick(at=_height(value, top), value=value) for value in (0, top // 2, top)),
        labels=_labels(slots, step),
        slots=tuple(slots),
        expected=tuple(expected),
    )


def fewer(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """As many layers as can be told apart: the small ones are one together. Empty ones go."""
    full = [layer for layer in layers if layer.total]
    if len(full) <= MOST_LAYERS:
        return tuple(full)
    biggest = {layer.name for layer in sorted(full, key=lambda layer: -layer.total)[:MOST_LAYERS]}
    kept = [layer for layer in full if layer.name in biggest]
    rest = [layer.counts for layer in full if layer.name not in biggest]
    return (*kept, Layer(name=REST, counts=tuple(map(sum, zip(*rest, strict=True)))))


def _blocks(slots: Sequence[datetime], layers: Sequence[Layer], step: float, top: int) -> list[Block]:
    blocks = []
    for i, at in enumerate(slots):
        below = 0
        for n, layer in enumerate(layers):
            count = layer.counts[i]
            if count:
                y, foot = _height(below + count, top), _height(below, top)
                width = _round(min(step * 0.8, WIDEST))
                x = _round(LEFT + (i + 0.5) * step - width / 2)
                blocks.append(Block(layer=n, x=x, y=y, width=width, height=_round(foot - y), at=at, count=count))
            below += count
    return blocks


def _labels(slots: Sequence[datetime], step: float) -> tuple[Mark, ...]:
    every = -(-len(slots) // LABELS) or 1
    chosen = range(len(slots) - 1, -1, -every)
    return tuple(Mark(x=_middle(i, step), at=slots[i]) for i in reversed(chosen))


def _middle(i: int, step: float) -> float:
    return _round(LEFT + (i + 0.5) * step)


def _height(value: float, top: int) -> float:
    """From above, as SVG counts."""
    return _round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top)


def _round(number: float) -> float:
    return round(number, 1)
