"""How far one text says what another says: shared content words, cut to their stems' length."""

import re
from functools import lru_cache

from app.comments.function_words import WORDS
from app.comments.reading import read

STEM = 5
"""Letters of a word that count: «devolución», «devolvemos» and «devolver» differ only after them in most languages "
"of ours."""

_WORD = re.compile(r"\d{1,12}(?:[.,:]\d{1,6})?|[^\W\d_]{3,40}")
_MEANINGFUL = frozenset(
    {"dinero", "pedido", "envio", "tienda", "espera", "botiga", "diners", "siempre", "sempre", "always"}
)
"""Words that tell languages apart and carry sense too."""
_EMPTY = frozenset(read(word).folded for words in WORDS.values() for word in words.split()) - _MEANINGFUL


_ENDING = re.compile(r"(?<=\w{3})[aeiou]?[ns]?$")
"""Plural, gender and the vowel that tells «llevan» from «lleven»."""


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The content words of a text: folded, without function words and endings, cut at STEM letters."""
    return frozenset(_ENDING.sub("", w)[:STEM] for w in _WORD.findall(read(text).folded) if w not in _EMPTY)


def share(of: frozenset[str], within: frozenset[str]) -> float:
    """Which part of the words of `of` stands in `within`, 0 to 1; 0 of no words."""
    return len(of & within) / len(of) if of else 0.0


NEGATION = re.compile(
    r"\b(?:no|ni|sin|nunca|jamas|tampoco|ningun[oa]?|nadie|nada|falso|falsa|bulo|mentira|desmentimos|incierto|not"
    r"|never|without"
    r"|none|false|untrue|isn't|aren't|hasn't|wasn't|doesn't|nao|sem|nunca|nenhum[a]?|falso|boato|mai|cap|sense|fals|non"
    r"|sen|ez|gabe|inoiz|gezurra)\b"
)
"""Words that turn a statement round, in the six languages; on folded text."""
