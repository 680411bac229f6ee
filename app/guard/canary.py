"""The canary and the cite tokens of a request, however a text dresses them up.

Found: as they are, reversed, spaced or otherwise split, with other letter case, in leet, in look-alike letters, with
invisible marks between, in rot13, base64, base32, hex, decimal codes, binary, Morse, URL or HTML escapes; whole or one
half. Not found: translations, acrostics, ciphers with a key, and encodings of an encoding. Those need a model that
cooperates, and give away one random word that is worthless after the request.
"""

import base64
import codecs
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.comments.reading import read
from app.draft.fence import canary, fence

PIECE = 8
"""Characters of the canary in a row that give it away (one in 16^8 by chance)."""

_SIGNALS = ".- -... -.-. -.. . ..-. .--. ...- --.. ----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----."
_MORSE = dict(zip("abcdefpvz0123456789", _SIGNALS.split(), strict=True))
_LEET = str.maketrans("4380157@$!|+", "aebolstasiit")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_NOT_DIGIT = re.compile(r"\D+")
_DASHES = str.maketrans("·•∙_–—−", "...----")
_NOT_MORSE = re.compile(r"[^.-]+")
_ESCAPE = re.compile(r"\\x|\\u00|0x|&#x|%|u\+00")


@lru_cache(maxsize=64)
def _words(nonce: str) -> tuple[str, ...]:
    """What must not come out: the random part of the canary, and the first fence."""
    return canary(nonce).rpartition("-")[2], fence(nonce, "")


def _pieces(word: str) -> Iterator[str]:
    return (word[i : i + PIECE] for i in range(len(word) - PIECE + 1))


@lru_cache(maxsize=64)
def _plain(nonce: str) -> tuple[frozenset[str], frozenset[str]]:
    """Pieces to look for among letters and digits, and the same in leet."""
    words = _words(nonce)
    shown = {p for w in words for form in (w, w[::-1], codecs.encode(w, "rot13")) for p in _pieces(form)}
    return frozenset(shown), frozenset(p.translate(_LEET) for p in shown)


@lru_cache(maxsize=64)
def _letters(nonce: str) -> tuple[str, ...]:
    """Halves in hex, and whole words in base64 and base32."""
    hexes = (form.encode().hex() for half in _halves(nonce) for form in (half, half[::-1]))
    bases = (form for word in _words(nonce) for text in (word, word[::-1]) for form in _bases(text))
    return (*hexes, *bases)


def _halves(nonce: str) -> list[str]:
    return [half for word in _words(nonce) for half in (word[:PIECE], word[-PIECE:])]


def _codes(nonce: str) -> list[str]:
    return ["".join(str(ord(c)) for c in half) for half in _halves(nonce)]


def _bits(nonce: str) -> list[str]:
    return ["".join(f"{ord(c):08b}" for c in half) for half in _halves(nonce)]


def _morse(nonce: str) -> list[str]:
    return ["".join(_MORSE[c] for c in half) for half in _halves(nonce)]


def _bases(word: str) -> Iterator[str]:
    """Base64 at its three alignments, without the characters that neighbours touch; base32 from the start."""
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + word.encode()).decode()
        inner = whole[(0, 2, 3)[shift] : len(whole.rstrip("=")) - (1 if len(whole.rstrip("=")) % 4 else 0)]
        yield _NOT_ALNUM.sub("", inner.lower())[: PIECE + 4]
    yield base64.b32encode(word.encode()).decode().lower()[: PIECE + 4]


def carries(text: str, nonce: str) -> bool:
    """Whether a text lets out the canary or the fence of this request."""
    folded = read(text).folded
    squeezed = _NOT_ALNUM.sub("", folded)
    plain, leet = _plain(nonce)
    if _holds(squeezed, plain) or _holds(_NOT_ALNUM.sub("", folded.translate(_LEET)), leet):
        return True
    unescaped = _NOT_ALNUM.sub("", _ESCAPE.sub("", folded)) if _ESCAPE.search(folded) else squeezed
    if any(needle in squeezed or needle in unescaped for needle in _letters(nonce)):
        return True
    digits = _NOT_DIGIT.sub("", folded)
    if len(digits) >= 2 * PIECE and _holds(digits, (*_codes(nonce), *_bits(nonce))):
        return True
    signals = _NOT_MORSE.sub("", folded.translate(_DASHES))
    return len(signals) >= 2 * PIECE and _holds(signals, _morse(nonce))


def _holds(view: str, pieces: Iterable[str]) -> bool:
    return any(piece in view for piece in pieces)
