"""A value or a text in a few words."""

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
