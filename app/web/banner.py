"""What stands above every page while something burns: how each open incident stands, big and calm."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from fastapi import Request
from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import Severity
from app.incident.mode import PERMITS, Mode
from app.incident.situation import Incident, OfficialLine, Situation
from app.incident.tables import incident_lines, incidents
from app.operations.desk import Desk
from app.review.tables import people
from app.value import Value


class Strip(Value):
    """One open incident in a few words. `line_at`, `line_by`: when the current line was said, and by whom."""

    id: str
    title: str
    mode: Mode
    severity: Severity
    line: OfficialLine | None
    line_at: datetime | None
    line_by: str | None
    update_due: datetime | None
    """When the public expects to hear from us again: as promised, else as the mode asks for."""
    frozen: bool


class Banner(Value):
    """The whole of it. `drill`: the title of the drill that is being played; None: this is real."""

    mode: Mode = "calm"
    strips: tuple[Strip, ...] = ()
    drill: str | None = None

    @property
    def frozen(self) -> bool:
        """Whether other publications of the brand stand still."""
        return any(strip.frozen for strip in self.strips)


async def look_around(request: Request, desk: Desk, connection: AsyncConnection) -> None:
    """Reads how things stand, for the page that this request will be answered with."""
    request.state.banner = banner_of(await desk.keep_up(connection), await said(connection, desk.situation), desk.drill)


def standing(request: Request, desk: Desk | None) -> Banner:
    """What `look_around` saw; where nobody is signed in, only whether this is a drill."""
    seen: Banner | None = getattr(request.state, "banner", None)
    return seen or Banner(drill=desk.drill if desk else None)


def banner_of(situation: Situation, spoken: dict[str, tuple[datetime, str]], drill: str | None) -> Banner:
    """The banner of that situation; `spoken` tells of each incident when its current line was said, and by whom."""
    strips = (_strip(incident, *spoken.get(incident.id, (None, None))) for incident in situation.incidents)
    return Banner(mode=situation.mode, strips=tuple(strips), drill=drill)


def _strip(incident: Incident, at: datetime | None, by: str | None) -> Strip:
    return Strip(
        id=incident.id,
        title=incident.title,
        mode=incident.mode,
        severity=incident.severity,
        line=incident.line,
        line_at=at,
        line_by=by,
        update_due=update_due(incident, at),
        frozen=incident.freeze_marketing,
    )


def update_due(incident: Incident, said_at: datetime | None) -> datetime | None:
    """When the line has to be renewed or confirmed: the promised moment, else as long after it as the mode allows."""
    if incident.line is None or incident.line.next_update is not None:
        return incident.line.next_update if incident.line else None
    within = PERMITS[incident.mode].update_within
    return said_at + timedelta(minutes=within) if said_at and within else None


async def said(connection: AsyncConnection, situation: Situation) -> dict[str, tuple[datetime, str]]:
    """When the current line of each open incident was said, and by whom. Asks nothing where all is calm."""
    with_line = [incident.id for incident in situation.incidents if incident.line]
    return await _spoken(connection, with_line) if with_line else {}


async def _spoken(connection: AsyncConnection, ids: Iterable[str]) -> dict[str, tuple[datetime, str]]:
    l, i = incident_lines.c, incidents.c  # noqa: E741
    current = and_(l.incident == i.id, l.version == i.line)
    asked = select(l.incident, l.at, people.c.name).join(incidents, current).join(people, people.c.id == l.by)
    return {row.incident: (row.at, row.name) for row in await connection.execute(asked.where(i.id.in_(tuple(ids))))}
