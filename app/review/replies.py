"""A reply: the unit that people decide on, and the one resource that all clients read."""

import hashlib
import json
import re
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Literal

from pydantic import AwareDatetime, TypeAdapter
from sqlalchemy import RowMapping, and_, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.comments.identity import comment_key
from app.draft.draft import Draft, Finding
from app.errors import PortavozError
from app.llm_faults import Usage
from app.pipeline import Prepared
from app.review.people import Person
from app.review.tables import basis, comments, people, replies, revisions
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording

State = Literal[
    "pending", "changes_requested", "approved", "stale", "published", "closed",
    "rejected", "superseded", "dismissed", "withdrawn",
]  # fmt: skip


class NoSuchReply(PortavozError):
    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-reply"
    title: ClassVar[Wording] = Wording(es="No existe esa respuesta", en="No such reply")

    def __init__(self, id: str) -> None:
        shown = id[:40]
        super().__init__(Wording(es=f"No hay ninguna respuesta «{shown}».", en=f"There is no reply “{shown}”."))


class Reply(Value):
    """One reply with its latest revision. Offsets are code points; times are UTC."""

    id: str
    kind: Literal["answer", "holding", "closing"]
    state: State
    version: int
    result: Literal["ready", "hold", "no_reply"]
    reason: Wording
    created_at: AwareDatetime
    due_at: AwareDatetime
    requested_by: str
    comment_key: str
    comment: Comment
    triage: Triage
    holding_text: str | None
    draft: Draft | None
    findings: tuple[Finding, ...]
    usage: Usage | None
    sha256: str | None
    """Binds an approval to these very words (see `digest`); None without a draft."""


class Page(Value):
    items: tuple[Reply, ...]
    next: str | None
    """Cursor of the next page; None at the end."""


FINDINGS = TypeAdapter(tuple[Finding, ...])
FIRST = 1
"""Number of the revision that the engine wrote."""
ID = re.compile(r"[0-9a-f]{20}")
"""What `of` makes; anything else names no reply, and need not trouble the database."""


def digest(id: str, network: str, public_text: str, private_text: str | None) -> str:
    """SHA-256 of the words that an approval names."""
    words = json.dumps([id, network, public_text, private_text], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def of(prepared: Prepared, person: Person, now: datetime) -> Reply:
    """A new pending reply for what the pipeline prepared. Not stored yet."""
    id, draft, network = secrets.token_hex(10), prepared.draft, prepared.comment.network
    return Reply(
        id=id,
        kind="answer",
        state="pending",
        version=1,
        result=prepared.result,
        reason=prepared.reason,
        created_at=now,
        due_at=prepared.triage.due_at,
        requested_by=person.name,
        comment_key=comment_key(prepared.comment),
        comment=prepared.comment,
        triage=prepared.triage,
        holding_text=prepared.holding_text,
        draft=draft,
        findings=prepared.findings,
        usage=prepared.usage,
        sha256=digest(id, network, draft.public_text, draft.private_text) if draft else None,
    )


async def store(connection: AsyncConnection, reply: Reply, prepared: Prepared, person: Person, nonce: str) -> None:
    """Comment, reply, first revision and its basis, in the caller's transaction."""
    text = reply.comment.model_dump_json()
    first_seen = {"key": reply.comment_key, "network": reply.comment.network, "comment": text}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    seen = dialect.insert(comments).on_conflict_do_nothing()
    await connection.execute(seen, {**first_seen, "first_seen_at": reply.created_at})
    await connection.execute(insert(replies), {**_columns(reply, prepared, person, nonce), "comment": text})
    if reply.draft:
        await _store_revision(connection, reply, reply.draft)


def _columns(reply: Reply, prepared: Prepared, person: Person, nonce: str) -> dict[str, Any]:
    offered = [[h.passage.id, h.passage.content_hash, round(h.score, 4)] for h in prepared.evidence.hits]
    plain = {"id", "kind", "state", "version", "result", "holding_text", "created_at", "due_at", "comment_key"}
    return {
        **reply.model_dump(include=plain),
        "revision": FIRST if reply.draft else None,
        "network": reply.comment.network,
        "reason": reply.reason.model_dump_json(),
        "outcome": reply.triage.outcome,
        "severity": reply.triage.severity,
        "triage": reply.triage.model_dump_json(),
        "evidence": json.dumps(offered),
        "attempts": json.dumps([a.model_dump(mode="json", exclude={"draft": {"cites"}}) for a in prepared.attempts]),
        "usage": reply.usage.model_dump_json() if reply.usage else None,
        "nonce": nonce,
        "requested_by": person.id,
    }


async def _store_revision(connection: AsyncConnection, reply: Reply, draft: Draft) -> None:
    texts = {"public_text": draft.public_text, "private_text": draft.private_text, "sha256": reply.sha256}
    first = {
        "reply": reply.id,
        "number": FIRST,
        **texts,
        "draft": draft.model_dump_json(),
        "findings": FINDINGS.dump_json(reply.findings).decode(),
        "created_at": reply.created_at,
    }
    await connection.execute(insert(revisions), first)
    cited = {cite.passage: cite.content_hash for cite in draft.cites}  # a passage may back two sentences
    ground = [
        {"reply": reply.id, "number": FIRST, "passage": passage, "content_hash": content_hash}
        for passage, content_hash in cited.items()
    ]
    if ground:
        await connection.execute(insert(basis), ground)


def _rows() -> Any:
    latest = and_(revisions.c.reply == replies.c.id, revisions.c.number == replies.c.revision)
    asked = (replies, people.c.name.label("requester"), revisions.c.draft, revisions.c.findings, revisions.c.sha256)
    return select(*asked).join(people, people.c.id == replies.c.requested_by).outerjoin(revisions, latest)


def _read(row: RowMapping) -> Reply:
    return Reply(
        **{name: row[name] for name in ("id", "kind", "state", "version", "result", "holding_text", "comment_key")},
        **{name: row[name] for name in ("created_at", "due_at", "sha256")},
        reason=Wording.model_validate_json(row["reason"]),
        requested_by=row["requester"],
        comment=Comment.model_validate_json(row["comment"]),
        triage=Triage.model_validate_json(row["triage"]),
        draft=Draft.model_validate_json(row["draft"]) if row["draft"] else None,
        findings=FINDINGS.validate_json(row["findings"] or "[]"),
        usage=Usage.model_validate_json(row["usage"]) if row["usage"] else None,
    )


async def fetch(connection: AsyncConnection, id: str) -> Reply:
    """The reply of that id. Raises NoSuchReply."""
    if not ID.fullmatch(id):
        raise NoSuchReply(id)
    row = (await connection.execute(_rows().where(replies.c.id == id))).mappings().first()
    if row is None:
        raise NoSuchReply(id)
    return _read(row)


async def page(
    connection: AsyncConnection, *, limit: int, after: str | None, state: State | None, network: str | None
) -> Page:
    """The newest replies first. Raises BadCursor for a cursor that this list never gave."""
    asked = _rows().order_by(replies.c.created_at.desc(), replies.c.id.desc()).limit(limit + 1)
    if state:
        asked = asked.where(replies.c.state == state)
    if network:
        asked = asked.where(replies.c.network == network)
    if after:
        when, id = _place(after)
        older = or_(replies.c.created_at < when, and_(replies.c.created_at == when, replies.c.id < id))
        asked = asked.where(older)
    found = [_read(row) for row in (await connection.execute(asked)).mappings()]
    shown = tuple(found[:limit])
    return Page(items=shown, next=_cursor(shown[-1]) if len(found) > limit else None)


class BadCursor(PortavozError):
    field: ClassVar[str] = "after"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-cursor"
    title: ClassVar[Wording] = Wording(es="Cursor no válido", en="Invalid cursor")


CURSOR = re.compile(r"([0-9a-f]{1,14})-([0-9a-f]{20})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def _cursor(reply: Reply) -> str:
    return f"{(reply.created_at - EPOCH) // MICROSECOND:x}-{reply.id}"


def _place(cursor: str) -> tuple[datetime, str]:
    found = CURSOR.fullmatch(cursor)
    try:
        if found:
            return EPOCH + int(found[1], 16) * MICROSECOND, found[2]
    except OverflowError:
        pass  # a time that no calendar has
    raise BadCursor(
        Wording(
            es="after: use el valor «next» de la página anterior, tal cual.",
            en="after: use the `next` value of the page before, as it is.",
        )
    )


async def recent_texts(connection: AsyncConnection, limit: int) -> list[tuple[str, str]]:
    """Our latest public texts, newest first, each with the key of its comment."""
    asked = (
        select(replies.c.comment_key, revisions.c.public_text)
        .join(replies, replies.c.id == revisions.c.reply)
        .order_by(revisions.c.created_at.desc(), revisions.c.reply)
        .limit(limit)
    )
    return [(row.comment_key, row.public_text) for row in await connection.execute(asked)]
