"""The freeze: while an incident asks for it, the brand's other publications stop, and who stopped what is known."""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.incident.tables import incidents
from app.notify.hooks import publish_event
from app.notify.tables import freezes, paused
from app.operations.desk import Desk
from app.review import audit
from app.review.people import Person
from app.value import Value
from app.wording import Wording


class NotFrozen(PortavozError):
    status: ClassVar[int] = 409
    type: ClassVar[str] = "not-frozen"
    title: ClassVar[Wording] = Wording(es="No hay congelación", en="Nothing is frozen")


class UnknownSystem(PortavozError):
    field: ClassVar[str] = "system"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "unknown-system"
    title: ClassVar[Wording] = Wording(es="Sistema desconocido", en="Unknown system")


class Paused(Value):
    """What one scheduler stopped, in its own names, and since when."""

    system: str
    items: tuple[str, ...]
    since: datetime
    edition: int


class Freeze(Value):
    """Whether the brand's other publications stand still.

    `edition` grows when it starts, is lifted or rests on other incidents; 0 before the first. `reason`: the titles of
    the incidents. `paused`: everything that was stopped and is not resumed yet, also after the lifting.
    """

    frozen: bool
    since: datetime | None
    reason: str | None
    incidents: tuple[str, ...]
    edition: int
    paused: tuple[Paused, ...]


async def freeze_of(connection: AsyncConnection) -> Freeze:
    """The freeze as the open incidents have it at this moment."""
    asked = select(incidents.c.id, incidents.c.title, incidents.c.declared_at)
    holding = asked.where(incidents.c.freeze, incidents.c.stood_down_at.is_(None))
    open_ = (await connection.execute(holding.order_by(incidents.c.declared_at, incidents.c.id))).all()
    ids = tuple(row.id for row in open_)
    last = await _last(connection)
    return Freeze(
        frozen=bool(open_),
        since=await _since(connection) or min(row.declared_at for row in open_) if open_ else None,
        reason=" · ".join(row.title for row in open_) or None,
        incidents=ids,
        edition=_edition(last, ids),
        paused=await _paused(connection),
    )


async def freeze_changed(connection: AsyncConnection, before: bool, now: datetime) -> None:
    """Tells other programs when the freeze has started or is lifted by the caller's act, in its transaction.

    Call it after each change of an incident that may do so, `before`: whether it was frozen until then. One incident
    that takes over from another neither lifts nor starts it.
    """
    last = await _last(connection)
    freeze = await freeze_of(connection)
    if freeze.incidents == (_ids(last) if last else ()):
        return
    known = json.dumps(freeze.incidents)
    await connection.execute(insert(freezes).values(edition=freeze.edition, at=now, incidents=known))
    was = before or bool(last and _ids(last))
    if freeze.frozen and not was:
        ids = list(freeze.incidents)
        data = {"edition": freeze.edition, "since": now, "incidents": ids, "reason": freeze.reason}
        await publish_event(connection, "freeze.started", data, now)
    if was and not freeze.frozen:
        await publish_event(connection, "freeze.lifted", _lifting(freeze, last, now), now)


def _lifting(freeze: Freeze, last: Row[int, datetime, str] | None, now: datetime) -> dict[str, object]:
    """What was stopped by whom, and that it must not all come out at once."""
    return {
        "edition": freeze.edition,
        "lifted_at": now,
        "incidents": list(_ids(last)) if last else [],
        "resume": "one_by_one",
        "paused": [one.model_dump() for one in freeze.paused],
    }


async def acknowledge(desk: Desk, person: Person, system: str, items: Sequence[str]) -> Freeze:
    """A scheduler says what it has paused; said again, it takes the place of what it said before. Raises NotFrozen."""
    async with desk.db.write() as connection:
        await audit.lock(connection)
        freeze = await freeze_of(connection)
        if not freeze.frozen:
            raise NotFrozen(NOTHING_TO_PAUSE)
        now, known = desk.clock(), next((one for one in freeze.paused if one.system == system), None)
        said = tuple(dict.fromkeys(items))
        if known is not None and (known.items, known.edition) == (said, freeze.edition):
            return freeze
        values = {"items": json.dumps(said, ensure_ascii=False), "edition": freeze.edition, "person": person.id}
        if known is None:
            new = {"id": secrets.token_hex(12), "system": system, "at": now, **values}
            await connection.execute(insert(paused).values(**new))
        else:
            mine = update(paused).where(paused.c.system == system, paused.c.resumed_at.is_(None))
            await connection.execute(mine.values(**values))
        await _noted(connection, "freeze.paused", person, freeze.edition, (system, *said), now)
        return await freeze_of(connection)


NOTHING_TO_PAUSE = Wording(
    es="Ninguna crisis abierta congela ahora las publicaciones; reanude lo pausado de una en una.",
    en="No open crisis freezes publications now; resume what you paused, one by one.",
)


async def resume(desk: Desk, person: Person, system: str, items: Sequence[str] | None) -> Freeze:
    """A scheduler says what runs again: those items, or with None all of its own. Said again, it changes nothing.

    Raises UnknownSystem when nobody has ever paused anything under that name.
    """
    async with desk.db.write() as connection:
        await audit.lock(connection)
        row = (await connection.execute(_of(system).where(paused.c.resumed_at.is_(None)))).first()
        if row is None:
            await _must_be_known(connection, system)
            return await freeze_of(connection)
        now, held = desk.clock(), tuple(json.loads(row.said))
        gone = set(held if items is None else items)
        left = tuple(item for item in held if item not in gone)
        if items is None or left != held:
            values = {"items": json.dumps(left, ensure_ascii=False)} if left else {"resumed_at": now}
            await connection.execute(update(paused).where(paused.c.id == row.id).values(**values))
            await _noted(connection, "freeze.resumed", person, row.edition, (system, *sorted(gone)), now)
        return await freeze_of(connection)


SAID = paused.c["items"].label("said")


def _of(system: str) -> Select[str, str, int]:
    return select(paused.c.id, SAID, paused.c.edition).where(paused.c.system == system)


async def _must_be_known(connection: AsyncConnection, system: str) -> None:
    if (await connection.execute(_of(system).limit(1))).first():
        return
    known = ", ".join(
        (await connection.execute(select(paused.c.system).distinct().order_by(paused.c.system))).scalars()
    )
    raise UnknownSystem(
        Wording(
            es=f"system: «{system}» no ha pausado nada; use el nombre con que avisó. Conocidos: {known or 'ninguno'}.",
            en=f"system: “{system}” has paused nothing; use the name it said so by. Known: {known or 'none'}.",
        )
    )


async def _noted(
    connection: AsyncConnection, move: str, person: Person, edition: int, words: tuple[str, ...], now: datetime
) -> None:
    detail = {"edition": edition, "items": len(words) - 1, "sha256": audit.hashed("\0".join(words))}
    await audit.append(connection, at=now, person=person.id, move=move, detail=detail)


async def _last(connection: AsyncConnection) -> Row[int, datetime, str] | None:
    asked = select(freezes.c.edition, freezes.c.at, freezes.c.incidents)
    return (await connection.execute(asked.order_by(freezes.c.edition.desc()).limit(1))).first()


def _ids(row: Row[int, datetime, str]) -> tuple[str, ...]:
    return tuple(json.loads(row.incidents))


def _edition(last: Row[int, datetime, str] | None, ids: tuple[str, ...]) -> int:
    if last is None:
        return int(bool(ids))
    edition: int = last.edition
    return edition if ids == _ids(last) else edition + 1


async def _since(connection: AsyncConnection) -> datetime | None:
    """When the freeze that stands now began: the first change after the last lifting."""
    f = freezes.c
    lifted = select(f.edition).where(f.incidents == "[]").order_by(f.edition.desc()).limit(1).scalar_subquery()
    began = select(f.at).where(f.edition > (await connection.scalar(select(lifted)) or 0)).order_by(f.edition).limit(1)
    at: datetime | None = await connection.scalar(began)
    return at


async def _paused(connection: AsyncConnection) -> tuple[Paused, ...]:
    p = paused.c
    asked = select(p.system, SAID, p.at, p.edition).where(p.resumed_at.is_(None)).order_by(p.system, p.id)
    rows = await connection.execute(asked)
    return tuple(
        Paused(system=row.system, items=tuple(json.loads(row.said)), since=row.at, edition=row.edition) for row in rows
    )
