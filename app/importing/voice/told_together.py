"""Lines that say one thing together: a rumour and its correction below, a question and its answer below."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from app.brand.texts import folded
from app.importing.protocol.lines import QUOTED, Line
from app.importing.vocabulary import vocabulary
from app.importing.voice.standing import bare_standing

LONGEST_LABEL = 40
_ORDER = re.compile(r"\s*(?:n\.?[º°]\s*)?\d{1,2}\s*$")
"""«Rumor 2», «Mito n.º 3»."""
_ASKING = frozenset(("p", "pregunta", "q", "question"))
_ANSWERING = frozenset(("r", "respuesta", "a", "answer", "contestacion"))


class Told(NamedTuple):
    """`before`: the line that this one corrects or answers."""

    line: Line
    before: Line | None = None
    kind: Literal["alone", "denies", "answers"] = "alone"


def told_together(every: Sequence[Line]) -> list[Told]:
    """All lines in reading order; two that belong together come once."""
    found: list[Told] = []
    taken = False
    for line, after in pairwise((*every, None)):
        if line is None or taken:
            taken = False
            continue
        kind = _kind(line, after) if after is not None and _beside(line, after) else None
        taken = kind is not None
        found.append(Told(after, line, kind) if after is not None and kind is not None else Told(line))
    return found


def _beside(line: Line, after: Line) -> bool:
    same = line.place.headings == after.place.headings and line.place.file == after.place.file
    return same and (line.item == after.item or not line.item)


def _kind(line: Line, after: Line) -> Literal["denies", "answers"] | None:
    if _asked(line):
        return "answers" if not _asked(after) and _may_answer(line, after) else None
    if _corrects(after.label) and (_rumour(line.label) or (not line.label and _quotation(line))):
        return "denies"
    return None


def _asked(line: Line) -> bool:
    return line.text.rstrip().endswith("?") and not line.text.startswith(("«", "“", '"'))


def _may_answer(line: Line, after: Line) -> bool:
    """An answer says something, and leads to no other question as those of a protocol do."""
    return not after.text.rstrip().endswith(":") and (
        not after.label or folded(after.label) in _ANSWERING or line.item != after.item or after.depth > line.depth
    )


def _rumour(label: str) -> bool:
    bare = _ORDER.sub("", label)
    return bool(bare) and (bare_standing(bare) == "false" or vocabulary("facts").meaning(bare) == "rumours")


def _corrects(label: str) -> bool:
    return 0 < len(label) <= LONGEST_LABEL and vocabulary("facts").meaning(label) == "correction"


def _quotation(line: Line) -> bool:
    return QUOTED.fullmatch(line.text.strip(" .")) is not None


def question_of(line: Line) -> str:
    """The question without what announces it: «P: ¿Abren los lunes?»."""
    return line.rest if folded(line.label) in _ASKING else line.text


def answer_of(line: Line) -> str:
    return line.rest if folded(line.label) in _ANSWERING else line.text
