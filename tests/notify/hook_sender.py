"""A process that makes events and delivers them until it is killed: `python -m tests.notify.hook_sender VAR`."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from app.db import Database, open_database
from app.notify.delivery import Delivering
from app.notify.hooks import publish_event
from app.notify.tables import outbox
from app.settings import Settings
from tests.notify.house import cinema


async def happens(db: Database) -> None:
    """One event more, numbered."""
    async with db.write() as connection:
        number = await connection.scalar(select(func.count()).select_from(outbox)) or 0
        await publish_event(connection, "incident.updated", {"edition": number + 1}, datetime.now(UTC))


async def main(var: Path) -> None:
    settings = Settings(var=var, database_url=None)
    db = open_database(settings)
    out = Delivering(settings, cinema, db)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        await happens(db)
        await out.deliver(datetime.now(UTC), "hook")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
