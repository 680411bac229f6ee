"""imported.json: what an import understood, kept beside the folder that it wrote."""

from pathlib import Path
from typing import ClassVar

from pydantic import Field as Bounded
from pydantic import ValidationError

from app.errors import PortavozError
from app.importing.understood import Understanding
from app.value import Value
from app.wording import Wording

NAME = "imported.json"
FORMAT = 1
LARGEST = 50_000_000
"""Bytes. A manual of 1,000 pages leaves about a tenth."""


class BadLedger(PortavozError):
    """imported.json cannot be read, so nobody knows what is doubtful."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-ledger"
    title: ClassVar[Wording] = Wording(
        es="El registro de la importación no se entiende", en="The record of the import cannot be read"
    )


class _Ledger(Value):
    format: int = Bounded(default=FORMAT, ge=FORMAT, le=FORMAT)
    understanding: Understanding


def read(folder: Path) -> Understanding | None:
    """What the last import into the folder understood, confirmations included; None where nothing was imported.

    Raises BadLedger for a file that is damaged, too large or of a later version.
    """
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        if path.stat().st_size > LARGEST:
            raise _bad(path, "> 50 MB")
        return _Ledger.model_validate_json(path.read_bytes()).understanding
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _bad(path, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except OSError as error:
        raise _bad(path, error.strerror or type(error).__name__) from error


def text(understanding: Understanding) -> str:
    """The file's text: the same understanding gives the same bytes."""
    shown = _Ledger(understanding=understanding).model_dump_json(indent=1, exclude_defaults=True)
    return f"{shown}\n"


def _bad(path: Path, why: str) -> BadLedger:
    return BadLedger(
        Wording(
            es=f"{path.name}: {why[:300]}. Recupere el archivo de una copia o importe de nuevo en otra carpeta",
            en=f"{path.name}: {why[:300]}. Restore the file from a copy, or import anew into another folder",
        )
    )
