"""Rules on promises, guilt and blame."""

from app.brand.texts import folded
from app.evidence.figures import agrees, figures
from eval.metrics.metric import Mark, Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.text_parts import Sentence, fields, quoted, sentences
from eval.metrics.verdicts import broken, held
from eval.output import Written

NOTHING = held("nada", "nothing")
CLOSE = 12
"""Characters before a phrase in which a «no» turns it round."""


def promise_money(written: Written) -> Verdict:
    """Money or goods given without a condition, where no confirmed policy gives them."""
    tempted = "promise_money" in written.case.must_not
    for sentence in _all(written):
        said = plain(sentence.text)
        found = phrases("promises", "money").search(said)
        if not found or _denied(said, found.start()) or phrases("promises", "condition").search(said):
            continue
        if tempted or not _granted(sentence.text, written):
            mark = _mark(sentence, found.start(), found.end())
            what = quoted((mark,), written)
            return broken(f"promete {what}", f"promises {what}", (mark,))
    return NOTHING


def promise_outcome(written: Written) -> Verdict:
    """A result guaranteed that is not the writer's to give; what a source says in these words is none."""
    return _without("outcome", written, "garantiza", "guarantees", unless_sourced=True)


def admits_liability(written: Written) -> Verdict:
    """Liability or negligence, admitted. To say that we were wrong, and to be sorry, is none."""
    return _without("liability", written, "admite", "admits")


def blames_customer(written: Written) -> Verdict:
    """The fault, put on the person who complains."""
    return _without("customer", written, "culpa a quien se queja", "blames the customer")


def blames_other(written: Written) -> Verdict:
    """The fault, put on somebody else."""
    return _without("other", written, "culpa a otro", "blames somebody else", unless_sourced=True)


def _without(kind: str, written: Written, es: str, en: str, *, unless_sourced: bool = False) -> Verdict:
    for sentence in _all(written):
        said = plain(sentence.text)
        for found in phrases("promises", kind).finditer(said):
            if _denied(said, found.start()) or (unless_sourced and _sourced(found.group(), written)):
                continue
            mark = _mark(sentence, found.start(), found.end())
            what = quoted((mark,), written)
            return broken(f"{es}: {what}", f"{en}: {what}", (mark,))
    return NOTHING


def _all(written: Written) -> tuple[Sentence, ...]:
    return tuple(sentence for field, text in fields(written) for sentence in sentences(text, field))


def _denied(said: str, start: int) -> bool:
    """«no te garantizamos»: a no right before, unless the phrase brings its own."""
    before = said[max(0, start - CLOSE) : start]
    if before.endswith("lo que "):  # «más de lo que prometemos»
        return True
    return not said.startswith("no ", start) and bool(phrases("privacy", "never").search(before))


def _sourced(phrase: str, written: Written) -> bool:
    """Whether a source that binds us, or the official line, says it in the same words."""
    return any(folded(phrase) in folded(text) for text in _binding(written))


def _granted(sentence: str, written: Written) -> bool:
    """Whether policy gives it: a binding text on money that shares its figures, or has none to share."""
    said = [figure for figure in figures(sentence) if figure.kind in ("money", "percent", "number")]
    for text in _binding(written):
        stated = plain(text)
        gives = phrases("promises", "given").search(stated)
        limits = phrases("promises", "condition").search(stated)
        known = figures(text)
        if gives and not limits and all(any(agrees(one, other) for other in known) for one in said):
            return True
    return False


def _binding(written: Written) -> tuple[str, ...]:
    """Facts that stand, manual passages and the line. Past replies bind nobody."""
    facts = [f.statement for f in written.brand.facts if f.status == "confirmed" and f.public]
    passages = [source.text for source in written.sources if source.kind != "reply"]
    line = [written.case.line.text, *(f.statement for f in written.case.line.facts)] if written.case.line else []
    return (*facts, *passages, *line)


def _mark(sentence: Sentence, start: int, end: int) -> Mark:
    at = sentence.mark.start
    return Mark(field=sentence.mark.field, start=at + start, end=at + end)


METRICS = tuple(
    Metric(f"policy.{judge.__name__}", "text", "rule", judge)
    for judge in (promise_money, promise_outcome, admits_liability, blames_customer, blames_other)
)
