"""The comparison sees real losses, and noise for what it is."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.gate.resampling import LEVEL, Pair, compared, holm, signs


def pairs(groups: int, lost: int, gained: int = 0, size: int = 1) -> list[Pair]:
    """`lost` groups fell from 1 to 0, `gained` rose from 0 to 1, the others stood at 1."""
    values = [(1.0, 0.0)] * lost + [(0.0, 1.0)] * gained + [(1.0, 1.0)] * (groups - lost - gained)
    return [Pair(f"g{i}", *value) for i, value in enumerate(values) for _ in range(size)]


def test_an_unchanged_run_shows_no_change() -> None:
    change = compared({"outcome": pairs(300, 0)}, 1)["outcome"]
    assert (change.difference, change.p, change.corrected) == (0.0, 1.0, 1.0)


def test_a_loss_in_one_case_of_twenty_is_seen_in_three_hundred_groups() -> None:
    change = compared({"outcome": pairs(300, 15)}, 1)["outcome"]
    assert change.difference == pytest.approx(-0.05)
    assert change.corrected < LEVEL
    assert change.low <= -0.05 <= change.high


def test_one_lost_case_is_no_evidence() -> None:
    assert compared({"outcome": pairs(300, 1)}, 1)["outcome"].p > 0.3


def test_as_many_gains_as_losses_are_no_loss() -> None:
    assert compared({"outcome": pairs(300, 10, 10)}, 1)["outcome"].p > 0.3


def test_a_gain_is_never_taken_for_a_loss() -> None:
    assert compared({"outcome": pairs(300, 0, 40)}, 1)["outcome"].p == 1.0


def test_ten_paraphrases_of_one_complaint_count_as_one_loss() -> None:
    alone = compared({"outcome": [Pair(f"g{i}", 1.0, float(i >= 10)) for i in range(100)]}, 1)["outcome"]
    together = compared({"outcome": [Pair(f"g{i // 10}", 1.0, float(i >= 10)) for i in range(100)]}, 1)["outcome"]
    assert alone.difference == together.difference
    assert alone.p < 0.001
    assert together.p > 0.3


def test_what_is_asked_of_many_metrics_needs_more_evidence() -> None:
    one = compared({"a": pairs(200, 6)}, 1)["a"]
    many = compared({"a": pairs(200, 6), **{f"m{i}": pairs(200, 0) for i in range(40)}}, 1)["a"]
    assert one.p == many.p
    assert one.corrected < LEVEL < many.corrected


def test_the_same_seed_gives_the_same_figures_in_any_order() -> None:
    found = pairs(60, 3, 2)
    shuffled = list(found)
    Random(3).shuffle(shuffled)
    assert compared({"a": found, "b": found[:30]}, 7) == compared({"b": found[:30], "a": shuffled}, 7)


def test_the_smallest_visible_drop_shrinks_with_the_set() -> None:
    few, many = (compared({"a": pairs(n, 0)}, 1)["a"].visible for n in (60, 500))
    assert few == pytest.approx(5 / 60)
    assert many == pytest.approx(5 / 500)


def test_a_drop_of_the_visible_size_is_seen_four_times_of_five() -> None:
    noisy = Random(5)
    before = [float(noisy.random() < 0.8) for _ in range(250)]
    flips = [b if noisy.random() > 0.06 else 1 - b for b in before]
    visible = compared({"a": [Pair(f"g{i}", b, n) for i, (b, n) in enumerate(zip(before, flips, strict=True))]}, 1)[
        "a"
    ].visible
    seen = 0
    for seed in range(15):
        draw = Random(seed)
        lowered = [n if draw.random() > visible / 0.8 else 0.0 for n in before]
        rerun = [b if draw.random() > 0.06 else 1 - b for b in lowered]
        pairs_ = [Pair(f"g{i}", b, n) for i, (b, n) in enumerate(zip(before, rerun, strict=True))]
        seen += compared({"a": pairs_}, seed)["a"].p < LEVEL
    assert seen >= 10


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm_never_lowers_a_p_value_and_keeps_their_order(found: list[float]) -> None:
    corrected = holm(found)
    assert all(c >= p for c, p in zip(corrected, found, strict=True))
    order = sorted(range(len(found)), key=found.__getitem__)
    assert [corrected[i] for i in order] == sorted(corrected[i] for i in order)
    assert max(corrected) <= 1


def test_holm_corrects_as_in_the_paper() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_four_of_five_changed_groups_that_fell_are_no_evidence_and_all_of_ten_are() -> None:
    assert signs(np.array([-1.0, -1.0, -1.0, -1.0, 1.0, 0.0])) == pytest.approx(6 / 32)
    assert signs(np.array([-1.0] * 10)) == pytest.approx(1 / 1024)
    assert signs(np.zeros(5)) == 1.0
