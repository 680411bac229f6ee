"""What a deployment writes to: its folder and its database, ready or refused with a reason."""

from pathlib import Path
from tempfile import TemporaryFile
from typing import ClassVar

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from app.db import Database, StorageFull, is_full, open_database
from app.errors import PortavozError
from app.operations.migrate import migrate
from app.settings import Settings
from app.wording import Wording


class CannotOpen(PortavozError):
    """The folder for data or the database cannot be used."""

    status: ClassVar[int] = 503
    type: ClassVar[str] = "cannot-open"
    title: ClassVar[Wording] = Wording(es="No se puede abrir el almacén", en="The storage cannot be opened")


def writable(var: Path) -> None:
    """Makes the folder and writes a byte to it. Raises CannotOpen or StorageFull."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=var) as file:
            file.write(b".")
    except OSError as error:
        if is_full(error):
            raise StorageFull from error
        why = error.strerror or type(error).__name__
        raise CannotOpen(
            Wording(
                es=f"No se puede escribir en la carpeta «{var}» ({why}); elija otra con PORTAVOZ_VAR.",
                en=f"The folder “{var}” cannot be written to ({why}); choose another with PORTAVOZ_VAR.",
            )
        ) from error


async def ready_database(settings: Settings) -> Database:
    """The database with its tables up to date. Raises CannotOpen, SchemaTooNew or StorageFull."""
    try:
        db = open_database(settings)
    except (ArgumentError, ImportError, OSError) as error:
        raise _unreachable(settings, error) from error
    try:
        await migrate(db)
    except (SQLAlchemyError, OSError) as error:
        await db.close()
        raise _unreachable(settings, error) from error
    except BaseException:
        await db.close()
        raise
    return db


def _unreachable(settings: Settings, error: Exception) -> CannotOpen:
    """Names the database without its password, and the kind of failure without the values in its message."""
    where = _place(settings)
    why = type(getattr(error, "orig", None) or error).__name__
    return CannotOpen(
        Wording(
            es=f"No se puede abrir la base de datos {where} ({why}). Compruebe DATABASE_URL o PORTAVOZ_VAR,"
            " que el servidor esté en marcha y que el archivo no esté dañado.",
            en=f"The database {where} cannot be opened ({why}). Check DATABASE_URL or PORTAVOZ_VAR,"
            " that the server is running and that the file is not damaged.",
        )
    )


def _place(settings: Settings) -> str:
    if settings.database_url is None:
        return str(settings.var / "portavoz.sqlite3")
    try:
        url = make_url(settings.database_url)
    except ArgumentError:
        return "DATABASE_URL"
    return f"{url.get_backend_name()} {url.host or ''}/{url.database or ''}"
