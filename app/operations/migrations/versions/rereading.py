"""Words of comments that changed after somebody asked for a reply to them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rereadings",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(("seq",), ("audit.seq",), name=op.f("fk_rereadings_seq_audit")),
        sa.ForeignKeyConstraint(("reply",), ("replies.id",), name=op.f("fk_rereadings_reply_replies")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_rereadings")),
    )
    op.create_index("ix_rereadings_reply", "rereadings", ["reply", "seq"])
