"""Brings a database to the schema that this version of the application needs, at start."""

from functools import cache
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database, metadata
from app.errors import PortavozError
from app.evidence import tables as _evidence  # noqa: F401 - its tables belong to the schema
from app.incident import tables as _incident  # noqa: F401 - its tables belong to the schema
from app.monitor import tables as _monitor  # noqa: F401 - its tables belong to the schema
from app.notify import tables as _notify  # noqa: F401 - its tables belong to the schema
from app.review import tables as _review  # noqa: F401 - its tables belong to the schema
from app.wording import Wording

HEAD = "0007"
"""The newest revision under migrations/versions."""
SCRIPTS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = 7_066_201
"""Key of PostgreSQL's advisory lock, so that of several servers that start together one migrates."""


class SchemaTooNew(PortavozError):
    """The database was made by a newer version of the application."""

    status: ClassVar[int] = 503
    type: ClassVar[str] = "schema-too-new"
    title: ClassVar[Wording] = Wording(
        es="La base de datos es de una versión posterior", en="The database is of a later version"
    )

    def __init__(self, found: str) -> None:
        super().__init__(
            Wording(
                es=f"La base de datos tiene el esquema «{found}» y esta versión de Portavoz llega hasta «{HEAD}»."
                " Instale la versión con la que se usó por última vez, o recupere una copia anterior. No se ha tocado.",
                en=f"The database has schema “{found}” and this version of Portavoz knows up to “{HEAD}”."
                " Install the version that used it last, or restore an older copy. Nothing was changed.",
            )
        )


async def migrate(db: Database) -> bool:
    """Whether anything had to be done. Raises SchemaTooNew or StorageFull, and then nothing was changed."""
    async with db.read() as connection:
        if await connection.run_sync(revision_of) == HEAD:
            return False
    async with db.restructure() as connection:
        await alone(connection)
        await connection.run_sync(_upgrade)
    return True


async def alone(connection: AsyncConnection) -> None:
    """From here on no server that starts changes the schema; SQLite's writer is alone already."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})


def revision_of(connection: Connection) -> str | None:
    """The revision that the database is at; None for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    found = revision_of(connection)
    if found is not None and found not in known_revisions():
        raise SchemaTooNew(found)
    make(connection, HEAD)


# Alembic is needed once in the life of a schema, and takes three quarters of a second to import.


@cache
def known_revisions() -> frozenset[str]:
    """Every revision that this version of the application can make."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return frozenset(script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions())


def make(connection: Connection, revision: str) -> None:
    """Makes the tables of a revision in a database that has none, or has those of an earlier one."""
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    scripts = ScriptDirectory(str(SCRIPTS))
    with EnvironmentContext(Config(), scripts, fn=lambda at, _: scripts._upgrade_revs(revision, at)) as context:
        context.configure(connection=connection, target_metadata=metadata)
        context.run_migrations()
