"""What open incidents add to the evidence, and what of the ledger they replace."""

from datetime import date

from app.evidence.analyse import telling, words
from app.evidence.passage import Hit, Passage
from app.evidence.pool import Query
from app.evidence.ranking import Wanted
from app.evidence.shelve import content_hash, fact_passage
from app.incident.situation import Incident, Situation
from app.wording import Tongue, Wording

OFFICIAL_LINE = Wording(es="Mensaje oficial", en="Official line")


def shadowed(situation: Situation) -> frozenset[str]:
    """Ids of ledger passages that an open incident speaks for, whatever it says about them."""
    return frozenset(f"fact:{fact.id}" for incident in situation.incidents for fact in incident.facts)


def _line(incident: Incident, tongue: Tongue) -> Hit:
    line = incident.line
    passage = Passage(
        id=f"line:{incident.id}:{line.version}",
        kind="line",
        origin="incident",
        source=f"incident/{incident.id}#v{line.version}",
        heading=(OFFICIAL_LINE.in_(tongue),),
        text=line.text,
        scenario=incident.scenario,
        content_hash="",
    )
    return Hit(passage=passage.model_copy(update={"content_hash": content_hash(passage)}), score=1.0)


def _facts(incident: Incident, wanted: Wanted, query: Query, today: date, tongue: Tongue) -> list[Hit]:
    """Its facts that may be stated: all when the comment belongs to it, else those that share a telling word."""
    belongs = incident.scenario is not None and incident.scenario in wanted.scenarios
    asked = telling(query.words)
    hits: list[Hit] = []
    for fact in incident.facts:
        passage = fact_passage(fact, tongue, "incident")
        if passage is None or not (fact.stands(today) or fact.status == "false"):
            continue
        shared = asked & telling(words(f"{fact.statement}\n{passage.text}"))
        if belongs or shared:
            hits.append(Hit(passage=passage, score=1.0 if belongs else 0.5))
    return hits


def incident_hits(situation: Situation, wanted: Wanted, query: Query, today: date, tongue: Tongue) -> list[Hit]:
    """Every official line, gravest incident's as listed, and the incidents' facts that bear on the comment."""
    lines = [_line(incident, tongue) for incident in situation.incidents]
    facts = [hit for incident in situation.incidents for hit in _facts(incident, wanted, query, today, tongue)]
    return lines + facts
