"""A listening tool's export, brought in by batches. Safe to run again: what is known is not counted twice."""

import asyncio
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import ClassVar

from app.errors import PortavozError
from app.monitor.export_file import Export, Line, Wish, read_export
from app.monitor.export_heads import Field
from app.monitor.habits import forget
from app.monitor.hearing import MOST, HeardOut
from app.operations.desk import Desk
from app.operations.hear import hear
from app.review.people import Person
from app.value import Value
from app.wording import Wording

MOST_FAULTS = 1_000
"""Faulty lines that are kept to be shown; all are counted."""

Tell = Callable[[int], None]
"""Told how many rows are done."""


class ImportInterrupted(PortavozError):
    """Something failed between two batches: those before it are stored, and the detail says how far they go."""

    status: ClassVar[int] = 503
    type: ClassVar[str] = "import-interrupted"
    title: ClassVar[Wording] = Wording(es="La importación se ha cortado", en="The import was interrupted")


class LineFault(Value):
    """A row that was not taken."""

    line: int
    field: str
    message: Wording


class Brought(Value):
    """What became of a file. `rows` are taken, known or faulty. `dry`: nothing was stored, and nobody knows which."""

    rows: int = 0
    taken: int = 0
    known: int = 0
    edited: int = 0
    faulty: int = 0
    faults: tuple[LineFault, ...] = ()
    used: tuple[tuple[Field, str], ...] = ()
    """Which column was taken for what."""
    read_as: Wording | None = None
    dry: bool = False


def silent(_: int) -> None:
    return None


async def bring_comments(
    desk: Desk, path: Path, wish: Wish, person: Person | None, *, dry_run: bool = False, tell: Tell = silent
) -> Brought:
    """Takes the file's comments, MOST in each transaction. `dry_run` reads every row and stores nothing.

    Raises BadArchive or BadExport before anything is stored, or ImportInterrupted.
    """
    export = await asyncio.to_thread(read_export, path, desk.brand, wish)
    done = Brought(used=tuple(export.used.items()), read_as=export.read_as, dry=dry_run)
    last = 0
    try:
        while batch := await asyncio.to_thread(_next, export):
            done = await _taken(desk, batch, done, person, dry_run)
            last = batch[-1].number
            tell(done.rows)
    except PortavozError as error:
        if not done.rows:
            raise
        raise _interrupted(done, last, error) from error
    if done.taken:
        async with desk.db.read() as connection:
            await forget(connection)
    return done


def _next(export: Export) -> list[Line]:
    return list(islice(export.lines, MOST))


async def _taken(desk: Desk, batch: list[Line], done: Brought, person: Person | None, dry_run: bool) -> Brought:
    good = [line for line in batch if line.comment]
    given = [line.comment for line in good if line.comment]
    out = await hear(desk, given, source="csv", person=person) if given and not dry_run else HeardOut()
    faults = [LineFault(line=one.number, field=one.field, message=one.fault) for one in batch if one.fault]
    faults += [LineFault(line=good[r.index].number, field=r.field, message=r.message) for r in out.refused]
    shown = (*done.faults, *sorted(faults, key=lambda fault: fault.line))[:MOST_FAULTS]
    counts = {name: getattr(done, name) + getattr(out, name) for name in ("taken", "known", "edited")}
    more = {"rows": done.rows + len(batch), "faulty": done.faulty + len(faults), "faults": shown}
    return done.model_copy(update={**counts, **more})


def _interrupted(done: Brought, last: int, error: PortavozError) -> ImportInterrupted:
    es, en = error.detail.es, error.detail.en
    return ImportInterrupted(
        Wording(
            es=f"Se han guardado {done.taken} comentarios, hasta la fila {last}; el resto no. {es} Cuando se resuelva,"
            " repita la misma orden: lo ya guardado no se cuenta dos veces.",
            en=f"{done.taken} comments were stored, up to row {last}; the rest was not. {en} Run the same command again"
            " when that is mended: what is stored is not counted twice.",
        )
    )
