"""Keys: made once, kept as digests, dead when revoked."""

import pytest
from sqlalchemy import select

from app.db import Database
from app.review.keys_on_file import list_keys
from app.review.names import BadPerson
from app.review.people import NotAuthenticated, authenticate, create_key, revoke_key
from app.review.tables import keys
from tests.made import NOW


async def made(db: Database, name: str = "Ana", role: str = "agent") -> str:
    async with db.write() as connection:
        return await create_key(connection, name, role, NOW)  # type: ignore[arg-type]  # also for roles that are wrong


async def test_a_key_belongs_to_its_person(db: Database) -> None:
    key = await made(db, "  Ana Ruiz ", "lead")
    async with db.read() as connection:
        person = await authenticate(connection, key)

    assert (person.name, person.role) == ("Ana Ruiz", "lead")
    assert [person.may(role) for role in ("agent", "lead", "head")] == [True, True, False]


async def test_only_a_digest_is_kept(db: Database) -> None:
    key = await made(db)
    async with db.read() as connection:
        row = (await connection.execute(select(keys))).one()

    secret = key.split("_", 2)[2]
    assert len(row.digest) == 64
    assert not [column for column in row if secret in str(column)]


async def test_two_keys_of_one_person_are_one_person(db: Database) -> None:
    one, other = await made(db), await made(db)
    async with db.read() as connection:
        assert await authenticate(connection, one) == await authenticate(connection, other)


async def test_a_person_has_one_role(db: Database) -> None:
    await made(db, "Ana", "agent")
    with pytest.raises(BadPerson, match="already exists as agent"):
        await made(db, "Ana", "head")
    async with db.read() as connection:
        assert len(await list_keys(connection)) == 1


@pytest.mark.parametrize("name", ["", "   ", "a" * 121, "a\0b", "a\nb", "\ud800", "\x1b[31m"])
async def test_a_name_must_be_one_that_people_can_read(db: Database, name: str) -> None:
    with pytest.raises(BadPerson):
        await made(db, name)


@pytest.mark.parametrize(
    "name_key", [lambda key: key, lambda key: key.split("_")[1], lambda key: f"pvz_{key.split('_')[1]}"]
)
async def test_a_revoked_key_is_dead_and_stays_on_file(db: Database, name_key: object) -> None:
    key = await made(db)
    assert callable(name_key)
    async with db.write() as connection:
        assert await revoke_key(connection, name_key(key), NOW)
        assert not await revoke_key(connection, name_key(key), NOW)
    async with db.read() as connection:
        with pytest.raises(NotAuthenticated):
            await authenticate(connection, key)
        assert [on_file.revoked_at for on_file in await list_keys(connection)] == [NOW]


@pytest.mark.parametrize("id", ["", "pvz_", "nada", "\ud800", "a\0", "' OR 1=1 --", "x" * 10_000])
async def test_what_is_no_key_revokes_nothing(db: Database, id: str) -> None:
    key = await made(db)
    async with db.write() as connection:
        assert not await revoke_key(connection, id, NOW)
    async with db.read() as connection:
        assert await authenticate(connection, key)


@pytest.mark.parametrize("change", [str.upper, lambda key: key + "a", lambda key: key[:-1], lambda key: f" {key}"])
async def test_a_key_must_be_whole(db: Database, change: object) -> None:
    key = await made(db)
    assert callable(change)
    async with db.read() as connection:
        with pytest.raises(NotAuthenticated):
            await authenticate(connection, change(key))


async def test_keys_do_not_repeat(db: Database) -> None:
    assert len({await made(db) for _ in range(30)}) == 30
