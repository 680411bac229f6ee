"""How long a service takes from nothing to its first good health, and to its first draft."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.comments import body
from bench.services import Recipe, started


class Start(NamedTuple):
    """One start. `first`: on an empty folder, with all that has to be built there. Seconds since the process began."""

    service: str
    first: bool
    healthy: float
    drafted: float


async def starts(recipes: Sequence[Recipe], folder: Path, times: int) -> list[Start]:
    """A first start of each service and then `times` later ones, each service in turn."""
    done = []
    for turn in range(times + 1):
        for recipe in recipes:
            service, healthy = await started(recipe, folder / f"{recipe.name}.log")
            try:
                drafted, _ = await service.until_drafted(body(turn))
            finally:
                service.stop()
            done.append(Start(recipe.name, turn == 0, healthy, drafted))
    return done


def middle(done: Sequence[Start]) -> Start:
    """The medians of several starts of one service."""
    first = done[0]
    return Start(first.service, first.first, median(s.healthy for s in done), median(s.drafted for s in done))
