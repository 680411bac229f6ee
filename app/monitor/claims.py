"""What comments claim: sentences that say that something happened or is so, and which of them say the same."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from rapidfuzz import fuzz

from app.comments.reading import read
from app.evidence.figures import figures
from app.evidence.sentences import sentences
from app.guard.support import NEGATION, content, share
from app.triage import cues
from app.triage.features import tokens

LONGEST = 300
"""Code points of a sentence that is compared: a claim that many repeat is short."""
FEWEST_WORDS = 3
"""Content words below which two sentences say little of each other."""
ALIKE = 0.6
"""Part of the content words, of both together, that near-identical claims share."""
WORDED_ALIKE = 80.0
"""Or how alike they are worded (rapidfuzz, token set ratio, 0 to 100), where most content words are shared."""
HALF = 0.5
SENTENCES = 12
"""Of one comment."""
TELLING = ("hearsay", "rumour_matter", "accusation", "danger", "spread")
"""Groups of cues (app/triage/cues) by which a sentence says that something happened."""
_MINE = re.compile(
    r"\b(?:yo|me|mi|mis|conmigo|nos|nuestr[oa]s?|llevo|llevamos|estoy|estamos|tengo|tenemos|i|my|mine|we|our|us|meu|minha"
    r"|meva|meu|nosaltres|nire|gure)\b"
)
"""What somebody says of themselves is a complaint, whoever else has it; not a claim that a fact could support."""


_TOLD = re.compile(
    r"\b(?:(?:me|nos) (?:l[oa]s? )?(?:han?|acaban de) (?:dicho|contado|pasado|llegado|asegurado|decir|contar)"
    r"|(?:segun|por lo que) (?:me |nos )?(?:dicen|cuentan|he (?:leido|oido|visto))|m'han dit|disseram-me)\b"
)
"""Hearsay beside the cues that triage knows."""


_BY_HEARSAY = content(
    "dicen dice dicho decir cuentan contado visto oído leído parece rumor enterado aseguran ojo resulta said say says"
    " heard told apparently rumour dizem disseram diuen dit sembla"
)
"""Words that say how somebody came to know it, not what."""


class Claim(NamedTuple):
    """One sentence. `exact`: its figures, by kind and value."""

    key: str
    author: str
    at: datetime
    text: str
    words: frozenset[str]
    exact: frozenset[tuple[str, str]]
    denies: bool


def claims(key: str, author: str, at: datetime, text: str) -> Iterable[Claim]:
    """The claims of a comment: no questions, no complaints of one's own, nothing that is mere opinion."""
    for sentence in sentences(text)[:SENTENCES]:
        folded = read(sentence[:LONGEST]).folded
        words = content(sentence[:LONGEST]) - _BY_HEARSAY
        if "?" in sentence or len(words) < FEWEST_WORDS:
            continue
        told = cues.count(tokens(folded))
        hearsay = "hearsay" in told or bool(_TOLD.search(folded))
        if _MINE.search(folded) and not hearsay:
            continue
        exact = frozenset((one.kind, one.value) for one in figures(sentence[:LONGEST]))
        if exact or hearsay or any(group in told for group in TELLING):
            yield Claim(key, author, at, sentence[:LONGEST], words, exact, bool(NEGATION.search(folded)))


def same(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same thing: the same figures, the same sign, mostly the same words."""
    if one.exact != other.exact or one.denies != other.denies:
        return False
    shared = len(one.words & other.words)
    if shared >= ALIKE * len(one.words | other.words):
        return True
    both = min(len(one.words), len(other.words))
    return shared >= HALF * both and fuzz.token_set_ratio(one.text.casefold(), other.text.casefold()) >= WORDED_ALIKE


def groups(found: Iterable[Claim]) -> list[list[Claim]]:
    """Claims that say the same as the first of their group. Only sentences that share a word are compared."""
    made: list[list[Claim]] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for claim in found:
        near: defaultdict[int, int] = defaultdict(int)
        for word in claim.words:
            for number in by_word[word]:
                near[number] += 1
        likely = sorted(near, key=lambda n: (-near[n], n))[:NEAREST]
        if (alike := next((n for n in likely if same(made[n][0], claim)), None)) is not None:
            made[alike].append(claim)
            continue
        made.append([claim])
        for word in claim.words:
            by_word[word].append(len(made) - 1)
    return made


NEAREST = 8
"""Groups that a claim is compared with, those that share most words."""


def covers(statement: str, claim: Claim) -> float:
    """Which part of the claim's words a statement has, 0 to 1."""
    return share(claim.words, content(statement))
