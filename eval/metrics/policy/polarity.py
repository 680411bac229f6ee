"""What a clause says of its matter, and whether two clauses say opposite things of one matter."""

from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from app.evidence.figures import Figure, figures
from eval.metrics.phrases import phrases, plain
from eval.metrics.senses import tokens

Opposition = Literal["negation", "condition", "figure"]
LEAST = 2
"""Tokens that two clauses share when they speak of one matter."""
PART = 0.6
"""Their part of the shorter clause."""
STRONG = 4
"""Tokens in common from which a smaller part is enough."""
EDGES = " ,;:()—|·-¿¡\n"
JOINED = 2
"""Words from which either side of an «y» is a clause of its own."""
REACH = 30
"""Characters after «sin» in which the word stands that it turns."""
COMPARED = frozenset({"money", "percent", "duration", "time", "date"})


class Clause(NamedTuple):
    """One clause."""

    text: str
    raw: str
    """With its edges, as `figures` counts places."""
    topic: frozenset[str]
    denied: bool
    """It is negated as a whole."""
    flipped: frozenset[str]
    """Tokens that it turns round («gratis», «sin recargo» turn `cost`)."""
    bare: bool
    """It states nothing by itself: a question, a condition, an object («si…», «que…»), a wish («no debería…»)."""
    hanging: bool
    """It hangs on another clause («… que el agua no es potable»)."""
    restricted: bool
    """It holds only under a condition («solo si», «salvo»)."""
    ruling: bool
    """It states a rule or a right («se puede …», «es gratis»)."""
    conditional: bool
    """It names some condition or limit («si», «hasta», «con»)."""
    limited: bool
    """It names a limit that «always» would break."""
    absolute: bool
    """It says that it always holds."""
    figures: tuple[Figure, ...]


@lru_cache(maxsize=20_000)
def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence; conditions count for the whole sentence, since they may stand before or after."""
    low = plain(sentence)
    limits = phrases("polarity", "condition").search(low) is not None
    only = phrases("polarity", "only").search(low) is not None
    question = sentence.rstrip().endswith("?")
    cut = [found.span() for found in phrases("polarity", "turn").finditer(low)]
    edges = sorted({0, len(sentence), *(i for i, c in enumerate(low) if _ends(low, i)), *(a for a, _ in cut)})
    found: list[Clause] = []
    for start, end in pairwise(edges):
        bare = question or _bare(low[start:end])
        for a, b in pairwise((start, *_joint(low, start, end), end)):
            if any(char.isalnum() for char in sentence[a:b]):
                found.append(_clause(sentence[a:b], bare, only, limits, _carried(found, low[a:b])))
    return tuple(found)


def _subject(low: str) -> frozenset[str]:
    """What stands before the verb of a clause, where a verb of being or a «no» shows it."""
    verb = phrases("polarity", "verb").search(low)
    return frozenset(token.lstrip("-") for token in tokens(low[: verb.start()])) if verb else frozenset()


def _carried(before: list[Clause], low: str) -> frozenset[str]:
    """The subject of the clause before, where this one leaves it out («y no se devuelve», «; desde 40 € es gratis»)."""
    if not before:
        return frozenset()
    joint = phrases("polarity", "and").match(low.lstrip())
    if joint and phrases("polarity", "verb").match(low.lstrip()[joint.end() :].lstrip()):
        return _subject(plain(before[-1].raw))
    own = frozenset(token.lstrip("-") for token in tokens(low))
    verb = phrases("polarity", "verb").search(low)
    return before[-1].topic if verb and len(own) == 1 and own <= before[-1].topic else frozenset()


def _bare(low: str) -> bool:
    return phrases("polarity", "bare").match(low.lstrip(EDGES)) is not None


def _joint(low: str, start: int, end: int) -> tuple[int, ...]:
    """Where «y» joins a denied clause to one that is not."""
    for found in phrases("polarity", "and").finditer(low, start, end):
        left, right = low[start : found.start()], low[found.end() : end]
        denied = [phrases("polarity", "not").search(part) is not None for part in (left, right)]
        if denied[0] != denied[1] and min(len(left.split()), len(right.split())) >= JOINED:
            return (found.start(),)
    return ()


def _ends(text: str, at: int) -> bool:
    """Punctuation between clauses; not the mark inside a number or an address."""
    return text[at] in ";:()—|·" or (text[at] == "," and text[at + 1 : at + 2].isspace())


def _clause(text: str, bare: bool, only: bool, limits: bool, subject: frozenset[str]) -> Clause:
    low, said = plain(text), tokens(text)
    after = [
        tokens(low[found.end() : found.end() + REACH])[:1] for found in phrases("polarity", "without").finditer(low)
    ]
    flipped = {token.lstrip("-") for token in said if token.startswith("-")}
    flipped ^= {token.lstrip("-") for first in after for token in first}
    return Clause(
        text=text.strip(EDGES),
        raw=text,
        topic=frozenset(token.lstrip("-") for token in said) | subject,
        denied=phrases("polarity", "not").search(low) is not None,
        flipped=frozenset(flipped),
        bare=bare or _bare(low),
        hanging=phrases("polarity", "hanging").match(low.lstrip(EDGES)) is not None,
        restricted=only,
        ruling=phrases("polarity", "ruling").search(low) is not None,
        conditional=limits,
        limited=phrases("polarity", "limit").search(low) is not None,
        absolute=phrases("polarity", "absolute").search(low) is not None,
        figures=tuple(one for one in figures(text) if one.kind in COMPARED),
    )


def alike(one: Clause, other: Clause) -> bool:
    """Whether two clauses, ours and one that stands, speak of one matter."""
    common, least = len(one.topic & other.topic), min(len(one.topic), len(other.topic))
    if one.bare or other.bare or other.hanging or common < LEAST:
        return False
    return common >= (PART if common < STRONG else PART / 2) * least


def shared(one: Clause, other: Clause) -> int:
    """Tokens in common."""
    return len(one.topic & other.topic)


def turned(one: Clause, other: Clause) -> bool:
    """Whether one denies what the other says: negations and opposite words of what they share, counted together."""
    flips = len((one.flipped ^ other.flipped) & one.topic & other.topic)
    return (flips + one.denied + other.denied) % 2 == 1


def opposed(said: Clause, stated: Clause) -> Opposition | None:
    """How a clause of ours goes against one that stands; both speak of one matter."""
    if turned(said, stated):
        outright = bool((said.flipped ^ stated.flipped) & said.topic & stated.topic)
        excepted = (said.restricted or stated.restricted) and said.conditional
        return None if excepted and not outright else "negation"
    if said.denied:
        return None
    if stated.restricted and said.ruling and not said.conditional and not said.restricted:
        return "condition"
    return "condition" if stated.limited and said.absolute and not stated.absolute else None
