"""Harm: a phone or an e-mail that nobody gave, to which people would then turn."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.comments.personal_data import find
from app.comments.reading import read
from app.evidence.figures import figures
from app.guard.rule import Context, Mark, Part, block
from app.guard.sources import Source

_DIALLED = re.compile(
    r"\b(?:llam\w{1,7}|marc(?:a|ad|ar|ando|que|quen|ale)|telefon\w{1,4}|tel\.?|tlf\.?|call|dial|ring|phone|text"
    r"|lig\w{1,4}"
    r"|tru[cq]\w{1,6}|chama\w{0,4}|deitu|whatsapp)[\s:'’]{1,3}"
    r"(?:(?:al|el|a|o|ao|on|us|to|no|n\.?o|numero|telefono|gratuito|corto|nos|ns|nuestro|our|number|para|es|at|un"
    r"|una)[\s:]{1,3}){0,4}"
    r"(\d{3,7})(?![\w€%]|[.,]\d|\s?(?:euros?|veces|dias|horas|minutos|personas|goles|times|minutes|hours))"
)
_DOT = r"\s?(?:[\[({]\s?)?(?:punto|dot|ponto|punt|\.)(?:\s?[\])}])?\s?"
_SPELT_OUT = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:\s?[\[({{]\s?(?:arroba|at|@)\s?[\])}}]\s?"
    rf"|\sarroba\s)[a-z0-9-]{{2,63}}{_DOT}[a-z]{{2,24}}"
    r"|(?<![\w.+-])[\w.+-]{1,64}\sat\s[a-z0-9-]{2,63}\s(?:dot|punto)\s[a-z]{2,24}"
)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-/–]\s?(?:19|20)\d\d")


def unknown_contact(part: Part, context: Context) -> Iterator[Mark]:
    """A phone or an e-mail, spelt in any way, that no source and no contact of the brand gives."""
    if not part.bears_data:
        return
    seen: list[tuple[int, int]] = []
    for span in _spans(part, context):
        if any(start < span[1] and span[0] < end for start, end in seen):
            continue
        seen.append(span)
        if _YEARS.fullmatch(part.text[slice(*span)]):
            continue
        if not _key(part.text[slice(*span)]) & _known(context.sources):
            yield _mark(part, span)


def _spans(part: Part, context: Context) -> Iterator[tuple[int, int]]:
    yield from ((f.start, f.end) for f in figures(part.text) if f.kind in {"phone", "email"})
    yield from ((f.start, f.end) for f in find(part.text, context.brand.country) if f.kind in {"phone", "email"})
    yield from (part.at_match(m) for m in _SPELT_OUT.finditer(part.folded))
    yield from (part.at(m.start(1), m.end(1)) for m in _DIALLED.finditer(part.folded))


@lru_cache(maxsize=64)
def _known(sources: tuple[Source, ...]) -> frozenset[str]:
    """Digits of every number and every e-mail that a source gives."""
    return frozenset(
        key
        for source in sources
        for f in figures(source.text)
        if f.kind in {"phone", "email", "number"}
        for key in _key(source.text[f.start : f.end])
    )


def _key(shown: str) -> frozenset[str]:
    """What two ways of writing one contact share: the mail in full, or the digits (the last nine, past the prefix)."""
    folded = read(shown).folded
    mail = re.sub(r"\s?[\[({]?\s?\b(?:arroba|at)\b\s?[\])}]?\s?", "@", folded)
    mail = re.sub(r"\s?[\[({]?\s?\b(?:punto|dot|ponto|punt)\b\s?[\])}]?\s?", ".", mail)
    if "@" in mail:
        return frozenset({re.sub(r"\s", "", mail).strip(".")})
    digits = re.sub(r"\D", "", folded)
    return frozenset({digits[-9:]} if digits else ())


def _mark(part: Part, span: tuple[int, int]) -> Mark:
    shown = part.quote(span)
    return block(
        f"«{shown}» no está entre los contactos de la marca ni en ninguna fuente; quítelo o use un contacto de la "
        f"marca",
        f"“{shown}” is neither a contact of the brand nor in a source; remove it or use one of the brand's",
        span,
    )
