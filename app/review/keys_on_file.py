"""The keys that were ever made, as people may see them: no secret, and not even its digest."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.review.people import Role, Scope
from app.review.tables import keys, people
from app.value import Value


class KeyOnFile(Value):
    """What may be shown of a key."""

    id: str
    person: str
    role: Role
    """As whom it acts."""
    created_at: datetime
    revoked_at: datetime | None
    scope: Scope | None = None
    label: str | None = None
    """The browser that was paired, as it called itself."""


_SHOWN = (keys.c.created_at, keys.c.revoked_at, keys.c.scope, keys.c.label)


async def list_keys(connection: AsyncConnection, of: str | None = None) -> list[KeyOnFile]:
    """Every key that was ever made, oldest first; those `of` one person where an id is given."""
    asked = (
        select(keys.c.id, people.c.name.label("person"), people.c.role, *_SHOWN)
        .join(people, people.c.id == keys.c.person)
        .where(*(() if of is None else (keys.c.person == of,)))
        .order_by(keys.c.created_at, keys.c.id)
    )
    return [_on_file(row) for row in await connection.execute(asked)]


def _on_file(row: Any) -> KeyOnFile:
    given = {**row._mapping}
    return KeyOnFile(**{**given, "role": "agent" if given["scope"] else given["role"]})
