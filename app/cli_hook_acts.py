"""What `portavoz hooks …` and `portavoz freeze` do. A secret is printed once, alone on standard output."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.brand.load import load
from app.brand.opening import zone_of
from app.cli_commands import database, errors, say
from app.cli_reply import harmless
from app.db import Database
from app.operations import hooks
from app.operations.freeze import Freeze, Paused, freeze_of
from app.operations.hook_records import Hook, Sent, all_hooks, failed, hook_named
from app.operations.hooks import EVENTS, HookWanted
from app.settings import Settings
from app.wording import Wording

FROZEN = 3
"""Exit status of `portavoz freeze` while it is frozen, so that a script or a timer can ask."""
SECRET = Wording(
    es="Secreto de «{name}», para el programa que recibe. No se vuelve a mostrar.",
    en="The secret of “{name}”, for the program that receives. It is not shown again.",
)
OLD = Wording(es="El anterior también firma {hours} horas.", en="The one before signs too for {hours} hours.")
OFF = Wording(es="«{name}» ya no recibe avisos.", en="“{name}” gets no more notices.")
ON = Wording(es="«{name}» recibe avisos desde ahora.", en="“{name}” gets notices from now on.")
TESTED = Wording(
    es="Prueba en cola para «{name}»; la entrega el servidor en marcha. Vea cómo fue con: portavoz hooks list",
    en="A test is queued for “{name}”; the running server delivers it. See how it went with: portavoz hooks list",
)
HEADS = {
    "es": ("programa", "dirección", "estado", "por entregar", "último aviso"),
    "en": ("program", "address", "state", "to deliver", "last notice"),
}
NONE = Wording(es="Ningún programa recibe avisos.", en="No program gets notices.")


async def add(settings: Settings, name: str, url: str, events: Sequence[str] | None, private: bool) -> int:
    """Adds a program. Here alone may it be one of our own network: whoever has this machine decides that."""
    wanted = HookWanted(name=name, url=url, events=tuple(events or EVENTS), private=private)
    async with database(settings) as db:
        made = await hooks.add(db, wanted, datetime.now(UTC), by=None)
    return _show(settings, made.secret, SECRET, made.hook)


async def rotate(settings: Settings, name: str, keep_hours: int) -> int:
    """Prints a new secret of a program."""
    async with database(settings) as db:
        known = await _named(db, name)
        keep = timedelta(hours=keep_hours)
        made = await hooks.rotate(db, known.id, datetime.now(UTC), by=None, keep=keep)
    if keep_hours:
        _tell(settings, Wording(es=OLD.es.format(hours=keep_hours), en=OLD.en.format(hours=keep_hours)))
    return _show(settings, made.secret, SECRET, made.hook)


async def disable(settings: Settings, name: str) -> int:
    """Tells a program nothing more."""
    async with database(settings) as db:
        known = await _named(db, name)
        await hooks.disable(db, known.id, datetime.now(UTC), by=None)
    return _done(settings, OFF, known)


async def enable(settings: Settings, name: str) -> int:
    """Tells a program again of what happens."""
    async with database(settings) as db:
        known = await _named(db, name)
        await hooks.enable(db, known.id, datetime.now(UTC), by=None)
    return _done(settings, ON, known)


async def try_out(settings: Settings, name: str) -> int:
    """Queues a test event."""
    async with database(settings) as db:
        known = await _named(db, name)
        await hooks.try_out(db, known.id, datetime.now(UTC), by=None)
    return _done(settings, TESTED, known)


async def list_hooks(settings: Settings) -> int:
    """Prints a table of the programs."""
    async with database(settings) as db, db.read() as connection:
        known = await all_hooks(connection, datetime.now(UTC))
    if not known:
        return _tell(settings, NONE)
    table = Table(*HEADS[settings.language], box=None, pad_edge=False)
    for one in known:
        last = _last(one.latest[0]) if one.latest else Wording(es="—", en="—")
        words = (one.name, one.url, _state(one).in_(settings.language), str(one.waiting), last.in_(settings.language))
        table.add_row(*(Text(harmless(word)) for word in words))
    Console(highlight=False).print(table)
    return 0


async def show_freeze(settings: Settings, as_json: bool) -> int:
    """Prints whether scheduled posts are frozen; ends with FROZEN or 0."""
    async with database(settings) as db, db.read() as connection:
        freeze = await freeze_of(connection)
    if as_json:
        say(freeze.model_dump_json())
    else:
        zone = load(settings.knowledge).hours.zone
        for line in _lines(freeze, zone):
            say(harmless(line.in_(settings.language)))
    return FROZEN if freeze.frozen else 0


def _lines(freeze: Freeze, zone: str) -> list[Wording]:
    """Times in the brand's zone."""
    first = Wording(es="Lo programado no está congelado.", en="Scheduled posts are not frozen.")
    if freeze.frozen and freeze.since:
        at = _when(freeze.since, zone)
        first = Wording(
            es=f"CONGELADO desde {at.es} por: {freeze.reason}", en=f"FROZEN since {at.en} because of: {freeze.reason}"
        )
    return [first, *(_paused(one, zone) for one in freeze.paused)]


def _paused(one: Paused, zone: str) -> Wording:
    at, items = _when(one.since, zone), "; ".join(one.items)
    return Wording(
        es=f"  {one.system} pausó ({at.es}): {items or 'nada'}",
        en=f"  {one.system} paused ({at.en}): {items or 'nothing'}",
    )


def _when(at: datetime, zone: str) -> Wording:
    there = at.astimezone(zone_of(zone))
    return Wording(es=f"{there:%d/%m %H:%M}", en=f"{there:%Y-%m-%d %H:%M}")


def _state(one: Hook) -> Wording:
    if one.disabled_at is None:
        return Wording(es="activo", en="active")
    if one.disabled_why == "gone":
        return Wording(es="desactivado (410)", en="disabled (410)")
    return Wording(es="desactivado", en="disabled")


def _last(sent: Sent) -> Wording:
    if sent.sent_at is not None:
        return Wording(es=f"{sent.type}: entregado", en=f"{sent.type}: delivered")
    if failed(sent):
        return Wording(
            es=f"{sent.type}: no entregado ({sent.failure})", en=f"{sent.type}: not delivered ({sent.failure})"
        )
    if sent.failed_at is not None:
        return Wording(es=f"{sent.type}: descartado", en=f"{sent.type}: dropped")
    why = f" ({sent.failure})" if sent.failure else ""
    return Wording(es=f"{sent.type}: en camino{why}", en=f"{sent.type}: on its way{why}")


async def _named(db: Database, name: str) -> Hook:
    """Raises NoSuchHook."""
    async with db.read() as connection:
        return await hook_named(connection, name, datetime.now(UTC))


def _show(settings: Settings, secret: str, told: Wording, one: Hook) -> int:
    say(secret)
    return _done(settings, told, one)


def _done(settings: Settings, told: Wording, one: Hook) -> int:
    return _tell(settings, Wording(es=told.es.format(name=one.name), en=told.en.format(name=one.name)))


def _tell(settings: Settings, told: Wording) -> int:
    errors.print(Text(harmless(told.in_(settings.language))))
    return 0
