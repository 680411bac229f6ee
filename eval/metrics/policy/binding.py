"""What a brand is bound by: texts that make a promise, a figure or a cause no invention of the writer."""

from app.brand.texts import folded
from app.evidence.figures import Figure, agrees, figures
from eval.metrics.phrases import phrases, plain
from eval.metrics.senses import senses
from eval.output import Written

ALIKE = 2
"""Senses that a sentence shares with a binding text when both tell of one thing."""


def binding(written: Written) -> tuple[str, ...]:
    """Facts that stand, manual passages and the line. Past replies bind nobody."""
    facts = [f.statement for f in written.brand.facts if f.status == "confirmed" and f.public]
    passages = [source.text for source in written.sources if source.kind != "reply"]
    line = [written.case.line.text, *(f.statement for f in written.case.line.facts)] if written.case.line else []
    return (*facts, *passages, *line)


def sourced(phrase: str, written: Written) -> bool:
    """Whether a text that binds us, or the official line, says it in the same words."""
    return any(folded(phrase) in folded(text) for text in binding(written))


def told_of(sentence: str, written: Written) -> bool:
    """Whether a binding text tells of what the sentence tells of, with the sentence's figures among its own."""
    ours, said = senses(sentence), figures(sentence)
    return any(len(ours & senses(text)) >= ALIKE and _holds(said, text) for text in binding(written))


def granted(sentence: str, written: Written) -> bool:
    """Whether policy gives it: a binding text on money that tells of the same, and shares its figures."""
    said = tuple(figure for figure in figures(sentence) if figure.kind in ("money", "percent", "number"))
    ours = senses(sentence)
    for text in binding(written):
        stated = plain(text)
        gives = phrases("promises", "given").search(stated)
        limits = phrases("promises", "condition").search(stated)
        if gives and not limits and len(ours & senses(text)) >= ALIKE and _holds(said, text):
            return True
    return False


def _holds(said: tuple[Figure, ...], text: str) -> bool:
    known = figures(text)
    return all(any(agrees(one, other) for other in known) for one in said)
