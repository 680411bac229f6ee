"""Rules on regret: due, not due, and said of how it was taken instead of what happened."""

import re

from app.wording import Wording
from eval.metrics.metric import Mark, NotApplicable, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.acts import clauses
from eval.metrics.text_parts import Sentence, quoted, sentences
from eval.metrics.verdicts import broken, held
from eval.output import Written

NOTHING = held("nada", "nothing")
NOT_OWED = NotApplicable(reason=Wording(es="aquí no se debe", en="not owed here"))
_NEGATED = re.compile(
    r"(?:\bno|\bnor|\bnot|\bsin|\bni|\bnao|\bsense)\s{1,3}(?:te |le |os |les |se |es |hay |tenemos |need |)\Z"
)
NEAR = 90
"""Characters between a regret and what it is for."""
_SORRY, _SORRY_IF, _IF_HARMED, _PERCEIVED, _ANY, _FACT = (
    phrases("regret", kind) for kind in ("sorry", "sorry_if", "if_harmed", "perceived", "any_harm", "fact")
)


def missing_apology(written: Written) -> Verdict:
    """No regret although the case owes one."""
    if written.case.apologise != "required":
        return NOT_OWED
    marks = apologies(written)
    if marks:
        return held(quoted(marks[:1], written), quoted(marks[:1], written), marks[:1])
    return broken("ni una disculpa", "no word of regret")


def unwanted_apology(written: Written) -> Verdict:
    """Regret where none is due."""
    if written.case.apologise != "forbidden":
        return NOT_OWED
    marks = apologies(written)
    if not marks:
        return NOTHING
    return broken(f"se disculpa: {quoted(marks, written)}", f"apologises: {quoted(marks, written)}", marks)


def conditional_apology(written: Written) -> Verdict:
    """Regret on a condition, for how it was taken, or for harm that may have been."""
    marks = tuple(mark for sentence in sentences(written.text.public) for mark in _conditional(sentence))
    if not marks:
        return NOTHING
    what = quoted(marks, written)
    return broken(f"disculpa condicionada: {what}", f"conditional regret: {what}", marks)


def apologies(written: Written) -> tuple[Mark, ...]:
    """Where the public text says that we are sorry; «no hay que pedir perdón» is none."""
    said = plain(written.text.public)
    found = (m for m in phrases("duties", "apology").finditer(said) if not _NEGATED.search(said[: m.start()]))
    return tuple(Mark(field="public", start=m.start(), end=m.end()) for m in found)


def _conditional(sentence: Sentence) -> tuple[Mark, ...]:
    said = plain(sentence.text)
    sorry = _SORRY.search(said)
    if sorry is None:
        return ()
    for pattern in (_SORRY_IF, _IF_HARMED):
        if found := pattern.search(said):
            return (_mark(sentence, found),)
    after = said[sorry.end() : sorry.end() + NEAR]
    if _FACT.search(after):
        return ()
    first = next((part for _, part in clauses(after) if part.strip()), "")
    if (found := _PERCEIVED.search(first)) or (found := _ANY.search(first)):
        return (_mark(sentence, sorry, sorry.end() + found.end()),)
    return ()


def _mark(sentence: Sentence, found: re.Match[str], end: int | None = None) -> Mark:
    at = sentence.mark.start
    return Mark(field="public", start=at + found.start(), end=at + (found.end() if end is None else end))
