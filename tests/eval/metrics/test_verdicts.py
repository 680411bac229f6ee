"""The verdicts that metrics give: values between 0 and 1, and reasons in both languages."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.wording import Wording
from eval.metrics.metric import NotApplicable, Scored
from eval.metrics.verdicts import NO_TEXT, UNLABELLED, accepted, broken, held, level, share, shown


def test_what_is_held_is_1_and_what_is_broken_is_0() -> None:
    assert (held("sí", "yes").value, broken("no", "no").value) == (1, 0)
    assert held("sí", "yes").reason == Wording(es="sí", en="yes")


@pytest.mark.parametrize("value", [math.nan, math.inf, -0.1, 1.1])
def test_no_score_is_outside_its_range_or_no_number(value: float) -> None:
    with pytest.raises(ValidationError):
        Scored(value=value, reason=Wording(es="-", en="-"))


def test_what_does_not_apply_has_no_value() -> None:
    for verdict in (UNLABELLED, NO_TEXT):
        assert isinstance(verdict, NotApplicable)
        assert not hasattr(verdict, "value")


def test_nothing_can_be_an_accepted_value() -> None:
    assert accepted(None, (None, "cortes")).value == 1
    assert accepted(None, ("cortes",)).reason.en == "–; expected cortes"


@given(st.integers(0, 50), st.integers(1, 50))
def test_a_share_is_right_by_all(right: int, of: int) -> None:
    if right <= of:
        verdict = share(right, of, "bien", "right")
        assert verdict.value == right / of
        assert verdict.reason == Wording(es=f"{right} de {of}: bien", en=f"{right} of {of}: right")


@pytest.mark.parametrize(("reached", "value"), [(0, 0), (1, 0.5), (2, 1)])
def test_the_levels_of_the_guide_are_0_a_half_and_1(reached: int, value: float) -> None:
    assert level(reached, "a", "b").value == value  # type: ignore[arg-type]  # one of the three


@given(st.one_of(st.none(), st.booleans(), st.text(min_size=1, max_size=5)))
def test_a_label_that_is_missing_is_shown_as_a_dash(value: object) -> None:
    assert shown(value) == ("–" if value is None else str(value))
