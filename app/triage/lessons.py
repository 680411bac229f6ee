"""What the outcome model learns from: shipped examples, the brand's own, and the comments it answered before."""

from datetime import date
from typing import NamedTuple

from app.brand.brand import Brand
from app.brand.protocol import Outcome
from app.brand.replies import PastReply
from app.triage.examples import kinds, shipped
from app.triage.tells import Tells, stems, tells

OWN_EXAMPLE = 4.0
"""How much an example of the brand's protocol weighs beside a shipped one."""
OWN_REPLY = 2.5
"""How much the comment of a past reply weighs: real, but labelled in passing."""
MOST_REPLIES = 1_000
"""Past replies that are learned from: training time grows with the cube (about 1 s without any, 4 s with these)."""
LABEL = 1.0
"""An outcome's own name, as a weak example of it."""
NARROWED = 0.15
"""Share of the shipped examples for an outcome that narrows one which the tree also has."""

CLAIMED = 2
"""Telling words of a brand's own outcome from which a shipped example would teach the contrary, and is left out."""


class Lesson(NamedTuple):
    """One text with how far it belongs to each class, and its weight."""

    text: str
    shares: dict[str, float]
    weight: float


def classes(brand: Brand) -> tuple[str, ...]:
    """The outcomes of the tree, then the shipped ones that it lacks: they draw off what belongs nowhere in it."""
    own = tuple(outcome.id for outcome in brand.protocol.outcomes)
    held = {outcome.like or outcome.id for outcome in brand.protocol.outcomes}
    return own + tuple(kind for kind in kinds() if kind not in held and kind not in own)


def added(brand: Brand) -> dict[str, tuple[str, ...]]:
    """The outcomes that only this brand has, with all that shows what they are."""
    past = [(reply.outcome, reply.comment) for reply in brand.replies]
    return {
        outcome.id: (*outcome.examples, outcome.label, *(text for id, text in past if id == outcome.id))
        for outcome in brand.protocol.outcomes
        if outcome.like is None and outcome.id not in kinds()
    }


def claims(brand: Brand) -> Tells:
    """The telling words of those outcomes."""
    return tells(added(brand), [example.text for example in shipped()])


def lessons(brand: Brand) -> tuple[Lesson, ...]:
    """Everything there is to learn from, in a fixed order."""
    outcomes = brand.protocol.outcomes
    claimed = claims(brand)
    taught = [
        Lesson(e.text, _heirs(outcomes, e.outcome), 1.0)
        for e in shipped()
        if len(stems(e.text) & claimed.keys()) < CLAIMED
    ]
    for outcome in outcomes:
        taught += [Lesson(text, {outcome.id: 1.0}, OWN_EXAMPLE) for text in outcome.examples if text.strip()]
        if outcome.like is None and outcome.id not in kinds():
            taught.append(Lesson(outcome.label, {outcome.id: 1.0}, LABEL))
    for reply in _latest(brand.replies):
        if reply.outcome and reply.comment.strip():
            taught.append(Lesson(reply.comment, _labelled(outcomes, reply.outcome), OWN_REPLY))
    return tuple(taught)


def _latest(replies: tuple[PastReply, ...]) -> tuple[PastReply, ...]:
    """The newest of many, in the order of the files; those without a date count as old."""
    if len(replies) <= MOST_REPLIES:
        return replies
    ages = sorted(range(len(replies)), key=lambda i: (replies[i].date or date.min, i))
    return tuple(replies[i] for i in sorted(ages[-MOST_REPLIES:]))


def _labelled(outcomes: tuple[Outcome, ...], label: str) -> dict[str, float]:
    if any(outcome.id == label for outcome in outcomes):
        return {label: 1.0}
    return _heirs(outcomes, label)


def _heirs(outcomes: tuple[Outcome, ...], kind: str) -> dict[str, float]:
    """Which classes a shipped example speaks for in this tree."""
    same = [outcome.id for outcome in outcomes if outcome.id == kind and outcome.like in (None, kind)]
    like = [outcome.id for outcome in outcomes if outcome.like == kind and outcome.id != kind]
    if not same and not like:
        return {kind: 1.0}
    if not same:
        return {id: 1.0 / len(like) for id in like}
    rest = NARROWED if like else 0.0
    return {kind: 1.0 - rest} | {id: rest / len(like) for id in like}
