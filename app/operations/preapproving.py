"""A head approves holding texts beforehand: the manual's as they are, or one adapted to an incident; and ends that."""

import secrets
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import Language
from app.draft.holding import templates
from app.errors import PortavozError
from app.operations.adapting import adapted
from app.operations.decide import UNAPPROVED, restore
from app.operations.desk import Desk
from app.operations.holding_words import wanted_of
from app.review import audit
from app.review.moving import move
from app.review.people import NotAllowed, Person
from app.review.preapproval import Wanted, bound_together, end, keep, live, standing
from app.review.reading import fetch_all
from app.review.tables import audit as chain
from app.review.tables import replies
from app.wording import Wording


class ManualChanged(PortavozError):
    """The manual's texts are no longer those that the head saw."""

    field: ClassVar[str] = "sha256"
    status: ClassVar[int] = 409
    type: ClassVar[str] = "manual-changed"
    title: ClassVar[Wording] = Wording(es="El manual ha cambiado", en="The manual has changed")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="sha256: los mensajes de espera del manual ya no son los que usted vio. Léalos de nuevo y apruebe;"
                " no se ha cambiado nada.",
                en="sha256: the manual's holdings are no longer those that you saw. Read them again and approve;"
                " nothing was changed.",
            )
        )


def manual_texts(brand: Brand) -> tuple[Wanted, ...]:
    """Every holding of the manual as it is approved, each once."""
    found = (wanted_of(template) for template in templates(brand))
    return tuple({wanted.sha256: wanted for wanted in found}.values())


async def preapprove_manual(desk: Desk, person: Person, *, seen: str | None = None) -> int:
    """Approves every holding text of the manual as it stands; how many were not approved before.

    `seen`: the hash of the whole list as the head saw it. Raises NotAllowed or ManualChanged.
    """
    _head(person)
    now, wanted = desk.clock(), manual_texts(desk.brand)
    if seen is not None and seen != bound_together(wanted):
        raise ManualChanged
    async with desk.db.write() as connection:
        await audit.lock(connection)
        known = {one.sha256 for one in await standing(connection)}
        new = {secrets.token_hex(10): one for one in wanted if one.sha256 not in known}
        for id, one in new.items():
            await keep(connection, id, one, person.id, now)
        if new:
            told = {"preapprovals": {id: one.sha256 for id, one in new.items()}}
            await audit.append(connection, at=now, person=person.id, move=APPROVED, detail=told)
    return len(new)


APPROVED, ENDED = "preapprovals.add", "preapprovals.end"
"""Rows of the chain: what was approved (id to hash), and what was ended (ids)."""


async def preapprove(
    desk: Desk,
    person: Person,
    *,
    incident: str,
    text: str,
    network: str | None = None,
    language: Language,
    scenario: str | None = None,
) -> str:
    """Approves exactly this text for comments of that incident while its official line stands; the approval's id.

    `network` None: for every network, so it has to fit each. Raises NotAllowed or BadPreapproval: nothing is stored.
    """
    _head(person)
    async with desk.db.write() as connection:
        await audit.lock(connection)
        await desk.keep_up(connection)
        wanted = adapted(desk, incident, text, network=network, language=language, scenario=scenario)
        same = [one for one in await standing(connection, sha256=wanted.sha256) if one.sha256 == wanted.sha256]
        if same:
            return same[0].id
        id, now = secrets.token_hex(10), desk.clock()
        await keep(connection, id, wanted, person.id, now)
        told = {"preapprovals": {id: wanted.sha256}, "incident": incident}
        await audit.append(connection, at=now, person=person.id, move=APPROVED, detail=told)
        return id


def _head(person: Person) -> None:
    if not person.may("head") or person.service:
        raise NotAllowed(
            Wording(
                es=f"Aprobar mensajes de espera antes de usarlos pide el papel «head»; usted tiene «{person.role}».",
                en=f"Approving holdings beforehand needs the role “head”; yours is “{person.role}”.",
            )
        )


async def end_preapproval(desk: Desk, person: Person, id: str) -> int:
    """Ends one; how many holdings that it had approved and that nobody has published are pending again.

    Raises NotAllowed or NoSuchPreapproval.
    """
    _head(person)
    async with desk.db.write() as connection:
        await audit.lock(connection)
        found = await live(connection, id)
        now = desk.clock()
        await end(connection, [found.id], person.id, now)
        told = {"preapprovals": [found.id]}
        await audit.append(connection, at=now, person=person.id, move=ENDED, detail=told)
        return await _taken_back(desk, connection, found.id, person)


async def _taken_back(desk: Desk, connection: AsyncConnection, id: str, person: Person) -> int:
    """Holdings that stand approved through it are pending again; what they had superseded, too."""
    r, c = replies.c, chain.c
    used = (
        select(c.reply)
        .where(c.move == "preapproval", c.detail.contains(f'"preapproval":"{id}"', autoescape=True))
        .distinct()
    )
    asked = select(r.id).where(r.state == "approved", r.approved_via == "preapproval", r.id.in_(used)).order_by(r.id)
    found = await fetch_all(connection, (await connection.execute(asked)).scalars())
    for reply in sorted(found, key=lambda reply: reply.id):
        said = {"preapproval": id}
        await move(connection, reply, "undo", person, desk.clock(), changes=UNAPPROVED, detail=said)
        await restore(connection, reply, desk)
    return len(found)
