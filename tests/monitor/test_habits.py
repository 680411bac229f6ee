"""What is usual is learned from this database, once an hour, and anew when history was brought in."""

from datetime import datetime, timedelta

import pytest

from app.monitor.habits import expected, forget, habits
from app.monitor.volume import volume
from app.operations.desk import Desk
from tests.monitor.hearing import every, heard_before, rows

ZONE = "Atlantic/Canary"


@pytest.fixture
def now(staffed: Desk) -> datetime:
    return staffed.clock()


async def level(desk: Desk, now: datetime, series: str = "all") -> float:
    async with desk.db.read() as connection:
        found = await habits(connection, ZONE, now)
    return float(found.of(series).rates.mean())


async def test_history_that_was_brought_in_is_known_at_once(staffed: Desk, now: datetime) -> None:
    assert await level(staffed, now) == 1.0
    await heard_before(staffed.db, rows(every(now - timedelta(weeks=2), now, 10)))
    assert await level(staffed, now) == 1.0
    async with staffed.db.write() as connection:
        await forget(connection)
    assert await level(staffed, now) == pytest.approx(6, rel=0.1)


async def test_it_is_learned_anew_after_an_hour_and_when_the_clock_was_put_back(staffed: Desk, now: datetime) -> None:
    assert await level(staffed, now) == 1.0
    await heard_before(staffed.db, rows(every(now - timedelta(weeks=2), now, 10)))
    assert await level(staffed, now + timedelta(minutes=59)) == 1.0
    assert await level(staffed, now + timedelta(minutes=61)) == pytest.approx(6, rel=0.1)
    assert await level(staffed, now - timedelta(days=400)) == 1.0


@pytest.mark.parametrize("over", [{"source": "drill"}, {"incident": "i"}], ids=["drill", "incident"])
async def test_drills_and_incidents_are_no_habit(staffed: Desk, now: datetime, over: dict[str, str]) -> None:
    await heard_before(
        staffed.db,
        rows(every(now - timedelta(weeks=2), now, 60)),
        rows(every(now - timedelta(weeks=1), now, 2), name="o", **over),
    )
    assert await level(staffed, now) == pytest.approx(1, rel=0.1)


async def test_a_series_that_was_never_heard_is_usually_silent(staffed: Desk, now: datetime) -> None:
    await heard_before(staffed.db, rows(every(now - timedelta(weeks=3), now, 10)))
    assert await level(staffed, now, "scenario:varada") < 0.01


async def test_slots_are_counted_where_they_belong(staffed: Desk, now: datetime) -> None:
    moments = [now, now - timedelta(minutes=4, seconds=59), now - timedelta(minutes=5), now - timedelta(minutes=11)]
    await heard_before(staffed.db, rows(moments, severity="critical", scenario="varada"))
    async with staffed.db.read() as connection:
        seen = await volume(connection, now - timedelta(minutes=15), now, 5)
        usual = expected((await habits(connection, ZONE, now)).of("all"), seen.starts, 5, ZONE)
    assert seen.of("all").tolist() == [1, 0, 2, 1]
    assert set(seen.series) == {"all", "outcome:service_failure", "severity:high", "scenario:varada"}
    assert seen.of("outcome:praise").tolist() == [0, 0, 0, 0]
    assert usual.tolist() == pytest.approx([5 / 60] * 4)
