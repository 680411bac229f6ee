"""How a reply came to be what it is: every revision with what it changed, and every move with what was said."""

import json

from pydantic import AwareDatetime
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.draft.draft import Draft, Finding
from app.review.diff import Piece, diff
from app.review.replies import FINDINGS, How
from app.review.rereadings import Rereading, rereadings_of
from app.review.tables import audit, people, remarks, revisions
from app.value import Value


class Change(Value):
    """Word diffs of the two texts against an earlier revision."""

    public: tuple[Piece, ...]
    private: tuple[Piece, ...]


class Revision(Value):
    """One text of a reply. Both texts are empty once they were erased."""

    number: int
    how: How
    by: str | None
    """None: an engine."""
    at: AwareDatetime
    reason: str | None
    engine: str
    """The engine whose draft it is or began as."""
    public_text: str
    private_text: str | None
    sha256: str
    findings: tuple[Finding, ...]
    since_previous: Change | None
    since_engine: Change | None
    """Against the engine's first text; None for that one, and where no engine wrote any."""


class Override(Value):
    rule: str
    reason: str


class Event(Value):
    """One row of the audit chain with what was said; the words are empty once they were erased."""

    seq: int
    move: str
    by: str | None
    """None: Portavoz itself."""
    at: AwareDatetime
    version: int | None
    state: str | None
    reason: str | None = None
    note: str | None = None
    overrides: tuple[Override, ...] = ()
    detail: dict[str, object]
    """Names of rules, roles and fields, ids and hashes."""
    hash: str


class History(Value):
    """Oldest first. `comments`: what the comment said when it was read again, against what it had said before."""

    comments: tuple[Rereading, ...] = ()
    revisions: tuple[Revision, ...]
    events: tuple[Event, ...]


async def history(connection: AsyncConnection, id: str) -> History:
    """All that happened to a reply; empty for one that does not exist."""
    read = await rereadings_of(connection, id)
    return History(comments=read, revisions=await _revisions(connection, id), events=await _events(connection, id))


async def texts(connection: AsyncConnection, id: str) -> tuple[str, ...]:
    """Every public text that the reply has had, the latest first."""
    asked = select(revisions.c.public_text).where(revisions.c.reply == id).order_by(revisions.c.number.desc())
    return tuple((await connection.execute(asked)).scalars())


async def _revisions(connection: AsyncConnection, id: str) -> tuple[Revision, ...]:
    v = revisions.c
    asked = select(revisions, people.c.name.label("by")).outerjoin(people, people.c.id == v.written_by)
    rows = (await connection.execute(asked.where(v.reply == id).order_by(v.number))).mappings()
    found: list[Revision] = []
    first: Revision | None = None
    for row in rows:
        draft = Draft.model_validate_json(row["draft"])
        revision = Revision(
            number=row["number"],
            how=row["how"],
            by=row["by"],
            at=row["created_at"],
            reason=row["reason"],
            engine=draft.engine,
            public_text=row["public_text"],
            private_text=row["private_text"],
            sha256=row["sha256"],
            findings=FINDINGS.validate_json(row["findings"]),
            since_previous=None,
            since_engine=None,
        )
        since = {"since_previous": found[-1] if found else None, "since_engine": first}
        compared = {name: _change(before, revision) for name, before in since.items() if before}
        found.append(revision.model_copy(update=compared))
        first = first or (revision if row["written_by"] is None else None)
    return tuple(found)


def _change(before: Revision, after: Revision) -> Change:
    return Change(
        public=diff(before.public_text, after.public_text),
        private=diff(before.private_text or "", after.private_text or ""),
    )


async def _events(connection: AsyncConnection, id: str) -> tuple[Event, ...]:
    a, r = audit.c, remarks.c
    asked = (
        select(a.seq, a.move, people.c.name.label("by"), a.at, a.version, a.state, a.detail, a.hash)
        .add_columns(r.reason, r.note, r.overrides)
        .outerjoin(people, people.c.id == a.person)
        .outerjoin(remarks, r.seq == a.seq)
        .where(a.reply == id)
        .order_by(a.seq)
    )
    rows = (await connection.execute(asked)).mappings()
    return tuple(
        Event(**{**row, "detail": json.loads(row["detail"]), "overrides": json.loads(row["overrides"] or "[]")})
        for row in rows
    )
