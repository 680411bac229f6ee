"""Telling words of the outcomes that only this brand has.

Three to five examples are too few for a regression: what a comment shares with them is mostly how questions sound. The
words that those examples hold and that hardly any shipped example holds («vacante», «currículum») say it instead.
"""

from collections import Counter
from collections.abc import Collection, Mapping

from app.comments.reading import read
from app.triage.features import tokens

STEM = 5
"""Letters that stand for a word. Shorter words tell nothing of their own."""
RARE = ((2, 1.0), (6, 0.7), (15, 0.35))
"""In how many shipped examples a stem may occur at most, and what it is then worth."""
WORTH = 2.0
"""Log odds that one fully telling word adds."""
TOGETHER = 1.8
"""Exponent: two telling words say more than twice what one says, which may stand in a complaint by chance."""
MOST = 2.0
"""How many telling words count."""
REPEATED = 2.5
"""Worth of a stem that several examples of the outcome share, beside one that occurs once."""

Tells = dict[str, dict[str, float]]
"""Stem to outcome to worth."""


def stems(text: str) -> set[str]:
    return {word[:STEM] for word in tokens(read(text).folded) if len(word) >= STEM and word.isalpha()}


def tells(own: Mapping[str, Collection[str]], shipped: Collection[str]) -> Tells:
    """The telling stems of each outcome in `own` (outcome to its example texts)."""
    common = Counter(stem for text in shipped for stem in stems(text))
    found: Tells = {}
    for outcome, texts in own.items():
        for stem, n in Counter(stem for text in texts for stem in stems(text)).items():
            worth = next((worth for most, worth in RARE if common[stem] <= most), 0.0)
            if n > 1:
                worth = min(1.0, worth * REPEATED)
            if worth:
                found.setdefault(stem, {})[outcome] = worth
    return found


def told(text: str, table: Tells) -> dict[str, float]:
    """Log odds that the telling words of a text add to each outcome."""
    if not table:
        return {}
    sums: dict[str, float] = {}
    for stem in stems(text):
        for outcome, worth in table.get(stem, {}).items():
            sums[outcome] = sums.get(outcome, 0.0) + worth
    return {outcome: WORTH * min(MOST, worth) ** TOGETHER for outcome, worth in sums.items()}
