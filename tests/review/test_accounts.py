"""The people of a deployment, and what an admin may change about them."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from app.db import Database
from app.review import accounts, passwords, sessions
from app.review.accounts import Details, NoSuchPerson
from app.review.names import BadPerson
from app.review.people import NotAuthenticated, Preferences, authenticate, create_key, new_person
from app.review.tables import audit, people
from tests.made import NOW
from tests.review.settled import ROLES, person


async def changed(db: Database, id: str, **details: object) -> accounts.Account:
    async with db.write() as connection:
        given = Details.model_validate(details)
        return await accounts.change(connection, id, given, NOW, roles=ROLES, by=None)


async def on_file(db: Database, name: str) -> accounts.Account | None:
    async with db.read() as connection:
        return await accounts.account_named(connection, name)


async def moves(db: Database) -> list[tuple[str, dict[str, object]]]:
    async with db.read() as connection:
        rows = await connection.execute(select(audit.c.move, audit.c.detail).order_by(audit.c.seq))
        return [(row.move, json.loads(row.detail)) for row in rows]


async def test_a_person_is_found_by_name_and_by_address_in_any_case(db: Database) -> None:
    await person(db, "Íñigo Sáez", email="Inigo@Aurora.example")
    for name in ("Íñigo Sáez", "íñigo sáez", "  ÍÑIGO SÁEZ", "inigo@aurora.example", "INIGO@AURORA.EXAMPLE "):
        found = await on_file(db, name)
        assert found is not None, name
        assert (found.name, found.email) == ("Íñigo Sáez", "inigo@aurora.example")
    for name in ("Íñigo", "", "   ", "\0", "aurora.example"):
        assert await on_file(db, name) is None


async def test_the_very_name_wins_over_one_that_differs_in_case(db: Database) -> None:
    async with db.write() as connection:  # as keys were made before names were compared in any case
        for id, name in (("1", "ana"), ("2", "Ana")):
            await connection.execute(insert(people).values(id=id, name=name, role="agent", created_at=NOW))
    found = [await on_file(db, name) for name in ("ana", "Ana")]
    assert [one.id for one in found if one] == ["1", "2"]


@pytest.mark.parametrize(
    ("name", "email", "field"),
    [
        ("ana", None, "name"),
        ("ANA", None, "name"),
        ("ana@aurora.example", None, "name"),
        ("Berta", "ana@aurora.example", "email"),
        ("Berta", "ANA@AURORA.EXAMPLE", "email"),
    ],
)
async def test_nobody_takes_anothers_name_or_address(db: Database, name: str, email: str | None, field: str) -> None:
    await person(db, "Ana", email="ana@aurora.example")
    with pytest.raises(BadPerson, match="belongs to Ana") as error:
        await person(db, name, email=email)
    assert error.value.field == field


async def test_ones_own_address_may_stay(db: Database) -> None:
    ana = await person(db, "Ana", email="ana@aurora.example")
    assert (await changed(db, ana.id, role="lead", email="Ana@aurora.example")).email == "ana@aurora.example"


@pytest.mark.parametrize(
    "email",
    ["ana", "@aurora.example", "ana@", "ana@aurora", "a b@c.example", "ana@c.example\nBcc: x@y.example", "á@c.example"],
)
async def test_what_is_no_address_is_not_taken(db: Database, email: str) -> None:
    with pytest.raises(BadPerson) as error:
        await person(db, email=email)
    assert error.value.field == "email"


async def test_functions_are_the_brands_own_and_within_the_role(db: Database) -> None:
    assert (await person(db, "Ana", "lead", functions=("jefa", "redes", "jefa"))).functions == ("redes", "jefa")
    with pytest.raises(BadPerson, match="no function “remo”"):
        await person(db, "Berta", "lead", functions=("remo",))
    with pytest.raises(BadPerson, match="needs the role head"):
        await person(db, "Berta", "lead", functions=("direccion",))
    assert (await person(db, "Clara", "admin", functions=("direccion",))).functions == ("direccion",)


async def test_a_program_stays_an_agent(db: Database) -> None:
    async with db.write() as connection:
        program = await new_person(connection, "panel", "agent", NOW, service=True)
        with pytest.raises(BadPerson):
            await new_person(connection, "otro", "lead", NOW, service=True)
        with pytest.raises(BadPerson):
            await create_key(connection, "tercero", "head", NOW, service=True)
        with pytest.raises(BadPerson):
            await accounts.set_password(connection, program.id, "kept", NOW, by=None)
    with pytest.raises(BadPerson):
        await changed(db, program.id, role="lead")
    await person(db, "Ana")
    for service, name in ((False, "panel"), (True, "Ana")):
        with pytest.raises(BadPerson, match="already exists"):
            async with db.write() as connection:
                await create_key(connection, name, "agent", NOW, service=service)


async def test_the_last_who_can_administer_stays(db: Database) -> None:
    one, other = await person(db, "Ana", "admin"), await person(db, "Berta", "admin")
    async with db.write() as connection:
        await accounts.set_password(connection, one.id, await passwords.hashed("tres faros"), NOW, by=None)

    # Berta was invited and never came: she administers nothing yet.
    with pytest.raises(BadPerson, match="only person"):
        await changed(db, one.id, role="lead")
    with pytest.raises(BadPerson, match="only person"):
        async with db.write() as connection:
            await accounts.disable(connection, one.id, NOW, by=one.id)
    async with db.write() as connection:
        await create_key(connection, "Berta", "admin", NOW)
        await accounts.disable(connection, one.id, NOW, by=other.id)
    with pytest.raises(BadPerson, match="only person"):
        await changed(db, other.id, role="head")


async def test_a_key_is_dead_while_its_person_is_disabled(db: Database) -> None:
    async with db.write() as connection:
        key = await create_key(connection, "Ana", "agent", NOW)
        person = await authenticate(connection, key)
        await accounts.disable(connection, person.id, NOW, by=None)
    with pytest.raises(NotAuthenticated, match="does not exist or was revoked"):
        async with db.read() as connection:
            await authenticate(connection, key)
    with pytest.raises(BadPerson, match="is disabled"):
        async with db.write() as connection:
            await create_key(connection, "Ana", "agent", NOW)
    async with db.write() as connection:
        await accounts.enable(connection, person.id, NOW, by=None)
        assert (await authenticate(connection, key)).id == person.id


async def test_the_person_of_a_key_has_their_functions_and_preferences(db: Database) -> None:
    ana = await person(db, "Ana", "lead", functions=("jefa",))
    async with db.write() as connection:
        key = await create_key(connection, "Ana", "lead", NOW)
        await accounts.prefer(connection, ana.id, Preferences(shortcuts=False))
        found = await authenticate(connection, key)
    assert (found.functions, found.preferences.shortcuts, found.service) == (("jefa",), False, False)


async def test_acts_leave_one_audit_row_each_and_no_names(db: Database) -> None:
    ana = await person(db, "Ana", email="ana@aurora.example")
    await changed(db, ana.id, role="lead", email="otra@aurora.example", functions=("jefa",))
    await changed(db, ana.id, role="lead", email="otra@aurora.example", functions=("jefa",))
    async with db.write() as connection:
        await accounts.set_password(connection, ana.id, "kept", NOW, by=ana.id)
        for _ in range(2):
            await accounts.stay_away(connection, ana.id, NOW + timedelta(days=1), NOW)
        for _ in range(2):
            await accounts.disable(connection, ana.id, NOW, by=None)
        for _ in range(2):
            await accounts.enable(connection, ana.id, NOW, by=None)

    told = await moves(db)
    assert told == [
        ("people.add", {"person": ana.id, "role": "agent", "service": False, "functions": []}),
        ("people.role", {"person": ana.id, "from": "agent", "to": "lead"}),
        ("people.change", {"person": ana.id, "fields": ["email", "functions"], "functions": ["jefa"]}),
        ("people.password", {"person": ana.id}),
        ("people.away", {"person": ana.id, "until": "2026-11-21T10:00:00+00:00"}),
        ("people.disable", {"person": ana.id}),
        ("people.enable", {"person": ana.id}),
    ]


async def test_the_roster_says_when_people_were_last_here(db: Database) -> None:
    ana = await person(db, "ana")
    await person(db, "Berta")
    gone = await person(db, "Abel")
    async with db.write() as connection:
        token = await sessions.open_session(connection, ana.id, NOW)
        await sessions.end(connection, token, NOW + timedelta(minutes=1))
        await accounts.disable(connection, gone.id, NOW, by=None)
        everybody = await accounts.roster(connection)
    assert [(one.name, one.seen_at, one.disabled_at) for one in everybody] == [
        ("ana", NOW, None),
        ("Berta", None, None),
        ("Abel", None, NOW),
    ]


@pytest.mark.parametrize("id", ["", "nadie", "0" * 16, "\0", "ñ", "x" * 10_000])
async def test_who_is_not_there_is_not_found(db: Database, id: str) -> None:
    async with db.read() as connection:
        with pytest.raises(NoSuchPerson):
            await accounts.account(connection, id)
