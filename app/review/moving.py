"""The one function that moves a reply, and the rules that every move keeps, in one transaction with its audit row."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.review import audit
from app.review.people import NotAllowed, Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.states import Move, MoveName, State, found
from app.review.tables import remarks, replies
from app.value import Value
from app.wording import Wording

STATES: dict[State, Wording] = {
    "pending": Wording(es="pendiente", en="pending"),
    "changes_requested": Wording(es="con cambios pedidos", en="waiting for changes"),
    "approved": Wording(es="aprobada", en="approved"),
    "stale": Wording(es="caducada", en="stale"),
    "published": Wording(es="publicada", en="published"),
    "closed": Wording(es="cerrada", en="closed"),
    "rejected": Wording(es="rechazada", en="rejected"),
    "superseded": Wording(es="sustituida por otra", en="superseded"),
    "dismissed": Wording(es="archivada sin respuesta", en="dismissed"),
    "withdrawn": Wording(es="retirada", en="withdrawn"),
}


class WrongState(PortavozError):
    """The reply's state does not allow the move; says who decided what."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "wrong-state"
    title: ClassVar[Wording] = Wording(es="Ya no se puede", en="No longer possible")

    def __init__(self, reply: Reply, name: MoveName) -> None:
        state = STATES[reply.state]
        es, en = _who(reply)
        super().__init__(
            Wording(
                es=f"«{name}» no se puede: la respuesta está {state.es}{es}. No se ha cambiado nada.",
                en=f"“{name}” is not possible: the reply is {state.en}{en}. Nothing was changed.",
            )
        )


class StaleVersion(PortavozError):
    """Somebody changed the reply after it was read."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "stale-version"
    title: ClassVar[Wording] = Wording(es="La respuesta ha cambiado", en="The reply has changed")

    def __init__(self, reply: Reply, seen: int) -> None:
        es, en = _who(reply)
        super().__init__(
            Wording(
                es=f"Usted vio la versión {seen} y va por la {reply.version}: está {STATES[reply.state].es}{es}."
                " Léala de nuevo y decida; no se ha cambiado nada.",
                en=f"You saw version {seen} and it is at {reply.version}: {STATES[reply.state].en}{en}."
                " Read it again and decide; nothing was changed.",
            )
        )


class ReasonMissing(PortavozError):
    field: ClassVar[str] = "reason"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "reason-missing"
    title: ClassVar[Wording] = Wording(es="Falta el motivo", en="The reason is missing")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="reason: diga por qué; quien lo escribió y las evaluaciones aprenden de ello.",
                en="reason: say why; whoever wrote it and the evaluations learn from it.",
            )
        )


def _who(reply: Reply) -> tuple[str, str]:
    if reply.decision is None:
        return "", ""
    by = reply.decision.by or "Portavoz"
    at = f"{reply.decision.at:%Y-%m-%d %H:%M:%S} UTC"
    return f" ({by}, {at})", f" ({by}, {at})"


class Remark(Value):
    """What a person says with a move. `overrides`: rule and why it may pass here."""

    reason: str | None = None
    note: str | None = None
    overrides: tuple[tuple[str, str], ...] = ()

    @property
    def silent(self) -> bool:
        return not (self.reason or self.note or self.overrides)


SILENT = Remark()


async def opened(connection: AsyncConnection, id: str) -> Reply:
    """The reply, which nobody else changes until this transaction ends. Raises NoSuchReply."""
    await audit.lock(connection)
    return await fetch(connection, id)


def expect(reply: Reply, name: MoveName, person: Person | None, version: int | None) -> Move:
    """The line of the table for this move. Raises StaleVersion, WrongState or NotAllowed."""
    if version is not None and version != reply.version:
        raise StaleVersion(reply, version)
    line = found(name, reply.state)
    if line is None:
        raise WrongState(reply, name)
    if person is not None and line.role is not None and not person.may(line.role):
        raise NotAllowed(
            Wording(
                es=f"«{name}» pide al menos el papel «{line.role}»; usted tiene «{person.role}».",
                en=f"“{name}” needs at least the role “{line.role}”; yours is “{person.role}”.",
            )
        )
    return line


async def move(
    connection: AsyncConnection,
    reply: Reply,
    name: MoveName,
    person: Person | None,
    now: datetime,
    *,
    changes: Mapping[str, Any] | None = None,
    sha256: str | None = None,
    remark: Remark = SILENT,
    detail: Mapping[str, object] | None = None,
) -> int:
    """Moves a reply that `opened` gave and `expect` let pass; the number of its audit row.

    `changes` are columns of the reply beside state and version. Raises StaleVersion when another process was faster.
    """
    line = expect(reply, name, person, None)
    state, version = line.to or reply.state, reply.version + (1 if line.versioned else 0)
    mine = update(replies).where(replies.c.id == reply.id, replies.c.version == reply.version)
    done = await connection.execute(mine.values(state=state, version=version, **(changes or {})))
    if done.rowcount != 1:
        raise StaleVersion(await fetch(connection, reply.id), reply.version)
    said = {**(detail or {}), **_hashes(remark)}
    seq = await audit.append(
        connection,
        at=now,
        person=person.id if person else None,
        move=name,
        reply=reply.id,
        version=version,
        state=state,
        sha256=sha256 or reply.sha256,
        detail=said,
    )
    if not remark.silent:
        kept = json.dumps([{"rule": rule, "reason": why} for rule, why in remark.overrides], ensure_ascii=False)
        row = {"seq": seq, "reason": remark.reason, "note": remark.note, "overrides": kept}
        await connection.execute(insert(remarks), row)
    return seq


def _hashes(remark: Remark) -> dict[str, object]:
    """The chain keeps which rules were overridden, and hashes of what was said."""
    said: dict[str, object] = {}
    if remark.reason:
        said["reason_sha256"] = audit.hashed(remark.reason)
    if remark.note:
        said["note_sha256"] = audit.hashed(remark.note)
    if remark.overrides:
        said["overrides"] = {rule: audit.hashed(why) for rule, why in remark.overrides}
    return said
