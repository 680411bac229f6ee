"""Reaching people: what was told to whom, and the messages that leave."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("nobody_answers", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("ended_at", MOMENT),
        sa.ForeignKeyConstraint(("reply",), ("replies.id",), name=op.f("fk_notices_reply_replies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("reply", "kind", "step", name=op.f("uq_notices_reply")),
    )
    op.create_index("ix_notices_ended_at_at", "notices", ["ended_at", "at"])
    op.create_table(
        "recipients",
        sa.Column("notice", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("informed", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.ForeignKeyConstraint(("notice",), ("notices.id",), name=op.f("fk_recipients_notice_notices")),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_recipients_person_people")),
        sa.PrimaryKeyConstraint("notice", "person", name=op.f("pk_recipients")),
    )
    op.create_index("ix_recipients_person", "recipients", ["person"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("target", sa.String(40), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("notice", sa.String(32)),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("next_try_at", MOMENT),
        sa.Column("sent_at", MOMENT),
        sa.Column("failed_at", MOMENT),
        sa.Column("failure", sa.String(80)),
        sa.ForeignKeyConstraint(("notice",), ("notices.id",), name=op.f("fk_outbox_notice_notices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_next_try_at", "outbox", ["next_try_at"])
    op.create_index("ix_outbox_notice", "outbox", ["notice"])
