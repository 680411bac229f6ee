"""Each rule on drafts that were written for it, by the half that was not looked at while its detector was built."""

from typing import cast

import pytest

from eval.metrics.metric import Reader
from eval.metrics.policy import address, duties, privacy, promises
from tests.eval.metrics.policy.drafts import TEXTS, judged

RULES = (
    "admits_liability",
    "asks_personal_data",
    "blames_customer",
    "blames_other",
    "conditional_apology",
    "copied",
    "empty",
    "matter_unanswered",
    "mixed_register",
    "no_next_step",
    "no_recognition",
    "policy_before_person",
    "promise_money",
    "promise_outcome",
)
FOUND, ALARMED = 0.80, 0.05
"""What a reader of the figures needs: four breaches of five named, one good draft of twenty called bad at most."""
SHORT_OF_IT = {
    "matter_unanswered": "synonyms that words/concepts.yaml does not join",
    "policy_before_person": "a rule told after words for the person that are not known as such",
}
"""Rules whose alarms are above the floor today, and why."""


def judge_of(rule: str) -> Reader:
    metrics = {m.name: m.judge for module in (address, duties, privacy, promises) for m in module.METRICS}
    return cast(Reader, metrics[f"policy.{rule}"])


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_names_four_of_five_drafts_that_break_it(rule: str) -> None:
    found = judged(rule, judge_of(rule), unseen=True)
    assert found.recall >= FOUND, found.missed


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, marks=pytest.mark.xfail(strict=True, reason=SHORT_OF_IT[rule]))
        if rule in SHORT_OF_IT
        else rule
        for rule in RULES
    ],
)
def test_a_rule_leaves_drafts_alone_that_come_close_to_it(rule: str) -> None:
    found = judged(rule, judge_of(rule), unseen=True)
    assert found.alarms <= ALARMED, found.alarmed


def test_every_file_of_drafts_that_these_rules_bring_is_judged() -> None:
    assert {rule for rule in RULES if not (TEXTS / f"{rule}.jsonl").exists()} == set()
