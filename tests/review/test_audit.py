"""The chain: one row after the other, each sealed with the one before, and nothing in it that anybody wrote."""

import json
from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select, text

from app.db import Database
from app.review import audit
from app.review.audit import EMPTY, GENESIS, Broken, Head
from app.review.tables import audit as chain
from tests.made import NOW


async def appended(db: Database, *moves: str) -> list[int]:
    async with db.write() as connection:
        await audit.lock(connection)
        return [
            await audit.append(connection, at=NOW, person=None, move=move, reply="a" * 20, detail={"rule": "figures"})
            for move in moves
        ]


async def found(db: Database, known: Head | None = None) -> Broken | None:
    async with db.read() as connection:
        return await audit.verify(connection, known)


async def test_rows_are_numbered_without_gaps_and_chained(db: Database) -> None:
    async with db.read() as connection:
        assert await audit.head(connection) == EMPTY
    assert await appended(db, "draft", "approve", "publish") == [1, 2, 3]
    async with db.read() as connection:
        rows = (await connection.execute(select(chain).order_by(chain.c.seq))).mappings().all()
        head = await audit.head(connection)
    assert [row["previous"] for row in rows] == [GENESIS, rows[0]["hash"], rows[1]["hash"]]
    assert head == Head(seq=3, hash=rows[2]["hash"])
    assert await found(db, head) is None


async def test_a_move_that_fails_leaves_no_row(db: Database) -> None:
    await appended(db, "draft")

    async def failing() -> None:
        async with db.write() as connection:
            await audit.append(connection, at=NOW, person=None, move="approve")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await failing()
    assert await appended(db, "approve") == [2]
    assert await found(db) is None


async def test_the_same_instant_in_another_zone_is_the_same_row(db: Database) -> None:
    canarias = timezone(timedelta(hours=-1))
    async with db.write() as connection:
        await audit.append(connection, at=NOW.astimezone(canarias), person=None, move="draft")
    assert await found(db) is None


async def test_a_head_from_elsewhere_shows_missing_rows(db: Database) -> None:
    await appended(db, "draft", "approve")
    assert await found(db, EMPTY) is None
    assert await found(db, Head(seq=3, hash="0" * 64)) == Broken(
        seq=3, fault="rows are missing that the exported head knew"
    )
    other = await found(db, Head(seq=2, hash="0" * 64))
    assert other is not None
    assert other.seq == 2


async def test_rows_are_never_changed_or_removed(db: Database) -> None:
    await appended(db, "draft")
    for statement in ("UPDATE audit SET move = 'x'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="audit rows are never"):
            async with db.write() as connection:
                await connection.execute(text(statement))
    assert await found(db) is None


async def test_a_row_put_in_by_hand_breaks_the_chain_there(db: Database) -> None:
    await appended(db, "draft")
    async with db.write() as connection:
        row = {"seq": 2, "at": NOW, "move": "approve", "detail": "{}", "previous": GENESIS, "hash": "1" * 64}
        await connection.execute(insert(chain), row)
    broken = await found(db)
    assert broken is not None
    assert broken.seq == 2


VALUES = st.one_of(st.none(), st.text(max_size=8), st.integers(0, 9))
ROWS = st.fixed_dictionaries(
    {field: VALUES for field in audit.FIELDS if field != "at"}, optional={}
)  # fmt: skip


@given(one=ROWS, other=ROWS)
def test_different_rows_have_different_seals(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = {**one, "at": NOW}, {**other, "at": NOW}
    assert (audit.sealed(GENESIS, first) == audit.sealed(GENESIS, second)) == (one == other)
    assert audit.sealed(GENESIS, first) != audit.sealed("1" * 64, first)
    assert audit.sealed(GENESIS, first) != audit.sealed(GENESIS, {**first, "at": NOW + timedelta(microseconds=1)})


def test_words_are_kept_as_a_hash() -> None:
    assert audit.hashed("no") == "9390298f3fb0c5b160498935d79cb139aef28e1c47358b4bbba61862b9c26e59"
    assert (audit.hashed(""), audit.hashed(None)) == (None, None)
    assert json.dumps(audit.hashed("ñ")).isascii()
