"""Count the try, compare, and only then let in."""

import asyncio
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from app.db import Database
from app.review import accounts, passwords, sessions
from app.review.people import Person, new_person
from app.review.signing_in import WrongPassword, change_password, sign_in
from app.review.tables import people
from app.review.throttle import PER_NAME, WINDOW, TooManyLogins
from tests.made import NOW
from tests.review.settled import person

PASSWORD, NEW = "tres faros y un mar", "cuatro gaviotas sin prisa"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of things is tested here, not the cost of a hash."""
    monkeypatch.setattr(passwords, "PASSWORDS", CHEAP)


async def settled(db: Database, name: str = "Ana", **details: str) -> Person:
    made = await person(db, name, **details)
    async with db.write() as connection:
        await accounts.set_password(connection, made.id, await passwords.hashed(PASSWORD), NOW, by=made.id)
    return made


async def enter(db: Database, name: str, password: str = PASSWORD, **over: object) -> str:
    given: dict[str, object] = {"address": "192.0.2.1", "now": NOW, **over}
    return await sign_in(db, name, password, **given)  # type: ignore[arg-type]  # of the right types, by name


async def whose(db: Database, token: str) -> str | None:
    async with db.read() as connection:
        session = await sessions.find(connection, token, NOW)
    return session.person.name if session else None


async def test_the_right_password_opens_a_session(db: Database) -> None:
    await settled(db, email="ana@brisa.example")
    for name in ("Ana", "ana", "ANA@Brisa.example", " ana@brisa.example "):
        assert await whose(db, await enter(db, name)) == "Ana"


async def test_the_session_that_the_browser_had_ends(db: Database) -> None:
    await settled(db)
    old = await enter(db, "Ana")
    new = await enter(db, "Ana", old=old)

    assert (await whose(db, old), await whose(db, new)) == (None, "Ana")


@pytest.mark.parametrize("name", ["Nadie", "", "\0", "Luz", "Programa", "Invitada", "x" * 5000])
async def test_whoever_may_not_come_in_costs_and_learns_the_same(
    db: Database, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    luz = await settled(db, "Luz")
    await person(db, "Invitada")
    async with db.write() as connection:
        await accounts.disable(connection, luz.id, NOW, by=None)
        await new_person(connection, "Programa", "agent", NOW, service=True)
    compared = []
    verify = passwords._verify

    def counted(kept: str, password: bytes) -> bool:
        compared.append(kept)
        return verify(kept, password)

    monkeypatch.setattr(passwords, "_verify", counted)
    with pytest.raises(WrongPassword) as error:
        await enter(db, name)

    assert compared == [passwords.NOBODY]
    assert "do not match" in error.value.detail.en


async def test_name_and_address_share_one_count(db: Database) -> None:
    await settled(db, email="ana@brisa.example")
    for n in range(PER_NAME):
        with pytest.raises(WrongPassword):
            await enter(db, ("Ana", "ana@brisa.example")[n % 2], "no es esta")

    for name in ("Ana", "ana@brisa.example"):
        with pytest.raises(TooManyLogins):
            await enter(db, name)
    assert await whose(db, await enter(db, "Ana", now=NOW + WINDOW)) == "Ana"


async def test_guesses_in_parallel_cannot_outrun_the_count(db: Database) -> None:
    await settled(db)
    guesses = [enter(db, "Ana", f"intento {n}") for n in range(30)]
    ended = await asyncio.gather(*guesses, return_exceptions=True)

    assert sum(isinstance(end, WrongPassword) for end in ended) == PER_NAME
    assert sum(isinstance(end, TooManyLogins) for end in ended) == 30 - PER_NAME


async def test_a_right_password_forgets_the_wrong_ones(db: Database) -> None:
    await settled(db)
    for _ in range(3):
        for _ in range(PER_NAME - 1):
            with pytest.raises(WrongPassword):
                await enter(db, "Ana", "no es esta")
        await enter(db, "Ana")


async def test_an_old_hash_is_made_anew_when_its_password_is_seen(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = await settled(db)
    better = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "PASSWORDS", better)
    token = await enter(db, "Ana")
    async with db.read() as connection:
        kept = await connection.scalar(select(people.c.password).where(people.c.id == ana.id))

    assert not passwords.outdated(str(kept))
    assert await whose(db, token) == "Ana"
    assert await whose(db, await enter(db, "Ana")) == "Ana"


@pytest.mark.parametrize("meanwhile", ["disabled", "changed"])
async def test_what_happens_while_the_password_is_compared_counts(
    db: Database, meanwhile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = await settled(db)
    matches = passwords.matches

    async def slow(kept: str | None, password: str) -> bool:
        same = await matches(kept, password)
        async with db.write() as connection:
            values = {"disabled_at": NOW} if meanwhile == "disabled" else {"password": "another"}
            await connection.execute(update(people).where(people.c.id == ana.id).values(values))
        return same

    monkeypatch.setattr(passwords, "matches", slow)
    with pytest.raises(WrongPassword):
        await enter(db, "Ana")


async def change(db: Database, who: Person, old: str, new: str) -> str:
    return await change_password(db, who.id, old, new, brand="Cine Aurora", address="192.0.2.1", now=NOW)


async def test_a_changed_password_leaves_one_new_session(db: Database) -> None:
    ana = await settled(db)
    before = await enter(db, "Ana")
    after = await change(db, ana, PASSWORD, NEW)

    assert (await whose(db, before), await whose(db, after)) == (None, "Ana")
    with pytest.raises(WrongPassword):
        await enter(db, "Ana")
    assert await whose(db, await enter(db, "Ana", NEW)) == "Ana"


@pytest.mark.parametrize(("old", "new"), [("no es esta", NEW), (PASSWORD, "corta"), (PASSWORD, "Cine Aurora 26")])
async def test_a_change_that_is_refused_changes_nothing(db: Database, old: str, new: str) -> None:
    ana = await settled(db)
    token = await enter(db, "Ana")
    with pytest.raises((WrongPassword, passwords.BadPassword)):
        await change(db, ana, old, new)

    assert await whose(db, token) == "Ana"
    assert await whose(db, await enter(db, "Ana", now=NOW + timedelta(seconds=1))) == "Ana"
