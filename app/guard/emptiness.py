"""Harm: an answer that says nothing, or says it twice."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from app.guard.rule import Context, Mark, Part, block, warn

LIKE = 92.0
"""Similarity (0-100) of two sentences of one text from which on they read as a repetition."""
REPEATABLE_WORDS = 4
"""A shorter sentence («Gracias.») may come back."""

_GREETING = re.compile(
    r"\b(?:hola|buenas|buenos|dias|tardes|noches|muy|hey|hi|hello|dear|good|morning|afternoon|evening|bon|bona|dia"
    r"|tarda"
    r"|nit|boas|bos|boa|tarde|noite|ola|oi|bom|kaixo|egun|on|arratsalde|gabon|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?"
    r"|benvolgut|benvolguda|que tal|un saludo|saludos|saludo|salutacions|regards|abraco|abrazo|un|amig[oa]s?)\b"
)
_NOT_WORDS = re.compile(r"[@#][\w.]{1,60}|https?://\S{1,500}|[^\w\s]|_")
_ADDRESSEE = re.compile(
    r"(?i:hola|hi|hello|hey|ola|olá|oi|kaixo|bon dia|buenos días|buenas tardes|estimad[oa]|querid[oa]|dear),?\s{1,3}"
    r"(?:(?i:señora?|sra?\.?|don|doña|mr\.?|mrs\.?)\s)?"
    r"(?:[^\W\d_]{2,30}|[A-ZÀ-Þ][\w'’-]{1,30}(?:\s[A-ZÀ-Þ][\w'’-]{1,30}){1,2})[\s,.!:;]{0,5}\Z"
)
"""A greeting and one word, or a name of two or three."""


def says_nothing(part: Part, context: Context) -> Iterator[Mark]:
    """No words at all, or a greeting and nothing after it."""
    text = part.folded.strip()
    words = _NOT_WORDS.sub(" ", text[:400])
    if not re.search(r"[^\W\d]{2}", words):
        yield block("El texto está vacío; escriba una respuesta", "The text is empty; write an answer")
    elif len(text) < 120 and (not _GREETING.sub(" ", words).split() or _ADDRESSEE.match(_bare(part.text))):
        yield block(
            "Solo saluda y no responde nada; añada qué ha pasado y qué se hará",
            "It only greets and answers nothing; say what happened and what comes next",
        )


def _bare(text: str) -> str:
    """Without handles and marks that a greeting may carry."""
    return re.sub(r"[^\w\s,.!:;'’-]|[¡@]", "", text[:400]).strip()


def says_it_twice(part: Part, context: Context) -> Iterator[Mark]:
    """A sentence of some length that comes back word for word (block) or nearly so (warn)."""
    long = [s for s in part.sentences[:60] if len(s.folded.split()) >= REPEATABLE_WORDS]
    for i, later in enumerate(long):
        for earlier in long[:i]:
            likeness = fuzz.ratio(earlier.folded, later.folded, score_cutoff=LIKE)
            if likeness:
                make = block if likeness == 100 else warn
                shown = part.quote((later.start, later.end))
                yield make(
                    f"«{shown}» repite una frase anterior; quítela",
                    f"“{shown}” repeats an earlier sentence; remove it",
                    (later.start, later.end),
                )
                break
