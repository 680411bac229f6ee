"""An interval tells how much a mean can be trusted: by independent groups, never by how often one thing was asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.report.interval import Mean, Tally


def mean(values: list[tuple[int, float]]) -> Mean:
    tally = Tally()
    for group, value in values:
        tally.add(group, value)
    return tally.mean()


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(0, 1)), min_size=1, max_size=60))
def test_an_interval_holds_its_mean_and_stays_between_nothing_and_all(values: list[tuple[int, float]]) -> None:
    found = mean(values)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_twenty_right_cases_do_not_prove_that_every_case_is_right() -> None:
    found = mean([(i, 1.0) for i in range(20)])
    assert found.value == found.high == 1
    assert 0.85 < found.low < 0.9


def test_paraphrases_of_one_comment_prove_no_more_than_the_comment() -> None:
    alone = mean([(i, float(i % 2)) for i in range(20)])
    asked_five_times = mean([(i, float(i % 2)) for i in range(20) for _ in range(5)])
    assert (asked_five_times.cases, asked_five_times.groups) == (100, 20)
    assert asked_five_times.low == pytest.approx(alone.low, abs=0.01)


def test_more_independent_cases_make_it_narrower() -> None:
    few, many = (mean([(i, float(i % 2)) for i in range(n)]) for n in (20, 200))
    assert many.high - many.low < (few.high - few.low) / 2


def test_a_single_group_says_next_to_nothing() -> None:
    found = mean([(7, 1.0)] * 50)
    assert found.low < 0.3
