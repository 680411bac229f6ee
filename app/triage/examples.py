"""The shipped example comments, one file an outcome. Sectors, dialects and registers are mixed on purpose."""

from functools import cache
from pathlib import Path

import orjson

from app.brand.words import Language
from app.value import Value

FOLDER = Path(__file__).parent.parent / "brand" / "defaults" / "examples"


class Example(Value):
    """A comment with the outcome that a person would give it."""

    text: str
    outcome: str
    language: Language


@cache
def shipped() -> tuple[Example, ...]:
    """All of them, in a fixed order, so that training repeats."""
    files = sorted(FOLDER.glob("*.jsonl"))
    return tuple(Example(**orjson.loads(line)) for file in files for line in file.read_bytes().splitlines() if line)


@cache
def kinds() -> tuple[str, ...]:
    """The shipped outcomes that have examples."""
    return tuple(sorted({example.outcome for example in shipped()}))
