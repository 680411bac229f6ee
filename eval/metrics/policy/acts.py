"""Speech acts found by their parts: who does what to whom, in one clause or sentence, and what cancels it.

An act is told by patterns that all have to stand in one span of a text (in any order), and by others of which none
may. The first of its parts is its head: a «no» right before it turns the act round. The patterns are data in
eval/metrics/words.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from eval.metrics.metric import Mark
from eval.metrics.phrases import phrases, plain
from eval.metrics.text_parts import Field, Sentence, fields, sentences
from eval.output import Written

Pattern = re.Pattern[str]
_BOUNDS = re.compile(r"[,;:—–()]|(?<!\w)(?:pero|aunque|mientras|sino|but|although|mas|pero|porem|encara)(?!\w)")
_IF = re.compile(r"(?<!\w)(?:si|if|whether|se for|caso)(?!\w)")
CLOSE = 14
"""Characters before the head of an act in which a «no» turns it round."""


class Act(NamedTuple):
    """`parts` and `unless` are named as «file.kind» of eval/metrics/words."""

    parts: tuple[str, ...]
    unless: tuple[str, ...] = ()
    within: Literal["clause", "sentence"] = "clause"
    asked: bool = False
    """Whether a question performs it too."""
    conditional: bool = False
    """Whether it is performed under a condition («si …») too."""


def performed(acts: tuple[Act, ...], written: Written, only: Field | None = None) -> Iterator[tuple[Mark, Sentence]]:
    """Where the acts stand in the texts of a reply, each with its sentence."""
    for field, text in fields(written):
        if only in (None, field):
            for sentence in sentences(text, field):
                for start, end in _in_sentence(acts, sentence.text):
                    at = sentence.mark.start
                    yield Mark(field=field, start=at + start, end=at + end), sentence


def clauses(text: str) -> Iterator[tuple[int, str]]:
    """The clauses of plain text with their places."""
    start = 0
    for bound in _BOUNDS.finditer(text):
        yield start, text[start : bound.start()]
        start = bound.end()
    yield start, text[start:]


def named(name: str) -> Pattern:
    """The pattern of «file.kind»."""
    file, kind = name.split(".")
    return phrases(file, kind)


def denied(said: str, start: int) -> bool:
    """«no te garantizamos», «más de lo que prometemos»: the head that begins at `start` is not asserted."""
    before = said[max(0, start - CLOSE) : start]
    return before.endswith("lo que ") or bool(phrases("privacy", "never").search(before))


def _in_sentence(acts: tuple[Act, ...], text: str) -> Iterator[tuple[int, int]]:
    said = plain(text)
    asked, under = "?" in text, bool(_IF.search(text.lower()))
    parts = tuple(clauses(said))
    for act in acts:
        if (asked and not act.asked) or (under and not act.conditional):
            continue
        for start, span in parts if act.within == "clause" else ((0, said),):
            if found := _found(act, span):
                yield start + found[0], start + found[1]


def _found(act: Act, span: str) -> tuple[int, int] | None:
    if any(named(name).search(span) for name in act.unless):
        return None
    rest = [named(name).search(span) for name in act.parts[1:]]
    if not all(rest):
        return None
    for head in named(act.parts[0]).finditer(span):
        if head[0].startswith(("no ", "not ", "nao ", "nunca", "jamas")) or not denied(span, head.start()):
            ends = [head, *(match for match in rest if match)]
            return min(m.start() for m in ends), max(m.end() for m in ends)
    return None
