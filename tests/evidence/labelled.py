"""Comments with the sections of the manual and the past replies that fit them, and how many of them are found."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.evidence.library import Library
from app.evidence.passage import Evidence
from app.incident.situation import CALM
from app.triage.triage import Triage
from tests.made import triage

HERE = Path(__file__).parents[1]
FIRST = 5


class Case(NamedTuple):
    comment: Comment
    sections: frozenset[str]
    replies: frozenset[str]
    split: str


class Recall(NamedTuple):
    """Shares of the comments with a right one among the first five."""

    section: float
    reply: float


def cases(name: str) -> list[Case]:
    lines = (HERE / "corpora" / f"evidence_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Case(
            Comment(network=case["network"], text=case["text"]),
            frozenset(case["sections"]),
            frozenset(case["replies"]),
            case["split"],
        )
        for case in map(json.loads, lines)
    ]


def without_triage(_comment: Comment, _brand: Brand) -> Triage:
    """Nothing to boost by."""
    return triage(outcome="request").model_copy(update={"outcome": "unknown", "issues": ()})


def _has_section(evidence: Evidence, case: Case) -> bool:
    first = sorted(evidence.knowledge, key=lambda hit: -hit.score)[:FIRST]
    return any(section in heading for hit in first for heading in hit.passage.heading for section in case.sections)


def _has_reply(evidence: Evidence, case: Case) -> bool:
    return any(hit.passage.source in case.replies for hit in evidence.replies[:FIRST])


async def recall(
    opened: Library, brand: Brand, of: Sequence[Case], judge: Callable[[Comment, Brand], Triage] = without_triage
) -> Recall:
    sections = replies = 0
    for case in of:
        evidence = await opened.find(case.comment, judge(case.comment, brand), CALM)
        sections += _has_section(evidence, case)
        replies += _has_reply(evidence, case)
    return Recall(round(sections / len(of), 3), round(replies / len(of), 3))
