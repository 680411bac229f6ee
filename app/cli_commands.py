"""What each command does. Each returns the exit status; messages are in the language of the settings."""

import asyncio
import getpass
import json
import secrets
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from app.brand.check import examine
from app.brand.load import load
from app.cli_reply import harmless, reply_shown
from app.db import Database
from app.drill.script_file import FOLDER, Surveyed, survey_drills
from app.evidence.library import Indexed, index_brand
from app.llm import Message
from app.operations.desk import Desk, open_desk
from app.operations.draft_comment import Request, draft_comment, prepare_comment, prompt_for
from app.operations.ground import follow
from app.operations.storage import ready_database, writable
from app.pipeline import Prepared
from app.review import people
from app.review.keys_on_file import list_keys as list_keys_on_file
from app.review.people import Person, Role
from app.review.replies import Reply, of
from app.settings import Settings, read_settings
from app.value import Value
from app.web.validation import refused
from app.web.view import Reader, view
from app.wording import Wording

errors = Console(stderr=True, highlight=False)

STEPS = {
    "read": Wording(es="leer el manual y las respuestas", en="read manual and replies"),
    "sql": Wording(es="guardar los pasajes", en="store the passages"),
    "full text": Wording(es="índice de palabras", en="full-text index"),
    "vectors": Wording(es="vectores", en="vectors"),
}
OPENING = Wording(es="Leyendo el manual y las respuestas…", en="Reading manual and replies…")


def say(text: str) -> None:
    """One thing on standard output, as it is: for people and for pipes."""
    sys.stdout.write(f"{text}\n")


class Shape(Value):
    """What `draft` is to print and keep."""

    as_json: bool
    show_prompt: bool
    dry_run: bool


def run(command: Callable[..., Coroutine[Any, Any, int]], *given: Any) -> int:
    """Runs a command with the settings of the environment. Raises what it raises."""
    return asyncio.run(command(read_settings(), *given))


async def draft(settings: Settings, wanted: dict[str, Any], shape: Shape) -> int:
    """Prints the reply, or what a model would be sent."""
    try:
        request = Request.model_validate(wanted)
    except ValidationError as error:
        raise refused(error, Request) from error
    async with working_desk(settings) as desk:
        if shape.show_prompt:
            prepared, sent = await prompt_for(desk, request, secrets.token_hex(16))
            return _show_prompt(prepared, sent, settings)
        reply = await _drafted(desk, request, shape)
        console = Console(highlight=False)
        if shape.as_json:
            nobody = Reader(settings.language, None, desk.brand, desk.clock())
            shown = json.loads(view(reply, nobody).model_dump_json())
            say(json.dumps(shown, ensure_ascii=False, indent=2))
        else:
            console.print(reply_shown(reply, desk.brand, settings.language, stored=not shape.dry_run))
    return 0


async def _drafted(desk: Desk, request: Request, shape: Shape) -> Reply:
    name = f"{_user()} (consola)"
    if shape.dry_run:
        prepared = await prepare_comment(desk, request, secrets.token_hex(16))
        return of(prepared, Person(id="", name=name, role="agent"), desk.clock())
    async with desk.db.write() as connection:
        person = await people.person_named(connection, name, "agent", desk.clock())
    return (await draft_comment(desk, request, person)).reply


def _user() -> str:
    try:
        return "".join(c for c in getpass.getuser() if c.isprintable())[:80] or "?"
    except (KeyError, OSError):  # a container's user may have no name
        return "?"


def _show_prompt(prepared: Prepared, sent: list[Message], settings: Settings) -> int:
    if not sent:
        said = Wording(es="A un modelo no se le enviaría nada:", en="A model would be sent nothing:")
        errors.print(Text(f"{said.in_(settings.language)} {prepared.reason.in_(settings.language)}"))
        return 0
    for role, text in sent:
        say(f"=== {role} ===\n{harmless(text)}\n")
    return 0


async def check(settings: Settings, folder: Path | None) -> int:
    """Prints one fault a line, then what was understood. 1 when there are errors, in the drills too."""
    place = folder or settings.knowledge
    found = await asyncio.to_thread(examine, place)
    drills = await asyncio.to_thread(_drills, place, found.summary is not None)
    for fault in (*found.faults, *(fault for one in drills for fault in one.faults)):
        mark = {"error": Wording(es="error", en="error"), "warning": Wording(es="aviso", en="warning")}[fault.level]
        say(harmless(f"{mark.in_(settings.language)}: {fault.in_(settings.language)}"))
    if found.summary is None:
        return 1
    for line in (*found.summary.lines, *(_counted(len(drills)) if drills else ())):
        say(harmless(line.in_(settings.language)))
    return int(any(one.script is None for one in drills))


def _drills(folder: Path, sound: bool) -> tuple[Surveyed, ...]:
    """The folder's drills; checked against the brand where that can be read."""
    return survey_drills(folder, load(folder) if sound else None) if (folder / FOLDER).is_dir() else ()


def _counted(drills: int) -> tuple[Wording, ...]:
    return (Wording(es=f"Simulacros: {drills}", en=f"Drills: {drills}"),)


async def index(settings: Settings, rebuild: bool) -> int:
    """Brings the indexes level with the folder. 1 when the vectors are not whole."""
    brand = await asyncio.to_thread(load, settings.knowledge)
    writable(settings.var)
    db = await ready_database(settings)
    try:
        with _bars(settings) as progress:
            heard = follow(lambda: datetime.now(UTC))
            done = await index_brand(brand, settings, db, rebuild=rebuild, progress=progress, on_change=heard)
    finally:
        await db.close()
    say(_indexed(done).in_(settings.language))
    return 1 if done.fault else 0


def _indexed(done: Indexed) -> Wording:
    change = done.change
    es = f"{done.passages} pasajes: {change.put} nuevos o cambiados, {change.removed} retirados, {change.kept} iguales"
    en = f"{done.passages} passages: {change.put} new or changed, {change.removed} removed, {change.kept} the same"
    if not done.owner:
        es += ". Otro proceso tiene los índices y los pondrá al día en unos segundos"
        en += ". Another process has the indexes and will follow within seconds"
    if done.fault:
        es += f". Los vectores no están completos ({done.fault}); se sigue buscando por palabras"
        en += f". The vectors are not whole ({done.fault}); words are still searched"
    return Wording(es=f"{es}.", en=f"{en}.")


@contextmanager
def _bars(settings: Settings) -> Iterator[Callable[[str, int, int], None]]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors) as bars:
        tasks: dict[str, TaskID] = {}

        def progress(step: str, done: int, of: int) -> None:
            if step not in tasks:
                named = STEPS.get(step)
                tasks[step] = bars.add_task(named.in_(settings.language) if named else step, total=of)
            bars.update(tasks[step], completed=done, total=of)

        yield progress


async def create_key(settings: Settings, name: str, role: Role) -> int:
    """Prints the key alone on standard output, so that a script can take it."""
    async with database(settings) as db, db.write() as connection:
        key = await people.create_key(connection, name, role, datetime.now(UTC))
    said = Wording(
        es="Guárdela ahora: no se vuelve a mostrar. Se envía como «Authorization: Bearer …».",
        en="Keep it now: it is not shown again. Send it as “Authorization: Bearer …”.",
    )
    say(key)
    errors.print(Text(said.in_(settings.language)))
    return 0


async def list_keys(settings: Settings) -> int:
    """Prints a table of keys without their secrets."""
    async with database(settings) as db, db.read() as connection:
        known = await list_keys_on_file(connection)
    heads = {
        "es": ("clave", "persona", "papel", "creada", "anulada"),
        "en": ("key", "person", "role", "made", "revoked"),
    }[settings.language]
    table = Table(*heads, box=None, pad_edge=False)
    for key in known:
        revoked = f"{key.revoked_at:%Y-%m-%d %H:%M}" if key.revoked_at else ""
        whose = f"{key.person} ({key.label})" if key.label else key.person
        table.add_row(f"pvz_{key.id}", Text(whose), key.role, f"{key.created_at:%Y-%m-%d %H:%M}", revoked)
    Console(highlight=False).print(table)
    return 0


async def revoke_key(settings: Settings, id: str) -> int:
    """Revokes a key. 1 when there is no such live key."""
    async with database(settings) as db, db.write() as connection:
        done = await people.revoke_key(connection, id, datetime.now(UTC))
    said = Wording(es="Anulada.", en="Revoked.") if done else NO_SUCH_KEY
    errors.print(Text(said.in_(settings.language)))
    return 0 if done else 1


NO_SUCH_KEY = Wording(
    es="No hay ninguna clave en uso con ese identificador; véalas con: portavoz keys list",
    en="There is no live key of that id; see them with: portavoz keys list",
)


@asynccontextmanager
async def working_desk(settings: Settings) -> AsyncIterator[Desk]:
    """The whole desk, for as long as a command works with it. Raises what `open_desk` does."""
    with errors.status(OPENING.in_(settings.language)):
        desk = await open_desk(settings)
    try:
        yield desk
    finally:
        await desk.close()


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator[Database]:
    if settings.database_url is None:
        writable(settings.var)
    db = await ready_database(settings)
    try:
        yield db
    finally:
        await db.close()
