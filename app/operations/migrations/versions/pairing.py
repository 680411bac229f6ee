"""Browsers that are paired by a code, with keys that may do less than their person."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("keys", sa.Column("scope", sa.String(16)))
    op.add_column("keys", sa.Column("label", sa.String(80)))
    op.create_table(
        "pairings",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_pairings_person_people")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_pairings")),
        sa.UniqueConstraint("digest", name=op.f("uq_pairings_digest")),
    )
