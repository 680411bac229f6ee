"""Complaint handling, after Davidow 2003: facilitation, redress, apology, credibility, attentiveness, each 0, 1 or 2.

His sixth dimension, timeliness, is what the service does and no text shows; a delay that the comment tells of and the
reply passes over is seen by attentiveness.
"""

from app.evidence.figures import figures
from app.wording import Wording
from eval.metrics.metric import Metric, NotApplicable, Scored, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.duties import LIGHT, apologies, heard
from eval.metrics.policy.promises import promise_money
from eval.metrics.recognition import taken_up, troubles
from eval.metrics.text_parts import sentences
from eval.metrics.verdicts import level
from eval.output import Written

NO_COMPLAINT = NotApplicable(reason=Wording(es="no es una queja", en="not a complaint"))
AT_STAKE = frozenset({"money", "broken", "missing", "cancelled"})
"""Troubles in which something may be owed."""


def facilitation(written: Written) -> Verdict:
    """2: a step with its channel and what to bring, or who does what; 1: a step; 0: none."""
    if not complains(written):
        return NO_COMPLAINT
    said = plain(written.text.public)
    step = heard("next_step", written)
    channel = phrases("privacy", "private_place").search(said) or _contact(written)
    if step and channel and phrases("empathy", "missing").search(said):
        return level(2, "paso, canal y qué traer", "step, channel and what to bring")
    if step or channel:
        return level(1, "un paso sin detalle", "a step without detail")
    return level(0, "ningún paso", "no step")


def redress(written: Written) -> Verdict:
    """2: says how what may be owed is looked at; 1: nothing of it; 0: promises what no policy gives."""
    if not complains(written) or not troubles(written.case.comment.text) & AT_STAKE:
        return NO_COMPLAINT
    promised = promise_money(written)
    if isinstance(promised, Scored) and promised.value < 1:
        return level(0, promised.reason.es, promised.reason.en)
    said = plain(written.text.public)
    if phrases("promises", "condition").search(said) or phrases("promises", "given").search(said):
        return level(2, "dice qué puede corresponder", "says what may be owed")
    return level(1, "no dice nada de ello", "says nothing of it")


def apology(written: Written) -> Verdict:
    """2: regrets what happened by its name; 1: regrets in general; 0: not at all, or on a condition."""
    if written.case.apologise != "required":
        return NO_COMPLAINT
    if heard("conditional_apology", written):
        return level(0, "con condición", "on a condition")
    regrets = apologies(written)
    if not regrets:
        return level(0, "ninguna", "none")
    comment = written.case.comment.text
    own = [s.text for s in sentences(written.text.public) if any(s.mark.start <= m.start < s.mark.end for m in regrets)]
    if any(taken_up(text, comment) for text in own):
        return level(2, "por lo que pasó", "for what happened")
    return level(1, "en general", "in general")


def credibility(written: Written) -> Verdict:
    """2: says what is known from a source, what is not known yet, or what is being done; 1: only words; 0: excuses."""
    if not complains(written):
        return NO_COMPLAINT
    said = plain(written.text.public)
    if phrases("promises", "other").search(said) or phrases("promises", "customer").search(said):
        return level(0, "excusas", "excuses")
    if phrases("empathy", "open").search(said) or figures(written.text.public) or heard("doing", written):
        return level(2, "concreta", "is concrete")
    return level(1, "sin nada comprobable", "nothing to check")


def attentiveness(written: Written) -> Verdict:
    """2: two or more things of this comment are taken up; 1: one; 0: none."""
    if set(written.case.outcomes) & (LIGHT - {"praise"}) or not written.case.comment.text.strip():
        return NO_COMPLAINT
    shared = taken_up(written.text.public, written.case.comment.text)
    named = ", ".join(shared[:4]) or "–"
    return level(2 if len(shared) >= 2 else 1 if shared else 0, f"retoma {named}", f"takes up {named}")


def complains(written: Written) -> bool:
    """Whether somebody complains: an apology is owed or may be, and it is neither praise nor provocation."""
    case = written.case
    return not set(case.outcomes) & (LIGHT | {"request", "improvement"}) and case.apologise != "forbidden"


def _contact(written: Written) -> bool:
    return any(figure.kind in ("phone", "email", "url") for figure in figures(written.text.public))


METRICS = (
    Metric("complaint.facilitation", "text", "measure", facilitation),
    Metric("complaint.redress", "text", "measure", redress),
    Metric("complaint.apology", "text", "measure", apology),
    Metric("complaint.credibility", "text", "measure", credibility),
    Metric("complaint.attentiveness", "text", "measure", attentiveness),
)
