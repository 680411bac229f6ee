"""Guesses are counted, for a name and for an address, and forgotten after a quarter of an hour."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.db import Database
from app.review.tables import failed_logins
from app.review.throttle import PER_ADDRESS, PER_NAME, WINDOW, TooManyLogins, Try, count, forget, network_of
from tests.made import NOW


async def tried(db: Database, who: str = "ana", address: str = "192.0.2.1", at: datetime = NOW) -> Try:
    async with db.write() as connection:
        return await count(connection, who, address, at)


async def refused(db: Database, who: str = "ana", address: str = "192.0.2.1", at: datetime = NOW) -> int:
    with pytest.raises(TooManyLogins) as error:
        await tried(db, who, address, at)
    assert error.value.headers == {"Retry-After": str(error.value.seconds)}
    return error.value.seconds


async def test_the_sixth_try_on_a_name_waits_from_wherever_it_comes(db: Database) -> None:
    for n in range(PER_NAME):
        await tried(db, address=f"192.0.2.{n}", at=NOW + timedelta(minutes=n))

    assert await refused(db, "ANA", "198.51.100.1", NOW + timedelta(minutes=5)) == 600
    await tried(db, "berta", "198.51.100.1", NOW + timedelta(minutes=5))


async def test_the_twenty_first_try_from_an_address_waits_whatever_its_name(db: Database) -> None:
    for n in range(PER_ADDRESS):
        await tried(db, f"persona {n}")

    assert await refused(db, "otra") == WINDOW.total_seconds()
    await tried(db, "otra", "192.0.2.2")


async def test_who_waits_as_long_as_told_may_try_again(db: Database) -> None:
    for _ in range(PER_NAME):
        await tried(db)
    seconds = await refused(db, at=NOW + timedelta(seconds=100))

    assert await refused(db, at=NOW + timedelta(seconds=100 + seconds - 1)) == 1
    await tried(db, at=NOW + timedelta(seconds=100 + seconds))


async def test_a_refused_try_does_not_lengthen_the_wait(db: Database) -> None:
    for _ in range(PER_NAME):
        await tried(db)
    for minute in range(15):
        await refused(db, at=NOW + timedelta(minutes=minute))

    await tried(db, at=NOW + WINDOW)


async def test_the_right_password_forgets_the_name_and_one_count_of_the_address(db: Database) -> None:
    for _ in range(PER_NAME - 1):
        await tried(db)
    right = await tried(db)
    async with db.write() as connection:
        await forget(connection, right)
        rows = (await connection.execute(select(failed_logins))).all()

    assert len(rows) == PER_NAME - 1  # of the address
    await tried(db)


async def test_neither_names_nor_addresses_are_kept(db: Database) -> None:
    await tried(db, "ana@brisa.example", "192.0.2.1")
    async with db.read() as connection:
        rows = (await connection.execute(select(failed_logins))).all()

    assert [row.subject for row in rows if len(row.subject) != 64] == []
    assert not [row for row in rows if "ana" in str(row) or "192.0" in str(row)]


async def test_what_is_over_is_not_kept(db: Database) -> None:
    await tried(db)
    await tried(db, "berta", at=NOW + WINDOW)
    async with db.read() as connection:
        assert len((await connection.execute(select(failed_logins))).all()) == 2


async def test_a_clock_that_is_set_back_locks_nobody_out_for_longer(db: Database) -> None:
    for _ in range(PER_NAME):
        await tried(db, at=NOW + timedelta(days=2))
    assert await refused(db, at=NOW) == WINDOW.total_seconds()


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("?", "?"),
    ],
)
def test_one_customer_is_one_address(address: str, counted: str) -> None:
    assert network_of(address) == counted
