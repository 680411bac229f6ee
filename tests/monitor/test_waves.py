"""What the live page shows: waves beside what is usual, topics, what nobody has answered, and who is on what."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from app.monitor.attention import unanswered, watchers
from app.monitor.topics import topics
from app.monitor.waves import MOST_POINTS, Wave, waves
from app.operations.attend import claim
from app.operations.desk import Desk
from app.operations.hear import hear
from app.review.people import Person
from app.review.tables import replies
from tests.monitor.hearing import every, given, heard_before, rows
from tests.office import waiting


@pytest.fixture
def now(staffed: Desk) -> datetime:
    return staffed.clock()


async def seen(desk: Desk, now: datetime, by: str, hours: int = 2, step: int = 15) -> dict[str, Wave]:
    async with desk.db.read() as connection:
        found = await waves(connection, desk.brand, since=now - timedelta(hours=hours), until=now, by=by, step=step)  # type: ignore[arg-type]
    return {wave.label: wave for wave in found}


async def test_waves_tell_every_step_and_what_is_usual_there(staffed: Desk, now: datetime) -> None:
    await heard_before(
        staffed.db,
        rows(every(now - timedelta(weeks=3), now, 10), outcome="request", severity="low"),
        rows(
            [now - timedelta(minutes=n) for n in range(1, 13)],
            name="w",
            outcome="averia",
            severity="high",
            incident="i",
        ),
    )
    found = await seen(staffed, now, "outcome")
    assert list(found) == ["request", "averia"]
    assert [wave.total for wave in found.values()] == [13, 12]
    assert len(found["averia"].points) == 9
    start, many, usual = found["request"].points[3]
    assert start == now - timedelta(hours=2) + 3 * timedelta(minutes=15)
    assert many in (1, 2)
    assert usual == pytest.approx(1.5, rel=0.25)
    assert found["averia"].points[3].expected < 0.05
    assert set(await seen(staffed, now, "severity")) == {"high", "low"}
    assert set(await seen(staffed, now, "network")) == {"x"}
    assert set(await seen(staffed, now, "topic")) == {""}


async def test_a_long_time_gets_longer_steps_and_none_is_empty(staffed: Desk, now: datetime) -> None:
    await heard_before(staffed.db, rows([now]))
    found = await seen(staffed, now, "outcome", hours=24 * 90, step=1)
    assert len(found["service_failure"].points) <= MOST_POINTS + 2
    assert await seen(staffed, now - timedelta(days=400), "outcome") == {}


async def test_topics_are_what_more_people_speak_of_than_usual(staffed: Desk, now: datetime) -> None:
    usual = [f"¿A qué hora sale el barco de la tarde número {n}?" for n in range(40)]
    news = [f"La bodega huele a gasoil en el viaje {n}" for n in range(10)]
    await heard_before(
        staffed.db,
        *(rows([now - timedelta(days=2, minutes=n)], text, name=f"u{n}") for n, text in enumerate(usual)),
        *(rows([now - timedelta(minutes=n)], text, name=f"n{n}") for n, text in enumerate(news)),
        *(rows([now - timedelta(minutes=n)], "Otra vez el mando roto", name=f"m{n}", author="@solo") for n in range(9)),
    )
    async with staffed.db.read() as connection:
        found = await topics(connection, now - timedelta(hours=3))
    assert {"bodega", "huele", "gasoil"} & set(found[0].label)
    assert (found[0].count, found[0].authors) == (10, 10)
    assert found[0].change > 5
    assert not any("mando" in topic.label for topic in found)


async def test_what_nobody_answered_is_counted_until_it_is(
    staffed: Desk, staff: dict[str, Person], now: datetime
) -> None:
    await hear(
        staffed, [given(1), given(2, "Hay fuego en la bodega del barco"), given(3, "payaso, das pena")], source="api"
    )
    reply = await waiting(staffed, staff["Ana"], id="c1")
    async with staffed.db.read() as connection:
        found = await unanswered(connection, staffed.brand, now)
    assert dict(found.by_severity)["critical"] == 1
    assert found.gravest[0].text == "Hay fuego en la bodega del barco"
    assert found.oldest == now
    waits = {one.reply for one in found.gravest}
    assert reply.id in waits
    assert found.undrafted == found.total - 1

    async with staffed.db.write() as connection:
        await connection.execute(update(replies).where(replies.c.id == reply.id).values(state="dismissed"))
        after = await unanswered(connection, staffed.brand, now)
        assert after.total == found.total - 1
        assert (await unanswered(connection, staffed.brand, now + timedelta(days=8))).total == 0
        assert (await unanswered(connection, staffed.brand, now, incident="none")).total == 0


async def test_watchers_are_those_who_have_something(staffed: Desk, staff: dict[str, Person], now: datetime) -> None:
    first = await waiting(staffed, staff["Ana"], "Dos horas esperando en el muelle")
    second = await waiting(staffed, staff["Ana"], "Tres horas esperando en el muelle")
    for reply in (first, second):
        await claim(staffed, reply.id, staff["Lucía"])
    async with staffed.db.write() as connection:
        mine = update(replies).where(replies.c.id == first.id)
        await connection.execute(mine.values(assignee=staff["Leo"].id))
    async with staffed.db.read() as connection:
        found = await watchers(connection, now)
    assert [(one.name, len(one.claimed), one.assigned) for one in found] == [("Lucía", 2, ()), ("Leo", 0, (first.id,))]
    assert found[0].since == now
