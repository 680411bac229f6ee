"""What people decide on, and who they are. JSON columns hold the stages' own values as they were."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from app.db import Moment, metadata

ROLES = ("agent", "lead", "head", "admin")
KINDS = ("answer", "holding", "closing")
RESULTS = ("ready", "hold", "no_reply")
PARTS = ("public", "private")
STATES = (
    "pending", "changes_requested", "approved", "stale", "published", "closed",
    "rejected", "superseded", "dismissed", "withdrawn",
)  # fmt: skip


UNDECIDED = "state IN ('pending', 'changes_requested', 'stale')"


def _one_of(column: str, allowed: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


people = Table(
    "people",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(120), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("service", Boolean, nullable=False, server_default=text("false")),  # a program; never more than an agent
    Column("email", String(254)),
    Column("functions", Text, nullable=False, server_default="[]"),  # JSON: ids of the brand's roles that they fill
    Column("away_until", Moment),  # on holiday: the chain skips them
    Column("password", Text),  # Argon2 hash; null: keys only
    Column("preferences", Text, nullable=False, server_default="{}"),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
    _one_of("role", ROLES),
    CheckConstraint("NOT service OR role = 'agent'", name="service"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),  # SHA-256 of the cookie's value, which is kept nowhere
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Index("ix_sessions_person", "person"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("digest", String(64), primary_key=True),  # SHA-256 of the link's secret
    Column("person", ForeignKey("people.id")),  # null: whoever sets up a fresh deployment
    Column("created_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("used_at", Moment),
)
"""One-time links: to set up a fresh deployment, or to choose a password."""

failed_logins = Table(
    "failed_logins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String(64), nullable=False),  # SHA-256 of a name or an address: what is counted, not who
    Column("at", Moment, nullable=False),
    Index("ix_failed_logins_subject_at", "subject", "at"),
)

keys = Table(
    "keys",
    metadata,
    Column("id", String(16), primary_key=True),  # the part of a key that may be shown
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("scope", String(16)),  # what it may do at most (app.review.people.Scope); null: all that its person may
    Column("label", String(80)),  # the browser that was paired, as it called itself
)

pairings = Table(
    "pairings",
    metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),  # one live code a person
    Column("digest", String(64), nullable=False, unique=True),
    Column("ends_at", Moment, nullable=False),
)
"""Codes by which a browser is paired; used, a row is gone."""

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
    Column("first_answer_due", Moment, nullable=False),
    Column(
        "next_due", Moment, nullable=False
    ),  # first_answer_due until something of ours stands in public, then due_at
    Column("band", Integer, nullable=False),  # 0 critical, 1 the rest: critical ones stand above every deadline
    Column("scenario", String(80)),
    Column("likeness", String(16), nullable=False),  # same for near-identical comments (app.review.groups)
    Column("assignee", ForeignKey("people.id")),
    Column("claimed_by", ForeignKey("people.id")),
    Column("claimed_at", Moment),
    Column("snoozed_until", Moment),
    Column("visible_at", Moment),  # approval + undo window; null unless approved
    Column("approved_revision", Integer),
    Column("approved_by", ForeignKey("people.id")),
    Column("approved_at", Moment),
    Column("approved_via", String(16)),
    Column("superseded_by", ForeignKey("replies.id")),
    Column("incident", String(32)),
    Column("closes", ForeignKey("replies.id")),
    Column("recheck", Boolean, nullable=False, server_default=text("false")),  # its ground changed: guard it again
    Column("decided_at", Moment),  # the first decision of a person
    Column("published_at", Moment),
    Column("seen_at", Moment),  # a person who may decide has opened it
    Column("change", String(16)),  # same for redrafts that changed the same words (app.review.changes)
    Column("behind", Boolean, nullable=False, server_default=text("false")),  # guarded again, but not yet redrafted
    Column(
        "undecided", Boolean, Computed(UNDECIDED, persisted=True)
    ),  # what the queue shows, in the order of its index
    _one_of("kind", KINDS),
    _one_of("state", STATES),
    _one_of("result", RESULTS),
    CheckConstraint(
        "state NOT IN ('approved', 'published', 'closed')"
        " OR (approved_revision IS NOT NULL AND approved_by IS NOT NULL AND visible_at IS NOT NULL)",
        name="approved",
    ),
    CheckConstraint("state != 'approved' OR approved_revision = revision", name="approved_latest"),
    CheckConstraint("kind != 'closing' OR closes IS NOT NULL", name="closes"),
    Index(
        "uq_replies_live_approval",
        "comment_key",
        "kind",
        unique=True,
        sqlite_where=text("state = 'approved'"),
        postgresql_where=text("state = 'approved'"),
    ),
    Index("ix_replies_queue", "undecided", "band", "next_due", "id"),
    Index("ix_replies_severity", "undecided", "severity", "band", "next_due", "id"),
    Index("ix_replies_state", "state", "band", "next_due", "id"),
    Index("ix_replies_likeness", "likeness", "state"),
    Index("ix_replies_assignee", "assignee"),
    Index("ix_replies_incident", "incident", "state"),
    Index("ix_replies_change", "change", "state"),
    Index(
        "ix_replies_anew",  # what the chore of redrafting asks for every few seconds: nearly always nothing
        "undecided",
        "band",
        "next_due",
        "id",
        sqlite_where=text("recheck IS 1 OR behind IS 1"),
        postgresql_where=text("recheck IS true OR behind IS true"),
    ),
    Index("ix_replies_requested_by", "requested_by", "created_at"),
    Index("ix_replies_closes", "closes"),
    Index(
        "ix_replies_created_at_id",  # also all that the dashboard counts by: it never reads the long rows
        "created_at",
        "id",
        "kind",
        "result",
        "outcome",
        "state",
        "comment_key",
        "revision",
        "approved_revision",
        "decided_at",
        "published_at",
    ),
    Index("ix_replies_comment_key", "comment_key"),
    Index("ix_replies_network_created_at_id", "network", "created_at", "id"),
)

searches = Table(
    "searches",
    metadata,
    Column("reply", ForeignKey("replies.id"), primary_key=True),
    Column("searched", Text, nullable=False),  # folded comment, author and public text
)
"""What a text filter looks in: apart from the replies, whose long rows would have to be read for it."""

revisions = Table(
    "revisions",
    metadata,
    Column("reply", ForeignKey("replies.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("written_by", ForeignKey("people.id")),  # null: an engine
    Column("how", String(16), nullable=False, server_default="draft"),  # draft, edit, rewrite, redraft
    Column("reason", String(24)),  # why a person changed it, from EDIT_REASONS
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
)
"""Requests that may be repeated safely: same person, same Idempotency-Key, same body, same reply."""

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),  # 1, 2, 3 … without gaps
    Column("at", Moment, nullable=False),
    Column("person", ForeignKey("people.id")),  # null: Portavoz itself
    Column("move", String(24), nullable=False),
    Column("reply", String(32)),
    Column("version", Integer),
    Column("state", String(24)),  # the state after the move
    Column("sha256", String(64)),  # of the words that it is about
    Column("detail", Text, nullable=False),  # JSON: names of rules, roles and fields, hashes; never a text
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Index("ix_audit_reply", "reply", "seq"),
    Index("ix_audit_at_move", "at", "move"),
)
"""One row for every move, chained by hash (app.review.audit). Rows are never changed or removed: triggers refuse it."""

remarks = Table(
    "remarks",
    metadata,
    Column("seq", ForeignKey("audit.seq"), primary_key=True),
    Column("reason", String(40)),
    Column("note", Text),
    Column("overrides", Text, nullable=False, server_default="[]"),  # JSON: [{rule, reason}]
)
"""What a person said with a move. The audit row holds its hash; erasing a person empties the words."""

notes = Table(
    "notes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reply", ForeignKey("replies.id"), nullable=False),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("ix_notes_reply", "reply", "created_at"),
)

rereadings = Table(
    "rereadings",
    metadata,
    Column("seq", ForeignKey("audit.seq"), primary_key=True),
    Column("reply", ForeignKey("replies.id"), nullable=False),
    Column("before", Text, nullable=False),  # JSON: text, rating and edited_at as we had read them
    Column("after", Text, nullable=False),  # the same as they were found later
    Index("ix_rereadings_reply", "reply", "seq"),
)
"""Words of a comment that changed after somebody asked for a reply to it. Erasing empties both."""

signatures = Table(
    "signatures",
    metadata,
    Column("reply", ForeignKey("replies.id"), primary_key=True),
    Column("action", Integer, primary_key=True),  # place in triage.actions
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
)
"""Internal acts that a person has done."""

publications = Table(
    "publications",
    metadata,
    Column("reply", ForeignKey("replies.id"), primary_key=True),
    Column("part", String(16), primary_key=True),
    Column("sha256", String(64), primary_key=True),  # two texts of one reply may have been sent
    Column("permalink", Text),
    Column("late", Boolean, nullable=False),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    _one_of("part", PARTS),
)

debts = Table(
    "debts",
    metadata,
    Column("reply", ForeignKey("replies.id"), primary_key=True),  # the published answer that promised a return
    Column("opened_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("paid_by", ForeignKey("replies.id")),  # the published closing
    Column("waived_by", ForeignKey("people.id")),
    Column("settled_at", Moment),
    CheckConstraint("(settled_at IS NULL) = (paid_by IS NULL AND waived_by IS NULL)", name="settled"),
    Index("ix_debts_settled_at_due_at", "settled_at", "due_at"),
)

preapprovals = Table(
    "preapprovals",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(100), nullable=False),  # pool of the manual (app.draft.holding.Template), or «incident»
    Column("scenario", String(80)),  # null: a general or a danger text
    Column("incident", ForeignKey("incidents.id")),  # null: a text of the manual, unadapted
    Column("line", Integer),  # version of the official line that it was approved with
    Column("network", String(60)),  # null: any
    Column("language", String(16), nullable=False),
    Column("form", String(8)),  # null: any form of address
    Column("text", Text, nullable=False),  # a manual's with its slots open, an adapted one as it will be sent
    Column("sha256", String(64), nullable=False),  # over all of the above (app.review.preapproval.bound)
    Column("by", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("ended_by", ForeignKey("people.id")),
    Column("ended_at", Moment),
    CheckConstraint("(incident IS NULL) = (line IS NULL)", name="incident"),
    Index("ix_preapprovals_ended_at", "ended_at", "incident"),
    Index("ix_preapprovals_sha256", "sha256"),
)
"""Holding texts that a head approved beforehand; each use is an approval of its own, and audited."""
