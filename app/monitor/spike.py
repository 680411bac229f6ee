"""A spike: more comments in a window than the brand's rhythm explains, from several people.

Stated rate of false alarms: at most FALSE_ALARMS ordinary surges in SPAN_WEEKS weeks are taken for spikes, over all
series of a brand together. Each series, each window and each minute at which a window may end is a look; the rate is
shared out among them (Bonferroni), which is cautious, because the looks overlap. tests/monitor/test_spike.py holds it
to that on weeks made by another model than the test's own.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from app.monitor.rhythm import TAIL, WINDOWS, Rhythm
from app.monitor.surprise import surprise
from app.monitor.volume import Counts

FALSE_ALARMS = 1.0
SPAN_WEEKS = 4
"""A false alarm a month is what a team bears without learning to ignore the warnings; the choice is ours."""
MINUTES = SPAN_WEEKS * 7 * 24 * 60
CAUTION = 1.1
"""By how much the bar is higher than what eight weeks of history say: they are too few to show the far tail. Chosen on
simulated weeks (bench/spikes.py), where 1 let through more alarms than stated at 200 unsteady comments an hour."""
FEWEST = 5
"""Comments below which a window is no spike, however quiet the brand is."""
FEWEST_AUTHORS = 5
"""Different people: one who shouts is not a wave, nor with a few friends."""
BACK = 30
"""Minutes back in which a window may end: what a listening tool hands over late is still seen."""
LONGEST = max(WINDOWS)


@dataclass(frozen=True)
class Spike:
    """`end`: the minute that ends the window, counted from the series' first. `usual`: comments expected in it."""

    series: str
    minutes: int
    end: int
    count: int
    usual: float
    surprise: float
    bar: float

    @property
    def excess(self) -> float:
        """How far beyond what has to be exceeded, as a factor: comparable between series."""
        return self.surprise / self.bar


def bar(rhythm: Rhythm, window: int, series: int) -> float:
    """The surprise that a window must exceed. `window`: its place in WINDOWS; `series`: how many are looked at."""
    share = FALSE_ALARMS / (MINUTES * len(WINDOWS) * max(1, series))
    own, (rare, further) = -math.log(share), rhythm.tail[window]
    return CAUTION * max(own, rare + further * math.log(TAIL / share))


def fewest(minutes: int, usual: float, rhythm: Rhythm, series: int) -> int:
    """The smallest count of a window that is a spike; for the documentation and for plots."""
    window = WINDOWS.index(minutes)
    counts = np.arange(100_000, dtype=np.float64)
    found = surprise(counts, np.full(len(counts), usual), rhythm.spread[window]) > bar(rhythm, window, series)
    return max(FEWEST, int(np.argmax(found)))


def over(counts: Counts, usual: Counts, rhythm: Rhythm, window: int, series: int) -> Counts:
    """For each minute, how far the window that ends with it exceeds its bar, as a factor; above 1 is a spike.

    `counts` and `usual` are by the minute; the first minutes, whose window is not whole, give 0.
    """
    size = WINDOWS[window]
    if len(counts) < size:
        return np.zeros(len(counts))
    seen, mean = _sums(counts, size), _sums(usual, size)
    enough = seen >= FEWEST
    found = np.zeros(len(counts))
    excess = surprise(seen[enough], mean[enough], rhythm.spread[window]) / bar(rhythm, window, series)
    found[size - 1 :][enough] = excess
    return found


def _sums(values: Counts, size: int) -> Counts:
    total = np.concatenate([[0.0], np.cumsum(values)])
    sums: Counts = total[size:] - total[:-size]
    return sums


def spikes(
    series: Mapping[str, Counts], usual: Mapping[str, Counts], rhythms: Mapping[str, Rhythm], watched: int
) -> Iterable[Spike]:
    """Of each series the most surprising window of its last BACK minutes, if it is a spike."""
    for name, counts in series.items():
        best: Spike | None = None
        for window, minutes in enumerate(WINDOWS):
            excess = over(counts, usual[name], rhythms[name], window, watched)
            start = max(0, len(excess) - BACK)
            end = start + int(np.argmax(excess[start:])) if len(excess) else 0
            if len(excess) and excess[end] > 1 and (best is None or excess[end] > best.excess):
                limit = bar(rhythms[name], window, watched)
                inside = slice(end - minutes + 1, end + 1)
                seen, mean = int(counts[inside].sum()), float(usual[name][inside].sum())
                best = Spike(name, minutes, end, seen, mean, float(excess[end]) * limit, limit)
        if best:
            yield best
