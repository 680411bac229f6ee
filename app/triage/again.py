"""What is thought of a comment whose words changed: judged anew, and never milder than before."""

from datetime import datetime

from app.brand.brand import Brand
from app.brand.words import gravest
from app.comments.comment import Comment
from app.incident.situation import Situation
from app.triage import assess
from app.triage.outcomes import OutcomeModel
from app.triage.overrule import NO_INCIDENT, Correction, overrule
from app.triage.triage import Triage

SEEN = ("outcome", "severity", "scenario", "incident", "private", "hold", "danger", "signals")
"""What the rules see in a comment that people then judge."""


def judged_again(
    before: Triage,
    old: Comment,
    new: Comment,
    brand: Brand,
    situation: Situation,
    model: OutcomeModel,
    *,
    since: datetime,
) -> Triage:
    """The triage of the new words. Deadlines run on from when the comment was posted, or from `since`.

    Where the rules see in them what they saw in the old ones, all that people or an engine judged stays. Else the new
    words are judged by the rules: the severity may rise, and neither it nor a hold falls, because whoever edits a
    comment, or says that it was edited, must not choose who decides on it. An act that somebody signed stays.
    """
    fresh = assess.triage(new, brand, situation, model, now=since)
    first = assess.triage(old, brand, situation, model, now=since)
    alike = all(getattr(first, name) == getattr(fresh, name) for name in SEEN)
    graver = Correction(severity=gravest([before.severity, fresh.severity]))
    burning = situation.incident(before.incident if alike else fresh.incident or before.incident)
    said = (_judged(before, fresh) if alike else graver).model_copy(
        update={"incident": burning.id if burning else NO_INCIDENT}
    )
    placed = fresh.model_copy(update={"actions": before.actions})
    now = overrule(placed, said, new, brand, since=since, incident=burning)
    kept = {
        "hold": before.hold if alike else now.hold or before.hold,
        "danger": before.danger if alike else now.danger or before.danger,
        "form": before.form if alike and before.severity == now.severity else now.form,
        "strategy": assess.strategy_of(brand, now.outcome, situation),
    }
    return now.model_copy(update=kept)


def _judged(before: Triage, fresh: Triage) -> Correction:
    return Correction(
        outcome=before.outcome if before.outcome != fresh.outcome else None,
        severity=before.severity,
        scenario=before.scenario or "",
        private=before.private,
    )
