"""The labelled comments of tests/corpora. Lines of split `held` are for counting only."""

import json
from functools import cache
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).parent / "corpora"


@cache
def read(name: str) -> list[dict[str, Any]]:
    """Every line of a corpus."""
    return [json.loads(line) for line in (CORPORA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def held(name: str) -> list[dict[str, Any]]:
    """The held-out lines of a corpus."""
    return [case for case in read(name) if case["split"] == "held"]
