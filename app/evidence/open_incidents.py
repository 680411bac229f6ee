"""What open incidents and facts declared while running add to the evidence, what they replace, what they overtake."""

from collections.abc import Iterable
from datetime import date

from app.brand.facts import Fact
from app.evidence.analyse import telling, words
from app.evidence.contradictions import Stated, contradicted
from app.evidence.passage import Hit, Passage
from app.evidence.pool import Query
from app.evidence.ranking import Wanted
from app.evidence.shelve import content_hash, fact_passage
from app.incident.situation import Incident, OfficialLine, Situation
from app.wording import Tongue, Wording

OFFICIAL_LINE = Wording(es="Mensaje oficial", en="Official line")


def line_id(incident: str, version: int) -> str:
    """The passage that a version of an official line is."""
    return f"line:{incident}:{version}"


def shadowed(situation: Situation) -> frozenset[str]:
    """Ids of ledger passages that people speak for while running, whatever they say about them."""
    return frozenset(f"fact:{id}" for id in situation.declared)


def declared_passage(fact: Fact, today: date, tongue: Tongue) -> Passage | None:
    """A fact declared while running, as a passage; None where nothing of it may be stated on that day."""
    passage = fact_passage(fact, tongue, "incident")
    return passage if fact.stands(today) or fact.status == "false" else None


def declared_passages(situation: Situation, today: date, tongue: Tongue) -> dict[str, Passage]:
    """What may be stated that day of all that people declared while running, by passage id."""
    found = (declared_passage(fact, today, tongue) for fact in situation.declared.values())
    return {passage.id: passage for passage in found if passage}


class Overtaken:
    """Marks in other passages the figures that a fact declared while running has changed since."""

    def __init__(self, situation: Situation, today: date, tongue: Tongue) -> None:
        declared = declared_passages(situation, today, tongue).values()
        self._stated = Stated(declared) if declared else None

    def __call__(self, passage: Passage) -> Passage:
        if self._stated is None or passage.kind in ("fact", "line"):
            return passage
        new = contradicted(passage, self._stated)
        return passage.model_copy(update={"contradicted": (*passage.contradicted, *new)}) if new else passage


def _line(incident: Incident, line: OfficialLine, tongue: Tongue) -> Hit:
    passage = Passage(
        id=line_id(incident.id, line.version),
        kind="line",
        origin="incident",
        source=f"incident/{incident.id}#v{line.version}",
        heading=(OFFICIAL_LINE.in_(tongue),),
        text=line.text,
        scenario=incident.scenario,
        content_hash="",
    )
    return Hit(passage=passage.model_copy(update={"content_hash": content_hash(passage)}), score=1.0)


def _facts(facts: Iterable[Fact], belongs: bool, query: Query, today: date, tongue: Tongue) -> list[Hit]:
    """The facts that may be stated: all when the comment belongs to them, else those that share a telling word."""
    asked = telling(query.words)
    hits: list[Hit] = []
    for fact in facts:
        passage = declared_passage(fact, today, tongue)
        if passage is None:
            continue
        shared = asked & telling(words(f"{fact.statement}\n{passage.text}"))
        if belongs or shared:
            hits.append(Hit(passage=passage, score=1.0 if belongs else 0.5))
    return hits


def incident_hits(situation: Situation, wanted: Wanted, query: Query, today: date, tongue: Tongue) -> list[Hit]:
    """The official line of the comment's own incident, and the facts declared while running that bear on it."""
    mine = situation.incident(wanted.incident)
    hits = [_line(mine, line, tongue) for line in mine.lines] if mine else []
    for incident in situation.incidents:
        hits += _facts(incident.facts, incident is mine, query, today, tongue)
    told = {fact.id for incident in situation.incidents for fact in incident.facts}
    general = (fact for fact in situation.facts if fact.id not in told)
    return hits + _facts(general, False, query, today, tongue)
