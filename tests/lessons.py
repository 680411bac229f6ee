"""The outcome model of the test brands, learned once per run of the tests: no server of a test need wait for it."""

import os
import shutil
import tempfile
from pathlib import Path

from app.brand.load import load
from app.triage.training import knowledge, outcome_model

SHELF = Path(tempfile.gettempdir()) / f"portavoz-lessons-{os.environ.get('PYTEST_XDIST_TESTRUNUID') or os.getpid()}"


def learned(folder: Path, var: Path) -> None:
    """Puts the outcome model of the brand in `folder` into `var`, as a server that ran before would have left it."""
    brand = load(folder)
    kept = SHELF / knowledge(brand)
    if not (kept / "outcomes.npz").exists():
        fresh = Path(tempfile.mkdtemp(dir=_shelf()))
        outcome_model(brand, fresh)
        try:
            fresh.rename(kept)
        except OSError:  # another worker was faster
            shutil.rmtree(fresh)
    var.mkdir(parents=True, exist_ok=True)
    shutil.copy(kept / "outcomes.npz", var / "outcomes.npz")


def _shelf() -> Path:
    SHELF.mkdir(exist_ok=True)
    return SHELF
