"""People decide: accounts and sessions, the life of a reply, the audit chain, and triggers that keep their rules."""

import json
from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)

TRANSITIONS = (
    "pending>approved", "pending>changes_requested", "pending>rejected", "pending>dismissed", "pending>superseded",
    "pending>withdrawn", "changes_requested>pending", "changes_requested>rejected", "changes_requested>superseded",
    "changes_requested>withdrawn", "approved>published", "approved>pending", "approved>stale", "approved>withdrawn",
    "stale>pending", "stale>rejected", "stale>superseded", "stale>withdrawn", "stale>published", "published>closed",
    "superseded>pending",
)  # fmt: skip
"""As app.review.states has them (a test compares)."""


def upgrade() -> None:
    _people()
    _replies()
    _audit()
    _about_replies()
    _triggers()


def _people() -> None:
    with op.batch_alter_table("people", recreate="auto") as people:
        people.add_column(sa.Column("service", sa.Boolean, nullable=False, server_default=sa.text("false")))
        people.add_column(sa.Column("email", sa.String(254)))
        people.add_column(sa.Column("functions", sa.Text, nullable=False, server_default="[]"))
        people.add_column(sa.Column("away_until", MOMENT))
        people.add_column(sa.Column("password", sa.Text))
        people.add_column(sa.Column("preferences", sa.Text, nullable=False, server_default="{}"))
        people.create_check_constraint(op.f("ck_people_service"), "NOT service OR role = 'agent'")
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_sessions_person_people")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sessions")),
    )
    op.create_index("ix_sessions_person", "sessions", ["person"])
    op.create_table(
        "invitations",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("person", sa.String(32)),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_invitations_person_people")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_invitations")),
    )
    op.create_table(
        "failed_logins",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_logins")),
    )
    op.create_index("ix_failed_logins_subject_at", "failed_logins", ["subject", "at"])


def _replies() -> None:
    with op.batch_alter_table("replies") as replies:
        for column in (
            sa.Column("first_answer_due", MOMENT),
            sa.Column("next_due", MOMENT),
            sa.Column("band", sa.Integer),
            sa.Column("scenario", sa.String(80)),
            sa.Column("likeness", sa.String(16)),
            sa.Column("assignee", sa.String(32)),
            sa.Column("claimed_by", sa.String(32)),
            sa.Column("claimed_at", MOMENT),
            sa.Column("snoozed_until", MOMENT),
            sa.Column("visible_at", MOMENT),
            sa.Column("approved_revision", sa.Integer),
            sa.Column("approved_by", sa.String(32)),
            sa.Column("approved_at", MOMENT),
            sa.Column("approved_via", sa.String(16)),
            sa.Column("superseded_by", sa.String(32)),
            sa.Column("incident", sa.String(32)),
            sa.Column("closes", sa.String(32)),
            sa.Column("recheck", sa.Boolean, nullable=False, server_default=sa.text("false")),
            sa.Column("decided_at", MOMENT),
            sa.Column("published_at", MOMENT),
            sa.Column("seen_at", MOMENT),
        ):
            replies.add_column(column)
    op.create_table(
        "searches",
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("searched", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(("reply",), ("replies.id",), name=op.f("fk_searches_reply_replies")),
        sa.PrimaryKeyConstraint("reply", name=op.f("pk_searches")),
    )
    _fill()
    undecided = sa.Computed("state IN ('pending', 'changes_requested', 'stale')", persisted=True)
    with op.batch_alter_table("replies") as replies:
        replies.add_column(sa.Column("undecided", sa.Boolean, undecided))
        for name, kind in (
            ("first_answer_due", MOMENT), ("next_due", MOMENT), ("band", sa.Integer()),
            ("likeness", sa.String(16)),
        ):  # fmt: skip
            replies.alter_column(name, existing_type=kind, nullable=False)
        for name in ("assignee", "claimed_by", "approved_by"):
            replies.create_foreign_key(op.f(f"fk_replies_{name}_people"), "people", [name], ["id"])
        for name in ("superseded_by", "closes"):
            replies.create_foreign_key(op.f(f"fk_replies_{name}_replies"), "replies", [name], ["id"])
        replies.create_check_constraint(
            op.f("ck_replies_approved"),
            "state NOT IN ('approved', 'published', 'closed')"
            " OR (approved_revision IS NOT NULL AND approved_by IS NOT NULL AND visible_at IS NOT NULL)",
        )
        replies.create_check_constraint(
            op.f("ck_replies_approved_latest"), "state != 'approved' OR approved_revision = revision"
        )
        replies.create_check_constraint(op.f("ck_replies_closes"), "kind != 'closing' OR closes IS NOT NULL")
    op.drop_index("ix_replies_state_due_at", "replies")
    op.drop_index("ix_replies_created_at_id", "replies")
    counted = [
        "created_at", "id", "kind", "result", "outcome", "state", "comment_key", "revision", "approved_revision",
        "decided_at", "published_at",
    ]  # fmt: skip
    op.create_index("ix_replies_created_at_id", "replies", counted)
    op.create_index("ix_replies_queue", "replies", ["undecided", "band", "next_due", "id"])
    op.create_index("ix_replies_severity", "replies", ["undecided", "severity", "band", "next_due", "id"])
    op.create_index("ix_replies_state", "replies", ["state", "band", "next_due", "id"])
    op.create_index("ix_replies_likeness", "replies", ["likeness", "state"])
    op.create_index("ix_replies_assignee", "replies", ["assignee"])
    op.create_index("ix_replies_requested_by", "replies", ["requested_by", "created_at"])
    op.create_index("ix_replies_closes", "replies", ["closes"])
    live = sa.text("state = 'approved'")
    op.create_index(
        "uq_replies_live_approval", "replies", ["comment_key", "kind"], unique=True,
        sqlite_where=live, postgresql_where=live,
    )  # fmt: skip
    with op.batch_alter_table("revisions") as revisions:
        revisions.add_column(sa.Column("how", sa.String(16), nullable=False, server_default="draft"))
        revisions.add_column(sa.Column("reason", sa.String(24)))
    with op.batch_alter_table("requests") as requests:
        requests.drop_constraint("uq_requests_reply", type_="unique")


def _fill() -> None:
    """What the replies of the first version say of themselves in their triage and their comment."""
    connection = op.get_bind()
    replies = sa.table("replies", *(sa.column(n) for n in ("id", "triage", "comment", "severity", "likeness", "band")),
                       sa.column("scenario"), sa.column("first_answer_due", MOMENT),
                       sa.column("next_due", MOMENT))  # fmt: skip
    searches = sa.table("searches", sa.column("reply"), sa.column("searched"))
    asked = sa.select(replies.c.id, replies.c.triage, replies.c.comment, replies.c.severity)
    for row in connection.execute(asked).all():
        triage, comment = json.loads(row.triage), json.loads(row.comment)
        due = datetime.fromisoformat(triage["first_answer_due"])
        said = " ".join(filter(None, (comment.get("text"), comment.get("author")))).casefold()
        filled = {
            "scenario": triage.get("scenario"), "likeness": row.id[:16], "first_answer_due": due,
            "next_due": due, "band": 0 if row.severity == "critical" else 1,
        }  # fmt: skip
        connection.execute(sa.update(replies).where(replies.c.id == row.id).values(**filled))
        connection.execute(sa.insert(searches).values(reply=row.id, searched=said))


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person", sa.String(32)),
        sa.Column("move", sa.String(24), nullable=False),
        sa.Column("reply", sa.String(32)),
        sa.Column("version", sa.Integer),
        sa.Column("state", sa.String(24)),
        sa.Column("sha256", sa.String(64)),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_audit_person_people")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_hash")),
    )
    op.create_index("ix_audit_reply", "audit", ["reply", "seq"])
    op.create_index("ix_audit_at_move", "audit", ["at", "move"])
    op.create_table(
        "remarks",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(40)),
        sa.Column("note", sa.Text),
        sa.Column("overrides", sa.Text, nullable=False, server_default="[]"),
        sa.ForeignKeyConstraint(("seq",), ("audit.seq",), name=op.f("fk_remarks_seq_audit")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_remarks")),
    )


def _about_replies() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(("reply",), ("replies.id",), name=op.f("fk_notes_reply_replies")),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_notes_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index("ix_notes_reply", "notes", ["reply", "created_at"])
    op.create_table(
        "signatures",
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("action", sa.Integer, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(("reply",), ("replies.id",), name=op.f("fk_signatures_reply_replies")),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_signatures_person_people")),
        sa.PrimaryKeyConstraint("reply", "action", name=op.f("pk_signatures")),
    )
    op.create_table(
        "publications",
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("part", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("permalink", sa.Text),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("part IN ('public', 'private')", name=op.f("ck_publications_part")),
        sa.ForeignKeyConstraint(("reply",), ("replies.id",), name=op.f("fk_publications_reply_replies")),
        sa.ForeignKeyConstraint(("person",), ("people.id",), name=op.f("fk_publications_person_people")),
        sa.PrimaryKeyConstraint("reply", "part", name=op.f("pk_publications")),
    )
    op.create_table(
        "debts",
        sa.Column("reply", sa.String(32), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("paid_by", sa.String(32)),
        sa.Column("waived_by", sa.String(32)),
        sa.Column("settled_at", MOMENT),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (paid_by IS NULL AND waived_by IS NULL)", name=op.f("ck_debts_settled")
        ),
        sa.ForeignKeyConstraint(("reply",), ("replies.id",), name=op.f("fk_debts_reply_replies")),
        sa.ForeignKeyConstraint(("paid_by",), ("replies.id",), name=op.f("fk_debts_paid_by_replies")),
        sa.ForeignKeyConstraint(("waived_by",), ("people.id",), name=op.f("fk_debts_waived_by_people")),
        sa.PrimaryKeyConstraint("reply", name=op.f("pk_debts")),
    )
    op.create_index("ix_debts_settled_at_due_at", "debts", ["settled_at", "due_at"])


RULES: tuple[tuple[str, str, str, str], ...] = (
    ("audit_kept", "BEFORE UPDATE ON audit", "TRUE", "audit rows are never changed"),
    ("audit_whole", "BEFORE DELETE ON audit", "TRUE", "audit rows are never removed"),
    ("revisions_whole", "BEFORE DELETE ON revisions", "TRUE", "revisions are never removed"),
    (
        "revisions_kept",
        "BEFORE UPDATE ON revisions",
        "NEW.reply != OLD.reply OR NEW.number != OLD.number OR NEW.sha256 != OLD.sha256"
        " OR COALESCE(NEW.written_by, '') != COALESCE(OLD.written_by, '')"
        " OR (NEW.public_text != OLD.public_text AND NEW.public_text != '')"
        " OR (COALESCE(NEW.private_text, '') != COALESCE(OLD.private_text, '') AND NEW.private_text IS NOT NULL)",
        "a revision is never changed; only erasing empties it",
    ),
    (
        "replies_state",
        "BEFORE UPDATE ON replies",
        "OLD.state != NEW.state AND OLD.state || '>' || NEW.state NOT IN ("
        + ", ".join(f"'{step}'" for step in TRANSITIONS)
        + ")",
        "no move leads from that state to this one",
    ),
    (
        "replies_approved_text",
        "BEFORE UPDATE ON replies",
        "NEW.state = 'approved' AND NOT EXISTS"
        " (SELECT 1 FROM revisions WHERE reply = NEW.id AND number = NEW.approved_revision)",
        "what is approved must be a revision",
    ),
    (
        "replies_two_people",
        "BEFORE UPDATE ON replies",
        "NEW.state = 'approved' AND OLD.state != 'approved' AND COALESCE(NEW.approved_via, '') != 'confirm'"
        " AND (NEW.approved_by = NEW.requested_by OR EXISTS (SELECT 1 FROM revisions WHERE reply = NEW.id"
        " AND written_by = NEW.approved_by AND number > COALESCE((SELECT MAX(number) FROM revisions"
        " WHERE reply = NEW.id AND written_by IS NULL), 0)))",
        "who requested or wrote a text cannot approve it",
    ),
    (
        "replies_approval_kept",
        "BEFORE UPDATE ON replies",
        "OLD.state IN ('approved', 'published', 'closed') AND NEW.state IN ('approved', 'published', 'closed')"
        " AND (NEW.approved_revision != OLD.approved_revision OR NEW.approved_by != OLD.approved_by"
        " OR NEW.revision != OLD.revision)",
        "an approval stands as it was given",
    ),
    (
        "replies_born",
        "BEFORE INSERT ON replies",
        "NEW.state != 'pending'",
        "every reply begins as pending",
    ),
)
"""Name, event, what is forbidden, and the message. The same rules on both databases."""


def _triggers() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, event, forbidden, message in RULES:
        said = message.replace("'", "''")
        if sqlite:
            op.execute(f"CREATE TRIGGER {name} {event} WHEN {forbidden} BEGIN SELECT RAISE(ABORT, '{said}'); END")
            continue
        row = "OLD" if "DELETE" in event else "NEW"
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {forbidden} THEN"
            f" RAISE EXCEPTION '{said}' USING ERRCODE = 'check_violation'; END IF; RETURN {row}; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} {event} FOR EACH ROW EXECUTE FUNCTION {name}()")
