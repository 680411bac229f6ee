"""What was told to whom, and what is still to be delivered."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from app.db import Moment, metadata

notices = Table(
    "notices",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reply", ForeignKey("replies.id"), nullable=False),
    Column("kind", String(16), nullable=False),  # app.notify.alert.Kind
    Column("step", Integer, nullable=False),  # 0: the first to be asked
    Column("at", Moment, nullable=False),
    Column("nobody_answers", Boolean, nullable=False, server_default=text("false")),
    Column("ended_at", Moment),  # somebody looked, the next step was taken, or there is none; null: waiting for a sign
    UniqueConstraint("reply", "kind", "step", name="uq_notices_reply"),
    Index("ix_notices_ended_at_at", "ended_at", "at"),
)
"""One row for each step of each chain: of several server processes one takes it."""

recipients = Table(
    "recipients",
    metadata,
    Column("notice", ForeignKey("notices.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("informed", Boolean, nullable=False, server_default=text("false")),  # told only; nothing is asked of them
    Index("ix_recipients_person", "person"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", String(40), primary_key=True),  # the same at every attempt: receivers tell repeats by it
    Column("at", Moment, nullable=False),
    Column("channel", String(16), nullable=False),  # mail, webhook, hook
    Column("target", String(40), nullable=False),  # id of a person or a hook; the address is looked up when it is sent
    Column("payload", Text, nullable=False),  # JSON
    Column("notice", ForeignKey("notices.id")),
    Column("place", Integer),  # hooks: it goes out after those of its target that have a lower one; null: at any time
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", Moment),  # null: nothing more will be tried
    Column("sent_at", Moment),
    Column("failed_at", Moment),
    Column("failure", String(80)),  # of the last attempt; never an address or an answer's text
    Index("ix_outbox_next_try_at", "next_try_at"),
    Index("ix_outbox_notice", "notice"),
    Index("ix_outbox_target_place", "target", "place"),
)
"""Messages that leave, stored in the transaction of their cause and delivered at least once."""

hooks = Table(
    "hooks",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(120), nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column(
        "private", Boolean, nullable=False, server_default=text("false")
    ),  # the operator lets it stay in our network
    Column("events", Text, nullable=False),  # JSON: names of the events that it wants
    Column("secret", Text, nullable=False),  # base64; needed in clear to sign
    Column("old_secret", Text),  # signs beside the new one until it ends
    Column("old_until", Moment),
    Column("created_by", ForeignKey("people.id")),  # null: at the command line
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
    Column("disabled_why", String(16)),  # person, gone
)
"""Addresses of other programs that hear of freezes and incidents, by signed webhooks."""

paused = Table(
    "paused",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("system", String(120), nullable=False),  # the scheduler's own name
    Column("items", Text, nullable=False),  # JSON: what it stopped, in its own names
    Column("edition", Integer, nullable=False),  # of the freeze that it obeyed
    Column("person", ForeignKey("people.id"), nullable=False),  # whose key said so
    Column("at", Moment, nullable=False),  # when it first said so
    Column("resumed_at", Moment),
    Index("ix_paused_resumed_at", "resumed_at"),
)
"""What schedulers said that they paused, so that lifting the freeze can name it."""

freezes = Table(
    "freezes",
    metadata,
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column(
        "incidents", Text, nullable=False
    ),  # JSON: ids of the open incidents that froze, in order; [] from a lifting
)
"""Which incidents froze the brand's other publications, from when to when: a new row for each change."""
