"""Writes the passages that Portavoz serves for a knowledge folder, so that another service can use the same."""

import json
from pathlib import Path

from app.brand.load import load
from app.evidence.shelve import shelve


def write(knowledge: Path, to: Path) -> int:
    """How many passages were written. A past reply is written with the comment that it answered, as it is searched."""
    texts = [
        f"{p.comment}\n{p.text}" if p.comment else f"{p.section}\n{p.text}"
        for p in (row.passage for row in shelve(load(knowledge)))
    ]
    to.write_text(json.dumps([{"text": text} for text in texts], ensure_ascii=False), encoding="utf-8")
    return len(texts)
