"""What the brand knows about one comment: two pools with their quotas, by precedence, and an honest end."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from app.brand.facts import Fact
from app.evidence.fulltext import FullText
from app.evidence.open_incidents import Overtaken, incident_hits, shadowed
from app.evidence.passage import Evidence, Hit, Passage
from app.evidence.pool import Pool, Query
from app.evidence.ranking import Scored, Wanted, admitted, fuse, knowledge_score, reply_score, usable
from app.evidence.vectors import Near
from app.incident.situation import Situation
from app.wording import Tongue

KNOWLEDGE_QUOTA = 6
REPLY_QUOTA = 5
LOOKED_AT = 24
"""Passages of each list that triage may reorder."""
SCENARIO_PASSAGES = 12
"""Passages that a named scenario brings, in the manual's order."""
SCENARIO_SLOTS = 2
"""Places in the quota that a named scenario has for sure."""
PRECEDENCE = {"line": 0, "fact": 1, "scenario": 2, "manual": 3, "reply": 4}


class Shelf(NamedTuple):
    """Where to look, and what is true today."""

    fulltext: FullText
    ledger: Mapping[str, Fact]
    """Facts by passage id."""
    tongue: Tongue
    weight: float
    """Of the vectors in the fused score."""
    today: date


class Asked(NamedTuple):
    """One comment, ready to be searched for."""

    query: Query
    wanted: Wanted
    near: Mapping[Pool, list[Near]]


def gather(shelf: Shelf, asked: Asked, situation: Situation) -> Evidence:
    """At most six pieces of knowledge, the official lines apart, and five past replies. May be empty."""
    wanted = asked.wanted
    incident = incident_hits(situation, wanted, asked.query, shelf.today, shelf.tongue)
    lines = [hit for hit in incident if hit.passage.kind == "line"]
    facts = [hit for hit in incident if hit.passage.kind == "fact"]
    knowledge = [*facts, *_knowledge(shelf, asked, shadowed(situation))][:KNOWLEDGE_QUOTA]
    ordered = sorted(knowledge, key=lambda hit: (PRECEDENCE[hit.passage.kind], -hit.score))
    overtaken = Overtaken(situation, shelf.today, shelf.tongue)
    return Evidence(
        knowledge=_marked([*lines, *ordered], overtaken), replies=_marked(_replies(shelf, asked), overtaken)
    )


def _marked(hits: Iterable[Hit], overtaken: Overtaken) -> tuple[Hit, ...]:
    return tuple(hit.model_copy(update={"passage": overtaken(hit.passage)}) for hit in hits)


def _found(shelf: Shelf, asked: Asked, pool: Pool) -> list[tuple[Passage, Scored]]:
    """The best of the fused list with what the named scenarios bring, current passages only."""
    fused = fuse(shelf.fulltext.search(asked.query, pool), asked.near.get(pool, []), shelf.weight)
    scored = {s.id: s for s in fused[:LOOKED_AT]}
    for scenario in asked.wanted.scenarios:
        for id in shelf.fulltext.of_scenario(scenario, pool, SCENARIO_PASSAGES):
            scored.setdefault(id, Scored(id, 0.0, 0.0))
    passages = shelf.fulltext.passages(scored, pool)
    return [
        (passage, scored[id])
        for id, passage in passages.items()
        if _stands(shelf, passage) and admitted(passage, scored[id], asked.wanted)
    ]


def _stands(shelf: Shelf, passage: Passage) -> bool:
    """Whether it is current, and for a fact whether it may be stated today."""
    if passage.valid_until is not None and passage.valid_until < shelf.today:
        return False
    fact = shelf.ledger.get(passage.id)
    return fact is None or fact.status == "false" or fact.stands(shelf.today)


def _knowledge(shelf: Shelf, asked: Asked, hidden: frozenset[str]) -> list[Hit]:
    hits = [
        Hit(passage=passage, score=round(knowledge_score(passage, scored.score, asked.wanted), 4))
        for passage, scored in _found(shelf, asked, "knowledge")
        if passage.id not in hidden and usable(passage, asked.wanted)
    ]
    return _with_scenario(sorted(hits, key=_best_first), asked.wanted)


def _replies(shelf: Shelf, asked: Asked) -> list[Hit]:
    """The best past replies, a text once only."""
    hits = (
        Hit(passage=passage, score=round(reply_score(passage, scored.score, asked.wanted), 4))
        for passage, scored in _found(shelf, asked, "replies")
    )
    return list(_once(sorted(hits, key=_best_first)))[:REPLY_QUOTA]


def _once(hits: Iterable[Hit]) -> Iterable[Hit]:
    seen: set[str] = set()
    for hit in hits:
        if hit.passage.text not in seen:
            seen.add(hit.passage.text)
            yield hit


def _best_first(hit: Hit) -> tuple[float, int, str]:
    """Among equals the newer reply, then a fixed order."""
    day = hit.passage.date.toordinal() if hit.passage.date else 0
    return -hit.score, -day, hit.passage.id


def _with_scenario(hits: list[Hit], wanted: Wanted) -> list[Hit]:
    """The best, with room for the scenarios that triage named."""
    top, rest = hits[:KNOWLEDGE_QUOTA], hits[KNOWLEDGE_QUOTA:]
    own = [hit for hit in rest if hit.passage.scenario in wanted.scenarios]
    missing = SCENARIO_SLOTS - sum(hit.passage.scenario in wanted.scenarios for hit in top)
    if missing <= 0 or not own:
        return top
    return [*top[: KNOWLEDGE_QUOTA - min(missing, len(own))], *own[:missing]]
