"""What `portavoz incident …` does. Each returns the exit status; messages are in the language of the settings."""

import json
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from rich.text import Text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.opening import zone_of
from app.cli_commands import database, errors, say, working_desk
from app.cli_incident_shown import HEADS, OWED, debt, print_table, row, shown
from app.cli_people import acting
from app.cli_reply import harmless
from app.incident.mode import LABELS
from app.operations.declaring import Declaration
from app.operations.declaring import amend as change
from app.operations.declaring import declare as begin
from app.operations.desk import Desk
from app.operations.incident_record import NoSuchIncident, Record, record, records
from app.operations.line_check import BadLine
from app.operations.lines import new_line
from app.operations.owing import owed as owing
from app.operations.posts import give_post
from app.operations.standing_down import stand_down as end
from app.settings import Settings
from app.wording import Wording

CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


async def declare(
    settings: Settings, by: str, given: dict[str, Any], said_in: Sequence[str], next_update: str | None
) -> int:
    """Prints the new incident's id alone on standard output, so that a script can take it."""
    async with working_desk(settings) as desk:
        person = await acting(desk.db, by)
        told = {"translations": _translations(said_in), "next_update": _moment(next_update, desk)}
        lists = {name: tuple(given[name]) for name in ("triggers", "examples")}
        made = await begin(desk, person, Declaration(**{**given, **lists, **told}))
    say(made.id)
    moved = made.acts[-1].detail
    mode = LABELS[made.mode]
    _tell(
        settings,
        Wording(
            es=f"{mode.es}: {made.title}. Se unen {moved['joined']} respuestas; caducan {moved['stale']} aprobadas.",
            en=f"{mode.en}: {made.title}. {moved['joined']} replies join; {moved['stale']} approved ones are stale.",
        ),
    )
    return 0


async def amend(settings: Settings, which: str, by: str, given: dict[str, Any], version: int | None) -> int:
    """Changes what it is."""
    async with working_desk(settings) as desk:
        person, known = await acting(desk.db, by), await _found(desk, which)
        lists = {name: tuple(given[name]) for name in ("triggers", "examples") if given[name]}
        wanted = {**given, "triggers": None, "examples": None, **lists}
        done = await change(desk, known.id, person, version=version or known.version, **wanted)
    _tell(settings, _at_version(done))
    return 0


async def line(
    settings: Settings,
    which: str,
    by: str,
    text: str,
    reason: str,
    said_in: Sequence[str],
    next_update: str | None,
    version: int | None,
) -> int:
    """Changes the official line."""
    async with working_desk(settings) as desk:
        person, known = await acting(desk.db, by), await _found(desk, which)
        said = {"translations": _translations(said_in), "next_update": _moment(next_update, desk), "reason": reason}
        seen = version or known.version
        done = await new_line(desk, known.id, person, version=seen, text=_read(text), **said)  # type: ignore[arg-type]
    moved = done.acts[-1].detail
    _tell(
        settings,
        Wording(
            es=f"Mensaje oficial {moved['line']}. Caducan {moved['stale']} aprobadas sin publicar; se revisan"
            f" {moved['flagged']} pendientes.",
            en=f"Official line {moved['line']}. {moved['stale']} approved and not published are stale;"
            f" {moved['flagged']} pending ones are guarded again.",
        ),
    )
    return 0


async def post(settings: Settings, which: str, by: str, role: str, to: str, reason: str) -> int:
    """Hands a role over."""
    async with working_desk(settings) as desk:
        person, known = await acting(desk.db, by), await _found(desk, which)
        done = await give_post(desk, known.id, person, role=role, to=to, reason=reason)
        title = _role(desk.brand, role)
    now = next(post for post in reversed(done.posts) if post.role == role)
    _tell(settings, Wording(es=f"{title}: {now.person} desde ahora.", en=f"{title}: {now.person} from now on."))
    return 0


async def stand_down(
    settings: Settings, which: str, by: str, closing: str, reason: str | None, keep_facts: bool, version: int | None
) -> int:
    """Stands it down."""
    async with working_desk(settings) as desk:
        person, known = await acting(desk.db, by), await _found(desk, which)
        seen = version or known.version
        done = await end(
            desk, known.id, person, version=seen, closing=_read(closing), reason=reason, keep_facts=keep_facts
        )
    moved = done.acts[-1].detail
    _tell(
        settings,
        Wording(
            es=f"Terminada: {done.title}. Se deben {moved['debts']} cierres; {moved['closings']} esperan decisión.",
            en=f"Over: {done.title}. {moved['debts']} public returns owed; {moved['closings']} closings to decide on.",
        ),
    )
    return 0


async def list_(settings: Settings, everything: bool, as_json: bool) -> int:
    """A table of the incidents."""
    async with database(settings) as db, db.read() as connection:
        found = await records(connection, open_only=not everything)
    if as_json:
        say(json.dumps([json.loads(one.model_dump_json()) for one in found], ensure_ascii=False, indent=2))
        return 0
    if not found:
        _tell(settings, Wording(es="Ninguna crisis abierta.", en="No open incident."))
        return 0
    print_table(HEADS[settings.language], (row(one, settings.language) for one in found))
    return 0


async def show(settings: Settings, which: str, as_json: bool) -> int:
    """Everything of one incident."""
    async with database(settings) as db, db.read() as connection:
        known = await chosen(connection, which)
    if as_json:
        say(json.dumps(json.loads(known.model_dump_json()), ensure_ascii=False, indent=2))
        return 0
    for text in shown(known, settings.language):
        say(harmless(text))
    return 0


async def owed(settings: Settings, which: str | None, as_json: bool) -> int:
    """Who is owed a public answer, in one incident or everywhere."""
    async with database(settings) as db, db.read() as connection:
        id = (await chosen(connection, which)).id if which else None
        found = await owing(connection, id)
    if as_json:
        say(json.dumps([json.loads(one.model_dump_json()) for one in found], ensure_ascii=False, indent=2))
        return 0
    if not found:
        _tell(settings, Wording(es="No se debe nada en público.", en="Nothing is owed in public."))
        return 0
    print_table(OWED[settings.language], (debt(one, settings.language) for one in found))
    return 0


async def _found(desk: Desk, which: str) -> Record:
    async with desk.db.read() as connection:
        return await chosen(connection, which)


async def chosen(connection: AsyncConnection, given: str) -> Record:
    """The one of that id, the open one of that scenario, or whose id begins so. Raises NoSuchIncident."""
    everything = await records(connection, open_only=False)
    exact = [one.id for one in everything if one.id == given]
    alike = [one.id for one in everything if len(given) > 3 and one.id.startswith(given)]
    burning = [one.id for one in everything if one.open and one.scenario == given]
    for found in (exact, burning, alike):
        if len(found) == 1:
            return await record(connection, found[0])
    raise NoSuchIncident(given)


def _translations(given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """«ca=El vaixell torna.» as language and text. Raises BadLine."""
    pairs = [each.partition("=") for each in given]
    for language, sign, _ in pairs:
        if not sign:
            raise BadLine(
                Wording(
                    es=f"--in: «{language[:40]}» no dice el idioma; p. ej. --in 'ca=El vaixell torna.'",
                    en=f"--in: “{language[:40]}” names no language; e.g. --in 'ca=El vaixell torna.'",
                ),
                "translations",
            )
    return tuple((language.strip(), text) for language, _, text in pairs)


def _moment(given: str | None, desk: Desk) -> datetime | None:
    """«22:30» by the brand's clock, today or else tomorrow; or a moment with its zone. Raises BadLine."""
    if given is None:
        return None
    now = desk.clock().astimezone(zone_of(desk.brand.hours.zone))
    if clock := CLOCK.fullmatch(given.strip()):
        then = now.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
        return (then if then > now else then + timedelta(days=1)).astimezone(UTC)
    try:
        moment = datetime.fromisoformat(given.strip())
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadLine(
            Wording(
                es=f"--next-update: «{given[:40]}» no es una hora; p. ej. 22:30, o 2026-11-20T22:30:00+01:00.",
                en=f"--next-update: “{given[:40]}” is no time; e.g. 22:30, or 2026-11-20T22:30:00+01:00.",
            ),
            "next_update",
        )
    return moment


def _read(text: str) -> str:
    return sys.stdin.buffer.read().decode("utf-8", "replace").strip() if text == "-" else text


def _role(brand: Brand, id: str) -> str:
    role = brand.role(id)
    return role.title if role else id


def _at_version(done: Record) -> Wording:
    return Wording(es=f"{done.title}: versión {done.version}.", en=f"{done.title}: version {done.version}.")


def _tell(settings: Settings, wording: Wording) -> None:
    errors.print(Text(harmless(wording.in_(settings.language))))
