"""Sentences about several degrees as one piece for each: «Las graves, en una hora; en las leves hay cuatro»."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.brand.texts import folded
from app.importing.severity.degrees import Mention
from app.importing.severity.durations import minutes
from app.importing.severity.scale import Scale, Step

SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«\"])|\n+")
_BREAK = re.compile(r"[;,.:]\s|\s(?:y|e|pero|mientras que|and|but)\s")
_LIST = re.compile(
    r"[\s,/]*(?:y|e|o|u|and|or|a|-)?[\s,]*(?:de |en |para )?(?:las?|los|el|nivel|gravedad|casos?|quejas?|color)?\s*"
)
_PAYLOAD = re.compile(
    r"\b(?:aprueb|autori[cz]|valid|firma|visto bueno|da el ok|contest|respond|approv|sign)", re.IGNORECASE
)
_ASIDE = re.compile(r"([^;,()\n]{3,80})\(([^()]{2,60})\)")


class Clause(NamedTuple):
    """A piece of a sentence and the degrees that it speaks of."""

    text: str
    steps: tuple[Step, ...]


class _Group(NamedTuple):
    start: int
    end: int
    steps: tuple[Step, ...]


def clauses(sentence: str, scale: Scale) -> list[Clause]:
    """The pieces in order; empty: the sentence names no degree."""
    groups = _groups(sentence, scale)
    if len(groups) < 2:
        return [Clause(sentence, group.steps) for group in groups]
    cuts = _cuts(sentence, groups, ends=_said_first(sentence, groups))
    edges = [0, *cuts, len(sentence)]
    return [Clause(sentence[edges[i] : edges[i + 1]], group.steps) for i, group in enumerate(groups)]


def headed(text: str, scale: Scale) -> list[Clause]:
    """«Baja y media: coordinadora; alta: jefa de prensa», or «Coordinadora (baja y media), jefa de prensa (alta)».

    Each piece without its degrees; empty: the text is not made so.
    """
    found: list[Clause] = []
    for piece in re.split(r"[;\n]\s*|\.\s+|\s\|\s|(?<=\w),\s(?=[^:,]{2,40}:)", text):
        head, colon, rest = piece.partition(":")
        steps = scale.named(head) if colon and rest.strip() and len(head) <= 60 else ()
        if steps:
            found.append(Clause(rest.strip(), steps))
    if found:
        return found
    asides = [(m[1].strip(" ,"), scale.named(m[2])) for m in _ASIDE.finditer(text)]
    return [Clause(words, steps) for words, steps in asides if steps]


def _groups(sentence: str, scale: Scale) -> list[_Group]:
    """Degrees that stand in one list, «leves y moderadas», are one group. Places are those of the sentence."""
    where = _places(sentence)
    plain = folded(sentence)
    groups: list[list[Mention]] = []
    for one in scale.mentioned(sentence):
        between = plain[groups[-1][-1].end : one.start] if groups else ""
        raw = sentence[where[groups[-1][-1].end - 1] + 1 : where[one.start]] if groups else ""
        if groups and _LIST.fullmatch(between) and not re.search(r"[;:.(]", raw):
            groups[-1].append(one)
        else:
            groups.append([one])
    made = [_Group(where[g[0].start], where[g[-1].end - 1] + 1, _steps(g, plain, scale)) for g in groups]
    return _joined([group for group in made if group.steps])


def _steps(group: Sequence[Mention], plain: str, scale: Scale) -> tuple[Step, ...]:
    around = plain[max(0, group[0].start - 14) : group[-1].end + 16]
    return scale.of(group, around)


def _joined(groups: list[_Group]) -> list[_Group]:
    """«Una queja grave … cuando sea grave»: the same degrees twice are one piece."""
    kept: list[_Group] = []
    for group in groups:
        if kept and kept[-1].steps == group.steps:
            kept[-1] = kept[-1]._replace(end=group.end)
        else:
            kept.append(group)
    return kept


def _places(sentence: str) -> list[int]:
    """For each character of the folded sentence its place in the sentence."""
    places: list[int] = []
    for m in re.finditer(r"\w+", sentence):
        word = folded(m[0])
        if places and word:
            places.append(m.start())
        places += [min(m.start() + i, m.end() - 1) for i in range(len(word))]
    return [*places, len(sentence) - 1]


def _said_first(sentence: str, groups: Sequence[_Group]) -> bool:
    """«Cuatro horas para las leves, una para las graves»: what is said stands before the degree."""
    before, after = sentence[: groups[0].start], sentence[groups[-1].end :]
    return _tells(before) and not _tells(after)


def _tells(text: str) -> bool:
    return bool(minutes(text) or _PAYLOAD.search(text))


def _cuts(sentence: str, groups: Sequence[_Group], *, ends: bool) -> Iterator[int]:
    for one, next_ in pairwise(groups):
        breaks = [m.end() for m in _BREAK.finditer(sentence, one.end, next_.start)]
        if ends:
            yield breaks[0] if breaks else one.end
        else:
            yield breaks[-1] if breaks else next_.start
