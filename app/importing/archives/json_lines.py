"""One JSON object a line, with whatever names: the names are the columns."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from app.brand.faults import Fault
from app.importing.archives.encoding import encoding_of
from app.importing.archives.sheet import MOST_COLUMNS, BadArchive, Row, Sheet
from app.wording import Wording

LONGEST = 1_000_000
"""Characters of one line."""
LOOKED_AT = 300
"""Objects that the names are taken from; a name that appears later is not read."""
DEEPEST = 3
"""Levels of objects inside objects: {"comment": {"text": …}} has the name comment.text."""


def read_json_lines(path: Path, size: int) -> Sheet:
    """The one sheet of the file. Raises BadArchive when its first lines are no objects."""
    first = list(islice(_objects(path, size), LOOKED_AT))
    found = [one for _, one, _ in first if one is not None]
    if not found and first:
        raise BadArchive(Fault(path=path.name, line=first[0][0], message=NO_OBJECT, mend=ONE_A_LINE))
    keys = tuple(dict.fromkeys(key for one in found for key in one))[:MOST_COLUMNS]
    return Sheet(path.name, lambda: _rows(path, size, keys), keys=keys)


NO_OBJECT = Wording(es="no es un objeto JSON", en="is no JSON object")
ONE_A_LINE = Wording(
    es='escriba un objeto por línea: {"comment": "…", "reply": "…"}; una lista «[…]» no vale',
    en='write one object a line: {"comment": "…", "reply": "…"}; a list “[…]” will not do',
)


def _rows(path: Path, size: int, keys: tuple[str, ...]) -> Iterator[Row]:
    for number, one, part in _objects(path, size):
        if one is None:
            yield Row(number, (), part, unreadable="not_json")
        else:
            yield Row(number, tuple(one.get(key, "") for key in keys), part)


def _objects(path: Path, size: int) -> Iterator[tuple[int, dict[str, str] | None, float]]:
    """Line number, the object's texts by name (None: the line is no object), and the part that has been read."""
    encoding = encoding_of(path)
    with path.open("r", encoding=encoding.name, errors="replace", newline="\n") as file:
        done = 0
        for number, line in _lines(file):
            done += len(line)
            if line.strip():
                yield number, _object(line), min(1.0, done / size)


def _lines(file: IO[str]) -> Iterator[tuple[int, str]]:
    """Numbered lines; of a line that is too long only its beginning, which is no object."""
    number = 0
    while line := file.readline(LONGEST):
        number += 1
        yield number, line
        while len(line) == LONGEST and not line.endswith("\n"):
            line = file.readline(LONGEST)


def _object(line: str) -> dict[str, str] | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return dict(_texts(data, "", DEEPEST)) if isinstance(data, dict) else None


def _texts(data: dict[str, Any], above: str, deep: int) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            if deep > 1:
                yield from _texts(value, f"{name}.", deep - 1)
        elif isinstance(value, list):
            yield name, ", ".join(str(item) for item in value if isinstance(item, str | int | float))
        elif value is not None:
            yield name, str(value)
