"""The audit chain: one row for every move, each holding the hash of the one before. Hashes and names, never a text.

The hash is SHA-256 over the previous hash and the row's own fields as canonical JSON, so that an edited, removed,
swapped or inserted row breaks the chain from there on. Rows cut off at the end leave a shorter sound chain: only a
head kept elsewhere (`portavoz audit export`) shows that.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.review.tables import audit
from app.value import Value

GENESIS = "0" * 64
"""What the first row names as the one before it."""
DECIDING = 7_066_202
"""Key of PostgreSQL's advisory lock that stands in for SQLite's single writer."""
FIELDS = ("seq", "at", "person", "move", "reply", "version", "state", "sha256", "detail")


class Head(Value):
    """The end of the chain. Kept elsewhere, it shows that nothing was cut off."""

    seq: int
    hash: str


EMPTY = Head(seq=0, hash=GENESIS)


class Broken(Value):
    """Where the chain does not hold, and what is wrong there."""

    seq: int
    fault: str


async def lock(connection: AsyncConnection) -> None:
    """From here to the end of its transaction nobody else decides: the chain has one writer, and no two moves race."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": DECIDING})


async def head(connection: AsyncConnection) -> Head:
    """The last row's number and hash; EMPTY before the first."""
    row = (await connection.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1))).first()
    return Head(seq=row.seq, hash=row.hash) if row else EMPTY


async def append(
    connection: AsyncConnection,
    *,
    at: datetime,
    person: str | None,
    move: str,
    reply: str | None = None,
    version: int | None = None,
    state: str | None = None,
    sha256: str | None = None,
    detail: Mapping[str, object] | None = None,
) -> int:
    """The number of the new row, in the caller's transaction. `person` is an id; None is Portavoz itself.

    `detail` holds names of rules, roles and fields, ids and hashes. Call `lock` first.
    """
    last = await head(connection)
    row = {
        "seq": last.seq + 1, "at": at.astimezone(UTC), "person": person, "move": move, "reply": reply,
        "version": version, "state": state, "sha256": sha256,
        "detail": json.dumps(detail or {}, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    }  # fmt: skip
    await connection.execute(insert(audit), {**row, "previous": last.hash, "hash": sealed(last.hash, row)})
    return last.seq + 1


def sealed(previous: str, row: Mapping[str, Any]) -> str:
    """The hash of a row that follows `previous`."""
    at: datetime = row["at"]
    plain = [at.astimezone(UTC).isoformat(timespec="microseconds") if f == "at" else row[f] for f in FIELDS]
    words = json.dumps([previous, *plain], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def hashed(words: str | None) -> str | None:
    """What the chain keeps of something that a person wrote."""
    return hashlib.sha256(words.encode()).hexdigest() if words else None


async def rows(connection: AsyncConnection, after: int = 0) -> AsyncIterator[RowMapping]:
    """Every row after a number, in order."""
    asked = select(audit).where(audit.c.seq > after).order_by(audit.c.seq)
    async with connection.stream(asked) as found:
        async for row in found.mappings():
            yield row


async def verify(connection: AsyncConnection, known: Head | None = None) -> Broken | None:
    """The first fault of the chain, or None. With the `known` head of an earlier export, cut-off rows show as well."""
    previous, number, met = GENESIS, 0, known is None or known.seq == 0
    async for row in rows(connection):
        number += 1
        if fault := _fault(row, number, previous):
            return Broken(seq=number, fault=fault)
        previous = row["hash"]
        if known is not None and number == known.seq:
            if previous != known.hash:
                return Broken(seq=number, fault="the exported head names another hash for this row")
            met = True
    return None if met else Broken(seq=number + 1, fault="rows are missing that the exported head knew")


def _fault(row: RowMapping, number: int, previous: str) -> str | None:
    if row["seq"] != number:
        return f"row {number} is missing; the next one is {row['seq']}"
    if row["previous"] != previous:
        return "it does not follow the row before it"
    if row["hash"] != sealed(previous, dict(row)):
        return "its fields do not match its hash"
    return None
