"""The same comment as it leaves a telephone: typos, no accents, capitals, abbreviations, emoji, stretched letters.

Typos strike neighbouring keys of a Spanish keyboard, drop, double or swap letters, at a share of the letters. Which
ones is drawn from the case's id, so that reruns are equal. Figures are left alone: a wrong figure is another case.
"""

import re
import unicodedata
from collections.abc import Callable
from random import Random

ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
SHORT = {"que": "q", "qué": "q", "porque": "xq", "por qué": "xq", "también": "tb", "para": "pa", "por favor": "xfa",
         "mensaje": "msj", "gracias": "grax", "muy": "mui", "teléfono": "tlf", "hasta": "asta", "he": "e"}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = re.compile(r"(?<!\w)(?:" + "|".join(sorted(SHORT, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE)


def typos(share: float) -> Callable[[str, Random], str]:
    """A transformation that strikes `share` (0 to 1) of the letters wrongly."""

    def strike(text: str, random: Random) -> str:
        return _WORD.sub(lambda m: _struck(m[0], share, random), text)

    return strike


def without_accents(text: str, random: Random) -> str:
    """Accents and the tilde of ñ gone, opening marks too."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub("[¿¡]", "", plain)


def capitals(text: str, random: Random) -> str:
    return text.upper()


def abbreviated(text: str, random: Random) -> str:
    """Chat spelling: «q», «xq», «tb»."""
    return _SHORT.sub(lambda m: SHORT.get(m[0].lower(), m[0]), text)


def decorated(text: str, random: Random) -> str:
    """An emoji and a hashtag behind it that say nothing new."""
    return f"{text} {random.choice('👀🤔📱💬')} #atencionalcliente"


def stretched(text: str, random: Random) -> str:
    """Two of the longer words with their last vowel held."""
    words = [m for m in _WORD.finditer(text) if len(m[0]) > 4 and m[0][-1] in "aeo"]
    for m in sorted(random.sample(words, min(2, len(words))), key=lambda m: m.end(), reverse=True):
        text = text[: m.end()] + m[0][-1] * 4 + text[m.end() :]
    return text


NOISES: dict[str, Callable[[str, Random], str]] = {
    "typos:5": typos(0.05),
    "typos:10": typos(0.10),
    "typos:20": typos(0.20),
    "accents": without_accents,
    "capitals": capitals,
    "chat": abbreviated,
    "emoji": decorated,
    "stretched": stretched,
}


def _struck(word: str, share: float, random: Random) -> str:
    letters = list(word)
    for i, letter in enumerate(letters):
        if random.random() < share:
            letters[i] = random.choice((_neighbour(letter, random), "", letter * 2))
    if len(letters) > 3 and random.random() < share:
        i = random.randrange(1, len(letters) - 1)
        letters[i], letters[i + 1] = letters[i + 1], letters[i]
    return "".join(letters)


def _neighbour(letter: str, random: Random) -> str:
    row = next((row for row in ROWS if letter.lower() in row), None)
    if row is None:
        return letter
    at = row.index(letter.lower())
    return random.choice([row[i] for i in (at - 1, at + 1) if 0 <= i < len(row)])
