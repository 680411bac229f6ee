"""What the sentences of a crisis say where nothing is labelled."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.scenarios.lines import Line
from app.importing.scenarios.prepared_texts import instruction, public_voice
from app.importing.scenarios.text_signs import COMING
from app.importing.scenarios.words import QUOTED, blanked

_SENTENCE = re.compile(r"(?<=[.!?»”])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«“¤])")
_CAPITAL = "A-ZÁÉÍÓÚÑ"
_LEADS = re.compile(
    rf"\b(?:[Ll]a lleva|[Ll]o lleva|[Ll]leva el caso|[Ll]idera|[Cc]oordina|[Dd]irige|[Ss]e encarga|[Ss]e ocupa|[Ss]e hace cargo|(?:[Ss]e pone|[Ee]st[aá]) al frente|[Ll]o maneja|[Ll]a maneja|[Ll]o gestiona|[Ll]a gestiona|[Aa] cargo de|(?:[Rr]esponsable|[Pp]ropietari[oa]|[Tt]itular|[Dd]ueñ[oa])(?: de (?:este|esta|la|el) \w{{2,12}})? es|[Rr]esponde|[Cc]onduce|[Aa]sume|[Aa]tiende|[Ll]levar[aá]|[Rr]un by|[Hh]andled by|[Ll]ed by|[Oo]wned by|[Oo]wner is)\s(?:de (?:todo|ello|esto)\s|del? (?:el |la )?(?:asunto|caso|tema|respuesta|crisis|comunicaci[oó]n)\s|(?:el (?:caso|asunto|tema|operativo)|la (?:crisis|respuesta|situaci[oó]n|comunicaci[oó]n|gesti[oó]n|conversaci[oó]n)|este (?:caso|escenario|supuesto)|esta (?:crisis|ficha|situaci[oó]n)|the (?:response|case|reply))\s(?:(?:a|por|by)\s)?)?(?:siempre\s)?"
    rf"((?:la |el |los |las |the )?[{_CAPITAL}][^.,;:()«»\n]{{2,60}}?|(?:la |el )[a-zñ][^.,;:()«»\n]{{2,60}}?)(?=[.,;:()]| y (?:se|suele|la|el|lo|no|debe|puede|tiene|decide|avis\w*|llam\w*|inform\w*|redact\w*|escrib\w*|coordin\w*|hay|es|est[aá]|responde|publica|contesta)\b| en persona| personalmente| directamente| con | junto (?:con|a) |, |$| and )"
)
_LED = re.compile(
    rf"(?:^|[.;,]\s)(?:[Ll]a |[Ee]l |[Tt]he )?([{_CAPITAL}][^.,;:()«»\n]{{2,60}}?) (?:lidera|coordina|lleva (?:el|la|este|esta|lo)|dirige|se encarga|se hace cargo|es (?:la |el )?responsable|decide|manda|is in charge|leads|is responsible)\b"
)
_CLOSES = re.compile(
    r"\b(?:cierre|cerramos|cerrar|al terminar|al acabar|cuando (?:todo )?(?:se )?(?:resuelv|termin|acab|est[ae] resuelto|haya pasado|pase)\w*|cuando (?:\w{1,12} ){0,4}(?:resuel|termin|acab|soluci|super)\w*|una vez resuelt\w|se despide|resuelto el|to close|once (?:it is )?(?:over|resolved|solved)|when it is (?:over|resolved|solved))"
)
_LATER = re.compile(
    r"\b(?:segund[oa] (?:mensaje|texto|publicacion)|actualizacion|mas tarde|despues|a la hora siguiente|pasadas? \w+ horas?|al dia siguiente|a las? \w+ horas?|later|update|follow up)\b"
)
_PRIVATE = re.compile(r"\b(?:por|en|al) (?:privado|dm|md|mensaje directo)|in private|by dm\b")
_HOLDS = re.compile(
    r"\b(?:public\w{1,6}|mensaje\w?|texto|contest\w{1,5}|respond\w{1,5}|respuesta|decimos|escribimos|acuse|post\w{0,3}|reply|answer|holding|statement)\b"
)
_FIRST = re.compile(
    r"\b(?:primer\w?|espera|inicial|holding|acuse|first|de inmediato|enseguida|initial|mientras tanto|en cuanto|con (?:este|el siguiente|estas?) (?:texto|mensaje|palabras|frase)|(?:contest|respond)\w{1,5} (?:en|antes de) (?:\w+ ){1,3}(?:con|diciendo|asi)|within)\b"
)
_ADVICE = re.compile(
    r"^(?:hay que|conviene|debemos|se debe|es necesario|es obligatorio|recuerde|siempre se|we must|always)\b"
)
_SIGNS = re.compile(
    r"\b(?:suen\w{1,3} a|huele a|se oye|oiras|oira|leeras|vas a (?:leer|oir|ver|escuchar)|van a (?:escribir|decir|poner|preguntar|llegar)|cosas (?:como|tipo|del tipo|del estilo)|sounds? like|reconoc\w{1,5}|expresiones|palabras|hablan de|habla de|suelen? (?:decir|escribir|poner|empezar|comentar|preguntar|quejarse)|se nota|senales|signs|keywords|words like|se (?:aplica|activa|usa|abre)|aplica (?:cuando|ante|si)|se detecta\w?|(?:mensajes|comentarios|frases|terminos|quejas|publicaciones|menciones|mentions|posts|comments|messages) (?:como|del tipo|tipo|such as|like|saying)|dicen|escriben|piden|preguntan|advierten?|leemos|vemos|they (?:say|write|ask)|people (?:say|write|post)|applies)\b"
)
_JOINED = re.compile(r"(?:¤[\s,;]{0,3}(?:(?:o|y|e|u|or|and|ni|de|como)\s){0,3}){1,40}$|^[^¤]*$")
"""Quotations in a row."""
_CALL = re.compile(
    rf"\b(?:[Ss]e llama|[Ll]lamar|[Ll]lam[aáe]|[Aa]vis[aáe]r?|[Cc]all)\s(?:directamente\s)?(?:a\s|al\s)?((?:la |el |the )?[{_CAPITAL}][^.,;:()«»\n]{{2,60}}?)(?=[.,;:()]| y | con |$| and )"
)
_DONT = re.compile(r"^(?!no (?:hay(?! que)|existe|tenemos|habra)\b)(?:no|nunca|jamas|tampoco|never|do not|don t)\b")
_GRAVE = re.compile(
    r"^(?:(?:es|son|it is|siempre|always|sera|seria)\b|(?:de entrada|por defecto|en principio|normalmente)\b)|\b(?:gravedad|se considera\w?|se trata\w? (?:siempre )?como|es siempre|nivel|foco|semaforo|severidad|criticidad|severity|level|alerta|prioridad|crisis de|(?:es|son) (?:un |una )?(?:tema|asunto|caso|situacion|crisis)|grado|categoria|se clasifica\w?|clasificad[oa]|(?:lo|la|las|los) (?:tratamos|clasificamos) como|treat\w{0,3} (?:it |this )?as|counts? as)\b"
)


def sentences(line: Line) -> Iterator[Line]:
    """One line for each sentence; quoted words stay in the sentence that leads to them."""
    start = 0
    for cut in _SENTENCE.finditer(blanked(line.text)):
        yield line.model_copy(update={"text": line.text[start : cut.start()]})
        start = cut.end()
    yield line.model_copy(update={"text": line.text[start:]})


def _comes(text: str, quoted: re.Match[str]) -> bool:
    """The quotation is what the public writes: «mensajes como “a” o “b”»."""
    before = text[: quoted.start()]
    return bool(COMING.search(re.sub(r"(?: (?:o|y|e|u|or|and|ni))+$", "", folded(QUOTED.sub(" ", before))))) and bool(
        _JOINED.search(QUOTED.sub("¤", before))
    )


def theirs(line: Line) -> list[str]:
    """The quotations of a sentence that the public writes, with their marks."""
    found: list[str] = []
    open_, at = False, 0
    for quoted in QUOTED.finditer(line.text):
        between = line.text[at : quoted.start()]
        open_ = (open_ and bool(_JOINED.search(f"¤{between}"))) or bool(_SIGNS.search(folded(between)))
        found += [quoted[0]] if open_ else []
        at = quoted.end()
    return found


def prepared(line: Line) -> tuple[str, bool] | None:
    """Whether a sentence leads to a prepared text, as `holding`, `closing` or something else, and whether that is plain."""
    found = next((m for m in QUOTED.finditer(line.text) if len(m[0].split()) >= 5 and not _comes(line.text, m)), None)
    if not found:
        return None
    before = folded(line.text[: found.start()])
    if _CLOSES.search(before):
        return "closing", True
    if _LATER.search(before) or (_PRIVATE.search(before) and "publi" not in before):
        return "other", True
    if not before and public_voice(found[0]) and found.end() - found.start() > len(line.text) - 4:
        return "holding", False
    return ("holding", bool(_FIRST.search(before))) if _HOLDS.search(before) else None


def owner(line: Line) -> str | None:
    found = _LEADS.search(blanked(line.text)) or _LED.search(blanked(line.text))
    return re.sub(r"^(?:la|el|los|las|the)\s", "", found[1].strip()) if found else None


def about_severity(line: Line) -> bool:
    return bool(_GRAVE.search(folded(blanked(line.text)))) and len(line.text.split()) <= 16


def ban(line: Line) -> bool:
    """«No se habla de causas.»"""
    return line.text.lstrip()[:1] not in '«“"' and bool(_DONT.match(folded(line.text))) and len(line.text.split()) <= 40


def advice(line: Line) -> bool:
    """«Hay que pasar la conversación a privado.»"""
    return (
        bool(_ADVICE.match(folded(line.text)))
        and not ban(line)
        and not QUOTED.search(line.text)
        and len(line.text.split()) <= 40
    )


def signs(line: Line) -> bool:
    """«Suele reconocerse por expresiones como “…”»."""
    return bool(_SIGNS.search(folded(blanked(line.text)))) and bool(QUOTED.search(line.text)) and prepared(line) is None


def called(line: Line) -> str | None:
    """Whom to call where no text is allowed."""
    found = _CALL.search(blanked(line.text))
    return re.sub(r"^(?:la|el|los|las|the)\s", "", found[1].strip()) if found else None


def step(line: Line) -> bool:
    """An item that tells what to do."""
    return (
        line.item
        and instruction(line.text)
        and not ban(line)
        and not QUOTED.search(line.text)
        and not line.text.endswith(":")
    )
