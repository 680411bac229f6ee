"""What the outcome model looks at in a comment: words, pieces of words, cues and marks. One pass."""

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from app.comments.reading import read
from app.triage import cues

READ = 2_000
"""Code points that are looked at: what a comment is about shows before that, and time stays bounded."""

_TOKEN = re.compile(r"[a-z]{1,40}|[0-9]{1,12}|[?!€$%]|[\U0001f300-\U0001faff\u2600-\u27bf]")
_MANY = re.compile(r"(.)\1{2,60}")
_LAUGH = re.compile(r"(?:[jh]{0,3}[aeiou][jh]{1,3}){2,30}[aeiou]{0,3}|k{3,40}|(?:rs){2,20}|x+d+|l+o+l+|lmf?ao+")
_LINK = re.compile(r"https?://\S{1,300}|www\.\S{1,300}")
_MENTION = re.compile(r"@\w{1,60}(?:\.\w{1,30}){0,3}")

WARM = frozenset("😍🥰😘❤💜💙💚🧡💛💕💖👏🙌😊☺🤗🎉🥳👍💪🙏😋🤩✨💯🏆⭐🌟👌")
COLD = frozenset("😡😠🤬😤😞😢😭💔👎😒🙄😩😣🤮🤢😱🆘⚠🔥")
MOCKING = frozenset("🤡😂🤣💩🐑🍿🙃😏🥱💀🤦")
SELLING = frozenset("💰💸📈🤑💵👉📲")


class Features(NamedTuple):
    """Names with weights, in three blocks that are scaled apart."""

    words: dict[str, float]
    pieces: dict[str, float]
    marks: dict[str, float]


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1))


def tokens(folded: str) -> list[str]:
    """Words of a folded text: numbers become `0`, laughter `jaja`, drawn-out letters one."""
    text = _MENTION.sub(" atuser ", _LINK.sub(" alink ", folded[:READ]))
    return [_plain(word) for word in _TOKEN.findall(text)]


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    if word.isdigit():
        return "0"
    if _LAUGH.fullmatch(word):
        return "jaja"
    return _MANY.sub(r"\1", word)


def tally(names: list[str]) -> dict[str, float]:
    """Damped counts: the tenth `jaja` says little more than the second."""
    return {name: 1.0 if n == 1 else 1.0 + math.log(n) for name, n in Counter(names).items()}


def _shape(original: str, words: list[str]) -> dict[str, float]:
    """How it is written, whatever it says."""
    letters = sum(c.isalpha() for c in original)
    capitals = sum(c.isupper() for c in original)
    size = sum(w[0].isalpha() for w in words)
    marks = {
        f"size {min(5, size.bit_length())}": 1.0,
        "asks": float("?" in words),
        "ends asking": float(original.rstrip().endswith("?")),
        "starts asking": float(original.lstrip().startswith("¿")),
        "exclaims": float("!" in words),
        "shouts": float(letters > 12 and capitals > 0.5 * letters),
        "number": float("0" in words),
        "money": float(any(w in ("€", "$", "eur", "euro", "euros", "pesos", "soles", "reais", "pavos") for w in words)),
        "link": float("alink" in words),
        "mentions": float("atuser" in words),
        "starts mentioning": float(bool(words) and words[0] == "atuser"),
        "laughs": float("jaja" in words),
        "warm": float(any(c in WARM for c in original)),
        "cold": float(any(c in COLD for c in original)),
        "mocking": float(any(c in MOCKING for c in original)),
        "selling": float(any(c in SELLING for c in original)),
    }
    return {name: value for name, value in marks.items() if value}


PAIRS = (
    ("failure", "praise"), ("failure", "thanks"), ("failure", "own_experience"), ("waiting", "own_experience"),
    ("failure", "asks"), ("waiting", "asks"), ("hearsay", "asks"), ("suggestion", "praise"), ("mild", "praise"),
    ("accusation", "second_person"), ("accusation", "own_experience"), ("insult", "mockery"), ("question", "asks"),
    ("irony", "failure"), ("irony", "waiting"), ("praise", "warm"), ("thanks", "praise"), ("danger", "failure"),
    ("danger", "own_experience"), ("generalisation", "accusation"), ("hearsay", "rumour_matter"),
)  # fmt: skip
"""Cues that mean something else together: praise with a failure is a complaint."""

LACKS = ("own_experience", "failure", "praise", "question")


def _marks(original: str, words: list[str]) -> dict[str, float]:
    found = cues.count(words)
    marks = _shape(original, words)
    for group, n in found.items():
        marks[f"cue {group}"] = 1.0 + 0.5 * min(n - 1, 3)
    here = set(found) | set(marks)
    marks.update({f"{a} with {b}": 1.0 for a, b in PAIRS if a in here and b in here})
    marks.update({f"no {group}": 1.0 for group in LACKS if group not in found})
    return marks


def features(text: str) -> Features:
    """The features of a text of any length."""
    reading = read(text[:READ])
    words = tokens(reading.folded)
    names = words + [f"{a} {b}" for a, b in pairwise(words)]
    pieces = [piece for word in words for piece in _pieces(word)]
    return Features(tally(names), tally(pieces), _marks(reading.original, words))
