"""Who is signed in: a random token in a cookie, of which only the digest is kept.

A session ends by itself after twelve idle hours or seven days; by signing out; and when its person is disabled, changes
the password or is given another role. Ended ones stay on file for a month, so that people see where they signed in.
"""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.review.people import PERSON, Person, person_of
from app.review.tables import people, sessions
from app.value import Value

IDLE = timedelta(hours=12)
WHOLE = timedelta(days=7)
TOUCH = timedelta(minutes=1)
"""`seen_at` is written at most once in this time."""
ON_FILE = timedelta(days=30)
TOKEN = re.compile(r"[\w-]{43}", re.ASCII)
"""256 random bits, as `secrets.token_urlsafe(32)` writes them."""


class Session(Value):
    """A person who is signed in."""

    digest: str
    person: Person
    seen_at: datetime

    def is_due(self, now: datetime) -> bool:
        """Whether `touch` has something to write."""
        return now - self.seen_at >= TOUCH


class SignIn(Value):
    """What a person may see of their sessions."""

    created_at: datetime
    seen_at: datetime
    open: bool


def _digest(token: str) -> str:
    # 256 random bits: nothing to guess, so a plain digest is enough.
    return hashlib.sha256(token.encode()).hexdigest()


_LIVE = (  # asked for every request of a page: built once
    select(sessions.c.digest, sessions.c.seen_at, *PERSON)
    .join(people, people.c.id == sessions.c.person)
    .where(
        sessions.c.digest == bindparam("digest"),
        sessions.c.ends_at > bindparam("now", type_=sessions.c.ends_at.type),
        sessions.c.seen_at > bindparam("idle_since", type_=sessions.c.seen_at.type),
        people.c.disabled_at.is_(None),
    )
)


async def open_session(connection: AsyncConnection, person: str, now: datetime) -> str:
    """The token of a new session of the person with that id. It is returned once and kept nowhere."""
    token = secrets.token_urlsafe(32)
    old = delete(sessions).where(sessions.c.person == person, sessions.c.ends_at <= now - ON_FILE)
    await connection.execute(old)
    row = {"digest": _digest(token), "person": person, "created_at": now, "seen_at": now, "ends_at": now + WHOLE}
    await connection.execute(insert(sessions).values(row))
    return token


async def find(connection: AsyncConnection, token: str | None, now: datetime) -> Session | None:
    """The live session of a token, or None."""
    if not token or not TOKEN.fullmatch(token):
        return None
    asked = {"digest": _digest(token), "now": now, "idle_since": now - IDLE}
    row = (await connection.execute(_LIVE, asked)).first()
    return Session(digest=row.digest, person=person_of(row), seen_at=row.seen_at) if row else None


async def touch(connection: AsyncConnection, session: Session, now: datetime) -> None:
    """The person has just been here."""
    seen = update(sessions).where(sessions.c.digest == session.digest, sessions.c.seen_at < now)
    await connection.execute(seen.values(seen_at=now))


async def end(connection: AsyncConnection, token: str | None, now: datetime) -> None:
    """Ends the session of a token, if there is one."""
    if token and TOKEN.fullmatch(token):
        live = update(sessions).where(sessions.c.digest == _digest(token), sessions.c.ends_at > now)
        await connection.execute(live.values(ends_at=now))


async def end_all(connection: AsyncConnection, person: str, now: datetime) -> None:
    """Ends every session of the person with that id."""
    live = update(sessions).where(sessions.c.person == person, sessions.c.ends_at > now)
    await connection.execute(live.values(ends_at=now))


async def sign_ins(connection: AsyncConnection, person: str, now: datetime, most: int = 10) -> list[SignIn]:
    """The latest sessions of a person, newest first."""
    asked = select(sessions).where(sessions.c.person == person).order_by(sessions.c.created_at.desc()).limit(most)
    return [
        SignIn(created_at=row.created_at, seen_at=row.seen_at, open=row.ends_at > now and row.seen_at > now - IDLE)
        for row in await connection.execute(asked)
    ]
