"""Links that are used once: looking uses nothing up, choosing does."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.db import Database
from app.review import accounts, invitations
from app.review.accounts import Account, Details
from app.review.invitations import LASTS, NoSuchLink
from app.review.names import BadPerson
from app.review.people import Person, new_person
from app.review.tables import audit, people
from app.review.tables import invitations as table
from tests.made import NOW
from tests.review.settled import ROLES, person

KEPT = "$argon2id$kept"


async def invited(db: Database, who: Person, at: datetime = NOW) -> str:
    async with db.write() as connection:
        return await invitations.invite(connection, who.id, at, by=None)


async def set_up_link(db: Database, at: datetime = NOW) -> str | None:
    async with db.write() as connection:
        return await invitations.set_up_link(connection, at)


async def set_up(db: Database, secret: str, name: str = "Clara", at: datetime = NOW) -> Person:
    async with db.write() as connection:
        details = Details(role="agent", functions=("direccion",))
        return await invitations.set_up(connection, secret, name, details, KEPT, at, roles=ROLES)


async def choose(db: Database, secret: str, at: datetime = NOW) -> Account:
    async with db.write() as connection:
        return await invitations.choose(connection, secret, KEPT, at)


async def looked_at(db: Database, secret: str, at: datetime = NOW) -> str:
    async with db.read() as connection:
        return (await invitations.look_at(connection, secret, at)).name


async def test_the_first_person_becomes_the_admin(db: Database) -> None:
    secret = await set_up_link(db)
    assert secret is not None
    clara = await set_up(db, secret)
    async with db.read() as connection:
        account = await accounts.account(connection, clara.id)

    assert (account.role, account.functions, account.has_password) == ("admin", ("direccion",), True)
    assert await set_up_link(db) is None


async def test_every_set_up_link_ends_with_the_first_that_is_used(db: Database) -> None:
    one, other = await set_up_link(db), await set_up_link(db)
    assert one is not None
    assert other is not None
    await set_up(db, one)
    for secret in (one, other):
        with pytest.raises(NoSuchLink):
            await set_up(db, secret, "Otra")


async def test_a_set_up_that_is_refused_leaves_the_link_as_it_was(db: Database) -> None:
    await person(db, "Clara")
    secret = await set_up_link(db)
    assert secret is not None
    with pytest.raises(BadPerson, match="belongs to Clara"):
        await set_up(db, secret, "clara")
    assert (await set_up(db, secret, "Clara Vidal")).role == "admin"


async def test_of_many_who_set_up_at_once_one_is_admin(db: Database) -> None:
    secret = await set_up_link(db)
    assert secret is not None
    ended = await asyncio.gather(*(set_up(db, secret, f"P{n}") for n in range(8)), return_exceptions=True)
    async with db.read() as connection:
        names = list((await connection.execute(select(people.c.name))).scalars())

    assert [type(end).__name__ for end in ended].count("NoSuchLink") == 7
    assert len(names) == 1


async def test_of_many_who_choose_at_once_one_does(db: Database) -> None:
    secret = await invited(db, await person(db))
    ended = await asyncio.gather(*(choose(db, secret) for _ in range(8)), return_exceptions=True)

    assert sorted(type(end).__name__ for end in ended) == ["Account"] + ["NoSuchLink"] * 7


async def test_looking_uses_nothing_up(db: Database) -> None:
    secret = await invited(db, await person(db))
    assert [await looked_at(db, secret) for _ in range(3)] == ["Ana"] * 3
    assert (await choose(db, secret)).name == "Ana"
    with pytest.raises(NoSuchLink):
        await looked_at(db, secret)


async def test_a_link_lasts_two_days(db: Database) -> None:
    secret = await invited(db, await person(db))
    assert await looked_at(db, secret, NOW + LASTS - timedelta(seconds=1)) == "Ana"
    for act in (looked_at, choose):
        with pytest.raises(NoSuchLink):
            await act(db, secret, NOW + LASTS)


async def test_a_new_link_ends_the_one_before(db: Database) -> None:
    ana = await person(db)
    one, two = await invited(db, ana), await invited(db, ana, NOW + timedelta(hours=1))
    with pytest.raises(NoSuchLink):
        await looked_at(db, one, NOW + timedelta(hours=1))
    assert await looked_at(db, two, NOW + timedelta(hours=1)) == "Ana"
    async with db.read() as connection:
        assert await invitations.open_links(connection, NOW + timedelta(hours=1)) == {
            ana.id: NOW + timedelta(hours=1) + LASTS
        }


async def test_a_disabled_person_chooses_nothing(db: Database) -> None:
    ana = await person(db)
    secret = await invited(db, ana)
    async with db.write() as connection:
        await accounts.disable(connection, ana.id, NOW, by=None)
    with pytest.raises(NoSuchLink):
        await choose(db, secret)
    with pytest.raises(BadPerson, match="disabled"):
        await invited(db, ana)


async def test_a_program_is_not_invited(db: Database) -> None:
    async with db.write() as connection:
        program = await new_person(connection, "panel", "agent", NOW, service=True)
    with pytest.raises(BadPerson, match="program"):
        await invited(db, program)


async def test_one_kind_of_link_is_not_the_other(db: Database) -> None:
    secret, first = await invited(db, await person(db)), await set_up_link(db)
    assert first is not None
    with pytest.raises(NoSuchLink):
        await set_up(db, secret)
    with pytest.raises(NoSuchLink):
        await choose(db, first)


@pytest.mark.parametrize("secret", ["", "x", "x" * 43, "ñ" * 43, "\0", "../login", "x" * 10_000])
async def test_what_is_no_link_says_the_same(db: Database, secret: str) -> None:
    await set_up_link(db)
    for act in (looked_at, choose, set_up):
        with pytest.raises(NoSuchLink) as error:
            await act(db, secret)
        assert error.value.detail == NoSuchLink().detail


async def test_only_a_digest_is_kept_even_of_the_audit(db: Database) -> None:
    secret = await invited(db, await person(db))
    async with db.read() as connection:
        rows = [*(await connection.execute(select(table))), *(await connection.execute(select(audit)))]
    assert not [row for row in rows if secret in str(row)]
