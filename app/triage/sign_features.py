"""What the sign model looks at: words as they sound, their pieces, concepts together, and which rules fire."""

from itertools import combinations, pairwise

from app.brand.words import Language
from app.comments.reading import read
from app.triage import cues
from app.triage.concepts import concepts
from app.triage.danger_spans import rule_spans
from app.triage.features import READ, Features, tally, tokens
from app.triage.signal_spans import pattern_spans
from app.triage.sound import sound

MOST_CONCEPTS = 24
"""Concepts of one text that are paired; more come only from word lists."""


def sign_features(text: str, language: Language) -> Features:
    """The features of a text of any length."""
    reading = read(text[:READ])
    plain = tokens(reading.folded)
    words = [sound(word) for word in plain]
    skips = [f"{a} _ {b}" for a, b in zip(words, words[2:], strict=False)]
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    spoken = f" {' '.join(words)} "
    pieces = [spoken[i : i + n] for n in (3, 4, 5) for i in range(len(spoken) - n + 1)]
    seen = sorted(name for name, hits in concepts(reading).hits.items() if hits)[:MOST_CONCEPTS]
    marks = [*seen, *(f"{a} & {b}" for a, b in combinations(seen, 2))]
    marks += [f"cue {group}" for group in cues.count(plain)]
    marks += [f"rule {span.kind}" for span in (*rule_spans(reading, language), *pattern_spans(reading))]
    return Features(tally([*words, *pairs, *skips]), tally(pieces), dict.fromkeys(marks, 1.0))
