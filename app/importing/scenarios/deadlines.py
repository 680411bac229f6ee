"""Within how many minutes a crisis asks for what, under which condition."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterable, Iterator
from typing import Any

from app.brand.texts import folded
from app.importing.scenarios.lines import Line
from app.importing.scenarios.words import QUOTED, blanked
from app.importing.severity.durations import Duration, minutes
from app.importing.vocabulary import vocabulary
from app.value import Value
from app.wording import Wording

LABELS = ("first_answer", "resolution", "deadline")
LONG = 240
"""Minutes from which on a bare «plazo» may be that of the solution."""

_CLAUSE = re.compile(
    r"[;.|•·\n]\s|,\s(?=(?:y |e )?(?:la |el |una? )?(?:primer|resoluci|respuesta|soluci|cierre))", re.I
)
_ANSWER = re.compile(
    r"\b(?:se|la|el|lo) (?:contesta|responde)|\b(?:respondemos|contestamos|responder|contestar|publicamos|primer mensaje|primera respuesta|primer comentario|reply|respond|answer|first)\b"
)
_SOLVED = re.compile(
    r"\b(?:resol\w{2,8}|solucion\w{0,6}|cierre|cerrar|cerrado|respuesta (?:completa|definitiva)|resuelto|resolved?|solved|closed|full (?:answer|response))\b"
)


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
    for line in all:
        meant = line.meaning() or "deadline"
        found = minutes(line.text)
        for n, one in enumerate(found):
            if one.every:
                continue
            before = _before(line.text, one, found[n - 1] if n else None)
            what, doubt = _what(meant, line.labels[-1] if line.labels else "", before, one)
            if doubt and n and what == "first_answer" and not one.condition and one.minutes > found[n - 1].minutes:
                what, doubt = "resolution", _second(before)
            yield line, what, one.model_copy(update={"doubt": one.doubt or doubt})


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
    rest = re.sub(
        r"(?i)\b(?:plazos?|tiempos?|m[aá]xim[oa]s?|l[ií]mites?|deadlines?|time|limit|sla|reloj|ventana|prazo|timing|fecha|de|del|la|el|para|en|los|las|qu[eé])\b",
        " ",
        label,
    )
    return " ".join(label.split()) if len(re.findall(r"\w{3,}", rest)) > 1 else None


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


def _told(all: Iterable[Line]) -> Iterator[tuple[Line, str, Duration]]:
    """Prose: «se responde en 15 minutos», «queda resuelto en 4 horas»."""
    for line in all:
        for sentence in re.split(r"(?<=[.!?;])\s", blanked(line.text)):
            plain = folded(sentence)
            solved, answered = _SOLVED.search(plain), _ANSWER.search(plain)
            if len(plain.split()) <= 4 and (bare := minutes(sentence)) and not bare[0].every:
                yield (
                    line,
                    "first_answer",
                    bare[0].model_copy(update={"doubt": bare[0].doubt or _unclear(sentence.strip())}),
                )
                continue
            if not (solved or answered) or re.search(r"\b(?:no|nunca|jamas|never|not)\b", plain):
                continue
            found = [one for one in minutes(sentence) if not one.every]
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
