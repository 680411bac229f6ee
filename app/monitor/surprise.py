"""How surprising a count is, beside what is usual: minus the logarithm of the chance of as many or more."""

import numpy as np

from app.monitor.volume import Counts

LEAST_USUAL = 1e-4
"""Comments that are always expected: nothing is infinitely surprising."""


def surprise(counts: Counts, usual: Counts, spread: float) -> Counts:
    """-ln P(N >= count) of a negative binomial with that mean and Var = m + spread·m²; 0 up to the mean.

    The chance is bounded from above by a geometric series: the first term of the tail over one minus the largest ratio
    of two neighbouring terms. So a count is never called rarer than it is.
    """
    size = 1 / max(spread, 1e-6)
    mean = np.maximum(usual, LEAST_USUAL)
    seen = np.floor(counts).astype(np.int64)
    most = int(seen.max(initial=0))
    steps = np.arange(most, dtype=np.float64)
    ways = np.concatenate([[0.0], np.cumsum(np.log(steps + size) - np.log(steps + 1))])  # of k: C(k + size - 1, k)
    chance = mean / (mean + size)
    first = ways[seen] + seen * np.log(chance) + size * np.log1p(-chance)
    ratio = np.maximum(chance, chance * (seen + size) / (seen + 1))
    tail = first - np.log1p(-np.minimum(ratio, 1 - 1e-9))
    found: Counts = np.where(seen > mean, np.maximum(0.0, -tail), 0.0)
    return found
