"""What a judge's answers come to: one level a dimension, one preference a pair, and how far either hung on chance."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from app.value import Value
from eval.judge.asking import Answer
from eval.judge.rubric import DIMENSIONS
from eval.meta.agreement import Agreement, agreement

Choice = Literal["a", "b", "equal"]


class Flips(Value):
    """How often a verdict was another one when only the question changed."""

    compared: int = 0
    flipped: int = 0

    @property
    def rate(self) -> float | None:
        """None where nothing could be compared."""
        return self.flipped / self.compared if self.compared else None

    def __add__(self, other: "Flips") -> "Flips":
        return Flips(compared=self.compared + other.compared, flipped=self.flipped + other.flipped)


class Graded(NamedTuple):
    """One reply. `levels` holds no dimension that the judge found out of place; empty without any answer."""

    id: str
    levels: dict[str, int]
    wordings: Flips
    """Over dimensions and pairs of wordings."""
    reasons: tuple[str, ...]
    silent: tuple[str, ...]
    """Why questions stayed without an answer."""


class Preferred(NamedTuple):
    """Of two replies. `choice` None: no answer at all; "equal" also where the two orders contradict each other."""

    id: str
    choice: Choice | None
    orders: Flips
    wordings: Flips
    silent: tuple[str, ...]


def graded(id: str, answers: Sequence[Answer]) -> Graded:
    """The middle of what the wordings said, the lower of two."""
    heard = [answer.levels for answer in answers if answer.levels]
    levels, flips = {}, Flips()
    for dimension in DIMENSIONS:
        said = [getattr(one, dimension) for one in heard]
        flips += _flips(said)
        applies = sorted(level for level in said if level is not None)
        if applies and 2 * len(applies) > len(said):
            levels[dimension] = applies[(len(applies) - 1) // 2]
    silent = tuple(answer.none for answer in answers if answer.none)
    return Graded(id, levels, flips, tuple(one.reason for one in heard), silent)


def preferred(id: str, answers: Sequence[Answer]) -> Preferred:
    """A wording counts where both its orders agree; the most common choice of the wordings, else equal."""
    by_wording: dict[str, list[Choice]] = defaultdict(list)
    by_order: dict[str, list[Choice]] = defaultdict(list)
    for answer in answers:
        if (choice := _choice(answer)) is not None:
            by_wording[answer.wording].append(choice)
            by_order[answer.order or ""].append(choice)
    agreed = [said[0] if len(set(said)) == 1 else "equal" for said in by_wording.values() if len(said) == 2]
    silent = tuple(answer.none for answer in answers if answer.none)
    orders = _sum(_flips(said) for said in by_wording.values())
    return Preferred(id, _most(agreed), orders, _sum(_flips(said) for said in by_order.values()), silent)


def agreements(pairs: Iterable[tuple[Graded, dict[str, int | None]]]) -> dict[str, Agreement]:
    """Of a judge with raters, by dimension, over what both rated."""
    both: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for judged, rated in pairs:
        for dimension in DIMENSIONS:
            level = rated.get(dimension)
            if level is not None and dimension in judged.levels:
                both[dimension].append((level, judged.levels[dimension]))
    return {dimension: agreement(both[dimension]) for dimension in DIMENSIONS if both[dimension]}


def _choice(answer: Answer) -> Choice | None:
    """By which reply it is, not by where it stood."""
    if answer.better is None:
        return None
    if answer.better.better == "equal":
        return "equal"
    return "a" if (answer.better.better == "first") == (answer.order == "ab") else "b"


def _most(choices: Sequence[Choice]) -> Choice | None:
    if not choices:
        return None
    (first, count), *rest = Counter(choices).most_common()
    return "equal" if rest and rest[0][1] == count else first


def _flips(said: Sequence[object]) -> Flips:
    pairs = list(combinations(said, 2))
    return Flips(compared=len(pairs), flipped=sum(a != b for a, b in pairs))


def _sum(flips: Iterable[Flips]) -> Flips:
    return sum(flips, Flips())
