"""Which comments say the same: copies and near-copies get one key, so that a person can decide on them together.

Precision before recall: two different complaints must never be decided as one, while a missed copy costs a second look.
So all words and figures count in their order, and also the rating, the pictures and the conversation above, which may
give the same words another meaning.
"""

import hashlib
import re

from app.comments.comment import Comment
from app.comments.reading import read

NOISE = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}|(?<![\w.])@[\w.]{1,100}")
"""Links and mentions: what differs between the copies of a campaign."""
TOKEN = re.compile(r"[^\W_]+|[%€$£]")
"""Words and figures, and the signs that change what a figure says."""
STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
"""«noooo». Figures are not stretched: 1000 is not 10."""
AS_WRITTEN = re.compile(r"[ivxlcdm]+|x+s|(.)\1*")
"""Roman numerals, sizes and marks like AAA: Carlos III is not Carlos I."""
FIGURES = {
    "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9",
    "diez": "10", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10",
}  # fmt: skip
"""Words that mean the same as digits whatever stands around them («un» and «una» need not)."""
FEWEST = 3
"""Words below which two equal comments («gracias», «¿cuándo?») say little of each other: they stay apart."""


def likeness(comment: Comment) -> str:
    """16 hex digits: the same for comments that say the same.

    Case, accents, stretched letters, punctuation, emoji, links and mentions do not count, whether it asks does.
    """
    words, asks = _said(comment.text)
    around = [_said(turn.text) for turn in comment.thread]
    shown = [(a.kind, a.description) for a in comment.attachments]
    same: list[object] = [words, asks, comment.rating, around, shown]
    if len(words) < FEWEST:
        same = [comment.model_dump_json()]
    return hashlib.sha256(repr(same).encode()).hexdigest()[:16]


def _said(text: str) -> tuple[list[str], bool]:
    """The words, and whether something is asked."""
    plain = NOISE.sub(" ", read(text).folded)
    words = [word if AS_WRITTEN.fullmatch(word) else STRETCHED.sub(r"\1", word) for word in TOKEN.findall(plain)]
    return [FIGURES.get(word, word) for word in words], "?" in plain
