"""A severity that nobody covers at some hour is a fault, named by its first uncovered stretch."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.brand import WEEK, Duty, Hours, Role
from app.brand.chain import chain_of
from app.brand.check import check
from app.brand.coverage import first_gap
from app.brand.load import load
from app.brand.opening import is_open
from tests.brand.folders import BRAND, sound

OFFICE = """\
hours: {days: {mon: "09:00-18:00", tue: "09:00-18:00", wed: "09:00-18:00", thu: "09:00-18:00", fri: "09:00-15:00"}}"""
WEEKDAYS = ", ".join(f'{day}: "00:00-24:00"' for day in WEEK[:5])
ALWAYS = f'{WEEKDAYS}, sat: "00:00-24:00", sun: "00:00-24:00"'
FESTIVE = 'holiday_hours: "00:00-24:00"'
ROWS = [
    # captain's hours, said of critical (every hour), of the others (the brand's hours: Monday and Tuesday 08-20)
    (OFFICE, "«critical» lun 00:00-09:00", "«high» lun 08:00-09:00"),
    (
        f'hours: {{days: {{{WEEKDAYS}, sat: "00:00-02:00", sun: "06:00-24:00"}}, {FESTIVE}}}',
        "«critical» sáb 02:00-dom 06:00",
        None,
    ),
    (f"hours: {{days: {{{ALWAYS}}}}}", "«critical» en el festivo 2026-12-25 00:00-24:00", None),
    (f"hours: {{days: {{{ALWAYS}}}, {FESTIVE}}}", None, None),
]


def staffed(captain: str, bridge: str = "") -> str:
    both = BRAND.replace("title: Capitana, rank: head}", f"title: Capitana, rank: head, {captain}}}")
    return both.replace("substitutes: [capitana]}", f"substitutes: [capitana], {bridge or captain}}}")


@pytest.mark.parametrize(("hours", "critical", "high"), ROWS)
def test_the_first_uncovered_stretch_is_named(
    tmp_path: Path, hours: str, critical: str | None, high: str | None
) -> None:
    said = {
        f.in_("es"): f.level for f in check(sound(tmp_path, brand=staffed(hours))) if "nadie atiende" in f.in_("es")
    }
    assert [line for line in said if critical and critical in line] == [line for line in said if "«critical»" in line]
    assert bool(critical) == any("«critical»" in line for line in said)
    assert bool(high) == any(high in line for line in said if high)
    assert {level for line, level in said.items() if "«critical»" in line} <= {"error"}
    assert {level for line, level in said.items() if "«critical»" not in line} <= {"warning"}


def test_the_fault_has_its_line_and_a_mend(tmp_path: Path) -> None:
    found = [f for f in check(sound(tmp_path, brand=staffed(OFFICE))) if f.field == "duties[3]"]
    assert [(f.path, f.line, f.level) for f in found] == [("brand.yaml", 34, "error")]
    assert "amplíe las horas de «capitana»" in found[0].in_("es")
    assert "nobody covers severity «critical» mon 00:00-09:00 (Atlantic/Canary)" in found[0].in_("en")


def test_a_role_without_hours_covers_every_hour(tmp_path: Path) -> None:
    brand = BRAND.replace("title: Puente, rank: lead", f"title: Puente, rank: lead, {OFFICE}")
    assert [f for f in check(sound(tmp_path, brand=brand)) if "atiende" in f.in_("es")] == []


def test_a_substitute_of_a_substitute_covers_too() -> None:
    roles = (
        Role(id="a", title="A", rank="head", substitutes=("b",), hours=Hours()),
        Role(id="b", title="B", substitutes=("c", "a"), hours=Hours()),
        Role(id="c", title="C"),
    )
    duty = Duty(severity="critical", approver="a", first_answer=10)
    assert [role.id for role in chain_of("a", roles)] == ["a", "b", "c"]
    assert first_gap(duty, chain_of("a", roles), Hours()) is None
    assert first_gap(duty, chain_of("a", roles[:2]), Hours()) is not None


def test_who_stands_above_follows_the_substitutes() -> None:
    roles = (
        Role(id="top", title="Top", rank="head"),
        Role(id="mid", title="Mid", rank="lead", substitutes=("low",)),
        Role(id="low", title="Low"),
        Role(id="peer", title="Peer", rank="lead"),
    )
    assert [role.id for role in chain_of("mid", roles)] == ["mid", "low", "top"]
    assert [role.id for role in chain_of("low", roles)] == ["low", "mid", "peer", "top"]
    assert chain_of("nobody", roles) == ()


def test_a_role_lends_zone_and_holidays_from_the_brand(tmp_path: Path) -> None:
    every = 'hours: {holiday_hours: "10:00-12:00"}'
    brand = BRAND.replace("title: Puente, rank: lead", f"title: Puente, rank: lead, {every}")
    hours = load(sound(tmp_path, brand=brand)).role("puente")
    assert hours
    assert hours.hours
    assert (hours.hours.zone, hours.hours.holidays) == ("Atlantic/Canary", (date(2026, 12, 25),))


@pytest.mark.parametrize(
    ("hours", "field", "words"),
    [
        ("hours: {zone: Marte}", "roles[1].hours.zone", "no existe la zona horaria «Marte»"),
        ('hours: {days: {mon: "9-18"}}', "roles[1].hours.days.mon", "«9-18» no es un horario"),
        ('hours: {holiday_hours: "18:00-09:00"}', "roles[1].hours.holiday_hours", "no es un horario"),
        ("hours: {dias: {}}", "roles[1].hours.dias", "«days»"),
        ("hours: siempre", "roles[1].hours", ""),
    ],
)
def test_faulty_hours_of_a_role_are_named(tmp_path: Path, hours: str, field: str, words: str) -> None:
    brand = BRAND.replace("title: Puente, rank: lead", f"title: Puente, rank: lead, {hours}")
    told = [f.in_("es") for f in check(sound(tmp_path, brand=brand)) if f.field == field]
    assert told
    assert words in told[0]


SPANS = st.sampled_from([None, "00:00-24:00", "00:00-08:00", "08:00-20:00", "20:00-24:00", "02:30-19:15"])
ZONES = st.sampled_from(["Europe/Madrid", "America/Argentina/Buenos_Aires", "Asia/Tokyo", "America/New_York"])


@st.composite
def _hours(draw: st.DrawFn) -> Hours:
    days = {day: span for day in WEEK if (span := draw(SPANS))}
    return Hours(zone=draw(ZONES), days=days, holidays=(date(2026, 12, 25),), holiday_hours=draw(SPANS))


@given(_hours(), st.lists(_hours(), min_size=1, max_size=3), st.booleans(), st.integers(0, 53 * 7 * 24))
def test_without_a_gap_every_hour_of_a_year_is_covered(brand: Hours, own: list[Hours], clock: bool, hour: int) -> None:
    roles = tuple(Role(id=str(i), title="R", hours=hours) for i, hours in enumerate(own))
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour, minutes=hour % 60)
    needed = clock or is_open(brand, moment)
    covered = any(is_open(hours, moment) for hours in own)
    duty = Duty(severity="high", approver="0", first_answer=10, clock=clock)
    if needed and not covered and not _changes_clocks(moment, [brand, *own]):
        assert first_gap(duty, roles, brand) is not None


def _changes_clocks(moment: datetime, hours: list[Hours]) -> bool:
    """Between the changes to and from summer time of two zones, which a week in January and one in July do not show."""
    return moment.month in (3, 4, 10, 11) and len({own.zone for own in hours}) > 1


@given(_hours(), st.lists(_hours(), min_size=1, max_size=3), st.booleans())
def test_a_gap_is_needed_and_covered_by_nobody(brand: Hours, own: list[Hours], clock: bool) -> None:
    roles = tuple(Role(id=str(i), title="R", hours=hours) for i, hours in enumerate(own))
    gap = first_gap(Duty(severity="high", approver="0", first_answer=10, clock=clock), roles, brand)
    if gap is None:
        return
    assert gap.begin < gap.end
    for moment in (gap.begin, gap.begin + (gap.end - gap.begin) / 2):
        assert clock or is_open(brand, moment)
        assert not any(is_open(hours, moment) for hours in own)
