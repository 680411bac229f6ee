"""The gaps of a text written in advance, in whatever notation, as the slots of the knowledge folder."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re

from app.brand.texts import FILLED, SLOT_NAME, folded
from app.importing.vocabulary import SMALL
from app.value import Value
from app.wording import Wording

GAP = re.compile(
    r"@?\[{1,2}([^\[\]\n]{0,120})\]{1,2}|\{{1,2}([^{}\n]{1,120})\}{1,2}|(?<![\w<])<([^<>\n]{1,60})>|(?<!\w)%([A-Za-zÁÉÍÓÚÑáéíóúñ_ ]{2,40})%(?!\w)"
    r"|\(((?:indicar|indique|poner|insertar|inserte|añadir|completar|especificar|rellenar|incluir|escribir|aquí|fill in|insert|add)\b[^()\n]{0,80})\)"
    r"|\(([A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ ]{3,40})\)"
    r"|(@(?:usuario|usuaria|nombre|cliente|user|username|handle|nombredeusuario)\b)"
    r"|((?<![\w-])(?:X{1,2}|H{1,2}|0{2}(?=:[Xx]))[:.h](?:X{1,2}|M{2})(?![\w])|(?<![\w-])(?:hh|xx):(?:mm|xx)\b|(?<![\w/])(?:XX?/XX?(?:/X{2,4})?|dd/mm(?:/a{2,4})?)(?!\w))"
    r"|((?<![\w-])X{2,20}(?![\w-])|(?<![\w-])x{3,20}(?![\w-])|_{2,60}|\.{5,60}|…{2,30}|#{2,10}(?!\w)|(?<!\w)\?\?+(?!\w))"
)
"""Round brackets count where they say what to do or shout; others are words of the sentence."""

_UPDATE = re.compile(
    r"\b(?:proxim\w{1,3} (?:actualizacion|informacion|aviso|novedad\w{0,2}|mensaje|parte|comunicado|noticia\w?)|siguiente (?:actualizacion|mensaje|aviso)|actualizaremos|actualizamos|"
    r"volveremos|volvemos|informaremos|informamos (?:de nuevo|otra vez|aqui)|contaremos|contamos mas|les contamos|te contamos|os contamos|daremos (?:mas|novedades|noticias)|mas informacion|novedades|"
    r"next update|will update|update (?:you|again|here)|be back|more news|proxima atualizacao|atualizaremos)\b"
)
_TIME = re.compile(
    r"\b(?:hora|hh mm|xx xx|hora de (?:la )?(?:proxima )?(?:actualizacion|publicacion)|hora prevista|hora proxima actualizacion|time|hora estimada|xx|hhmm|h mm)\b"
)
_CHANNEL = re.compile(
    r"^(?:el |por |su |tu )?(?:canal (?:privado|de contacto privado)|mensaje (?:directo|privado)|via privada|privado|dm|md|private channel|direct message|canal privado de la red)$"
)
_NAME = re.compile(
    r"^(?:el |del |de la )?(?:nombre|name|usuari[oa]|user|username|handle|nombre (?:de usuario|del? (?:la )?(?:cliente|usuari[oa]|persona|client[ea])|y apellido)|first name|customer name|cliente|nombre usuario|nombre cliente|nombredeusuario)$"
)
_NEXT = re.compile(
    r"proxim\w{1,3} actualizacion|next update|hora de actualizacion|siguiente actualizacion|proxim\w{1,3} (?:aviso|mensaje|parte)"
)
_EMERGENCY = re.compile(
    r"^(?:(?:numero|telefono|tel) (?:de |del )?)?(?:emergencias?|emergency number|numero emergencias)$"
)
_NETWORK = re.compile(r"^(?:red|red social|network|nombre de la red)$")
_ASKS = re.compile(
    r"^(?:indicar|indique|poner|insertar|inserte|anadir|completar|especificar|rellenar|incluir|escribir|aqui|fill in|insert|add)\s+"
)
_ORDER = re.compile(r"^(?:no|si|nunca|solo|ver|incluir|mencionar|evitar|adjuntar|opcional|only|if|do not|see|attach)\b")
_CLOCK = re.compile(r"(?:a|de|hasta|sobre|desde|antes de) las? \W*$|\bat \W*$|\bby \W*$|(?:as|às) $")
_UNIT = re.compile(
    r"^\W{0,3}(minutos?|horas?|dias?|personas?|euros?|unidades?|minutes?|hours?|days?|people|lotes?|tiendas?|%)"
)


NEAR = 160
"""Characters before a gap that tell what belongs in it."""


class Slotted(Value):
    text: str
    doubt: Wording | None = None


def slotted(text: str) -> Slotted:
    """The text with every gap as a `{slot}`; what code can fill has its known name, the others one for a person."""
    taken: dict[str, str] = {}
    odd: list[str] = []

    def put(found: re.Match[str]) -> str:
        inner = next((group for group in found.groups() if group is not None), "")
        own = inner.strip()
        if own in FILLED or own.startswith("fact:"):
            return "{" + own + "}"
        if len(own.split()) > 4 and (_ORDER.match(folded(own)) or len(own.split()) > 9):
            odd.append(own)
        name = _name(own, text, found, taken)
        return f"{{{name}}}"

    done = GAP.sub(put, text)
    return Slotted(text=re.sub(r"[\[\]]", "", done), doubt=_odd(odd[0]) if odd else None)


def _odd(words: str) -> Wording:
    return Wording(
        es=f"«{words}» puede ser una instrucción y no un hueco del texto",
        en=f"“{words}” may be an instruction and not a gap of the text",
    )


def _name(inner: str, text: str, found: re.Match[str], taken: dict[str, str]) -> str:
    plain = _ASKS.sub("", folded(inner))
    blank = not re.search(r"[a-wyz]", plain.replace("hh", "").replace("mm", "").replace("x", "")) or plain == "x"
    sentence = folded(re.split(r"[.!?]\s", text[max(0, found.start() - NEAR) : found.start()])[-1][-160:])
    if _known(plain) is not None:
        return str(_known(plain))
    if _NEXT.search(plain) or (
        (_TIME.search(plain) or blank) and _UPDATE.search(sentence) and _at_time(text, found, plain)
    ):
        return "next_update"
    if not blank:
        return _own(plain, taken, inner)
    after = _UNIT.match(folded_after(text, found.end()))
    before = [w for w in sentence.split() if w not in SMALL][-1:]
    hour = bool(re.search(r"[:h]", found[0])) or bool(
        _CLOCK.search(text[max(0, found.start() - NEAR) : found.start()].lower())
    )
    return _own(
        "hora" if hour else after[1] if after and after[1] != "%" else "_".join(before) or "dato",
        taken,
        f"{found.start()}",
    )


def folded_after(text: str, at: int) -> str:
    """The next few words in plain letters."""
    return " " + folded(text[at : at + 24])


def _at_time(text: str, found: re.Match[str], plain: str) -> bool:
    """A time of day stands there, not a number of minutes."""
    if _CLOCK.search(text[max(0, found.start() - NEAR) : found.start()].lower()):
        return True
    if _UNIT.match(folded_after(text, found.end())):
        return False
    return bool(_TIME.search(plain)) or ":" in found[0]


def _known(plain: str) -> str | None:
    patterns = (("private_channel", _CHANNEL), ("name", _NAME), ("emergency", _EMERGENCY), ("network", _NETWORK))
    return next((name for name, pattern in patterns if pattern.match(plain)), None)


def _own(plain: str, taken: dict[str, str], key: str) -> str:
    """A name of letters, digits and `_`; two different gaps never share one."""
    name = re.sub(r"\W+", "_", plain).strip("_")[:36].strip("_") or "dato"
    name = name if SLOT_NAME.fullmatch(name) else f"dato_{name}"[:36].strip("_")
    name = f"{name}_" if name in FILLED else name
    base, n = name, 1
    while taken.setdefault(name, key) != key:
        n += 1
        name = f"{base}_{n}"
    return name
