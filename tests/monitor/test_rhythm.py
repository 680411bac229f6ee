"""The rhythm is the brand's own: its hours and weekdays, not a past crisis, and nothing that little history tells."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.monitor.rhythm import HABIT_AT_FIRST, SLOT, SPREAD_UNKNOWN, at_first, learn, minutes_of_week
from bench.weeks import WEEK, Brand, minutes, ordinary, shape

DAY = 1440 // SLOT


def places(slots: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.arange(slots, dtype=np.int64) * SLOT % WEEK


def test_hours_and_weekdays_are_found_again() -> None:
    rng = np.random.default_rng(1)
    counts = ordinary(rng, Brand(60, 0.2), 8)["all"].reshape(-1, SLOT).sum(axis=1)
    rhythm = learn(counts, minutes(8)[::SLOT])
    true = shape() * 60
    error = np.abs(rhythm.rates - true) / true
    assert float(np.median(error)) < 0.12
    assert float(np.quantile(error, 0.95)) < 0.45


def test_a_past_crisis_of_two_days_is_no_habit() -> None:
    rng = np.random.default_rng(2)
    counts = ordinary(rng, Brand(30, 0.3), 8)["all"].reshape(-1, SLOT).sum(axis=1)
    calm = learn(counts, minutes(8)[::SLOT])
    burnt = counts.copy()
    burnt[3000 : 3000 + 2 * DAY] += rng.poisson(15, 2 * DAY)
    after = learn(burnt, minutes(8)[::SLOT])
    assert float(np.median(after.rates / calm.rates)) < 1.25
    assert float((after.rates / calm.rates).max()) < 2.5
    assert all(later[1] < 3 for later in after.tail)


def test_before_anything_is_known_the_plain_minimum_holds() -> None:
    assert (at_first().rates == HABIT_AT_FIRST).all()
    nothing = learn(np.zeros(0), places(0))
    assert (nothing.rates == at_first().rates).all()
    assert nothing.spread == at_first().spread


def test_less_than_a_week_says_little_of_the_hours_and_stays_careful() -> None:
    counts = np.zeros(2 * DAY)
    counts[10 * 12 : 12 * 12] = 5
    rhythm = learn(counts, places(2 * DAY))
    assert set(rhythm.spread) == {SPREAD_UNKNOWN}
    assert 0.5 < float(rhythm.rates.mean()) < 120 / 48  # two hours of sixty may be a crisis as well as a habit
    assert rhythm.rates.max() < 30


def test_silence_is_learned_too() -> None:
    rhythm = learn(np.zeros(8 * 7 * DAY), places(8 * 7 * DAY))
    assert rhythm.rates.max() < 0.01


@given(st.lists(st.integers(0, 400), min_size=0, max_size=600), st.integers(0, 10_079))
@settings(max_examples=60, deadline=None)
def test_whatever_was_heard_the_rhythm_is_sound(counts: list[int], first: int) -> None:
    week = (np.arange(len(counts), dtype=np.int64) * SLOT + first) % WEEK
    rhythm = learn(np.array(counts, dtype=float), week)
    assert np.isfinite(rhythm.rates).all()
    assert (rhythm.rates > 0).all()
    assert all(spread > 0 for spread in rhythm.spread)
    assert all(np.isfinite(part).all() for part in rhythm.tail)


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Atlantic/Canary", "America/Bogota", "Asia/Kolkata"])
def test_the_minute_of_the_week_is_the_one_on_the_walls(zone: str) -> None:
    there = ZoneInfo(zone)
    start = datetime(2026, 10, 24, 20, tzinfo=UTC)  # clocks change in Europe that night
    moments = [start + timedelta(minutes=30 * n) for n in range(40)]
    found = minutes_of_week(np.array([int(m.timestamp()) for m in moments]), there)
    local = [m.astimezone(there) for m in moments]
    assert found.tolist() == [at.weekday() * 1440 + at.hour * 60 + at.minute for at in local]
