"""The type checker, the linter and the editors of the tests: from npm by an exact lock, once for all runs.

They are kept outside of the sources, by the lock's hash: a changed lock installs anew, an equal one asks no registry.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from filelock import FileLock

TOOLS: Final = Path(__file__).parent / "tools"
KEPT: Final = Path(__file__).parents[2] / ".venv" / "extension-tools"
PARTS: Final = ("package.json", "package-lock.json", ".npmrc")
MISSING: Final = (
    "no npm on this machine: install Debian's packages `nodejs` and `npm` to run these tests of the extension"
)


def installed() -> Path:
    """The folder whose `node_modules` has them. Skips the test where npm is missing or reaches no registry."""
    digest = hashlib.sha256(b"\0".join((TOOLS / part).read_bytes() for part in PARTS)).hexdigest()
    folder = KEPT / digest[:12]
    KEPT.mkdir(parents=True, exist_ok=True)
    with FileLock(KEPT / "lock"):
        if not (folder / "whole").exists():
            _install(folder)
    return folder


def run(folder: Path, name: str, *arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs one of the tools; its exit status and both outputs are the caller's to judge."""
    command = [str(folder / "node_modules" / ".bin" / name), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd or folder, capture_output=True, text=True, check=False, timeout=300)


def _install(folder: Path) -> None:
    if shutil.which("npm") is None:
        _without(MISSING)
    for outdated in KEPT.glob("*/"):
        shutil.rmtree(outdated)
    folder.mkdir()
    for part in PARTS:
        shutil.copy(TOOLS / part, folder / part)
    done = subprocess.run(
        ["npm", "ci", "--no-progress", "--loglevel=error"], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        _without(f"npm could not install the tools of the extension's tests: {done.stderr.strip()[-600:]}")
    (folder / "whole").touch()


def _without(reason: str) -> None:
    if os.environ.get("PORTAVOZ_TEST_BROWSER") == "needed":
        pytest.fail(reason)
    pytest.skip(reason)
