"""Whether what was needed was found, and how far up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.decision.evidence import meets, rank, rank_of_first, recall
from eval.metrics.metric import NotApplicable, Scored
from eval.output import Source
from tests.eval.labelled import case, output, source

CHANGES = source(source="manual/cambios.md", section="Entradas > Cómo se cambian")
FACT = source(kind="fact", source="facts.yaml#F1", section="")
REPLY = source(kind="reply", source="replies/2026.jsonl", section="")


def of(needs: tuple[str, ...], *sources: Source) -> tuple[float, float]:
    """Recall and reciprocal rank."""
    labelled = case(needs=needs)
    found = [judge(labelled, output(labelled, sources=sources)) for judge in (recall, rank_of_first)]
    return tuple(one.value for one in found if isinstance(one, Scored))  # type: ignore[return-value]  # both apply


@pytest.mark.parametrize(
    ("need", "met"),
    [
        ("manual/cambios.md", True),
        ("manual/cambios.md#como se cambian", True),
        ("manual/cambios.md#CÓMO SE CAMBIAN", True),
        ("manual/cambios.md#devoluciones", False),
        ("manual/otro.md", False),
        ("cambios.md", False),
    ],
)
def test_a_passage_meets_its_file_and_words_of_its_heading(need: str, met: bool) -> None:
    assert meets(need, CHANGES) is met


def test_a_fact_is_met_by_its_id_and_by_no_other_id() -> None:
    assert meets("facts.yaml#F1", FACT)
    assert not meets("facts.yaml#F10", FACT)
    assert not meets("facts.yaml#F1", source(kind="fact", source="facts.yaml#F10", section=""))


def test_recall_is_the_part_of_the_needed_sources_that_came() -> None:
    needs = ("facts.yaml#F1", "manual/cambios.md")
    assert of(needs, FACT, CHANGES)[0] == 1
    assert of(needs, CHANGES)[0] == 0.5
    assert of(needs)[0] == 0


def test_what_is_missing_is_named() -> None:
    labelled = case(needs=("facts.yaml#F1", "manual/cambios.md"))
    verdict = recall(labelled, output(labelled, sources=(CHANGES,)))
    assert isinstance(verdict, Scored)
    assert "facts.yaml#F1" in verdict.reason.en
    assert "cambios" not in verdict.reason.en


def test_rank_is_one_by_the_place_of_the_first_needed_one() -> None:
    other = source(source="manual/otro.md")
    assert [of(("facts.yaml#F1",), *[other] * before, FACT)[1] for before in range(4)] == [1, 1 / 2, 1 / 3, 1 / 4]
    assert of(("facts.yaml#F1",), other)[1] == 0


def test_past_replies_take_no_place_in_the_rank_of_knowledge() -> None:
    assert of(("facts.yaml#F1",), REPLY, REPLY, FACT)[1] == 1


def test_a_case_that_needs_nothing_is_not_scored() -> None:
    assert isinstance(recall(case(), output(case())), NotApplicable)
    assert isinstance(rank_of_first(case(), output(case())), NotApplicable)


@given(st.lists(st.sampled_from((CHANGES, FACT, REPLY)), max_size=8), st.lists(st.sampled_from((CHANGES, REPLY))))
def test_more_sources_never_lose_what_was_found(first: list[Source], more: list[Source]) -> None:
    need = ("facts.yaml#F1",)
    assert of(need, *first, *more) >= of(need, *first)
    assert rank("facts.yaml#F1", tuple(first)) in (None, *range(1, len(first) + 1))
