"""How often the gate calls an unchanged system worse: runs that differ by their wording seed alone, compared.

Each pair of runs is compared on a set of groups drawn anew with replacement, as if other cases had been written.
Whatever the gate finds lost there is a false alarm.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import permutations
from random import Random
from typing import NamedTuple

from eval.gate.baseline import Values
from eval.gate.resampling import Pair, compared
from eval.gate.verdict import is_loss, paired

Run = Mapping[tuple[str, str], Values]
"""The values of a run, by (case, group)."""


class Alarm(NamedTuple):
    """Two runs that the gate took for better and worse, and the metrics that it named."""

    before: int
    now: int
    lost: tuple[str, ...]


class Alarms(NamedTuple):
    pairs: int
    alarms: tuple[Alarm, ...]


def false_alarms(runs: Sequence[Run], most: int, without: frozenset[str], seed: int = 1) -> Alarms:
    """Over `most` pairs of runs, in either order, each on other cases. `without`: metrics that do not gate."""
    every = list(permutations(range(len(runs)), 2))
    chosen = [one for _ in range(most // max(1, len(every)) + 1) for one in every][:most] if every else []
    found = []
    for drawing, (i, j) in enumerate(chosen):
        pairs = redrawn(paired(runs[i], runs[j], without), Random(f"{seed}/{drawing}"))
        lost = tuple(name for name, change in compared(pairs, seed).items() if is_loss(change))
        if lost:
            found.append(Alarm(i, j, lost))
    return Alarms(len(chosen), tuple(found))


def redrawn(pairs: Mapping[str, Sequence[Pair]], random: Random) -> dict[str, list[Pair]]:
    """The same metrics on groups drawn with replacement; a group that is drawn twice counts as two."""
    groups = sorted({pair.group for found in pairs.values() for pair in found})
    drawn = [random.choice(groups) for _ in groups]
    return {
        name: [
            pair._replace(group=f"{group}#{copy}")
            for copy, group in enumerate(drawn)
            for pair in by_group.get(group, ())
        ]
        for name, by_group in ((name, _grouped(found)) for name, found in pairs.items())
    }


def _grouped(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.group].append(pair)
    return found
