"""Tables as text, .csv and .tsv: the separator is found, and every record is one row however many lines it takes."""

import csv
import io
import re
from _csv import Reader
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.brand.faults import Fault
from app.importing.archives.encoding import Encoding, encoding_of
from app.importing.archives.sheet import MOST_COLUMNS, BadArchive, Row, Sheet
from app.wording import Wording

SAMPLE = 64_000
"""Characters that the separator is judged by."""
SEPARATORS = (",", ";", "\t", "|")
LEAST_EVEN = 0.6
"""Part of the records that must have the same number of cells; commas of prose are less regular."""
NOTHING = "\x1f"
"""A separator that no text holds: the file has one column."""
SAID = {
    ",": Wording(es="comas", en="commas"),
    ";": Wording(es="puntos y coma", en="semicolons"),
    "\t": Wording(es="tabuladores", en="tabs"),
    "|": Wording(es="barras verticales", en="vertical bars"),
    NOTHING: Wording(es="nada (una sola columna)", en="nothing (one column)"),
}
_STATED = re.compile(r"\A\ufeff?sep=(.)\r?\n", re.IGNORECASE)
"""What Excel writes to tell itself the separator."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MOST_CONTROL = 0.01
"""Part of control characters above which this is no text."""


class _Form(NamedTuple):
    separator: str
    stated: bool
    escaped: bool
    """Quotes inside quotes are written \\" and not doubled."""


def read_delimited(path: Path, size: int) -> Sheet:
    """The one sheet of the file. Raises BadArchive."""
    encoding = encoding_of(path)
    with path.open("r", encoding=encoding.name, errors="replace", newline="") as file:
        sample = file.read(SAMPLE)
    if len(_CONTROL.findall(sample)) > MOST_CONTROL * len(sample):
        raise BadArchive(Fault(path=path.name, message=NO_TEXT, mend=EXPORT))
    form = _form(sample, path.suffix.lower())
    said = SAID.get(form.separator) or Wording(es=f"«{form.separator}»", en=f"“{form.separator}”")
    read_as = Wording(es=f"{encoding.name}, separado por {said.es}", en=f"{encoding.name}, separated by {said.en}")
    return Sheet(path.name, lambda: _rows(path, size, encoding, form), read_as=read_as)


NO_TEXT = Wording(es="no contiene texto: es un archivo binario", en="holds no text: it is a binary file")
EXPORT = Wording(es="expórtelo de nuevo como .csv (UTF-8) o .xlsx", en="export it anew as .csv (UTF-8) or .xlsx")


def _form(sample: str, kind: str) -> _Form:
    escaped = '\\"' in sample and '""' not in sample.replace('\\""', "")
    if stated := _STATED.match(sample):
        return _Form(stated[1], True, escaped)
    even = {mark: _evenness(sample, mark, escaped) for mark in SEPARATORS}
    best = max(SEPARATORS, key=lambda mark: (even[mark], kind == ".tsv" and mark == "\t"))
    return _Form(best if even[best][0] >= LEAST_EVEN else NOTHING, False, escaped)


def _evenness(sample: str, mark: str, escaped: bool) -> tuple[float, int]:
    """How many of the records have the usual number of cells, and that number; (0, 0) where it separates nothing."""
    try:
        records = [record for record in _reader(io.StringIO(sample), mark, escaped) if any(record)]
    except csv.Error:
        return 0.0, 0
    complete = records[:-1] if len(sample) == SAMPLE and len(records) > 1 else records
    widths = Counter(len(record) for record in complete)
    several = [(many, width) for width, many in widths.items() if width > 1]
    if not several:
        return 0.0, 0
    many, width = max(several)
    return round(many / len(complete), 1), width


def _reader(file: io.TextIOBase, mark: str, escaped: bool) -> Reader:
    if escaped:
        return csv.reader(file, delimiter=mark, doublequote=False, escapechar="\\")
    return csv.reader(file, delimiter=mark)


def _rows(path: Path, size: int, encoding: Encoding, form: _Form) -> Iterator[Row]:
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding.name, "replace", newline="") as text:
        reader = _reader(text, form.separator, form.escaped)
        number = 0
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise BadArchive(_broken(path, number + 1, reader.line_num)) from error
            number += 1
            if number == 1 and form.stated:
                continue
            yield Row(number, tuple(cells[:MOST_COLUMNS]), min(1.0, raw.tell() / size))


def _broken(path: Path, row: int, line: int) -> Fault:
    message = Wording(
        es=f"la fila {row} no termina (se ha leído hasta la línea {line}): hay unas comillas sin cerrar",
        en=f"row {row} has no end (read up to line {line}): a quotation mark is never closed",
    )
    mend = Wording(
        es="cierre las comillas de esa fila o exporte el archivo como .xlsx",
        en="close the quotation marks of that row or export the file as .xlsx",
    )
    return Fault(path=path.name, line=row, message=message, mend=mend)
