"""The tree that is drawn in app/errors.py is the tree that the code has."""

import importlib
import re
from pathlib import Path

from app import errors
from app.errors import PortavozError

ROOT = Path(errors.__file__).parent
DRAWN = re.compile(r"[├└]── (\w+)\s+(?:\((\d{3})\))?")


def _load_everything() -> None:
    for path in ROOT.rglob("*.py"):
        if re.search(r"\((?:PortavozError|Refused)\)", path.read_text("utf-8")):
            importlib.import_module(".".join(path.relative_to(ROOT.parent).with_suffix("").parts))


def _tree(kind: type[PortavozError]) -> set[tuple[str, str]]:
    below = {pair for child in kind.__subclasses__() for pair in _tree(child)}
    return below | {(kind.__name__, "" if kind.__name__ == "Refused" else str(kind.status))}


def test_every_error_is_drawn_with_its_status_and_nothing_else_is() -> None:
    _load_everything()
    drawn = {(name, status or "") for name, status in DRAWN.findall(errors.__doc__ or "")}
    assert drawn == {(n, s) for n, s in _tree(PortavozError) if n != "PortavozError"}
