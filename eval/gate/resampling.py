"""Paired comparison of two runs over the same cases, by a bootstrap that draws whole groups.

Comments that tell of one thing rise and fall together, so groups are drawn, not cases (cluster bootstrap: Cameron,
Gelbach and Miller 2008). The p-value is one-sided: how often a redrawn set of groups shows no drop at all. Several
metrics are asked at once, so p-values are corrected after Holm (1979). A sign test over groups has to agree.
"""

from collections.abc import Mapping, Sequence
from math import ceil, comb, log2
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DRAWS = 10_000
LEVEL = 0.05
"""One-sided, over all metrics together."""
POWER = 0.8

Floats = NDArray[np.float64]


class Pair(NamedTuple):
    """A case's value before and now, of one metric."""

    group: str
    before: float
    now: float


class Change(NamedTuple):
    """What became of one metric."""

    before: float
    now: float
    cases: int
    groups: int
    low: float
    """Of the difference: 90 % of the redrawn sets lie between `low` and `high`."""
    high: float
    p: float
    corrected: float
    """`p` after Holm over all metrics of this comparison."""
    visible: float
    """The smallest drop that this set would have shown with a power of 0.8, at the strictest of Holm's levels."""

    @property
    def difference(self) -> float:
        return self.now - self.before


def compared(pairs: Mapping[str, Sequence[Pair]], seed: int) -> dict[str, Change]:
    """Every metric's change. All metrics see the same redrawn groups. Metrics without pairs are left out."""
    asked = {name: tuple(found) for name, found in sorted(pairs.items()) if found}
    if not asked:
        return {}
    groups = sorted({pair.group for found in asked.values() for pair in found})
    sums, counts = _by_group(asked, groups)
    means = _redrawn(sums, counts, seed)
    redrawn = [(1 + int(np.count_nonzero(column >= -1e-12))) / (DRAWS + 1) for column in means.T]
    drops = [max(p, signs(column)) for p, column in zip(redrawn, sums.T, strict=True)]
    corrected = holm(drops)
    return {
        name: _change(found, means[:, i], drops[i], corrected[i], len(asked))
        for i, (name, found) in enumerate(asked.items())
    }


def signs(differences: Floats) -> float:
    """One-sided sign test over groups (Dixon and Mood 1946): how likely as many of those that changed fell by chance.

    A bootstrap of few groups is too sure of itself; a loss has to convince both.
    """
    fell, changed = int(np.count_nonzero(differences < 0)), int(np.count_nonzero(differences))
    return float(sum(comb(changed, k) for k in range(fell, changed + 1)) / 2**changed)


def holm(found: Sequence[float]) -> list[float]:
    """P-values corrected step by step (Holm 1979), in the order given."""
    order = sorted(range(len(found)), key=found.__getitem__)
    corrected, least = [0.0] * len(found), 0.0
    for step, i in enumerate(order):
        least = max(least, min(1.0, found[i] * (len(found) - step)))
        corrected[i] = least
    return corrected


def _by_group(asked: Mapping[str, tuple[Pair, ...]], groups: list[str]) -> tuple[Floats, Floats]:
    """Sum of differences and number of cases, one row a group and one column a metric."""
    row = {group: i for i, group in enumerate(groups)}
    sums, counts = np.zeros((len(groups), len(asked))), np.zeros((len(groups), len(asked)))
    for column, found in enumerate(asked.values()):
        for pair in found:
            sums[row[pair.group], column] += pair.now - pair.before
            counts[row[pair.group], column] += 1
    return sums, counts


def _redrawn(sums: Floats, counts: Floats, seed: int) -> Floats:
    """The mean difference in every redrawn set, one row a set. A set without a case of a metric shows no drop of it."""
    size = len(sums)
    drawn = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), DRAWS).astype(np.float64)
    total = drawn @ counts
    return np.divide(drawn @ sums, total, out=np.zeros_like(total), where=total > 0)


def _change(found: tuple[Pair, ...], means: Floats, p: float, corrected: float, metrics: int) -> Change:
    low, high = np.quantile(means, (0.05, 0.95))
    groups = len({pair.group for pair in found})
    return Change(
        before=sum(pair.before for pair in found) / len(found),
        now=sum(pair.now for pair in found) / len(found),
        cases=len(found),
        groups=groups,
        low=float(low),
        high=float(high),
        p=p,
        corrected=corrected,
        visible=_visible(float(means.std()), groups, metrics),
    )


def _visible(error: float, groups: int, metrics: int) -> float:
    """By the normal approximation where runs differ. Where they do not, the flips that the sign test asks for."""
    level = LEVEL / metrics
    by_error = (NormalDist().inv_cdf(1 - level) + NormalDist().inv_cdf(POWER)) * error
    return min(1.0, max(by_error, ceil(-log2(level)) / groups))
