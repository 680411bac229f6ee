"""A mean with the interval that its cases can carry: whole groups count, never cases that tell of one thing.

Wilson's interval (1927) on the effective number of cases, after Korn and Graubard (1998): the number of independent
ones that would have the mean's cluster-robust variance. It stays inside 0 to 1 and is no point where all cases agree.
"""

from array import array
from math import sqrt
from typing import NamedTuple

import numpy as np

Z = 1.6448536269514722
"""90 %, as the gate's intervals of a difference."""


class Mean(NamedTuple):
    """`cases`: how many values; `groups`: how many independent ones at most. `low` to `high`: 90 %."""

    value: float
    low: float
    high: float
    cases: int
    groups: int


class Tally:
    """Values with their groups, twelve bytes each."""

    def __init__(self) -> None:
        self._groups, self._values = array("q"), array("d")

    def add(self, group: int, value: float) -> None:
        self._groups.append(group)
        self._values.append(value)

    def mean(self) -> Mean:
        """Raises ZeroDivisionError when nothing was added."""
        values, groups = np.array(self._values), np.array(self._groups)
        cases, mean = len(values), sum(self._values) / len(self._values)
        _, where = np.unique(groups, return_inverse=True)
        off = np.bincount(where, weights=values - mean)
        low, high = _wilson(mean, _effective(mean, float((off**2).sum()), cases, len(off)))
        return Mean(mean, low, high, cases, len(off))


def _effective(mean: float, squares: float, cases: int, groups: int) -> float:
    """The number of independent cases that this mean is worth, from 1 to `cases`."""
    if groups < 2:
        return 1.0
    variance = squares * groups / (groups - 1) / cases**2
    if variance < 1e-12:
        return float(groups)
    return min(float(cases), max(1.0, mean * (1 - mean) / variance))


def _wilson(mean: float, size: float) -> tuple[float, float]:
    share = Z * Z / size
    middle = (mean + share / 2) / (1 + share)
    half = Z / (1 + share) * sqrt(max(0.0, mean * (1 - mean)) / size + share / size / 4)
    return max(0.0, min(mean, middle - half)), min(1.0, max(mean, middle + half))
