"""The brand's own rhythm: how many comments a series usually brings at each hour of each day of the week.

Learned from what was heard in the last eight weeks. Each hour of the week is shrunk towards the product of its hour
of the day and its day of the week, and these towards the overall level, so that little history says little. Hours far
above the rest count only up to a cap, so that a past crisis is not taken for a habit. The spread of the counts around
the rhythm is estimated by moments (negative binomial, Var = m + a·m²: Cameron & Trivedi, Regression Analysis of Count
Data), and the far tail from the exceedances of the history itself (peaks over a threshold: Coles, An Introduction to
Statistical Modeling of Extreme Values, ch. 4), so that the test need not believe its own model.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np

from app.monitor.surprise import surprise
from app.monitor.volume import Counts, Starts

Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

WEEKS = 8
"""Of history that are looked at: habits change with the season."""
SLOT = 5
"""Minutes of a slot of history."""
WINDOWS = (5, 15, 60)
"""Minutes over which volume is compared with the rhythm."""
WEEK_HOURS = 168
HABIT_AT_FIRST = 1.0
"""Comments an hour that a series is supposed to bring before anything is known of it."""
WEIGHT_AT_FIRST = 2.0
"""Hours of listening that this supposition is worth. A new deployment knows its level after a few hours."""
DAYS_FOR_HOURS, WEEKS_FOR_DAYS, WEEKS_FOR_CELLS = 2.0, 2.0, 3.0
"""How much history the coarser figure is worth beside the finer one."""
SPREAD_AT_FIRST, SPREAD_WEIGHT = 0.5, 20.0
"""Overdispersion before anything is known, and how many windows that is worth."""
SPREAD_UNKNOWN = 1.0
"""Overdispersion while less than a week is known: the hours of the day may differ as much."""
LEAST_SPREAD = 0.05
CAP = 4.0
"""Standard deviations above the rhythm from which an hour's count is cut, and PLAIN_CAP comments in any case."""
PLAIN_CAP = 3.0
TAIL = 0.01
"""Part of the history's windows from whose excess the tail is estimated."""
TAIL_FEWEST = 50
TAIL_CUT = 12.0
"""Excess that counts at the most: one past crisis must not blind for the next."""
LONG = 3
"""Consecutive hours above their cap that are a past crisis and no part of the tail."""


@dataclass(frozen=True)
class Rhythm:
    """`rates`: comments an hour, by the minute of the week, from Monday 0:00 of the brand's zone. `weeks` are known."""

    rates: Counts
    weeks: float
    spread: tuple[float, ...]
    """Overdispersion of each of WINDOWS."""
    tail: tuple[tuple[float, float], ...]
    """Of each of WINDOWS the surprise that TAIL of the history exceeds, and the mean excess."""

    def expected(self, minutes_of_week: Starts) -> Counts:
        """Comments that each of these minutes usually brings."""
        rates: Counts = self.rates[minutes_of_week % len(self.rates)] / 60
        return rates


def minutes_of_week(seconds: Starts, zone: ZoneInfo) -> Starts:
    """The minute of the week, in that zone, of moments given in seconds since 1970 and in order."""
    if not len(seconds):
        return np.zeros(0, dtype=np.int64)
    hours = np.arange(seconds[0] // 3600, seconds[-1] // 3600 + 1)
    moved = np.array([_offset(int(hour) * 3600, zone) for hour in hours])
    local = seconds // 60 + moved[seconds // 3600 - hours[0]]
    week: Starts = (local - 4 * 1440) % (7 * 1440)  # 1970 began on a Thursday
    return week


def _offset(second: int, zone: ZoneInfo) -> int:
    moved = datetime.fromtimestamp(second, UTC).astimezone(zone).utcoffset()
    return int(moved.total_seconds() // 60) if moved else 0


def learn(counts: Counts, week_minutes: Starts) -> Rhythm:
    """The rhythm of slots of SLOT minutes, oldest first, each at its minute of the week."""
    whole = len(counts) // 12 * 12
    hourly = counts[len(counts) - whole :].reshape(-1, 12).sum(axis=1)
    cells = week_minutes[len(counts) - whole :: 12] // 60 % WEEK_HOURS
    if not len(hourly):
        return at_first()
    rates = _rates(np.minimum(hourly, np.quantile(hourly, 0.95) + PLAIN_CAP), cells)
    for _ in range(2):
        rates = _rates(np.minimum(hourly, _cap(rates[cells])), cells)
    weeks = len(hourly) / WEEK_HOURS
    smooth = _smooth(rates)
    habit = smooth[week_minutes % len(smooth)] * SLOT / 60
    calm = ~_long(hourly > _cap(rates[cells]))
    kept = np.concatenate([np.ones(len(counts) - whole, dtype=bool), np.repeat(calm, 12)])
    spread = tuple(_spread(counts, habit, minutes, weeks) for minutes in WINDOWS)
    tail = tuple(_tail(counts, habit, minutes, a, kept) for minutes, a in zip(WINDOWS, spread, strict=True))
    return Rhythm(smooth, weeks, spread, tail)


def at_first() -> Rhythm:
    """Before anything was heard."""
    level = np.full(7 * 1440, HABIT_AT_FIRST)
    return Rhythm(level, 0.0, (SPREAD_UNKNOWN,) * len(WINDOWS), ((0.0, 0.0),) * len(WINDOWS))


def _rates(hourly: Counts, cells: Starts) -> Counts:
    """Comments an hour for each hour of the week."""
    many = np.bincount(cells, minlength=WEEK_HOURS).astype(float)
    sums = np.bincount(cells, weights=hourly, minlength=WEEK_HOURS)
    level = (sums.sum() + HABIT_AT_FIRST * WEIGHT_AT_FIRST) / (many.sum() + WEIGHT_AT_FIRST)
    by_day, days = sums.reshape(7, 24), many.reshape(7, 24)
    hour = (by_day.sum(axis=0) + level * DAYS_FOR_HOURS) / (days.sum(axis=0) + DAYS_FOR_HOURS)
    supposed = (days * hour).sum(axis=1)  # what each weekday would have brought without a habit of its own
    day = (by_day.sum(axis=1) + hour.sum() * WEEKS_FOR_DAYS) / (supposed + hour.sum() * WEEKS_FOR_DAYS)
    product = np.outer(day, hour).reshape(-1)
    rates: Counts = (sums + product * WEEKS_FOR_CELLS) / (many + WEEKS_FOR_CELLS)
    return rates


def _cap(rates: Counts) -> Counts:
    cap: Counts = rates + CAP * np.sqrt(rates + SPREAD_AT_FIRST * rates**2) + PLAIN_CAP
    return cap


def _smooth(rates: Counts) -> Counts:
    """By the minute: an hour does not begin with a jump."""
    centres = np.arange(-1, WEEK_HOURS + 1) * 60 + 30
    smooth: Counts = np.interp(np.arange(WEEK_HOURS * 60), centres, np.concatenate([rates[-1:], rates, rates[:1]]))
    return smooth


def _long(above: Flags) -> Flags:
    """Which hours lie in a run of LONG hours or more."""
    if len(above) < LONG:
        return np.zeros(len(above), dtype=bool)
    runs = np.convolve(above.astype(int), np.ones(LONG, dtype=int), "valid") == LONG
    inside = np.zeros(len(above), dtype=bool)
    for shift in range(LONG):
        inside[shift : shift + len(runs)] |= runs
    return inside


def _spread(counts: Counts, habit: Counts, minutes: int, weeks: float) -> float:
    """Overdispersion by moments, with what the rhythm itself may be wrong by."""
    size = minutes // SLOT
    whole = len(counts) // size * size
    seen = counts[len(counts) - whole :].reshape(-1, size).sum(axis=1)
    usual = habit[len(counts) - whole :].reshape(-1, size).sum(axis=1)
    if weeks < 1:
        return SPREAD_UNKNOWN
    seen = np.minimum(seen, _cap(usual))
    weight = SPREAD_WEIGHT * float(usual.mean()) ** 2
    over = float(((seen - usual) ** 2 - usual).sum()) + SPREAD_AT_FIRST * weight
    spread = max(LEAST_SPREAD, over / (float((usual**2).sum()) + weight))
    hour = max(1e-3, float(habit.mean()) * 60 / SLOT)
    return spread + (spread + 1 / hour) / (weeks + WEEKS_FOR_CELLS)


def _tail(
    counts: Counts,
    habit: Counts,
    minutes: int,
    spread: float,
    kept: Flags,
) -> tuple[float, float]:
    """Where the surprises of the history begin to be rare, and how far they go on from there."""
    size = minutes // SLOT
    if len(counts) < size:
        return 0.0, 0.0
    ones = np.ones(size)
    seen, usual = np.convolve(counts, ones, "valid"), np.convolve(habit, ones, "valid")
    found = surprise(seen, usual, spread)[kept[size - 1 :]]
    if len(found) * TAIL < TAIL_FEWEST:
        return 0.0, 0.0
    rare = float(np.quantile(found, 1 - TAIL))
    excess = found[found > rare] - rare
    return rare, float(np.minimum(excess, TAIL_CUT).mean()) if len(excess) else 0.0
