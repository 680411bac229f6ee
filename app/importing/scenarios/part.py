"""One crisis foreseen, as the lines that a manual says about it."""

from collections.abc import Sequence

from app.importing.reading import Quote
from app.importing.scenarios.lines import Line
from app.importing.scenarios.titles import Title
from app.value import Value

STRONG = frozenset(["holding", "closing", "triggers", "examples", "answer"])
"""Fields that hardly anything but a crisis has."""
OTHER = frozenset(["owner", "severity", "first_answer", "resolution", "deadline", "do", "dont", "private", "freeze"])


class Part(Value):
    title: Title
    said: Quote
    """Where the title stands."""
    lines: tuple[Line, ...]


def fields(all: Sequence[Line]) -> set[str]:
    return {m for line in all for m in (line.meaning(),) if m}


def telling(all: Sequence[Line]) -> bool:
    """The labels of a crisis: a text or a trigger of its own, and something else beside it."""
    known = fields(all)
    return bool(known & (STRONG - {"examples", "answer"})) and len(known & (STRONG | OTHER)) >= 2


def code_of(all: Sequence[Line]) -> str | None:
    """The manual's own code, where a line of its own tells it."""
    return next(
        (c for line in all if line.meaning() == "code" and len(c := line.text.strip()) <= 12 and " " not in c), None
    )
