"""An import of files, as the product makes it: every reader, one understanding."""

from collections.abc import Iterable
from pathlib import Path

from app.importing.documents.convert import read
from app.importing.readers import READERS
from app.importing.understanding import understand
from app.importing.understood import Understanding


def understood(paths: Iterable[Path]) -> Understanding:
    return understand([read(path) for path in paths], READERS)
