"""The file that a backup is: a zip with one JSON-lines entry a table and a manifest that says what must be inside."""

import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, ClassVar, Literal

from pydantic import AwareDatetime, ValidationError

from app.errors import PortavozError
from app.review.audit import Head
from app.value import Value
from app.wording import Wording

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 1_000_000
"""Bytes. One with hundreds of tables takes a tenth of it."""


class BadBackup(PortavozError):
    """The file is no backup of ours, or not as it was made."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-backup"
    title: ClassVar[Wording] = Wording(es="La copia no sirve", en="The backup cannot be used")

    def __init__(self, es: str, en: str) -> None:
        super().__init__(Wording(es=f"{es} No se ha restaurado nada.", en=f"{en} Nothing was restored."))


class CannotWrite(PortavozError):
    """A file that was asked for cannot be written."""

    type: ClassVar[str] = "cannot-write"
    title: ClassVar[Wording] = Wording(es="No se puede escribir el archivo", en="The file cannot be written")


class TableOnFile(Value):
    """One table. `sha256` is over the bytes of its entry, uncompressed."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


class Manifest(Value):
    """What a backup holds. `approvals` and `audit_head` must come out the same after it was restored."""

    format: Literal["portavoz-backup"] = "portavoz-backup"
    edition: Literal[1] = 1
    schema_revision: str
    made_at: AwareDatetime
    approvals: str
    audit_head: Head
    tables: tuple[TableOnFile, ...]
    left_out: tuple[str, ...]


@contextmanager
def atomic(path: Path) -> Iterator[IO[bytes]]:
    """A file that only its owner may read and that stands under its name whole or not at all. Raises CannotWrite."""
    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mkstemp makes it 0600
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _unwritten(path, error) from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _unwritten(path: Path, error: OSError) -> CannotWrite:
    why = error.strerror or type(error).__name__
    return CannotWrite(
        Wording(
            es=f"«{path}»: {why}. Elija otra carpeta o libere espacio; lo que hubiera con ese nombre sigue igual.",
            en=f"“{path}”: {why}. Choose another folder or free some space; what had that name is as it was.",
        )
    )


@contextmanager
def writing(file: IO[bytes]) -> Iterator["Writing"]:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as entries:
        yield Writing(entries)


class Writing:
    """A backup that is being written."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._zip = file
        self.tables: list[TableOnFile] = []

    @contextmanager
    def table(self, name: str, columns: tuple[str, ...]) -> Iterator["Lines"]:
        with self._zip.open(entry(name), "w", force_zip64=True) as out:
            lines = Lines(out)
            yield lines
        self.tables.append(TableOnFile(name=name, columns=columns, rows=lines.rows, sha256=lines.sum.hexdigest()))

    def finish(self, manifest: Manifest) -> None:
        self._zip.writestr(MANIFEST, manifest.model_dump_json(indent=1))


class Lines:
    """Rows on their way into an entry."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self.rows, self.sum = out, 0, hashlib.sha256()

    def put(self, row: dict[str, Any]) -> None:
        line = f"{json.dumps(row, ensure_ascii=False, separators=(',', ':'), default=_plain)}\n".encode()
        self.sum.update(line)
        self._out.write(line)
        self.rows += 1


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    return value.isoformat()  # type: ignore[attr-defined,no-any-return]  # a date; anything else is a fault of ours


def entry(table: str) -> str:
    return f"tables/{table}.jsonl"


@contextmanager
def reading(path: Path) -> Iterator["Archive"]:
    """A backup whose every byte is what it was when it was made. Raises BadBackup."""
    try:
        with zipfile.ZipFile(path) as file:
            archive = Archive(file, _manifest(file))
            archive.check()
            yield archive
    except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or "zip"
        raise BadBackup(
            f"«{path}» no se puede leer como copia ({why}): no existe, está cortada o dañada.",
            f"“{path}” cannot be read as a backup ({why}): it does not exist, is cut off or damaged.",
        ) from error


def _manifest(file: zipfile.ZipFile) -> Manifest:
    try:
        if file.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise KeyError(MANIFEST)
        return Manifest.model_validate_json(file.read(MANIFEST))
    except (KeyError, ValidationError, RuntimeError) as error:
        raise BadBackup(
            f"No es una copia hecha con «portavoz backup»: su {MANIFEST} falta o no se entiende.",
            f"It is no file made by “portavoz backup”: its {MANIFEST} is missing or cannot be understood.",
        ) from error


class Archive:
    """A backup that is being read."""

    def __init__(self, file: zipfile.ZipFile, manifest: Manifest) -> None:
        self._zip, self.manifest = file, manifest

    def check(self) -> None:
        """Raises BadBackup when an entry is missing, new or other than the manifest says."""
        named = sorted([MANIFEST, *(entry(t.name) for t in self.manifest.tables)])
        if sorted(self._zip.namelist()) != named:
            raise _changed(MANIFEST)
        for table in self.manifest.tables:
            with self._zip.open(entry(table.name)) as lines:
                if hashlib.file_digest(lines, "sha256").hexdigest() != table.sha256:  # type: ignore[arg-type]  # reads
                    raise _changed(entry(table.name))

    def rows(self, table: TableOnFile) -> Iterator[dict[str, Any]]:
        """Raises BadBackup when a line is none of ours or their number is another."""
        number = 0
        with self._zip.open(entry(table.name)) as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                if not isinstance(row, dict) or tuple(row) != table.columns:
                    raise _changed(f"{entry(table.name)}:{number}")
                yield row
        if number != table.rows:
            raise _changed(entry(table.name))


def _changed(what: str) -> BadBackup:
    return BadBackup(
        f"{what} no es como cuando se hizo la copia: la han cambiado o está dañada. Use otra copia.",
        f"{what} is not as it was when the backup was made: it was changed or damaged. Use another backup.",
    )
