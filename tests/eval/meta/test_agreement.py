"""Agreement against worked examples and identities of the literature."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.meta.agreement import agreement, interval_alpha, weighted_kappa

LEVEL = st.integers(0, 2)
PAIRS = st.lists(st.tuples(LEVEL, LEVEL), min_size=1, max_size=40)


def table(*counts: tuple[int, int, int]) -> list[tuple[int, int]]:
    """The pairs behind a table: counts of (first, second, how often)."""
    return [(one, other) for one, other, often in counts for _ in range(often)]


GRANTS = table((2, 2, 20), (2, 0, 5), (0, 2, 10), (0, 0, 15))
"""Fifty grant proposals, two readers who say yes or no: kappa 0.4 in every textbook that shows it."""
COHEN_1968 = table(
    (0, 0, 88), (0, 1, 14), (0, 2, 18), (1, 0, 10), (1, 1, 40), (1, 2, 10), (2, 0, 2), (2, 1, 6), (2, 2, 12)
)
"""Two hundred patients, three diagnoses: observed agreement 0.70, expected 0.41 (Cohen 1968, table 1)."""
KRIPPENDORFF_2011 = (
    (1, 1, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (5, 5, 5),
    (1, 1),
    (3,),
)
"""Four observers, twelve units (Computing Krippendorff's Alpha-Reliability, section D)."""


def test_with_two_levels_it_is_cohens_kappa() -> None:
    assert weighted_kappa(GRANTS) == pytest.approx(0.4)


def test_the_share_of_equal_levels_is_that_of_cohens_table() -> None:
    found = agreement(COHEN_1968)
    assert found.units == 200
    assert found.same == pytest.approx(0.70)


def test_it_is_lins_concordance_of_the_levels() -> None:
    """With quadratic weights kappa is 2·cov / (var + var + (mean - mean)²): Lin 1989, after Fleiss and Cohen 1973."""
    one, other = [a for a, _ in COHEN_1968], [b for _, b in COHEN_1968]
    assert weighted_kappa(COHEN_1968) == pytest.approx(concordance(one, other))


def concordance(one: list[int], other: list[int]) -> float | None:
    a, b = statistics.fmean(one), statistics.fmean(other)
    covariance = statistics.fmean((x - a) * (y - b) for x, y in zip(one, other, strict=True))
    spread = statistics.pvariance(one) + statistics.pvariance(other) + (a - b) ** 2
    return 2 * covariance / spread if spread else None


@given(PAIRS)
def test_the_identity_holds_for_any_ratings(pairs: list[tuple[int, int]]) -> None:
    expected = concordance([a for a, _ in pairs], [b for _, b in pairs])
    found = weighted_kappa(pairs)
    assert (found is None) == (expected is None)
    if found is not None:
        assert found == pytest.approx(expected, abs=1e-9)
        assert -1 - 1e-9 <= found <= 1 + 1e-9


@given(PAIRS)
def test_neither_rater_comes_first(pairs: list[tuple[int, int]]) -> None:
    found, turned = weighted_kappa(pairs), weighted_kappa([(b, a) for a, b in pairs])
    assert (found is None) == (turned is None)
    assert found is None or turned == pytest.approx(found)


def test_a_difference_of_two_levels_costs_more_than_two_of_one() -> None:
    near = table((0, 0, 10), (2, 2, 10), (0, 1, 2))
    far = table((0, 0, 10), (2, 2, 10), (0, 2, 2))
    assert (weighted_kappa(near) or 0) > (weighted_kappa(far) or 0)


def test_where_nothing_varies_there_is_no_kappa_however_equal_the_ratings() -> None:
    found = agreement([(1, 1)] * 30)
    assert (found.kappa, found.low, found.high, found.same, found.always) == (None, None, None, 1, 1)


def test_high_agreement_of_skewed_ratings_is_shown_beside_what_a_constant_would_reach() -> None:
    found = agreement(table((0, 0, 90), (2, 0, 5), (0, 2, 5)))
    assert found.same == 0.9
    assert found.always == 0.95
    assert found.kappa is not None
    assert found.kappa < 0


def test_the_interval_holds_the_figure_and_narrows_with_more_units() -> None:
    few, many = agreement(GRANTS), agreement(GRANTS * 20)
    for found in (few, many):
        assert found.low is not None
        assert found.high is not None
        assert found.kappa is not None
        assert found.low <= found.kappa <= found.high
    assert (many.high or 0) - (many.low or 0) < ((few.high or 0) - (few.low or 0)) / 3


def test_the_same_seed_draws_the_same_interval() -> None:
    assert agreement(GRANTS, seed=7) == agreement(GRANTS, seed=7)


def test_no_pairs_are_no_agreement() -> None:
    with pytest.raises(ValueError, match="no pairs"):
        agreement([])


def test_alpha_of_krippendorffs_example_is_0849() -> None:
    assert interval_alpha(KRIPPENDORFF_2011) == pytest.approx(0.849, abs=0.0005)


def test_alpha_leaves_out_what_only_one_person_rated() -> None:
    assert interval_alpha([*KRIPPENDORFF_2011, (5,), ()]) == interval_alpha(KRIPPENDORFF_2011)


@given(st.lists(st.lists(LEVEL, max_size=4), max_size=12))
def test_alpha_is_1_at_most_and_1_exactly_where_all_agree(units: list[list[int]]) -> None:
    found = interval_alpha(units)
    same = all(len(set(unit)) <= 1 for unit in units)
    assert found is None or (found <= 1 + 1e-12 and (found == pytest.approx(1)) == same)


def test_alpha_of_nothing_that_varies_is_unknown() -> None:
    assert interval_alpha([(1, 1), (1, 1, 1)]) is None
    assert interval_alpha([]) is None
