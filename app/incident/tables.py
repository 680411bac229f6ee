"""Declared incidents with their lines, posts and acts; facts that people add while running; questions to an area."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from app.db import Moment, metadata

incidents = Table(
    "incidents",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("title", String(160), nullable=False),
    Column("scenario", String(80)),  # null: the manual did not foresee it
    Column("mode", String(8), nullable=False),
    Column("severity", String(16), nullable=False),
    Column("line", Integer),  # version of the current official line; null: none yet
    Column("triggers", Text, nullable=False, server_default="[]"),  # JSON: words that its comments are known by
    Column("examples", Text, nullable=False, server_default="[]"),  # JSON: comments that belong to it
    Column("freeze", Boolean, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),  # what a person saw: raised by every act
    Column("declared_by", ForeignKey("people.id"), nullable=False),
    Column("declared_at", Moment, nullable=False),
    Column("alert", String(32)),  # the warning that it was declared from
    Column("closing", Text),  # the last message, in public
    Column("stood_down_by", ForeignKey("people.id")),
    Column("stood_down_at", Moment),
    CheckConstraint("mode IN ('watch', 'crisis')", name="mode"),
    CheckConstraint("mode = 'watch' OR line IS NOT NULL", name="line"),
    CheckConstraint("(stood_down_at IS NULL) = (stood_down_by IS NULL)", name="stood_down"),
    Index(
        "uq_incidents_open_scenario",
        "scenario",
        unique=True,
        sqlite_where=text("stood_down_at IS NULL"),
        postgresql_where=text("stood_down_at IS NULL"),
    ),
    Index("ix_incidents_stood_down_at", "stood_down_at"),
)

incident_lines = Table(
    "incident_lines",
    metadata,
    Column("incident", ForeignKey("incidents.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("translations", Text, nullable=False, server_default="{}"),  # JSON: language to text
    Column("next_update", Moment),
    Column("by", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("sha256", String(64), nullable=False),
)
"""The official line, every version as it was."""

incident_posts = Table(
    "incident_posts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("incident", ForeignKey("incidents.id"), nullable=False),
    Column("role", String(80), nullable=False),  # id of the brand's role
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),  # null: has it now
    Column("by", ForeignKey("people.id"), nullable=False),  # who gave it to them
    Index("ix_incident_posts_incident", "incident", "since"),
)
"""Who filled which role of an incident, from when to when."""

incident_acts = Table(
    "incident_acts",
    metadata,
    Column("seq", ForeignKey("audit.seq"), primary_key=True),
    Column("incident", ForeignKey("incidents.id"), nullable=False),
    Column("reason", Text),
    Index("ix_incident_acts_incident", "incident", "seq"),
)
"""Which rows of the audit chain tell of an incident, and the reason given; the chain holds only its hash."""

situation_editions = Table(
    "situation_editions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("edition", Integer, nullable=False),
)
"""One row, from the first change on, that every change of incident or fact raises: each server process follows."""

ledger = Table(
    "ledger",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("statement", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("correction", Text),
    Column("public", Boolean, nullable=False),
    Column("topic", String(16), nullable=False),
    Column("valid_from", Date),
    Column("valid_until", Date),
    Column("source", Text, nullable=False),
    Column("incident", ForeignKey("incidents.id")),  # null: it holds whatever happens
    Column("question", ForeignKey("questions.id")),  # the answered question that it comes from
    Column("by", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("reason", Text),
    Column("ended_at", Moment),  # a newer version took its place, or it was taken away
    CheckConstraint("status IN ('confirmed', 'unconfirmed', 'false')", name="status"),
    Index("ix_ledger_ended_at", "ended_at"),
)
"""Facts that people add, confirm, withdraw or end while running. They shadow the folder's by id."""

questions = Table(
    "questions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("incident", ForeignKey("incidents.id")),
    Column("area", String(80), nullable=False),  # id of the brand's role that is asked
    Column("question", Text, nullable=False),
    Column("asked_by", ForeignKey("people.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("digest", String(64), nullable=False, unique=True),  # SHA-256 of the one-time link's secret
    Column("nags", Integer, nullable=False, server_default="0"),
    Column("nagged_at", Moment),
    Column("answer", Text),
    Column("answered_as", String(120)),  # the name that whoever answered gave
    Column("source", Text),
    Column("answered_at", Moment),
    Column("settled_by", ForeignKey("people.id")),  # a lead confirmed it as a fact, or took the question back
    Column("settled_at", Moment),
    Column("outcome", String(16)),  # confirmed, refused, withdrawn
    Column("reason", Text),
    CheckConstraint("(settled_at IS NULL) = (outcome IS NULL)", name="settled"),
    Index("ix_questions_settled_at_due_at", "settled_at", "due_at"),
)
"""One question to one area of the brand, with its deadline."""

waiting = Table(
    "waiting",
    metadata,
    Column("question", ForeignKey("questions.id"), primary_key=True),
    Column("reply", ForeignKey("replies.id"), primary_key=True),
    Index("ix_waiting_reply", "reply"),
)
"""Which replies wait for the answer to a question."""
