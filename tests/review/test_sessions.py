"""Who is signed in, and for how long."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.db import Database
from app.review import accounts, sessions
from app.review.people import Preferences
from app.review.sessions import IDLE, ON_FILE, TOUCH, WHOLE
from app.review.tables import sessions as table
from tests.made import NOW
from tests.review.settled import ROLES, person

SECOND = timedelta(seconds=1)


async def opened(db: Database, who: str, at: datetime = NOW) -> str:
    async with db.write() as connection:
        return await sessions.open_session(connection, who, at)


async def found(db: Database, token: str | None, at: datetime = NOW) -> sessions.Session | None:
    async with db.read() as connection:
        return await sessions.find(connection, token, at)


async def test_a_token_finds_its_person_with_all_that_a_page_needs(db: Database) -> None:
    ana = await person(db, "Ana", "lead", functions=("jefa", "redes"))
    async with db.write() as connection:
        await accounts.prefer(connection, ana.id, Preferences(shortcuts=False, tongue="en"))
    session = await found(db, await opened(db, ana.id))

    assert session is not None
    assert (session.person.name, session.person.role, session.person.functions) == ("Ana", "lead", ("redes", "jefa"))
    assert session.person.preferences == Preferences(shortcuts=False, tongue="en")


async def test_only_a_digest_is_kept_and_tokens_do_not_repeat(db: Database) -> None:
    ana = await person(db)
    tokens = {await opened(db, ana.id) for _ in range(20)}
    async with db.read() as connection:
        rows = str((await connection.execute(select(table))).all())

    assert len(tokens) == 20
    assert not [token for token in tokens if token in rows]


@pytest.mark.parametrize("token", [None, "", "x", "x" * 43, "ñ" * 43, "\0" * 43, "x" * 10_000])
async def test_what_is_no_token_finds_nobody(db: Database, token: str | None) -> None:
    await opened(db, (await person(db)).id)
    assert await found(db, token) is None
    async with db.write() as connection:
        await sessions.end(connection, token, NOW)


async def test_an_idle_session_ends_after_twelve_hours(db: Database) -> None:
    token = await opened(db, (await person(db)).id)
    assert await found(db, token, NOW + IDLE - SECOND) is not None
    assert await found(db, token, NOW + IDLE) is None


async def test_a_used_session_goes_on_but_not_beyond_seven_days(db: Database) -> None:
    token = await opened(db, (await person(db)).id)
    at = NOW
    while at + IDLE / 2 < NOW + WHOLE:
        at += IDLE / 2
        session = await found(db, token, at)
        assert session is not None, at - NOW
        async with db.write() as connection:
            await sessions.touch(connection, session, at)
    assert await found(db, token, NOW + WHOLE) is None


async def test_its_last_use_is_written_once_a_minute_and_never_back(db: Database) -> None:
    token = await opened(db, (await person(db)).id)
    session = await found(db, token, NOW + TOUCH)
    assert session is not None
    assert (session.is_due(NOW + TOUCH - SECOND), session.is_due(NOW + TOUCH)) == (False, True)

    async with db.write() as connection:
        await sessions.touch(connection, session, NOW + TOUCH)
        await sessions.touch(connection, session, NOW)
    later = await found(db, token, NOW + TOUCH)
    assert later is not None
    assert later.seen_at == NOW + TOUCH


async def test_ending_one_leaves_the_others(db: Database) -> None:
    ana = await person(db)
    one, other = await opened(db, ana.id), await opened(db, ana.id)
    async with db.write() as connection:
        await sessions.end(connection, one, NOW)

    assert (await found(db, one) is None, await found(db, other) is None) == (True, False)


@pytest.mark.parametrize("act", ["disable", "role", "password", "all"])
async def test_no_session_outlives_what_it_rested_on(db: Database, act: str) -> None:
    ana, luis = await person(db, "Ana"), await person(db, "Luis")
    token, other = await opened(db, ana.id), await opened(db, luis.id)
    async with db.write() as connection:
        if act == "disable":
            await accounts.disable(connection, ana.id, NOW, by=None)
        elif act == "role":
            await accounts.change(connection, ana.id, accounts.Details(role="lead"), NOW, roles=ROLES, by=None)
        elif act == "password":
            await accounts.set_password(connection, ana.id, "kept", NOW, by=ana.id)
        else:
            await sessions.end_all(connection, ana.id, NOW)

    assert (await found(db, token) is None, await found(db, other) is None) == (True, False)


async def test_being_enabled_again_revives_no_session(db: Database) -> None:
    ana = await person(db)
    token = await opened(db, ana.id)
    async with db.write() as connection:
        await accounts.disable(connection, ana.id, NOW, by=None)
        await accounts.enable(connection, ana.id, NOW, by=None)
    assert await found(db, token) is None


async def test_people_see_where_they_signed_in_for_a_month(db: Database) -> None:
    ana = await person(db)
    await opened(db, ana.id)
    second = NOW + timedelta(days=1)
    await opened(db, ana.id, second)
    async with db.read() as connection:
        seen = await sessions.sign_ins(connection, ana.id, second)
    assert [(one.created_at, one.open) for one in seen] == [(second, True), (NOW, False)]

    await opened(db, ana.id, NOW + WHOLE + ON_FILE)
    async with db.read() as connection:
        kept = await sessions.sign_ins(connection, ana.id, NOW + WHOLE + ON_FILE)
    assert [one.created_at for one in kept] == [NOW + WHOLE + ON_FILE, second]
