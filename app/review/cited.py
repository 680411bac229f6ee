"""Which passages any kept reply cites, and since when replies are kept."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.review.tables import basis, replies


async def cited(connection: AsyncConnection) -> frozenset[str]:
    """Ids of the passages that a revision of a stored reply rests on, read from the index alone."""
    return frozenset((await connection.execute(select(basis.c.passage).distinct())).scalars())


async def kept_since(connection: AsyncConnection) -> datetime | None:
    """When the oldest stored reply was asked for; None while there is none."""
    found: datetime | None = await connection.scalar(select(func.min(replies.c.created_at)))
    return found
