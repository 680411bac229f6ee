"""Who fills which role of an incident, by name, and the history of hand-overs."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand, Role
from app.brand.words import Severity
from app.errors import PortavozError
from app.incident.tables import incident_posts
from app.operations.desk import Desk
from app.operations.incident_acts import acted, change, held, moment, need
from app.operations.incident_record import Post, Record, posts_of, record
from app.review.people import Person
from app.review.tables import ROLES, people
from app.wording import Wording


class BadPost(PortavozError):
    """A role that the brand does not have, or somebody who cannot fill it. `field`: which of them."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-post"
    title: ClassVar[Wording] = Wording(es="Ese puesto no se puede dar así", en="That post cannot be given so")

    def __init__(self, detail: Wording, field: str) -> None:
        super().__init__(detail)
        self.field = field


def roles_of(brand: Brand, scenario: str | None, severity: Severity) -> tuple[Role, ...]:
    """The roles that such an incident asks for: its scenario's owner, who approves, who is told; each once."""
    known, duty = brand.scenario(scenario), brand.duty(severity)
    ids = dict.fromkeys(filter(None, (known.owner if known else None, duty.approver, *duty.tell)))
    return tuple(role for id in ids if (role := brand.role(id)))


async def give_post(
    desk: Desk, id: str, person: Person, *, role: str, to: str, reason: str = "", version: int | None = None
) -> Record:
    """Gives a role of the brand to somebody by name; whoever had it hands it over at that moment.

    For a lead, or for whoever has that very role now. It goes to a person of the rank that the role has.
    Raises NoSuchIncident, IncidentOver, StaleIncident, NotAllowed or BadPost; then nothing is changed.
    """
    async with desk.db.write() as connection:
        incident = await held(connection, id, version)
        before = next((p for p in await posts_of(connection, id) if p.role == role and p.until is None), None)
        if before is None or before.person_id != person.id:
            need(person, "lead", GIVE)
        wanted = _role(role, desk.brand)
        taker = await _taker(connection, to, wanted)
        if before is not None and before.person_id == taker:
            raise BadPost(_has_it(before, wanted), "person")
        at = await moment(connection, id, desk.clock())
        seen = await change(connection, incident, {})
        await _handed_over(connection, id, seen, role, taker, person, at)
        told = {"role": role, "to": taker, "from": before.person_id if before else None}
        said = reason.strip()[:1_000] or None
        await acted(connection, id, person, "incident.post", at, version=seen, reason=said, detail=told)
        return await record(connection, id)


GIVE = Wording(es="Dar un puesto que no es suyo", en="Giving a post that is not yours")


def _role(id: str, brand: Brand) -> Role:
    if (found := brand.role(id)) is None:
        listed = ", ".join(role.id for role in brand.roles)
        raise BadPost(
            Wording(
                es=f"role: la marca no tiene el rol «{id[:60]}»; tiene: {listed}.",
                en=f"role: the brand has no role “{id[:60]}”; it has: {listed}.",
            ),
            "role",
        )
    return found


async def _taker(connection: AsyncConnection, name: str, role: Role) -> str:
    """The id of the person of that name, who can fill the role."""
    asked = select(people.c.id, people.c.name, people.c.role).where(people.c.disabled_at.is_(None), ~people.c.service)
    folded = " ".join(name.split()).casefold()
    rows = (await connection.execute(asked.order_by(people.c.name))).all()
    found = next((row for row in rows if row.name.casefold() == folded), None)
    if found is None:
        raise BadPost(
            Wording(
                es=f"person: no hay nadie activo que se llame «{name[:60]}»; vea quién hay con: portavoz people list",
                en=f"person: nobody active is called “{name[:60]}”; see who there is with: portavoz people list",
            ),
            "person",
        )
    if ROLES.index(found.role) < ROLES.index(role.rank):
        raise BadPost(
            Wording(
                es=f"person: «{role.title}» pide el papel {role.rank} o superior y {found.name} es {found.role}."
                " Elija a otra persona o cambie antes su papel.",
                en=f"person: “{role.title}” needs the role {role.rank} or above and {found.name} is {found.role}."
                " Choose somebody else, or change their role first.",
            ),
            "person",
        )
    return str(found.id)


def _has_it(post: Post, role: Role) -> Wording:
    since = f"{post.since:%Y-%m-%d %H:%M} UTC"
    return Wording(
        es=f"person: {post.person} ya tiene «{role.title}» desde {since}; no se ha cambiado nada.",
        en=f"person: {post.person} has had “{role.title}” since {since}; nothing was changed.",
    )


async def _handed_over(
    connection: AsyncConnection, incident: str, version: int, role: str, to: str, person: Person, at: datetime
) -> None:
    p = incident_posts.c
    mine = update(incident_posts).where(p.incident == incident, p.role == role, p.until.is_(None))
    await connection.execute(mine.values(until=at))
    # Ids in the order of the acts: two hand-overs of one moment keep it.
    row = {"id": f"{incident}-{version:06}", "incident": incident, "role": role, "person": to}
    await connection.execute(insert(incident_posts).values(**row, since=at, by=person.id))
