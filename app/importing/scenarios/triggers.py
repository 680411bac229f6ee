"""Words that speak for a crisis, the public's own comments, and lists that stand in one cell."""

import re
from collections.abc import Iterable

from app.brand.texts import folded
from app.importing.scenarios.lines import Line
from app.importing.scenarios.words import QUOTED

LONGEST_TRIGGER = 5
"""Words of a trigger; a longer piece is a sentence, which no comment repeats."""
LONGEST_QUOTED = 7
"""Words of one between quotation marks: the manual itself says where it begins and ends."""
MOST = 40

_BREAK = re.compile(r"\s*(?:[;•·|\n]|,(?!\d)|\s/\s|\s[–—]\s|(?:^|\s)[-*]\s|(?<=[.!?»”])\s)\s*")
_SENTENCES = re.compile(
    r"(?:\s*[;•·\n]\s*|(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡0-9«])|(?:^|\s)[-*–]\s(?=[A-ZÁÉÍÓÚÑ])|(?:^|\s)\d{1,2}[.)]\s(?=[A-ZÁÉÍÓÚÑ]))"
)
_LAST = re.compile(r"\s(?:y|e|o|u|and|or|ni)\s")
_OPEN = re.compile(
    r"^(?:y|e|o|u|and|or|etc|etcetera|como|palabras como|hashtags? como|por ejemplo|such as|words like)\b\W*", re.I
)
_ENOUGH = re.compile(
    r"\b(?:mas de|menos de|al menos|\d{2,}|comentarios en|menciones|minutos|horas|more than|mentions)\b"
)


def triggers(said: Iterable[Line]) -> tuple[list[str], list[str]]:
    """Words and short phrases, and the whole comments that are quoted among them."""
    words: list[str] = []
    comments: list[str] = []
    for line in said:
        for quoted in QUOTED.findall(line.text):
            (words if len(quoted.split()) <= LONGEST_QUOTED else comments).append(quoted[1:-1].strip(" .,;"))
        words += _short(QUOTED.sub(";", line.text))
    return _unique(words), _unique(comments)


def _short(text: str) -> list[str]:
    """The phrases of a list; a sentence gives none. «más de 20 menciones» is a count, not a word that people write."""
    pieces = [p for piece in _BREAK.split(text) if (p := _bare(piece))]
    if not pieces or sum(len(p.split()) > LONGEST_TRIGGER for p in pieces) * 2 > len(pieces):
        return []
    split = [q for p in pieces for q in (_LAST.split(p) if len(p.split()) <= 4 and len(pieces) > 1 else [p])]
    return [p for q in split if (p := _bare(q)) and len(p.split()) <= LONGEST_TRIGGER and not _ENOUGH.search(folded(p))]


def _bare(piece: str) -> str:
    bare = _OPEN.sub("", piece.strip(" .,;:…()[]")).strip(' .,;:…()[]«»“”"')
    return bare if re.search(r"\w{2}", bare) else ""


def examples(said: Iterable[Line]) -> list[str]:
    """The public's words: what is quoted; of a list without quotation marks, each item."""
    found: list[str] = []
    for line in said:
        quoted = [q[1:-1].strip() for q in QUOTED.findall(line.text)]
        found += quoted or ([line.text.strip(" -–•")] if line.item or len(line.text.split()) > 3 else [])
    return _unique(found)


def sentences(said: Iterable[Line]) -> list[str]:
    """A list of things to do or not to do, one by one, as the manual words them."""
    found = [piece.strip(" -–•") for line in said for piece in _SENTENCES.split(line.text)]
    return _unique([piece for piece in found if re.search(r"\w{3}", piece) and not piece.endswith(":")])


def _unique(texts: Iterable[str]) -> list[str]:
    kept = {folded(text): text for text in reversed([t for t in texts if t.strip()]) if folded(text)}
    return list(reversed(kept.values()))[:MOST]
