"""A person who knows better: what changes in a triage when they say so, and what follows from it."""

from datetime import datetime

from app.brand.brand import Brand
from app.brand.protocol import Protocol
from app.brand.scenarios import Scenario
from app.brand.words import Severity, gravest
from app.comments.comment import Comment
from app.incident.situation import Incident
from app.triage.actions import actions
from app.triage.assess import goes_private, owner_of
from app.triage.deadlines import due, timing
from app.triage.severity import hold
from app.triage.severity import severity as severity_of
from app.triage.triage import Action, Answer, Issue, Triage
from app.triage.weigh import spoken
from app.value import Value

NO_INCIDENT = ""
"""Says that a comment belongs to no incident."""


class Correction(Value):
    """What a person says of a comment; None leaves it as it is."""

    outcome: str | None = None
    severity: Severity | None = None
    scenario: str | None = None
    """"" for none of the manual's."""
    incident: str | None = None
    """Id of an open incident, "" for none."""
    private: bool | None = None


def overrule(
    triage: Triage, said: Correction, comment: Comment, brand: Brand, *, since: datetime, incident: Incident | None
) -> Triage:
    """The triage as a person corrects it, with everything that follows: strategy, people, deadlines, internal acts.

    Deadlines run from when the comment was posted, or from `since`. A graver outcome, scenario or incident raises the
    severity by itself; nothing but the person's own word lowers it. `said` names what the brand has. `incident`: the
    open one that the comment belongs to from now on; its scenario is the comment's unless the person says otherwise.
    """
    outcome = said.outcome or triage.outcome
    burning = incident.id if incident else None if said.incident == NO_INCIDENT else triage.incident
    scenario = _scenario(triage, said, brand, incident)
    issues = _issues(triage, outcome, scenario, brand)
    place = (outcome, scenario.id if scenario else None, burning)
    moved = place != (triage.outcome, triage.scenario, triage.incident)
    asked_for = [severity_of(brand, outcome, issues, scenario, triage.signals, incident)] if moved else []
    grade = said.severity or gravest([triage.severity, *asked_for])
    strategy, duty = brand.protocol.outcome(outcome).strategy, brand.duty(grade)
    running = timing(brand, comment.network, duty, comment.at(since), open_incident=incident is not None)
    owed, owner = due(duty, scenario, running, spoken(comment)), owner_of(brand, scenario)
    private = goes_private(strategy, scenario, triage.signals) if moved else triage.private
    concerned = frozenset({outcome, *(issue.outcome for issue in issues)})
    changed = {
        "outcome": outcome,
        "severity": grade,
        "scenario": scenario.id if scenario else None,
        "incident": burning,
        "strategy": strategy,
        "private": private if said.private is None else said.private,
        "danger": _danger(triage, outcome, brand),
        "issues": issues,
        "owner": owner,
        "approver": duty.approver,
        "tell": duty.tell,
        "form": triage.form if grade == triage.severity else brand.form_of_address(comment.network, grade),
        "actions": _acts(triage, actions(brand, concerned, scenario, triage.signals, owner, running, duty)),
        "protocol": _walked(triage, outcome, brand.protocol) if said.outcome else triage.protocol,
        "first_answer_due": owed.first_answer,
        "due_at": owed.resolution,
        "hold": hold(strategy, triage.signals) if said.outcome else triage.hold,
    }
    return triage.model_copy(update=changed)


def _scenario(triage: Triage, said: Correction, brand: Brand, incident: Incident | None) -> Scenario | None:
    if said.scenario is not None:
        return brand.scenario(said.scenario)
    joins = incident is not None and incident.id != triage.incident
    return (brand.scenario(incident.scenario) if joins and incident else None) or brand.scenario(triage.scenario)


def _issues(triage: Triage, outcome: str, scenario: Scenario | None, brand: Brand) -> tuple[Issue, ...]:
    """The matter that decided the outcome is what the person says; the others stay."""
    id = scenario.id if scenario else None
    if outcome == triage.outcome and id == triage.scenario:
        return triage.issues
    grades = [brand.protocol.outcome(outcome).severity, *([scenario.severity] if scenario else [])]
    main = {"outcome": outcome, "severity": gravest(grades), "scenario": id}
    return tuple(i.model_copy(update=main) if i.outcome == triage.outcome else i for i in triage.issues)


def _danger(triage: Triage, outcome: str, brand: Brand) -> object:
    """Danger that rules saw stays seen; what only the outcome said goes with it."""
    if brand.protocol.kind(outcome) == "safety_risk":
        return triage.danger or "other"
    return triage.danger if "danger" in triage.signals else None


def _acts(triage: Triage, ordered: tuple[Action, ...]) -> tuple[Action, ...]:
    """The acts that are ordered now. Signatures name places: once one act is signed, all stay and new ones follow."""
    if all(act.done_by is None for act in triage.actions):
        return ordered
    known = {(act.what, act.owner) for act in triage.actions}
    return (*triage.actions, *(act for act in ordered if (act.what, act.owner) not in known))


def _walked(triage: Triage, outcome: str, protocol: Protocol) -> tuple[Answer, ...]:
    """The way to the outcome. Answers that a person overrules are theirs; what the rules had found alike stays."""
    before = {(answer.question, answer.answer): answer for answer in triage.protocol}
    way = _way(protocol, protocol.start, outcome, frozenset())
    return triage.protocol if way is None else tuple(before.get((a.question, a.answer), a) for a in way)


def _way(protocol: Protocol, here: str, outcome: str, seen: frozenset[str]) -> tuple[Answer, ...] | None:
    """The first answers, yes before no, that lead from a question to an outcome; None where none do."""
    if here == outcome:
        return ()
    question = protocol.question(here)
    if question is None or here in seen:
        return None
    for answer, there in (("yes", question.yes), ("no", question.no)):
        rest = _way(protocol, there, outcome, seen | {here})
        if rest is not None:
            mine = Answer.model_validate(
                {"question": here, "text": question.text, "answer": answer, "evidence": "", "by": "person"}
            )
            return (mine, *rest)
    return None


def unsigned(triage: Triage) -> Triage:
    """As it is stored: who signed an act stands in a table of its own."""
    acts = tuple(act.model_copy(update={"done_by": None}) for act in triage.actions)
    return triage.model_copy(update={"actions": acts})
