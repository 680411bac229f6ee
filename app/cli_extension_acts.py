"""What `portavoz extension …` does. A link is printed once, alone on standard output."""

from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from rich.text import Text

from app.cli_commands import database, errors, say
from app.cli_people import LOCAL, named
from app.cli_reply import harmless
from app.errors import PortavozError
from app.review.pairing import new_code
from app.settings import Settings
from app.web.extension_files import Browser, packed
from app.web.extension_page import link_of
from app.wording import Wording

WRITTEN = Wording(
    es="La extensión para {browser}, lista para descomprimir y cargar.",
    en="The extension for {browser}, ready to unpack and load.",
)
ONCE = Wording(
    es="Enlace de emparejamiento de {name}, para las opciones de la extensión. Sirve una vez y durante 10 minutos.",
    en="{name}'s pairing link. It works once, within 10 minutes; paste it into the options of the extension.",
)


class CannotPack(PortavozError):
    """The file cannot be written, or is there already."""

    type: ClassVar[str] = "cannot-pack"
    title: ClassVar[Wording] = Wording(es="No se puede escribir el archivo", en="The file cannot be written")


async def pack(settings: Settings, browser: Browser, out: Path) -> int:
    """Writes the file and prints its SHA-256 as `sha256sum` does. Raises NoExtension or CannotPack."""
    file = packed(browser)
    try:
        with out.open("xb") as target:
            target.write(file.content)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CannotPack(
            Wording(
                es=f"--out: no se puede escribir {out} ({why}); elija un archivo que no exista en una carpeta suya.",
                en=f"--out: cannot write {out} ({why}); choose a file that does not exist, in a folder of yours.",
            )
        ) from error
    say(f"{file.sha256}  {out}")
    return _told(settings, WRITTEN.in_(settings.language).format(browser=browser.capitalize()))


async def pair(settings: Settings, name: str, url: str | None) -> int:
    """Prints a pairing link of a person; one before it ends. Raises NoSuchPerson or BadPerson."""
    async with database(settings) as db:
        async with db.read() as connection:
            found = await named(connection, name)
        code = await new_code(db, found.id, datetime.now(UTC), by=None)
    say(link_of(url or settings.public_url or LOCAL, code))
    return _told(settings, ONCE.in_(settings.language).format(name=found.name))


def _told(settings: Settings, said: str) -> int:
    errors.print(Text(harmless(said)))
    return 0
