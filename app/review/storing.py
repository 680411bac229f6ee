"""Keeping a reply: its row, its revisions with their basis, and the words that it is found by."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.comments.reading import read
from app.draft.draft import Draft
from app.evidence.passage import Evidence
from app.pipeline import Prepared
from app.review import audit
from app.review.people import Person
from app.review.replies import FINDINGS, Reply, band
from app.review.tables import basis, comments, replies, revisions, searches
from app.triage.triage import Triage

NEAR = 4_000
"""Code points of a comment that a text filter looks in."""


def searched(comment: Comment, public_text: str | None) -> str:
    """What a text filter looks in: comment, author and our words, folded."""
    return read("\n".join(filter(None, (comment.text[:NEAR], comment.author, public_text)))).folded


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
        "comment_key", "likeness", "closes", "incident", "change",
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
