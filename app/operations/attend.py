"""Who looks after a reply: taking it, handing it on, putting it off, a note, a signed act. None of these decides."""

import secrets
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import insert, select, update

from app.errors import PortavozError
from app.operations.desk import Desk
from app.review.approving import needed
from app.review.moving import expect, move, opened
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.states import UNDECIDED
from app.review.tables import notes, people, replies, signatures
from app.value import Value
from app.wording import Wording

CLAIM = timedelta(minutes=15)
"""After so long without a sign of life a claim holds nobody back."""
FARTHEST = timedelta(days=7)
"""How far a reply can be put off at once."""
LONGEST_NOTE = 4_000


class Claimed(PortavozError):
    """Somebody else is at it. Taking over is possible, and noted."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "claimed"
    title: ClassVar[Wording] = Wording(es="La tiene otra persona", en="Somebody else has it")


class UnknownAssignee(PortavozError):
    field: ClassVar[str] = "person"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "unknown-assignee"
    title: ClassVar[Wording] = Wording(es="No existe esa persona", en="No such person")


class BadSnooze(PortavozError):
    field: ClassVar[str] = "until"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-snooze"
    title: ClassVar[Wording] = Wording(es="Fecha no válida", en="Invalid time")


class BadNote(PortavozError):
    field: ClassVar[str] = "text"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-note"
    title: ClassVar[Wording] = Wording(es="Nota no válida", en="Invalid note")


class NoSuchAction(PortavozError):
    field: ClassVar[str] = "action"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "no-such-action"
    title: ClassVar[Wording] = Wording(es="No existe ese acto", en="No such act")


class Note(Value):
    id: str
    by: str
    at: datetime
    text: str


async def claim(desk: Desk, id: str, person: Person, *, take_over: bool = False) -> Reply:
    """Says that this person is at it. Raises NoSuchReply, WrongState, or Claimed while another's claim is fresh."""
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "claim", person, None)
        now = desk.clock()
        held = reply.claimed_by is not None and reply.claimed_by != person.name and reply.claimed_at is not None
        if held and reply.claimed_at and now - reply.claimed_at < CLAIM and not take_over:
            minutes = int((now - reply.claimed_at).total_seconds() // 60)
            raise Claimed(
                Wording(
                    es=f"{reply.claimed_by} la tiene desde hace {minutes} min; tómela con take_over.",
                    en=f"{reply.claimed_by} has had it for {minutes} min; take it with take_over.",
                )
            )
        taken = {"claimed_by": person.id, "claimed_at": now}
        await move(connection, reply, "claim", person, now, changes=taken, detail={"taken_over": held})
        return await fetch(connection, id)


async def release(desk: Desk, id: str, person: Person) -> Reply:
    """Nobody is at it any more. Only the one who has it, or a lead. Raises NoSuchReply, WrongState or Claimed."""
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "release", person, None)
        if reply.claimed_by not in (None, person.name) and not person.may("lead"):
            by = reply.claimed_by
            raise Claimed(Wording(es=f"La tiene {by}; solo esa persona o quien aprueba la suelta.",
                                  en=f"{by} has it; only they or a lead may release it."))  # fmt: skip
        freed = {"claimed_by": None, "claimed_at": None}
        await move(connection, reply, "release", person, desk.clock(), changes=freed)
        return await fetch(connection, id)


async def assign(desk: Desk, id: str, person: Person, *, to: str | None) -> Reply:
    """Gives it to a person by name, or to nobody. Raises NoSuchReply, WrongState, NotAllowed or UnknownAssignee."""
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "assign", person, None)
        whom: str | None = None
        if to:
            alive = select(people.c.id).where(people.c.name == to, people.c.disabled_at.is_(None))
            whom = (await connection.execute(alive)).scalar()
            if whom is None:
                raise UnknownAssignee(Wording(es=f"person: no hay nadie activo que se llame «{to[:60]}».",
                                           en=f"person: nobody active is called “{to[:60]}”."))  # fmt: skip
        now = desk.clock()
        await move(connection, reply, "assign", person, now, changes={"assignee": whom}, detail={"to": whom})
        return await fetch(connection, id)


async def note(desk: Desk, id: str, person: Person, text: str) -> Reply:
    """Adds a note that only we read. Raises NoSuchReply, WrongState or BadNote."""
    said = text.strip()
    if not 1 <= len(said) <= LONGEST_NOTE:
        raise BadNote(Wording(es=f"text: la nota necesita de 1 a {LONGEST_NOTE} caracteres.",
                              en=f"text: a note needs 1 to {LONGEST_NOTE} characters."))  # fmt: skip
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "note", person, None)
        now, key = desk.clock(), secrets.token_hex(10)
        row = {"id": key, "reply": id, "person": person.id, "text": said, "created_at": now}
        await connection.execute(insert(notes), row)
        await move(connection, reply, "note", person, now, detail={"note": key})
        return await fetch(connection, id)


async def snooze(desk: Desk, id: str, person: Person, *, until: datetime | None) -> Reply:
    """Puts it off to a moment before its deadline, or takes it up again. Raises NoSuchReply, WrongState or BadSnooze.

    Putting off hides it from the list; it stops no deadline and no notice.
    """
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "snooze", person, None)
        now = desk.clock()
        if until is not None and not now < until <= min(now + FARTHEST, max(reply.next_due, now + timedelta(hours=1))):
            raise BadSnooze(
                Wording(
                    es="until: un momento futuro, no más allá del plazo de la respuesta (o de una hora, si ya venció).",
                    en="until: a moment to come, not beyond the reply's deadline (or an hour, if it has passed).",
                )
            )
        later = until.isoformat() if until else None
        await move(connection, reply, "snooze", person, now, changes={"snoozed_until": until}, detail={"until": later})
        return await fetch(connection, id)


async def sign(desk: Desk, id: str, person: Person, *, action: int) -> Reply:
    """Signs an internal act as done. Signing twice changes nothing. Raises NoSuchReply, WrongState or NoSuchAction."""
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        acts = reply.triage.actions
        if not 0 <= action < len(acts):
            raise NoSuchAction(Wording(es=f"action: la respuesta tiene {len(acts)} actos; se cuentan desde 0.",
                                       en=f"action: the reply has {len(acts)} acts, counted from 0."))  # fmt: skip
        expect(reply, "sign", person, None)
        if acts[action].done_by is None:
            now = desk.clock()
            row = {"reply": id, "action": action, "person": person.id, "at": now}
            await connection.execute(insert(signatures), row)
            await move(connection, reply, "sign", person, now, detail={"action": action})
        return await fetch(connection, id)


async def seen(desk: Desk, reply: Reply, person: Person) -> None:
    """Remembers when a person who may decide last opened it: notices about it stop climbing the chain."""
    if reply.state not in UNDECIDED or not person.may(needed(reply, desk.brand)):
        return
    async with desk.db.write() as connection:
        opened_now = update(replies).where(replies.c.id == reply.id).values(seen_at=desk.clock())
        await connection.execute(opened_now)


async def notes_of(desk: Desk, id: str) -> list[Note]:
    """The notes of a reply, oldest first."""
    n = notes.c
    asked = select(n.id, people.c.name.label("by"), n.created_at.label("at"), n.text)
    async with desk.db.read() as connection:
        found = await connection.execute(
            asked.join(people, people.c.id == n.person).where(n.reply == id).order_by(n.created_at, n.id)
        )
        return [Note(**row._mapping) for row in found]
