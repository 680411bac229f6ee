"""Statements that a manual calls false or not confirmed, with what it says instead."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.protocol.lines import Line
from app.importing.voice.found_fact import Found, stands
from app.wording import Wording

FALSE = re.compile(
    r"\b(?:es|son) (?:(?:totalmente |completamente )?fals[oa]s?|(?:una )?mentira|un bulo|mentira|incorrect[oa])\b(?: que)?|\bfalso:|\bmentira:|\bno es (?:cierto|verdad)(?: que)?|\bis false|\bnot true",
    re.I,
)
ASSERTS = re.compile(r"^(?:podemos decir|se puede (?:decir|afirmar)|podemos afirmar|we can say)\s+que\s+", re.I)
_HEDGE = re.compile(
    r"^(?:todav[ií]a|a[uú]n)? ?no (?:est[aá]|se ha|puede|podemos|se puede) (?:\w+ )?confirma\w{1,4} (?:que )?|^lo de (?:que )?|"
    r"[,:;(\s—–-]{1,3}(?:a[uú]n |todav[ií]a )?(?:(?:sin|por|pendiente de) confirmar|no est[aá]n? confirmad[oa]s?)\b.*$",
    re.I,
)


def claim_of(sentence: str) -> str:
    """«Todavía no puede confirmarse que abramos» claims «Abramos»."""
    claim = _HEDGE.sub("", _HEDGE.sub("", sentence)).strip(" .") or sentence
    return claim[:1].upper() + claim[1:]


def asserted(sentence: str) -> list[str]:
    """«Podemos decir que A y que B» states two things."""
    said = ASSERTS.match(sentence)
    return [sentence] if not said else [part.strip() for part in re.split(r",?\s+y que\s+", sentence[said.end() :])]


_ADVICE = re.compile(
    r"(?:no (?:digas|diga|digan|decir|se|seas|sea|prometas|prometa|\w{3,12}(?:eis|ais))|tampoco|nunca|jamas|quien|si alguien|consulte|consultar|ver|vease|"
    r"en caso de duda|los ejemplos|never|do not|don t)\b"
)


def advice(sentence: str) -> bool:
    """An order to the team, which states nothing."""
    return bool(_ADVICE.match(folded(sentence)))


def denied(sentence: str, after: list[str], line: Line) -> Iterator[Found]:
    """«Es falso que X: Y», «Lo de X es mentira, Y», «X. Es falso: Y.»"""
    mark = FALSE.search(sentence)
    if mark is None:
        return
    before, behind = sentence[: mark.start()].strip(" ,.:;"), sentence[mark.end() :].strip(" ,:;")
    if len(before.split()) >= 3:
        said, truth = re.sub(r"^lo de (?:que )?", "", before, flags=re.I), behind
    else:
        said, _, truth = behind.partition(":") if ":" in behind else behind.partition(";")
    truth = " ".join([truth.strip(" .,") + ("." if truth.strip(" .,") else ""), *after]).strip()
    yield denial(said, truth, line)


_HEARSAY = re.compile(r"^(?:(?:se dice|dicen|se rumorea|circula|corre el rumor de|hay quien dice) )?que\s+", re.I)


def denial(said: str, truth: str, line: Line) -> Found:
    """A rumour with its correction; without one it may only stand as unconfirmed."""
    words = _HEARSAY.sub("", said.strip(' .«»"“”→->=:'))
    words = words[:1].upper() + words[1:]
    truth = truth.strip()
    truth = truth[:1].upper() + truth[1:]
    if len(truth.split()) < 3:
        return stands(words, "unconfirmed", None, line.quote(), public=False, doubt=NO_CORRECTION)
    return stands(words, "false", truth, line.quote())


NO_CORRECTION = Wording(
    es="el manual lo llama falso y no da el desmentido; hasta que lo haya no se afirma ni se niega",
    en="the manual calls it false and gives no correction; until there is one it is neither stated nor denied",
)
