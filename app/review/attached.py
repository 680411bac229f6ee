"""What other tables say of replies: signatures, authors, decisions, publications and debts, by reply id."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.review.replies import Debt, Decision, Publication
from app.review.tables import audit, debts, people, publications, remarks, revisions, signatures

DECISIONS = (
    "approve", "confirm", "request-changes", "reject", "dismiss", "undo", "publish", "withdraw", "waive", "supersede",
    "restore", "outdate", "pay", "edit", "rewrite", "triage",
)  # fmt: skip


async def signed(connection: AsyncConnection, ids: list[str]) -> dict[str, dict[int, str]]:
    s = signatures.c
    asked = select(s.reply, s.action, people.c.name).join(people, people.c.id == s.person).where(s.reply.in_(ids))
    found: dict[str, dict[int, str]] = {}
    for row in await connection.execute(asked):
        found.setdefault(row.reply, {})[row.action] = row.name
    return found


async def authors(connection: AsyncConnection, ids: list[str]) -> dict[str, tuple[str, ...]]:
    """Who wrote since the last engine text."""
    v = revisions.c
    asked = select(v.reply, v.written_by).where(v.reply.in_(ids)).order_by(v.reply, v.number)
    found: dict[str, tuple[str, ...]] = {}
    for row in await connection.execute(asked):
        before = found.get(row.reply, ())
        found[row.reply] = (*before, row.written_by) if row.written_by else ()
    return {reply: tuple(dict.fromkeys(names)) for reply, names in found.items()}


async def decided(connection: AsyncConnection, ids: list[str]) -> dict[str, Decision]:
    a = audit.c
    last = select(func.max(a.seq)).where(a.reply.in_(ids), a.move.in_(DECISIONS)).group_by(a.reply)
    asked = (
        select(a.reply, a.move, a.at, people.c.name.label("by"), remarks.c.reason, remarks.c.note)
        .outerjoin(people, people.c.id == a.person)
        .outerjoin(remarks, remarks.c.seq == a.seq)
        .where(a.seq.in_(last))
    )
    found = (await connection.execute(asked)).mappings()
    return {row["reply"]: Decision(**{k: v for k, v in row.items() if k != "reply"}) for row in found}


async def published(connection: AsyncConnection, ids: list[str]) -> dict[str, list[Publication]]:
    p = publications.c
    asked = select(publications, people.c.name).join(people, people.c.id == p.person).where(p.reply.in_(ids))
    found: dict[str, list[Publication]] = {}
    for row in await connection.execute(asked.order_by(p.at)):
        said = {"part": row.part, "sha256": row.sha256, "permalink": row.permalink, "late": row.late}
        found.setdefault(row.reply, []).append(Publication(**said, by=row.name, at=row.at))
    return found


async def owed(connection: AsyncConnection, ids: list[str]) -> dict[str, Debt]:
    asked = (
        select(debts, people.c.name.label("waiver"))
        .outerjoin(people, people.c.id == debts.c.waived_by)
        .where(debts.c.reply.in_(ids))
    )
    return {
        row.reply: Debt(
            opened_at=row.opened_at,
            due_at=row.due_at,
            settled_at=row.settled_at,
            paid_by=row.paid_by,
            waived_by=row.waiver,
        )
        for row in await connection.execute(asked)
    }
