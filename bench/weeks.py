"""Ordinary weeks of a brand, made by another model than the one that the spike test assumes.

Volume follows the hour and the weekday; around them moves a lognormal factor that remembers (an autoregression with a
half-life of an hour), shared by all kinds of comment, another for each day, and one of its own for each kind. The test
assumes independent negative binomial windows: this is none.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

from app.monitor.rhythm import SLOT, WINDOWS, Rhythm, learn
from app.monitor.spike import over
from app.monitor.volume import Counts, Starts

WEEK = 7 * 1440
MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
SHARES = {
    "outcome:service_failure": 0.3,
    "outcome:request": 0.35,
    "outcome:praise": 0.2,
    "outcome:improvement": 0.1,
    "outcome:troll": 0.05,
}
GRAVE_PART = 0.2
"""Of the failures that are grave, and of the grave ones that belong to a foreseen scenario."""


class Brand(NamedTuple):
    """`volume`: comments an hour on average; `noise`: standard deviation of the logarithm of the moving factor."""

    volume: float
    noise: float
    mixed: str = "lognormal"


def shape() -> Counts:
    """How much of a minute's mean each minute of the week brings."""
    minute = np.arange(WEEK)
    hour, day = minute % 1440 / 60, minute // 1440
    daily = 0.15 + np.exp(-((hour - 11) ** 2) / 8) + 1.3 * np.exp(-((hour - 20.5) ** 2) / 6)
    weekly = np.array([1.15, 1.0, 1.0, 1.0, 1.1, 0.8, 0.7])[day]
    found: Counts = daily * weekly
    mean: Counts = found / found.mean()
    return mean


def remembering(rng: np.random.Generator, slots: int, sd: float, half_life: float) -> Counts:
    """An autoregression of mean 0; `half_life` in slots."""
    decay = 0.5 ** (1 / half_life)
    kernel = decay ** np.arange(int(half_life * 8))
    noise = rng.standard_normal(slots + len(kernel) - 1)
    found: Counts = np.convolve(noise, kernel, "valid") * sd * np.sqrt(1 - decay**2)
    return found


def factor(rng: np.random.Generator, slots: int, sd: float, mixed: str, half_life: float = 12) -> Counts:
    """By slots of five minutes, of mean 1."""
    moving = remembering(rng, slots, 1.0, half_life)
    if mixed == "gamma":  # of the same spread, but without memory
        size = 1 / max(np.expm1(sd**2), 1e-6)
        return rng.gamma(size, 1 / size, slots)
    found: Counts = np.exp(sd * moving - sd**2 / 2)
    return found


def ordinary(rng: np.random.Generator, brand: Brand, weeks: int) -> dict[str, Counts]:
    """By the minute, every series that is watched."""
    slots = weeks * WEEK // SLOT
    days = np.repeat(np.exp(0.15 * rng.standard_normal(weeks * 7)), 1440 // SLOT)
    common = factor(rng, slots, brand.noise, brand.mixed) * days
    base = np.tile(shape(), weeks) * brand.volume / 60
    found: dict[str, Counts] = {}
    for name, share in SHARES.items():
        own = factor(rng, slots, brand.noise / 2, brand.mixed)
        found[name] = rng.poisson(base * share * np.repeat(common * own, SLOT)).astype(float)
    grave = rng.binomial(found["outcome:service_failure"].astype(int), GRAVE_PART)
    foreseen = rng.binomial(grave, GRAVE_PART)
    total: Counts = sum(found.values(), start=np.zeros(weeks * WEEK))
    return {"all": total, **found, "severity:high": grave.astype(float), "scenario:E1": foreseen.astype(float)}


def minutes(weeks: int) -> Starts:
    return np.arange(weeks * WEEK, dtype=np.int64) % WEEK


def rhythms(history: Mapping[str, Counts]) -> dict[str, Rhythm]:
    """What is learned from that history."""
    size = len(next(iter(history.values())))
    places = minutes(size // WEEK)[::SLOT]
    return {name: learn(counts.reshape(-1, SLOT).sum(axis=1), places) for name, counts in history.items()}


class Simulated(NamedTuple):
    """Weeks to test on, after LEARNED weeks that the first of them are judged by."""

    series: dict[str, Counts]
    weeks: int

    def judged(self, first: int, many: int) -> "Judged":
        """Some of the weeks, `first` counted from 0, with what was learned from the LEARNED weeks before them."""
        start = (LEARNED + first) * WEEK
        past = {name: counts[start - LEARNED * WEEK : start] for name, counts in self.series.items()}
        now = {name: counts[start : start + many * WEEK] for name, counts in self.series.items()}
        return Judged(now, rhythms(past))


class Judged(NamedTuple):
    series: dict[str, Counts]
    rhythms: dict[str, Rhythm]


LEARNED = 8
RELEARNED = 4
"""Weeks for which one rhythm is used here; a deployment learns anew every hour."""
WATCHED = 40
"""Series among which the stated rate is shared out, of a brand with a dozen kinds and scenarios."""
COOLDOWN = 120
"""Minutes in which a wave does not warn again."""


def simulated(brand: Brand, weeks: int, seed: int) -> Simulated:
    return Simulated(ordinary(np.random.default_rng(seed), brand, LEARNED + weeks), weeks)


def false_alarms(given: Simulated) -> int:
    """Warnings of all series together, each wave once."""
    told, last = 0, -COOLDOWN
    for first in range(0, given.weeks, RELEARNED):
        for minute in np.flatnonzero(_hit(given.judged(first, RELEARNED))) + first * WEEK:
            if minute - last >= COOLDOWN:
                told, last = told + 1, int(minute)
    return told


def _hit(given: Judged) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    size = len(given.series["all"])
    hit, places = np.zeros(size, dtype=bool), minutes(size // WEEK)
    for name, counts in given.series.items():
        usual = given.rhythms[name].expected(places)
        for window in range(len(WINDOWS)):
            hit |= over(counts, usual, given.rhythms[name], window, WATCHED) > 1
    return hit


PARTS = {"all": 1.0, "outcome:service_failure": 0.85, "severity:high": 0.7, "scenario:E1": 0.6}
"""Which part of a crisis's comments triage counts in each series: it misses some."""
ONSET = 2
"""The third comment: what two people say is no crisis yet."""


def crises(given: Judged, many: int, seed: int, *, tries: int = 200, length: float = 90) -> list[float | None]:
    """Minutes from the onset of each simulated crisis to its warning; None: it was never told."""
    rng, found = np.random.default_rng(seed), list[float | None]()
    size, before = len(given.series["all"]), 90
    places = minutes(size // WEEK)
    usual = {name: given.rhythms[name].expected(places) for name in PARTS}
    for start in rng.integers(1440, size - 300, tries):
        moments = np.sort(rng.uniform(0, length, many))
        extra = np.bincount(before + moments.astype(int), minlength=before + 120)[: before + 120]
        inside = slice(start - before, start + 120)
        firsts = []
        for name, part in PARTS.items():
            counts = given.series[name][inside] + rng.binomial(extra, part)
            for window in range(len(WINDOWS)):
                hit = over(counts, usual[name][inside], given.rhythms[name], window, WATCHED) > 1
                firsts += [int(minute) for minute in np.flatnonzero(hit[before:])[:1]]
        found.append(min(firsts) + 1 - float(moments[ONSET]) if firsts else None)
    return found
