"""What a model's own reading of a comment may change: it may choose another answered outcome and raise the severity."""

from datetime import datetime

from app.brand.brand import Brand
from app.brand.words import Severity, gravest
from app.comments.comment import Comment
from app.triage.actions import promised, soonest
from app.triage.deadlines import due, timing
from app.triage.triage import Triage
from app.triage.weigh import spoken

WRITES = frozenset({"answer", "light", "once"})
"""Strategies under which a draft is written."""


def adopt(
    triage: Triage, outcome: str | None, severity: Severity | None, comment: Comment, brand: Brand, *, now: datetime
) -> Triage:
    """The triage with what the model may add.

    A model that sees a matter which no draft answers calls for a person; one that asks for silence is not heard.
    Duties, people and deadlines follow a raised severity.
    """
    changed = triage
    proposed = next((o for o in brand.protocol.outcomes if o.id == outcome), None)
    if proposed and proposed.strategy.reply in WRITES and proposed.id != triage.outcome:
        changed = changed.model_copy(update={"outcome": proposed.id, "strategy": proposed.strategy})
    if proposed and proposed.strategy.reply == "hold":
        changed = changed.model_copy(update={"outcome": proposed.id, "strategy": proposed.strategy, "hold": "strategy"})
        severity = gravest([proposed.severity, severity or "low"])
    grade = gravest([triage.severity, severity or "low"])
    return changed if grade == triage.severity else _raised(changed, grade, comment, brand, now)


def _raised(triage: Triage, grade: Severity, comment: Comment, brand: Brand, now: datetime) -> Triage:
    duty = brand.duty(grade)
    running = timing(brand, comment.network, duty, comment.at(now), open_incident=triage.incident is not None)
    owed = due(duty, brand.scenario(triage.scenario), running, spoken(comment))
    known = {(act.what, act.owner) for act in triage.actions}
    more = (act for act in promised(duty, None, triage.owner, running) if (act.what, act.owner) not in known)
    return triage.model_copy(
        update={
            "severity": grade,
            "approver": duty.approver,
            "tell": duty.tell,
            "actions": (*triage.actions, *soonest(more)),
            "first_answer_due": min(triage.first_answer_due, owed.first_answer),
            "due_at": min(triage.due_at, owed.resolution),
        }
    )
