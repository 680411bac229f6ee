"""Putting files in place so that a crash leaves the old folder or the new one, beside a server that reads it.

Everything is written below `.import/` first. The moment of `commit.json` decides: before it nothing has happened;
after it the import has, and whoever comes next finishes it. While it is there, the folder says so instead of loading.
"""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from app.errors import PortavozError
from app.wording import Wording

STAGE = ".import"
NEW = "new"
COMMIT = "commit.json"


class CannotWriteFolder(PortavozError):
    """The knowledge folder cannot be written."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "cannot-write-folder"
    title: ClassVar[Wording] = Wording(
        es="No se puede escribir la carpeta", en="The knowledge folder cannot be written"
    )


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Each file in its place, all or none. Raises CannotWriteFolder; then nothing has changed."""
    try:
        finish(folder)
        stage = folder / STAGE
        for path, content in files.items():
            _written(stage / NEW / path, content)
        _written(stage / "commit.tmp", json.dumps({"files": list(files)}).encode())
        os.replace(stage / "commit.tmp", stage / COMMIT)
        finish(folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotWriteFolder(
            Wording(
                es=f"{folder}: {reason}. Compruebe el espacio y los permisos y repita la orden",
                en=f"{folder}: {reason}. Check space and permissions and try again",
            )
        ) from error


def finish(folder: Path) -> None:
    """Ends what an earlier import began: completes it if it was decided, else forgets it. Raises OSError."""
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


def _written(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
