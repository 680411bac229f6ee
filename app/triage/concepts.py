"""Finds the concepts of a word table in a comment: by sound, by ending, by phrase, and past one typing error."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from app.comments.reading import Reading, read
from app.triage.danger_words import CONCEPTS, DAMPERS
from app.triage.sound import sound

READ = 4_000
"""Code points that are searched; danger that stands later is found in no comment that we have seen."""

TYPO_LENGTH = 7
"""From this length on, one wrong, missing, added or swapped letter is forgiven."""

SHORTEST = 2
"""A word that sounds like one letter is not told from others by its sound."""

SENTENCE_GAP = 4
"""How far apart the end of a sentence moves two words, in words."""

_TOKEN = re.compile(r"[^\W_]+|[.!?¿;\n]|[^\w\s,'\"()\-:]")
_LAUGH = re.compile(
    r"(?:j[aeiou]){2}[jaeiou]{0,40}|(?:h[aei]){2}[haei]{0,40}|(?:a[jh]){2}[ajh]{0,40}|k{3,40}|(?:js){2,20}|(?:rs){2,20}"
)
_ENTRY = re.compile(r"[^\W_]+\*?|[^\w\s,'\"()\-:.*]")
_ENDS = frozenset(".!?;\n")


class Hit(NamedTuple):
    """Tokens [first, last] stand for a concept. `at`: place in words, sentence gaps counted."""

    first: int
    last: int
    at: int
    sentence: int


class Text(NamedTuple):
    """A comment as concepts. `spans[i]` is the place of token i in the folded text."""

    hits: dict[str, tuple[Hit, ...]]
    spans: tuple[tuple[int, int], ...]


class _Phrase(NamedTuple):
    rest: tuple[str, ...]
    concept: str


class _Table(NamedTuple):
    words: dict[str, frozenset[str]]
    stems: dict[str, frozenset[str]]
    longest: int
    phrases: dict[str, tuple[_Phrase, ...]]
    """By their first two words, or by the first where the second is a stem."""
    typos: dict[str, tuple[str, ...]]


@lru_cache(maxsize=64)
def concepts(reading: Reading) -> Text:
    """Every concept of the table in the comment, with its place.

    A concept that takes danger away is told by language, as «name:language»: a word of one language must not calm
    another («sale» is harmless in English only).
    """
    tokens: list[str] = []
    spans: list[tuple[int, int]] = []
    ats: list[int] = []
    sentences: list[int] = []
    at = sentence = 0
    questions: list[int] = []
    laughs: list[int] = []
    for match in _TOKEN.finditer(reading.folded[:READ]):
        written = match[0]
        if written in _ENDS:
            at, sentence = at + SENTENCE_GAP, sentence + 1
            if written == "?":
                questions.append(len(tokens) - 1)
            continue
        if _LAUGH.fullmatch(written):
            laughs.append(len(tokens))
        tokens.append(sound(written))
        spans.append(match.span())
        ats.append(at)
        sentences.append(sentence)
        at += 1
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    for i, token in enumerate(tokens):
        for concept, last in _at(tokens, i, token):
            hits[concept].append(Hit(i, last, ats[i], sentences[i]))
    hits["laugh:xx"] += [Hit(i, i, ats[i], sentences[i]) for i in laughs]
    hits["question:xx"] = [Hit(i, i, ats[i], sentences[i]) for i in questions if i >= 0]
    return Text({name: tuple(found) for name, found in hits.items()}, tuple(spans))


def _at(tokens: list[str], i: int, token: str) -> list[tuple[str, int]]:
    found = [(concept, i) for concept in _of(token)]
    phrases = _table().phrases
    pair = f"{token} {tokens[i + 1]}" if i + 1 < len(tokens) else token
    for rest, concept in (*phrases.get(pair, ()), *phrases.get(token, ())):
        last = i + len(rest)
        if last < len(tokens) and all(_same(want, tokens[i + 1 + k]) for k, want in enumerate(rest)):
            found.append((concept, last))
    return found


def _same(want: str, token: str) -> bool:
    return token.startswith(want[:-1]) if want[-1] == "*" else token == want


@lru_cache(maxsize=50_000)
def _of(token: str) -> frozenset[str]:
    """The concepts of one sounded word."""
    table = _table()
    found = set(table.words.get(token, ()))
    for size in range(2, min(len(token), table.longest) + 1):
        found |= table.stems.get(token[:size], frozenset())
    if not found and len(token) >= TYPO_LENGTH:
        found |= _mistyped(token)
    return frozenset(found)


def _mistyped(token: str) -> set[str]:
    table = _table()
    near = {word for form in _deletions(token) for word in table.typos.get(form, ())}
    close = (w for w in near if w[0] == token[0] and OSA.distance(w, token, score_cutoff=1) <= 1)
    return {concept for word in close for concept in table.words[word]}


def _deletions(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


@cache
def _table() -> _Table:
    words: defaultdict[str, set[str]] = defaultdict(set)
    stems: defaultdict[str, set[str]] = defaultdict(set)
    phrases: defaultdict[str, set[_Phrase]] = defaultdict(set)
    for concept, languages in CONCEPTS.items():
        for language, entries in languages.items():
            name = f"{concept}:{language}" if concept in DAMPERS else concept
            for entry in entries.split(","):
                first, *rest = _sounded(entry)
                if not rest and len(first) < SHORTEST and first.isalpha():
                    continue
                if rest:
                    phrases[first if rest[0].endswith("*") else f"{first} {rest[0]}"].add(_Phrase(tuple(rest), name))
                elif first.endswith("*"):
                    for stem in _stems(first[:-1]):
                        stems[stem].add(name)
                else:
                    words[first].add(name)
    return _Table(
        words={word: frozenset(found) for word, found in words.items()},
        stems={stem: frozenset(found) for stem, found in stems.items()},
        longest=max(map(len, stems)),
        phrases={first: tuple(sorted(found)) for first, found in phrases.items()},
        typos=_typos(words),
    )


def _typos(words: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    near: defaultdict[str, list[str]] = defaultdict(list)
    for word, found in words.items():
        if len(word) >= TYPO_LENGTH and not any(":" in name for name in found):
            for form in _deletions(word):
                near[form].append(word)
    return {form: tuple(close) for form, close in near.items()}


def _stems(stem: str) -> set[str]:
    """A stem that ends in c or g sounds by what follows («intoxicar», «intoxicimos»)."""
    soft = {"k": "s", "g": "j"}.get(stem[-1])
    return {stem, stem[:-1] + soft} if soft else {stem}


def _sounded(entry: str) -> list[str]:
    """An entry of the table as sounded words; `*` stays at the end of its word."""
    folded = read(entry.strip()).folded
    return [sound(word.rstrip("*")) + ("*" if word.endswith("*") else "") for word in _ENTRY.findall(folded)]
