"""Phones, mails, links and emergency numbers that the manual gives for the public; nobody's own are ever read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.brand.texts import folded
from app.comments.personal_data import find
from app.evidence.figures import figures
from app.importing.documents.document import Table
from app.importing.documents.records import Record
from app.importing.organisation.role_titles import is_person
from app.importing.protocol.lines import lines, tables
from app.importing.reading import Ground, Quote, Reading
from app.wording import Wording

UNCLEAR = Wording(
    es="el manual no dice si este contacto se puede dar al público",
    en="the manual does not say whether this contact may be given to the public",
)
_PUBLIC = re.compile(
    r"\b(?:al publico|publicos?|publicas|(?:para|a) (?:los |las )?(?:clientes|pacientes|usuarios"
    r"|huespedes|viajeros|socios|consumidores)"
    r"|se pueden? (?:dar|pasar|facilitar|compartir|publicar|difundir|entregar|decir)|pued(?:e|en|es|o) (?:facilitarse"
    r"|compartirse|publicarse|difundirse|entregarse|compartir|publicar|difundir|entregar)"
    r"|podemos (?:compartir|publicar|difundir|entregar)|pod[ée]s compartir"
    r"|(?:may|can) (?:be )?(?:publish|share|g[io]ve|hand)\w*"
    r"|happy to (?:share|give)|ok to (?:share|give|publish)|si se (?:da|dan|comparte)"
    r"|publicables?|compartibles?|shareable"
    r"|se puede (?:dar|pasar|facilitar)|pueden darse|puede darse|podemos (?:dar|pasar|facilitar)"
    r"|podes (?:dar|pasar)|puedes (?:dar|pasar)"
    r"|atencion al (?:cliente|consumidor|usuario|paciente|publico)|remitimos|derivamos|derivar"
    r"|invitamos|escriban?os|escriba a|escribe a"
    r"|escribinos|llamenos|llamanos|llame a|hablar en privado|en privado|canal privado|por privado"
    r"|oficiales?|gratuito|linea de atencion"
    r"|contactanos|contactenos|customers?|the public|write to|contact us|email us|call us|contactos? permitidos?"
    r"|enlaces permitidos|links permitidos)\b"
)
_HEAD_PUBLIC = re.compile(
    r"\b(?:contactos? (?:public|para|permitid|oficial|de la marca|que se puede)|datos (?:publicos"
    r"|de contacto)|enlaces|links|public contact)"
)
_INTERNAL = re.compile(
    r"\b(?:intern[oa]s?|no publicar|no (?:se |lo |los )?(?:dan|da|difund\w+|publi\w+|facilit\w+"
    r"|compart\w+)|no (?:se )?pued\w+ (?:dar|pasar|facilit\w+|compart\w+|public\w+|difund\w+)|jamas|"
    r"(?<!desde )(?<!desde el )(?<!desde tu )(?<!desde su )(?<!desde un )(?:movil|celular)(?:es)?"
    r"|directorio|prensa|periodistas?|medios|press|journalists?|agencia|confidencial|guardia|extension"
    r"|whatsapp del equipo|slack|estafa"
    r"|phishing|falso|falsa|proveedor\w*|internal|do not share"
    r"|(?:never|not) (?:be )?(?:share|publish|give|given|shared|published)\b.*|mobile)\b"
)
_FREE = re.compile(r"\W*(?:900|800|0800|01[ -]800|1[ -]8\d\d)\b")
_SPOKEN = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")
_SOCIAL = re.compile(r"^(?:x|twitter|instagram|facebook|linkedin|tiktok|youtube|google|wa|t|bit)\.(?:com|me|ly|co)\b")
_MOBILE_OR_PERSON = re.compile(r"\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+ \(?\+?\d")
_KINDS = {"phone": "phones", "email": "emails", "url": "links"}

_NUMBER = (
    r"(?P<n>0?[89]00(?:[ -]\d{2,4}){2,4}|\*?(?:116 ?\d{3}|1[0-4]\d|0?1[67]|0[268]\d|1\d{3}|911|988|999|\d{4})\*?"
    r"|0?[89]00[ -]\d{3}[ -]?\d{2,4}(?:[ -]\d{2,3})?)(?!\d|[.,:]\d| ?(?:min|h\b|horas|€|%|caract|dias"
    r"|personas|km))"
)
_HELP = re.compile(
    rf"\b(?:llam\w*|marc\w+|telefonos?|tel|tlf|linea\w*|numeros?|dial|call|emergenc\w+|suicid\w*"
    rf"|quitarse la vida|autolesi\w*|hacerse dano|self.?harm|violencia|urgencias|ayuda|helpline"
    rf"|menor(?:es)?|peligro|riesgo|sufre|danger|hurt)\b[^.;\d*]{{0,60}}?(?<!\d)(?<!\d[ .,])(?<![\d/-]){_NUMBER}"
)
_ABOUT = (
    ("self_harm", re.compile(r"suicid|autoles|hacerse dano|self.?harm|quitarse la vida|esperanza")),
    ("violence", re.compile(r"violencia|maltrato|machista|agresion|abuse|domestic")),
    ("minors", re.compile(r"menor|infan|nino|nina|anar|adolescen|child")),
    ("general", re.compile(r"emergenc|peligro|urgenc|ambulancia|llam\w* (?:ya |ahora |siempre )?al|112|911|call")),
)
_OF_COUNTRY = {"112", "911", "999", "123", "061", "107", "131", "105", "190", "192", "193"}
"""Numbers that are for any emergency wherever they are in use."""


class Contact(NamedTuple):
    kind: str
    text: str
    quote: Quote
    public: bool


def read(ground: Ground) -> list[Reading]:
    """Readings of `contacts.phones | emails | links` and `emergency.*`. Unclear ones where none is clear."""
    readings = list(_emergency(ground))
    helping = {str(reading.value) for reading in readings}
    found = [one for one in _contacts(ground) if one.text not in helping]
    for kind in _KINDS.values():
        clear = [one for one in found if one.kind == kind and one.public]
        for one in clear or [one for one in found if one.kind == kind]:
            doubt = None if one.public else UNCLEAR
            readings.append(Reading(field=f"contacts.{kind}", value=[one.text], quotes=(one.quote,), doubt=doubt))
    return list({(reading.field, str(reading.value)): reading for reading in readings}.values())


def _contacts(ground: Ground) -> Iterator[Contact]:
    for line in lines(ground):
        around = " ".join((*line.above, *line.place.headings[-1:], line.label))
        for sentence in line.sentences():
            yield from _told(sentence, around, line.quote(sentence))
    for table in tables(ground):
        for row in table.rows[table.header :]:
            yield from _of_row(row, table)


def _of_row(row: tuple[str, ...], table: Table) -> Iterator[Contact]:
    """A directory of people gives nothing; a row whose words say so, or a network's private channel, does."""
    heads = " ".join(row_text for row_text in table.rows[0])
    around = " ".join((heads, *table.place.headings[-1:], row[0]))
    if any(is_person(cell) for cell in row):
        return
    for cell in row:
        yield from _told(cell, around, Quote(text=cell, place=table.place))


def _told(text: str, around: str, quote: Quote) -> Iterator[Contact]:
    """The contacts of a sentence, or of each line of a cell."""
    for line in text[:2_000].split("\n"):
        yield from _of_text(line, around, quote)


def _of_text(text: str, around: str, quote: Quote) -> Iterator[Contact]:
    plain, heading = folded(text), folded(around)
    if _INTERNAL.search(plain) or _INTERNAL.search(heading):
        return
    spoken = [(match.start(), match.end()) for match in _SPOKEN.finditer(text)]
    if _PUBLIC.search(plain) or _PUBLIC.search(heading) or _HEAD_PUBLIC.search(heading):
        helps = any(about.search(f"{heading} {plain}") for _, about in _ABOUT[:3])
        numbers = () if helps else (*_short_numbers(text), *_STAR.findall(text))
        yield from (Contact("phones", number, quote, True) for number in dict.fromkeys(numbers))
    for figure in figures(text):
        if figure.kind not in _KINDS:
            continue
        said = text[figure.start : figure.end].strip(" .,;")
        if figure.kind == "phone" and text[: figure.start].endswith("*"):
            continue
        if _nobody_elses(figure.kind, said, text):
            inside = any(start <= figure.start < end for start, end in spoken)
            public = inside or bool(_PUBLIC.search(plain) or _PUBLIC.search(heading) or _HEAD_PUBLIC.search(heading))
            if public or not _private(figure.kind, said):
                yield Contact(_KINDS[figure.kind], _bare(figure.kind, said), quote, public)


_SHORT = re.compile(
    r"\b(?:telefono|tel|tlf|tfno|linea|numero|central(?:ita)?|llam\w{1,5}(?: gratis)?(?: al)?"
    r"|marc\w{1,4}(?: al)?|phone|call|dial|ring)"
    r"(?: (?:gratuito|de (?:atencion|informacion|ayuda)(?: (?:ciudadana|al \w{3,12}))?|corto"
    r"|line|number|us on|on|es el|is))?[: ]{1,2}(?:el |al )?"
    r"(?P<n>\*\d{3,5}|\d{3,6})(?![\d:%€]|[.,/ -]\d| ?(?:min|h\b|horas?|€|%|caract|dias|personas|veces|km|hours?|days))"
)
"""Numbers of three to six digits, which only the word before them tells from other figures; folded, with marks."""


_STAR = re.compile(r"(?<![\w*])\*\d{3,5}(?![\w*])")
"""«*611»."""


def _short_numbers(text: str) -> Iterator[str]:
    plain = _plain(text)
    for found in _SHORT.finditer(plain):
        asked = any(about.search(plain[max(0, found.start() - 60) : found.end()]) for _, about in _ABOUT[:3])
        if found["n"] not in _OF_COUNTRY and not asked and "emergenc" not in plain:
            yield found["n"]


def _private(kind: str, said: str) -> bool:
    """A phone that is not free to call, or somebody's own mailbox, is no contact unless the manual says so."""
    if kind == "phone":
        return not _FREE.match(said)
    return kind == "email" and bool(find(said, "ES"))


def _nobody_elses(kind: str, said: str, text: str) -> bool:
    if kind == "url":
        return not _SOCIAL.match(_bare(kind, said)) and f"@{said}" not in text
    if kind == "phone":
        return not _MOBILE_OR_PERSON.search(text)
    return True


def _bare(kind: str, said: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|^www\.", "", said).rstrip("/") if kind == "url" else said


def _emergency(ground: Ground) -> Iterator[Reading]:
    """A number with the words that say what it is for."""
    for line in lines(ground):
        for sentence in line.sentences():
            yield from _numbers(sentence, f"{line.label} ", line.quote(sentence))
    for record in ground.records:
        if record.kind == "row":
            yield from _row_numbers(record)


def _row_numbers(record: Record) -> Iterator[Reading]:
    for said in record.said:
        yield from _numbers(f"{record.subject}: {said.text}", "", Quote(text=said.quote, place=said.place))


def _numbers(text: str, label: str, quote: Quote) -> Iterator[Reading]:
    plain = _plain(label + text)
    for match in _HELP.finditer(plain):
        before = re.split(r"[.;]", plain[: match.start("n")])[-1][-90:]
        number = match["n"].strip()
        kind = next((kind for kind, about in _ABOUT if about.search(before)), None)
        if number in _OF_COUNTRY and kind:  # «si el menor está en peligro, llame al 112»
            kind = "general"
        if kind == "general" and number not in _OF_COUNTRY:
            kind = None
        if kind:
            yield Reading(field=f"emergency.{kind}", value=number, quotes=(quote,))


def _plain(text: str) -> str:
    """Folded, with its punctuation."""
    return "".join(folded(char) or char for char in text[:2_000])
