"""Danger to people, hinted or said, in six languages and in bad spelling. In doubt a person looks.

Rules alone miss what nobody listed, and a model alone cannot say where it saw it: the rules' hits are features of the
model, the model decides, and the rules give the place.
"""

from functools import lru_cache
from itertools import pairwise

from app.brand.words import Language
from app.comments.reading import Reading
from app.triage.clauses import clauses
from app.triage.danger_spans import PRIORITY, rule_spans
from app.triage.sign_model import judge
from app.triage.triage import Danger, Span

LONG = 4
"""Clauses from which each pair of neighbours is also judged alone: danger may be one clause of a long complaint."""
SHORT = 6
"""Words up to which a rule that fires decides alone: so short a text has no room for a frame that would make it
harmless (precision .96 on the shipped examples, against .90 in texts of 11 to 20 words)."""
ALONE = 1.0
"""Log odds by which two clauses alone must be surer than a whole text."""


@lru_cache(maxsize=512)
def find(reading: Reading, language: Language) -> tuple[Span, ...]:
    """Where the comment speaks of danger to people, gravest kind first; nothing when it does not."""
    text = reading.original
    if not text.strip():
        return ()
    told = rule_spans(reading, language)
    if told and len(text.split()) <= SHORT:
        return told
    judged = judge(text, language)
    place = None if judged.danger >= 0 else _clause_alone(text, language)
    if judged.danger < 0 and place is None:
        return ()
    if told:
        return told
    return (place or Span(kind=judged.kind, start=0, end=len(text)),)


def _clause_alone(text: str, language: Language) -> Span | None:
    parts = clauses(text)
    if len(parts) < LONG:
        return None
    judged = [(judge(text[a.start : b.end], language), a, b) for a, b in pairwise(parts)]
    best, first, last = max(judged, key=lambda one: one[0].danger)
    return Span(kind=best.kind, start=first.start, end=last.end) if best.danger >= ALONE else None


def gravest(spans: tuple[Span, ...]) -> Danger | None:
    """The kind that decides what is done first, or None without danger."""
    kinds = {span.kind for span in spans}
    return next((kind for kind in PRIORITY if kind in kinds), None)
