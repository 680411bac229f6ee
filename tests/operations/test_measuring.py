"""What the report measures: times by nearest rank, one voice, every comment counted once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.operations.aftermath_rows import Debt, Told
from app.operations.measuring import coherence, comments_of, in_force, ranked, reached, volume

START = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def told(id: str, **over: Any) -> Told:
    fields: dict[str, Any] = {
        "id": id, "comment": id, "kind": "answer", "state": "published", "result": "ready", "severity": "high",
        "came": at(0), "first_answer_due": at(30), "due_at": at(60), "published_at": at(10), "text": f"Texto {id}.",
    }  # fmt: skip
    return Told(**{**fields, **over})


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([], 50, None), ([7], 90, 7), ([1, 2, 3, 4], 50, 2), ([1, 2, 3, 4], 90, 4), (list(range(1, 101)), 90, 90)],
)
def test_percentiles_are_nearest_rank(values: list[int], percent: int, expected: int | None) -> None:
    assert ranked(values, percent) == expected


@given(st.lists(st.integers(0, 10**6), min_size=1), st.sampled_from([50, 90, 100]))
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(values: list[int], percent: int) -> None:
    found = ranked(sorted(values), percent)
    assert found is not None
    assert 100 * sum(value <= found for value in values) >= percent * len(values)
    assert 100 * sum(value < found for value in values) < percent * len(values)


def test_a_comment_counts_once_however_many_replies_it_has() -> None:
    both = [told("a", kind="holding", published_at=at(2)), told("b", comment="a", published_at=at(40))]
    (one,) = comments_of(both, [])
    assert (one.holding, one.first, one.solved) == (at(2), at(2), at(40))
    (line, high) = reached([one], at(90), "first", "first_answer_due")
    assert (line.severity, high.severity) == (None, "high")
    assert (line.comments, line.median, line.in_time.count, line.in_time.of) == (1, 120, 1, 1)


def test_who_was_taken_private_is_solved_when_the_return_is_settled() -> None:
    replies, debts = [told("a"), told("b")], [Debt("a", at(60), at(50), True), Debt("b", at(60), None, False)]
    found = comments_of(replies, debts)
    assert [one.solved for one in found] == [at(50), None]
    assert reached(found, at(61), "solved", "due_at")[0].in_time.model_dump() == {"count": 1, "of": 2}
    assert reached(found, at(59), "solved", "due_at")[0].in_time.model_dump() == {"count": 1, "of": 1}


@pytest.mark.parametrize("over", [{"state": "dismissed"}, {"state": "withdrawn"}, {"result": "no_reply"}])
def test_nobody_waits_for_what_is_not_answered(over: dict[str, str]) -> None:
    assert comments_of([told("a", published_at=None, text=None, **over)], []) == []


def test_an_answer_that_cites_the_line_of_its_moment_agrees_and_any_other_does_not() -> None:
    lines = [(1, at(0)), (2, at(20))]
    replies = [
        told("then", published_at=at(10)),
        told("late", published_at=at(30)),
        told("now", published_at=at(30)),
        told("before", published_at=at(-5)),
        told("closing", kind="closing", published_at=at(30)),
    ]
    found = coherence(replies, {"then": {1}, "late": {1}, "now": {2}}, lines)
    assert (found.with_line.count, found.with_line.of, found.apart) == (2, 3, ("late",))


def test_figures_are_told_apart_by_what_they_mean_and_identical_texts_are_counted() -> None:
    replies = [
        told("a", text="Vuelve en 2 horas."),
        told("b", text="Estará en dos horas. Llame al 900 200 300."),
        told("c", text="Estará en tres horas."),
        told("d", text="Estará  en tres horas."),
    ]
    found = coherence(replies, {}, [])
    assert {(f.value, f.replies) for f in found.figures if f.kind == "duration"} == {("120", 2), ("180", 2)}
    assert not any(f.kind == "phone" for f in found.figures)
    assert found.identical.model_dump() == {"count": 2, "of": 4}


@given(st.lists(st.integers(-600, 6_000), max_size=60), st.integers(1, 6_000))
def test_every_comment_of_the_time_is_in_one_slot_and_no_slot_is_missing(minutes: list[int], length: int) -> None:
    moments = [at(minute) for minute in minutes]
    found = volume(moments, START, at(length))
    assert sum(slot.comments for slot in found.slots) == sum(1 for minute in minutes if minute <= length)
    gaps = {b.at - a.at for a, b in zip(found.slots, found.slots[1:], strict=False)}
    assert gaps <= {timedelta(minutes=found.minutes)}
    assert found.slots[0].at <= min([START, *moments[:1]])


@given(st.lists(st.integers(0, 1_000), min_size=1, unique=True), st.integers(-10, 1_010))
def test_the_line_in_force_is_the_last_one_that_had_been_said(said: list[int], minute: int) -> None:
    lines = [(n + 1, at(m)) for n, m in enumerate(sorted(said))]
    before = [n + 1 for n, m in enumerate(sorted(said)) if m <= minute]
    assert in_force(lines, at(minute)) == (before[-1] if before else None)
