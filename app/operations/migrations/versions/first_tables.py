"""The first tables: people and keys, comments, replies with their revisions, repeated requests, passages."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _people()
    _replies()
    _revisions()
    _evidence()


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("disabled_at", MOMENT),
        sa.CheckConstraint("role IN ('agent', 'lead', 'head', 'admin')", name=op.f("ck_people_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("name", name=op.f("uq_people_name")),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_keys_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
    )


def _replies() -> None:
    op.create_table(
        "comments",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("network", sa.String(60), nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("first_seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_comments")),
    )
    op.create_table(
        "replies",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("comment_key", sa.String(64), nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("network", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer),
        sa.Column("result", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("severity", sa.String(16), nullable=False),
        sa.Column("triage", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("holding_text", sa.Text),
        sa.Column("attempts", sa.Text, nullable=False),
        sa.Column("usage", sa.Text),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("requested_by", sa.String(32), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.CheckConstraint("kind IN ('answer', 'holding', 'closing')", name=op.f("ck_replies_kind")),
        sa.CheckConstraint(
            "state IN ('pending', 'changes_requested', 'approved', 'stale', 'published', 'closed', 'rejected',"
            " 'superseded', 'dismissed', 'withdrawn')",
            name=op.f("ck_replies_state"),
        ),
        sa.CheckConstraint("result IN ('ready', 'hold', 'no_reply')", name=op.f("ck_replies_result")),
        sa.ForeignKeyConstraint(("comment_key",), ("comments.key",), name=op.f("fk_replies_comment_key_comments")),
        sa.ForeignKeyConstraint(("requested_by",), ("people.id",), name=op.f("fk_replies_requested_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replies")),
    )
    op.create_index("ix_replies_created_at_id", "replies", ["created_at", "id"])
    op.create_index("ix_replies_network_created_at_id", "replies", ["network", "created_at", "id"])
    op.create_index("ix_replies_state_due_at", "replies", ["state", "due_at"])
    op.create_index("ix_replies_comment_key", "replies", ["comment_key"])
    op.create_table(
        "requests",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("idempotency_key", sa.String(255), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_requests_person_people")),
        sa.ForeignKeyConstraint(("reply",), ("replies.id",), name=op.f("fk_requests_reply_replies")),
        sa.PrimaryKeyConstraint("person", "idempotency_key", name=op.f("pk_requests")),
        sa.UniqueConstraint("reply", name=op.f("uq_requests_reply")),
    )


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("written_by", sa.String(32)),
        sa.Column("public_text", sa.Text, nullable=False),
        sa.Column("private_text", sa.Text),
        sa.Column("draft", sa.Text, nullable=False),
        sa.Column("findings", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(("reply",), ("replies.id",), name=op.f("fk_revisions_reply_replies")),
        sa.ForeignKeyConstraint(("written_by",), ("people.id",), name=op.f("fk_revisions_written_by_people")),
        sa.PrimaryKeyConstraint("reply", "number", name=op.f("pk_revisions")),
    )
    op.create_table(
        "basis",
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("passage", sa.String(200), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ("reply", "number"), ("revisions.reply", "revisions.number"), name=op.f("fk_basis_reply_revisions")
        ),
        sa.PrimaryKeyConstraint("reply", "number", "passage", name=op.f("pk_basis")),
    )
    op.create_index("ix_basis_passage", "basis", ["passage"])


def _evidence() -> None:
    op.create_table(
        "passages",
        sa.Column("brand", sa.String(80), nullable=False),
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("row_hash", sa.String(64), nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("passage", sa.Text, nullable=False),
        sa.Column("searched", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("brand", "id", name=op.f("pk_passages")),
    )
    op.create_index("ix_passages_brand_version", "passages", ["brand", "version"])
    op.create_table(
        "knowledge_state",
        sa.Column("brand", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("fingerprint", sa.String(120), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("brand", name=op.f("pk_knowledge_state")),
    )
