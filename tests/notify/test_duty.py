"""Who is on duty: hours, holidays, substitutes, who is away, and that somebody is always told."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.brand import WEEK, Hours
from app.brand.words import SEVERITIES
from app.notify.duty import Chain, Colleague, on_duty
from tests.notify.house import OFFICE, cinema

NOON = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)  # a Friday
NIGHT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)  # 02:00 in Madrid
CHRISTMAS_NOON = datetime(2026, 12, 25, 11, 0, tzinfo=UTC)


def person(id: str, role: str = "lead", *functions: str, **over: Any) -> Colleague:
    return Colleague(id=id, role=role, functions=functions, **over)


CREW = (
    person("marta", "head", "direccion"),
    person("julia", "lead", "jefa"),
    person("nico", "lead", "noche"),
    person("ana", "agent", "redes"),
)


def walked(chain: Chain) -> list[list[str]]:
    """Who is asked at each step, until nobody answers."""
    asked: set[str] = set()
    steps = []
    for _ in range(20):
        step = chain.next(asked)
        steps.append([p.id for p in step.people])
        asked.update(steps[-1])
        if step.nobody_answers:
            break
    return steps


def test_the_approver_first_then_substitutes_then_who_stands_above() -> None:
    assert walked(on_duty(cinema(), CREW, "high", NOON)) == [["julia"], ["nico"], ["marta"], ["marta"]]


def test_the_substitute_of_a_substitute_stands_in() -> None:
    assert walked(on_duty(cinema(), CREW, "critical", NOON)) == [["marta"], ["julia"], ["nico"], ["marta"]]


@pytest.mark.parametrize("moment", [NIGHT, CHRISTMAS_NOON])
def test_what_cannot_wait_goes_to_who_is_in_their_hours(moment: datetime) -> None:
    chain = on_duty(cinema(direccion=OFFICE, jefa=OFFICE), CREW, "critical", moment)
    assert walked(chain) == [["nico"], ["marta"], ["julia"], ["marta"]]


def test_where_nobody_is_in_their_hours_everybody_is_told_at_once() -> None:
    chain = on_duty(cinema(direccion=OFFICE, jefa=OFFICE, noche=OFFICE), CREW, "critical", NIGHT)
    assert walked(chain)[0] == ["marta", "julia", "nico"]


def test_what_runs_in_hours_skips_who_is_not_there() -> None:
    assert walked(on_duty(cinema(jefa=OFFICE), CREW, "high", NIGHT)) == [["nico"], ["marta"], ["marta"]]
    nobody = cinema(jefa=OFFICE, noche=OFFICE, direccion=OFFICE)
    assert walked(on_duty(nobody, CREW, "high", NIGHT)) == [["julia"], ["marta"]]


def test_during_an_incident_nothing_waits_for_hours() -> None:
    closed = cinema(jefa=OFFICE, noche=OFFICE, direccion=OFFICE)
    assert walked(on_duty(closed, CREW, "high", NIGHT, incident=True))[0] == ["julia", "nico", "marta"]


def test_who_is_away_is_skipped_until_they_are_back() -> None:
    crew = (CREW[0].model_copy(update={"away_until": NOON + timedelta(hours=1)}), *CREW[1:])
    assert walked(on_duty(cinema(), crew, "critical", NOON))[0] == ["julia"]
    assert walked(on_duty(cinema(), crew, "critical", NOON + timedelta(hours=1)))[0] == ["marta"]


def test_when_everybody_is_away_they_are_told_all_the_same() -> None:
    away = tuple(p.model_copy(update={"away_until": NOON + timedelta(days=9)}) for p in CREW)
    assert walked(on_duty(cinema(), away, "critical", NOON))[0] == ["marta"]


def test_people_without_functions_count_by_their_role() -> None:
    fresh = (person("lea", "lead"), person("hugo", "head"))
    assert walked(on_duty(cinema(), fresh, "high", NOON)) == [["lea"], ["hugo"], ["hugo"]]
    gone = (person("lea", "lead", "puesto-que-ya-no-existe"),)
    assert walked(on_duty(cinema(), gone, "high", NOON))[0] == ["lea"]


def test_a_deployment_with_one_administrator_tells_them() -> None:
    assert walked(on_duty(cinema(), (person("root", "admin"),), "critical", NOON))[0] == ["root"]


def test_who_fills_two_roles_is_asked_once_before_the_end() -> None:
    assert walked(on_duty(cinema(), (person("eva", "head", "direccion", "jefa"),), "critical", NOON)) == [["eva"]] * 2


def test_who_is_told_is_not_asked() -> None:
    chain = on_duty(cinema(), CREW, "critical", NOON)
    assert [p.id for p in chain.informed({"marta"})] == ["ana"]
    assert "ana" not in [id for step in walked(chain) for id in step]


def test_the_end_of_the_chain_is_every_head_and_says_so() -> None:
    chain = on_duty(cinema(), (*CREW, person("hugo", "head")), "high", NOON)
    last = chain.next({"julia", "nico", "marta", "hugo"})
    assert ([p.id for p in last.people], last.nobody_answers) == (["marta", "hugo"], True)


SPANS = st.sampled_from([None, "00:00-24:00", "09:00-18:00", "18:00-23:30"])
HOURS = st.none() | st.builds(
    lambda days, holiday, zone: Hours(
        zone=zone, days={d: s for d, s in zip(WEEK, days, strict=True) if s},
        holidays=(date(2026, 12, 25),), holiday_hours=holiday,
    ),
    st.lists(SPANS, min_size=7, max_size=7), SPANS, st.sampled_from(["Europe/Madrid", "America/Lima", "Asia/Tokyo"]),
)  # fmt: skip
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone beside
PEOPLE = st.lists(
    st.builds(
        person,
        st.uuids().map(str),
        st.sampled_from(["agent", "lead", "head", "admin"]),
        away_until=st.none() | MOMENTS,
    ).flatmap(
        lambda p: st.lists(st.sampled_from(["redes", "jefa", "noche", "direccion", "otra"]), max_size=2).map(
            lambda functions: p.model_copy(update={"functions": tuple(functions)})
        )
    ),
    max_size=6,
)


@given(PEOPLE, st.sampled_from(SEVERITIES), MOMENTS, st.fixed_dictionaries(dict.fromkeys(("jefa", "direccion"), HOURS)))
def test_somebody_is_told_at_every_moment_or_there_is_nobody(
    crew: list[Colleague], severity: Any, moment: datetime, hours: dict[str, Hours]
) -> None:
    chain = on_duty(cinema(**hours), crew, severity, moment)
    asked: set[str] = set()
    for _ in range(len(crew) + 2):
        step = chain.next(asked)
        assert bool(step.people) == bool(crew)
        assert step.nobody_answers or not asked & {p.id for p in step.people}
        asked |= {p.id for p in step.people}
    assert not crew or chain.next(asked).nobody_answers
