"""A reply: the unit that people decide on, and the one resource that all clients read."""

import hashlib
import json
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from pydantic import AwareDatetime, TypeAdapter
from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import Severity
from app.comments.comment import Comment
from app.comments.identity import comment_key
from app.comments.reading import read
from app.draft.draft import Draft, Finding
from app.evidence.passage import Evidence
from app.llm_faults import Usage
from app.pipeline import Prepared
from app.review import audit
from app.review.likeness import likeness
from app.review.people import Person
from app.review.states import State
from app.review.tables import basis, comments, replies, revisions, searches
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording

Kind = Literal["answer", "holding", "closing"]
Via = Literal["approve", "confirm", "preapproval"]
How = Literal["draft", "edit", "rewrite"]
"""How a revision came to be: an engine's first text, a person's, or an engine's at a person's wish."""


class Approval(Value):
    """Exactly these words, approved by a person with the right to do so; to be offered from `visible_at` on."""

    revision: int
    public_text: str
    private_text: str | None
    sha256: str
    by: str
    by_id: str
    at: AwareDatetime
    via: Via
    visible_at: AwareDatetime


class Decision(Value):
    """What a person decided last, and why."""

    move: str
    by: str | None
    """None: Portavoz itself."""
    at: AwareDatetime
    reason: str | None = None
    note: str | None = None


class Publication(Value):
    """A part of it that stands on the network. `late`: it was sent after its ground had changed."""

    part: Literal["public", "private"]
    sha256: str
    permalink: str | None
    late: bool
    by: str
    at: AwareDatetime


class Debt(Value):
    """A public return that is owed until paid by a closing or waived."""

    opened_at: AwareDatetime
    due_at: AwareDatetime
    settled_at: AwareDatetime | None = None
    paid_by: str | None = None
    """Id of the closing reply."""
    waived_by: str | None = None


class Reply(Value):
    """One reply with its latest revision. Offsets are code points; times are UTC."""

    id: str
    kind: Kind
    state: State
    version: int
    revision: int | None
    """Number of the latest revision; None: nobody has written a text yet."""
    result: Literal["ready", "hold", "no_reply"]
    reason: Wording
    created_at: AwareDatetime
    due_at: AwareDatetime
    next_due: AwareDatetime
    """The first answer's deadline until something of ours stands in public, then `due_at`."""
    requested_by: str
    requester: str
    """Id of who requested it."""
    authors: tuple[str, ...] = ()
    """Ids of the people who wrote a revision since the last engine text: none of them may approve it."""
    how: How | None = None
    """How the latest revision came to be."""
    comment_key: str
    comment: Comment
    triage: Triage
    """Its actions say who signed them."""
    holding_text: str | None
    draft: Draft | None
    """The latest text, with the engine that wrote the first one."""
    findings: tuple[Finding, ...]
    usage: Usage | None
    sha256: str | None
    """Binds an approval to these very words (see `digest`); None without a draft."""
    likeness: str
    """The same for near-identical comments: they are decided together."""
    assignee: str | None = None
    claimed_by: str | None = None
    claimed_at: AwareDatetime | None = None
    snoozed_until: AwareDatetime | None = None
    incident: str | None = None
    closes: str | None = None
    superseded_by: str | None = None
    recheck: bool = False
    """Its ground changed since it was guarded: it is guarded again before anybody may approve it."""
    approval: Approval | None = None
    decision: Decision | None = None
    published: tuple[Publication, ...] = ()
    debt: Debt | None = None

    def offered(self, now: datetime) -> Approval | None:
        """The only words that a client may offer: an approval that stands, once its undo window is over."""
        stands = self.state in ("approved", "published", "closed")
        return self.approval if stands and self.approval and self.approval.visible_at <= now else None


FINDINGS = TypeAdapter(tuple[Finding, ...])
FIRST = 1
"""Number of the revision that the engine wrote."""
NEAR = 4_000
"""Code points of a comment that a text filter looks in."""


def digest(id: str, network: str, public_text: str, private_text: str | None) -> str:
    """SHA-256 of the words that an approval names."""
    words = json.dumps([id, network, public_text, private_text], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def band(severity: Severity) -> int:
    """Critical replies stand above every deadline."""
    return 0 if severity == "critical" else 1


def searched(comment: Comment, public_text: str | None) -> str:
    """What a text filter looks in: comment, author and our words, folded."""
    return read("\n".join(filter(None, (comment.text[:NEAR], comment.author, public_text)))).folded


def of(prepared: Prepared, person: Person, now: datetime, kind: Kind = "answer", closes: str | None = None) -> Reply:
    """A new pending reply for what the pipeline prepared. Not stored yet."""
    id, draft, network = secrets.token_hex(10), prepared.draft, prepared.comment.network
    return Reply(
        id=id,
        kind=kind,
        state="pending",
        version=1,
        revision=FIRST if draft else None,
        how="draft" if draft else None,
        result=prepared.result,
        reason=prepared.reason,
        created_at=now,
        due_at=prepared.triage.due_at,
        next_due=prepared.triage.first_answer_due,
        requested_by=person.name,
        requester=person.id,
        comment_key=comment_key(prepared.comment),
        comment=prepared.comment,
        triage=prepared.triage,
        holding_text=prepared.holding_text,
        draft=draft,
        findings=prepared.findings,
        usage=prepared.usage,
        sha256=digest(id, network, draft.public_text, draft.private_text) if draft else None,
        likeness=likeness(prepared.comment),
        closes=closes,
    )


async def store(
    connection: AsyncConnection,
    reply: Reply,
    prepared: Prepared,
    person: Person,
    nonce: str,
    *,
    written_by: str | None = None,
) -> None:
    """Comment, reply, first revision, its basis and its audit row, in the caller's transaction.

    `person` asked for it; `written_by` is the id of who wrote its text, None for an engine or a text of the brand's.
    """
    await audit.lock(connection)
    text = reply.comment.model_dump_json()
    first_seen = {"key": reply.comment_key, "network": reply.comment.network, "comment": text}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    seen = dialect.insert(comments).on_conflict_do_nothing()
    await connection.execute(seen, {**first_seen, "first_seen_at": reply.created_at})
    await connection.execute(insert(replies), {**_columns(reply, prepared, nonce), "comment": text})
    found_by = {"reply": reply.id, "searched": searched(reply.comment, None)}
    await connection.execute(insert(searches), found_by)
    if reply.draft:
        await store_revision(
            connection, reply, reply.draft, _cited(reply.draft), at=reply.created_at, written_by=written_by
        )
    said = {"kind": reply.kind, "result": reply.result, "severity": reply.triage.severity}
    await audit.append(
        connection, at=reply.created_at, person=person.id, move="draft", reply=reply.id, version=1, state="pending",
        sha256=reply.sha256, detail=said,
    )  # fmt: skip


def _columns(reply: Reply, prepared: Prepared, nonce: str) -> dict[str, Any]:
    plain = {
        "id", "kind", "state", "version", "revision", "result", "holding_text", "created_at", "due_at", "next_due",
        "comment_key", "likeness", "closes",
    }  # fmt: skip
    return {
        **reply.model_dump(include=plain),
        **of_triage(reply.triage),
        "first_answer_due": reply.triage.first_answer_due,
        "network": reply.comment.network,
        "reason": reply.reason.model_dump_json(),
        "evidence": json.dumps(offered(prepared.evidence)),
        "attempts": json.dumps([a.model_dump(mode="json", exclude={"draft": {"cites"}}) for a in prepared.attempts]),
        "usage": reply.usage.model_dump_json() if reply.usage else None,
        "nonce": nonce,
        "requested_by": reply.requester,
    }


def of_triage(triage: Triage) -> dict[str, Any]:
    """The columns that repeat the triage, so that the queue can be filtered by them."""
    return {
        "outcome": triage.outcome,
        "severity": triage.severity,
        "scenario": triage.scenario,
        "band": band(triage.severity),
        "triage": triage.model_dump_json(),
    }


def offered(evidence: Evidence) -> list[list[object]]:
    """Id, content hash and score of each passage that an engine was shown."""
    return [[h.passage.id, h.passage.content_hash, round(h.score, 4)] for h in evidence.hits]


def _cited(draft: Draft) -> dict[str, str]:
    return {cite.passage: cite.content_hash for cite in draft.cites}  # a passage may back two sentences


async def store_revision(
    connection: AsyncConnection,
    reply: Reply,
    draft: Draft,
    ground: dict[str, str],
    *,
    at: datetime,
    written_by: str | None = None,
    reason: str | None = None,
) -> None:
    """The latest revision as it is now, with its basis (passage id to content hash), ready to be searched."""
    number = reply.revision
    assert number is not None  # noqa: S101 - a reply with a draft has both
    assert reply.sha256 is not None  # noqa: S101
    row = {"reply": reply.id, "number": number, "public_text": draft.public_text, "private_text": draft.private_text}
    made = {"sha256": reply.sha256, "written_by": written_by, "how": reply.how, "reason": reason, "created_at": at}
    values = {"draft": draft.model_dump_json(), "findings": FINDINGS.dump_json(reply.findings).decode()}
    await connection.execute(insert(revisions), {**row, **made, **values})
    words = searched(reply.comment, draft.public_text)
    await connection.execute(update(searches).where(searches.c.reply == reply.id).values(searched=words))
    await stand_on(connection, reply.id, number, ground)


async def stand_on(connection: AsyncConnection, reply: str, number: int, ground: dict[str, str]) -> None:
    """Write down what a revision rests on."""
    rows = [{"reply": reply, "number": number, "passage": p, "content_hash": hash} for p, hash in ground.items()]
    if rows:
        await connection.execute(insert(basis), rows)


async def recent_texts(connection: AsyncConnection, limit: int) -> Iterable[tuple[str, str]]:
    """Our latest public texts, newest first, each with the key of its comment."""
    asked = (
        select(replies.c.comment_key, revisions.c.public_text)
        .join(replies, replies.c.id == revisions.c.reply)
        .where(revisions.c.public_text != "")  # erased
        .order_by(revisions.c.created_at.desc(), revisions.c.reply)
        .limit(limit)
    )
    return [(row.comment_key, row.public_text) for row in await connection.execute(asked)]
