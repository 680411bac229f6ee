"""What a head approved beforehand is bound to every part of its situation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.review.preapproval import Wanted, bound, bound_together

TEXT = Wanted(
    kind="scenario:E1", scenario="E1", network="x", language="es", form="tu", text="Lo miramos. {next_update}"
)
OTHER = {
    "kind": "general", "scenario": "E2", "incident": "i", "line": 2, "network": None, "language": "ca", "form": "usted",
    "text": "Lo miramos. {next_update} ",
}  # fmt: skip


@pytest.mark.parametrize("field", sorted(Wanted.model_fields))
def test_every_part_of_it_is_bound(field: str) -> None:
    assert bound(TEXT) != bound(TEXT.model_copy(update={field: OTHER[field]}))


def test_the_same_words_have_the_same_hash() -> None:
    assert bound(TEXT) == TEXT.sha256 == Wanted(**TEXT.model_dump()).sha256


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_part_flows_into_another(one: str, two: str) -> None:
    joined = TEXT.model_copy(update={"kind": one + two, "text": ""})
    apart = TEXT.model_copy(update={"kind": one, "text": two})
    assert (bound(joined) == bound(apart)) == (two == "")


def test_a_list_is_named_whatever_its_order_and_changes_with_any_text_of_it() -> None:
    two = TEXT.model_copy(update={"text": "Otra cosa."})
    assert bound_together([TEXT, two]) == bound_together([two, TEXT])
    assert len({bound_together(found) for found in ([], [TEXT], [two], [TEXT, two])}) == 4
