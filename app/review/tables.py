"""What people decide on, and who they are. JSON columns hold the stages' own values as they were."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from app.db import Moment, metadata

ROLES = ("agent", "lead", "head", "admin")
KINDS = ("answer", "holding", "closing")
RESULTS = ("ready", "hold", "no_reply")
STATES = (
    "pending", "changes_requested", "approved", "stale", "published", "closed",
    "rejected", "superseded", "dismissed", "withdrawn",
)  # fmt: skip


def _one_of(column: str, allowed: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


people = Table(
    "people",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(120), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
    _one_of("role", ROLES),
)

keys = Table(
    "keys",
    metadata,
    Column("id", String(16), primary_key=True),  # the part of a key that may be shown
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

comments = Table(
    "comments",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("network", String(60), nullable=False),
    Column("comment", Text, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
)

replies = Table(
    "replies",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("comment_key", ForeignKey("comments.key"), nullable=False),
    Column("comment", Text, nullable=False),  # the snapshot that this reply answers; the comment may be edited later
    Column("network", String(60), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("state", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer),  # number of the latest revision; null: nobody has written a text yet
    Column("result", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("severity", String(16), nullable=False),
    Column("triage", Text, nullable=False),
    Column("evidence", Text, nullable=False),  # ids, hashes and scores of what was offered to the engine
    Column("holding_text", Text),
    Column("attempts", Text, nullable=False),
    Column("usage", Text),
    Column("nonce", String(64), nullable=False),
    Column("requested_by", ForeignKey("people.id"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    _one_of("kind", KINDS),
    _one_of("state", STATES),
    _one_of("result", RESULTS),
    Index("ix_replies_created_at_id", "created_at", "id"),
    Index("ix_replies_state_due_at", "state", "due_at"),
    Index("ix_replies_comment_key", "comment_key"),
    Index("ix_replies_network_created_at_id", "network", "created_at", "id"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("reply", ForeignKey("replies.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("written_by", ForeignKey("people.id")),  # null: an engine
    Column("public_text", Text, nullable=False),
    Column("private_text", Text),
    Column("draft", Text, nullable=False),
    Column("findings", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
)

basis = Table(
    "basis",
    metadata,
    Column("reply", String(32), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("passage", String(200), primary_key=True),
    Column("content_hash", String(64), nullable=False),
    ForeignKeyConstraint(("reply", "number"), ("revisions.reply", "revisions.number")),
    Index("ix_basis_passage", "passage"),
)
"""What a revision cites: when one of these changes, the revision has lost its ground."""

requests = Table(
    "requests",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("idempotency_key", String(255), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("reply", ForeignKey("replies.id"), nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("reply"),
)
"""Requests that may be repeated safely: same person, same Idempotency-Key, same body, same reply."""
