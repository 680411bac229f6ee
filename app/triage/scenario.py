"""Which of the manual's scenarios a comment belongs to, if any. Shared words and word pieces; unsure means none."""

import math
from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from app.brand.brand import Brand
from app.brand.replies import PastReply
from app.brand.scenarios import Scenario
from app.brand.words import Language
from app.comments.reading import read
from app.evidence.analyse import tells, words
from app.triage.examples import shipped
from app.triage.features import tokens

ENOUGH = 0.5
"""Score from which a scenario is named."""
ENOUGH_OPEN = 0.16
"""The same for the scenario of an open incident: while it burns, most comments are about it."""
PLAIN = 0.25
"""Lead over an open incident from which a scenario that is named by itself is another matter."""
CLEAR = 0.08
"""Lead over the second scenario; closer than that only a trigger decides."""
PHRASE = 0.55
WORD = 0.4
"""What a trigger of several telling words, and one of a single one, is worth."""
PROSE = 0.6
"""Share of a title's or a text's likeness beside that of an example comment, which counts in full."""

SHORT = 4
"""Letters from which a stem says more than its word: «paro» and «para» share the stem «par»."""
BRANDS = 8
"""Brands whose tables are kept."""
UNKNOWN = 5.0
"""Rarity of a term that no example and no scenario holds."""

_STEMMERS = {"es": "spanish", "ca": "catalan", "gl": "portuguese", "eu": "basque", "pt": "portuguese", "en": "english",
             "fr": "french", "it": "italian", "de": "german"}  # fmt: skip

Weights = dict[str, float]


class Trigger(NamedTuple):
    stems: tuple[str, ...]
    worth: float


class Known(NamedTuple):
    """One scenario, ready to be compared. `examples` and `prose`: the numbers of its texts."""

    id: str
    triggers: tuple[Trigger, ...]
    examples: range
    prose: range


class Scenarios(NamedTuple):
    """All scenarios of a brand, with how rare each term is among them.

    `places`: for each term, the texts that hold it and how much it weighs there. `texts`: how many there are.
    """

    known: tuple[Known, ...]
    rarity: Weights
    places: dict[str, list[tuple[int, float]]]
    texts: int
    language: Language


class Match(NamedTuple):
    id: str
    score: float


_KEPT: dict[int, tuple[Brand, Scenarios]] = {}
"""By identity: hashing a whole brand for each comment would cost more than the match itself."""


def scenarios_of(brand: Brand) -> Scenarios:
    """The comparison tables of a brand, made once."""
    kept = _KEPT.get(id(brand))
    if kept is None or kept[0] is not brand:
        if len(_KEPT) >= BRANDS:
            _KEPT.clear()
        kept = brand, prepared(brand.scenarios, brand.language, brand.replies)
        _KEPT[id(brand)] = kept
    return kept[1]


def prepared(scenarios: tuple[Scenario, ...], language: Language, replies: tuple[PastReply, ...] = ()) -> Scenarios:
    """The comparison tables of scenarios written in `language`, with the past comments that belonged to each."""
    past = {s.id: [r.comment for r in replies if r.scenario == s.id] for s in scenarios}
    texts = {s.id: [*s.examples, *past[s.id], s.title, *s.triggers] for s in scenarios}
    seen = Counter(term for parts in texts.values() for term in {t for p in parts for t in _terms(p, language)})
    common = Counter(term for example in shipped() for term in set(_terms(example.text, language)))
    total = len(shipped()) + len(scenarios)
    rarity = {term: math.log(total / (n + common[term])) for term, n in seen.items()} | {
        term: math.log(total / n) for term, n in common.items() if term not in seen
    }
    return _with(Scenarios((), rarity, {}, 0, language), scenarios, past)


def joined(tables: Scenarios, more: tuple[Scenario, ...]) -> Scenarios:
    """The tables with further scenarios beside the known ones. A word that nobody had used counts as a rare one."""
    texts = (text for s in more for text in (*s.examples, s.title, *s.triggers))
    terms = {term for text in texts for term in _terms(text, tables.language)}
    rarity = tables.rarity | dict.fromkeys(terms - tables.rarity.keys(), UNKNOWN)
    return _with(tables._replace(rarity=rarity), more, {})


def _with(tables: Scenarios, scenarios: tuple[Scenario, ...], past: dict[str, list[str]]) -> Scenarios:
    known, n = list(tables.known), tables.texts
    places = dict(tables.places)
    for s in scenarios:
        examples = (*s.examples, *past.get(s.id, ()))
        prose = tuple(text for text in (s.title, " ".join(s.triggers)) if text)
        triggers = tuple(Trigger(said, _worth(t)) for t in s.triggers if (said := tuple(stemmed(t, tables.language))))
        first, middle, last = n, n + len(examples), n + len(examples) + len(prose)
        known.append(Known(s.id, triggers, range(first, middle), range(middle, last)))
        for n, text in enumerate((*examples, *prose), first):
            for term, value in _vector(text, tables.language, tables.rarity).items():
                places[term] = [*places.get(term, ()), (n, value)]
        n = last
    return tables._replace(known=tuple(known), places=places, texts=n)


def match(text: str, scenarios: Scenarios, open_ids: Collection[str] = frozenset()) -> Match | None:
    """The scenario that the text belongs to.

    Those in `open_ids` (open incidents) need less and go first, the best of them before the others; a faint likeness to
    one gives way to another scenario that the text plainly belongs to.
    """
    stems = stemmed(text, scenarios.language)
    likeness = _likeness(_vector(text, scenarios.language, scenarios.rarity), scenarios)
    found = sorted((_score(one, stems, likeness) for one in scenarios.known), key=lambda m: -m.score)
    burning = next((one for one in found if one.id in open_ids), None)
    if burning and burning.score >= ENOUGH_OPEN and not _plainly(found[0], burning):
        return burning
    if not found or found[0].score < ENOUGH:
        return None
    close = len(found) > 1 and found[0].score - found[1].score < CLEAR
    return None if close and found[0].score < PHRASE else found[0]


def _plainly(other: Match, burning: Match) -> bool:
    return other.score >= ENOUGH > burning.score and other.score - burning.score >= PLAIN


def _score(known: Known, stems: list[str], likeness: list[float]) -> Match:
    told = 1.0
    for trigger in known.triggers:
        if trigger.stems[0] in stems and _occurs(trigger.stems, stems):  # nearly never: hundreds of them, one comment
            told *= 1.0 - trigger.worth
    like = max((likeness[n] for n in known.examples), default=0.0)
    prose = PROSE * max((likeness[n] for n in known.prose), default=0.0)
    return Match(known.id, 1.0 - told * (1.0 - max(like, prose)))


def _worth(trigger: str) -> float:
    """A phrase with one telling word is worth that word: «me llamó» also stands in «me llamo Ana»."""
    return PHRASE if sum(map(tells, words(trigger))) > 1 else WORD


def _occurs(trigger: tuple[str, ...], stems: list[str]) -> bool:
    """All stems of the trigger, in order, with at most two others between two of them."""
    for i, stem in enumerate(stems):
        if stem != trigger[0]:
            continue
        place = i
        for wanted in trigger[1:]:
            ahead = stems[place + 1 : place + 4]
            if wanted not in ahead:
                break
            place += 1 + ahead.index(wanted)
        else:
            return True
    return False


@lru_cache(maxsize=16)
def _stemmer(language: Language) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_STEMMERS.get(language, "spanish"))


def stemmed(text: str, language: Language) -> list[str]:
    """The words of a text as they are compared, in order."""
    words = [word for word in tokens(read(text).folded) if word[0].isalnum()]
    stems: list[str] = _stemmer(language).stemWords(words)
    return [stem if len(stem) >= SHORT else word for stem, word in zip(stems, words, strict=True)]


def _terms(text: str, language: Language) -> list[str]:
    """Stems, and four-letter pieces of longer words, which survive typing errors and neighbouring languages."""
    stems = stemmed(text, language)
    return stems + [f"~{s[i : i + 4]}" for s in stems if len(s) > 4 for i in range(len(s) - 3)]


def _vector(text: str, language: Language, rarity: Weights) -> Weights:
    counts = Counter(_terms(text, language))
    raw = {term: n * rarity[term] for term, n in counts.items() if term in rarity}
    unknown = sum(term not in rarity for term in counts)
    length = math.sqrt(sum(v * v for v in raw.values()) + unknown * UNKNOWN**2) or 1.0
    return {term: value / length for term, value in raw.items()}


def _likeness(vector: Weights, scenarios: Scenarios) -> list[float]:
    """How alike each text of the scenarios is; only those that share a term with it are touched."""
    found = [0.0] * scenarios.texts
    for term, value in vector.items():
        for text, weight in scenarios.places.get(term, ()):
            found[text] += value * weight
    return found
