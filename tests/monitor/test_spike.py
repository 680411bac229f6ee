"""The stated rate of false alarms holds on weeks of another model, and a crisis is seen within minutes.

What cannot be seen so soon stands in docs/monitoring.md, with figures of bench/spikes.py.
"""

from functools import cache

import numpy as np
import pytest

from app.monitor.rhythm import WINDOWS, Rhythm, at_first
from app.monitor.spike import BACK, FALSE_ALARMS, FEWEST, SPAN_WEEKS, Spike, bar, fewest, over, spikes
from app.monitor.surprise import surprise
from bench.weeks import WEEK, Brand, Simulated, crises, false_alarms, simulated

WEEKS = 100
QUIET, BUSY, LOUD, CROWDED = Brand(1, 0.3), Brand(10, 0.6), Brand(60, 0.3), Brand(200, 0.6)
UNSTEADY = Brand(60, 0.6, "gamma")


@cache
def weeks(brand: Brand) -> Simulated:
    return simulated(brand, WEEKS, seed=20)


@cache
def learned(brand: Brand) -> Rhythm:
    return weeks(brand).judged(0, 1).rhythms["all"]


@pytest.mark.parametrize("brand", [QUIET, BUSY, LOUD, CROWDED, UNSTEADY], ids=str)
def test_a_hundred_ordinary_weeks_alarm_no_oftener_than_stated(brand: Brand) -> None:
    assert false_alarms(weeks(brand)) <= FALSE_ALARMS * WEEKS / SPAN_WEEKS


def test_the_simulated_weeks_are_spread_wider_than_chance(  # else the test above would prove little
) -> None:
    counts = weeks(CROWDED).series["all"].reshape(-1, 60).sum(axis=1)[-WEEKS * 168 :]
    by_hour = counts.reshape(WEEKS, -1)
    assert float(np.median(by_hour.var(axis=0) / by_hour.mean(axis=0))) > 10


@pytest.mark.parametrize("brand", [QUIET, Brand(10, 0.3), Brand(20, 0.3), Brand(10, 0.4, "gamma")], ids=str)
def test_a_crisis_of_200_comments_in_90_minutes_is_seen_within_five_minutes(brand: Brand) -> None:
    found = crises(simulated(brand, 4, seed=7).judged(0, 4), many=200, seed=3)
    within = [delay is not None and delay <= 5 for delay in found]
    assert sum(within) / len(within) >= 0.95


@pytest.mark.parametrize("brand", [BUSY, LOUD, CROWDED], ids=str)
def test_in_a_crowd_the_crisis_is_seen_all_the_same_but_later(brand: Brand) -> None:
    found = crises(simulated(brand, 4, seed=7).judged(0, 4), many=200, seed=3)
    assert sum(delay is not None for delay in found) / len(found) >= 0.95


def test_a_crowd_of_history_makes_the_bar_higher_and_never_lower() -> None:
    first = at_first()
    for window in range(len(WINDOWS)):
        assert bar(learned(CROWDED), window, 30) >= bar(first, window, 30)
        assert bar(first, window, 60) > bar(first, window, 30)


def test_a_handful_is_no_spike_however_quiet_the_brand_is() -> None:
    rhythm = learned(QUIET)
    counts, usual = np.zeros(120), np.full(120, 1e-6)
    counts[-FEWEST + 1 :] = 1
    assert not list(spikes({"all": counts}, {"all": usual}, {"all": rhythm}, 30))
    counts[-FEWEST:] = 1
    (spike,) = spikes({"all": counts}, {"all": usual}, {"all": rhythm}, 30)
    assert isinstance(spike, Spike)
    assert (spike.count, spike.end) == (FEWEST, 119)
    assert spike.excess > 1


def test_comments_that_come_in_late_are_still_seen_and_old_ones_are_not() -> None:
    rhythm = learned(QUIET)
    for age, seen in ((BACK - 2, True), (BACK + 70, False)):
        counts = np.zeros(240)
        counts[-age - 5 : -age] = 6
        assert bool(list(spikes({"all": counts}, {"all": np.full(240, 0.02)}, {"all": rhythm}, 30))) is seen


def test_the_surprise_is_never_greater_than_the_exact_one() -> None:
    """Checked against the sum of the whole tail."""
    for mean, spread in ((0.2, 1.0), (3.0, 0.1), (40.0, 0.5), (200.0, 0.05)):
        size = 1 / spread
        k = np.arange(0, 20_000)
        steps = np.log(k[:-1] + size) - np.log(k[:-1] + 1) + np.log(mean / (mean + size))
        chance = np.exp(np.concatenate([[0.0], np.cumsum(steps)]) - size * np.log1p(mean / size))
        exact = -np.log(np.maximum(np.cumsum(chance[::-1])[::-1], 1e-300))
        counts = np.arange(int(mean) + 1, int(mean * 6) + 12)
        found = surprise(counts.astype(float), np.full(len(counts), mean), spread)
        assert (found <= exact[counts] + 1e-6).all()
        assert (found >= exact[counts] - 3.5).all()
        assert (np.diff(found) >= 0).all()


def test_no_count_at_or_below_the_usual_is_a_surprise() -> None:
    assert (surprise(np.arange(0, 11, dtype=float), np.full(11, 10.0), 0.3) == 0).all()


def test_the_fewest_that_alarm_grow_with_what_is_usual() -> None:
    rhythm = learned(LOUD)
    found = [fewest(15, usual, rhythm, 30) for usual in (0.01, 1, 5, 20, 80)]
    assert found == sorted(found)
    assert found[0] == FEWEST


def test_the_first_minutes_have_no_whole_window() -> None:
    counts = np.full(WEEK // 1440, 50.0)
    assert not over(counts, np.full(len(counts), 0.01), at_first(), 2, 30).any()
