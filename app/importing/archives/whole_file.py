"""A file that appears whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.brand.faults import Fault
from app.brand.folder import MAX_REPLIES
from app.importing.archives.sheet import BadArchive
from app.wording import Wording


def write_whole(target: Path, lines: Iterator[bytes]) -> int:
    """The bytes written. Raises BadArchive above what a file of replies may hold, and where nothing can be written."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise BadArchive(_unwritable(target, error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            size = _write(file, lines, target)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError as error:
        raise BadArchive(_unwritable(target, error)) from error
    finally:
        Path(name).unlink(missing_ok=True)
    return size


def _write(file: BinaryIO, lines: Iterator[bytes], target: Path) -> int:
    size = 0
    for line in lines:
        size += file.write(line)
        if size > MAX_REPLIES:
            raise BadArchive(_too_many(target))
    file.flush()
    os.fsync(file.fileno())
    return size


def _unwritable(target: Path, error: OSError) -> Fault:
    reason = error.strerror or type(error).__name__
    message = Wording(es=f"no se puede escribir ({reason})", en=f"cannot be written ({reason})")
    mend = Wording(
        es="compruebe la carpeta, sus permisos y el espacio libre",
        en="check the folder, its permissions and the free space",
    )
    return Fault(path=target.name, message=message, mend=mend)


def _too_many(target: Path) -> Fault:
    most = MAX_REPLIES // 1_000_000
    message = Wording(es=f"las respuestas ocupan más de {most} MB", en=f"the replies take more than {most} MB")
    mend = Wording(
        es="importe menos archivos: los años más recientes bastan", en="import fewer archives: the latest years will do"
    )
    return Fault(path=target.name, message=message, mend=mend)
