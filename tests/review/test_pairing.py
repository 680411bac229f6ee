"""A code pairs one browser, once, within ten minutes; nobody learns why one does not, and guessing has an end."""

import asyncio
import json
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.db import Database
from app.review import accounts, pairing
from app.review.accounts import NoSuchPerson
from app.review.keys_on_file import list_keys
from app.review.names import BadPerson
from app.review.pairing import (
    ALPHABET,
    IN_ALL,
    LASTS,
    LENGTH,
    LONGEST_LABEL,
    PER_ADDRESS,
    Code,
    NoSuchCode,
    Paired,
    TooManyPairings,
    new_code,
    read_code,
    readable_label,
)
from app.review.people import NotAuthenticated, Person, authenticate, create_key
from app.review.tables import audit, keys, pairings
from app.review.throttle import WINDOW
from tests.made import NOW
from tests.review.settled import person

WRONG = "0000-0000"


async def made(db: Database, who: Person, at: datetime = NOW) -> Code:
    return await new_code(db, who.id, at, by=who.id)


async def paired(
    db: Database, code: str, at: datetime = NOW, address: str = "192.0.2.1", browser: str = "Chromium 156, Linux"
) -> Paired:
    return await pairing.pair(db, code, browser, address=address, now=at)


async def asks(db: Database, key: str) -> Person:
    async with db.read() as connection:
        return await authenticate(connection, key)


async def guessed(db: Database, times: int, at: datetime = NOW, network: str = "192.0.2.1") -> None:
    for _ in range(times):
        with pytest.raises(NoSuchCode):
            await paired(db, WRONG, at, network)


async def test_a_code_gives_a_key_that_acts_as_an_agent_whatever_its_person_is(db: Database) -> None:
    lead = await person(db, "Lucía", "lead")
    done = await paired(db, (await made(db, lead)).text)
    asking = await asks(db, done.key)

    assert asking == done.person
    assert (asking.id, asking.name, asking.role, asking.scope) == (lead.id, "Lucía", "agent", "extension")
    assert not asking.may("lead")


async def test_a_paired_browser_is_on_file_by_its_name(db: Database) -> None:
    lead = await person(db, "Lucía", "lead")
    done = await paired(db, (await made(db, lead)).text)
    async with db.write() as connection:
        await create_key(connection, "Lucía", "lead", NOW)
        known = await list_keys(connection, of=lead.id)

    told = {(key.id == done.id, key.role, key.scope, key.label) for key in known}
    assert told == {(True, "agent", "extension", "Chromium 156, Linux"), (False, "lead", None, None)}


async def test_a_code_works_once(db: Database) -> None:
    code = await made(db, await person(db))
    await paired(db, code.text)
    with pytest.raises(NoSuchCode):
        await paired(db, code.text)


async def test_a_code_lasts_ten_minutes_and_not_a_moment_more(db: Database) -> None:
    ana, last = await person(db), NOW + LASTS - timedelta(microseconds=1)
    code = await made(db, ana)
    assert code.ends_at == NOW + LASTS
    with pytest.raises(NoSuchCode):
        await paired(db, code.text, at=NOW + LASTS)
    assert (await paired(db, code.text, at=last)).person.id == ana.id


async def test_a_new_code_ends_the_one_before(db: Database) -> None:
    ana = await person(db)
    first, second = await made(db, ana), await made(db, ana)
    with pytest.raises(NoSuchCode):
        await paired(db, first.text)
    await paired(db, second.text)


async def test_nobody_is_told_why_a_code_does_not_work(db: Database) -> None:
    ana, berta = await person(db, "Ana"), await person(db, "Berta")
    used, over = (await made(db, ana)).text, (await made(db, berta)).text
    await paired(db, used)
    told = []
    for code in (used, over, WRONG, "corto", "", "ñ" * 60):
        with pytest.raises(NoSuchCode) as error:
            await paired(db, code, at=NOW + LASTS)
        told.append(error.value.detail)
    assert len(set(told)) == 1


async def test_of_browsers_that_use_a_code_at_the_same_moment_one_is_paired(db: Database) -> None:
    ana = await person(db)
    code = await made(db, ana)
    ends = await asyncio.gather(*(paired(db, code.text) for _ in range(5)), return_exceptions=True)

    assert sorted(type(end).__name__ for end in ends) == ["NoSuchCode"] * 4 + ["Paired"]
    async with db.read() as connection:
        assert len(await list_keys(connection, of=ana.id)) == 1


async def test_what_is_kept_of_a_code_is_a_digest_and_after_its_use_nothing(db: Database) -> None:
    code = await made(db, await person(db))
    async with db.read() as connection:
        row = (await connection.execute(select(pairings))).one()
    assert not {code.text, code.text.replace("-", "")} & {str(cell) for cell in row}
    done = await paired(db, code.text)
    async with db.read() as connection:
        assert (await connection.execute(select(pairings))).first() is None
        kept = [str(cell) for row in await connection.execute(select(keys)) for cell in row]
    assert done.key not in kept


async def test_a_person_who_is_disabled_has_neither_code_nor_key(db: Database) -> None:
    ana = await person(db)
    key, open_code = (await paired(db, (await made(db, ana)).text)).key, await made(db, ana)
    async with db.write() as connection:
        await accounts.disable(connection, ana.id, NOW, by=None)
    with pytest.raises(NotAuthenticated):
        await asks(db, key)
    with pytest.raises(BadPerson):
        await made(db, ana)
    async with db.write() as connection:
        await accounts.enable(connection, ana.id, NOW, by=None)
    with pytest.raises(NoSuchCode):
        await paired(db, open_code.text)


async def test_programs_pair_no_browser_and_nobody_is_no_person(db: Database) -> None:
    async with db.write() as connection:
        await create_key(connection, "Panel", "agent", NOW, service=True)
        program = await accounts.account_named(connection, "Panel")
    assert program is not None
    with pytest.raises(BadPerson):
        await new_code(db, program.id, NOW, by=None)
    with pytest.raises(NoSuchPerson):
        await new_code(db, "nadie", NOW, by=None)


async def test_the_eleventh_wrong_code_from_an_address_waits(db: Database) -> None:
    code = await made(db, await person(db))
    await guessed(db, PER_ADDRESS)
    with pytest.raises(TooManyPairings) as error:
        await paired(db, code.text)
    assert error.value.headers == {"Retry-After": str(int(WINDOW.total_seconds()))}
    await paired(db, code.text, address="192.0.2.2")


async def test_all_addresses_together_have_an_end_too(db: Database) -> None:
    for place in range(IN_ALL // PER_ADDRESS):
        await guessed(db, PER_ADDRESS, network=f"198.51.100.{place}")
    with pytest.raises(TooManyPairings):
        await paired(db, WRONG, address="203.0.113.1")
    await guessed(db, 1, NOW + WINDOW)


async def test_a_right_code_is_no_try(db: Database) -> None:
    ana = await person(db)
    for _ in range(PER_ADDRESS + 1):
        await paired(db, (await made(db, ana)).text)


async def test_making_and_using_a_code_are_on_record(db: Database) -> None:
    ana = await person(db)
    done = await paired(db, (await made(db, ana)).text)
    async with db.read() as connection:
        rows = (await connection.execute(select(audit).order_by(audit.c.seq))).all()
    told = [(row.move, row.person, json.loads(row.detail)) for row in rows][-2:]
    assert told == [
        ("people.pair", ana.id, {"person": ana.id}),
        ("keys.create", ana.id, {"person": ana.id, "key": done.id, "scope": "extension"}),
    ]


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH), st.data())
def test_a_code_may_be_typed_as_people_type(code: str, data: st.DataObject) -> None:
    alike = {"0": "0Oo", "1": "1IiLl"}
    typed = [data.draw(st.sampled_from(alike.get(c, c + c.lower()))) for c in code]
    between = st.sampled_from(["", " ", "-", "\u2011", " - "])
    assert read_code("".join(data.draw(between) + c for c in typed) + data.draw(between)) == code


@pytest.mark.parametrize("text", ["", "K7QM", "K7QM4XHTT", "K7QM-4XHU", "K7QM-4XH\u0394", "K7QM_4XHT", "\uff2b7QM4XHT"])
def test_anything_else_is_no_code(text: str) -> None:
    assert read_code(text) is None


@given(st.text(max_size=200))
def test_what_a_browser_calls_itself_is_one_line_that_hides_nothing(text: str) -> None:
    shown = readable_label(text)
    assert shown is None or (shown.isprintable() and 0 < len(shown) <= LONGEST_LABEL and shown == shown.strip())


def test_a_label_of_blanks_is_none() -> None:
    assert [readable_label(text) for text in (" \n", "Firefox\n 153", "a\u202eb")] == [None, "Firefox 153", "a b"]
