"""What every act on an incident keeps: an open row that nobody else changes, an audit row, a reason, the tellings."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import Severity
from app.errors import PortavozError
from app.incident.mode import LABELS
from app.incident.store import edition_of
from app.incident.tables import incident_acts, incidents
from app.notify.bulletin import Bulletin, proclaim
from app.notify.hooks import EventKind, publish_event
from app.operations.freeze import freeze_changed
from app.operations.incident_record import ID, Act, NoSuchIncident, Record, last_moment, record
from app.review import audit
from app.review.people import NotAllowed, Person, Role
from app.value import Value
from app.wording import Wording

LONGEST_REASON = 1_000
ActName = Literal[
    "incident.declare", "incident.amend", "incident.line", "incident.post", "incident.stand-down",
]  # fmt: skip
"""As the audit chain calls them."""


class BadIncident(PortavozError):
    """Something that an incident cannot be declared or changed with. `field`: which part."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-incident"
    title: ClassVar[Wording] = Wording(es="Así no se puede declarar", en="It cannot be declared so")

    def __init__(self, detail: Wording, field: str) -> None:
        super().__init__(detail)
        self.field = field


class StaleIncident(PortavozError):
    """Somebody changed the incident after it was read; says who."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "stale-incident"
    title: ClassVar[Wording] = Wording(es="La crisis ha cambiado", en="The incident has changed")

    def __init__(self, seen: int, version: int, last: Act | None) -> None:
        who = f" ({last.who or 'Portavoz'}, {last.what}, {last.at:%H:%M:%S} UTC)" if last else ""
        super().__init__(
            Wording(
                es=f"Usted vio la versión {seen} y va por la {version}{who}. Léala de nuevo; no se ha cambiado nada.",
                en=f"You saw version {seen} and it is at {version}{who}. Read it again; nothing was changed.",
            )
        )


class IncidentOver(PortavozError):
    """It was stood down; says who did and when."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "incident-over"
    title: ClassVar[Wording] = Wording(es="La crisis ya terminó", en="The incident is over")

    def __init__(self, known: Record) -> None:
        by, at = known.stood_down_by, f"{known.stood_down_at:%Y-%m-%d %H:%M} UTC"
        super().__init__(
            Wording(
                es=f"{by} la dio por terminada ({at}). Si vuelve a arder, declare otra; no se ha cambiado nada.",
                en=f"{by} stood it down ({at}). If it burns again, declare another; nothing was changed.",
            )
        )


class Held(Value):
    """An open incident that nobody else changes until this transaction ends."""

    id: str
    title: str
    scenario: str | None
    mode: Literal["watch", "crisis"]
    severity: Severity
    line: int | None
    triggers: tuple[str, ...]
    examples: tuple[str, ...]
    freeze: bool
    version: int


async def held(connection: AsyncConnection, id: str, version: int | None) -> Held:
    """The open incident, `version` as it was seen. Raises NoSuchIncident, IncidentOver or StaleIncident."""
    await audit.lock(connection)
    found = await connection.execute(select(incidents).where(incidents.c.id == id)) if ID.fullmatch(id) else None
    row = found.mappings().first() if found else None
    if row is None:
        raise NoSuchIncident(id)
    if row["stood_down_at"] is not None:
        raise IncidentOver(await record(connection, id))
    if version is not None and version != row["version"]:
        acts = (await record(connection, id)).acts
        raise StaleIncident(version, row["version"], acts[-1] if acts else None)
    lists = {name: tuple(json.loads(row[name])) for name in ("triggers", "examples")}
    return Held(**{name: row[name] for name in Held.model_fields} | lists)


async def moment(connection: AsyncConnection, id: str, now: datetime) -> datetime:
    """When an act is recorded: now, or with the last act where a clock was set back. Their order never turns round."""
    last = await last_moment(connection, id)
    return max(now, last) if last else now


def why(reason: str, field: str = "reason") -> str:
    """The reason as it is kept. Raises BadIncident where there is none, or a novel."""
    said = reason.strip()
    if not said:
        raise BadIncident(
            Wording(
                es=f"{field}: diga por qué; queda en la cronología y lo leerá quien le releve.",
                en=f"{field}: say why; it stays in the timeline, and whoever takes over reads it.",
            ),
            field,
        )
    if len(said) > LONGEST_REASON:
        raise BadIncident(
            Wording(
                es=f"{field}: pasa de {LONGEST_REASON} caracteres; acórtelo.",
                en=f"{field}: exceeds {LONGEST_REASON} characters; shorten it.",
            ),
            field,
        )
    return said


def need(person: Person, role: Role, what: Wording) -> None:
    """Raises NotAllowed, which names the role that `what` takes."""
    if not person.may(role):
        raise NotAllowed(
            Wording(
                es=f"{what.es} pide el papel «{role}»; usted tiene «{person.role}». Avise a quien lo tenga.",
                en=f"{what.en} needs the role “{role}”; yours is “{person.role}”. Call somebody who has it.",
            )
        )


async def acted(
    connection: AsyncConnection,
    id: str,
    person: Person,
    name: ActName,
    at: datetime,
    *,
    version: int,
    reason: str | None = None,
    sha256: str | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Writes the act down, in the chain and in the incident's timeline. The chain holds the reason's hash only."""
    said = {"incident": id, **(detail or {}), **({"reason_sha256": audit.hashed(reason)} if reason else {})}
    row = {"at": at, "person": person.id, "move": name, "version": version, "sha256": sha256, "detail": said}
    seq = await audit.append(connection, **row)  # type: ignore[arg-type]
    await connection.execute(insert(incident_acts).values(seq=seq, incident=id, reason=reason))


async def change(connection: AsyncConnection, incident: Held, changes: Mapping[str, Any]) -> int:
    """Changes columns of a held incident; its new version."""
    version = incident.version + 1
    mine = update(incidents).where(incidents.c.id == incident.id, incidents.c.version == incident.version)
    done = await connection.execute(mine.values(version=version, **changes))
    if done.rowcount != 1:
        raise StaleIncident(incident.version, version, None)
    return version


async def tell(
    connection: AsyncConnection, brand: Brand, id: str, kind: EventKind, at: datetime, *, froze: bool
) -> Record:
    """Tells other programs of what has just been done. `froze`: whether marketing was frozen before. The record."""
    known = await record(connection, id)
    data: dict[str, object] = {
        "incident": id,
        "brand": brand.name,
        "title": known.title,
        "scenario": known.scenario,
        "mode": known.mode,
        "severity": known.severity,
        "freeze": known.freeze,
        "open": known.open,
        "edition": await edition_of(connection),
        "line": {name: getattr(known.line, name) for name in SHOWN} if known.line else None,
    }
    await publish_event(connection, kind, data, at)
    await freeze_changed(connection, froze, at)
    return known


SHOWN = ("version", "text", "translations", "next_update", "at")


async def alarm(connection: AsyncConnection, known: Record, said: Wording, lines: tuple[Wording, ...]) -> None:
    """Tells every lead and head of the last act on an incident."""
    last = known.acts[-1]
    mode = LABELS[known.mode]
    bulletin = Bulletin(
        key=f"incident/{known.id}/{last.seq}",
        subject=Wording(es=f"{said.es}: {known.title}", en=f"{said.en}: {known.title}"),
        lines=(
            Wording(es=f"Modo: {mode.es.lower()}. Por: {last.who}.", en=f"Mode: {mode.en.lower()}. By: {last.who}."),
            *lines,
        ),
        path=f"/incidents/{known.id}",
        severity=known.severity,
    )
    await proclaim(connection, bulletin, None, last.at)
