"""What moved since the baseline, for whom and why: one story a metric, with the cases that it happened to."""

from collections import Counter
from typing import NamedTuple

from eval.gate.resampling import Change
from eval.report.briefs import Moved
from eval.report.digest import Digest

LEAST = 3
"""Cases that fell among those of one trait before it is named."""
MOST = 3
"""Traits that are named."""


class Whom(NamedTuple):
    """A trait that is more frequent among the cases that moved than among all."""

    trait: str
    value: str
    moved: int
    of: int
    """Cases with this trait."""


class Story(NamedTuple):
    """`change` None: a measure without agreement data, or one that the gate does not compare."""

    key: str
    change: Change | None
    lost: bool
    before: float
    now: float
    fell: tuple[Moved, ...]
    rose: tuple[Moved, ...]
    whom: tuple[Whom, ...]

    @property
    def difference(self) -> float:
        return self.now - self.before


def stories(digest: Digest) -> tuple[Story, ...]:
    """Losses first, then the deepest fall; nothing of what only the first texts say. Empty without a baseline."""
    traits = {brief.case: brief.traits for brief in digest.briefs}
    by_key: dict[str, list[Moved]] = {}
    for moved in digest.moved:
        if not moved.key.endswith("/raw"):
            by_key.setdefault(moved.key, []).append(moved)
    found = [_story(digest, name, moves, traits) for name, moves in by_key.items()]
    return tuple(sorted(found, key=lambda story: (not story.lost, story.difference, story.key)))


def _story(digest: Digest, name: str, moves: list[Moved], traits: dict[str, dict[str, str]]) -> Story:
    change = digest.gate.changes.get(name)
    fell = sorted((m for m in moves if m.now < m.before), key=lambda m: (m.now - m.before, m.case))
    rose = sorted((m for m in moves if m.now > m.before), key=lambda m: (m.before - m.now, m.case))
    mean = digest.means[name].value
    return Story(
        key=name,
        change=change,
        lost=name in digest.gate.lost,
        before=change.before if change else digest.before.get(name, mean),
        now=change.now if change else mean,
        fell=tuple(fell),
        rose=tuple(rose),
        whom=_whom(digest, fell if len(fell) >= len(rose) else rose, traits),
    )


def _whom(digest: Digest, moves: list[Moved], traits: dict[str, dict[str, str]]) -> tuple[Whom, ...]:
    """The traits furthest above their part of all cases; a trait that all cases share tells nothing."""
    mine = [traits[moved.case] for moved in moves if moved.case in traits]
    counts = Counter((trait, value) for each in mine for trait, value in each.items() if trait != "split")
    all_cases = len(digest.briefs)
    found = []
    for (trait, value), count in counts.items():
        of = digest.shares[trait][value].cases
        above = count / len(mine) - of / all_cases
        if count >= LEAST and above > 0.1:
            found.append((-above, Whom(trait, value, count, of)))
    return tuple(whom for _, whom in sorted(found)[:MOST])
