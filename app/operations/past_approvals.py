"""Every approval that a reply has had, as the chain tells it: what once stood approved may have been sent."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.operations.agreement import APPROVING, STANDS
from app.operations.case import detail
from app.operations.decide import UNDO
from app.operations.holding_words import AT_ONCE
from app.review.replies import Reply, Via
from app.review.tables import audit, people, preapprovals, revisions
from app.value import Value

REVISING = ("edit", "rewrite", "redraft")
"""Moves of which each has made one revision."""


class PastApproval(Value):
    """An approval that a person gave, or gave beforehand, whether it still stands or not."""

    row: int
    """Its row of the chain."""
    revision: int
    sha256: str
    private: bool
    """Whether it has a private part."""
    by: str
    """Id of whose approval it is."""
    at: datetime
    via: Via
    visible_at: datetime
    ended_at: datetime | None = None
    """When it was taken back, outdated or overtaken; None: it stands."""
    outdated: bool = False
    """Whether what ended it was its ground, and nobody's decision."""

    def was_offered(self, now: datetime) -> bool:
        """Whether somebody may have sent it: its undo window was over before anybody took it back.

        An approval whose ground moved counts as offered: nobody has said that these words must not go out.
        """
        return self.outdated or self.visible_at <= (self.ended_at or now)


async def past_approvals(connection: AsyncConnection, reply: Reply) -> tuple[PastApproval, ...]:
    """Those of an opened reply, the oldest first; nothing where nobody ever approved it."""
    a, v = audit.c, revisions.c
    asked = select(a.seq, a.at, a.move, a.person, a.state, a.sha256, a.detail).where(a.reply == reply.id)
    rows = (await connection.execute(asked.order_by(a.seq))).mappings().all()
    if not any(row["move"] in APPROVING for row in rows):
        return ()
    texts = select(v.number, v.written_by, v.private_text.is_not(None).label("private")).where(v.reply == reply.id)
    known = {row["number"]: row for row in (await connection.execute(texts)).mappings()}
    heads = await _heads(connection, rows)
    return tuple(_approval(rows, i, known, reply, heads) for i, row in enumerate(rows) if row["move"] in APPROVING)


async def _heads(connection: AsyncConnection, rows: Sequence[RowMapping]) -> dict[str, str]:
    """Who gave each approval beforehand that was used."""
    used = [detail(row).get("preapproval") for row in rows if row["move"] == "preapproval"]
    p = preapprovals.c
    found = await connection.execute(select(p.id, p.by).where(p.id.in_(used))) if used else ()
    return {row.id: row.by for row in found}


def _approval(
    rows: Sequence[RowMapping], place: int, texts: dict[int, RowMapping], reply: Reply, heads: dict[str, str]
) -> PastApproval:
    given, later = rows[place], rows[place + 1 :]
    number = (reply.revision or 0) - sum(row["move"] in REVISING for row in later)
    text = texts[number]
    by = {"confirm": text["written_by"], "preapproval": heads.get(str(detail(given).get("preapproval")))}
    ended = next(_endings(given, later), None)
    return PastApproval(
        row=given["seq"],
        revision=number,
        sha256=given["sha256"],
        private=text["private"],
        by=by.get(given["move"]) or given["person"],
        at=given["at"],
        via=given["move"],
        visible_at=given["at"] + (AT_ONCE if given["move"] == "preapproval" else UNDO),
        ended_at=ended["at"] if ended else None,
        outdated=ended is not None and ended["move"] == "outdate",
    )


def _endings(given: RowMapping, later: Sequence[RowMapping]) -> Iterator[RowMapping]:
    """The rows after which it stood no longer: it left the state, or another text of the reply was reported first."""
    before = given["state"]
    for row in later:
        named = detail(row).get("approval") if row["move"] == "publish" and before == "approved" else None
        if row["state"] not in STANDS or named not in (None, given["seq"]):
            yield row
        before = row["state"]


class OnceOffered(Value):
    """A public text that was on offer and is so no more. Nobody has said whether it went out."""

    public_text: str
    sha256: str
    by: str
    """Name of whose approval it was."""
    at: datetime


async def once_offered(connection: AsyncConnection, reply: Reply, now: datetime) -> tuple[OnceOffered, ...]:
    """What somebody may have sent of a reply that nothing is published of; the latest first, each text once."""
    if reply.state in ("published", "closed"):
        return ()
    known = await past_approvals(connection, reply)
    lost = {a.sha256: a for a in known if a.was_offered(now) and (a.ended_at is not None or reply.state == "stale")}
    if reply.approval and reply.state == "approved":
        lost.pop(reply.approval.sha256, None)
    if not lost:
        return ()
    v, p = revisions.c, people.c
    texts = await connection.execute(select(v.number, v.public_text).where(v.reply == reply.id))
    said = {row.number: row.public_text for row in texts}
    names = await connection.execute(select(p.id, p.name).where(p.id.in_([a.by for a in lost.values()])))
    called = {row.id: row.name for row in names}
    return tuple(
        OnceOffered(public_text=said[a.revision], sha256=a.sha256, by=called[a.by], at=a.at)
        for a in sorted(lost.values(), key=lambda a: a.row, reverse=True)
        if said[a.revision]  # erased otherwise
    )
