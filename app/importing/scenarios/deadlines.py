"""Within how many minutes a crisis asks for what, under which condition."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterable, Iterator
from typing import Any

from app.brand.texts import folded
from app.importing.scenarios.lines import Line
from app.importing.scenarios.words import QUOTED, blanked
from app.importing.severity.durations import Duration, minutes
from app.importing.severity.history import is_history
from app.importing.vocabulary import vocabulary
from app.value import Value
from app.wording import Wording

LABELS = ("first_answer", "resolution", "deadline")
LONG = 240
"""Minutes from which on a bare «plazo» may be that of the solution."""

_BARE = re.compile(r"\d{1,3}\b(?!\s?(?:min|h\b|hor|hour|d[ií]a|day|['’′]))")
_INSIDE = re.compile(
    r"(?:^|\b)(?:si|cuando|if|when|mientras|con|tras)\b(?: \w{1,14}){0,6}? (?:(?:menos|mas|less|more) (?:de|than)|faltan?|quedan?|dura\w{0,2}|lleva\w{0,2}|pasan?|last\w{0,2}|over|under|within)$"
)
"""«si faltan menos de (dos horas)»: the next duration is part of a condition."""
_REST = re.compile(r"[;.,()/|\n]")
_WHEN = re.compile(r"(?:en|durante|con|fuera|in|during|on|with|outside)(?: \w{1,14}){1,7}$")
_CLAUSE = re.compile(
    r"[;.|•·\n]\s|,\s(?=(?:y |e )?(?:la |el |una? )?(?:primer|resoluci|respuesta|soluci|cierre))", re.I
)
_ANSWER = re.compile(
    r"\b(?:se|la|el|lo) (?:contesta|responde)|\b(?:(?:responde|contesta|sale|publica) (?:en|antes)|respondemos|contestamos|responder|contestar|publicamos|decir algo|dar (?:la cara|senales de vida)|reaccion\w{0,4}|dar (?:una )?respuesta|sacar el (?:primer )?mensaje|primer mensaje|primera (?:respuesta|contestacion|publicacion|reaccion)|primer comentario|reply|respond|answer|first)\b"
)
_SOLVED = re.compile(
    r"\b(?:resol\w{2,8}|solucion\w{0,6}|cierre|cerrar|cerrado|respuesta (?:completa|definitiva)|resuelto|resolved?|solved|closed|full (?:answer|response))\b"
)


_NOT = re.compile(r"\b(?:no|nunca|jamas|never|not)\b")


class Deadlines(Value):
    values: list[dict[str, Any]]
    said: tuple[Line, ...] = ()
    doubt: Wording | None = None


def deadlines(labelled: Iterable[Line], prose: Iterable[Line]) -> Deadlines:
    """Labelled durations all count; in prose those of sentences about answering or solving."""
    values: list[dict[str, Any]] = []
    said: list[Line] = []
    doubts: list[Wording | None] = []
    for line, what, one in [*_labelled(labelled), *_told(prose)]:
        value: dict[str, Any] = {"what": what, "minutes": one.minutes}
        value |= {"when": one.condition} if one.condition else {}
        if value not in values:
            values.append(value)
            said.append(line)
            doubts.append(one.doubt)
    return Deadlines(values=values, said=tuple(dict.fromkeys(said)), doubt=next((d for d in doubts if d), None))


def _labelled(all: Iterable[Line]) -> Iterator[tuple[Line, str, Duration]]:
    for line in _together(all):
        meant = line.meaning() or "deadline"
        found = _whole(line.text)
        for n, one in enumerate(found):
            if one.every:
                continue
            before = _before(line.text, one, found[n - 1] if n else None)
            what, doubt = _what(meant, line.labels[-1] if line.labels else "", before, one)
            if doubt and n and what == "first_answer" and not one.condition and one.minutes > found[n - 1].minutes:
                what, doubt = "resolution", _second(before)
            yield line, what, one.model_copy(update={"doubt": one.doubt or doubt})


def _whole(text: str) -> list[Duration]:
    """The durations of a text, each with all words of its condition, which may hold a duration itself."""
    found: list[Duration] = []
    for one in minutes(text):
        last = found[-1] if found else None
        if last is not None and _INSIDE.search(folded(text[last.end : one.start])):
            words = text[last.end : one.end] + _REST.split(text[one.end :], maxsplit=1)[0]
            found[-1] = last.model_copy(update={"condition": words.strip(" ,;:("), "end": one.end})
            continue
        if last is not None and one.condition is None and last.condition is None:
            after = _REST.split(text[one.end :], maxsplit=1)[0].strip()
            one = one.model_copy(update={"condition": after} if _WHEN.match(folded(after)) else {})
        found.append(one)
    return found


def _together(all: Iterable[Line]) -> Iterator[Line]:
    """«30 minutos» and «15 si hay niños» as items of one label are one saying: the unit stands only once."""
    held: list[Line] = []
    for line in all:
        if held and not (line.item and held[-1].item and line.labels == held[-1].labels and _BARE.match(line.text)):
            yield _one(held)
            held = []
        held.append(line)
    if held:
        yield _one(held)


def _one(held: list[Line]) -> Line:
    return (
        held[0].model_copy(update={"text": "; ".join(line.text.rstrip(" ;.") for line in held)})
        if held[1:]
        else held[0]
    )


def _before(text: str, one: Duration, last: Duration | None) -> str:
    """The words of the clause that lead to a duration."""
    return folded(_CLAUSE.split(text[last.end if last and last.end <= one.start else 0 : one.start])[-1])


def _what(meant: str, label: str, before: str, one: Duration) -> tuple[str, Wording | None]:
    if _SOLVED.search(before):
        return "resolution", None
    if _ANSWER.search(before):
        return "first_answer", None
    if meant in ("first_answer", "resolution"):
        return meant, None
    if _SOLVED.search(folded(label)):
        return "resolution", None
    if named := _name(label):
        return named, None
    if re.search(
        r"[a-z]{4}",
        re.sub(
            r"\b(?:maximo|minutos?|horas?|antes|dentro|primer\w{1,3}|plazo|menos|hasta|desde|mas|tardar|para|como|tiempo|within|under|less|than)\b",
            "",
            before,
        ),
    ):
        return "first_answer", _unclear(before)
    return "first_answer", _unclear(label) if one.minutes > LONG else None


def _name(label: str) -> str | None:
    """«Plazo para llamar a la familia» keeps its own name; «Plazo máximo» has none."""
    if label.rstrip().endswith("?"):
        return None
    rest = re.sub(
        r"(?i)\b(?:plazos?|tiempos?|m[aá]xim[oa]s?|l[ií]mites?|deadlines?|time|limit|sla|reloj|ventana|prazo|timing|fecha|de|del|la|el|para|en|los|las|qu[eé]|cu[aá]nto|respond\w{1,6}|contest\w{1,6}|repl(?:y|ies)|answers?|dar la cara|dar señales de vida|reaccion\w{0,4}|salir)\b",
        " ",
        label,
    )
    least = 1 if _ANSWER.search(folded(label)) else 2  # «Plazo para responder a la prensa» is not that of the public
    return " ".join(label.split()) if len(re.findall(r"\w{3,}", rest)) >= least else None


def _unclear(words: str) -> Wording:
    return Wording(
        es=f"no está claro de qué es el plazo («{words[:60]}»): se toma como el de la primera respuesta",
        en=f"it is not clear what the deadline is for (“{words[:60]}”): taken as that of the first answer",
    )


def _second(words: str) -> Wording:
    return Wording(
        es=f"no está claro de qué es el segundo plazo («{words[:60]}»): se toma como el de la resolución",
        en=f"it is not clear what the second deadline is for (“{words[:60]}”): taken as that of the resolution",
    )


def _rule(sentence: str) -> str:
    """«No nos vuelve a pasar: la primera respuesta sale en 15 minutos»: the rule is what follows the colon."""
    before, colon, after = sentence.rpartition(": ")
    own = bool(colon) and bool(_ANSWER.search(folded(after)) or _SOLVED.search(folded(after)))
    return after if own and (_NOT.search(folded(before)) or is_history(before)) else sentence


def _told(all: Iterable[Line]) -> Iterator[tuple[Line, str, Duration]]:
    """Prose: «se responde en 15 minutos», «queda resuelto en 4 horas»."""
    for line in all:
        for sentence in map(_rule, re.split(r"(?<=[.!?;])\s", blanked(line.text))):
            if is_history(sentence):
                continue
            plain = folded(sentence)
            solved, answered = _SOLVED.search(plain), _ANSWER.search(plain)
            if len(plain.split()) <= 4 and (bare := minutes(sentence)) and not bare[0].every:
                yield (
                    line,
                    "first_answer",
                    bare[0].model_copy(update={"doubt": bare[0].doubt or _unclear(sentence.strip())}),
                )
                continue
            if not (solved or answered) or _NOT.search(plain):
                continue
            found = [one for one in _whole(sentence) if not one.every]
            for n, one in enumerate(found):
                before = _before(sentence, one, found[n - 1] if n else None)
                near = "resolution" if _SOLVED.search(before) or not answered else "first_answer"
                unsure = None if one.doubt or not (solved and answered) else _unclear(sentence.strip())
                yield line, near, one.model_copy(update={"doubt": one.doubt or unsure})


def is_deadline(text: str) -> bool:
    """«20 minutos; 10 si hay heridos» under «Primera respuesta» is a deadline, «Hola, lo estamos mirando» a text."""
    return not QUOTED.search(text) and len(text.split()) <= 25 and bool(minutes(text))


def about_time(label: str) -> bool:
    return vocabulary("scenarios").meaning(label) in LABELS
