"""Deadlines in the brand's hours, over nights, holidays and clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.brand import Duty, Hours, Network
from app.brand.scenarios import Scenario, ScenarioDeadline
from app.triage.deadlines import Timing, due, met, timing, working
from tests import made

OFFICE = Hours(
    zone="Europe/Madrid",
    days={"mon": "09:00-18:00", "tue": "09:00-18:00", "wed": "09:00-18:00", "thu": "09:00-18:00", "fri": "09:00-15:00"},
    holidays=(date(2026, 12, 8), date(2026, 12, 25)),
)


def madrid(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Madrid")).astimezone(UTC)


@pytest.mark.parametrize(
    ("since", "minutes", "expected"),
    [
        ("2026-11-18T10:00", 60, "2026-11-18T11:00"),
        ("2026-11-18T17:30", 60, "2026-11-19T09:30"),
        ("2026-11-18T03:00", 30, "2026-11-18T09:30"),
        ("2026-11-20T14:30", 60, "2026-11-23T09:30"),
        ("2026-11-21T12:00", 60, "2026-11-23T10:00"),
        ("2026-12-07T17:30", 60, "2026-12-09T09:30"),
        ("2026-11-16T09:00", 540, "2026-11-16T18:00"),
        ("2026-11-16T09:00", 541, "2026-11-17T09:01"),
    ],
)
def test_minutes_run_only_while_the_brand_is_open(since: str, minutes: int, expected: str) -> None:
    assert working(madrid(since), minutes, OFFICE) == madrid(expected)


def test_a_holiday_with_hours_of_its_own_counts_those() -> None:
    hours = OFFICE.model_copy(update={"holiday_hours": "10:00-12:00"})
    assert working(madrid("2026-12-08T08:00"), 60, hours) == madrid("2026-12-08T11:00")


@pytest.mark.parametrize(
    ("day", "real_hours"),
    [("2026-03-29", 23), ("2026-10-25", 25), ("2026-05-10", 24)],
)
def test_clock_changes_are_real_minutes(day: str, real_hours: int) -> None:
    always = Hours(zone="Europe/Madrid", days={"sun": "00:00-24:00"})
    begin = madrid(f"{day}T00:00")
    assert working(begin, real_hours * 60, always) == begin + timedelta(hours=real_hours)
    assert working(begin, real_hours * 60 + 1, always) > begin + timedelta(days=6)


def test_hours_past_midnight_belong_to_the_day_they_began() -> None:
    bar = Hours(zone="Europe/Madrid", days={"fri": "20:00-03:00"})
    assert working(madrid("2026-11-21T01:00"), 60, bar) == madrid("2026-11-21T02:00")


def test_a_brand_that_never_opens_runs_on_the_clock() -> None:
    since = madrid("2026-11-18T10:00")
    assert working(since, 90, Hours(days={})) == since + timedelta(minutes=90)


def test_an_unknown_zone_is_read_as_utc() -> None:
    hours = Hours(zone="Mars/Olympus", days={"wed": "09:00-18:00"})
    since = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
    assert working(since, 30, hours) == datetime(2026, 11, 18, 9, 30, tzinfo=UTC)


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(1, 10_000),
    st.integers(0, 10_000),
)
def test_more_minutes_never_end_earlier_and_never_before_the_clock(since: datetime, minutes: int, more: int) -> None:
    first = working(since, minutes, OFFICE)
    assert first >= since + timedelta(minutes=minutes)
    assert working(since, minutes + more, OFFICE) >= first


@pytest.mark.parametrize(
    ("duty", "incident", "clock"),
    [
        (Duty(severity="critical", approver="jefa", first_answer=10), False, True),
        (Duty(severity="high", approver="jefa", first_answer=10, clock=True), False, True),
        (Duty(severity="high", approver="jefa", first_answer=10), True, True),
        (Duty(severity="high", approver="jefa", first_answer=10), False, False),
    ],
)
def test_what_cannot_wait_runs_on_the_clock(duty: Duty, incident: bool, clock: bool) -> None:
    assert timing(made.brand(), "x", duty, made.NOW, open_incident=incident).clock == clock


def test_the_hours_of_the_network_come_first() -> None:
    network = Network(id="x", label="X", limit=280, hours=OFFICE)
    brand = made.brand(networks=(network,))
    duty = Duty(severity="low", approver="jefa", first_answer=60)
    assert timing(brand, "x", duty, made.NOW, open_incident=False).hours == OFFICE
    assert timing(brand, "other", duty, made.NOW, open_incident=False).hours == brand.hours


def _scenario(*deadlines: ScenarioDeadline) -> Scenario:
    return Scenario(id="E1", title="Corte", deadlines=deadlines)


@pytest.mark.parametrize(
    ("promise", "minutes"),
    [
        (ScenarioDeadline(what="first_answer", minutes=15), 15),
        (ScenarioDeadline(what="first_answer", minutes=600), 60),
        (ScenarioDeadline(what="first_answer", minutes=5, when="si hay heridos"), 60),
        (ScenarioDeadline(what="nota de prensa", minutes=5), 60),
    ],
)
def test_a_scenario_only_shortens_and_only_without_a_condition(promise: ScenarioDeadline, minutes: int) -> None:
    duty = Duty(severity="medium", approver="jefa", first_answer=60, resolution=300)
    running = Timing(made.NOW, OFFICE, clock=True)
    owed = due(duty, _scenario(promise), running)
    assert owed.first_answer == made.NOW + timedelta(minutes=minutes)
    assert owed.resolution == made.NOW + timedelta(minutes=300)


@pytest.mark.parametrize(
    ("when", "said", "holds"),
    [
        ("si hay heridos", "El autobús se ha salido y hay dos heridos", True),
        ("si hay heridos", "HERIDA mi madre, y nadie contesta", True),
        ("si hay menores heridos", "Hay menores, uno herido", True),
        ("if children are injured", "Two children were injured on your ride", True),
        ("si hay heridos", "Por suerte no hay ningún herido", False),
        ("si hay heridos", "sin heridos, pero qué susto", False),
        ("si hay heridos", "Se ha parado el autobús", False),
        ("si hay menores heridos", "Hay un herido", False),
        ("si no hay heridos", "Hay heridos", False),
        ("sin heridos", "Hay heridos", False),
        ("si afecta a más de 50 personas", "afecta a personas", False),
        ("si es así", "sí, es así", False),
        ("si hay heridos", "", False),
    ],
)
def test_a_condition_is_met_when_the_comment_visibly_says_so(when: str, said: str, holds: bool) -> None:
    assert met(when, said) is holds


def _owed(promise: ScenarioDeadline, said: str, *, of_duty: bool) -> int:
    duty = Duty(severity="high", approver="jefa", first_answer=60, resolution=300)
    duty = duty.model_copy(update={"conditional": (promise,)}) if of_duty else duty
    owed = due(duty, None if of_duty else _scenario(promise), Timing(made.NOW, OFFICE, clock=True), said)
    return int((owed.first_answer - made.NOW).total_seconds() // 60)


@pytest.mark.parametrize("of_duty", [True, False])
@pytest.mark.parametrize(
    ("minutes", "said", "expected"),
    [(10, "Hay heridos", 10), (10, "No hay heridos", 60), (10, "", 60), (120, "Hay heridos", 60)],
)
def test_a_promise_under_a_condition_shortens_only_when_it_is_met(
    of_duty: bool, minutes: int, said: str, expected: int
) -> None:
    promise = ScenarioDeadline(what="first_answer", minutes=minutes, when="si hay heridos")
    assert _owed(promise, said, of_duty=of_duty) == expected


def test_a_promise_about_the_full_answer_leaves_the_first_one_alone() -> None:
    promise = ScenarioDeadline(what="resolution", minutes=5, when="si hay heridos")
    assert _owed(promise, "Hay heridos", of_duty=True) == 60
    duty = Duty(severity="high", approver="jefa", first_answer=60, resolution=300, conditional=(promise,))
    owed = due(duty, None, Timing(made.NOW, OFFICE, clock=True), "Hay heridos")
    assert owed.resolution == owed.first_answer


@given(st.integers(-5, 10_000), st.text(max_size=60), st.text(max_size=60))
def test_no_condition_ever_lengthens_a_deadline(minutes: int, when: str, said: str) -> None:
    promise = ScenarioDeadline(what="first_answer", minutes=minutes, when=when)
    assert 0 < _owed(promise, said, of_duty=True) <= 60
