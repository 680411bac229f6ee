"""What is over loses its words in time; what is open or owed never does."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.db import Database
from app.incident.tables import questions
from app.operations.asking import ask
from app.operations.desk import Desk
from app.operations.retention import sweep
from app.operations.tampering import faults
from app.review.people import Person
from app.review.states import OPEN
from app.review.tables import audit, comments, debts, replies, revisions
from tests import made
from tests.made import NOW
from tests.office import waiting
from tests.operations.crisis import lived_through
from tests.operations.history import History, lived, prepared, states

DAYS = 30


@pytest.fixture
async def db(tables: Database) -> Database:
    await lived(tables, days=DAYS + 1)
    return tables


async def emptied(db: Database) -> set[str]:
    async with db.read() as connection:
        found = await connection.execute(select(replies.c.id).where(replies.c.comment.contains("(borrado)")))
        return set(found.scalars())


async def test_what_is_over_loses_its_words_and_keeps_its_decisions(db: Database) -> None:
    before = await states(db)
    assert await sweep(db, NOW, DAYS) == 7

    gone = await emptied(db)
    assert before == await states(db)
    assert sorted(before[id] for id in gone) == [
        "closed", "closed", "dismissed", "published", "published", "rejected", "withdrawn",
    ]  # fmt: skip
    async with db.read() as connection:
        assert await faults(connection) == []
        words = select(func.count()).where(revisions.c.reply.in_(gone), revisions.c.public_text != "")
        assert (await connection.execute(words)).scalar() == 0
        rows = select(func.count()).where(audit.c.move == "erase", audit.c.reply.in_(gone))
        assert (await connection.execute(rows)).scalar() == 7


async def test_what_is_open_or_owed_is_never_touched(db: Database) -> None:
    await sweep(db, NOW + timedelta(days=10_000), 1)
    gone, now = await emptied(db), await states(db)
    async with db.read() as connection:
        owed = set((await connection.execute(select(debts.c.reply).where(debts.c.settled_at.is_(None)))).scalars())
        kept = (
            await connection.execute(select(comments.c.key).where(comments.c.comment.contains("(borrado)")))
        ).scalars()
        live = (await connection.execute(select(replies.c.comment_key).where(replies.c.state.in_(OPEN)))).scalars()
    assert owed
    assert gone.isdisjoint(owed)
    assert gone.isdisjoint(id for id, state in now.items() if state in OPEN)
    assert set(kept).isdisjoint(live)
    superseded = {id for id, state in now.items() if state == "superseded"}
    assert superseded  # the approved rival to the same comment may still be undone
    assert gone.isdisjoint(superseded)


async def test_the_days_count_from_the_last_touch(db: Database) -> None:
    rejected = next(id for id, state in (await states(db)).items() if state == "rejected")
    async with db.write() as connection:
        h = History(connection, NOW - timedelta(days=1))
        await h.people()
        await h.note(rejected, "llamó de nuevo")
    assert await sweep(db, NOW, DAYS) == 6
    assert rejected not in await emptied(db)
    assert await sweep(db, NOW + timedelta(days=DAYS), DAYS) == 1


async def test_nothing_is_swept_before_its_time_or_twice(db: Database) -> None:
    assert await sweep(db, NOW, DAYS + 2) == 0
    assert await emptied(db) == set()
    assert [await sweep(db, NOW, DAYS) for _ in range(3)] == [7, 0, 0]


async def test_questions_that_were_settled_lose_their_words_and_keep_how_they_ended(
    staffed: Desk, staff: dict[str, Person]
) -> None:
    await lived_through(staffed, staff)
    open_one = await waiting(staffed, staff["Ana"], "¿Y el perro?")
    asked = {"reply": open_one.id, "area": "puente", "question": "¿Suben perros?"}
    await ask(staffed, staff["Ana"], **asked, due_at=staffed.clock() + timedelta(hours=1))
    before = await told(staffed.db)
    assert await swept(staffed, days=1) == before

    gone, kept = await swept(staffed, days=DAYS + 1)
    assert kept == before[1]
    assert gone[:5] == ("(borrado)", None, None, None, None)
    assert gone[5:] == before[0][5:]
    assert gone[5:7] == ("confirmed", staff["Lucía"].id)
    assert await swept(staffed, days=DAYS + 2) == [gone, kept]
    async with staffed.db.read() as connection:
        rows = select(func.count()).where(audit.c.move == "erase.questions")
        assert await connection.scalar(rows) == 1
        assert await faults(connection) == []


async def swept(desk: Desk, days: int) -> list[tuple[object, ...]]:
    """Questions after a sweep so many days on."""
    await sweep(desk.db, desk.clock() + timedelta(days=days), DAYS)
    return await told(desk.db)


async def told(db: Database) -> list[tuple[object, ...]]:
    """The words of every question, then how it ended."""
    q = questions.c
    words = (q.question, q.answer, q.answered_as, q.source, q.reason)
    ended = (q.outcome, q.settled_by, q.settled_at, q.answered_at, q.area, q.asked_by)
    async with db.read() as connection:
        return [tuple(row) for row in await connection.execute(select(*words, *ended).order_by(q.asked_at))]


async def test_many_matters_are_swept_in_several_steps(tables: Database) -> None:
    async with tables.write() as connection:
        h = History(connection, NOW - timedelta(days=DAYS + 1))
        await h.people()
        for n in range(120):
            await h.move(await h.asked(prepared(made.comment(f"n.º {n}"))), "reject", h.luis)
    assert await sweep(tables, NOW, DAYS) == 120
