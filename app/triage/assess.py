"""The whole of triage in one function: from a comment to what we think of it, without a model, in milliseconds."""

from datetime import datetime

from app.brand.brand import Brand
from app.brand.protocol import Strategy
from app.brand.scenarios import Scenario
from app.brand.words import Language, Severity, gravest
from app.comments.comment import Comment
from app.comments.language import detect
from app.incident.mode import PERMITS
from app.incident.situation import Situation
from app.triage.actions import actions
from app.triage.deadlines import due, timing
from app.triage.issues import Matter, listen
from app.triage.outcomes import OutcomeModel
from app.triage.placing import Placed, place, scenario_of
from app.triage.settle import Settled, settle
from app.triage.severity import hold, severity
from app.triage.signs import Signs, signs
from app.triage.triage import Answer, Issue, Signal, Triage
from app.triage.weigh import spoken, weigh


def triage(comment: Comment, brand: Brand, situation: Situation, model: OutcomeModel, *, now: datetime) -> Triage:
    """What we think of a comment. `model` is the brand's own (app.triage.training).

    Deadlines run from when it was posted, or from `now` when the network does not tell.
    """
    text = spoken(comment)
    language = detect(comment.text, brand.language).language
    found = signs(comment, language, brand)
    whole = weigh(comment, model)
    settled = settle(brand.protocol, whole, listen(text, whole, model), found.signals, found.danger_spans)
    outcome = settled.walked.outcome
    placed = place(text, settled.matters, brand, situation, outcome)
    issues = _issues(comment, brand, settled, placed, found)
    grade = severity(brand, outcome, issues, placed.scenario, found.signals, placed.incident)
    duty = brand.duty(grade)
    running = timing(brand, comment.network, duty, comment.at(now), open_incident=placed.incident is not None)
    owed = due(duty, placed.scenario, running, text)
    strategy = strategy_of(brand, outcome, situation)
    owner = owner_of(brand, placed.scenario)
    concerned = frozenset({outcome, *(issue.outcome for issue in issues)})
    return Triage(
        outcome=outcome,
        severity=grade,
        scenario=placed.scenario.id if placed.scenario else None,
        incident=placed.incident.id if placed.incident else None,
        language=language,
        reply_language=reply_language(language, brand),
        form=brand.form_of_address(comment.network, grade),
        owner=owner,
        approver=duty.approver,
        tell=duty.tell,
        private=goes_private(strategy, placed.scenario, found.signals),
        strategy=strategy,
        danger=found.danger or ("other" if brand.protocol.kind(outcome) == "safety_risk" else None),
        signals=found.signals,
        spans=found.spans,
        issues=issues,
        actions=actions(brand, concerned, placed.scenario, found.signals, owner, running, duty),
        protocol=settled.walked.path if comment.text.strip() else _unplaced(settled.walked.path),
        confidence=settled.confidence,
        first_answer_due=owed.first_answer,
        due_at=owed.resolution,
        hold=hold(strategy, found.signals) or ("irony" if settled.doubtful else None),
    )


def reply_language(language: Language, brand: Brand) -> Language:
    """The comment's language where the brand answers in it, else the one that the brand works in."""
    return language if language in brand.languages else brand.language


def strategy_of(brand: Brand, outcome: str, situation: Situation) -> Strategy:
    """What the outcome asks of the reply; while an incident is open nothing is answered with a light touch."""
    strategy = brand.protocol.outcome(outcome).strategy
    if strategy.reply != "light" or PERMITS[situation.mode].light_touch:
        return strategy
    return strategy.model_copy(update={"reply": "answer"})


def _issues(comment: Comment, brand: Brand, settled: Settled, placed: Placed, found: Signs) -> tuple[Issue, ...]:
    """Every matter that needs an answer; the comment's outcome is always among them."""
    main = settled.walked.outcome
    matters = settled.matters
    if len(matters) < 2:
        matters = (Matter(main, 0, len(comment.text), 1.0),)
    elif all(matter.outcome != main for matter in matters):
        evidence = settled.walked.path[-1] if settled.walked.path else None
        start, end = (evidence.start or 0, evidence.end or 0) if evidence else (0, len(comment.text))
        matters = (*(m for m in matters if m.end <= start or end <= m.start), Matter(main, start, end, 1.0))
    return tuple(_issue(matter, comment, brand, placed, found) for matter in sorted(matters, key=lambda m: m.start))


def _issue(matter: Matter, comment: Comment, brand: Brand, placed: Placed, found: Signs) -> Issue:
    scenario = scenario_of(matter, comment.text, brand, placed)
    start, end = min(matter.start, len(comment.text)), min(matter.end, len(comment.text))
    grades: list[Severity] = [brand.protocol.outcome(matter.outcome).severity]
    if scenario:
        grades.append(scenario.severity)
    if any(span.start < end and start < span.end for span in found.danger_spans):
        grades.append("critical")
    return Issue(
        outcome=matter.outcome,
        severity=gravest(grades),
        scenario=scenario.id if scenario else None,
        start=start,
        end=end,
    )


def owner_of(brand: Brand, scenario: Scenario | None) -> str:
    """The scenario's owner, else the first role that writes."""
    if scenario and scenario.owner:
        return scenario.owner
    return next((role.id for role in brand.roles if role.rank == "agent"), brand.roles[0].id)


def goes_private(strategy: Strategy, scenario: Scenario | None, signals: tuple[Signal, ...]) -> bool:
    return strategy.private or bool(scenario and scenario.private) or "personal_data" in signals


def _unplaced(path: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Without a text the evidence is a picture's description or the stars: it has no place in the comment."""
    return tuple(answer.model_copy(update={"start": None, "end": None}) for answer in path)
