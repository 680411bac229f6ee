"""An import that was decided and whose files are not all in place yet: readers see the folder as it will be."""

import json
from collections.abc import Mapping
from pathlib import Path

STAGE = ".import"
NEW = "new"
COMMIT = "commit.json"
RECORD = "imported.json"
"""Every import writes it last."""
Mark = tuple[tuple[int, int, int] | None, ...]


def waiting(folder: Path) -> Mapping[str, Path]:
    """Where each file of a decided import lies until it is moved, by its path in the folder; none: no import is."""
    stage = folder / STAGE
    try:
        listed = json.loads((stage / COMMIT).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    staged = {str(path): stage / NEW / str(path) for path in listed}
    return {path: place for path, place in staged.items() if place.is_file()}


def mark(folder: Path) -> Mark:
    """Equal before and after a reading: no import fell into it."""
    return tuple(_identity(folder / path) for path in (f"{STAGE}/{COMMIT}", RECORD))


def _identity(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
