"""How far two raters of the same things agree, on the levels 0, 1 and 2."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

LEVELS = 3
DRAWS = 2_000


class Agreement(NamedTuple):
    """`kappa`: quadratic weights (Cohen 1968), with the middle 95 % of a bootstrap; None where nothing varies."""

    units: int
    kappa: float | None
    low: float | None
    high: float | None
    same: float
    """Share of equal levels: what a naive reader would call agreement."""
    always: float
    """What always saying the commonest level would reach of it."""


def agreement(pairs: Sequence[tuple[int, int]], seed: int = 1) -> Agreement:
    """Of rater and metric (or of two raters), as (level, level). Raises ValueError for no pairs."""
    if not pairs:
        raise ValueError("no pairs to compare")
    kappa = weighted_kappa(pairs)
    array, random = np.array(pairs), np.random.default_rng(seed)
    drawn = [weighted_kappa(array[random.integers(0, len(pairs), len(pairs))].tolist()) for _ in range(DRAWS)]
    known = [k for k in drawn if k is not None]
    low, high = (float(q) for q in np.quantile(known, (0.025, 0.975))) if known else (None, None)
    commonest = Counter(one for one, _ in pairs).most_common(1)[0][1]
    return Agreement(len(pairs), kappa, low, high, sum(a == b for a, b in pairs) / len(pairs), commonest / len(pairs))


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa with quadratic weights; None where chance alone explains every difference."""
    table = np.zeros((LEVELS, LEVELS))
    for one, other in pairs:
        table[one, other] += 1
    table /= table.sum()
    rows, columns = np.indices((LEVELS, LEVELS))
    weights = ((rows - columns) / (LEVELS - 1)) ** 2
    expected = float((weights * np.outer(table.sum(1), table.sum(0))).sum())
    return 1 - float((weights * table).sum()) / expected if expected > 0 else None


def interval_alpha(units: Sequence[Sequence[int]]) -> float | None:
    """Krippendorff's alpha for interval data over units with two or more ratings; None where nothing varies."""
    told = [unit for unit in units if len(unit) >= 2]
    values = np.array([value for unit in told for value in unit], dtype=float)
    if len(values) < 2:
        return None
    observed = sum(
        sum((a - b) ** 2 for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j) / (len(unit) - 1)
        for unit in told
    ) / len(values)
    size = len(values)
    expected = float(((values[:, None] - values[None, :]) ** 2).sum()) / (size * (size - 1))
    return 1 - observed / expected if expected > 0 else None
