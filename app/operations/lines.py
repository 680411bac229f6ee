"""The official line: every change is a new version, and what was approved under the old one is stale at once."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import Language
from app.evidence.open_incidents import line_id
from app.incident.store import raise_edition
from app.incident.tables import incident_lines, incident_posts
from app.operations.desk import Desk
from app.operations.freeze import freeze_of
from app.operations.incident_acts import Held, acted, alarm, change, held, moment, need, tell, why
from app.operations.incident_record import Record
from app.operations.joining import Moved, outdate
from app.operations.line_check import BadLine, Said, checked
from app.operations.standing import brand_today
from app.review.people import Person
from app.review.tables import preapprovals
from app.wording import Wording


async def new_line(
    desk: Desk,
    id: str,
    person: Person,
    *,
    version: int,
    text: str,
    translations: tuple[tuple[Language, str], ...] = (),
    next_update: datetime | None = None,
    reason: str,
) -> Record:
    """Says something else officially. `version`: of the incident, as the person saw it.

    For a head; for a lead on a watch, or whom the incident's posts name. In one transaction every approval of the
    incident that nobody has published ends, what is undecided is guarded again, holdings approved with the old line
    end. Raises NoSuchIncident, IncidentOver, StaleIncident, NotAllowed, BadIncident, BadLine or UnconfirmedFigure;
    then nothing is changed.
    """
    because = why(reason)
    async with desk.db.write() as connection:
        incident = await held(connection, id, version)
        await _may_speak(connection, incident, person)
        at = await moment(connection, id, desk.clock())
        brand, situation = await brand_today(desk.brand, connection), await desk.keep_up(connection)
        wanted = Said(text=text, translations=translations, next_update=next_update)
        said = checked(wanted, brand, situation, incident.scenario, at)
        before = situation.incident(id)
        if (
            before
            and before.line
            and _words(said) == _words(Said(**before.line.model_dump(include=set(Said.model_fields))))
        ):
            raise BadLine(SAME, "text")
        froze, number = (await freeze_of(connection)).frozen, (incident.line or 0) + 1
        sha256 = await say(connection, id, number, said, person, at)
        seen = await change(connection, incident, {"line": number})
        await raise_edition(connection)
        await end_preapprovals(connection, id, person, at)
        moved = await outdate(connection, id, at, {"passage": line_id(id, number - 1)})
        told = {"line": number, "stale": moved.stale, "flagged": moved.flagged}
        await acted(
            connection, id, person, "incident.line", at, version=seen, reason=because, sha256=sha256, detail=told
        )
        known = await tell(connection, brand, id, "incident.line", at, froze=froze)
        await alarm(connection, known, NEW_LINE, fallen(moved))
        return known


SAME = Wording(
    es="text: es lo que ya dice el mensaje oficial, con las mismas traducciones y la misma próxima actualización.",
    en="text: is what the official line says already, with the same translations and the same next update.",
)
NEW_LINE = Wording(es="Cambia el mensaje oficial", en="The official line changes")


def _words(said: Said) -> tuple[str, dict[Language, str], datetime | None]:
    return said.text, dict(said.translations), said.next_update


def fallen(moved: Moved) -> tuple[Wording, ...]:
    """What an act did to replies, for a bulletin."""
    return (
        Wording(
            es=f"Aprobadas sin publicar que caducan: {moved.stale}. Pendientes que se revisan: {moved.flagged}.",
            en=f"Approved and not published, now stale: {moved.stale}. Pending, guarded again: {moved.flagged}.",
        ),
    )


async def _may_speak(connection: AsyncConnection, incident: Held, person: Person) -> None:
    """In a crisis a head speaks, or a lead to whom the incident has given a post."""
    p = incident_posts.c
    mine = select(p.id).where(p.incident == incident.id, p.person == person.id, p.until.is_(None)).limit(1)
    named = await connection.scalar(mine) is not None
    need(person, "head" if incident.mode == "crisis" and not named else "lead", SPEAK)


SPEAK = Wording(
    es="Cambiar el mensaje oficial de una crisis (sin tener un puesto en ella)",
    en="Changing the official line of a crisis (without a post in it)",
)


async def say(connection: AsyncConnection, incident: str, number: int, said: Said, person: Person, at: datetime) -> str:
    """Stores that version of the line; its hash."""
    translations = json.dumps(dict(sorted(said.translations)), ensure_ascii=False)
    sha256 = hash_of_line(incident, number, said.text, dict(said.translations), said.next_update)
    row = {"incident": incident, "version": number, "text": said.text, "translations": translations}
    told = {"next_update": said.next_update, "by": person.id, "at": at, "sha256": sha256}
    await connection.execute(insert(incident_lines).values(**row, **told))
    return sha256


def hash_of_line(
    incident: str, number: int, text: str, translations: Mapping[str, str], next_update: datetime | None
) -> str:
    """SHA-256 of all that a version of the line says, as the chain keeps it."""
    until = next_update.astimezone(UTC).isoformat(timespec="microseconds") if next_update else None
    said = [incident, number, text, dict(sorted(translations.items())), until]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


async def end_preapprovals(connection: AsyncConnection, incident: str, person: Person, at: datetime) -> None:
    """Holdings that were approved for this incident and its line are sent no more."""
    p = preapprovals.c
    live = update(preapprovals).where(p.incident == incident, p.ended_at.is_(None))
    await connection.execute(live.values(ended_by=person.id, ended_at=at))
