"""The database: one engine that reads, one connection that writes, the same calls on SQLite and PostgreSQL."""

import errno
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import URL, DateTime, Dialect, MetaData, TypeDecorator, event, make_url, select
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from app.errors import PortavozError
from app.settings import Settings
from app.wording import Wording

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of the application. A table is defined by the module that owns it."""


class Moment(TypeDecorator[datetime]):
    """A point in time, always aware, always UTC; SQLite by itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


BUSY_SECONDS = 5
"""How long a writer waits for another process that writes to the same SQLite file."""

_PG_DISK_FULL = "53100"


class StorageFull(PortavozError):
    """The disk or the database took no more. Nothing of the transaction was stored."""

    status: ClassVar[int] = 507
    type: ClassVar[str] = "storage-full"
    title: ClassVar[Wording] = Wording(es="No queda espacio", en="No space left")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="El disco o la base de datos no admite más datos. No se ha guardado nada; libera espacio y repite.",
                en="The disk or the database takes no more data. Nothing was stored; free some space and try again.",
            )
        )


def is_full(error: BaseException) -> bool:
    """Whether an error, or one that caused it, says that there is no space left."""
    seen: BaseException | None = error
    while seen is not None:
        code = getattr(seen, "sqlite_errorcode", None)
        if code == sqlite3.SQLITE_FULL or getattr(seen, "sqlstate", None) == _PG_DISK_FULL:
            return True
        if (isinstance(seen, OSError) and seen.errno == errno.ENOSPC) or "disk is full" in str(seen):
            return True
        seen = getattr(seen, "orig", None) or seen.__cause__
    return False


class Database:
    """`read()` gives a snapshot; `write()` a transaction that commits at the end of its block or not at all."""

    def __init__(self, readers: AsyncEngine, writer: AsyncEngine) -> None:
        self._readers = readers
        self._writer = writer

    @property
    def dialect(self) -> str:
        return self._writer.dialect.name

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        async with self._readers.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Raises StorageFull when there is no space; other database errors pass as they are."""
        try:
            async with self._writer.begin() as connection:
                yield connection
        except (DBAPIError, OSError) as error:
            if is_full(error):
                raise StorageFull from error
            raise

    @asynccontextmanager
    async def restructure(self) -> AsyncIterator[AsyncConnection]:
        """As `write`, for a change of schema. SQLite makes changed tables anew: keys are checked at the end."""
        async with self._writer.connect() as connection:
            if self.dialect == "sqlite":
                raw = await connection.get_raw_connection()
                await raw.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
            try:
                async with connection.begin():
                    yield connection
                    await _check_keys(connection)
            except (DBAPIError, OSError) as error:
                if is_full(error):
                    raise StorageFull from error
                raise
            finally:
                await connection.invalidate()  # its successor checks foreign keys again

    async def answers(self) -> bool:
        """Whether the database can be asked right now."""
        try:
            async with self.read() as connection:
                await connection.execute(select(1))
        except (SQLAlchemyError, OSError):
            return False
        return True

    async def create_all(self) -> None:
        """Creates the tables that are missing; existing ones are left as they are."""
        async with self.write() as connection:
            await connection.run_sync(metadata.create_all)

    async def close(self) -> None:
        await self._readers.dispose()
        if self._writer is not self._readers:
            await self._writer.dispose()


async def _check_keys(connection: AsyncConnection) -> None:
    """Raises IntegrityError when a row points at one that is not there."""
    if connection.dialect.name != "sqlite":
        return
    lost = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).first()
    if lost is not None:
        raise IntegrityError("PRAGMA foreign_key_check", None, Exception(f"table {lost[0]} points at a lost row"))


def _pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come late; ours is emitted on `begin`
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        f"busy_timeout = {BUSY_SECONDS * 1000}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite(url: URL) -> Database:
    readers = create_async_engine(url, pool_size=4, max_overflow=4, hide_parameters=True)
    writer = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=30, hide_parameters=True)
    for engine, begin in ((readers, "BEGIN"), (writer, "BEGIN IMMEDIATE")):
        event.listen(engine.sync_engine, "connect", _pragmas)
        event.listen(engine.sync_engine, "begin", lambda conn, sql=begin: conn.exec_driver_sql(sql))
    return Database(readers, writer)


def _async_url(text: str) -> URL:
    """Accepts the plain names that hosts hand out (`postgres://`, `sqlite://`) and adds the asynchronous driver."""
    url = make_url(text.replace("postgres://", "postgresql://", 1) if text.startswith("postgres://") else text)
    drivers = {"postgresql": "postgresql+asyncpg", "sqlite": "sqlite+aiosqlite"}
    return url.set(drivername=drivers.get(url.drivername, url.drivername))


def open_database(settings: Settings) -> Database:
    """The database of a deployment. Connects on first use; makes the folder of the SQLite file."""
    url = _async_url(settings.database_url or f"sqlite+aiosqlite:///{settings.var / 'portavoz.sqlite3'}")
    if url.get_backend_name() != "sqlite":
        engine = create_async_engine(url, pool_size=8, max_overflow=8, pool_pre_ping=True, hide_parameters=True)
        return Database(engine, engine)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return _sqlite(url)
