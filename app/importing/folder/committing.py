"""Putting files in place so that a crash leaves the old folder or the new one, beside a server that reads it.

Everything is written below `.import/` first. The moment of `commit.json` decides: before it nothing has happened;
from then on whoever reads the folder sees the new files (app.brand.under_way), moved or not, and the next import or
confirmation moves what is left.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from filelock import FileLock, Timeout

from app.brand.under_way import COMMIT, NEW, STAGE
from app.errors import PortavozError
from app.wording import Wording

LOCK = ".import.lock"
WAIT = 60.0
"""Seconds for another import of the same folder to end."""
Content = bytes | Path
"""A file's bytes, or a finished file that is copied."""


class CannotWriteFolder(PortavozError):
    """The knowledge folder cannot be written."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "cannot-write-folder"
    title: ClassVar[Wording] = Wording(
        es="No se puede escribir la carpeta", en="The knowledge folder cannot be written"
    )


def put(folder: Path, files: Mapping[str, Content]) -> None:
    """Each file in its place, all or none. Raises CannotWriteFolder; then nothing has changed."""
    with _alone(folder):
        _end(folder)
        stage = folder / STAGE
        try:
            for path, content in files.items():
                _written(stage / NEW / path, content)
            _written(stage / "commit.tmp", json.dumps({"files": list(files)}).encode())
        except OSError:
            shutil.rmtree(stage, ignore_errors=True)
            raise
        os.replace(stage / "commit.tmp", stage / COMMIT)
        _end(folder)


def finish(folder: Path) -> None:
    """Ends what an earlier import began: completes it if it was decided, else forgets it. Raises CannotWriteFolder."""
    if (folder / STAGE).exists():
        with _alone(folder):
            _end(folder)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time; the lock of a process that dies is free."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=WAIT):
            yield
    except Timeout as error:
        raise CannotWriteFolder(
            Wording(
                es=f"otra importación está escribiendo en {folder}. Espere a que termine y repita la orden",
                en=f"another import is writing to {folder}. Wait for its end and try again",
            )
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotWriteFolder(
            Wording(
                es=f"{folder}: {reason}. Compruebe el espacio y los permisos y repita la orden",
                en=f"{folder}: {reason}. Check space and permissions and try again",
            )
        ) from error


def _end(folder: Path) -> None:
    stage = folder / STAGE
    if not stage.exists():
        return
    commit = stage / COMMIT
    if commit.exists():
        for path in json.loads(commit.read_bytes())["files"]:
            _move(stage / NEW / path, folder / path)
        commit.unlink()
    shutil.rmtree(stage)


def _move(new: Path, place: Path) -> None:
    if new.exists():  # otherwise it was moved before the crash
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(new, place)


def _written(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, file)
        file.flush()
        os.fsync(file.fileno())
