"""Holding texts that a head approved beforehand: which words, for which situation, and whether that still stands."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from pydantic import AwareDatetime
from sqlalchemy import Select, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import Form, Language
from app.errors import PortavozError
from app.review.people import Role
from app.review.tables import ROLES, people, preapprovals
from app.value import Value
from app.wording import Wording

ADAPTED = "incident"
"""Kind of a text that was written for one incident; the others are pools of the manual."""
AT_LEAST: Role = "head"


class NoSuchPreapproval(PortavozError):
    """Nothing was approved beforehand under that id, or it has ended."""

    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-preapproval"
    title: ClassVar[Wording] = Wording(es="No existe esa aprobación previa", en="No such preapproval")

    def __init__(self, id: str) -> None:
        shown = id[:40]
        super().__init__(
            Wording(
                es=f"No hay ninguna aprobación previa en vigor «{shown}»; puede que ya se haya retirado.",
                en=f"There is no preapproval “{shown}” in force; it may have been ended already.",
            )
        )


class Wanted(Value):
    """The words that are approved and where they hold. A manual's text has its slots open; an adapted one has none."""

    kind: str
    scenario: str | None = None
    incident: str | None = None
    line: int | None = None
    """Version of the official line that an adapted text was written beside."""
    network: str | None = None
    """None: any."""
    language: Language
    form: Form | None = None
    text: str

    @property
    def sha256(self) -> str:
        """Binds the approval to all of it."""
        return bound(self)


class Preapproval(Wanted):
    """One such approval, by a head."""

    id: str
    by: str
    by_id: str
    at: AwareDatetime
    ended_by: str | None = None
    ended_at: AwareDatetime | None = None

    @property
    def adapted(self) -> bool:
        return self.kind == ADAPTED


def bound(wanted: Wanted) -> str:
    """SHA-256 over what is approved, as canonical JSON."""
    parts = [getattr(wanted, name) for name in Wanted.model_fields]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def bound_together(found: Sequence[Wanted]) -> str:
    """One hash for a whole list, whatever its order: what a head saw when they approved all of it."""
    return hashlib.sha256("".join(sorted(wanted.sha256 for wanted in found)).encode()).hexdigest()


_by, _ended = people.alias("preapproved_by"), people.alias("preapproval_ended_by")


def _rows() -> Select[Any]:
    p = preapprovals
    named = (p, _by.c.name.label("by_name"), _ended.c.name.label("ended_name"))
    return select(*named).join(_by, _by.c.id == p.c.by).outerjoin(_ended, _ended.c.id == p.c.ended_by)


async def standing(
    connection: AsyncConnection, *, sha256: str | None = None, incident: str | None = None
) -> list[Preapproval]:
    """All that are in force, oldest first: not ended, their words as they were, their head still one.

    With either argument: those of that hash and those for that incident. Whether it is still open and at that line,
    the situation tells.
    """
    p = preapprovals.c
    heads = [role for role in ROLES if ROLES.index(role) >= ROLES.index(AT_LEAST)]
    held = _rows().where(p.ended_at.is_(None), _by.c.disabled_at.is_(None), _by.c.role.in_(heads))
    wanted = [column == value for column, value in ((p.sha256, sha256), (p.incident, incident)) if value is not None]
    if wanted:
        held = held.where(or_(*wanted))
    rows = (await connection.execute(held.order_by(p.at, p.id))).mappings()
    read = [(_read(row), row["sha256"]) for row in rows]
    return [one for one, sha256 in read if one.sha256 == sha256]


async def every(connection: AsyncConnection, *, limit: int = 500) -> list[Preapproval]:
    """The latest ones, ended or not, newest first."""
    p = preapprovals.c
    rows = await connection.execute(_rows().order_by(p.at.desc(), p.id).limit(limit))
    return [_read(row) for row in rows.mappings()]


async def live(connection: AsyncConnection, id: str) -> Preapproval:
    """The one of that id, if it has not ended. Raises NoSuchPreapproval."""
    p = preapprovals.c
    row = (await connection.execute(_rows().where(p.id == id[:40], p.ended_at.is_(None)))).mappings().first()
    if row is None:
        raise NoSuchPreapproval(id)
    return _read(row)


async def keep(connection: AsyncConnection, id: str, wanted: Wanted, by: str, now: datetime) -> None:
    """Stores one. `by`: id of the head."""
    row = {**wanted.model_dump(), "id": id, "sha256": wanted.sha256, "by": by, "at": now}
    await connection.execute(insert(preapprovals), row)


async def end(connection: AsyncConnection, ids: Sequence[str], by: str | None, now: datetime) -> None:
    """They cover nothing from here on. `by` None: Portavoz, because what they were written beside has changed."""
    p = preapprovals.c
    open_ = update(preapprovals).where(p.id.in_(list(ids)), p.ended_at.is_(None))
    await connection.execute(open_.values(ended_by=by, ended_at=now))


def _read(row: Any) -> Preapproval:
    same = (*Wanted.model_fields, "id", "at", "ended_at")
    told = {"by": row["by_name"], "by_id": row["by"], "ended_by": row["ended_name"]}
    return Preapproval(**{name: row[name] for name in same}, **told)
