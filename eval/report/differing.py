"""Two versions of a text, word by word."""

import re
from difflib import SequenceMatcher

from markupsafe import Markup

from app.web.shown import shown

MOST_WORDS = 2_000
"""Beyond this the two are shown one after the other: comparing takes the square of it."""
PIECES = re.compile(r"\s+|[^\s]+")


def differing(before: str, now: str) -> Markup:
    """What was taken out is `del`, what came in is `ins`."""
    old, new = PIECES.findall(before), PIECES.findall(now)
    if max(len(old), len(new)) > MOST_WORDS:
        return _taken("del", before) + _taken("ins", now)
    parts = []
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        parts += [shown(come)] if gone == come else [_taken("del", gone), _taken("ins", come)]
    return Markup("").join(parts)


def _taken(tag: str, text: str) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), shown(text)) if text else Markup("")  # noqa: S704 - ours
