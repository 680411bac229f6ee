"""Cutting a reply into sentences and putting others in, with what has to be known of it for that."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from random import Random
from typing import Literal

from app.brand.length import fits
from app.brand.texts import folded
from app.brand.words import Form, Language, gravest
from app.comments.language import detect
from eval.output import Written

Place = Literal["first", "inside", "last"]

_END = re.compile(r"(?<=[.!?…])[»”\")]{0,2}\s+(?=[A-ZÁÉÍÓÚÑÇÀÈ¿¡«“‹@])|\n+")
_USTED = re.compile(
    r"\b(?:usted|ustedes|le|les|su|sus|suyo|suya)\b|\b\w{1,20}(?:ándenos|éntenos|ásenos|víenos|íganos|ígannos|íbanos"
    r"|íbannos|éjenos|ísenos|ámenos)\b|\b(?:dígalo|llame|guarde|busque|marque|pida|disculpe|disculpen|cuente)\b",
    re.I,
)
_OF_OTHERS = frozenset({"le", "les", "su", "sus", "suyo", "suya"})
"""May as well speak of a third person."""
_VOS = re.compile(
    r"\b(?:vos|tenés|querés|podés|sos|sabés|necesitás|mirá|fijate|contanos|escribinos|mandanos|decinos|pasanos|avisanos"
    r"|dejanos|acercate|entrá|buscá|llamá|revisá)\b",
    re.I,
)
_TU = re.compile(
    r"\b(?:tú|te|ti|tu|tus|tuyo|tuya|contigo|os|vuestr[oa]s?|puedes|quieres|tienes|dinos|cuéntanos|escríbenos|mándanos"
    r"|pásanos|déjanos|avísanos|envíanos|mira|dile|prefieres|podéis|queréis|tenéis|decidnos|escribidnos)\b",
    re.I,
)
_CATALAN_TU = re.compile(
    r"\b(?:et|te|tu|teu|teva|teus|teves|pots|vols|saps|digues|truca|escriu)\b|\bt['’]\w"
    r"|\b(?:envia|explica|passa|deixa|mana|avisa)(?:['’]ns|-nos)\b",
    re.I,
)
_GREETING = re.compile(
    r"(?:hola|holi|buen[oa]s|hi|hello|hey|good (?:morning|afternoon|evening)|ol[aá]|bo[am] (?:dia|tarde|noite)"
    r"|bon(?:a|es)? (?:dia|tarda|nit)|estimad[oa]|querid[oa]|dear|caro|cara)\b",
    re.I,
)
_WORD = re.compile(r"\w+")


def sentences(text: str) -> list[str]:
    """In their order, without the space between them. A line break ends one too."""
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return [part for start, end in pairwise(cuts) if (part := text[start:end].strip())]


def body_and_signature(written: Written) -> tuple[list[str], list[str]]:
    """The sentences of the public text, and apart from them the network's signature.

    A translated one counts too: a last sentence without any mark at its end that names the brand.
    """
    parts = sentences(written.text.public)
    if len(parts) > 1 and written.brand.name in parts[-1] and parts[-1][-1].isalnum():
        return parts[:-1], parts[-1:]
    return parts, []


def inserted(written: Written, sentence: str, place: Place, random: Random) -> str | None:
    """The text with one more sentence; None when the network does not take it."""
    body, signature = body_and_signature(written)
    at = {"first": 0, "last": len(body)}.get(place)
    if at is None:
        at = random.randint(1, max(1, len(body)))
    return taken(written, [*body[:at], sentence, *body[at:], *signature])


def taken(written: Written, parts: Iterable[str]) -> str | None:
    """The sentences as one text, if the network takes it and something was changed."""
    text = " ".join(part for part in parts if part)
    same = text == " ".join(sentences(written.text.public))
    return text if text and not same and fitting(written, text) else None


def fitting(written: Written, text: str) -> bool:
    network = written.brand.network(written.case.comment.network)
    return network is None or fits(text, network.counts, network.limit)


def without_greeting(body: list[str]) -> list[str]:
    """The body after its greeting, where that is a short sentence of its own."""
    return body[1:] if len(body) > 1 and greets(body[0]) else body


def greets(sentence: str) -> bool:
    return bool(_GREETING.match(sentence.lstrip("¡"))) and len(_WORD.findall(sentence)) <= 4


def language_of(written: Written) -> Language:
    return detect(written.text.public, written.brand.language).language


def form_of(written: Written) -> Form:
    """How the text addresses its reader, by its plainest marks; the brand's form where it shows none."""
    text = written.text.public
    if _VOS.search(text):
        return "vos"
    ours = written.brand.form_of_address(written.case.comment.network, gravest(list(written.case.severity)))
    told = [mark[0].lower() for mark in _USTED.finditer(text)]
    tu, usted = len(_TU.findall(text)), sum(mark not in _OF_OTHERS for mark in told)
    if not tu and not usted:
        usted = len(told)
    if tu == usted:
        return ours
    if usted > tu:
        return "usted"
    return "vos" if ours == "vos" else "tu"  # «tu ejemplo» is both


def close_catalan(written: Written) -> bool:
    """Whether a Catalan text says tu: Catalan wordings say vostè, and would mix the two."""
    return language_of(written) == "ca" and bool(_CATALAN_TU.search(written.text.public))


def addresses(written: Written) -> bool:
    """Whether the text shows a form of address beyond doubt: «su» and «le» may be a third person's."""
    told = (mark[0].lower() for mark in _USTED.finditer(written.text.public))
    return any(mark not in _OF_OTHERS for mark in told) or any(
        pattern.search(written.text.public) for pattern in (_TU, _VOS)
    )


def known(written: Written, *, manual: bool = True) -> str:
    """Everything that may hold a figure, date, name or contact already, folded."""
    case, brand = written.case, written.brand
    told = [written.text.public, case.comment.text, case.comment.author or "", case.line.text if case.line else ""]
    told += [source.text for source in written.sources] + [fact.statement for fact in brand.facts]
    told += [*brand.contacts.links, *brand.contacts.phones, *brand.contacts.emails]
    return folded("\n".join(told)) + (_manual(tuple(file.text for file in brand.manual)) if manual else "")


@lru_cache(maxsize=16)
def _manual(texts: tuple[str, ...]) -> str:
    return " " + folded("\n".join(texts))
