"""A value or a text in a few words."""

import re
from collections.abc import Mapping
from typing import Any

MOST = 80


def brief(value: Any) -> str:
    """A value in a few words, whatever it is."""
    if isinstance(value, Mapping):
        shown = value.get("text") or value.get("statement") or value.get("what") or value.get("label")
        value = shown or ", ".join(f"{key}: {inner}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        value = "; ".join(brief(item) for item in value)
    return cut(str(value))


def cut(text: str) -> str:
    """On one line."""
    line = " ".join(text.split())
    return f"{line[:MOST]}…" if len(line) > MOST else line


def excerpt(quote: str, doubt: str, most: int) -> str:
    """The part of a long quote that a doubt is about: from the sentence on that holds the words it cites in «…»."""
    line = " ".join(quote.split())
    if len(line) <= most:
        return line
    cited = next((words for words in re.findall(r"«([^«»]{2,80})»", doubt) if words in line), None)
    start = 0 if cited is None else _sentence(line, line.index(cited))
    start = start if cited and line.index(cited) - start < most - len(cited) else 0
    return f"{'…' if start else ''}{line[start : start + most]}{'…' if start + most < len(line) else ''}"


def _sentence(line: str, at: int) -> int:
    """Where the sentence around `at` begins."""
    ends = [found + len(stop) for stop in STOPS if (found := line.rfind(stop, 0, at)) >= 0]
    return max(ends, default=0)


STOPS = (". ", "; ", "? ", "! ")
