"""What calls a person to a comment besides danger: press, law, manipulation, abuse, irony. Flags, never blocks.

Patterns are exact and narrow; for press and law a learned ear hears the wordings that they do not list. Either is
enough: a person who looks in vain loses seconds. Irony was tried the same way and not learned: from 358 examples the
model found a fifth of the others.
"""

from functools import lru_cache

from app.brand.words import Language
from app.comments.reading import Reading
from app.triage.sign_model import judge
from app.triage.signal_spans import pattern_spans
from app.triage.triage import Span

LEARNED = ("press", "legal_threat")


@lru_cache(maxsize=512)
def find(reading: Reading, language: Language, rating: int | None = None) -> tuple[Span, ...]:
    """Every signal with its place; the whole text where only the learned ear heard it. `rating`: stars, 1 to 5."""
    told = pattern_spans(reading, rating)
    if not reading.original.strip():
        return told
    kinds = {span.kind for span in told}
    odds = judge(reading.original, language).odds
    whole = (0, len(reading.original))
    heard = (Span(kind=sign, start=whole[0], end=whole[1]) for sign in LEARNED if odds[sign] >= 0 and sign not in kinds)
    return (*told, *heard)
