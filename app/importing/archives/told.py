"""What became of an archive, in lines for the report: the columns first, for a wrong one makes all else wrong."""

from collections.abc import Iterator, Mapping, Sequence

from app.brand.faults import Fault
from app.importing.archives.columns import UNUSED
from app.importing.archives.taken import SheetTaken, Taken
from app.wording import Wording

MOST_FAULTS = 12
MOST_CHANGED = 8


def told(taken: Taken, names: Mapping[str, str]) -> tuple[Wording, ...]:
    """`names`: what the report calls each file, by its name on disk."""
    left = [fault for fault in taken.faults if fault.line is None]
    others = [fault for fault in taken.faults if fault.line is not None]
    return (
        *_columns(taken, names),
        *_faults(left, names),
        *taken.summary(),
        *_changed(taken, names),
        *_faults(others, names),
    )


def _columns(taken: Taken, names: Mapping[str, str]) -> Iterator[Wording]:
    for sheet in taken.sheets:
        used = [column for column in sheet.columns if column.use != UNUSED]
        if used and sheet.read:
            place, row = _named(sheet.place, names), _row(sheet)
            listed_es = "; ".join(f"{column.use.es} = {column.column}" for column in used)
            listed_en = "; ".join(f"{column.use.en} = {column.column}" for column in used)
            yield Wording(es=f"{place} ({row.es}): {listed_es}", en=f"{place} ({row.en}): {listed_en}")
    yield CORRECT


CORRECT = Wording(
    es="Si una columna no es lo que parece, repita la orden con --columns comment=B,reply=C",
    en="If a column is not what it seems, repeat the command with --columns comment=B,reply=C",
)


def _row(sheet: SheetTaken) -> Wording:
    if sheet.heading_row is None:
        return Wording(es=f"{sheet.read} filas", en=f"{sheet.read} rows")
    row = sheet.heading_row
    return Wording(es=f"{sheet.read} filas, cabecera en la fila {row}", en=f"{sheet.read} rows, header in row {row}")


def _changed(taken: Taken, names: Mapping[str, str]) -> Iterator[Wording]:
    for one in taken.changed[:MOST_CHANGED]:
        place = _named(one.place, names)
        yield Wording(
            es=f"{place}, fila {one.row}: «{one.figure}» no es lo que dice {one.source}",
            en=f"{place}, row {one.row}: “{one.figure}” is not what {one.source} says",
        )


def _faults(faults: Sequence[Fault], names: Mapping[str, str]) -> Iterator[Wording]:
    for fault in faults[:MOST_FAULTS]:
        line = f", fila {fault.line}", f", row {fault.line}"
        es, en = line if fault.line else ("", "")
        place = _named(fault.path, names)
        yield Wording(
            es=f"{place}{es}: {fault.message.es}; {fault.mend.es}",
            en=f"{place}{en}: {fault.message.en}; {fault.mend.en}",
        )
    if (more := len(faults) - MOST_FAULTS) > 0:
        yield Wording(es=f"y {more} avisos más como estos", en=f"and {more} more warnings like these")


def _named(place: str, names: Mapping[str, str]) -> str:
    file, mark, sheet = place.partition(" › ")
    return f"{names.get(file, file)}{mark}{sheet}"
