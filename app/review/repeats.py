"""Requests that may be sent again: same person, same Idempotency-Key, same body, same reply."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.tables import requests
from app.wording import Wording


class IdempotencyConflict(PortavozError):
    status: ClassVar[int] = 409
    type: ClassVar[str] = "idempotency-conflict"
    title: ClassVar[Wording] = Wording(es="Clave de repetición ya usada", en="Idempotency key already used")

    def __init__(self, key: str) -> None:
        said = f"«{key[:60]}»"
        super().__init__(
            Wording(
                es=f"La Idempotency-Key {said} ya se usó con otro cuerpo; use una nueva para otra petición.",
                en=f"Idempotency-Key {said} was used with another body; use a new one for another request.",
            )
        )


async def answered_before(connection: AsyncConnection, person: Person, key: str, body: str) -> Reply | None:
    """The reply that the same request got before. Raises IdempotencyConflict when the key came with another body."""
    asked = select(requests.c.digest, requests.c.reply).where(
        requests.c.person == person.id, requests.c.idempotency_key == key
    )
    row = (await connection.execute(asked)).first()
    if row is None:
        return None
    if row.digest != body:
        raise IdempotencyConflict(key)
    return await fetch(connection, row.reply)


async def remember(
    connection: AsyncConnection, person: Person, key: str, body: str, reply: Reply, now: datetime | None = None
) -> None:
    """Keep which reply this request got; `now`: when, if not when the reply was made."""
    seen = {"person": person.id, "idempotency_key": key, "digest": body}
    await connection.execute(insert(requests).values(**seen, reply=reply.id, created_at=now or reply.created_at))
