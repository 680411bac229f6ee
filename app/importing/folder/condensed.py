"""Files of past replies as the check needs them: what it looks at is few values, however many replies there are."""

import json
from collections.abc import Iterator
from pathlib import Path

CHECKED = ("network", "outcome", "scenario", "approved_by", "language", "form", "date")
"""Fields whose value the check may refuse; of a date, its shape."""
MOST_BROKEN = 20


def condensed(source: Path, target: Path) -> None:
    """Writes the first line of each combination of checked values, and the first lines that are broken.

    Only lines of text are held; 100,000 replies take a second and no memory. Raises OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as lines, target.open("wb") as kept:
        kept.writelines(_telling(lines))


def _telling(lines: Iterator[bytes]) -> Iterator[bytes]:
    seen: set[str] = set()
    broken = 0
    for line in lines:
        key = _key(line)
        if key is None:
            broken += 1
            if broken > MOST_BROKEN:
                continue
            yield line
        elif key not in seen:
            seen.add(key)
            yield line


def _key(line: bytes) -> str | None:
    """None: no reply at all."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not all(isinstance(data.get(use), str) for use in ("comment", "reply")):
        return None
    values = {name: data.get(name) for name in CHECKED}
    values["date"] = len(values["date"]) if isinstance(values["date"], str) else values["date"]
    return json.dumps([values, sorted(data)], sort_keys=True)
