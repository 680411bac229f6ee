"""Degrees that a table calls by a code and a name of the brand's own: «G0 Consulta», «N2 – Conflicto», «A1 Alarma»."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.brand.texts import folded
from app.importing.documents.records import Record
from app.importing.severity.degrees import Mention, bare, mentions
from app.importing.severity.durations import minutes
from app.importing.severity.duty_times import label_uses
from app.importing.severity.ladders import MOST
from app.importing.vocabulary import vocabulary

_CODED = re.compile(
    r"\s*(?P<head>[A-Za-z]{1,3})[-. ]?(?P<n>[0-6])\b\s*[:.)·–—-]?\s*(?P<name>[^\W\d_][^\d()«»:;]{2,40})?\s*"
)


def coded(records: Sequence[Record]) -> dict[tuple[str, str, int], dict[str, tuple[Mention, ...]]]:
    """By table, the degrees of its rows or columns: one letter and rising numbers, each row with deadlines."""
    beside: dict[tuple[str, str, int], list[Record]] = defaultdict(list)
    for record in records:
        if record.kind in ("row", "column"):
            beside[(record.place.file, record.kind, record.place.number)].append(record)
    return {key: dict(_degrees(group)) for key, group in beside.items() if _is_scale(group)}


def _is_scale(group: Sequence[Record]) -> bool:
    found = [_CODED.fullmatch(record.subject) for record in group]
    told = [one for one in found if one is not None]
    heads = {folded(one["head"]) for one in told}
    numbers = [int(one["n"]) for one in told]
    if not 2 <= len(told) == len(group) <= MOST or len(heads) != 1 or sorted(numbers) != list(_run(numbers)):
        return False
    return all(_duty(record) for record in group)


def _run(numbers: Sequence[int]) -> range:
    return range(min(numbers), min(numbers) + len(numbers))


def _duty(record: Record) -> bool:
    """It says when the first answer goes out, or who approves it: no table of cases is so."""
    uses = {use for one in record.said for use in vocabulary("duties").meanings(one.label)}
    timed = any(minutes(one.text) and label_uses(one.label) for one in record.said)
    lengths = sum(bool(minutes(one.text)) and len(one.text.split()) <= 8 for one in record.said)
    return timed and (bool(uses & {"approver", "tell", "resolution"}) or lengths > 1)


def _degrees(group: Sequence[Record]) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    for record in group:
        if found := _CODED.fullmatch(record.subject):
            code = f"{folded(found['head'])} {found['n']}"
            known = mentions(code)
            if not known:
                whole = code.replace(" ", "")
                number = Mention(0, len(code), f"n:{found['n']}", code)
                yield record.subject, (number, Mention(0, len(whole), f"w:{whole}", whole))
                continue
            name = folded(found["name"] or "")
            own = (Mention(0, len(name), f"w:{bare(name)}", name),) if name and not mentions(name) else ()
            yield record.subject, (known[0], *(own or tuple(mentions(name))[:1]))
