"""Drafts written for one rule each (texts/RULE.jsonl): half that break it, half that come close and do not.

Every other draft of each kind was looked at while the detectors were built; figures are told of the rest.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from app.brand.brand import Brand
from app.brand.load import load
from app.comments.comment import Comment
from eval.case import Case, Matter
from eval.metrics.metric import Reader, Scored
from eval.output import Source, Text, Written

TEXTS = Path(__file__).with_name("texts")
BRAND = Path(__file__).resolve().parents[3] / "brands" / "plain"


class Draft(NamedTuple):
    """A draft as a metric reads it; `breaks`: whether its writer meant it to break the rule."""

    written: Written
    breaks: bool


class Found(NamedTuple):
    """What a metric made of the drafts of one rule."""

    recall: float
    alarms: float
    missed: tuple[str, ...]
    alarmed: tuple[str, ...]


def drafts(rule: str, *, unseen: bool) -> tuple[Draft, ...]:
    """The half of a rule's drafts that was looked at, or the one that was not."""
    lines = (TEXTS / f"{rule}.jsonl").read_text("utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    kinds = ([one for one in told if one["breaks"] is breaks] for breaks in (True, False))
    return tuple(Draft(_written(one), one["breaks"]) for kind in kinds for one in kind[int(unseen) :: 2])


def judged(rule: str, judge: Reader, *, unseen: bool) -> Found:
    """How many of the breaking drafts the metric calls broken, and how many of the others."""
    seen = [(draft, broken(judge, draft.written)) for draft in drafts(rule, unseen=unseen)]
    missed = tuple(draft.written.text.public for draft, hit in seen if draft.breaks and not hit)
    alarmed = tuple(draft.written.text.public for draft, hit in seen if not draft.breaks and hit)
    breaking = sum(draft.breaks for draft, _ in seen)
    return Found(1 - len(missed) / breaking, len(alarmed) / (len(seen) - breaking), missed, alarmed)


def broken(judge: Reader, written: Written) -> bool:
    """Whether a metric calls it broken."""
    verdict = judge(written)
    return isinstance(verdict, Scored) and verdict.value < 1


@cache
def _brand() -> Brand:
    return load(BRAND)


def _written(told: dict[str, Any]) -> Written:
    brand = _brand()
    case = Case(
        id="draft",
        brand=brand.slug,
        split="tune",
        group="draft",
        comment=Comment(network=brand.networks[0].id, text=told["comment"]),
        mood=tuple(told.get("mood", ())),
        outcomes=tuple(told.get("outcomes", ("service_failure",))),
        severity=("medium",),
        matters=tuple(Matter(text=text, outcomes=("service_failure",)) for text in told.get("matters", ())),
        by="the authors of the suite",
    )
    sources = tuple(
        Source(id=f"s{i}", kind=one["kind"], source=f"{one['kind']}-{i}", section="", text=one["text"])
        for i, one in enumerate(told.get("sources", ()))
    )
    return Written(case=case, brand=brand, text=Text(engine="person", public=told["text"]), sources=sources)
