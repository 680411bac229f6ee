"""What was heard in public, and the warnings that came of it."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from app.db import Moment, metadata

heard = Table(
    "heard",
    metadata,
    Column("key", ForeignKey("comments.key"), primary_key=True),
    Column("network", String(60), nullable=False),
    Column("at", Moment, nullable=False),  # when it was posted; when it came in, where the network does not tell
    Column("heard_at", Moment, nullable=False),
    Column("author", String(64), nullable=False),  # SHA-256 of network and author: who counts twice, not who it is
    Column("followers", Integer),  # of the author, as the network or the listening tool tells
    Column("outcome", Text, nullable=False),
    Column("severity", String(16), nullable=False),
    Column("scenario", String(80)),
    Column("incident", String(32)),
    Column("likeness", String(16), nullable=False),  # same for near-identical comments (app.review.likeness)
    Column("signals", Text, nullable=False, server_default="[]"),  # JSON
    Column("source", String(40), nullable=False),  # api, csv, drill
    Index("ix_heard_at", "at", "outcome", "severity", "scenario"),
    Index("ix_heard_likeness", "likeness", "at"),
    Index("ix_heard_incident", "incident", "at"),
)
"""One row for each public comment that came in to be watched, drafted or not."""

alerts = Table(
    "alerts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(16), nullable=False),  # spike, rumour, press, influencer
    Column("subject", String(200), nullable=False),  # what it is about: «outcome:…», «severity:…», «topic:…», a key
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),  # the same subject does not warn again before
    Column("evidence", Text, nullable=False),  # JSON: app.monitor.alert.Evidence
    Column("scenario", String(80)),  # proposed
    Column("severity", String(16), nullable=False),  # proposed
    Column("settled_by", ForeignKey("people.id")),
    Column("settled_at", Moment),
    Column("outcome", String(16)),  # declared, watched, dismissed
    Column("incident", String(32)),  # what a person declared because of it
    Column("reason", Text),
    CheckConstraint("kind IN ('spike', 'rumour', 'press', 'influencer')", name="kind"),
    CheckConstraint("(settled_at IS NULL) = (outcome IS NULL)", name="settled"),
    Index("ix_alerts_subject_until", "kind", "subject", "until"),
    Index("ix_alerts_settled_at_at", "settled_at", "at"),
)
"""A warning with its evidence and what it proposes. A person settles it."""
