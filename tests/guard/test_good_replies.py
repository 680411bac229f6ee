"""Replies that a brand would be glad to send: no rule about promises, tone, address or duties may block them.

At most 2 % may be blocked by the design; this collection is held to none.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from app.brand.brand import Network
from app.brand.protocol import Outcome, Protocol, Strategy
from app.draft.draft import Cite, Finding
from app.guard.rule import Context
from app.guard.rules import RULES
from app.guard.verdict import blocking, check
from app.triage.triage import Issue
from tests import made
from tests.guard.examples import context

LINES = (Path(__file__).parent / "good_replies.jsonl").read_text(encoding="utf-8").splitlines()
CASES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
WORDING = frozenset(
    "promises admission blame deletion advice opinion silence insults sarcasm cheer non_apology never_say stock_phrases "
    "address recognition apology hand_off next_step thanks proof unanswered_matter".split()
)
STRATEGIES = {
    "service_failure": Strategy(apologise="required", private=True),
    "request": Strategy(),
    "praise": Strategy(apologise="forbidden", thank=True),
    "improvement": Strategy(thank=True),
    "misinformation": Strategy(reply="once", apologise="forbidden", proof=True),
    "unfounded_criticism": Strategy(),
    "troll": Strategy(reply="light", apologise="forbidden"),
    "off_topic": Strategy(reply="light"),
}
CITE = Cite(passage="p1", source="facts.yaml", section="F1", text="…", score=0.9, content_hash="0" * 64)
NETWORKS = ("x", "instagram", "facebook", "linkedin", "tiktok", "youtube", "google")


def _context(case: dict[str, Any]) -> Context:
    outcomes = tuple(Outcome(id=id, label=id, strategy=strategy) for id, strategy in STRATEGIES.items())
    networks = tuple(Network(id=n, label=n, limit=5000, private_channel="mensaje directo") for n in NETWORKS)
    protocol = Protocol(start="request", questions=(), outcomes=outcomes)
    issue = Issue(outcome=case["outcome"], severity=case["severity"], start=0, end=len(case["comment"]))
    over = {"outcome": case["outcome"], "strategy": STRATEGIES[case["outcome"]], "issues": (issue,)}
    over |= {"language": case["language"], "reply_language": case["language"], "form": case["form"]}
    over |= {"severity": case["severity"], "private": case["private"]}
    return context(
        comment=made.comment(case["comment"], network=case["network"]),
        triage=made.triage().model_copy(update=over),
        brand=made.brand(name=case["brand"], protocol=protocol, networks=networks),
    )


def _findings(case: dict[str, Any]) -> tuple[Finding, ...]:
    cites = (CITE,) if STRATEGIES[case["outcome"]].proof else ()
    draft = made.draft(case["public_text"], private_text=case["private_text"], cites=cites)
    return check(draft, _context(case), tuple(r for r in RULES if r.name in WORDING))


@pytest.mark.parametrize("case", CASES, ids=[f"{n:03}-{c['language']}-{c['outcome']}" for n, c in enumerate(CASES, 1)])
def test_no_rule_blocks_a_good_reply(case: dict[str, Any]) -> None:
    assert [] == [(f.rule, f.message.en) for f in blocking(_findings(case))]


def test_few_good_replies_are_warned_about() -> None:
    warned = [case for case in CASES if any(f.rule != "recognition" for f in _findings(case))]
    assert len(warned) <= len(CASES) // 10


def test_the_collection_is_varied() -> None:
    assert len(CASES) >= 120
    assert {"es", "ca", "gl", "eu", "pt", "en"} == {c["language"] for c in CASES}
    assert set(STRATEGIES) == {c["outcome"] for c in CASES}
    assert WORDING <= {r.name for r in RULES}
