"""What a run of the tests makes once and its workers share: folders that no test writes to."""

import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

SHELF = Path(tempfile.gettempdir()) / f"portavoz-shelf-{os.environ.get('PYTEST_XDIST_TESTRUNUID') or os.getpid()}"


async def shelved(name: str, fill: Callable[[Path], Awaitable[None]]) -> Path:
    """The folder of that name; filled now if no worker did it before."""
    kept = SHELF / name
    if not kept.exists():
        fresh = new()
        await fill(fresh)
        keep(fresh, name)
    return kept


def new() -> Path:
    SHELF.mkdir(exist_ok=True)
    return Path(tempfile.mkdtemp(dir=SHELF))


def keep(fresh: Path, name: str) -> None:
    """Gives a filled folder its name, unless another worker was faster."""
    try:
        fresh.rename(SHELF / name)
    except OSError:
        shutil.rmtree(fresh)
