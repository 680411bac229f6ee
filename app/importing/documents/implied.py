"""Headings that are only seen: bold, large, numbered or capital lines of a document that marks none as headings."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.importing.documents.document import Block, Heading, Item, Paragraph

LONGEST = 90
"""Characters of a line that may be a heading."""
NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[^\W\d_])")
_ENDS_OTHERWISE = (".", ",", ";", ":", "»", "”", '"', "?", "!")


class Look(NamedTuple):
    """How a line looks. Lines that look alike are headings of one level."""

    size: float = 0.0
    """Points; 0 where the kind of file tells none."""
    style: str = ""
    """Bold, colour, underline: whatever else sets the line apart."""
    depth: int = 0
    """How many parts its number has: 2 for «3.2»; 0 without a number."""
    capitals: bool = False


def look(text: str, size: float = 0.0, style: str = "") -> Look:
    numbered = NUMBERED.match(text)
    return Look(size, style, numbered[1].count(".") + 1 if numbered else 0, in_capitals(text))


def in_capitals(text: str) -> bool:
    return sum(char.isalpha() for char in text) >= 4 and text == text.upper()


def may_head(text: str, *, large: bool = False) -> bool:
    """Whether a line's words could be a heading: few, with letters, and not the end of a sentence.

    `large`: the line is of larger letters than the text, which heads even what asks («¿Cómo hablamos?») or announces.
    """
    bare = text.rstrip(" :?") if large else text
    return (
        0 < len(bare) <= LONGEST
        and not bare.endswith(_ENDS_OTHERWISE)
        and not text.startswith(("«", "“", '"', "•"))
        and any(char.isalpha() for char in text)
    )


def levels(looks: Iterable[Look]) -> dict[Look, int]:
    """The level, 1 to 6, of each look: larger ones above, then the one that comes first."""
    seen = list(dict.fromkeys(looks))
    return {one: min(6, n) for n, one in enumerate(sorted(seen, key=lambda one: -one.size), start=1)}


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with their implied headings, where none (or a title alone) is marked as one."""
    marked = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    if marked not in ([], [0]):
        return list(blocks)
    looks = {n: found for n in range(len(blocks)) if (found := _look(blocks, n))}
    level = levels(looks.values())
    above = len(marked)
    return [_raised(block, level[looks[n]] + above) if n in looks else block for n, block in enumerate(blocks)]


def _look(blocks: Sequence[Block], n: int) -> Look | None:
    block, after = blocks[n], blocks[n + 1] if n + 1 < len(blocks) else None
    if after is None or not isinstance(block, Paragraph | Item) or not may_head(block.text):
        return None
    bold = block.lead == block.text
    if isinstance(block, Item):
        numbered = block.number is not None and not block.depth and not isinstance(after, Item)
        return Look(style="numbered", depth=1) if bold and numbered else None
    found = look(block.text, style="bold" if bold else "")
    if bold or found.capitals:
        return found
    lists = isinstance(after, Paragraph) and look(after.text).depth == found.depth
    return found if found.depth and not lists else None


def _raised(block: Block, level: int) -> Block:
    assert isinstance(block, Paragraph | Item)  # noqa: S101 - only these have a look
    return Heading(level=min(6, level), text=block.text, place=block.place)
