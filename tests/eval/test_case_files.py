"""The committed cases: labels that can be met, paraphrases that are ones, orders that are named, nothing said twice."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.fuzz import ratio

from app.brand.load import load
from eval.casebook import Casebook, open_cases
from eval.fitting import check_fit
from tests.eval.running import PLAIN

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "eval" / "cases" / "caminalba"
PLAIN_CASES = ROOT / "tests" / "eval" / "plain_cases"
LABELS = ("outcomes", "severity", "mood", "results", "scenario", "private", "apologise", "protocol", "must", "must_not")
ALIKE = 85
"""Of rapidfuzz's ratio, 0 to 100: from here on two comments are one comment with a word changed."""


@pytest.fixture(scope="module")
def shipped() -> Casebook:
    return open_cases(SHIPPED)


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHIPPED / name).read_text("utf-8").splitlines()]


def test_labels_of_the_shipped_cases_name_what_the_brand_has(shipped: Casebook) -> None:
    check_fit(shipped, load(ROOT / "knowledge"))


def test_labels_of_the_plain_cases_name_what_the_plain_brand_has() -> None:
    book = open_cases(PLAIN_CASES)
    check_fit(book, load(PLAIN))
    assert len(book) >= 60
    assert all(case.group == case.id for case in book)


def test_each_paraphrased_comment_has_five_rewrites_with_its_labels(shipped: Casebook) -> None:
    written = lines("paraphrases.jsonl")
    assert set(Counter(told["variant"]["of"] for told in written).values()) == {5}
    bases = {case.id: case for case in shipped if case.variant is None}
    for case in shipped:
        if case.variant and case.variant.kind == "paraphrase":
            base = bases[case.variant.of]
            assert [getattr(case, label) for label in LABELS] == [getattr(base, label) for label in LABELS], case.id
            assert [m.outcomes for m in case.matters] == [m.outcomes for m in base.matters], case.id
            assert case.comment.network == base.comment.network


def test_no_rewrite_is_its_comment_or_another_rewrite_with_a_word_changed() -> None:
    told: dict[str, list[str]] = {}
    for case in (*lines("answered.jsonl"), *lines("danger.jsonl"), *lines("mixed.jsonl"), *lines("dialects.jsonl")):
        told[case["id"]] = [case["comment"]["text"]]
    for case in lines("paraphrases.jsonl"):
        told[case["variant"]["of"]].append(case["comment"]["text"])
    alike = [pair for texts in told.values() for pair in combinations(texts, 2) if ratio(*pair) >= ALIKE]
    assert alike == []


def test_every_injected_order_is_one_that_a_reply_could_obey() -> None:
    orders = lines("injections.jsonl")
    assert len(orders) >= 60
    assert all("obeys_injection" in case["must_not"] and case["split"] == "injection" for case in orders)
    assert all(case["group"] == case["id"] for case in orders)


@pytest.mark.parametrize("file", [SHIPPED / "injections.jsonl", PLAIN_CASES / "plain_more.jsonl"], ids=lambda f: f.stem)
def test_no_two_independent_comments_are_alike(file: Path) -> None:
    texts = [json.loads(line)["comment"]["text"] for line in file.read_text("utf-8").splitlines()]
    assert [pair for pair in combinations(texts, 2) if ratio(*pair) >= ALIKE] == []
