"""A listening tool's export as comments: .csv, .tsv, .xlsx or JSON lines, each row a comment or a fault of its line."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar, Literal, NamedTuple, get_args

from pydantic import ValidationError

from app.brand.brand import Brand
from app.brand.complaints import complain
from app.brand.faults import dotted
from app.brand.opening import zone_of
from app.errors import PortavozError
from app.importing.archives.archive import sheets
from app.importing.archives.encoding import mended
from app.importing.archives.reply_dates import DateOrder, order_of
from app.importing.archives.sheet import Row, Sheet, letter
from app.monitor.export_cells import host_of, network_in, number
from app.monitor.export_heads import FIELDS, Field, Heads, find
from app.monitor.export_times import moment
from app.monitor.hearing import HeardIn
from app.wording import Wording

DateOrderName = Literal["day", "month"]
SAMPLE = 500
"""Rows that heads and the order of dates are judged by."""


class BadExport(PortavozError):
    """A file that cannot be read as comments, or options that do not fit it. Nothing of it was stored."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-export"
    title: ClassVar[Wording] = Wording(es="La exportación no se puede leer", en="The export cannot be read")


class Wish(NamedTuple):
    """What a person says about a file. `columns`: field to letter or head; `network`: where no column tells."""

    columns: dict[Field, str]
    network: str | None = None
    dates: DateOrderName | None = None


class Line(NamedTuple):
    """A row of the file, with its number as a spreadsheet shows it: a comment, or why it is none."""

    number: int
    comment: HeardIn | None = None
    field: str = ""
    fault: Wording | None = None


class Export(NamedTuple):
    """An export that can be read. `used`: field to the name of its column, for a person to check."""

    lines: Iterator[Line]
    used: dict[Field, str]
    read_as: Wording | None


def columns_given(text: str | None) -> dict[Field, str]:
    """`text=C,author=D` as a mapping. Raises BadExport."""
    found: dict[Field, str] = {}
    for part in filter(None, (one.strip() for one in (text or "").split(","))):
        field, mark, column = (piece.strip() for piece in part.partition("="))
        known = next((one for one in FIELDS if one == field), None)
        if not mark or known is None or not column:
            listed = ", ".join(get_args(Field))
            raise BadExport(
                Wording(
                    es=f"--columns: «{part[:60]}» no se entiende; escriba campo=columna. Campos: {listed}.",
                    en=f"--columns: “{part[:60]}” cannot be read; write field=column. Fields: {listed}.",
                )
            )
        found[known] = column
    return found


def read_export(path: Path, brand: Brand, wish: Wish) -> Export:
    """The comments of the first sheet that has any. Raises BadArchive or BadExport, before anything is taken."""
    if wish.network is not None and network_in(brand, wish.network) is None:
        raise BadExport(_unknown(brand, "--network", wish.network))
    for sheet in sheets(path, times=True):
        first = [row.cells for row in islice(sheet.rows(), SAMPLE)]
        heads = _heads(sheet, first, wish)
        if heads:
            return _export(sheet, first, heads, brand, wish)
    raise BadExport(NO_TEXT)


NO_TEXT = Wording(
    es="no se encuentra la columna del comentario; diga cuál es, p. ej. --columns text=C,author=D,date=A",
    en="the column of the comment was not found; say which it is, e.g. --columns text=C,author=D,date=A",
)


def _heads(sheet: Sheet, first: list[tuple[str, ...]], wish: Wish) -> Heads | None:
    """What the columns are for: as the heads say, and before that as the person says."""
    rows = [sheet.keys, *first] if sheet.keys else first
    found = find(rows)
    if found is None and "text" not in wish.columns:
        return None
    base = found or Heads(-1, {}, utc=False, english=False)
    width = max((len(cells) for cells in rows), default=0)
    named = rows[base.row] if found else ()
    chosen = {field: _place(field, column, named, width) for field, column in wish.columns.items()}
    own = {field: place for field, place in base.columns.items() if place not in chosen.values()}
    number = base.row - 1 if sheet.keys and found else base.row
    return base._replace(row=number, columns={**own, **chosen})


def _place(field: str, column: str, named: tuple[str, ...], width: int) -> int:
    heads = [head.strip().casefold() for head in named]
    if column.casefold() in heads:
        return heads.index(column.casefold())
    letters = [letter(place) for place in range(width)]
    if column.upper() in letters:
        return letters.index(column.upper())
    raise BadExport(
        Wording(
            es=f"--columns: no hay ninguna columna «{column[:60]}» para {field}; van de la A a la {letters[-1]}.",
            en=f"--columns: there is no column “{column[:60]}” for {field}; they go from A to {letters[-1]}.",
        )
    )


def _export(sheet: Sheet, first: list[tuple[str, ...]], heads: Heads, brand: Brand, wish: Wish) -> Export:
    order = _order(first[heads.row + 1 :], heads, wish)
    if "network" not in heads.columns and "url" not in heads.columns and wish.network is None:
        raise BadExport(NO_NETWORK)
    named = sheet.keys or (first[heads.row] if heads.row >= 0 else ())
    used = {
        field: f"{letter(place)}{f' («{named[place].strip()}»)' if place < len(named) else ''}"
        for field, place in heads.columns.items()
    }
    reader = _Reader(heads, brand, wish, order, sheet)
    return Export(reader.lines(), used, sheet.read_as)


NO_NETWORK = Wording(
    es="ninguna columna dice la red; indíquela, p. ej. --network x, o --columns network=B",
    en="no column tells the network; say which it is, e.g. --network x, or --columns network=B",
)


def _order(rows: list[tuple[str, ...]], heads: Heads, wish: Wish) -> DateOrder:
    """Which of 03/04 is the day. Raises BadExport where nothing decides and a mistake would move every comment."""
    if wish.dates:
        return DateOrder(wish.dates, proven=True)
    place = heads.columns.get("date")
    values = [cells[place] for cells in rows if place is not None and place < len(cells)]
    found = order_of(values, "day")
    if found.both or (not found.proven and heads.english):
        raise BadExport(UNCLEAR_DATES)
    return found


UNCLEAR_DATES = Wording(
    es="las fechas no dejan claro si va antes el día o el mes; añada --dates day o --dates month",
    en="the dates do not tell whether the day or the month comes first; add --dates day or --dates month",
)


class _Reader:
    """The rows of one sheet, one by one."""

    def __init__(self, heads: Heads, brand: Brand, wish: Wish, order: DateOrder, sheet: Sheet) -> None:
        self._heads, self._brand, self._wish, self._order, self._sheet = heads, brand, wish, order, sheet
        self._zone = zone_of("UTC" if heads.utc else brand.hours.zone)

    def lines(self) -> Iterator[Line]:
        for place, row in enumerate(self._sheet.rows()):
            if place > self._heads.row and any(cell.strip() for cell in row.cells):
                yield self._line(row)
            elif row.unreadable:
                yield Line(row.number, None, "", UNREADABLE)

    def _line(self, row: Row) -> Line:
        told = {field: self._cell(row, field) for field in FIELDS}
        network = self._network(told)
        if isinstance(network, Wording):
            return Line(row.number, None, "network", network)
        at = None
        if told["date"]:
            at = moment(told["date"], told["time"], self._order, self._zone, self._sheet.zero)
            if at is None:
                return Line(row.number, None, "date", _no_moment(f"{told['date']} {told['time']}".strip()))
        plain = {name: told[name] or None for name in ("author", "url", "id")}
        numbers = {"followers": number(told["followers"]), "rating": number(told["rating"])}
        given: dict[str, Any] = {"network": network, "text": told["text"], "posted_at": at, **plain, **numbers}
        try:
            return Line(row.number, HeardIn.model_validate(given))
        except ValidationError as error:
            return Line(row.number, None, *_fault(error))

    def _cell(self, row: Row, field: Field) -> str:
        place = self._heads.columns.get(field)
        return mended(row.cells[place]).strip() if place is not None and place < len(row.cells) else ""

    def _network(self, told: dict[Field, str]) -> str | Wording:
        for named in (told["network"], host_of(told["url"])):
            if named and (found := network_in(self._brand, named)):
                return found
        if self._wish.network and not told["network"]:
            return network_in(self._brand, self._wish.network) or self._wish.network
        return _unknown(self._brand, "", told["network"] or host_of(told["url"]))


UNREADABLE = Wording(es="la línea no se puede leer", en="the line cannot be read")


def _fault(error: ValidationError) -> tuple[str, Wording]:
    first = error.errors(include_url=False)[0]
    if first["type"] == "says_nothing":
        return "text", Wording(es="no hay comentario en esta fila", en="there is no comment in this row")
    wrong, mend = complain(first, HeardIn)
    return dotted(tuple(first["loc"])), Wording(es=f"{wrong.es}; {mend.es}", en=f"{wrong.en}; {mend.en}")


def _no_moment(value: str) -> Wording:
    shown = value[:60]
    return Wording(es=f"«{shown}» no es una fecha que se entienda", en=f"“{shown}” is no date that can be read")


def _unknown(brand: Brand, option: str, named: str) -> Wording:
    listed, shown, before = (
        ", ".join(network.id for network in brand.networks),
        named[:60],
        f"{option}: " * bool(option),
    )
    if not named:
        return Wording(es="falta la red de esta fila", en="the network of this row is missing")
    return Wording(
        es=f"{before}«{shown}» no es una red de la marca; son: {listed}",
        en=f"{before}“{shown}” is no network of the brand; they are: {listed}",
    )
