"""The day it burns: incidents, facts added while running, questions, holdings approved beforehand, what is heard."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "situation_editions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_situation_editions")),
    )
    op.create_table(
        "alerts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("scenario", sa.String(length=80), nullable=True),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("settled_by", sa.String(length=32), nullable=True),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("incident", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('spike', 'rumour', 'press', 'influencer')", name=op.f("ck_alerts_kind")),
        sa.CheckConstraint("(settled_at IS NULL) = (outcome IS NULL)", name=op.f("ck_alerts_settled")),
        sa.ForeignKeyConstraint(["settled_by"], ["people.id"], name=op.f("fk_alerts_settled_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
    )
    op.create_index("ix_alerts_settled_at_at", "alerts", ["settled_at", "at"])
    op.create_index("ix_alerts_subject_until", "alerts", ["kind", "subject", "until"])
    op.create_table(
        "heard",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("network", sa.String(length=60), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("heard_at", MOMENT, nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("followers", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("scenario", sa.String(length=80), nullable=True),
        sa.Column("incident", sa.String(length=32), nullable=True),
        sa.Column("likeness", sa.String(length=16), nullable=False),
        sa.Column("signals", sa.Text(), server_default="[]", nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["comments.key"], name=op.f("fk_heard_key_comments")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_heard")),
    )
    op.create_index("ix_heard_at", "heard", ["at", "outcome", "severity", "scenario"])
    op.create_index("ix_heard_incident", "heard", ["incident", "at"])
    op.create_index("ix_heard_likeness", "heard", ["likeness", "at"])
    op.create_table(
        "freezes",
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("incidents", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("edition", name=op.f("pk_freezes")),
    )
    op.create_table(
        "hooks",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("private", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("old_secret", sa.Text(), nullable=True),
        sa.Column("old_until", MOMENT, nullable=True),
        sa.Column("created_by", sa.String(length=32), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("disabled_at", MOMENT, nullable=True),
        sa.Column("disabled_why", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name=op.f("fk_hooks_created_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hooks")),
        sa.UniqueConstraint("name", name=op.f("uq_hooks_name")),
    )
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("scenario", sa.String(length=80), nullable=True),
        sa.Column("mode", sa.String(length=8), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("triggers", sa.Text(), server_default="[]", nullable=False),
        sa.Column("examples", sa.Text(), server_default="[]", nullable=False),
        sa.Column("freeze", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("declared_by", sa.String(length=32), nullable=False),
        sa.Column("declared_at", MOMENT, nullable=False),
        sa.Column("alert", sa.String(length=32), nullable=True),
        sa.Column("closing", sa.Text(), nullable=True),
        sa.Column("stood_down_by", sa.String(length=32), nullable=True),
        sa.Column("stood_down_at", MOMENT, nullable=True),
        sa.CheckConstraint("mode = 'watch' OR line IS NOT NULL", name=op.f("ck_incidents_line")),
        sa.CheckConstraint("mode IN ('watch', 'crisis')", name=op.f("ck_incidents_mode")),
        sa.CheckConstraint("(stood_down_at IS NULL) = (stood_down_by IS NULL)", name=op.f("ck_incidents_stood_down")),
        sa.ForeignKeyConstraint(["declared_by"], ["people.id"], name=op.f("fk_incidents_declared_by_people")),
        sa.ForeignKeyConstraint(["stood_down_by"], ["people.id"], name=op.f("fk_incidents_stood_down_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    op.create_index("ix_incidents_stood_down_at", "incidents", ["stood_down_at"])
    op.create_index(
        "uq_incidents_open_scenario",
        "incidents",
        ["scenario"],
        unique=True,
        sqlite_where=sa.text("stood_down_at IS NULL"),
        postgresql_where=sa.text("stood_down_at IS NULL"),
    )
    op.create_table(
        "paused",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("system", sa.String(length=120), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("resumed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_paused_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paused")),
    )
    op.create_index("ix_paused_resumed_at", "paused", ["resumed_at"])
    op.create_table(
        "incident_acts",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("incident", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_incident_acts_incident_incidents")),
        sa.ForeignKeyConstraint(["seq"], ["audit.seq"], name=op.f("fk_incident_acts_seq_audit")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_incident_acts")),
    )
    op.create_index("ix_incident_acts_incident", "incident_acts", ["incident", "seq"])
    op.create_table(
        "incident_lines",
        sa.Column("incident", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("translations", sa.Text(), server_default="{}", nullable=False),
        sa.Column("next_update", MOMENT, nullable=True),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_incident_lines_by_people")),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_incident_lines_incident_incidents")),
        sa.PrimaryKeyConstraint("incident", "version", name=op.f("pk_incident_lines")),
    )
    op.create_table(
        "incident_posts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("incident", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=80), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_incident_posts_by_people")),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_incident_posts_incident_incidents")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_incident_posts_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_posts")),
    )
    op.create_index("ix_incident_posts_incident", "incident_posts", ["incident", "since"])
    op.create_table(
        "preapprovals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=100), nullable=False),
        sa.Column("scenario", sa.String(length=80), nullable=True),
        sa.Column("incident", sa.String(length=32), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("network", sa.String(length=60), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("ended_by", sa.String(length=32), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.CheckConstraint("(incident IS NULL) = (line IS NULL)", name=op.f("ck_preapprovals_incident")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_preapprovals_by_people")),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name=op.f("fk_preapprovals_ended_by_people")),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_preapprovals_incident_incidents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preapprovals")),
    )
    op.create_index("ix_preapprovals_ended_at", "preapprovals", ["ended_at", "incident"])
    op.create_index("ix_preapprovals_sha256", "preapprovals", ["sha256"])
    op.create_table(
        "questions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("incident", sa.String(length=32), nullable=True),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=32), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("nags", sa.Integer(), server_default="0", nullable=False),
        sa.Column("nagged_at", MOMENT, nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_as", sa.String(length=120), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("settled_by", sa.String(length=32), nullable=True),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("(settled_at IS NULL) = (outcome IS NULL)", name=op.f("ck_questions_settled")),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_questions_asked_by_people")),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_questions_incident_incidents")),
        sa.ForeignKeyConstraint(["settled_by"], ["people.id"], name=op.f("fk_questions_settled_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("digest", name=op.f("uq_questions_digest")),
    )
    op.create_index("ix_questions_settled_at_due_at", "questions", ["settled_at", "due_at"])
    op.create_table(
        "ledger",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("topic", sa.String(length=16), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("incident", sa.String(length=32), nullable=True),
        sa.Column("question", sa.String(length=32), nullable=True),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.CheckConstraint("status IN ('confirmed', 'unconfirmed', 'false')", name=op.f("ck_ledger_status")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_ledger_by_people")),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_ledger_incident_incidents")),
        sa.ForeignKeyConstraint(["question"], ["questions.id"], name=op.f("fk_ledger_question_questions")),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_ledger")),
    )
    op.create_index("ix_ledger_ended_at", "ledger", ["ended_at"])
    op.create_table(
        "waiting",
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("reply", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["question"], ["questions.id"], name=op.f("fk_waiting_question_questions")),
        sa.ForeignKeyConstraint(["reply"], ["replies.id"], name=op.f("fk_waiting_reply_replies")),
        sa.PrimaryKeyConstraint("question", "reply", name=op.f("pk_waiting")),
    )
    op.create_index("ix_waiting_reply", "waiting", ["reply"])
    op.add_column("replies", sa.Column("change", sa.String(length=16), nullable=True))
    op.add_column("replies", sa.Column("behind", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_index("ix_replies_change", "replies", ["change", "state"])
    op.create_index("ix_replies_incident", "replies", ["incident", "state"])
    op.create_index(
        "ix_replies_anew",
        "replies",
        ["undecided", "band", "next_due", "id"],
        sqlite_where=sa.text("recheck IS 1 OR behind IS 1"),
        postgresql_where=sa.text("recheck IS true OR behind IS true"),
    )
    op.add_column("outbox", sa.Column("place", sa.Integer(), nullable=True))
    op.create_index("ix_outbox_target_place", "outbox", ["target", "place"])
