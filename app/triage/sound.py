"""Words as they sound to somebody who writes in a hurry, so that spelling does not hide them.

One coarse key for the languages of the tables: b/v, c/k/qu, s/z, ll/y/i, silent h, doubled letters, m before b and p.
"""

import re
from functools import lru_cache

SHORT = {"q": "que", "k": "que", "x": "por", "d": "de", "m": "me", "xq": "porque", "pq": "porque", "dsd": "desde"}
"""What chats shorten."""

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"x(?=[^aeiouy])", "s"),
        (r"ch|sh", "x"),
        (r"qu(?=[ei])", "k"),
        (r"q", "k"),
        (r"c(?=[ei])", "s"),
        (r"c", "k"),
        (r"z", "s"),
        (r"v", "b"),
        (r"ge", "je"),
        (r"gi", "ji"),
        (r"gu(?=[ei])", "g"),
        (r"ll", "y"),
        (r"y", "i"),
        (r"h", ""),
        (r"m(?=[bp])", "n"),
        (r"(?<=.{2})ao(s?)$", r"ado\1"),
        (r"([^\d])\1{1,40}", r"\1"),
    )
)


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """The key of one folded word (lower case, no accents)."""
    key = SHORT.get(word, word)[:40]
    for pattern, put in _STEPS:
        key = pattern.sub(put, key)
    return key or word[:40]
