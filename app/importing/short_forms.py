"""Abbreviations that a manual defines once: «Equipo de Comunidad (EC)», «DIR: Dirección Gerencia», a table of them."""

import re
from collections.abc import Iterable, Iterator

from app.brand.texts import folded
from app.importing.documents.document import Block, Document, Heading, Item, Paragraph, Table
from app.importing.organisation.network_names import networks_named
from app.importing.organisation.role_titles import title_of, titles_in
from app.importing.titles import ASIDE
from app.value import Value

SHORT = r"[A-ZÁÉÍÓÚÑ](?:[A-ZÁÉÍÓÚÑ&]|\.(?=[A-ZÁÉÍÓÚÑ&])){1,6}"
"""Two to seven capitals, with or without full stops between them."""
_BEHIND = re.compile(
    rf"\s?\((?:en (?:adelante|lo sucesivo),? |o |hereinafter,? |or )?(?:(?:el|la|the) )?"
    rf"[«“\"]?(?P<short>{SHORT})\.?[»”\"]?\)"
)
"""«(EC)», «(en adelante, «EC»)» behind what it stands for."""
_BEFORE = re.compile(rf"(?<![\w-])(?P<short>{SHORT}) \((?P<long>[^()\d]{{5,70}})\)")
_LINE = re.compile(rf"^\W{{0,3}}(?P<short>{SHORT})\.?\s*(?::|=|—|–|-|→)\s+(?P<long>[^\s].{{3,}})$", re.S)
_SEVERAL = re.compile(rf"(?<=[.;,])\s+(?P<short>{SHORT})\s?[:=]\s+(?P<long>[^:=.;,()]{{4,70}})(?=[.;,(]|$)")
"""«DC: Dirección de Comunicación. GG: Gerencia General.»"""
_EQUATION = re.compile(
    r"(?:^|[;:,]\s+|[a-z)]\.\s+)(?P<short>[^\s;:=][^;:=]{0,14}?)\s?=\s?(?P<long>[^;=]{3,60}?)(?=;|\.?$|\.\s)"
)
_HEADS = re.compile(r"siglas?|abreviaturas?|abrev|acronimos?|iniciales|claves?|abbreviations?|acronyms?|initials|short")
_END = re.compile(r"[.;,(]\s?|\s[–—-]\s")
_QUOTE = '«»“”"¿?'
LONGEST = 70
"""Characters of what an abbreviation stands for."""


class ShortForm(Value):
    short: str
    long: str
    role: bool
    """It stands for somebody's title; others stand for words of tables and labels."""


def short_forms(documents: Iterable[Document]) -> tuple[ShortForm, ...]:
    """What is defined in one way; an abbreviation of two meanings stands for nothing."""
    met: dict[str, list[ShortForm]] = {}
    for document in documents:
        for block in document.blocks:
            for one in _defined(block):
                met.setdefault(one.short, []).append(one)
    found = []
    for all in met.values():
        roles = [one for one in all if one.role] or all
        if len({folded(one.long) for one in roles}) == 1 and not networks_named(roles[0].short):
            found.append(roles[0])
    return tuple(found)


def is_short(text: str) -> bool:
    """Whether a text is nothing but an abbreviation in capitals."""
    return re.fullmatch(SHORT, text.strip(" .")) is not None


def _defined(block: Block) -> Iterator[ShortForm]:
    if isinstance(block, Table):
        yield from _of_table(block)
    elif not isinstance(block, Heading):
        yield from _of_text(block)


def _of_text(block: Paragraph | Item) -> Iterator[ShortForm]:
    if (line := _LINE.match(block.text)) and (long := _title(_END.split(line["long"], maxsplit=1)[0])):
        yield ShortForm(short=line["short"], long=long, role=True)
    for one in _SEVERAL.finditer(block.text):
        if title := _title(one["long"]):
            yield ShortForm(short=one["short"], long=title, role=True)
    yield from _inline(block.text)
    if block.text.count("=") > 1:
        for one in _EQUATION.finditer(block.text):
            short, long = one["short"].strip(), one["long"].strip()
            title = _title(long) if is_short(short) else None
            if len(short) < len(long) and not set(_QUOTE) & set(short + long):
                yield ShortForm(short=short, long=title or long, role=title is not None)


def _inline(text: str) -> Iterator[ShortForm]:
    named = titles_in(text) if "(" in text else ()
    for behind in _BEHIND.finditer(text):
        for one in named:
            if one.end == behind.start() and _initials(behind["short"], text[one.start : one.end]):
                yield ShortForm(short=behind["short"], long=_bare(text[one.start : one.end]), role=True)
    for before in _BEFORE.finditer(text):
        if (long := _title(before["long"])) and _initials(before["short"], long):
            yield ShortForm(short=before["short"], long=long, role=True)


def _of_table(table: Table) -> Iterator[ShortForm]:
    """A first column of abbreviations: its head says so, or what stands beside them are titles."""
    body = table.rows[table.header :]
    said = bool(table.header) and _HEADS.fullmatch(folded(table.rows[0][0])) is not None
    shorts = [row[0].strip() for row in body]
    fitting = all(is_short(one) or (said and 0 < len(one) <= 8) for one in shorts)
    if len(table.rows[0]) < 2 or len(set(shorts)) < len(shorts) or not fitting:
        return
    titles = [_title(row[1]) for row in body]
    if not said and sum(map(bool, titles)) * 2 < len(body):
        return
    for short, row, title in zip(shorts, body, titles, strict=True):
        long = title or _bare(row[1].split("\n")[0])
        if 3 < len(long) <= LONGEST:
            yield ShortForm(short=short, long=long, role=is_short(short) and (title is not None or said))


def _title(words: str) -> str | None:
    plain = _bare(words)
    return plain if 3 < len(plain) <= LONGEST and title_of(plain) else None


def _bare(words: str) -> str:
    plain = " ".join(ASIDE.sub(" ", words).split()).strip(" .,;:")
    return re.sub(r"^(?:el|la|los|las|the)\s+", "", plain, flags=re.IGNORECASE)


def _initials(short: str, long: str) -> bool:
    """Whether the letters of the abbreviation stand in its words, in order, the first one at the beginning."""
    letters, rest = folded(short.replace(".", "")).replace(" ", ""), folded(long)
    if not letters or not rest.startswith(letters[0]):
        return False
    for letter in letters:
        at = rest.find(letter)
        if at < 0:
            return False
        rest = rest[at + 1 :]
    return True
