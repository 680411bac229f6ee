"""Looking at what was heard, warning of it once, and what a person makes of the warning."""

import asyncio
from datetime import datetime, timedelta
from typing import ClassVar
from weakref import WeakKeyDictionary

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.opening import zone_of
from app.errors import PortavozError
from app.incident.tables import incidents
from app.monitor.alert import SETTLEMENTS, Alert, Found, Settlement, alert_of, fresh, store
from app.monitor.rumours import rumours
from app.monitor.said import SETTLED, headline, lines
from app.monitor.spotting import spotted
from app.monitor.tables import alerts
from app.monitor.voices import voices
from app.notify.bulletin import Bulletin, proclaim
from app.operations.desk import Desk
from app.review import audit
from app.review.people import NotAllowed, Person
from app.wording import Wording

RUMOURS_EVERY = timedelta(seconds=60)
"""Reading thousands of comments takes a second of a core: a crisis, which looks oftener, does not read oftener."""
LONGEST_REASON = 1_000

_READ: WeakKeyDictionary[Desk, datetime] = WeakKeyDictionary()
_LOOKING: WeakKeyDictionary[Desk, asyncio.Lock] = WeakKeyDictionary()


class NoSuchAlert(PortavozError):
    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-alert"
    title: ClassVar[Wording] = Wording(es="No existe ese aviso", en="No such alert")

    def __init__(self, id: str) -> None:
        shown = id[:40]
        super().__init__(
            Wording(
                es=f"No hay ningún aviso «{shown}»; vea los que hay en /live o con portavoz alerts --all.",
                en=f"There is no alert “{shown}”; see those there are on /live or by portavoz alerts --all.",
            )
        )


class AlertSettled(PortavozError):
    """Somebody was faster; says who and what they decided."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "alert-settled"
    title: ClassVar[Wording] = Wording(es="El aviso ya está resuelto", en="The alert is settled already")

    def __init__(self, alert: Alert) -> None:
        done = SETTLED[alert.outcome or "watched"]
        who, at = alert.settled_by or "Portavoz", f"{alert.settled_at:%Y-%m-%d %H:%M} UTC"
        super().__init__(
            Wording(
                es=f"{who} ya lo resolvió ({done.es}, {at}). No se ha cambiado nada.",
                en=f"{who} settled it already ({done.en}, {at}). Nothing was changed.",
            )
        )


class BadSettlement(PortavozError):
    """An alert cannot be settled so. `field`: which part is at fault."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-settlement"
    title: ClassVar[Wording] = Wording(es="Así no se puede resolver", en="It cannot be settled so")

    def __init__(self, detail: Wording, field: str) -> None:
        super().__init__(detail)
        self.field = field


async def look(desk: Desk, now: datetime) -> int:
    """Warns of what is new: spikes, rumours, press, influencers. How many alerts that made. Raises StorageFull.

    Call it again and again, at the pace of the mode (app.incident.mode.PERMITS.look_every). Several servers may look:
    an alert is made once. A clock that jumps makes nothing fail; what was warned of in a wrong future silences nothing.
    """
    async with _LOOKING.setdefault(desk, asyncio.Lock()):
        async with desk.db.read() as connection:
            found = await _noticed(desk, connection, now)
        return await _warn(desk, found, now) if found else 0


async def _noticed(desk: Desk, connection: AsyncConnection, now: datetime) -> list[Found]:
    situation = await desk.keep_up(connection)
    known = await fresh(connection, now)
    found = [*await spotted(connection, desk.brand, now, known), *await voices(connection, desk.brand, now)]
    last = _READ.get(desk)
    if last is None or not timedelta() <= now - last < RUMOURS_EVERY:
        _READ[desk] = now
        day = now.astimezone(zone_of(desk.brand.hours.zone)).date()
        found += await rumours(connection, desk.brand, situation, now, day, known)
    return found


async def _warn(desk: Desk, found: list[Found], now: datetime) -> int:
    """Each once: another server may have been faster."""
    made = 0
    async with desk.db.write() as connection:
        await audit.lock(connection)
        told = {(alert.kind, subject) for alert in await fresh(connection, now) for subject in alert.subjects}
        for one in found:
            if (one.kind, one.subject) in told:
                continue
            alert = await store(connection, one, now)
            detail = {"alert": alert.id, "kind": alert.kind, "subject": alert.subject, "severity": alert.severity}
            await audit.append(connection, at=now, person=None, move="alert", detail=detail)
            await proclaim(connection, _bulletin(desk, alert), None, now)
            told |= {(alert.kind, subject) for subject in alert.subjects}
            made += 1
    return made


def _bulletin(desk: Desk, alert: Alert) -> Bulletin:
    return Bulletin(
        key=f"alert:{alert.id}",
        subject=headline(alert, desk.brand),
        lines=lines(alert, desk.brand),
        path=f"/live#alert-{alert.id}",
        severity=alert.severity,
    )


async def settle_alert(
    desk: Desk, person: Person, id: str, *, outcome: Settlement, reason: str, incident: str | None = None
) -> Alert:
    """What a lead made of an alert: declared an incident, watches it, or dismissed it.

    Raises NotAllowed, NoSuchAlert, AlertSettled or BadSettlement; then nothing is changed.
    """
    _allowed(person)
    said = _reason(reason)
    async with desk.db.write() as connection:
        await audit.lock(connection)
        alert = await alert_of(connection, id)
        if alert is None:
            raise NoSuchAlert(id)
        if not alert.open:
            raise AlertSettled(alert)
        await _fitting(connection, outcome, incident)
        now = max(desk.clock(), alert.at)
        told = {"settled_by": person.id, "settled_at": now, "outcome": outcome, "incident": incident, "reason": said}
        await connection.execute(update(alerts).where(alerts.c.id == id).values(**told))
        detail = {"alert": id, "outcome": outcome, "incident": incident}
        await audit.append(
            connection, at=now, person=person.id, move="alert.settle", sha256=audit.hashed(said), detail=detail
        )
        settled = await alert_of(connection, id)
    assert settled is not None  # noqa: S101 - it was there a moment ago, and nothing removes alerts
    return settled


def _allowed(person: Person) -> None:
    if not person.may("lead"):
        raise NotAllowed(
            Wording(
                es=f"Resolver un aviso necesita el papel lead y usted tiene {person.role}; avise a quien decide.",
                en=f"Settling an alert needs the role lead and yours is {person.role}; tell whoever decides.",
            )
        )


def _reason(reason: str) -> str:
    said = reason.strip()
    if not said:
        raise BadSettlement(
            Wording(
                es="reason: diga por qué; quien le releve lo leerá.",
                en="reason: say why; whoever takes over reads it.",
            ),
            "reason",
        )
    if len(said) > LONGEST_REASON:
        raise BadSettlement(
            Wording(
                es=f"reason: pasa de {LONGEST_REASON} caracteres; acórtelo.",
                en=f"reason: exceeds {LONGEST_REASON} characters; shorten it.",
            ),
            "reason",
        )
    return said


async def _fitting(connection: AsyncConnection, outcome: str, incident: str | None) -> None:
    """Raises BadSettlement where outcome and incident do not go together."""
    if outcome not in SETTLEMENTS:
        listed = ", ".join(SETTLEMENTS)
        raise BadSettlement(
            Wording(
                es=f"outcome: «{outcome[:40]}» no vale; use {listed}.", en=f"outcome: “{outcome[:40]}”: use {listed}."
            ),
            "outcome",
        )
    if (outcome == "declared") != (incident is not None):
        raise BadSettlement(NEEDS if outcome == "declared" else NEEDS_NONE, "incident")
    if incident is not None and not await connection.scalar(select(incidents.c.id).where(incidents.c.id == incident)):
        raise BadSettlement(
            Wording(
                es=f"incident: no hay ninguna crisis «{incident[:40]}»; declárela antes o copie su identificador.",
                en=f"incident: there is no incident “{incident[:40]}”; declare it first or copy its id.",
            ),
            "incident",
        )


NEEDS = Wording(
    es="incident: diga qué crisis se declaró por este aviso.", en="incident: say which incident was declared."
)
NEEDS_NONE = Wording(
    es="incident: solo va con «declared»; déjelo vacío.", en="incident: goes with “declared” only; leave it out."
)
