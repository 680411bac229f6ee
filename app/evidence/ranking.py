"""How a found passage is scored: the fused lists, then how well it fits what triage made of the comment."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from app.evidence.passage import Passage
from app.evidence.pool import Found
from app.evidence.vectors import Near

TOP = 50
"""Of each list, when vectors are fused."""
LIKE_ENOUGH = 0.35
"""Cosine from which a passage that shares no telling word may still bear on a comment. Not measured here: it is where
published models of the text-embedding-3 family part related from unrelated short texts."""
BEARING = 0.2
"""Least bearing (app.evidence.pool.Found) of a passage that only shares words with a comment. On the development
half of tests/corpora/evidence_*.jsonl no threshold up to this one lost a section, and 0.3 lost half of those of the
plain brand; a third of 38 comments on other matters find nothing at the plain brand, a sixth at the shipped one."""

KNOWLEDGE_FIT = 0.25
REPLY_FIT = 0.15
"""Share of the score that triage decides; the words decide the rest. Measured there with the offline triage: recall at
five does not move from 0 to 0.4 and to 0.45, and falls above, so triage settles near ties and no more."""
SCENARIO_SHARE, OUTCOME_SHARE, LANGUAGE_SHARE, NETWORK_SHARE = 0.4, 0.35, 0.15, 0.1
SECOND = 0.6
"""What the outcome or scenario of a further matter counts against that of the first."""
CONTRADICTED = 0.9
"""A past reply with an outdated figure gives way to one as near without."""


class Scored(NamedTuple):
    id: str
    score: float
    bearing: float


def _min_max(scores: dict[str, float]) -> dict[str, float]:
    least, most = min(scores.values()), max(scores.values())
    span = most - least
    return {id: (score - least) / span if span > 0 else 1.0 for id, score in scores.items()}


def fuse(found: list[Found], near: list[Near], weight: float) -> list[Scored]:
    """One list, best first. Without vectors it is the lexical list as it is."""
    if not near or weight <= 0:
        return [Scored(*f) for f in found]
    lexical = _min_max({f.id: f.score for f in found[:TOP]}) if found else {}
    dense = _min_max({n.id: n.likeness for n in near[:TOP]})
    bearing = {f.id: f.bearing for f in found} | {n.id: 1.0 for n in near if n.likeness >= LIKE_ENOUGH}
    fused = [
        Scored(id, (1 - weight) * lexical.get(id, 0.0) + weight * dense.get(id, 0.0), bearing.get(id, 0.0))
        for id in lexical.keys() | dense.keys()
    ]
    return sorted(fused, key=lambda s: (-s.score, s.id))


class Matter(Protocol):
    """One matter of a comment, as triage sees it (app.triage.triage.Issue)."""

    @property
    def outcome(self) -> str: ...
    @property
    def scenario(self) -> str | None: ...


class Triaged(Protocol):
    """What a search needs of triage (app.triage.triage.Triage), which stands above this room."""

    @property
    def outcome(self) -> str: ...
    @property
    def scenario(self) -> str | None: ...
    @property
    def incident(self) -> str | None: ...
    @property
    def issues(self) -> Sequence[Matter]: ...
    @property
    def reply_language(self) -> str: ...
    @property
    def form(self) -> str: ...


class Wanted(NamedTuple):
    """What triage looks for, with how much each counts: 1 for the first matter, less for further ones."""

    scenarios: dict[str, float]
    outcomes: dict[str, float]
    language: str
    network: str
    form: str
    incident: str | None = None
    """Id of the open incident that the comment belongs to."""

    @classmethod
    def of(cls, triage: Triaged, network: str) -> "Wanted":
        scenarios = {i.scenario: SECOND for i in triage.issues if i.scenario}
        outcomes = {i.outcome: SECOND for i in triage.issues}
        if triage.scenario:
            scenarios[triage.scenario] = 1.0
        outcomes[triage.outcome] = 1.0
        return cls(scenarios, outcomes, triage.reply_language, network, triage.form, triage.incident)


def admitted(passage: Passage, scored: Scored, wanted: Wanted) -> bool:
    """Whether it bears on the comment at all.

    A scenario that triage named brings what belongs to it; a past reply to the same kind of comment shows at least how
    the brand answers that kind.
    """
    if passage.scenario is not None and passage.scenario in wanted.scenarios:
        return True
    return (passage.kind == "reply" and passage.outcome in wanted.outcomes) or scored.bearing >= BEARING


def knowledge_score(passage: Passage, score: float, wanted: Wanted) -> float:
    fit = wanted.scenarios.get(passage.scenario or "", 0.0)
    return (1 - KNOWLEDGE_FIT) * score + KNOWLEDGE_FIT * fit


def reply_score(passage: Passage, score: float, wanted: Wanted) -> float:
    """What a reply does not tell (a brand may give texts only) neither helps nor harms more than the rest."""
    fit = (
        SCENARIO_SHARE * (wanted.scenarios.get(passage.scenario, 0.0) if passage.scenario else (not wanted.scenarios))
        + OUTCOME_SHARE * (wanted.outcomes.get(passage.outcome, 0.0) if passage.outcome else 0.0)
        + LANGUAGE_SHARE * (passage.language in (wanted.language, None))
        + NETWORK_SHARE * (passage.network in (wanted.network, None))
    )
    fused = (1 - REPLY_FIT) * score + REPLY_FIT * fit
    return fused * CONTRADICTED if passage.contradicted else fused


def usable(passage: Passage, wanted: Wanted) -> bool:
    """Whether it may be a source here.

    A prepared text (it has a language) is one only in its own scenario, language, network and form of address: what a
    crisis would be answered with says nothing about another matter.
    """
    if passage.kind != "scenario" or passage.language is None:
        return True
    return (
        passage.scenario in wanted.scenarios
        and passage.language == wanted.language
        and passage.network in (None, wanted.network)
        and passage.form in (None, wanted.form)
    )
