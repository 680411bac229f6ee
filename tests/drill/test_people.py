"""A drill with people in the queue: comments come by themselves, news go to whoever leads it, the rest is theirs."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from app.drill.agenda import Clock
from app.drill.public import LISTENER, welcome
from app.drill.running import Wanted, finish, prepare
from app.drill.stage import stage
from app.notify.tables import hooks, outbox
from app.review.tables import people, replies
from tests.drill.scripts import small
from tests.drill.staged import ferry, settings


async def test_people_find_the_comments_in_a_queue_that_is_marked(tmp_path: Path) -> None:
    clock, script = Clock(datetime(2026, 1, 1, tzinfo=UTC)), small(minutes=24, end=None)
    async with stage(settings(tmp_path, ferry(tmp_path)), script.title, clock) as desk:
        play = await prepare(desk, script, Wanted(), clock, lambda entry: None)
        crew, guests = await welcome(play)
        done = await finish(play, crew, "people")
        assert desk.drill == script.title
        assert desk.clock() == play.until
        async with desk.db.read() as connection:
            states = set((await connection.execute(select(replies.c.state))).scalars())
            asked = await connection.scalar(select(func.count()).select_from(replies))
            roles = {row.name: row.role for row in await connection.execute(select(people.c.name, people.c.role))}
            sent = await connection.scalar(select(func.count()).where(outbox.c.attempts > 0))
            listening = await connection.scalar(select(func.count()).select_from(hooks))
    assert states == {"pending"}
    assert asked == script.written + script.usual
    assert sorted(guests) == ["agent", "head", "lead"]
    assert (roles[LISTENER], "admin" in roles.values()) == ("agent", False)
    assert (sent, listening) == (0, 0)
    told = [entry.detail for entry in done.diary if entry.what == "inject"]
    assert len(told) == 4
    assert any("40 personas" in said for said in told)
    assert done.score.measure("declared").points == 0.0
    assert done.score.total < 50
