"""The walk through the brand's yes/no questions. Every answer carries the words of the comment that speak for it."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from app.brand.protocol import Protocol, Question
from app.triage.triage import Answer


class Piece(NamedTuple):
    """A piece of the comment with how far it speaks for each outcome."""

    text: str
    start: int
    end: int
    scores: Mapping[str, float]


class Walked(NamedTuple):
    """Where the walk ended and how it got there. `lead`: 0 to 1, how far that outcome leads the next best."""

    outcome: str
    path: tuple[Answer, ...]
    lead: float


PROTOCOLS = 8
"""Protocols whose ends are kept."""

_KEPT: dict[int, tuple[Protocol, dict[str, tuple[str, ...]]]] = {}
"""By identity: hashing a whole protocol for each question would cost more than going through it."""


def reachable(protocol: Protocol, start: str) -> tuple[str, ...]:
    """The outcomes that a question (or outcome) leads to, in the order of the tree, yes first."""
    kept = _KEPT.get(id(protocol))
    if kept is None or kept[0] is not protocol:
        if len(_KEPT) >= PROTOCOLS:
            _KEPT.clear()
        kept = _KEPT[id(protocol)] = protocol, {}
    known = kept[1].get(start)
    if known is None:
        known = kept[1][start] = _behind(protocol, start)
    return known


def _behind(protocol: Protocol, start: str) -> tuple[str, ...]:
    found: list[str] = []
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        question = protocol.question(here)
        if question is None:
            found.append(here)
        else:
            waiting += [question.no, question.yes]
    return tuple(found)


def walk(
    protocol: Protocol, scores: Mapping[str, float], pieces: tuple[Piece, ...], barred: Collection[str] = ()
) -> Walked:
    """Follows, at each question, the answer that the best-scoring outcome lies behind.

    `barred` outcomes are chosen only where nothing else can be reached. Equal scores answer yes.
    """

    def worth(name: str) -> tuple[bool, float]:
        return name not in barred, scores.get(name, 0.0)

    here = protocol.start
    path: list[Answer] = []
    asked: set[str] = set()
    while (question := protocol.question(here)) is not None and here not in asked:
        asked.add(here)
        yes = max(reachable(protocol, question.yes), key=worth)
        no = max(reachable(protocol, question.no), key=worth)
        said = worth(yes) >= worth(no)
        path.append(_answer(question, yes if said else no, pieces, yes=said))
        here = question.yes if said else question.no
    return Walked(here, tuple(path), _lead(protocol, scores, here))


def _answer(question: Question, outcome: str, pieces: tuple[Piece, ...], *, yes: bool) -> Answer:
    """The answer, with the piece that speaks most for the outcome behind it as evidence."""
    best = max(pieces, key=lambda piece: piece.scores.get(outcome, 0.0), default=None)
    return Answer(
        question=question.id,
        text=question.text,
        answer="yes" if yes else "no",
        evidence=best.text if best else "",
        start=best.start if best else None,
        end=best.end if best else None,
    )


def _lead(protocol: Protocol, scores: Mapping[str, float], outcome: str) -> float:
    others = [scores.get(other.id, 0.0) for other in protocol.outcomes if other.id != outcome]
    return min(1.0, max(0.0, scores.get(outcome, 0.0) - max(others, default=0.0)))
