"""What a length of time beside a degree is for: the first answer, the solution, or something else."""

import re
from collections.abc import Sequence
from typing import Literal

from app.brand.texts import folded
from app.importing.severity.durations import Duration, minutes
from app.importing.vocabulary import vocabulary
from app.value import Value
from app.wording import Wording

What = Literal["first_answer", "resolution"]
LONG = 1440 * 3
"""Minutes from which a deadline that does not say so is hardly that of a first answer."""

_OTHER = (
    r"actuali[sz]\w+|siguiente|proxim[oa] (?:mensaje|parte)|seguimiento|update|aprobar\w{0,3}|"
    r"validar\w{0,3}|autorizar\w{0,3}|firmar\w{0,3}|dar el (?:visto bueno|ok)|para (?:el|su) visto bueno|"
    r"to approve"
    r"|llam\w{1,4}|avis(?:o|a|ar|e|amos)|inform(?:a|ar|e|amos)|notific\w+|convoc\w+|escal\w+|reun\w+|"
    r"comunicado|nota de prensa|linea oficial|mensaje oficial|prensa|medios|periodist\w+"
    r"|ocult\w+|retir\w+|captur\w+|paus\w+|deten\w+|activ\w+|guard\w+|revis\w+|monitor\w+|vigil\w+|"
    r"localizable|decidir|deriv\w+|inform[eo]|rueda|call|escalate|press"
)
_SOLVED = (
    r"resol\w{1,8}|resuel[tv]\w{1,3}|solucion\w{0,4}|cierre|cerr(?:ar|ad\w+|amos)|cierra\w?|"
    r"respuesta (?:completa|definitiva|final|de fondo)|(?:la )?definitiva|zanj\w+|"
    r"full (?:answer|response|reply)|resolv\w+|sorted(?: out)?|sort(?: it| this)? out|fix(?:ed|es)?|settled?"
    r"|wrapped up|put right|"
    r"solved?|closed?|arregl\w+"
)
_ANSWERED = (
    r"respond\w{1,5}|dec(?:ir|imos) algo|dar la cara|"
    r"respuesta|contest\w{1,6}|primer(?:a|o)?(?: (?:mensaje|respuesta|comentario))?|acuse|"
    r"mensaje de espera|holding|repl(?:y|ies|ied)|answer\w{0,3}|respon(?:se|d)|acknowledge\w*|"
    r"reaccion\w{0,4}|sale\w?|texto (?:inicial|de espera)"
)
_SIGN = re.compile(rf"(?<!\w)(?:(?P<resolution>{_SOLVED})|(?P<other>{_OTHER})|(?P<first_answer>{_ANSWERED}))(?!\w)")
NEAR = 60
"""Characters beside a length that may say what it is."""
_UNIT = re.compile(r"\b(?:(?P<m>min|mins|minutos|minutes)|(?P<h>h|hs|horas|hours)|(?P<d>dias|days))\b")
_WORDS: dict[str, tuple[str, str]] = {"m": ("min", "minutos"), "h": ("h", "horas"), "d": ("días", "días")}


_GIVEN = re.compile(
    r"\b(?:disponemos(?: de)?|tenemos|hay|plazo(?: maximo)?(?: de| es)?|maximo(?: de)?|tope de|"
    r"limite(?: de)?|hasta|menos de|antes de|we have|within|deadline)(?: en| de)?$"
)
_APPROVED_IN = re.compile(
    r"\b(?:aprueba|autoriza|valida|firma|approve|sign)\w{0,2}(?: off)?"
    r"(?: la respuesta| el texto| it)?(?: en| antes de| within| in)?(?: menos de)?$"
)
_BECOMES = re.compile(
    r"\b(?:son|seran|sera|es|baja\w{0,2} a|pasa\w{0,2} a|se (?:queda|acorta|reduc\w{1,2}|convierte)\w{0,2} (?:en|a)"
    r"|(?:se )?reducir?[aá]?\w{0,2} a"
    r"|it is|becomes|drops to|goes down to)(?: solo| only)?$"
)
"""«En Oleaje, si la persona está en el local, son 20 minutos»."""
_MOST = re.compile(r"(?:como )?(?:maximo|mucho|max|tope)\b|at most\b")


class Time(Value):
    """One length with its use; `what` None: something that is no duty to answer."""

    what: What | None
    one: Duration
    doubt: Wording | None = None


def lengths(label: str, text: str) -> list[Duration]:
    """The lengths in a cell. A bare figure has the unit of its column, «Plazo (min)»; without one it is doubtful."""
    found = minutes(text)
    if found or not re.fullmatch(r"\s*[<≤]?\s*\d{1,4}(?:[.,]\d)?\s*", text):
        return found
    unit = _UNIT.search(folded(label))
    made = minutes(f"{text.strip(' <≤')} {_WORDS[unit.lastgroup or 'm'][0] if unit else 'min'}")
    return [one if unit else one.model_copy(update={"doubt": NO_UNIT}) for one in made]


NO_UNIT = Wording(
    es="la cifra no lleva unidad; se toma en minutos", en="the figure has no unit; it is taken as minutes"
)


def label_uses(label: str) -> list[str]:
    """What a label says its times are for, the surest first: first_answer, resolution, deadline, approval_time …"""
    return [m for m in vocabulary("duties").meanings(label) if m in TIMES]


TIMES = ("approval_time", "other_time", "resolution", "first_answer", "deadline")


def labelled(label: str, title: str, text: str) -> list[Time]:
    """The times of a cell or labelled line. `title`: the heading above, which may say what «Plazo» is for."""
    found = [one for one in lengths(label, text) if not one.every]
    uses = label_uses(label)
    both = (
        "resolution" in uses
        and "first_answer" in uses
        and not re.search(r"\bcompleta|definitiva|final|fondo\b", folded(label))
    )
    if both and sum(1 for one in found if not one.condition) == 2:
        order: list[What] = sorted(("first_answer", "resolution"), key=lambda what: _place(label, what))
        plain = [i for i, one in enumerate(found) if not one.condition]
        return [Time(what=order[i >= plain[1]], one=one) for i, one in enumerate(found)]
    use = next(iter(uses), "")
    return [_labelled(use, title, text, found, i) for i in range(len(found))]


def _place(label: str, what: str) -> int:
    return next((m.start() for m in _SIGN.finditer(folded(label)) if m.lastgroup == what), 999)


def _labelled(use: str, title: str, text: str, found: Sequence[Duration], i: int) -> Time:
    one = found[i]
    sign = _sign(text, found, i, only_before=True)
    if sign and not (sign == "first_answer" and use == "resolution"):
        return Time(what=_what(sign), one=one)
    if use in ("first_answer", "resolution"):
        return Time(what=_what(use), one=one)
    if use != "deadline":
        return Time(what=None, one=one)
    if any(m in ("first_answer",) for m in label_uses(title)[:1]):
        return Time(what="first_answer", one=one)
    return Time(what="first_answer", one=one, doubt=unsaid(one.words))


def _what(sign: str) -> What | None:
    return "first_answer" if sign == "first_answer" else "resolution" if sign == "resolution" else None


def unsaid(words: str) -> Wording:
    return Wording(
        es=f"no se dice de qué es el plazo «{words}»; se toma como el de la primera respuesta",
        en=f"it is not said what the deadline “{words}” is for; it is taken as that of the first answer",
    )


def _sign(text: str, found: Sequence[Duration], i: int, *, only_before: bool = False) -> str | None:
    """The word nearest to a length that tells its use: the last one before it in its clause, else the first after."""
    one = found[i]
    start = found[i - 1].end if i else 0
    stop = found[i + 1].start if i + 1 < len(found) else len(text)
    before = re.split(r"[.;\n]", text[start : one.start])[-1]
    after = re.split(r"[.;!?\n]|,? y (?=se )|, y ", text[one.end : stop])[0]
    before = before.replace(one.condition or "\0", " ")  # «si pregunta un periodista, en 20 minutos» calls nobody
    signs = [m.lastgroup for m in _SIGN.finditer(_plain(before))]
    later = [m.lastgroup for m in _SIGN.finditer(_plain(after))]
    if re.match(r"\s?(?:para|de|to)\s", folded(after)[:6] + " ") and later:
        return later[0]
    if signs:
        return signs[-1]
    return next((sign for sign in later if sign != "other"), None) if not only_before else None


def _plain(text: str) -> str:
    return folded(re.sub(r"(?i)prensa local|redes", " ", text))


def told(sentence: str, hint: What | None = None) -> list[Time]:
    """The times of a clause of running text; `hint`: what the clause before spoke of, which makes a doubtful guess."""
    found = [one for one in minutes(sentence) if not one.every]
    times: list[Time] = []
    for i, one in enumerate(found):
        sign = (
            "other"
            if _APPROVED_IN.search(folded(sentence[max(0, one.start - NEAR) : one.start]))
            else _sign(sentence, found, i)
        )
        going_on = _sign(sentence, found, i, only_before=True) is None and sign != "other"
        if (
            (sign is None or (going_on and one.condition))
            and times
            and (
                one.condition
                or re.search(r"reduc|baja|acorta|o\s$|o solo", folded(sentence[found[i - 1].end : one.start]) + " ")
            )
        ):
            times.append(Time(what=times[-1].what, one=one, doubt=times[-1].doubt))
        elif sign is None and (
            hint
            or _GIVEN.search(folded(sentence[max(0, one.start - NEAR) : one.start]))
            or (one.condition and _BECOMES.search(folded(sentence[max(0, one.start - NEAR) : one.start])))
            or _MOST.match(folded(sentence[one.end : one.end + NEAR]))
        ):
            times.append(Time(what=hint or "first_answer", one=one, doubt=unsaid(one.words)))
        else:
            times.append(Time(what=_what(sign or ""), one=one))
    return times
