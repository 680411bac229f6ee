"""Deadlines that another chapter gives to one crisis: «En la incidencia I-02 se contesta en 10 minutos»."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterable, Iterator, Sequence

from app.brand.texts import folded
from app.importing.scenarios.lines import Line
from app.importing.scenarios.part import Part
from app.importing.scenarios.prose import sentences
from app.importing.scenarios.titles import past
from app.importing.scenarios.words import blanked
from app.importing.severity.durations import minutes

_FIRST = re.compile(
    r"\b(?:primer[oa]? (?:respuesta|contestacion|reaccion|publicacion|mensaje|texto|aviso publico)|se (?:responde|contesta)(?:ra)?|respondemos|"
    r"contestamos|first (?:reply|response|answer|message|post)|we (?:reply|answer|respond))\b"
)
_NOT_SO = re.compile(r"\b(?:no|nunca|jamas|not|never)\b")
_BARRED = frozenset(
    ("wrong", "internal", "examples", "dont", "later", "private_message", "holding", "closing", "answer")
)
_OWN = "Primera respuesta"


def timed(chapters: Iterable[tuple[str, Sequence[Line]]], parts: Sequence[Part]) -> dict[str, list[Line]]:
    """By crisis, the sentences elsewhere that name it alone and say within how long it is first answered."""
    found: dict[str, list[Line]] = {}
    for name, all in chapters:
        for line in all if not past(name) else ():
            if line.meaning() in _BARRED:
                continue
            for sentence in sentences(line):
                if _tells(sentence) and len(named := list(_named(sentence.text, parts))) == 1:
                    part, start, end = named[0]
                    text = sentence.text[end:] if _only_names(sentence.text[:start]) else sentence.text
                    told = sentence.model_copy(
                        update={"labels": (_OWN,), "text": text if minutes(text) else sentence.text}
                    )
                    found.setdefault(part.title.id, []).append(told)
    return found


def _tells(sentence: Line) -> bool:
    plain = folded(blanked(sentence.text))
    return bool(_FIRST.search(plain) and minutes(sentence.text)) and not _NOT_SO.search(plain)


def _only_names(before: str) -> bool:
    """«Cuando se trate de (una fuga de datos)» names the crisis and sets no condition of its own."""
    plain = folded(before)
    return bool(_NAMING.fullmatch(plain)) or not _CONDITION.search(plain)


_CONDITION = re.compile(r"\b(?:si|cuando|mientras|salvo|if|when|unless|while)\b")
_NAMING = re.compile(
    r"(?:(?:y )?(?:cuando|si|en caso de|en los casos de|ante|if|when|in case of)\b)?(?: (?:se|trate|de|del|es|sea|haya|hay|ocurra|un|una|el|la|it|is|there|a|an|the))*"
)


def _named(text: str, parts: Sequence[Part]) -> Iterator[tuple[Part, int, int]]:
    """The crises of which code or title stands in the sentence, and where."""
    for part in parts:
        names = [part.title.code] if part.title.code else []
        names += [part.title.text] if len(part.title.text.split()) > 1 else []
        for name in names:
            if met := re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.I):
                yield part, met.start(), met.end()
                break
