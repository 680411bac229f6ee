"""The comments that both services answer: ordinary ones, each unlike the last hundreds, the same in every run."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import orjson

FILE = Path(__file__).with_name("comments.json")
"""Texts with slots for a place, a day and an hour, so that no comment of a run repeats another."""


@cache
def _written() -> tuple[dict[str, list[str]], list[dict[str, str]]]:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return data["slots"], data["comments"]


def kinds() -> int:
    """How many different comments there are before their slots are filled."""
    return len(_written()[1])


def comment(number: int) -> dict[str, str]:
    """The comment of that number: a text of its own and an id of its own."""
    slots, written = _written()
    turn, which = divmod(number, len(written))
    filling = {name: words[(which + turn * 5) % len(words)] for name, words in slots.items()}
    chosen = written[which]
    return {"network": chosen["network"], "text": chosen["text"].format(**filling), "id": f"bench-{number}"}


def body(number: int, **request: Any) -> bytes:
    """The request for a draft, the same bytes for both services."""
    return orjson.dumps({"comment": comment(number), **request})
