"""Which outcome a comment ends at: the walk, after hard signals, irony and the rule that silence must be plain."""

from typing import NamedTuple

from app.brand.protocol import Protocol
from app.triage.issues import Heard, Matter, Scores, matters
from app.triage.triage import Signal, Span
from app.triage.walk import Piece, Walked, walk
from app.triage.weigh import lean

UNCONFIRMED = 0.05
"""Factor for danger that the model hears and the danger rules do not. A smaller one costs hinted dangers, a larger one
takes more figures of speech («me muero de sueño») for danger; both ends are counted on the dev lines of
tests/corpora/dangers.jsonl and figurative.jsonl."""
IRONIC = (0.02, 0.3)
"""Factor for praise when irony shows, and what is added to the failure behind it."""
DOUBT = 0.3
"""The most confidence in anything that may be ironic."""
EVEN = 0.5
"""Probability of praise, by the words alone, from which irony is a guess and a person looks."""
PLAIN_SILENCE = 0.05
"""Lead from which silence is chosen."""
REAL = 0.6
"""How sure a matter beside it must be to be answered instead."""
ANSWERED = frozenset({"safety_risk", "service_failure", "misinformation", "request", "improvement"})
"""Kinds of matter that somebody who mocks us may still have."""
GRAVE = {"safety_risk": 0.5, "service_failure": 0.35, "misinformation": 0.25, "request": 0.1, "improvement": 0.2}
"""How much a matter inside the comment adds to its kind for the whole: kind words do not outweigh a complaint."""


class Settled(NamedTuple):
    walked: Walked
    matters: tuple[Matter, ...]
    confidence: float
    doubtful: bool = False
    """Whether it may as well be praise as irony: thanking the one or apologising for the other would both hurt."""


def settle(
    protocol: Protocol, whole: Scores, heard: tuple[Heard, ...], signals: tuple[Signal, ...], danger: tuple[Span, ...]
) -> Settled:
    """The outcome with its path, every matter, and how sure that is. `danger`: where the danger rules found some."""
    ironic = "irony" in signals
    heard = tuple(Heard(one.clause, _facing(one, protocol, danger, ironic=ironic)) for one in heard)
    kinds = {outcome.id: protocol.kind(outcome.id) for outcome in protocol.outcomes}
    found = matters(heard, kinds)
    scores = _whole(protocol, whole, found, kinds, signals)
    pieces = tuple(Piece(one.clause.text, one.clause.start, one.clause.end, one.scores) for one in heard)
    walked = walk(protocol, scores, pieces)
    silent = _silent(protocol)
    if walked.outcome in silent and (walked.lead < PLAIN_SILENCE or _has_matter(found, kinds, silent)):
        walked = walk(protocol, scores, pieces, barred=silent | _praise(kinds, walked.outcome))
    confidence = min(walked.lead, DOUBT) if ironic and "danger" not in signals else walked.lead
    praised = sum(whole[name] for name, kind in kinds.items() if kind == "praise")
    return Settled(walked, found, confidence, ironic and praised >= EVEN)


def _has_matter(found: tuple[Matter, ...], kinds: dict[str, str], silent: frozenset[str]) -> bool:
    return any(m.outcome not in silent and kinds[m.outcome] in ANSWERED and m.score >= REAL for m in found)


def _praise(kinds: dict[str, str], outcome: str) -> frozenset[str]:
    """What may be mockery is never thanked for."""
    return frozenset(name for name, kind in kinds.items() if kind == "praise" and kinds[outcome] == "troll")


def _facing(one: Heard, protocol: Protocol, danger: tuple[Span, ...], *, ironic: bool) -> Scores:
    """A clause in which danger was found is about danger; another one is so less often than it sounds.

    Where irony shows, no clause is taken for praise.
    """
    if any(span.start < one.clause.end and one.clause.start < span.end for span in danger):
        return lean(one.scores, protocol, "safety_risk", 1.0, plus=2.0)
    scores = _doubting(one.scores, protocol) if ironic else one.scores
    return lean(scores, protocol, "safety_risk", UNCONFIRMED)


def _doubting(scores: Scores, protocol: Protocol) -> Scores:
    more = lean(scores, protocol, "service_failure", 1.0, plus=IRONIC[1])
    return lean(more, protocol, "praise", IRONIC[0])


def _whole(
    protocol: Protocol, whole: Scores, found: tuple[Matter, ...], kinds: dict[str, str], signals: tuple[Signal, ...]
) -> Scores:
    total = sum(whole[name] for name in kinds) or 1.0
    scores = {name: whole[name] / total for name in kinds}
    if "danger" in signals:
        return lean(scores, protocol, "safety_risk", 1.0, plus=2.0)
    scores = lean(scores, protocol, "safety_risk", UNCONFIRMED)
    for matter in found if len(found) > 1 else ():
        scores[matter.outcome] += GRAVE.get(kinds[matter.outcome], 0.0) * matter.score
    if "irony" in signals:
        scores = _doubting(scores, protocol)
    total = sum(scores.values())
    return {name: value / total for name, value in scores.items()}


def _silent(protocol: Protocol) -> frozenset[str]:
    return frozenset(outcome.id for outcome in protocol.outcomes if outcome.strategy.reply == "none")
