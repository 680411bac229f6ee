"""A reply comes back from the database as it was stored, on any day and in any zone."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.db import Database
from app.draft.draft import Cite, Finding
from app.evidence.passage import Evidence, Hit
from app.pipeline import Prepared
from app.review import repeats
from app.review.filters import Filter
from app.review.people import Person, person_named
from app.review.reading import BadCursor, NoSuchReply, Page, fetch, page
from app.review.replies import Reply, digest, of
from app.review.storing import recent_texts, store
from app.review.tables import basis, comments, replies
from app.wording import Wording
from tests import made
from tests.made import NOW

WORDS = Wording(es="Hay un borrador.", en="There is a draft.")


def cite(passage: str = "p1") -> Cite:
    return Cite(passage=passage, source="m.md", section="A", text="t", score=0.5, content_hash="1" * 64)


def prepared(text: str = "Llevo una hora esperando", **over: Any) -> Prepared:
    finding = Finding(rule="figures", level="warn", message=WORDS, start=0, end=4)
    fields: dict[str, Any] = {
        "result": "ready",
        "reason": WORDS,
        "comment": made.comment(text, author="@ana"),
        "triage": made.triage(),
        "evidence": Evidence(knowledge=(Hit(passage=made.passage("t"), score=0.51),)),
        "holding_text": "Un momento.",
        "draft": made.draft("Lo sentimos 😀 ñ", cites=(cite(), cite(), cite("p2"))),
        "findings": (finding,),
    }
    return Prepared(**{**fields, **over})


async def stored(db: Database, what: Prepared | None = None, at: datetime = NOW) -> Reply:
    what = what or prepared()
    async with db.write() as connection:
        person = await person_named(connection, "Ana", "agent", NOW)
        reply = of(what, person, at)
        await store(connection, reply, what, person, "0" * 32)
    return reply


async def read(db: Database, limit: int = 10, after: str | None = None, **asked: Any) -> Page:
    async with db.read() as connection:
        return await page(connection, Filter(**asked), limit=limit, after=after)


@pytest.mark.parametrize(
    "what",
    [
        prepared(),
        prepared(result="hold", draft=None, findings=()),
        prepared(comment=made.comment("", rating=1, posted_at=NOW)),
        prepared("日本語 \u202e \u200b \U0001f468\u200d\U0001f469 'quotes\" \\ \n\t %s {} --"),
    ],
    ids=["ready", "hold", "rating", "strange"],
)
async def test_what_is_read_is_what_was_stored(db: Database, what: Prepared) -> None:
    reply = await stored(db, what)
    async with db.read() as connection:
        assert reply == await fetch(connection, reply.id)


async def test_a_moment_keeps_its_instant_whatever_its_zone(db: Database) -> None:
    canarias = timezone(timedelta(hours=-1))
    reply = await stored(db, at=NOW.astimezone(canarias))
    async with db.read() as connection:
        back = await fetch(connection, reply.id)
    assert (back.created_at, back.created_at.tzinfo) == (NOW, UTC)


async def test_a_passage_cited_twice_is_one_basis(db: Database) -> None:
    reply = await stored(db)
    async with db.read() as connection:
        rows = (await connection.execute(select(basis.c.passage).where(basis.c.reply == reply.id))).scalars().all()
    assert sorted(rows) == ["p1", "p2"]


async def test_two_replies_to_one_comment_share_it(db: Database) -> None:
    await stored(db)
    await stored(db)
    async with db.read() as connection:
        assert len((await connection.execute(select(comments.c.key))).all()) == 1
        assert len((await connection.execute(select(replies.c.id))).all()) == 2


async def test_a_failure_in_the_middle_stores_nothing(db: Database) -> None:
    nobody = Person(id="nobody", name="?", role="agent")
    what = prepared()
    with pytest.raises(IntegrityError):
        async with db.write() as connection:
            await store(connection, of(what, nobody, NOW), what, nobody, "0" * 32)
    async with db.read() as connection:
        assert (await connection.execute(select(comments.c.key))).all() == []


async def test_pages_cover_equal_moments_without_gap(db: Database) -> None:
    made_ids = {(await stored(db)).id for _ in range(5)}
    seen: list[str] = []
    after: str | None = None
    while True:
        found = await read(db, limit=2, after=after)
        seen += [reply.id for reply in found.items]
        if (after := found.next) is None:
            break
    assert sorted(made_ids) == sorted(seen)


async def test_filters_narrow_the_page(db: Database) -> None:
    await stored(db)
    other = await stored(db, prepared(comment=made.comment("hola", network="x")))
    assert [other.id] == [r.id for r in (await read(db, network="x")).items]
    assert (await read(db, states=("published",))).items == ()


@pytest.mark.parametrize("cursor", ["x", "1-2", "-", "1" * 15 + "-" + "0" * 20, "1-" + "0" * 21, "\0-" + "0" * 20])
async def test_a_cursor_that_was_never_given_is_refused(db: Database, cursor: str) -> None:
    with pytest.raises(BadCursor):
        await read(db, after=cursor)


@pytest.mark.parametrize("id", ["", "nada", "\0", "\ud800", "0" * 20])
async def test_an_id_of_nobody_is_told_so(db: Database, id: str) -> None:
    async with db.read() as connection:
        with pytest.raises(NoSuchReply):
            await fetch(connection, id)


async def test_recent_texts_come_newest_first(db: Database) -> None:
    for n in range(3):
        await stored(db, prepared(draft=made.draft(f"texto {n}")), NOW + timedelta(minutes=n))
    async with db.read() as connection:
        assert [text for _, text in await recent_texts(connection, 2)] == ["texto 2", "texto 1"]


async def test_one_key_remembers_one_body(db: Database) -> None:
    reply = await stored(db)
    async with db.write() as connection:
        person = await person_named(connection, "Ana", "agent", NOW)
        await repeats.remember(connection, person, "k", "a" * 64, reply)
    async with db.read() as connection:
        assert reply == await repeats.answered_before(connection, person, "k", "a" * 64)
        assert None is await repeats.answered_before(connection, person, "K", "a" * 64)
        with pytest.raises(repeats.IdempotencyConflict):
            await repeats.answered_before(connection, person, "k", "b" * 64)


def test_the_digest_binds_id_network_and_both_texts() -> None:
    words = ("r1", "x", "hola ñ 😀", None)
    others = [("r2", *words[1:]), ("r1", "y", *words[2:]), ("r1", "x", "hola", None), ("r1", "x", words[2], "")]
    assert hashlib.sha256('["r1","x","hola ñ 😀",null]'.encode()).hexdigest() == digest(*words)
    assert len({digest(*words), *(digest(*other) for other in others)}) == 5
