"""Words beside a value that make it no plain rule: what was once so, what is not decided yet, what is only meant to be."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator
from typing import Any

from app.brand.texts import folded
from app.importing.organisation.role_titles import titles_in
from app.importing.reading import Reading
from app.importing.severity.durations import minutes
from app.importing.titles import reduced
from app.wording import Wording

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«\"(\d])|\n+")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_HISTORY = re.compile(
    r"\b(?:antes (?:era\w?|se|lo|la|el|teniamos|respond\w+|contest\w+|aprob\w+|basta\w+|bastaba|podia\w?|decid\w+|firm\w+)|hasta (?:(?:19|20)\d\d|el ano pasado|hace (?:poco|un ano)|la (?:version|edicion) (?:anterior|pasada)|\w+ de (?:19|20)[012]\d)|"
    r"(?:en )?(?:la )?(?:version|edicion|versiones|ediciones) anterior\w*|el ano pasado|anteriormente|antiguamente|solia\w*|ya no (?:aprueba|autoriza|es|rige|vale|aplica|se)|dejo de|qued\w+ (?:sin efecto|derogad\w)|derogad\w|"
    r"(?:aprob|autoriz|firm|valid|contest|bast|d|tard|llev)aban?|(?:aprob|autoriz|firm|valid|contest|tard|llev)abamos|(?:respond|ten|deb|pod|hac)iamos|tardamos|tardaron|tardo|era de|eran de|fue de|fueron|se tardo|respondimos|"
    r"previously|used to|formerly|until (?:19|20)\d\d|last year|no longer|was \d|were \d|took us|in (?:19|20)[012]\d|en (?:19|20)[012]\d (?:era|se|el|la|los|las|tard\w+|respond\w+|contest\w+|aprob\w+)|we took)\b"
)
_OPEN = re.compile(
    r"\b(?:pendientes?(?: de| por)|provisional\w*|borrador|(?:es una|como) propuesta|se propone|proponemos|por (?:confirmar|definir|decidir|aprobar|validar|concretar)|a (?:confirmar|definir|concretar)|en revision|en estudio|en discusion|"
    r"(?:aun|todavia) (?:no|esta|hay|falta|se)|falta (?:por |que )?(?:confirm|decid|defin|acord|cerr|aprob|apruebe|firm|valid)\w*|tbd|tbc|to be (?:confirmed|decided|agreed)|draft|proposed|under review|not (?:yet )?(?:agreed|decided)|yet to be|sin (?:decidir|definir|confirmar|acordar)|lo estamos (?:viendo|estudiando|negociando|hablando))\b"
)
_LOOSE = re.compile(
    r"\b(?:aproximad\w+|aprox|mas o menos|alrededor de|en torno a|unos \d|unas \d|depende (?:de|del)|segun (?:el caso|se vea|convenga|la carga|criterio)|a ser posible|si se puede|si es posible|idealmente|lo ideal|"
    r"deberia\w*|quiza|quizas|tal vez|a veces|or so|roughly|about \d|around \d|ideally|if possible|ought to|depends on|depending on|maybe|perhaps)\b"
)


_EITHER = re.compile(r"\d\s?[€$%]?\s(?:o|u|or)\s(?:de\s)?[€$]?\d")
_PROPOSED = re.compile(r"\((?:es )?(?:una )?(?:propuesta|pendiente|borrador|proposal|draft|tbc|tbd)\b", re.I)


def unruly(one: Reading, stake: str) -> Wording | None:
    """Why the words that tell the value are no plain rule; None: they are."""
    for sentence in _telling(one, stake):
        plain = folded(sentence)
        if stake == "text" and re.search(r"\b(?:si|cuando|mientras|hasta|if|when|until|while)\b", plain):
            continue  # «cuando aún no sabemos qué ha pasado» says when the text is used
        if stake != "amount" and _HISTORY.search(plain):
            return _said(sentence, *_WAS)
        if stake == "amount" and (_LOOSE.search(plain) or _EITHER.search(sentence)):
            return _said(sentence, *_VAGUE)
        if _OPEN.search(plain) or _PROPOSED.search(sentence) or (stake != "text" and "(¿" in sentence):
            return _said(sentence, *_UNDECIDED)
        if stake in ("deadline", "approver") and _LOOSE.search(plain):
            return _said(sentence, *_VAGUE)
    return None


def _telling(one: Reading, stake: str) -> Iterator[str]:
    """The sentences that hold the value, without words for the public."""
    titled = [reduced(title) for title in _titles(one)]
    for quote in one.quotes:
        for sentence in _SENTENCE.split(_QUOTED.sub(" ", quote.text)):
            timed = _figures(one.value) & {found.minutes for found in minutes(sentence)}
            named = any(reduced(found.title) in titled for found in titles_in(sentence)) if titled else False
            if (
                stake in ("amount", "text")
                or timed
                or named
                or (len(sentence.split()) <= 8 and not _figures(one.value))
            ):
                yield sentence


def _titles(one: Reading) -> list[str]:
    return [one.value] if isinstance(one.value, str) else []


def _figures(value: Any) -> set[int]:
    if isinstance(value, int):
        return {value}
    parts = value if isinstance(value, list | tuple) else [value]
    return {int(part["minutes"]) for part in parts if isinstance(part, dict) and part.get("minutes")}


def _said(sentence: str, es: str, en: str) -> Wording:
    words = " ".join(sentence.split())[:90]
    return Wording(es=f"{es}: «{words}»", en=f"{en}: “{words}”")


_WAS = ("el manual parece contar cómo era antes, no cómo es", "the manual seems to tell how it was, not how it is")
_UNDECIDED = ("el manual lo da por no decidido todavía", "the manual says that it is not decided yet")
_VAGUE = ("el manual no lo dice con firmeza", "the manual does not say it firmly")
