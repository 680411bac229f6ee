"""Labels of a matrix of degrees that no vocabulary knows, known by what stands beside them.

«Salimos antes de | 5 h | 90 min | 30 min | 15 min»: lengths that fall or rise with the degrees are a deadline, a cell
of one role each is who approves, one of several is who is told. What is read by such a label is marked.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from app.brand.texts import folded
from app.importing.documents.records import Record
from app.importing.documents.said import Said
from app.importing.organisation.role_titles import nobody, title_of
from app.importing.severity.degrees import strict
from app.importing.severity.durations import minutes
from app.importing.severity.ladders import MOST, could_name
from app.importing.vocabulary import vocabulary
from app.value import Value

FEWEST = 3
"""Degrees of a matrix: two columns side by side may be anything."""
_SHORT = 8
"""Words of a cell that is a length of time and no more."""
_CANON: Mapping[str, str] = {
    "first_answer": "Primera respuesta",
    "resolution": "Resolución",
    "approver": "Aprueba",
    "tell": "Se informa a",
}
_JOINED = re.compile(r"\s*(?:[,;/+\n&]|\s(?:y|e|and)\s)\s*(?:a la |al |a |la |el |the )?")


class _Row(Value):
    label: str
    cells: tuple[str, ...]


def relabelled(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records, labels of matrices that were learnt replaced by plain ones and their texts marked as `learnt`."""
    tables: dict[tuple[str, str, int], list[Record]] = defaultdict(list)
    for record in records:
        if record.kind in ("row", "column"):
            tables[(record.place.file, record.kind, record.place.number)].append(record)
    known = {key: found for key, group in tables.items() if (found := _learnt(group))}
    return tuple(_renamed(r, known.get((r.place.file, r.kind, r.place.number), {})) for r in records)


def _renamed(record: Record, known: Mapping[str, str]) -> Record:
    if not known:
        return record
    said = tuple(
        one.model_copy(update={"label": _CANON[known[one.label]], "learnt": True}) if one.label in known else one
        for one in record.said
    )
    return record.model_copy(update={"said": said})


def _learnt(group: Sequence[Record]) -> dict[str, str]:
    """What the unknown labels of one matrix mean; empty: it is none."""
    if not FEWEST <= len(group) <= MOST or not all(could_name(one.subject) or strict(one.subject) for one in group):
        return {}
    if group[0].kind == "row" and sum(bool(strict(one.subject)) for one in group) * 3 < len(group) * 2:
        return {}
    rows = list(_rows(group))
    taken = {meaning for row in rows for meaning in vocabulary("duties").meanings(row.label)}
    unknown = [row for row in rows if not vocabulary("duties").meanings(row.label) and _may_be(row.label)]
    found = {**_times(unknown, rows, taken), **_people(unknown, taken)}
    timed = any(_falls(row.cells) for row in rows)
    return found if timed else {}


_OTHER = re.compile(
    r"\b(?:que es|ejemplos?|cuando|casos|significa|examples?|escribe|redacta|lleva|responsable|owner|cada)\b"
)


def _may_be(label: str) -> bool:
    return bool(label.strip()) and not _OTHER.search(folded(label))


def _rows(group: Sequence[Record]) -> Iterator[_Row]:
    """The cells of each label that stands in all records of the group, in their order."""
    by_label: dict[str, list[Said]] = defaultdict(list)
    for record in group:
        for one in record.said:
            by_label[one.label].append(one)
    for label, said in by_label.items():
        if len(group) - 1 <= len(said) <= len(group):
            yield _Row(label=label, cells=tuple(one.text for one in said))


def _lengths(cells: Sequence[str]) -> list[int]:
    """Of each cell that is a length of time and no more its plain minutes."""
    found = []
    for cell in cells:
        plain = [one.minutes for one in minutes(cell) if not one.condition and not one.every]
        if len(plain) == 1 and len(cell.split()) <= _SHORT:
            found.append(plain[0])
    return found


def _falls(cells: Sequence[str]) -> bool:
    """Whether nearly all cells are lengths that only fall, or only rise; «lo que tome» may stand for one."""
    known = _lengths(cells)
    if len(known) < max(FEWEST - 1, len(cells) - 1) or known[0] == known[-1]:
        return False
    return all(a >= b for a, b in pairwise(known)) or all(a <= b for a, b in pairwise(known))


def _times(unknown: Sequence[_Row], rows: Sequence[_Row], taken: set[str]) -> dict[str, str]:
    """The shorter lengths are the answer's, the longer ones the solution's."""
    timed = [row for row in unknown if _falls(row.cells)]
    if "first_answer" in taken:
        first = next(row for row in rows if "first_answer" in vocabulary("duties").meanings(row.label))
        after = [row for row in timed if _shorter(first, row)]
        return {after[0].label: "resolution"} if len(after) == 1 and "resolution" not in taken else {}
    if "deadline" in taken or not timed:
        return {}
    if len(timed) == 1:
        return {timed[0].label: "first_answer"} if "resolution" in taken else {}
    short, long = sorted(timed[:2], key=lambda row: sum(_lengths(row.cells)))
    told = len(timed) == 2 and _shorter(short, long)
    return (
        {short.label: "first_answer", **({} if "resolution" in taken else {long.label: "resolution"})} if told else {}
    )


def _shorter(one: _Row, other: _Row) -> bool:
    return all(a <= b for a, b in zip(_lengths(one.cells), _lengths(other.cells), strict=False))


def _people(unknown: Sequence[_Row], taken: set[str]) -> dict[str, str]:
    counted = [(row, [len(_roles(cell)) for cell in row.cells if not nobody(cell.strip())]) for row in unknown]
    named = [(row, n) for row, n in counted if n and all(n)]
    single = [row for row, n in named if max(n) == 1 and len(n) == len(row.cells)]
    several = [row for row, n in named if max(n) > 1]
    found = {several[0].label: "tell"} if len(several) == 1 and "tell" not in taken else {}
    if len(single) == 1 and "approver" not in taken:
        found[single[0].label] = "approver"
    return found


def _roles(cell: str) -> list[str]:
    """The titles of a cell that is nothing but titles; empty: it is something else."""
    parts = [part for part in _JOINED.split(cell.strip(" .")) if part]
    titles = [title for part in parts if (title := title_of(part) or _area(part))]
    return titles if len(titles) == len(parts) else []


def _area(part: str) -> str | None:
    """«Calidad», «Legal» in a list of those who are told."""
    return part if re.fullmatch(r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{2,20}(?: [\wáéíóúñ]{2,20}){0,2}", part) else None
