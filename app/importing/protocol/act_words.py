"""The grammar of an order: the condition, the act, who does it, by when."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from typing import NamedTuple

from app.brand.texts import folded
from app.importing.organisation.role_titles import titles_in
from app.importing.severity.durations import Duration, minutes

_INFINITIVE = (
    r"(?:avisar|capturar|hacer (?:una )?captura|sacar (?:una )?captura|tomar (?:una )?captura|guardar (?:una )?captura|guardar|ocultar|llamar|telefonear|escalar|notificar|informar|registrar|anotar|"
    r"comunicar|convocar|activar|bloquear|denunciar|reportar|elevar|trasladar|retirar|pausar|detener|parar|suspender|congelar|alertar|documentar|archivar|"
    r"abrir|poner en copia|pasar(?:lo|la)?|derivar(?:lo|la)?|remitir(?:lo|la)?|enviar(?:lo|la)?|mandar(?:lo|la)?|reunir|localizar|contactar|cortar|revocar|poner|reenviar(?:lo|la)?|tomar captura)"
)
_PRESENT = (
    r"(?:(?:se |lo |la )?(?:avis|captur|ocult|escal|notific|inform|registr|anot|convoc|activ|bloque|denunci|report|elev|traslad|retir|paus|alert|document|archiv|llam|guard|pas|deriv|envi|mand|contact|comunic)(?:a|an|amos|e|en|á)"
    r"|se abre|abrimos|remitimos|se remite|se hace (?:una )?captura|hacemos captura)"
)
_THIRD = (
    r"(?:avisa|captura|oculta|llama|escala|notifica|informa|registra|anota|convoca|activa|bloquea|denuncia|reporta|pausa|detiene|alerta|retira|abre|guarda|remite|traslada|pasa|"
    r"hace (?:una )?captura|toma (?:nota|los datos)|comunica|deriva|reenvía)n?"
)
_ENGLISH = r"(?:alert|notify|call|inform|escalate|capture|screenshot|hide|log|report|pause|forward|page|tell)"
_ACT = re.compile(rf"(?<!\w)(?:{_INFINITIVE}|{_PRESENT}|{_ENGLISH})(?!\w)", re.I)
_STARTS = re.compile(
    rf"\W{{0,3}}(?:hay que |debemos |debe |se debe |conviene |inmediatamente |primero |de inmediato )?(?:{_INFINITIVE}|{_PRESENT}|{_ENGLISH})(?!\w)",
    re.I,
)
_PUBLIC = re.compile(
    r"\b(?:(?:a|por|en|al) (?:mensaje )?(?:privado|directo|dm|md|inbox)|al cliente|a la clienta|a la persona|al usuario|a la usuaria|a quien (?:escribe|comenta)|por su nombre|la conversacion|disculpas|"
    r"las gracias|al 112|al 911|al 024|un mensaje|una respuesta|el texto|la atencion)\b"
)
_CONDITION = re.compile(
    r"^\W{0,3}(?P<when>(?:si|cuando|ante|en caso de(?: que)?|siempre que|if|when|in case of)\s+[^:;.]{3,160}?)\s*(?::|→|->|=>|,\s+(?="
    rf"{_STARTS.pattern}|(?:\w{{2,20}}\s){{1,6}}?{_THIRD}\s))\s*(?P<act>\S.*)$",
    re.I | re.S,
)
_AFTER = re.compile(
    r",?\s+(?P<when>(?:si|cuando|en caso de(?: que)?|siempre que|en toda?|ante|tras|if|when|whenever|in case of|in the event of)\s+[^.;:]{3,160})",
    re.I,
)
_DOER = re.compile(
    r"(?i:\b(?:(?:lo|la|los|las)\s)?(?:hace|hacen|lleva|ordena|se encarga|se ocupa|a cargo de|corre a cargo de|responsable:?|encargad[oa]:?|quién:?|by|owner:?))\s+(?:de ello\s+)?(?:el |la |los |las |de la |del |the )?"
    r"(?P<who>[A-ZÁÉÍÓÚÑ][^.,;:()→]{2,60})"
)
_SUBJECT = re.compile(
    rf"^\W{{0,3}}(?:(?:El |La |Los |Las |The )?(?P<who>[A-ZÁÉÍÓÚÑ][^.,;:()¿?]{{2,50}}?)|(?:el |la |los |las |the )(?P<small>[^.,;:()¿?]{{2,50}}?))\s+(?P<act>{_THIRD}\s.+)$",
    re.S,
)
_IN_TIME = re.compile(
    r",?\s*(?:\(|en (?:el|un) plazo (?:m[aá]ximo |legal )?de |a m[aá]s tardar (?:en|a los) |en |antes de |dentro de |en menos de |en un máximo de |within |máximo |a más tardar en |plazo:? )?(?:los |las |the )?(?:primeros |siguientes )?$",
    re.I,
)


_IN_BRACKETS = re.compile(r"\((?P<who>[A-ZÁÉÍÓÚÑ][^(),\d]{2,50}),\s*[^()]{1,30}\)")


class Order(NamedTuple):
    what: str
    when: str
    who: str
    time: Duration | None


def is_act(text: str) -> bool:
    """Whether words order something inside the house."""
    found = _ACT.search(text)
    return bool(found) and not _PUBLIC.search(folded(text))


def starts_with_act(text: str) -> bool:
    """The same, where the order comes first, as in a list of acts."""
    return bool(_STARTS.match(text)) and not _PUBLIC.search(folded(text))


def conditional(text: str) -> tuple[str, str]:
    """«Si hay un DNI: ocultar» in its two parts; without a condition in front the first is empty."""
    found = _CONDITION.match(text)
    return (found["when"], found["act"]) if found else ("", text)


def order(text: str) -> Order:
    """An order taken apart. Parts that it does not name are empty."""
    when, act = conditional(text)
    who = ""
    if named := _IN_BRACKETS.search(act):
        who = named["who"].strip()
        act = act.replace(f"{named['who']},", "", 1)
    elif doer := _DOER.search(act):
        who, act = doer["who"].strip(), (act[: doer.start()] + act[doer.end() :]).strip(" .,;(")
    if not when and (after := _AFTER.search(act)):
        when, act = after["when"].strip(), (act[: after.start()] + act[after.end() :]).strip()
    if not who and (subject := _SUBJECT.match(act)):
        who, act = (subject["who"] or subject["small"]).strip(), subject["act"]
    return Order(without_time(act), when, who, soonest(act))


_INFINITIVE_FIRST = re.compile(r"^\W{0,3}(?:[a-záéíóúñ]{2,14})(?:ar|er|ir)(?:l[oae]s?|se|nos)?(?!\w)", re.I)
_NO_VERB = frozenset(
    (
        "lugar",
        "celular",
        "titular",
        "militar",
        "mujer",
        "taller",
        "ayer",
        "cualquier",
        "primer",
        "tercer",
        "popular",
        "particular",
        "hogar",
        "bar",
    )
)
_BY_ROLE = re.compile(
    r"^\W{0,3}(?:y |and )?(?:[Ee]l |[Ll]a |[Ll]os |[Ll]as |[Tt]he )?(?P<who>[A-ZÁÉÍÓÚÑ][\wáéíóúñ&.-]{1,24}(?: (?:de|del|de la|de los|de las|y|e|of|and|&|[A-ZÁÉÍÓÚÑ][\wáéíóúñ&.-]{1,24})){0,6})\s+"
    r"(?P<act>(?:se |lo |la |les? )?(?:(?:tiene|dispone de|cuenta con|has) (?P<given>[^.;]{3,40}?) (?:para|to) (?P<to>\S.{3,200})|(?:(?:will|must|should|has to|debe(?:r[aá]|n)?|tiene que|ha de) [a-záéíóúñ]{2,15}|[a-záéíóúñ]{2,14}[aeosná])\s.+))$",
    re.S,
)


def starts_with_infinitive(text: str) -> bool:
    """«Ordenar las devoluciones»: what a list of acts begins with, whatever the verb."""
    found = _INFINITIVE_FIRST.match(text)
    return bool(found) and folded(found[0]) not in _NO_VERB if found else False


def by_role(text: str) -> Order | None:
    """«Operaciones saca el producto de la web en 15 minutos», where a heading announces acts."""
    if starts_with_infinitive(text) or soonest(text) is None:
        return None
    found = _BY_ROLE.match(text)
    if not found:
        return _by_title(text)
    if found["to"] and soonest(found["given"]):
        return Order(without_time(found["to"]), "", found["who"].strip(), soonest(found["given"]))
    return Order(without_time(found["act"]), "", found["who"].strip(), soonest(found["act"]))


_DOES = re.compile(
    r"\s(?P<act>(?:se |lo |la |les? )?(?!(?:de|para|una|la|que)\b)[a-záéíóúñ]{2,14}(?:[aeáé]n?)\s.+)$", re.S
)


def _by_title(text: str) -> Order | None:
    """«El Administrador del local separa una muestra …»: a title with small words in it."""
    named = titles_in(text)[:1]
    if not named or named[0].start > _ARTICLE:
        return None
    does = _DOES.match(text, named[0].end)
    return Order(without_time(does["act"]), "", named[0].title, soonest(does["act"])) if does else None


_ARTICLE = 4
"""Characters that may stand before a title."""


def soonest(text: str) -> Duration | None:
    """The strictest of the deadlines that the text names."""
    return min((one for one in minutes(text) if not one.every), key=lambda one: one.minutes, default=None)


_NUMBER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)º]?|[a-z]\))\s+(?=\w)", re.I)


def unnumbered(text: str) -> str:
    """«9.1. El Centro de Control remitirá …» without its number."""
    return _NUMBER.sub("", text, count=1)


_IN_CASE = re.compile(
    r"(?:\s\((?:en |solo en |en caso de |if |for )?(?P<when>[^()\d]{3,80})\)"
    r"|,\s(?:tanto |solo |también )?(?:en|por|para|for|in) (?P<both>[a-záéíóúñ][^.;:,()\d]{3,90}))\s*\.?\s*$"
)
"""«… en 40 minutos (extravíos)», «… en 6 horas, tanto en accidente como en fraude»."""


def trailing(text: str) -> tuple[str, str]:
    """An order and the condition that stands behind it, empty where none does: «… en 20 minutos cuando haya heridos»."""
    found = _IN_CASE.search(text) or _AFTER.search(text)
    if not found or found.start() < 8:
        return text, ""
    when = found["when"] or found.groupdict().get("both") or ""
    return f"{text[: found.start()]}{text[found.end() :]}".strip(), when.strip(" .")


def without_time(act: str) -> str:
    for one in reversed([found for found in minutes(act) if not found.every]):
        before = act[: one.start]
        led = _IN_TIME.search(before)
        act = (before[: led.start()] if led else before) + act[one.end :].lstrip(")")
    plain = re.sub(r"\(\s*\)?\s*$", "", " ".join(act.split())).strip(" .,;:(→-")
    return plain[:1].upper() + plain[1:]
