"""What a search found, as people read it: the words in common marked, and by which way each passage came in."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from app.evidence.analyse import stems, telling, words
from app.evidence.library import asked
from app.evidence.passage import Hit
from app.operations.knowledge_search import Looked
from app.value import Value
from app.web.shown import Mark

WORD = re.compile(r"[^\W_]{1,40}")
Way = Literal["line", "scenario", "outcome", "words", "meaning"]
"""line: an open incident's official line; scenario, outcome: triage named it; words: telling words in common, above the
threshold; meaning: near by its vector alone."""


class Shown(Value):
    """A passage with the places of the words that the search shares with it."""

    hit: Hit
    ways: tuple[Way, ...]
    shared: tuple[str, ...]
    """The telling words in common, as the passage writes them."""
    marks: tuple[Mark, ...]
    comment_marks: tuple[Mark, ...] = ()


def found(hits: Iterable[Hit], looked: Looked) -> tuple[Shown, ...]:
    """The passages of a pool, in the order in which a draft is given them."""
    sought = telling(words(asked(looked.comment)))
    return tuple(_shown(hit, looked, sought) for hit in hits)


def _shown(hit: Hit, looked: Looked, sought: frozenset[str]) -> Shown:
    passage = hit.passage
    marks, comment_marks = tuple(_marks(passage.text, sought)), tuple(_marks(passage.comment or "", sought))
    places = [(passage.text, marks), (passage.comment or "", comment_marks)]
    shared = [text[start:end].lower() for text, found in places for start, end, *_ in found]
    heading = [word.lower() for word in WORD.findall(passage.section) if _sought(word, sought)]
    both = tuple(dict.fromkeys((*shared, *heading)))
    ways = tuple(_ways(hit, looked, bool(both)))
    return Shown(hit=hit, ways=ways or ("meaning",), shared=both, marks=marks, comment_marks=comment_marks)


def _marks(text: str, sought: frozenset[str]) -> Iterator[Mark]:
    for word in WORD.finditer(text):
        if _sought(word.group(), sought):
            yield word.start(), word.end(), "found", ""


def _sought(word: str, sought: frozenset[str]) -> bool:
    return bool(sought & set(stems(words(word))))


def _ways(hit: Hit, looked: Looked, shares: bool) -> Iterator[Way]:
    passage = hit.passage
    if passage.kind == "line":
        yield "line"
    if passage.scenario is not None and passage.scenario in looked.wanted.scenarios:
        yield "scenario"
    if passage.kind == "reply" and passage.outcome in looked.wanted.outcomes:
        yield "outcome"
    if shares:
        yield "words"
