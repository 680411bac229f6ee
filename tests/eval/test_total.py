"""One number for ranking replies: who breaks a rule never passes who breaks none, and nothing else is decided by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wording import Wording
from eval.metrics.metric import Errored, NotApplicable, Scored, Verdict
from eval.metrics.table import TABLE
from eval.total import CEILING, MEASURES, total

WHY = Wording(es="-", en="-")
RULES = sorted(metric.name for metric in TABLE if metric.name.startswith("policy."))
VALUES = st.floats(0, 1)
MEASURED = st.dictionaries(st.sampled_from(MEASURES), VALUES, min_size=1)
BROKEN = st.sets(st.sampled_from(RULES), max_size=5)


def scored(value: float) -> Scored:
    return Scored(value=value, reason=WHY)


def verdicts(measured: dict[str, float], broken: set[str] | frozenset[str] = frozenset()) -> dict[str, Verdict]:
    rules: dict[str, Verdict] = {name: scored(0 if name in broken else 1) for name in RULES}
    return {**rules, **{name: scored(value) for name, value in measured.items()}}


@given(MEASURED, MEASURED, BROKEN)
def test_a_reply_that_breaks_a_rule_never_passes_one_that_breaks_none(
    one: dict[str, float], other: dict[str, float], broken: set[str]
) -> None:
    kept, lost = total(verdicts(one)).value, total(verdicts(other, broken)).value
    assert not broken or lost <= CEILING <= kept


@given(MEASURED, BROKEN)
def test_the_total_lies_between_0_and_1_and_names_what_is_broken(measured: dict[str, float], broken: set[str]) -> None:
    found = total(verdicts(measured, broken))
    assert 0 <= found.value <= 1
    assert found.broken == tuple(sorted(name.removeprefix("policy.") for name in broken))


@given(MEASURED, st.sampled_from(MEASURES))
def test_a_better_measure_never_costs(measured: dict[str, float], name: str) -> None:
    assert total(verdicts({**measured, name: 1.0})).value >= total(verdicts({**measured, name: 0.0})).value


def test_two_broken_rules_are_worse_than_one() -> None:
    good = dict.fromkeys(MEASURES, 1.0)
    one, two = total(verdicts(good, {RULES[0]})), total(verdicts(good, {RULES[0], RULES[1]}))
    assert one.value == CEILING
    assert two.value == CEILING / 2


def test_the_quality_is_the_mean_of_what_applies() -> None:
    told = verdicts({"crisis": 1.0, "matters": 0.5})
    told["groundedness"] = NotApplicable(reason=WHY)
    assert total(told).quality == 0.75


def test_a_metric_that_broke_is_neither_a_score_nor_a_broken_rule() -> None:
    told = verdicts({"crisis": 1.0})
    told["matters"] = told["policy.insult"] = Errored(error="ValueError")
    assert total(told) == total(verdicts({"crisis": 1.0}))


def test_what_no_measure_applies_to_stands_in_the_middle() -> None:
    assert total({}).quality == 0.5


def test_metrics_that_are_no_measure_of_writing_change_nothing() -> None:
    told = verdicts({"crisis": 0.5})
    assert total({**told, "agreement": scored(0), "outcome": scored(0)}) == total(told)


@pytest.mark.parametrize(("weight", "quality"), [(1.0, 0.5), (3.0, 0.75), (0.0, 0.0)])
def test_weights_shift_the_mean(weight: float, quality: float) -> None:
    told = verdicts({"crisis": 1.0, "matters": 0.0})
    assert total(told, {"crisis": weight}).quality == quality


def test_nothing_weighs_when_every_weight_is_nought() -> None:
    assert total(verdicts({"crisis": 1.0}), {"crisis": 0.0}).quality == 0.5
