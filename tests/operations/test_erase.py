"""A person of the public is forgotten: no byte of theirs is left, and every decision is."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from app.comments.comment import Attachment, Comment, Turn
from app.comments.identity import comment_key
from app.db import Database, open_database
from app.monitor.hearing import HeardIn
from app.monitor.tables import alerts
from app.operations.alarms import look
from app.operations.declaring import declare
from app.operations.desk import Desk
from app.operations.erase import BadAuthor, Found, erase
from app.operations.hear import hear
from app.operations.migrate import migrate
from app.operations.tampering import faults
from app.review.filters import Filter
from app.review.people import Person
from app.review.reading import fetch, page
from app.review.states import OPEN
from app.review.tables import audit, comments, replies
from app.settings import Settings
from tests import made
from tests.made import NOW
from tests.operations.burning import unforeseen
from tests.operations.history import History, closed, lived, prepared, states

MARK = "zqxj7719"
"""In every field of the author's comments, and in all that was written about them."""


def theirs(text: str = "Llevo una hora", **over: Any) -> Comment:
    return Comment(**{
        "network": "instagram", "text": f"{text} {MARK}", "id": f"id-{MARK}-{text}", "author": f"@{MARK}",
        "url": f"https://x.example/{MARK}/{text}", "conversation": f"c-{MARK}", "rating": 1, "posted_at": NOW,
        "attachments": (Attachment(kind="image", description=f"foto {MARK}"),),
        "thread": (Turn(author="otra", text=f"hola {MARK}"),), **over,
    })  # fmt: skip


BYSTANDER = made.comment(
    "Yo también", author="@pepe", thread=(Turn(author=f"@{MARK}", text=f"fatal {MARK}"), Turn(author="@luz", text="sí"))
)


@pytest.fixture
async def db(tables: Database) -> Database:
    """A life of others, and of the author: closed, published and owed, approved, pending, never asked about."""
    await lived(tables)
    async with tables.write() as connection:
        h = History(connection)
        await h.people()
        await closed(h, theirs(), MARK)
        approved = await h.asked(prepared(theirs("Otra"), MARK))
        await h.approve(approved, h.luis)
        await h.asked(prepared(theirs("Una más"), MARK))
        owing = await h.asked(prepared(theirs("Debe"), MARK))
        await h.approve(owing, h.luis)
        await h.publish(owing, mark=MARK)
        await h.owe(owing)
        await h.asked(prepared(BYSTANDER))
        seen = theirs("Solo visto")
        row = {"key": comment_key(seen), "network": seen.network, "comment": seen.model_dump_json()}
        await connection.execute(insert(comments), {**row, "first_seen_at": NOW})
    return tables


async def leaks(db: Database) -> list[str]:
    """Columns in which the marker occurs, whatever their type."""
    async with db.read() as connection:
        tables = await connection.run_sync(lambda c: c.dialect.get_table_names(c))
        found = []
        for table in tables:
            for row in (await connection.execute(text(f'SELECT * FROM "{table}"'))).mappings():  # noqa: S608 - our own
                found += [f"{table}.{column}" for column, value in row.items() if MARK in str(value).lower()]
    return sorted(set(found))


async def test_the_marker_is_everywhere_before(db: Database) -> None:
    assert await leaks(db) == [
        "comments.comment", "notes.text", "publications.permalink", "remarks.note", "remarks.reason",
        "replies.attempts", "replies.comment", "replies.holding_text", "replies.reason", "replies.triage",
        "requests.idempotency_key", "revisions.draft", "revisions.findings",
        "revisions.private_text", "revisions.public_text", "searches.searched",
    ]  # fmt: skip


async def test_nothing_of_an_erased_author_is_left_in_any_column(db: Database) -> None:
    async with db.read() as connection:
        before = (await connection.execute(select(audit).order_by(audit.c.seq))).all()
    found = await erase(db, f"@{MARK}", NOW)

    assert (len(found.comments), len(found.replies), len(found.open), found.threads) == (5, 5, 2, 1)
    assert found.scrubbed
    assert await leaks(db) == []
    async with db.read() as connection:
        after = (await connection.execute(select(audit).order_by(audit.c.seq))).all()
        assert before == after[: len(before)]
        assert await faults(connection) == []
    moves = [row.move for row in after[len(before) :]]
    assert sorted(moves) == ["erase"] * 5 + ["erase.author"] + ["withdraw"] * 2


async def test_nothing_of_an_erased_author_is_left_in_what_a_crisis_kept_of_them(
    staffed: Desk, staff: dict[str, Person]
) -> None:
    """They are one of those by whom a rumour was noticed, and their comments are examples of the crisis."""
    other = "Nos han dicho que hay un herido en el barco parado"
    long = f"{other}, dice {MARK}. {'Nadie lo cuenta. ' * 20}".strip()
    texts = (long, f"El {MARK} parado")
    said = [HeardIn(network="x", id=f"c{n}", author=f"@{MARK}", text=text) for n, text in enumerate(texts)]
    said += [HeardIn(network="x", id=f"o{n}", author=f"@a{n}", text=other, followers=900_000) for n in range(6)]
    await hear(staffed, said, source="api")
    await look(staffed, staffed.clock())
    known = await alerts_on(staffed)
    assert known
    await declare(staffed, staff["Helena"], unforeseen(examples=(long[:280], f"el  {MARK} parado", other)))
    async with staffed.db.read() as connection:
        before = await staffed.keep_up(connection)
    assert await leaks(staffed.db) == ["comments.comment", "incidents.examples"]

    await erase(staffed.db, MARK, staffed.clock())

    async with staffed.db.read() as connection:
        after = await staffed.keep_up(connection)
        assert await faults(connection) == []
    assert after.edition > before.edition
    assert after.incidents[0].examples == (other,), "what others wrote too stays"
    assert await alerts_on(staffed) == known
    assert await leaks(staffed.db) == []


async def alerts_on(desk: Desk) -> list[Any]:
    async with desk.db.read() as connection:
        return [tuple(row) for row in await connection.execute(select(alerts).order_by(alerts.c.id))]


async def test_what_was_decided_stays_and_can_be_read(db: Database) -> None:
    async with db.read() as connection:
        before = {r.id: r for r in (await page(connection, Filter(), limit=100)).items}
    found = await erase(db, MARK, NOW)
    async with db.read() as connection:
        after = {r.id: r for r in (await page(connection, Filter(), limit=100)).items}
        listed = await page(connection, Filter(text=MARK), limit=100)
    assert listed.items == ()
    assert before.keys() == after.keys()
    for id, reply in after.items():
        was = before[id]
        if id not in found.replies:
            assert reply == was.model_copy(update={"comment": reply.comment})
            continue
        assert reply.state == ("withdrawn" if was.state in OPEN else was.state)
        assert (reply.sha256, reply.revision, reply.requested_by) == (was.sha256, was.revision, was.requested_by)
        assert reply.comment == Comment(network="instagram", text="(borrado)")
        assert (reply.draft is None) == (was.draft is None)
        if was.approval:
            emptied = {"public_text": "", "private_text": None}
            assert reply.approval == was.approval.model_copy(update=emptied)


async def test_only_the_authors_turns_leave_the_threads_of_others(db: Database) -> None:
    await erase(db, MARK, NOW, tongue="en")
    async with db.read() as connection:
        kept = (
            await connection.execute(select(comments.c.comment).where(comments.c.comment.contains("@pepe")))
        ).scalar()
    comment = Comment.model_validate_json(kept or "")
    assert comment.thread == (Turn(author=None, text="(erased)"), Turn(author="@luz", text="sí"))
    assert (comment.author, comment.text) == ("@pepe", "Yo también")


@pytest.mark.parametrize(
    "name",
    [MARK.upper(), f"＠{MARK}", f" @{MARK.title()} ", f"@\u200b{MARK}", "".join(chr(ord(c) + 0xFEE0) for c in MARK)],
)
async def test_case_width_and_the_sign_do_not_count(db: Database, name: str) -> None:
    assert len((await erase(db, name, NOW, dry_run=True)).replies) == 5


@pytest.mark.parametrize("name", ["", "  ", "@", "\u200b"])
async def test_nobody_is_no_author(db: Database, name: str) -> None:
    with pytest.raises(BadAuthor):
        await erase(db, name, NOW)
    assert len(await leaks(db)) == 16


async def test_a_dry_run_and_another_network_change_nothing(db: Database) -> None:
    before = await states(db)
    dry = await erase(db, MARK, NOW, dry_run=True)
    assert await erase(db, MARK, NOW, network="x") == Found()
    assert await erase(db, f"{MARK}a", NOW) == Found()
    assert before == await states(db)
    assert len(await leaks(db)) == 16
    assert dry == await erase(db, MARK, NOW, network="Instagram")
    assert await erase(db, MARK, NOW) == Found()


async def test_no_byte_is_left_in_the_files_of_sqlite(tmp_path: Path) -> None:
    db = open_database(Settings(var=tmp_path, database_url=None))
    await migrate(db)
    async with db.write() as connection:
        h = History(connection)
        await h.people()
        for n in range(40):  # enough to split pages, which leaves copies behind
            await closed(h, theirs(f"{n}", thread=(Turn(text=f"{MARK} " * 300),)), MARK)
            await h.asked(prepared(made.comment(f"ajeno {n}")))

    def held() -> list[str]:
        return [p.name for p in tmp_path.iterdir() if MARK.encode() in p.read_bytes().lower()]

    assert held() != []
    found = await erase(db, MARK, NOW)
    assert found.scrubbed
    assert held() == []
    async with db.read() as connection:
        assert len((await connection.execute(select(replies.c.id))).all()) == 120
        assert (await fetch(connection, found.replies[0])).comment.author is None
    await db.close()
    assert held() == []


async def test_a_reader_in_the_way_is_told(tmp_path: Path) -> None:
    db, other = (open_database(Settings(var=tmp_path, database_url=None)) for _ in range(2))
    await migrate(db)
    async with db.write() as connection:
        h = History(connection)
        await h.people()
        await closed(h, theirs(), MARK)
    async with other.read() as reading:
        await reading.execute(select(replies.c.id))
        found = await erase(db, MARK, NOW)
    assert not found.scrubbed
    assert await leaks(db) == []
    await other.close()
    await db.close()
