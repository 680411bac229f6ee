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
    Column("channel", String(16), nullable=False),  # mail, webhook
    Column("target", String(40), nullable=False),  # mail: id of a person; their address is looked up when it is sent
    Column("payload", Text, nullable=False),  # JSON
    Column("notice", ForeignKey("notices.id")),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", Moment),  # null: nothing more will be tried
    Column("sent_at", Moment),
    Column("failed_at", Moment),
    Column("failure", String(80)),  # of the last attempt; never an address or an answer's text
    Index("ix_outbox_next_try_at", "next_try_at"),
    Index("ix_outbox_notice", "notice"),
)
"""Messages that leave, stored in the transaction of their cause and delivered at least once."""
