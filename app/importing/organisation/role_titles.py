"""Where a text names a role («la jefa de prensa», «Head of Communications»), and where it names a person instead."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from app.brand.texts import folded
from app.draft.phrases import first_names
from app.importing.titles import reduced, words_of
from app.importing.vocabulary import singular

LONGEST = 70
"""Characters of a title."""

_HEADS = (
    r"(?:sub|vice)?direc(?:tor|tora|tores|toras|tor[/(]a\)?|ci[oó]n)(?!\w)|(?:sub)?jef(?:e|a|es|as|e/a|atura)(?!\w)"
    r"|responsables?|coordina(?:dor|dora|dores|doras|dor/a|dor\(a\)|ci[oó]n)(?!\w)|(?:sub)?gerentes?|(?:sub)?gerencia"
    r"|(?:vice)?president[ea]|presidencia|portavoz|portavoc[ií]a|vocer[oa]s?|vocer[ií]a|gabinete|comit[eé]"
    r"|asesor(?:a|es|as|/a)?(?!\w)|asesor[ií]a|delegad[oa]s?|delegaci[oó]n|oficina|secretari[oa]|secretar[ií]a"
    r"|encargad[oa]s?|supervisor(?:a|es|as)?(?!\w)|supervisi[oó]n|administrador(?:a|es|as)?(?!\w)|t[eé]cnic[oa]s?"
    r"|agentes?|operador(?:a|es|as)?(?!\w)|referentes?|l[ií]der(?:es|esa)?(?!\w)|analistas?|redactor(?:a|es|as)?(?!\w)"
    r"|moderador(?:a|es|as)?(?!\w)|propietari[oa]s?|due[nñ][oa]s?|abogad[oa]s?|gestor(?:a|es|as)?(?!\w)|gesti[oó]n"
    r"|consejer[oa] delegad[oa]|community managers?|social media managers?|ceo|coo|cmo|cto|cco|cfo|dircom|dpo|dpd|cm"
    r"|equipo|departamento|depto\.?|dpto\.?|[aá]rea|servicio|unidad|atenci[oó]n|centro|guardia|agencia|central"
    r"|legales|legal|jur[ií]dico|prensa|comunicaci[oó]n|soporte|operaciones|calidad|marketing|recursos humanos"
    r"|rr\. ?hh\.?|rrhh|relaciones (?:p[uú]blicas|institucionales|corporativas)|mantenimiento"
    r"|(?-i:Mesa|Turno|Profesional(?:es)?|Asistente|Especialista|C[eé]lula)(?= del? )"
    r"|gobernanta|titular|becari[oa]s?|alcald(?:e|esa|[ií]a)(?!\w)|concejal(?:a|[ií]a)?(?!\w)|intendente|intendencia"
    r"|(?:pro|vice)?r?rector(?:a|[ií]a)?(?!\w)|decan(?:o|a|ato|[ií]a)(?!\w)|fiscal(?:[ií]a)?(?!\w)|tesorer[ií]a"
    r"|interventor(?:a)?(?!\w)|intervenci[oó]n general|contralor(?:a|[ií]a)?(?!\w)|defensor(?:a|[ií]a) del \w{4,14}"
    r"|consejo|junta|patronato|directorio|claustro|rectorado"
    r"|head|chief|managers?|officers?|directors?|leads?|team|desk|counsel|press office"
    r"|customer (?:care|service|support)"
)
"""Words that a title begins with, or, in English, ends with."""
_NOT_ALONE = frozenset(
    {
        "responsable", "responsables", "coordinacion", "coordinador", "jefe", "jefa", "jefes", "encargado",
        "encargada", "equipo", "area", "departamento", "servicio", "unidad", "atencion", "centro", "oficina",
        "agencia", "central", "titular", "tecnico", "delegado", "gestion", "comunicacion", "calidad", "lead",
        "leads", "team", "manager", "managers", "officer", "desk", "referente", "lider", "supervision", "prensa",
        "marketing", "operaciones", "soporte", "secretaria", "comite", "gabinete", "mantenimiento", "operador",
        "recursos", "humanos", "administrador", "gestor", "referentes", "officers", "agente", "agentes", "fiscal",
        "consejo", "junta", "patronato", "directorio",
        "rector", "decano", "alcalde",
    }
)  # fmt: skip
"""Of those, the ones that name a field of a form, or an activity, as often as a role."""
_ADJECTIVE = (
    r"(?:[a-záéíóúñ]{2,14}(?:al|ales)|[a-záéíóúñ]{0,12}[íáóúé][a-z]{0,4}ic[oa]s?|jur[ií]dic[oa]s?|t[eé]cnic[oa]s?"
    r"|m[eé]dic[oa]s?|p[uú]blic[oa]s?|adjunt[oa]|financier[oa]s?|ejecutiv[oa]s?|corporativ[oa]s?|administrativ[oa]s?|intern[oa]"
    r"|extern[oa]|creativ[oa]|operativ[oa]|sanitari[oa]s?|human[oa]s|[uú]nic[oa]|gerente|gerencia(?! de)"
    r"|generales|electr[oó]nico|pyme)"
)
_NOUN = (
    r"(?!(?:que|quien|cuando|si|no|se|lo|la|los|las|el|un|una|su|sus|cada|todo|este|esta|hacer|ser)\b)"
    r"[^\W\d_][\w&.'’-]{1,24}"
)
_OF = r"(?:de las?|de los|del|de|al|a las?|d'|da|do)"
_SPANISH = (
    rf"(?:{_HEADS})(?:/as?|/os?|\(as?\)|@)?(?!\w)(?: {_ADJECTIVE}(?!\w)){{0,2}}"
    rf"(?: {_OF} {_NOUN}(?: {_ADJECTIVE}(?!\w)){{0,2}}){{0,3}}"
    rf"(?: (?:y|e) (?-i:(?=[A-ZÁÉÍÓÚ]))(?!(?:la|el)\b){_NOUN})?"
    r"(?P<more>(?: (?-i:[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{3,20})){1,2})?"
)
_ENGLISH = (
    r"(?:head|chief|director|vp) of [A-Za-z][\w&-]{1,20}(?: (?:and|&) [A-Za-z][\w-]{2,20}|(?-i: [A-Z][\w-]{2,20}))?"
    r"|(?:(?!(?:the|an?|our|your|if|when|while|ask|tell|only)\b)(?:(?-i:[A-Z][A-Za-z&'-]{1,20})|communications?|customer|community|social|media|press|store|duty|general|legal|brand|shift"
    r"|public|relations|care|service|support|operations|marketing) ){1,4}"
    r"(?:director|manager|officer|lead|team|desk|counsel|office|head|coordinator|editor|agent|executive|supervisor"
    r"|specialist|assistant|secretary|president|controller|analyst|representative"
    r"|adviser|advisor)s?(?!\w)(?! of\b)(?: on duty)?"
    r"|chief \w{3,20}(?: \w{3,20})? officer|chief executive|(?-i:[A-Z][a-z]{2,20} (?:[A-Z][a-z]{2,20} )?"
    r"(?:Affairs|Relations|Services|Department|Committee|Board))(?!\w)|vice[- ]president|(?:press|company"
    r"|general) secretary"
)
_TITLE = re.compile(rf"(?<![\w@#./-])(?:{_ENGLISH}|{_SPANISH})", re.IGNORECASE)
_UNIT = re.compile(
    r"\w*(?:ci[oó]n|tura|[ií]a|dad|sultor[ií]a|encia)\b|equipo|servicio|oficina|centro|departamento|[aá]rea|comit[eé]"
    r"|gabinete|consejo|secretariado|decanato",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"(?<![\w@#./-])[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{1,24}"
    r"(?: (?:(?:de|del|de la|de las|de los|of|al) )?[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{1,24}){0,3}"
)
_ENGLISH_ONLY = re.compile(rf"(?:{_ENGLISH})", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:el|la|los|las|al|a la|del|de la|un|una|su|nuestr[oa]|the|our|your|a|o)\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]")
_NAME = re.compile(r"(?:(?:D\.|Dª|Sra?\.|Dra?\.|don|doña)\s)?[A-ZÁÉÍÓÚÑ][a-záéíóúüñç'’]{1,20}"
                   r"(?:[ -](?:(?:de|del|de la|la|y|i)\s)?[A-ZÁÉÍÓÚÑ][a-záéíóúüñç'’.]{0,20}){1,3}")  # fmt: skip
_NOBODY = re.compile(
    r"[\s—–\-.·/]*(?:n/?a|ningun[oa]|(?:a )?nadie(?: m[aá]s)?"
    r"|no (?:aplica|tiene|procede|corresponde|hace falta|requiere)|none"
    r"|nobody(?: else)?|no[ -]one(?: else)?|not (?:applicable|needed|required)|sin sustitut[oa]|sin suplente"
    r"|(?:whoever|quien(?:es|quiera)?|cualquier[ao]?|todos|todas|everyone|anyone|somebody|someone|alguien)\b.{0,60})?"
    r"[\s.—–-]*",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"\b(?:affairs|relations|care|services|department|committee|board|division|asuntos \w+)$", re.IGNORECASE
)
"""What the units of a house end with: «Regulatory Affairs» is nobody's name."""
_NO_NAME = re.compile(
    r"^\w+(?:ci[oó]n|si[oó]n|dad|miento|encia|log[ií]a|duría|aje|ness|ment|tions?|ities|ings?)\b", re.IGNORECASE
)
"""Endings of things."""
_GRAMMAR = frozenset(
    {"su", "sus", "el", "la", "los", "las", "cómo", "quién", "cuándo", "qué", "our", "their", "its", "who"}
)
"""Words that a heading has («El equipo y sus sustituciones») and a title has not."""
_SENTENCE = re.compile(r"[.;:!?]\s|\d{2}|@")
_TELLS = re.compile(
    r"(?:^|\s)(?:se|que|no|si|cuando|donde|porque|when|if|that|is|are|was|were|must|should|has|have|es|son|est[aá]n?|hay|lo|le|les)\s"
    r"|\s(?:se|que|si|when|if|that)$|^(?:en|desde|antes|despu[eé]s|dentro|within|after|before|until|in|por|para)\s",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?<=\s[^\W\d_]{4})\.\s|(?<=[^\W\d_]{6})\.\s")
_INFINITIVE = re.compile(r" (?:de|del?) (?:[a-z]{2,14}(?:ar|er|ir|arlas?|arlos?))$")


class Named(NamedTuple):
    """A role in a text, `text[start:end]`; `title` without its article."""

    title: str
    start: int
    end: int


def titles_in(text: str, known: frozenset[str] = frozenset()) -> list[Named]:
    """Every role that a running text names, in order. Activities («atención al cliente») that could be roles count.

    `known`: folded names of areas that the manual uses as roles («Públicos»), besides the ones that every house has.
    """
    found = list(_titles(text))
    for match in _CAPITALS.finditer(text):
        if not any(one.start < match.end() and match.start() < one.end for one in found):
            said = folded(match[0])
            if said in known or (is_area(match[0]) and _capital_inside(text, match.start())):
                found.append(Named(match[0], match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def _titles(text: str) -> Iterator[Named]:
    """Where a title was cut short, what follows it may be another («Dirección Jurídica Operaciones de Red»)."""
    at = 0
    while match := _TITLE.search(text, at):
        named = _named(text, match)
        at = max(named.end, match.start() + 1) if named else match.end()
        if named:
            yield named


def glued(text: str) -> list[str]:
    """The titles of a cell whose lines ran together, two or more and nothing else; empty for any other text."""
    bare = " ".join(text.split())
    named = titles_in(f"a {bare}")
    return [one.title for one in named] if len(named) > 1 and " ".join(one.title for one in named) == bare else []


_PART_OF_A_HOUSE = frozenset(
    (
        "pais", "region", "zona", "tienda", "turno", "sucursal", "planta",
        "producto", "cuenta", "proyecto", "sala", "local", "marca", "canal",
        "redes", "operaciones", "marketing", "ventas", "comunicaciones", "mercado", "cadena",
    )
)  # fmt: skip
"""What a person's title may name without «de»: no surname is called so."""


def _named(text: str, match: re.Match[str]) -> Named | None:
    words = match[0].rstrip(" .")
    if match["more"]:
        words = words[: len(words) - len(match["more"])] + _kept(text, match)
    if cut := _ENDED.search(words):  # «Firma la Coordinación de Marca. Avisa a …»
        words = words[: cut.start()]
    if cut := _INFINITIVE.search(words):  # «responsable de publicar» says what somebody does
        words = words[: cut.start()]
    bare = " ".join(_ARTICLE.sub("", words).split())
    if folded(bare) in _NOT_ALONE and not _capital_inside(text, match.start()):
        return None
    return Named(bare, match.start(), match.start() + len(words)) if reduced(bare) else None


def _kept(text: str, match: re.Match[str]) -> str:
    """Capitals after a title that belong to it: «Unidad de Atención Ciudadana», but not «Directora Marta Ruiz»."""
    head = match[0][: match.start("more") - match.start()]
    word = match["more"].split()[0]
    if not _UNIT.match(head) and folded(word) in _PART_OF_A_HOUSE:  # «Gerente País»
        return f" {word}"
    if not (_UNIT.match(head) and head[0].isupper()) or any(
        word in first_names() for word in folded(match["more"]).split()
    ):
        return ""
    end = match.start("more")
    for word in re.finditer(r" (\w+)", match["more"]):
        if _TITLE.match(text, match.start("more") + word.start(1)) or is_area(word[1]):
            break
        end = match.start("more") + word.end()
    return text[match.start("more") : end]


def is_area(phrase: str) -> bool:
    """«Taquilla», «Protección Civil»: a part of a house that manuals name like a role."""
    first = folded(phrase).split()
    return bool(first) and singular(first[0]) in _areas()


@cache
def _areas() -> frozenset[str]:
    return frozenset(singular(word) for word in words_of("area"))


def _capital_inside(text: str, start: int) -> bool:
    """«avisa a Calidad»: a word with a capital that begins no sentence is a name."""
    return text[start].isupper() and not re.search(r"(?:^|[.:;!?¿¡«\"(•-])\s*$", text[:start])


def title_of(text: str) -> str | None:
    """The title that a whole text is, without article, aside or person; None: it is something else.

    «Directora de comunicación (Marta Ruiz)», «Marta Ruiz, directora de comunicación» and «la directora de
    comunicación» are one title.
    """
    for part in _parts(text):
        bare = _ARTICLE.sub("", part).strip(' .:;,*«»"')
        found = _TITLE.match(bare)
        if found and len(bare) <= LONGEST and _covers(bare, found) and folded(bare) not in _NOT_ALONE:
            return bare
    return None


def _covers(bare: str, found: re.Match[str]) -> bool:
    """Whether the title is all of the text, a few words aside («Dirección de Comercio Electrónico y Web»)."""
    rest = bare[found.end() :].split()
    return (
        len(rest) <= 3
        and not _SENTENCE.search(bare)
        and not any(re.search(r"\W$", word) or word.lower() in _GRAMMAR for word in rest[:-1])
        and (not rest or rest[0][:1].isupper() or rest[0].lower() in ("y", "e", "de", "del", "and", "o", "/", "&"))
    )


def trusted(text: str) -> str | None:
    """The title in a cell that is known to hold one: any few words but a person's name, a dash or a sentence."""
    if several := glued(text):
        return several[0]
    if found := title_of(text):
        return found
    for part in _parts(text):
        bare = _ARTICLE.sub("", part).strip(' .:;,*«»"')
        short = 1 <= len(bare.split()) <= 7 and len(bare) <= LONGEST and any(char.isalpha() for char in bare)
        if short and not is_person(bare) and not nobody(bare) and not a_sentence(bare) and reduced(bare):
            return bare
    return None


def a_sentence(text: str) -> bool:
    """«se retiró en 2019», «llamar al 112»: words that tell something and name nobody."""
    return bool(_SENTENCE.search(text) or _TELLS.search(text))


def _parts(text: str) -> Iterator[str]:
    """The text without its aside, the asides, and what stands before and after a comma or dash."""
    plain = _ASIDE.sub("", text).strip()
    yield plain
    yield from (aside.strip(" ()[]") for aside in _ASIDE.findall(text))
    for separator in (",", " – ", " — ", " - ", ": "):
        if separator in plain and is_person(plain.split(separator, 1)[0]):
            yield plain.split(separator, 1)[1].strip()
        elif separator in plain and is_person(plain.split(separator, 1)[1]):
            yield plain.split(separator, 1)[0].strip()


def is_person(text: str) -> bool:
    """Whether the words look like somebody's name: capitals, and no word that titles are made of."""
    bare = text.strip(" .,;:*")
    words = re.split(r"[ -]", bare)
    if _TITLE.match(bare) or any(_TITLE.match(word) for word in words):
        return False
    if len(words) == 1 and bare[:1].isupper():
        return folded(bare) in _given_names()
    given = folded(words[0]) in _given_names()
    unit = is_area(bare) or _NO_NAME.search(bare) or _FUNCTION.search(bare)
    other = not given and re.match(r"[A-ZÁÉÍÓÚÑ]\w{3,20} (?:de|del|of)\b", bare)  # «Profesional de Redes»
    return bool(_NAME.fullmatch(bare)) and (given or not (unit or other))


@cache
def _given_names() -> frozenset[str]:
    return first_names() | frozenset(words_of("nickname"))


def nobody(text: str) -> bool:
    """«—», «nadie», «no aplica»."""
    return _NOBODY.fullmatch(text) is not None
