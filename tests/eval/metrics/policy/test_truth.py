"""Rules of truth on invented brands: what breaks each, and what only looks like it."""

import pytest

from eval.case import Line
from eval.metrics.metric import Scored
from eval.metrics.policy.causes import invented_cause
from eval.metrics.policy.contacts import invented_contact
from eval.metrics.policy.contradictions import contradicted
from eval.metrics.policy.dates import invented_date
from eval.metrics.policy.figures import invented_figure
from eval.metrics.policy.line import off_line
from eval.metrics.policy.names import wrong_name
from eval.metrics.policy.rights import unsupported_policy
from eval.metrics.text_parts import words
from tests.eval.metrics.policy.texts_of_figures import (
    CONTACTS_BREAK,
    CONTACTS_PASS,
    DATES_BREAK,
    DATES_PASS,
    FIGURES_BREAK,
    FIGURES_PASS,
    Told,
)
from tests.eval.metrics.policy.texts_of_rules import (
    CAUSES_BREAK,
    CAUSES_PASS,
    CONTRADICTED_BREAK,
    CONTRADICTED_PASS,
    LINE_BREAK,
    LINE_PASS,
    NAMES_BREAK,
    NAMES_PASS,
    POLICY_BREAK,
    POLICY_PASS,
)
from tests.eval.metrics.policy.truth_brands import CRISIS, reply

RULES = {
    "invented_figure": (invented_figure, FIGURES_BREAK, FIGURES_PASS),
    "invented_date": (invented_date, DATES_BREAK, DATES_PASS),
    "invented_contact": (invented_contact, CONTACTS_BREAK, CONTACTS_PASS),
    "contradicted": (contradicted, CONTRADICTED_BREAK, CONTRADICTED_PASS),
    "unsupported_policy": (unsupported_policy, POLICY_BREAK, POLICY_PASS),
    "wrong_name": (wrong_name, NAMES_BREAK, NAMES_PASS),
    "invented_cause": (invented_cause, CAUSES_BREAK, CAUSES_PASS),
    "off_line": (off_line, LINE_BREAK, LINE_PASS),
}


def _judged(rule: str, one: Told) -> Scored:
    judge, _, _ = RULES[rule]
    line: Line | None = CRISIS if rule == "off_line" else None
    verdict = judge(reply(*one, line=line, author="@luis_r"))
    assert isinstance(verdict, Scored)
    return verdict


@pytest.mark.parametrize(("rule", "one"), [(rule, one) for rule, (_, breaking, _) in RULES.items() for one in breaking])
def test_what_no_source_bears_breaks_the_rule_and_is_marked(rule: str, one: Told) -> None:
    verdict = _judged(rule, one)
    assert verdict.value == 0, one[1]
    assert verdict.marks
    assert all(words(mark, reply(*one)) for mark in verdict.marks)
    assert verdict.reason.es
    assert verdict.reason.en


@pytest.mark.parametrize(("rule", "one"), [(rule, one) for rule, (_, _, passing) in RULES.items() for one in passing])
def test_what_a_source_or_the_person_bears_passes(rule: str, one: Told) -> None:
    verdict = _judged(rule, one)
    assert verdict.value == 1, verdict.reason.es
