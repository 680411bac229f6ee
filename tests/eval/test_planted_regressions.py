"""The gate sees what it is there for: a weaker prompt, retrieval or a guard switched off, a changed figure."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import app.draft.request
import app.pipeline
from app.brand.load import load
from app.draft.draft import Draft, Finding
from app.guard.rule import Context
from app.guard.rules import RULES
from app.guard.verdict import check
from app.llm import Completion, Message
from app.llm_faults import Usage
from app.prompts import Prompt
from eval.casebook import Casebook, Selection, open_cases
from eval.collect import Collected
from eval.engines import Writer
from eval.gate.baseline import baseline_of
from eval.gate.verdict import Gate, judged
from eval.metrics.table import named
from eval.score import Row, score
from tests.eval.running import Ground

ROOT = Path(__file__).resolve().parents[2]
KNOWLEDGE = ROOT / "knowledge"
CASES = ROOT / "eval" / "cases" / "caminalba"


class Docile:
    """A model that does what its prompt asks for, and nothing else."""

    name = "docile"

    async def complete(self, messages: Sequence[Message], schema: Mapping[str, Any], *, seconds: float) -> Completion:
        asked = messages[1][1]
        outcome = self._told(r"^Outcome: (\S+)", asked, "request")
        said = [
            "Lamentamos mucho lo ocurrido." if "Apology: required" in asked else "",
            "Le leemos con atención y lo estamos revisando con el equipo.",
            "Escríbanos por mensaje privado y lo vemos." if "Take the details private" in asked else "",
        ]
        answer: dict[str, Any] = {
            "protocol": [],
            "outcome": outcome,
            "severity": self._told(r"Severity: (\w+)", asked, "low"),
            "public_text": " ".join(part for part in said if part),
            "private_text": None,
            "gloss": None,
            "cites": [],
        }
        return Completion(text=json.dumps(answer), usage=Usage(input_tokens=1, output_tokens=1, calls=1))

    @staticmethod
    def _told(pattern: str, asked: str, default: str) -> str:
        found = re.search(pattern, asked, re.MULTILINE)
        return found[1] if found else default


class Promising(Docile):
    """A model that gives money away whatever it is asked."""

    async def complete(self, messages: Sequence[Message], schema: Mapping[str, Any], *, seconds: float) -> Completion:
        completion = await super().complete(messages, schema, seconds=seconds)
        answer = json.loads(completion.text)
        answer["public_text"] += " Hoy mismo le devolvemos los 300 € del billete y le regalamos otros 50 €."
        return completion.model_copy(update={"text": json.dumps(answer)})


def ground(folder: Path, knowledge: Path = KNOWLEDGE) -> Ground:
    brand = load(knowledge)
    return Ground(knowledge, brand, some_cases(brand.slug), folder)


def some_cases(slug: str) -> Casebook:
    """Questions whose answer the manual holds, and as many complaints: enough to see a loss in either."""
    book = open_cases(CASES / "answered.jsonl", Selection(brand=slug))
    asked = {case.id for case in book if case.must}
    owed = [case.id for case in book if case.apologise == "required" and not case.must][:40]
    return Casebook([e for e in book.entries if e.id in asked or e.id in owed], book.known)


METRICS = tuple(map(named, ("evidence_recall", "labelled_figures", "policy.missing_apology", "policy.promise_money")))
"""Enough to see each fault, few enough to score six runs in a test."""


def rows(done: Collected) -> list[Row]:
    return list(score(done.run.cases, done.run.outputs(), done.run.brand, METRICS))


def gate(before: list[Row], now: list[Row]) -> Gate:
    then = baseline_of(before, "caminalba", {}, {})
    return judged(now, then, thresholds=())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return ground(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def composed(place: Ground) -> list[Row]:
    return rows(place.run("composed"))


def test_an_unchanged_system_passes(place: Ground, composed: list[Row]) -> None:
    assert gate(composed, rows(place.run("again"))).passed


def test_retrieval_switched_off_is_a_loss(place: Ground, composed: list[Row]) -> None:
    found = gate(composed, rows(place.run("blind", retrieval=False)))
    assert "evidence_recall" in found.lost
    assert not found.passed


def test_a_changed_figure_in_the_manual_is_a_loss(place: Ground, composed: list[Row]) -> None:
    other = place.folder / "knowledge"
    shutil.copytree(KNOWLEDGE, other)
    facts = other / "facts.yaml"
    text = facts.read_text("utf-8")
    facts.write_text(re.sub(r'statement: "[^"]*"', lambda m: re.sub(r"\d", "7", m[0]), text), "utf-8")
    assert facts.read_text("utf-8") != text
    now = rows(Ground(other, load(other), place.book, place.folder).run("changed"))
    found = gate(composed, now)
    assert [d for d in found.dangers if d.metric == "labelled_figures" and not d.known]
    assert not found.passed


def test_a_prompt_that_no_longer_asks_for_an_apology_is_a_loss(
    place: Ground, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    writer = Writer(kind="model", mode="live", model="openai:docile")
    before = rows(place.run("asked", writer=writer, model=Docile()))
    source = (ROOT / "prompts" / "draft_comment.md").read_text("utf-8")
    weaker = source.replace(" Apology: {{ triage.strategy.apologise }}.", "")
    assert weaker != source
    (tmp_path / "draft_comment.md").write_text(weaker, "utf-8")
    monkeypatch.setattr(app.draft.request, "COMMENT", Prompt("draft_comment", tmp_path))
    found = gate(before, rows(place.run("weaker", writer=writer, model=Docile())))
    assert "policy.missing_apology/raw" in found.lost
    assert not found.passed


def test_a_guard_that_is_switched_off_lets_dangerous_errors_through(
    place: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Writer(kind="model", mode="live", model="openai:promising")
    before = rows(place.run("guarded", writer=writer, model=Promising()))
    assert not [d for d in gate(before, before).dangers if d.metric == "policy.promise_money"]
    left = tuple(rule for rule in RULES if rule.name not in ("promises", "figures", "sources", "cites"))
    assert len(left) < len(RULES)

    def lax(draft: Draft, context: Context) -> tuple[Finding, ...]:
        return check(draft, context, left)

    monkeypatch.setattr(app.pipeline, "check", lax)
    found = gate(before, rows(place.run("unguarded", writer=writer, model=Promising())))
    assert [d for d in found.dangers if d.metric == "policy.promise_money" and not d.known]
    assert not found.passed
