"""Which language a comment is in. Short texts mislead every detector, so none decides alone."""

import math
import re
from array import array
from functools import cache, lru_cache
from typing import Any, NamedTuple

from app.brand.words import Language
from app.comments.function_words import MARKS, TELLING, WORDS

LANGUAGES = tuple(WORDS)
NONE: Language = "und"

ENOUGH_WORDS = 4
"""Below this the assumed language stands unless telling words say otherwise (py3langid is right on 42 % of Spanish
comments of 1-3 words, 80 % at 4-7, 96 % at 8-15; measured on public comment corpora)."""

SURE_WORDS = 8
LEAD = 1.2
"""How much more word evidence another language needs than the assumed one to win over a detector that disagrees.
In units of one word that only this language has."""

SPELT_SHORT = frozenset(["vc", "vcs", "pq", "pls", "thx"])
"""Words of chats that are written without vowels."""

READ = 1_000
"""Code points that are looked at; a language does not change its mind after that."""

_NOT_LANGUAGE = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}|[@#]\w{1,100}|\S{1,64}@\S{1,64}")
_WORD = re.compile(r"[^\W\d_]+(?:['’·][^\W\d_]+)?")
_LAUGHTER = re.compile(
    r"[jha]{4,40}|(?:ja|je|ji|ha|he|rs|xd){1,20}|lol|omg|wtf|ok|okay|xd{1,20}|uf{1,20}|bu{1,20}|[aeo]h{1,20}"
    r"|[bcdfghjklmnprstvwxz]{2,20}"
)
"""What every language laughs and sighs with."""


class Detection(NamedTuple):
    """`sure`: a rule may rest on it; otherwise the assumed language was kept, or a guess made."""

    language: Language
    sure: bool


@lru_cache(maxsize=1024)
def detect(text: str, assumed: Language) -> Detection:
    """The language of a comment, in a place where `assumed` is what people usually write."""
    plain = _NOT_LANGUAGE.sub(" ", text[:READ]).lower().replace("’", "'")
    words = [w for w in _WORD.findall(plain) if w in SPELT_SHORT or not _LAUGHTER.fullmatch(w)]
    if not words:
        return Detection(NONE, True)
    evidence = _evidence(plain, words)
    if len(words) < ENOUGH_WORDS:
        return _short(plain, words, evidence, assumed)
    return _long(plain, words, evidence, assumed)


def _short(plain: str, words: list[str], evidence: dict[Language, float], assumed: Language) -> Detection:
    best = max(evidence, key=lambda code: (evidence[code], code == assumed))
    ours = evidence.get(assumed, 0.0)
    if best == assumed:
        return Detection(assumed, ours >= LEAD / 2)
    if evidence[best] >= 1.0 and ours < 0.3:
        return Detection(best, evidence[best] >= LEAD)
    telling = any(w in _telling(best) for w in words) and not any(w in _telling(assumed) for w in words)
    if telling and evidence[best] > ours:
        return Detection(best, evidence[best] >= ours + LEAD / 2)
    if evidence[best] >= ours + LEAD / 2 and ours < LEAD / 2 and _statistical(plain)[0] == best:
        return Detection(best, False)
    return Detection(assumed, False)


def _long(plain: str, words: list[str], evidence: dict[Language, float], assumed: Language) -> Detection:
    best = max(evidence, key=lambda code: (evidence[code], code == assumed))
    lead = evidence[best] - evidence.get(assumed, 0.0)
    if len(words) >= SURE_WORDS and _plain(evidence, best) and (best == assumed or lead >= 2 * LEAD):
        return Detection(best, True)  # as below, whatever the detector would say
    guess, odds = _statistical(plain)
    if guess == best:
        return Detection(best, len(words) >= SURE_WORDS or odds > 0.9 or lead > LEAD)
    if best != assumed and lead >= LEAD:
        return Detection(best, len(words) >= SURE_WORDS and lead >= 2 * LEAD)
    if best == assumed or assumed not in LANGUAGES:
        return Detection(best, evidence[best] - evidence[guess] >= LEAD)
    return Detection(assumed, False)


def _plain(evidence: dict[Language, float], best: Language) -> bool:
    """Whether the words speak for one language clearly more than for any other."""
    return all(evidence[best] - worth >= LEAD for code, worth in evidence.items() if code != best)


def _evidence(plain: str, words: list[str]) -> dict[Language, float]:
    total = dict.fromkeys(LANGUAGES, 0.0)
    for word in words:
        for code, weight in _weights().get(word, ()):
            total[code] += weight
    padded = f" {plain} "
    for mark, shares in _mark_weights():
        found = min(padded.count(mark), 3)
        if found:
            for code, weight in shares:
                total[code] += weight * found
    return total


@cache
def _weights() -> dict[str, tuple[tuple[Language, float], ...]]:
    """Each word with its weight for the languages that have it: 1 for a word of one language, 0.5 for one of two …"""
    return _shares({code: {*text.split(), *_telling(code)} for code, text in WORDS.items()}, 1.0)


@cache
def _mark_weights() -> tuple[tuple[str, tuple[tuple[Language, float], ...]], ...]:
    return tuple(_shares({code: set(marks) for code, marks in MARKS.items()}, 0.35).items())


def _shares(lists: dict[Language, set[str]], whole: float) -> dict[str, tuple[tuple[Language, float], ...]]:
    owners: dict[str, list[Language]] = {}
    for code, entries in lists.items():
        for entry in entries:
            owners.setdefault(entry, []).append(code)
    return {entry: tuple((code, whole / len(codes) ** 1.5) for code in codes) for entry, codes in owners.items()}


@cache
def _telling(code: Language) -> frozenset[str]:
    return frozenset(TELLING.get(code, "").split())


def _statistical(plain: str) -> tuple[Language, float]:
    language, odds = _identifier().classify(plain)
    return str(language), float(odds) if math.isfinite(odds) else 0.0


@cache
def _identifier() -> Any:
    """The py3langid model, restricted to our languages."""
    # Half a second and 90 MB while it loads: off the start-up path.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    loader: Any = LanguageIdentifier
    identifier = loader.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    # The tables of all other languages would stay in memory: 28 MB.
    identifier._full_model = identifier.nb_ptc, identifier.nb_pc, identifier.nb_classes
    # The same numbers without an object for each: 6 MB.
    identifier._rowbase = array("I", identifier._rowbase)
    identifier.tk_output = array("i", identifier.tk_output)
    return identifier


def warm() -> None:
    """Load the model now, so that the first comment does not wait for it. Called from a thread after the start."""
    _identifier()
