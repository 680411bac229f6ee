"""The outcome model of the test brands, learned once per run of the tests: no server of a test need wait for it."""

import hashlib
import shutil
from pathlib import Path

from app.brand.load import load
from app.triage.training import knowledge, outcome_model
from tests.shelf import SHELF, keep, new


def learned(folder: Path, var: Path) -> None:
    """Puts the outcome model of the brand in `folder` into `var`, as a server that ran before would have left it."""
    var.mkdir(parents=True, exist_ok=True)
    content = _content(folder)
    if content not in _MODELS:
        _MODELS[content] = _model(folder)
    shutil.copy(_MODELS[content], var / "outcomes.npz")


_MODELS: dict[str, Path] = {}
"""By the folder's content."""


def _content(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"\0".join(str(p.relative_to(folder)).encode() + p.read_bytes() for p in files)).hexdigest()


def _model(folder: Path) -> Path:
    brand = load(folder)
    name = knowledge(brand)
    if not (SHELF / name / "outcomes.npz").exists():
        fresh = new()
        outcome_model(brand, fresh)
        keep(fresh, name)
    return SHELF / name / "outcomes.npz"
