"""What the brand is called: a label, its legal form, the title of the manual or the line below it, or running text."""

import re
from collections import Counter
from collections.abc import Iterator

from app.brand.headings import GENERIC, LINKS, PARTS, brand_name
from app.importing.documents.document import Document, Heading, Paragraph
from app.importing.organisation.network_names import networks_named
from app.importing.organisation.pairs import pairs
from app.importing.organisation.role_titles import is_person, title_of, titles_in
from app.importing.protocol.lines import lines
from app.importing.reading import Ground, Quote, Reading
from app.importing.vocabulary import vocabulary
from app.wording import Wording

ONLY_HEADING = Wording(
    es="el nombre sale del título y no vuelve a aparecer en el manual",
    en="the name comes from the title and stands nowhere else",
)
FROM_PROSE = Wording(
    es="ningún título dice el nombre; se ha deducido del texto",
    en="no heading gives the name; it was deduced from the text",
)
_ALSO_GENERIC = frozenset(
    [
        "incident",
        "incidents",
        "issue",
        "issues",
        "guest",
        "house",
        "tone",
        "voice",
        "pauta",
        "pautas",
        "cuaderno",
        "libreta",
        "instructivo",
        "lineamientos",
        "normativa",
        "directrices",
        "orientaciones",
        "procedimientos",
        "contenidos",
        "respuesta",
        "situaciones",
        "sensibles",
        "reclamos",
        "reclamaciones",
        "quejas",
        "comunicaciones",
        "moderación",
        "escucha",
        "prensa",
        "portavoces",
        "temporada",
        "edición",
        "edition",
        "standard",
        "operating",
        "procedure",
        "toolkit",
        "escalation",
        "escalada",
        "days",
        "días",
        "publicación",
        "publicaciones",
        "equipo",
        "team",
        "documento",
        "interno",
        "confidential",
        "draft",
        "borrador",
    ]
)
_CAPITAL = r"[A-ZÁÉÍÓÚÑ0-9][\w&.'’+-]{0,30}"
_CHAIN = rf"{_CAPITAL}(?: (?:(?:de la|de los|de las|de|del|y|e|and|of|the|&) )?{_CAPITAL}){{0,6}}"
_FORM = (
    r"(?:S\. ?A\. ?S\.?|S\. ?A\. ?U\.?|S\. ?A\. de C\. ?V\.?|S\. ?A\. ?C\.?|S\. ?A\.?"
    r"|S\. ?L\. ?U\.?|S\. ?L\.?|S\. de R\. ?L\.(?: de C\. ?V\.)?"
    r"|S\. ?R\. ?L\.?|SpA|S\.p\.A\.|E\. ?I\. ?R\. ?L\.?|E\. ?S\. ?P\.?"
    r"|S\. ?Coop\.?(?: And\.| Lda\.)?|A\. ?C\.|Ltda\.?|Ltd\.?|Limited|PLC|plc|Inc\.?|LLC|GmbH)"
)
_DASH = re.compile(r"\s+[-–—|·]\s+")
_LEGAL = re.compile(rf"(?P<name>{_CHAIN}),?\s{_FORM}(?![\w])")
"""«Aguas del Turia, S.A.»"""
_CODE = re.compile(r"^[A-Z]{1,5}(?:[-./ ]?[A-Z]{1,5}){0,2}[-./ ]?\d{1,4}(?:[-./]\d{1,4}){0,3}\s?(?:[.:–—-]\s*)?(?=\w)")
"""«PR-COM-014 Gestión de …»: the number of a document in a house."""
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[A-ZÁÉÍÓÚÑ])")
"""«Protocolo de redes. Acme»: behind the full stop stands something else."""
_QUESTION = re.compile(r"(?:qué|que|cómo|como|quién|cuándo|dónde|para|si|cuando|how|what|who|when)\b", re.I)
_IN_BRAND = re.compile(
    r"\b(?:En|Somos|At|We are) ((?:[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{1,20})(?: (?:de |del |y )?[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{1,20}){0,3})"
    r"(?=,? [a-záéíóú]+(?:mos|n)\b|,? we\b|[.,])"
)


def read(ground: Ground) -> Iterator[Reading]:
    """The reading of `name`; doubtful unless a label or a legal form gives it, or the manual says it again."""
    body = Counter(word for line in lines(ground) for word in re.findall(r"\w+", line.text))
    found = next(_labelled(ground), None) or next(_legal(ground), None) or _of_title(ground, body)
    if found:
        yield found
    else:
        yield from _in_prose(ground)


def _labelled(ground: Ground) -> Iterator[Reading]:
    for pair in pairs(ground):
        value = re.sub(r"\s*\([^()]{1,40}\)$", "", pair.text)
        value = re.sub(rf",?\s{_FORM}$", "", value.strip()).strip(' .«»"')
        short = 0 < len(value) <= 50 and len(pair.label) <= 30 and len(value.split()) <= 6
        named = vocabulary("identity").meaning(pair.label) == "name" and not title_of(pair.label)
        if short and named and value[:1].isupper() and not title_of(value):
            yield Reading(field="name", value=value, quotes=(pair.quote,))


def _legal(ground: Ground) -> Iterator[Reading]:
    """A company by its legal form, in the title or the first lines."""
    for document in ground.documents:
        for block in document.blocks[:6]:
            if isinstance(block, Heading | Paragraph) and (found := _LEGAL.search(block.text[:300])):
                name = _bare(found["name"])
                if name and not title_of(name):
                    yield Reading(field="name", value=name, quotes=(Quote(text=block.text, place=block.place),))


def _bare(name: str) -> str:
    """The name without words such as «Manual de» before it, and without a legal form that is still behind it."""
    name = re.sub(rf"(?:,?\s{_FORM})+$", "", name.strip(" ,"))
    words = name.strip(" ,").split()
    while words and (_common(words[0]) or (words[0] in LINKS)):
        words.pop(0)
    return " ".join(words)


def _common(word: str) -> bool:
    return word.casefold().strip('«»".,') in GENERIC | _ALSO_GENERIC


def _of_title(ground: Ground, body: Counter[str]) -> Reading | None:
    candidates = [found for document in ground.documents for found in _candidates(document)]
    repeated = [one for one in candidates if _weight(one[0], body)]
    best = max(repeated, key=lambda one: _weight(one[0], body), default=None)
    if len(ground.documents) == 1:  # the title before the lines below it
        best = next(iter(repeated or candidates), None)
    if not best:
        return next((_doubted(one) for one in candidates), None)
    sure = _all_capital(best[0]) and (best in repeated or len(candidates) == 1)
    said = _weight(best[0], body) and not any(_common(word) for word in best[0].split())
    return Reading(field="name", value=best[0], quotes=(best[1],), doubt=None if sure or said else ONLY_HEADING)


def _doubted(one: tuple[str, Quote]) -> Reading:
    return Reading(field="name", value=one[0], quotes=(one[1],), doubt=ONLY_HEADING)


def _candidates(document: Document) -> Iterator[tuple[str, Quote]]:
    """What the first heading says besides «manual de crisis», and the short lines right below it."""
    first = next((n for n, block in enumerate(document.blocks) if isinstance(block, Heading)), None)
    if first is None:
        return
    title, *below = document.blocks[first : first + 3]
    for part in _parts(title.text) if isinstance(title, Heading) else []:
        name = brand_name(part)
        if re.search(r"[A-ZÁÉÍÓÚÑ]", name) and not _generic(name):
            yield _last_capitals(name), Quote(text=part, place=title.place)
    for block in below:
        if not isinstance(block, Heading | Paragraph) or (isinstance(block, Heading) and block.level == 1):
            return
        if named := _document_of(block.text):
            yield named, Quote(text=block.text, place=block.place)
            continue
        for part in _DASH.split(block.text) if len(block.text) <= 90 and not block.text.endswith(".") else []:
            if re.fullmatch(_CHAIN, part) and not _generic(part) and not titles_in(f"a {part}") and not is_person(part):
                yield part, Quote(text=part, place=block.place)


_DOCUMENT = re.compile(
    rf"^(?:The |Our )?(?P<name>{_CHAIN}) (?:[a-z]{{3,12}} ){{0,3}}(?:handbook|playbook|manual|guide|plan"
    rf"|protocol|policy)\b"
)


def _document_of(line: str) -> str | None:
    """«The Hobson & Reed crisis handbook for social media»: the brand that a line below the title names."""
    found = _DOCUMENT.match(line) if len(line) <= 90 else None
    name = re.sub(r"^(?:The|Our) ", "", found["name"]) if found else ""
    return name if name and not _generic(name) and not titles_in(f"a {name}") else None


def _parts(title: str) -> list[str]:
    """What stands between dashes, colons and full stops, without the document's number; names before descriptions."""
    parts = [piece.strip(" .") for part in PARTS.split(_CODE.sub("", title)) for piece in _STOP.split(part)]
    return sorted(filter(None, parts), key=lambda part: not _all_capital(brand_name(part)))


def _last_capitals(name: str) -> str:
    """Of «atención en redes de Aguas del Turia» the name at its end; all of it where capitals stand before others."""
    end = re.search(rf"(?:\bde |\bdel |\bfor |\bof )(?P<name>{_CHAIN})$", name)
    if end and name[:1].islower() and len(name.split()) > 3:
        return end["name"]
    return name


def _generic(name: str) -> bool:
    if _QUESTION.match(name):
        return True
    return all(_common(word) or not word[0].isupper() for word in name.split())


def _all_capital(name: str) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word in LINKS for word in name.split())


def _weight(name: str, body: Counter[str]) -> int:
    """How often the manual says the most frequent telling word of a name again."""
    return max(
        (body[word] for word in re.findall(r"\w{3,}", name) if word[0].isupper() and not _common(word)), default=0
    )


def _in_prose(ground: Ground) -> Iterator[Reading]:
    """«En Cafés Tierra Alta tuteamos»: the name that stands most often so, and a doubt."""
    met: dict[str, list[Quote]] = {}
    for line in lines(ground):
        for found in _IN_BRAND.finditer(line.text):
            if not networks_named(found[1]) and not title_of(found[1]):
                met.setdefault(found[1], []).append(line.quote())
    if met:
        name = max(met, key=lambda one: len(met[one]))
        yield Reading(field="name", value=name, quotes=tuple(met[name][:3]), doubt=FROM_PROSE)
