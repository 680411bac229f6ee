"""Lengths of time on lines of their own, as in a cell of a table: the line break parts them."""

import re

from app.evidence.amounts import NUMBER

_BEGINS = re.compile(
    rf"(?:[•*·–—-]\s?)?(?:(?:y|o|pero|solo|en|a|max\.?|maximo|hasta|and|or|but|only|within|in|up to)\s)?"
    rf"(?:(?P<time>(?:<|≤|~)?\s?{NUMBER}\s?(?:min|h\b|hs?\b|hr|hora|hour|d\b|dia|day|['′’])|media hora|"
    rf"half an hour|un cuarto|inmediat|immediate|de inmediato)|"
    rf"(?:<|≤)?\s?{NUMBER}\s?(?:$|[(,;:]|(?:si|cuando|para|if|when|for)\b)|"
    rf"(?:si|cuando|salvo|en caso|if|when|unless|in case)\b)"
)
_HAS_TIME = re.compile(rf"{NUMBER}\s?(?:min|h\b|hs\b|hr|hora|hour|d\b|dia|day|['′’])|media hora|half an hour|inmediat")
_GOES_ON = re.compile(
    r"(?:[-,(/<≤:–—]|\b(?:de|del|la|las|los|el|un|una|en|a|al|o|que|si|con|por|para|antes|menos|mas|cada|minimo|maximo|"
    r"of|the|than|within|in|or|for|every|to|at))$"
)
_LAST = 40
"""Characters at the end of a line that tell whether it goes on."""
_BARE = re.compile(r"(?:^|\s)\d{1,4}$")
"""A figure that the next line gives its unit."""


def apart(plain: str) -> str:
    """Folded text in which «;» stands for a line break between two lengths; other line breaks stay.

    «1 h ⏎ 30 min si hay heridos» is two lengths and never 90 minutes. A sentence that was merely wrapped goes on.
    """
    if "\n" not in plain:
        return plain
    made: list[str] = []
    before = ""
    for line in plain.split("\n"):
        after = line.strip()
        made += [";" if parted(before, after) else "\n", line]
        before = after or before
    return "".join(made[1:])


def parted(before: str, after: str) -> bool:
    """Whether a line begins a length of time or its condition where the line before has told one."""
    end = before[-_LAST:]
    if _GOES_ON.search(end) or _BARE.search(end) or not _HAS_TIME.search(before):
        return False
    begins = _BEGINS.match(after)
    return begins is not None and (bool(begins["time"]) or bool(_HAS_TIME.search(after)) or after[:1].isdigit())
