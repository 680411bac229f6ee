"""A person's word on the columns: `comment=B`, `reply=Respuesta`, `date=` (none). It outranks every guess."""

from collections.abc import Iterable
from collections.abc import Mapping as Given
from typing import NamedTuple

from app.brand.faults import Fault, one_of
from app.brand.texts import folded
from app.importing.archives.columns import FIELDS, SAID, Column, Field, Mapping
from app.importing.archives.sheet import BadArchive, Sheet
from app.wording import Wording

SAID_SO = Wording(es="indicado por usted", en="as you said")
NOBODY = frozenset(("", "-", "ninguna", "none"))
"""What stands for «in no column»."""


class _Wish(NamedTuple):
    use: Field
    column: str
    where: str
    """Folded name of a file, a sheet or both; empty: everywhere."""
    written: str


def corrected(sheets: Iterable[tuple[Sheet, Mapping]], columns: Given[str, str]) -> list[Mapping]:
    """The mappings as a person corrected them.

    `columns` goes from a field to a letter, a number from 1 or a head; `Hoja2:reply` or `archivo.csv:reply` speaks of
    one sheet or file only. Raises BadArchive for a field, sheet or column that nowhere exists, naming those that do.
    """
    known = list(sheets)
    wishes = [_wish(key, column, known) for key, column in columns.items()]
    mappings = []
    met: set[str] = set()
    for sheet, mapping in known:
        ours = [wish for wish in wishes if wish.where in _names(sheet)]
        fitting = [(wish, _find(mapping, wish.column)) for wish in ours]
        met |= {wish.written for wish, place in fitting if place is not None}
        mappings.append(_applied(mapping, [(wish.use, place) for wish, place in fitting if place is not None]))
    if missing := [wish for wish in wishes if wish.written not in met]:
        raise BadArchive(*(_no_column(wish, known) for wish in missing))
    return mappings


def _names(sheet: Sheet) -> set[str]:
    inner = sheet.name or ""
    return {"", *map(folded, (sheet.file, inner, f"{sheet.file}:{inner}"))}


def _wish(key: str, column: str, known: list[tuple[Sheet, Mapping]]) -> _Wish:
    where, _, use = key.rpartition(":")
    if use not in FIELDS:
        message = Wording(es=f"no hay ningún campo «{use}»", en=f"there is no field “{use}”")
        raise BadArchive(Fault(path="--columns", field=key, message=message, mend=one_of(use, FIELDS)))
    if not any(folded(where) in _names(sheet) for sheet, _ in known):
        message = Wording(es=f"no hay ninguna hoja ni archivo «{where}»", en=f"there is no sheet or file “{where}”")
        places = [name for sheet, _ in known for name in (sheet.name or sheet.file,)]
        raise BadArchive(Fault(path="--columns", field=key, message=message, mend=one_of(where, places)))
    return _Wish(FIELDS[FIELDS.index(use)], column.strip(), folded(where), key)


def _find(mapping: Mapping, said: str) -> int | None:
    """-1: in no column; None: no such column here. A head outranks a letter, a letter a number."""
    if said.lower() in NOBODY:
        return -1
    by_head = [column.index for column in mapping.columns if column.head and folded(column.head) == folded(said)]
    by_letter = [column.index for column in mapping.columns if column.letter == said.upper()]
    by_number = [column.index for column in mapping.columns if str(column.index + 1) == said]
    return next(iter([*by_head, *by_letter, *by_number]), None)


def _applied(mapping: Mapping, said: list[tuple[Field, int]]) -> Mapping:
    if not said:
        return mapping
    uses = dict(said)
    at = {place: use for use, place in said if place >= 0}
    both = {"comment", "reply"} <= set(uses)
    return Mapping(columns=tuple(_column(column, at, uses, both) for column in mapping.columns))


def _column(column: Column, at: dict[int, Field], uses: dict[Field, int], both: bool) -> Column:
    if column.index in at:
        return column.model_copy(update={"use": at[column.index], "why": SAID_SO, "doubt": None})
    if column.use in uses:
        return column.model_copy(update={"use": None, "why": SAID_SO, "doubt": None})
    return column.model_copy(update={"doubt": None}) if both else column


def _no_column(wish: _Wish, known: list[tuple[Sheet, Mapping]]) -> Fault:
    wide = next((m for sheet, m in known if wish.where in _names(sheet)), Mapping(columns=()))
    listed = ", ".join(column.name for column in wide.columns) or "—"
    use = SAID[wish.use]
    message = Wording(
        es=f"no hay ninguna columna «{wish.column}» para «{use.es}»",
        en=f"there is no column “{wish.column}” for “{use.en}”",
    )
    mend = Wording(es=f"las columnas son: {listed}", en=f"the columns are: {listed}")
    return Fault(path="--columns", field=wish.written, message=message, mend=mend)
