"""Reading replies: one, a page of them under filters, and how many there are of each kind."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Literal

from sqlalchemy import RowMapping, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.draft.draft import Draft
from app.errors import PortavozError
from app.llm_faults import Usage
from app.review import attached
from app.review.filters import Filter, conditions
from app.review.replies import FINDINGS, Approval, Reply, band
from app.review.tables import people, replies, revisions
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording


class NoSuchReply(PortavozError):
    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-reply"
    title: ClassVar[Wording] = Wording(es="No existe esa respuesta", en="No such reply")

    def __init__(self, id: str) -> None:
        shown = id[:40]
        super().__init__(Wording(es=f"No hay ninguna respuesta «{shown}».", en=f"There is no reply “{shown}”."))


class BadCursor(PortavozError):
    field: ClassVar[str] = "after"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-cursor"
    title: ClassVar[Wording] = Wording(es="Cursor no válido", en="Invalid cursor")


Order = Literal["queue", "newest"]
"""`queue`: critical ones first, then by what is due next. `newest`: by when they were made."""


class Page(Value):
    items: tuple[Reply, ...]
    next: str | None
    """Cursor of the next page; None at the end."""


ID = re.compile(r"[0-9a-f]{20}")
"""What `app.review.replies.of` makes; anything else names no reply, and need not trouble the database."""
_requester, _assignee, _claimer, _approver = (people.alias(name) for name in ("requester", "owner", "claimer", "by"))
_approved = revisions.alias("approved")


def _rows() -> Select[Any]:
    latest = and_(revisions.c.reply == replies.c.id, revisions.c.number == replies.c.revision)
    bound = and_(_approved.c.reply == replies.c.id, _approved.c.number == replies.c.approved_revision)
    asked = (
        replies,
        _requester.c.name.label("requester_name"),
        _assignee.c.name.label("assignee_name"),
        _claimer.c.name.label("claimer_name"),
        _approver.c.name.label("approver_name"),
        revisions.c.draft,
        revisions.c.public_text,
        revisions.c.private_text,
        revisions.c.findings,
        revisions.c.sha256,
        revisions.c.how,
        _approved.c.public_text.label("approved_public"),
        _approved.c.private_text.label("approved_private"),
        _approved.c.sha256.label("approved_sha256"),
    )
    return (
        select(*asked)
        .join(_requester, _requester.c.id == replies.c.requested_by)
        .outerjoin(_assignee, _assignee.c.id == replies.c.assignee)
        .outerjoin(_claimer, _claimer.c.id == replies.c.claimed_by)
        .outerjoin(_approver, _approver.c.id == replies.c.approved_by)
        .outerjoin(revisions, latest)
        .outerjoin(_approved, bound)
    )


async def fetch(connection: AsyncConnection, id: str) -> Reply:
    """The reply of that id. Raises NoSuchReply."""
    if not ID.fullmatch(id):
        raise NoSuchReply(id)
    found = await _all(connection, _rows().where(replies.c.id == id))
    if not found:
        raise NoSuchReply(id)
    return found[0]


async def page(
    connection: AsyncConnection, wanted: Filter, *, limit: int, after: str | None = None, order: Order = "newest"
) -> Page:
    """A page of replies. Raises BadCursor for a cursor that this list never gave."""
    place = _place(after, order) if after else None
    asked = _rows().where(*conditions(wanted)).limit(limit + 1)
    found = await _all(connection, _ordered(asked, order, place))
    shown = tuple(found[:limit])
    return Page(items=shown, next=_cursor(shown[-1], order) if len(found) > limit else None)


def _ordered(asked: Select[Any], order: Order, place: tuple[Any, ...] | None) -> Select[Any]:
    r = replies.c
    if order == "newest":
        if place:
            asked = asked.where(or_(r.created_at < place[1], and_(r.created_at == place[1], r.id < place[2])))
        return asked.order_by(r.created_at.desc(), r.id.desc())
    if place:
        rank, due, id = place
        later = or_(r.next_due > due, and_(r.next_due == due, r.id > id))
        asked = asked.where(or_(r.band > rank, and_(r.band == rank, later)))
    return asked.order_by(r.band, r.next_due, r.id)


async def fetch_all(connection: AsyncConnection, ids: Iterable[str]) -> list[Reply]:
    """Those that exist, in no order."""
    return await _all(connection, _rows().where(replies.c.id.in_(list(ids))))


class Count(Value):
    """How many replies share a value of a field."""

    value: str
    count: int


async def counts(
    connection: AsyncConnection, wanted: Filter, by: Literal["state", "severity", "outcome", "network", "scenario"]
) -> list[Count]:
    """How many replies that fit the filter there are for each value, the most first."""
    column = replies.c[by]
    asked = select(column, func.count()).where(*conditions(wanted), column.is_not(None)).group_by(column)
    found = [Count(value=value, count=count) for value, count in await connection.execute(asked)]
    return sorted(found, key=lambda c: (-c.count, c.value))


async def _all(connection: AsyncConnection, asked: Select[Any]) -> list[Reply]:
    """The replies of a query with what other tables say of them: a handful of queries, however many replies."""
    rows = (await connection.execute(asked)).mappings().all()
    ids = [row["id"] for row in rows]
    if not ids:
        return []
    signed = await attached.signed(connection, ids)
    authors = await attached.authors(connection, ids)
    decided = await attached.decided(connection, ids)
    published = await attached.published(connection, ids)
    owed = await attached.owed(connection, ids)
    return [
        _read(row, signed.get(row["id"], {}), authors.get(row["id"], ())).model_copy(
            update={
                "decision": decided.get(row["id"]),
                "published": tuple(published.get(row["id"], ())),
                "debt": owed.get(row["id"]),
            }
        )
        for row in rows
    ]


SAME = (
    "id", "kind", "state", "version", "revision", "result", "holding_text", "comment_key", "created_at", "due_at",
    "next_due", "sha256", "likeness", "claimed_at", "snoozed_until", "incident", "closes", "superseded_by", "recheck",
    "how", "change",
)  # fmt: skip


def _read(row: RowMapping, signed: dict[int, str], authors: tuple[str, ...]) -> Reply:
    triage = Triage.model_validate_json(row["triage"])
    acts = tuple(act.model_copy(update={"done_by": signed.get(i)}) for i, act in enumerate(triage.actions))
    return Reply(
        **{name: row[name] for name in SAME},
        reason=Wording.model_validate_json(row["reason"]),
        requested_by=row["requester_name"],
        requester=row["requested_by"],
        authors=authors,
        assignee=row["assignee_name"],
        claimed_by=row["claimer_name"],
        comment=Comment.model_validate_json(row["comment"]),
        triage=triage.model_copy(update={"actions": acts, "incident": row["incident"]}),
        draft=_draft(row),
        findings=FINDINGS.validate_json(row["findings"] or "[]"),
        usage=Usage.model_validate_json(row["usage"]) if row["usage"] else None,
        approval=_approval(row),
    )


def _draft(row: RowMapping) -> Draft | None:
    """What is read is what is hashed and published: the texts of the columns, whatever the engine's own record says."""
    if not row["draft"]:
        return None
    texts = {"public_text": row["public_text"], "private_text": row["private_text"]}
    return Draft.model_validate_json(row["draft"]).model_copy(update=texts)


def _approval(row: RowMapping) -> Approval | None:
    if row["approved_revision"] is None:
        return None
    return Approval(
        revision=row["approved_revision"],
        public_text=row["approved_public"],
        private_text=row["approved_private"],
        sha256=row["approved_sha256"],
        by=row["approver_name"],
        by_id=row["approved_by"],
        at=row["approved_at"],
        via=row["approved_via"],
        visible_at=row["visible_at"],
    )


CURSOR = re.compile(r"([nq])([01])-([0-9a-f]{1,14})-([0-9a-f]{20})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def _cursor(reply: Reply, order: Order) -> str:
    when = reply.created_at if order == "newest" else reply.next_due
    return f"{order[0]}{band(reply.triage.severity)}-{(when - EPOCH) // MICROSECOND:x}-{reply.id}"


def _place(cursor: str, order: Order) -> tuple[int, datetime, str]:
    found = CURSOR.fullmatch(cursor)
    try:
        if found and found[1] == order[0]:
            return int(found[2]), EPOCH + int(found[3], 16) * MICROSECOND, found[4]
    except OverflowError:
        pass  # a time that no calendar has
    raise BadCursor(
        Wording(
            es="after: use el valor «next» de la página anterior de esta misma lista, tal cual.",
            en="after: use the `next` value of the page before of this same list, as it is.",
        )
    )
