"""What a person is told of rows and dates that an archive holds and the knowledge folder will not."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.brand.faults import Fault
from app.importing.archives.planning import Planned
from app.importing.archives.reply_dates import DateOrder
from app.importing.archives.taken import SKIPS, Skip
from app.wording import Wording


def nothing_left(read: int, skipped: Mapping[Skip, int], paths: Sequence[Path]) -> Fault:
    es = ", ".join(f"{n} {SKIPS[why].es}" for why, n in skipped.items())
    en = ", ".join(f"{n} {SKIPS[why].en}" for why, n in skipped.items())
    message = Wording(
        es=f"ninguna de sus {read} filas tiene comentario y respuesta ({es})",
        en=f"none of its {read} rows has a comment and a reply ({en})",
    )
    mend = Wording(es="revise para qué sirve cada columna", en="review what each column is for")
    return Fault(path=", ".join(path.name for path in paths), message=message, mend=mend)


def skip_fault(one: Planned, row: int, why: Skip) -> Fault:
    said = SKIPS[why]
    message = Wording(es=f"fila {said.es}: no se incorpora", en=f"a row {said.en}: it is not taken in")
    column = one.mapping.column("reply" if why == "no_reply" else "comment")
    field = column.letter if column and why in ("no_comment", "no_reply") else ""
    return Fault(path=one.sheet.place, line=row, field=field, level="warning", message=message, mend=MEND[why])


MEND: dict[Skip, Wording] = {
    "no_comment": Wording(es="escriba el comentario o borre la fila", en="write the comment or delete the row"),
    "no_reply": Wording(es="escriba la respuesta o borre la fila", en="write the reply or delete the row"),
    "too_long": Wording(
        es="divídala; si une varias filas, hay unas comillas sin cerrar",
        en="divide it; if it joins several rows, a quotation mark is never closed",
    ),
    "unreadable": Wording(
        es="guarde el archivo de nuevo como UTF-8 o .xlsx", en="save the file anew as UTF-8 or .xlsx"
    ),
    "not_json": Wording(es="escriba un objeto JSON en una sola línea", en="write one JSON object on one line"),
    "header_again": Wording(es="no hace falta nada", en="nothing to do"),
}


def unsure_dates(one: Planned, order: DateOrder) -> Fault:
    """For a column in which nothing, or not enough, tells the day from the month."""
    column = one.mapping.column("date")
    if order.both:
        message = Wording(
            es="hay fechas con el día delante y otras con el mes: las que pueden ser ambas se omiten",
            en="some dates begin with the day and some with the month: those that may be both are left out",
        )
    else:
        first = Wording(es="el día", en="day") if order.first == "day" else Wording(es="el mes", en="month")
        message = Wording(
            es=f"las fechas como 03/04/2026 se leen con {first.es} delante",
            en=f"dates such as 03/04/2026 are read with the {first.en} first",
        )
    mend = Wording(es="si no es así, escríbalas como 2026-04-03", en="if that is wrong, write them as 2026-04-03")
    field = column.letter if column else ""
    return Fault(path=one.sheet.place, field=field, level="warning", message=message, mend=mend)
