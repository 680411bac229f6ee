"""What a drill is worth: each measure against a drill of a few comments, written by hand."""

from typing import Any

import pytest

from app.drill.collected import Answer, Collected, Said, Spoke, Text, Warned
from app.drill.labels import MEASURES
from app.drill.measures import FOUND
from app.drill.score import Score, total
from app.drill.scoring import aim, points, score
from app.drill.script import Who
from tests.drill.scripts import small

LINES = (
    Said(version=1, at=6, text="A bordo del barco parado hay 40 personas. Las estamos atendiendo."),
    Said(version=2, at=22, text="A bordo del barco parado hay 60 personas. El equipo está con ellas."),
)


def spoke(number: int, at: float, who: Who = "affected", **over: Any) -> Spoke:
    return Spoke(
        **{"key": f"k{number}", "number": number, "at": at, "who": who, "severity": "high", "due": at + 10, **over}
    )


def answer(number: int, published: float | None, **over: Any) -> Answer:
    fields: dict[str, Any] = {
        "id": f"a{number}",
        "key": f"k{number}",
        "kind": "answer",
        "state": "published" if published is not None else "pending",
        "result": "ready",
        "severity": "high",
        "language": "es",
        "in_incident": True,
        "first_due": 14.0,
        "approved": 1 if published is not None else None,
        "approver": "lead",
        "needed": "lead",
        "via": "approve",
        "decided_at": published,
        "published_at": published,
        "private_owed": False,
    }
    return Answer(**{**fields, **over})


def text(number: int, at: float, public: str = "Hola. A bordo hay 40 personas.", **over: Any) -> Text:
    fields = {"reply": f"a{number}", "number": 1, "at": at, "how": "draft", "by_person": False, "lines": (1,)}
    return Text(**{**fields, "public": public, **over})


def warned(at: float) -> Warned:
    return Warned(at=at, kind="spike", settled=True)


def drill(**over: Any) -> Collected:
    """Two people are answered in time under the first line."""
    fields: dict[str, Any] = {
        "script": small(expected={"freeze": True}),
        "ends": 40.0,
        "spoke": (spoke(1, 3), spoke(2, 4), spoke(3, 9, "troll")),
        "answers": (answer(1, 9), answer(2, 10)),
        "texts": (text(1, 7), text(2, 8, "Buenas. A bordo hay 40 personas y las atendemos.")),
        "lines": LINES,
        "warned": (Warned(at=4, kind="spike", settled=True),),
        "declared_at": 5.0,
        "frozen_at": 5.0,
        "freeze_wanted": True,
    }
    return Collected(**{**fields, **over})


def value(name: str, **over: Any) -> float | None:
    return FOUND[name](drill(**over)).value


def test_a_team_that_does_all_of_it_gets_all_the_points() -> None:
    done = score(drill())
    assert done.total == 100
    assert done.lessons == ()
    assert done.mistakes == ()


@pytest.mark.parametrize(
    ("name", "good", "bad", "over"),
    [
        ("alert", 2.0, float("inf"), {"warned": ()}),
        ("alert", 2.0, 8.0, {"warned": (warned(1), warned(10))}),
        ("declared", 3.0, float("inf"), {"declared_at": None}),
        ("holdings", 1.0, 0.5, {"answers": (answer(1, 9), answer(2, 20))}),
        ("holdings", 1.0, 0.5, {"answers": (answer(1, 9), answer(2, None))}),
        ("answered", 1.0, 0.5, {"answers": (answer(1, 9), answer(2, 15))}),
        ("resolved", 1.0, 0.5, {"answers": (answer(1, 9), answer(2, 10, kind="holding"))}),
        ("line", 1.0, float("inf"), {"lines": LINES[:1]}),
        ("followed", 1.0, 0.5, {"texts": (text(1, 7), text(2, 8, "Lo miramos.", lines=()))}),
        ("followed", 1.0, 0.5, {"texts": (text(1, 7), text(2, 25, lines=(1,)))}),
        ("coherent", 1.0, 0.5, {"answers": (answer(1, 9), answer(2, 30))}),
        ("figures", 1.0, 0.5, {"answers": (answer(1, 9), answer(2, 30))}),
        ("identical", 0.0, 1.0, {"texts": (text(1, 7), text(2, 8))}),
        ("escalated", None, 0.0, {"answers": (answer(1, 9, severity="critical", needed="head"),)}),
        ("questions", None, 0.5, {"questions": 2, "questions_settled": 1}),
        ("frozen", 3.0, float("inf"), {"frozen_at": None}),
        ("debts", None, 0.5, {"answers": (answer(1, 9, debt="open"), answer(2, 10, debt="paid"))}),
        ("debts", None, 0.0, {"answers": (answer(1, 9, kind="holding"),)}),
    ],
)  # fmt: skip
def test_a_measure_falls_with_what_it_measures(name: str, good: float | None, bad: float, over: dict[str, Any]) -> None:
    assert value(name) == good
    assert value(name, **over) == bad
    told = MEASURES[name]
    worse = points(name, bad, aim(name, small().expected))
    assert worse < 1 or name == "questions"
    assert told.lesson.es
    assert FOUND[name](drill(**over)).reason.en


def test_the_first_warning_counts_from_the_onset_on() -> None:
    assert value("alert", warned=(warned(1), warned(4.5))) == 2.5


def test_a_reply_of_before_the_line_or_after_the_end_owes_it_nothing() -> None:
    early = {"texts": (text(1, 1, lines=()), text(2, 2, lines=())), "answers": (answer(1, 3), answer(2, 5))}
    assert value("followed", **early) is None
    assert value("coherent", **early) is None
    late = {"texts": (text(1, 36, lines=()),), "answers": (answer(1, 37),), "stood_down_at": 35.0}
    assert value("followed", **late) is None


def test_a_person_who_writes_the_line_follows_it() -> None:
    own = text(2, 8, "Buenas. A bordo del barco parado hay 40 personas.", by_person=True, lines=())
    assert value("coherent", texts=(text(1, 7), own)) == 1.0


FED = {
    "answers": (answer(1, 9), answer(2, 10), answer(3, 12, result="no_reply", in_incident=False)),
    "texts": (text(1, 7), text(2, 8, "Buenas. A bordo hay 40 personas."), text(3, 11, "Qué gracioso.")),
}


@pytest.mark.parametrize(
    ("name", "over"),
    [
        ("overridden", {"overridden": ("figures",)}),
        ("fed", FED),
        ("ignored", {"answers": (answer(1, 9),)}),
        ("said", {"script": small(expected={"never_say": ["ATENDEMOS"], "freeze": True})}),
        ("private", {"answers": (answer(1, 9), answer(2, 10, private_owed=True))}),
    ],
)
def test_a_broken_rule_is_named_and_costs(name: str, over: dict[str, Any]) -> None:
    done = score(drill(**over))
    assert [(m.name, m.count) for m in done.mistakes] == [(name, 1)]
    assert done.measure("rules").points == 0.0
    assert done.total < 100
    assert MEASURES["rules"].lesson in done.lessons


def test_what_could_not_be_measured_counts_for_nothing() -> None:
    done = score(drill(freeze_wanted=False, frozen_at=None))
    assert done.measure("frozen").points is None
    assert done.total == 100
    assert total(()) == 0


def test_times_cost_little_by_little() -> None:
    assert [points("alert", minutes, 5.0) for minutes in (1, 5, 7.5, 10, 60)] == [1.0, 1.0, 0.5, 0.0, 0.0]


def test_an_empty_drill_is_no_division_by_zero() -> None:
    done: Score = score(drill(spoke=(), answers=(), texts=(), lines=(), warned=()))
    assert 0 <= done.total <= 100
    assert done.by_severity == ()
