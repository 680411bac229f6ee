"""What a result depends on, as hashes: the code that drafts, the prompts, the metrics."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.draft.request import COMMENT, REPAIR, SYSTEM

HERE = Path(__file__).resolve().parent
APP = HERE.parent / "app"
ROOMS = ("brand", "comments", "incident", "evidence", "triage", "draft", "guard")
"""The rooms of the product that a draft passes through; a change elsewhere changes no draft."""
FILES = ("pipeline.py", "llm.py", "llm_faults.py", "prompts.py", "value.py", "wording.py")
OURS = ("case.py", "output.py", "stages.py")
SKIPPED = ("__pycache__",)


def drafting_code() -> str:
    """SHA-256 over everything between a comment and its draft, data files included."""
    rooms = [path for room in ROOMS for path in _below(APP / room)]
    return _hashed([*rooms, *(APP / name for name in FILES), *(HERE / name for name in OURS)])


def metrics_code() -> str:
    """SHA-256 over the metrics, their cards and what applies them."""
    return _hashed([*_below(HERE / "metrics"), HERE / "score.py", HERE / "rules.py"])


def prompts() -> dict[str, str]:
    """The fingerprint of each prompt that drafts are asked for with."""
    return {prompt.name: prompt.fingerprint for prompt in (COMMENT, REPAIR, SYSTEM)}


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part in SKIPPED for part in path.parts):
            yield path


def _hashed(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(HERE.parent).as_posix()} {content}\n".encode())
    return digest.hexdigest()
