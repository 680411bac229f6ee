"""What the labels of a crisis mean, and which words of a line are quoted."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from functools import lru_cache

from app.brand.texts import folded
from app.importing.vocabulary import vocabulary

QUOTED = re.compile(r"«[^«»]{1,4000}»|“[^“”]{1,4000}”|\"[^\"]{1,4000}\"|„[^„“”]{1,4000}[“”]")
"""Words between quotation marks, over several paragraphs where need be."""

_NOT = re.compile(
    r"(?:^|\b(?:que|lo que|what|we|you|quien|como)? ?)(?:no|nunca|jamas|tampoco|ni|don t|dont|do not|never|not to)\b(?! (?:urgente|critic|grav|obstante|confirmad))"
)
_CONDITION = re.compile(r"^(?:si|cuando|mientras|en caso|if|when|until|hasta)\b")
_PROHIBITION = re.compile(
    r"\b(?:evitar|evite|evitamos|evitemos|prohibid\w{1,3}|avoid|forbidden|lineas rojas|red lines|errores)\b"
)
_OVER = re.compile(
    r"\b(?:cuando|una vez|al|tras|when|once|after)\b(?: \w{1,12}){0,4}? (?:resuel|resolv|termin|acab|finaliz|soluci|super|over|solved|closed)\w*"
)
_WRONG = re.compile(r"\b(?:incorrect\w{1,3}|mala?|mal|obsolet\w|antigu\w|anterior|wrong|bad|deprecated|descartad\w)\b")


LONG_LABEL = 6
"""Words; a longer label is a sentence, and counts only where it speaks of a text or a deadline."""
_ABOUT_TEXT = re.compile(
    r"\b(?:mensajes?|textos?|public\w{1,6}|respuesta|responde\w{0,3}|contesta\w{0,3}|tuit|post|holding|plazo|tiempo|message|text|reply|answer)\b"
)


@lru_cache(maxsize=4096)
def meaning(label: str) -> str | None:
    """The field that a label speaks of; `dont` for what is not to be done or said."""
    if not label or len(label) > 120:
        return None
    plain = folded(label)
    if len(plain.split()) > LONG_LABEL and not _ABOUT_TEXT.search(plain):
        return None
    if _WRONG.search(plain):
        return "wrong"
    if _PROHIBITION.search(plain):
        return "dont"
    if _NOT.search(plain) and not _CONDITION.match(plain):
        return "dont"
    said = vocabulary("scenarios").meaning(label)
    return "closing" if said in ("holding", "answer", "first_answer", "title", None) and _OVER.search(plain) else said


def blanked(text: str) -> str:
    """The text with quoted words as «¤», length kept."""
    return QUOTED.sub(lambda found: "¤" * (len(found[0]) - 1) + "»", text)
