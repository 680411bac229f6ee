"""Figures of past replies that the brand's knowledge has since changed.

A figure is contradicted when no current fact or manual passage that shares a word with its sentence contains it, while
a passage on the same topic gives another of its kind. The same topic: the same scenario and a telling word in common,
or enough telling words in common; all phones and all e-mail addresses are one topic each.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from app.evidence.amounts import DURATIONS
from app.evidence.analyse import stems, telling, words
from app.evidence.figures import Figure, FigureKind, figures
from app.evidence.passage import Passage
from app.evidence.sentences import sentences

SHARED_WORDS = 2
SHARED_PART = 0.3
"""Words that two sentences about one thing share, at least, and their part of the shorter sentence. Chosen on written
pairs (tests/evidence/test_contradictions.py): one word alone joins sentences that merely name the same product."""

_COMPARED: frozenset[FigureKind] = frozenset(("money", "percent", "duration", "date", "time", "phone", "email", "url"))
_BY_SCENARIO: frozenset[FigureKind] = frozenset(("money", "percent", "duration", "phone", "email", "url"))
"""Dates and times are mostly a case's own: a shared scenario is no reason to compare them; they need a word more."""
_CONTACTS: frozenset[FigureKind] = frozenset(("phone", "email"))
"""How to reach the brand is one topic, whatever the words around it."""
_OF_FIGURES = frozenset(stems([*DURATIONS, "euros", "euro", "laborables", "habiles", "naturales", "maximo", "plazo"]))


class _Statement(NamedTuple):
    """A sentence of the knowledge that states figures."""

    topic: frozenset[str]
    scenario: str | None


@lru_cache(maxsize=20_000)
def _topic(text: str) -> frozenset[str]:
    """The telling stems of a text without its figures: an address or an amount is not what it speaks of."""
    for figure in reversed(figures(text)):
        text = f"{text[: figure.start]} {text[figure.end :]}"
    return telling(words(text)) - _OF_FIGURES


class Stated:
    """Every figure that the current knowledge states, by kind."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._by_kind: dict[FigureKind, list[_Statement]] = defaultdict(list)
        self._by_value: dict[tuple[FigureKind, str], list[_Statement]] = defaultdict(list)
        for passage in passages:
            heading = passage.heading[-1] if passage.heading else ""
            for sentence in sentences(passage.text):
                found = [figure for figure in figures(sentence) if figure.kind in _COMPARED]
                statement = _Statement(_topic(f"{heading}\n{sentence}") if found else frozenset(), passage.scenario)
                for kind in {figure.kind for figure in found}:
                    self._by_kind[kind].append(statement)
                for figure in found:
                    self._by_value[figure.kind, _value(figure)].append(statement)

    def contains(self, figure: Figure, topic: frozenset[str], scenario: str | None) -> bool:
        """Whether the figure is stated where a word or the scenario is shared; a contact is one wherever it stands."""
        return any(
            figure.kind in _CONTACTS or topic & other.topic or (scenario is not None and scenario == other.scenario)
            for other in self._by_value.get((figure.kind, _value(figure)), ())
        )

    def differs(self, figure: Figure, topic: frozenset[str], scenario: str | None) -> bool:
        """Whether a statement on the topic gives another figure of this kind."""
        return any(_same_topic(figure.kind, topic, scenario, other) for other in self._by_kind[figure.kind])


def _value(figure: Figure) -> str:
    """A date counts by month and day: texts leave the year out."""
    return figure.value[-5:] if figure.kind == "date" else figure.value


def _same_topic(kind: FigureKind, topic: frozenset[str], scenario: str | None, other: _Statement) -> bool:
    if kind in _CONTACTS:
        return True
    shared = len(topic & other.topic)
    if scenario is not None and scenario == other.scenario and kind in _BY_SCENARIO:
        return shared >= 1
    shorter = min(len(topic), len(other.topic))
    least = SHARED_WORDS if kind in _BY_SCENARIO else SHARED_WORDS + 1
    return shared >= least and shared >= SHARED_PART * shorter


def contradicted(reply: Passage, stated: Stated) -> tuple[str, ...]:
    """The figures of a past reply, as it words them, that the knowledge has changed.

    What it repeats of the comment's own figures was never ours.
    """
    theirs = {(figure.kind, figure.value) for figure in figures(reply.comment or "")}
    found: dict[str, None] = {}
    for text in filter(None, (reply.text, reply.private_text)):
        for sentence in sentences(text):
            for figure in figures(sentence):
                topic = _topic(sentence)
                echoed = (figure.kind, figure.value) in theirs
                if echoed or figure.kind not in _COMPARED or stated.contains(figure, topic, reply.scenario):
                    continue
                if stated.differs(figure, topic, reply.scenario):
                    found[sentence[figure.start : figure.end]] = None
    return tuple(found)
