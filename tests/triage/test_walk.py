"""The walk: always a real path from the root to one outcome, and the same for the same input."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.protocol import Outcome, Protocol, Question
from app.triage.walk import Piece, reachable, walk
from tests import made


@st.composite
def trees(draw: st.DrawFn) -> Protocol:
    """A random tree of up to twelve questions; outcomes may stand at several leaves."""
    questions: list[Question] = []
    leaves = [f"o{i}" for i in range(draw(st.integers(1, 8)))]

    def grow(depth: int) -> str:
        if depth == 0 or len(questions) > 12 or draw(st.booleans()):
            return draw(st.sampled_from(leaves))
        yes, no = grow(depth - 1), grow(depth - 1)
        id = f"q{len(questions)}"
        questions.append(Question(id=id, text=f"¿{id}?", yes=yes, no=no))
        return id

    start = grow(5)
    outcomes = tuple(Outcome(id=id, label=id) for id in leaves)
    return Protocol(start=start, questions=tuple(questions), outcomes=outcomes)


def scored(protocol: Protocol) -> st.SearchStrategy[dict[str, float]]:
    return st.fixed_dictionaries({outcome.id: st.floats(0, 1) for outcome in protocol.outcomes})


@given(st.data())
def test_every_walk_ends_at_an_outcome_of_the_tree_by_a_real_path(data: st.DataObject) -> None:
    protocol = data.draw(trees())
    scores = data.draw(scored(protocol))
    barred = data.draw(st.sets(st.sampled_from([o.id for o in protocol.outcomes])))
    walked = walk(protocol, scores, (), barred)
    here = protocol.start
    for answer in walked.path:
        question = protocol.question(here)
        assert question is not None
        assert (question.id, question.text) == (answer.question, answer.text)
        here = question.yes if answer.answer == "yes" else question.no
    assert here == walked.outcome
    assert walked.outcome in {outcome.id for outcome in protocol.outcomes}


@given(st.data())
def test_the_walk_ends_at_the_best_outcome_that_can_be_reached(data: st.DataObject) -> None:
    protocol = data.draw(trees())
    scores = data.draw(scored(protocol))
    there = reachable(protocol, protocol.start)
    assert scores[walk(protocol, scores, ()).outcome] == max(scores[id] for id in there)


@given(st.data())
def test_the_same_input_walks_the_same_path(data: st.DataObject) -> None:
    protocol = data.draw(trees())
    scores = data.draw(scored(protocol))
    assert walk(protocol, scores, ()) == walk(protocol, dict(reversed(scores.items())), ())


@given(st.data())
def test_a_barred_outcome_is_reached_only_when_nothing_else_can_be(data: st.DataObject) -> None:
    protocol = data.draw(trees())
    scores = data.draw(scored(protocol))
    barred = data.draw(st.sets(st.sampled_from([o.id for o in protocol.outcomes])))
    free = set(reachable(protocol, protocol.start)) - barred
    assert (walk(protocol, scores, (), barred).outcome in barred) == (not free)


def test_each_answer_shows_the_words_that_speak_for_it() -> None:
    pieces = (
        Piece("Me encanta el sitio", 0, 19, {"praise": 0.9, "service_failure": 0.1}),
        Piece("pero la sala estaba helada", 21, 47, {"praise": 0.1, "service_failure": 0.8}),
    )
    walked = walk(made.protocol(), {"service_failure": 0.6, "praise": 0.3}, pieces)
    last = walked.path[-1]
    assert walked.outcome == "service_failure"
    assert (last.question, last.answer, last.evidence, last.start, last.end) == (
        "fallo", "yes", "pero la sala estaba helada", 21, 47,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("scores", "lead"),
    [({"praise": 0.9, "request": 0.1}, 0.8), ({"praise": 0.5, "request": 0.5}, 0.0), ({}, 0.0)],
)
def test_the_lead_is_the_distance_to_the_second(scores: dict[str, float], lead: float) -> None:
    assert walk(made.protocol(), scores, ()).lead == pytest.approx(lead)


def test_a_tree_that_goes_round_in_circles_still_ends() -> None:
    looped: Any = (Question(id="a", text="a", yes="b", no="x"), Question(id="b", text="b", yes="a", no="x"))
    protocol = Protocol(start="a", questions=looped, outcomes=(Outcome(id="x", label="x"),))
    assert reachable(protocol, "a") == ("x",)
    assert walk(protocol, {"x": 1.0}, ()).path[0].answer == "yes"
