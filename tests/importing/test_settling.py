"""Several readings of one field: equal ones support each other, of different ones the stricter holds, marked."""

from typing import Any

import pytest

from app.importing.reading import Reading
from app.importing.settling import settle
from app.importing.understood import Field
from tests.importing.readings import UNSURE, said

RANKS = {"cm": "agent", "jefa": "lead", "directora": "head"}


def one(*readings: Reading) -> Field:
    (field,) = settle(readings, lambda id: RANKS.get(id, "agent"))
    return field


def test_equal_values_are_one_with_both_quotes() -> None:
    field = one(said("duties.high.first_answer", 30, "30 min"), said("duties.high.first_answer", 30, "media hora"))
    assert (field.value, field.standing) == (30, "read")
    assert [quote.text for quote in field.quotes] == ["30 min", "media hora"]


def test_a_plain_reading_clears_an_unsure_one_of_the_same_value() -> None:
    field = one(said("name", "Brisa", unsure=True), said("name", "BRISA"))
    assert field.standing == "read"


def test_an_unsure_value_stays_doubtful_with_its_reason() -> None:
    field = one(said("name", "Brisa", unsure=True))
    assert (field.standing, field.doubt) == ("doubtful", UNSURE)


@pytest.mark.parametrize(
    ("path", "values", "stricter"),
    [
        ("duties.high.first_answer", (30, 20), 20),
        ("duties.high.resolution", (600, 1440), 600),
        ("duties.high.approver", ("jefa", "directora", "cm"), "directora"),
        ("networks.x.limit", (280, 250), 250),
        ("voice.address", ("tu", "usted"), "usted"),
        ("scenarios.corte.severity", ("medium", "critical", "high"), "critical"),
        ("scenarios.corte.freeze_marketing", (False, True), True),
        ("duties.low.clock", (True, False), True),
        ("roles.jefa.rank", ("head", "lead"), "lead"),
        ("hours.days", ({"mon": "09:00-14:00"}, {"mon": "09:00-18:00"}), {"mon": "09:00-18:00"}),
    ],
)
def test_of_different_values_the_stricter_is_taken_and_marked(
    path: str, values: tuple[Any, ...], stricter: Any
) -> None:
    for order in (values, values[::-1]):
        field = one(*(said(path, value) for value in order))
        assert (field.value, field.standing) == (stricter, "doubtful")
        assert {str(other.value) for other in field.alternatives} == {str(value) for value in values}
        assert all(other.quotes for other in field.alternatives)


def test_the_lower_amount_is_the_promise() -> None:
    high = {"statement": "Se devuelven hasta 50 €", "topic": "compensation"}
    low = {"statement": "Se devuelven hasta 30 €", "topic": "compensation"}
    field = one(said("facts.devolucion", high), said("facts.devolucion", low))
    assert (field.value["statement"], field.standing) == (low["statement"], "doubtful")


def test_what_may_never_be_said_adds_up() -> None:
    field = one(said("voice.never_say", ["es lo que hay"]), said("voice.never_say", ["cálmese", "Es lo que hay"]))
    assert [value.casefold() for value in field.value] == ["es lo que hay", "cálmese"]
    assert field.standing == "read"


def test_two_lists_of_people_to_tell_are_united_and_marked() -> None:
    field = one(said("duties.high.tell", ["jefa"]), said("duties.high.tell", ["directora"]))
    assert (field.value, field.standing) == (["jefa", "directora"], "doubtful")


def test_one_deadline_told_twice_keeps_the_shorter_and_is_marked() -> None:
    path = "scenarios.corte.deadlines"
    field = one(
        said(path, [{"what": "first_answer", "minutes": 30}]),
        said(
            path, [{"what": "first_answer", "minutes": 20}, {"what": "first_answer", "minutes": 10, "when": "heridos"}]
        ),
    )
    assert [deadline["minutes"] for deadline in field.value] == [20, 10]
    assert field.standing == "doubtful"


def test_an_unsure_text_makes_the_whole_list_of_texts_doubtful() -> None:
    field = one(said("holding", [{"text": "A"}]), said("holding", [{"text": "B"}], unsure=True))
    assert field.standing == "doubtful"


def test_silence_never_wins_over_an_answer() -> None:
    silent, spoken = {"label": "Troll", "strategy": {"reply": "none"}}, {"strategy": {"reply": "light"}}
    field = one(said("protocol.outcomes.troll", silent), said("protocol.outcomes.troll", spoken))
    assert field.value["strategy"]["reply"] == "light"
    assert field.value["label"] == "Troll"


def test_a_value_outside_the_known_words_does_not_break_the_choice() -> None:
    assert one(said("scenarios.a.severity", "rara"), said("scenarios.a.severity", "high")).value == "high"
