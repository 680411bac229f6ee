"""What a manual sets out side by side: sibling headings, the items of a list, the rows or columns of a table.

A scale of gravity is such a ladder, whatever its rungs are called: each has its own deadline and its own people, and
the deadlines rise or fall from one end to the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.brand.texts import folded
from app.importing.documents.records import Record
from app.importing.documents.said import Said
from app.importing.organisation.network_names import networks_named
from app.importing.severity.degrees import bare, strict, words
from app.importing.severity.duty_people import approving, telling
from app.importing.severity.duty_times import Time, label_uses, labelled, told
from app.importing.vocabulary import vocabulary

MOST = 6
"""Rungs of a scale."""
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,200}[)\]]\s*$")
_ARTICLE = re.compile(r"^(?:lo|la|el|los|las|the)\s+(?=\w)", re.IGNORECASE)
_COUNT = re.compile(r"^\s*(?:\d{1,2}|[a-eA-E]|[IV]{1,3})\s?[.):]\s+(?=\w)")
_DIGIT = re.compile(r"[0-6]|[A-Ea-e]|I{1,3}|IV|V")
_CASES = re.compile(
    r"\b(?:casos?|escenarios?|situaciones|fichas?|supuestos?|crisis|temas?|incidencias?|cases?|scenarios?|topics?|"
    r"playbooks?|canales|redes|channels?|networks?|tiendas|sedes|equipos?|roles|turnos?)\b"
)
_URGENT = re.compile(
    r"\b(?:termometro|escalon\w*|peldan\w+|clasific\w+|urgen\w+|intensidad|magnitud|correr|como de|que tan|how bad|"
    r"how serious|grados?|fases|alarma\w?|triage|triaje)\b"
)
_PEOPLE = ("approver", "tell")
_NO_TEXT = 4
"""Words under «Resuelto en» that are no message: «lo que tome»."""
_SCENARIO = ("holding", "closing", "severity", "freeze", "private_message")
_DESCRIBES = re.compile(
    r"\b(?:que es|ejemplos?|descripcion|criterios?|cuando|casos|incluye|significa|definicion|que incluye|"
    r"what it is|examples?|description|criteria|when|meaning|covers|typical)\b"
)


class Rung(NamedTuple):
    name: str
    said: tuple[Said, ...]

    def about(self) -> str:
        return " ".join(one.text for one in self.said)

    def answer(self) -> int | None:
        """Minutes of the first answer without a condition, the shortest told; None: none is told."""
        times = [time for one in self.said for time in _times(one) if time.what == "first_answer"]
        return min((time.one.minutes for time in times if not time.one.condition), default=None)

    def people(self) -> bool:
        """Whether it says who approves or is told."""
        return any(
            set(vocabulary("duties").meanings(one.label)) & set(_PEOPLE)
            or approving(one.text).titles
            or telling(one.text).titles
            for one in self.said
        )


class Ladder(NamedTuple):
    title: str
    rungs: tuple[Rung, ...]

    def falling(self) -> bool | None:
        """Whether the deadlines fall from the first rung to the last; None where they do neither or none is told."""
        times = [rung.answer() for rung in self.rungs]
        known = [time for time in times if time is not None]
        if len(known) < max(2, len(times) - 1) or known[0] == known[-1]:
            return None
        down = all(a >= b for a, b in pairwise(known))
        return down if down or all(a <= b for a, b in pairwise(known)) else None


def _times(said: Said) -> list[Time]:
    return labelled(said.label, "", said.text) if label_uses(said.label) else told(said.text)


def ladders(records: Sequence[Record]) -> list[Ladder]:
    """Every ladder of 2 to 12 rungs; what several tables say of the same rungs is one."""
    found: dict[frozenset[str], Ladder] = {}
    for ladder in _all(records):
        names = frozenset(folded(rung.name) for rung in ladder.rungs)
        if len(names) == len(ladder.rungs) and 2 <= len(names) <= 12:
            found[names] = _both(found[names], ladder) if names in found else ladder
    return list(found.values())


def _both(one: Ladder, other: Ladder) -> Ladder:
    more = {folded(rung.name): rung.said for rung in other.rungs}
    rungs = (rung._replace(said=_distinct((*rung.said, *more[folded(rung.name)]))) for rung in one.rungs)
    return Ladder(f"{one.title} {other.title}", tuple(rungs))


def _distinct(said: Sequence[Said]) -> tuple[Said, ...]:
    return tuple({(one.label, one.text): one for one in said}.values())


def _all(records: Sequence[Record]) -> Iterator[Ladder]:
    beside: dict[tuple[object, ...], list[Record]] = defaultdict(list)
    for record in records:
        if record.kind == "section":
            beside[(record.place.file, "section", _above(record))].append(record)
        elif not (record.kind == "card" and record.subject in record.place.headings):
            beside[(record.place.file, record.kind, record.place.number)].append(record)
    for (_, kind, _), group in beside.items():
        above = group[0].place.headings[:-1] if kind == "section" else group[0].place.headings
        whole = Ladder(" ".join(above[-1:]), tuple(Rung(_name(one.subject), one.said) for one in group))
        yield whole
        if kind == "section" and len(core := _core(whole.rungs)) < len(group):
            yield whole._replace(rungs=core)
    for record in records:
        if record.kind == "section":
            yield from _listed(record)


def _core(rungs: Sequence[Rung]) -> tuple[Rung, ...]:
    """The rungs from the first to the last that tell a deadline: «¿Y si no atiende?» beside them is none."""
    timed = [i for i, rung in enumerate(rungs) if rung.answer() is not None and could_name(rung.name)]
    return tuple(rungs[timed[0] : timed[-1] + 1]) if timed else ()


def _above(record: Record) -> tuple[str, ...]:
    """The headings above the section's own; a section of subheadings alone has the place of the first of these."""
    headings = record.place.headings
    at = next((i for i, heading in enumerate(headings) if heading == record.subject), len(headings) - 1)
    return headings[:at]


def _listed(record: Record) -> Iterator[Ladder]:
    """The labels of a section, each with what stands below it."""
    by_name: dict[str, list[Said]] = defaultdict(list)
    for one in record.said:
        way = one.way()
        if way and (len(way) > 1 or one.text):
            by_name[_name(way[0])].append(one.model_copy(update={"label": way[-1] if len(way) > 1 else ""}))
    yield Ladder(record.subject, tuple(Rung(name, tuple(said)) for name, said in by_name.items()))
    names = list(by_name)
    known = [i for i, name in enumerate(names) if strict(name)]
    runs = [[name for name in by_name if not _plain_use(name)], names[known[0] : known[-1] + 1] if known else []]
    yield from (Ladder(record.subject, tuple(Rung(n, tuple(by_name[n])) for n in run)) for run in runs if run)


def _plain_use(name: str) -> bool:
    return bool(vocabulary("duties").meanings(name))


def _name(text: str) -> str:
    """Without number and aside: «2. Anfiteatro (colas, retrasos)»."""
    return _ARTICLE.sub("", _ASIDE.sub("", _COUNT.sub("", text))).strip(" .:–—-")


def could_name(name: str) -> bool:
    """Whether a rung's name may be that of a degree: short, and not of a network, a duty or a question."""
    plain = folded(name)
    count = len(plain.split())
    return (
        1 <= count <= 3
        and not re.search(r"[¿?«“\"@/]", name)
        and not _plain_use(name)
        and not networks_named(name)
        and bare(plain) not in words()["head"] | words()["noun"]
    )


def numbered(records: Sequence[Record]) -> frozenset[tuple[str, str, int]]:
    """File, kind and number of the tables whose rows or columns are called 1, 2, 3 … and ask duties of each."""
    beside: dict[tuple[str, str, int], list[Record]] = defaultdict(list)
    for record in records:
        if record.kind in ("row", "column"):
            beside[(record.place.file, record.kind, record.place.number)].append(record)
    return frozenset(
        key
        for key, group in beside.items()
        if len(group) > 1
        and len({one.subject for one in group}) == len(group)
        and all(_DIGIT.fullmatch(one.subject.strip()) and understood(Rung(one.subject, one.said)) for one in group)
    )


def own(all: Sequence[Ladder], grading: re.Pattern[str]) -> Ladder | None:
    """The ladder that is a scale though no rung's name says so: its deadlines rise or fall and its people are told."""
    fitting = [one for one in all if _is_scale(one, grading)]
    return max(fitting, key=lambda one: len(one.rungs), default=None)


def _is_scale(ladder: Ladder, grading: re.Pattern[str]) -> bool:
    rungs = ladder.rungs
    if not 2 <= len(rungs) <= MOST or ladder.falling() is None:
        return False
    digits = [bool(_DIGIT.fullmatch(rung.name)) for rung in rungs]
    if any(digits) != all(digits) or any(_foreseen(rung) for rung in rungs):
        return False
    if all(digits):
        return all(understood(rung) for rung in rungs)
    if not all(could_name(rung.name) for rung in rungs) or sum(bool(strict(rung.name)) for rung in rungs) > 1:
        return False
    graded = titled(ladder, grading)
    if not graded and _CASES.search(folded(ladder.title)):
        return False
    peopled = sum(rung.people() for rung in rungs)
    return graded or (len(rungs) > 2 and peopled * 2 >= len(rungs))


def titled(ladder: Ladder, grading: re.Pattern[str]) -> bool:
    """Whether the heading above says that the rungs are degrees."""
    plain = folded(ladder.title)
    return bool(grading.search(plain) or _URGENT.search(plain))


def understood(rung: Rung) -> bool:
    """Whether all that a rung says are duties, or a description: no table of cases is so."""
    told_of = [one.label for one in rung.said]
    return all(_plain_use(label) or _DESCRIBES.search(folded(label)) for label in told_of) and any(
        _plain_use(label) for label in told_of
    )


def _foreseen(rung: Rung) -> bool:
    """«Escuchar: …», «Mensaje de espera: …»: a crisis that the manual foresees, no degree."""
    meant = [
        (vocabulary("scenarios").meaning(one.label), one.text)
        for one in rung.said
        if one.label and not _times(one) and not (label_uses(one.label) and len(one.text.split()) <= _NO_TEXT)
    ]
    return any(what in _SCENARIO or (what == "triggers" and re.search(r"[«“\"]", text)) for what, text in meant)


def corroborated(ladder: Ladder, records: Sequence[Record]) -> bool:
    """Whether two of its names stand elsewhere by themselves, as a crisis's or an outcome's gravity does."""
    texts = [
        folded(part)
        for record in records
        for one in record.said
        for part in (one.text, *re.findall(r"\(([^()]{2,40})\)", one.text))
        if len(part) <= 60
    ]
    names = [folded(rung.name) for rung in ladder.rungs]
    return sum(any(name == text for text in texts) for name in names) >= 2
