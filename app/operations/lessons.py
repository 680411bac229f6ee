"""What people learned from an incident, in their own words: written down while it is fresh, read in its report."""

import unicodedata
from typing import ClassVar, Final

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.incident.tables import incident_acts
from app.operations.desk import Desk
from app.operations.incident_record import Record, record
from app.review import audit
from app.review.people import Person
from app.review.tables import audit as rows
from app.wording import Wording

LESSON: Final = "incident.lesson"
"""As the audit chain calls it."""
LONGEST = 2_000


class BadLesson(PortavozError):
    field: ClassVar[str] = "lesson"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-lesson"
    title: ClassVar[Wording] = Wording(es="Así no se puede anotar", en="It cannot be noted so")


async def add_lesson(desk: Desk, id: str, person: Person, text: str) -> Record:
    """Notes it, also when the incident is over. The same words by the same person again change nothing.

    Raises NoSuchIncident or BadLesson.
    """
    words = _readable(text)
    async with desk.db.write() as connection:
        await audit.lock(connection)
        found = await record(connection, id)
        if not await _noted(connection, id, person, words):
            detail = {"incident": id, "reason_sha256": audit.hashed(words)}
            row = {"at": desk.clock(), "person": person.id, "move": LESSON, "version": found.version, "detail": detail}
            seq = await audit.append(connection, **row)  # type: ignore[arg-type]  # as app.operations.incident_acts
            await connection.execute(insert(incident_acts).values(seq=seq, incident=id, reason=words))
        return await record(connection, id)


def _readable(text: str) -> str:
    words = unicodedata.normalize("NFC", text).strip()
    if not words or "\x00" in words:
        raise BadLesson(
            Wording(
                es="lesson: está vacío; escriba en una o dos frases qué harían igual o distinto.",
                en="lesson: it is empty; write in a sentence or two what you would do again, or otherwise.",
            )
        )
    if len(words) > LONGEST:
        raise BadLesson(
            Wording(
                es=f"lesson: tiene {len(words)} caracteres y caben {LONGEST}; acórtelo o anote dos.",
                en=f"lesson: it has {len(words)} characters and {LONGEST} fit; shorten it or note two.",
            )
        )
    return words


async def _noted(connection: AsyncConnection, id: str, person: Person, words: str) -> bool:
    a = incident_acts.c
    asked = select(a.seq).join(rows, rows.c.seq == a.seq)
    mine = asked.where(a.incident == id, a.reason == words, rows.c.move == LESSON, rows.c.person == person.id)
    return (await connection.execute(mine.limit(1))).first() is not None
