"""What `portavoz drill …` does. Each returns the exit status; messages are in the language of the settings."""

import asyncio
import sys
from collections.abc import Coroutine
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import uvicorn
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.brand.load import load
from app.cli_commands import errors, say
from app.cli_reply import harmless
from app.drill import report
from app.drill.agenda import Clock
from app.drill.making import make as made
from app.drill.play import Entry
from app.drill.profiles import PROFILES, ProfileName
from app.drill.public import welcome
from app.drill.running import Played, Wanted, finish, prepare
from app.drill.running import run as played
from app.drill.script import Script
from app.drill.script_file import drill_named, survey_drills, survey_script
from app.drill.stage import Engine, mark, throw_away
from app.drill.team import assemble
from app.drill.world import Crew
from app.drill.writing import written
from app.errors import PortavozError
from app.review import invitations
from app.settings import Settings
from app.web.application import create_app
from app.web.serving import listen
from app.wording import Wording

FASTEST = 3_600.0
"""Times the clock's pace, at the most, where people watch."""
FILES = {"json": "drill.json", "md": "drill.md", "html": "drill.html"}


class BadSpeed(PortavozError):
    """A speed that is neither a number above 0 nor `max`, or that does not fit what else was asked."""

    field: ClassVar[str] = "speed"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-speed"
    title: ClassVar[Wording] = Wording(es="Velocidad no válida", en="Invalid speed")


class CannotWriteReport(PortavozError):
    """The folder of the report cannot be written."""

    field: ClassVar[str] = "out"
    status: ClassVar[int] = 500
    type: ClassVar[str] = "cannot-write-report"
    title: ClassVar[Wording] = Wording(es="No se puede escribir ahí", en="Cannot write there")


async def check(settings: Settings, file: Path) -> int:
    """Prints one fault a line. 1 when there are errors."""
    brand = await asyncio.to_thread(load, settings.knowledge)
    found = await asyncio.to_thread(survey_script, file, brand)
    for fault in found.faults:
        say(harmless(f"{LEVELS[fault.level].in_(settings.language)}: {fault.in_(settings.language)}"))
    if found.script is None:
        return 1
    say(harmless(_summary(found.script).in_(settings.language)))
    return 0


LEVELS = {"error": Wording(es="error", en="error"), "warning": Wording(es="aviso", en="warning")}


def _summary(script: Script) -> Wording:
    own, usual, minutes = script.written, script.usual, script.minutes
    return Wording(
        es=f"{script.id}: {script.title}. {own} comentarios y {usual} de un día cualquiera en {minutes} minutos.",
        en=f"{script.id}: {script.title}. {own} comments and {usual} of any day in {minutes} minutes.",
    )


async def listed(settings: Settings) -> int:
    """Prints the drills of the folder; 1 when one has faults."""
    brand = await asyncio.to_thread(load, settings.knowledge)
    found = await asyncio.to_thread(survey_drills, settings.knowledge, brand)
    for one in found:
        if one.script is not None:
            say(harmless(_summary(one.script).in_(settings.language)))
        for fault in one.faults if one.script is None else ():
            errors.print(Text(harmless(fault.in_(settings.language))))
    if not found:
        errors.print(Text(NONE.in_(settings.language)))
    return int(any(one.script is None for one in found))


NONE = Wording(
    es="La carpeta no tiene «drills/». Haga uno: portavoz drill make ESCENARIO --out drills/nombre.yaml",
    en="The folder has no “drills/”. Make one: portavoz drill make SCENARIO --out drills/name.yaml",
)


async def make(settings: Settings, scenario: str, out: Path | None, comments: int, minutes: int, seed: int) -> int:
    """Prints the script, or writes it. Raises NothingToMake, BadMeasure or CannotWriteReport."""
    brand = await asyncio.to_thread(load, settings.knowledge)
    text = written(made(brand, scenario, comments=comments, minutes=minutes, seed=seed))
    if out is None:
        sys.stdout.write(text)
    else:
        _write(out, text)
        errors.print(Text(harmless(str(out))))
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CannotWriteReport(
            Wording(
                es=f"out: no se puede escribir «{path}» ({why}); elija otra carpeta.",
                en=f"out: cannot write “{path}” ({why}); choose another folder.",
            )
        ) from error


async def run(
    settings: Settings,
    name: str,
    speed: str,
    serve: bool,
    team: str,
    profile: ProfileName,
    out: Path | None,
    seed: int,
    engine: Engine,
    host: str,
    port: int,
) -> int:
    """Plays a drill and tells its score. Raises NoSuchDrill, BadDrill, BadSpeed and what opening a desk raises."""
    script = await asyncio.to_thread(drill_named, name, settings.knowledge)
    watched = serve or team == "people"
    wanted = Wanted(
        seed=seed, team=profile, engine=engine, week=_monday(datetime.now(UTC).date()), speed=_speed(speed, watched)
    )
    errors.print(Text(report.SAYS["drill"].in_(settings.language), style="bold yellow"))
    if watched:
        done = await _served(settings, script, wanted, people=team == "people", host=host, port=port)
    else:
        done = await played(settings, script, wanted, lambda entry: _told(entry, settings))
    if out is not None:
        _keep(done, settings, out)
    _show(done, settings)
    return 0


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _speed(speed: str, watched: bool) -> float | None:
    """Raises BadSpeed."""
    if speed == "max" and not watched:
        return None
    try:
        number = 60.0 if speed == "max" else float(speed)
    except ValueError:
        number = 0.0
    if not 0 < number <= FASTEST:
        raise BadSpeed(
            Wording(
                es=f"speed: «{speed[:20]}» no vale; ponga «max» o un número mayor que 0, hasta {FASTEST:.0f}.",
                en=f"speed: “{speed[:20]}” does not fit; give “max” or a number above 0, up to {FASTEST:.0f}.",
            )
        )
    return number


def _told(entry: Entry, settings: Settings) -> None:
    """One line of the diary as it happens."""
    if entry.what in report.TOLD:
        label = report.DIARY[entry.what].in_(settings.language)
        errors.print(Text(harmless(f"{entry.minute:6.1f}  {label}: {entry.detail}".rstrip(": "))))


async def _served(settings: Settings, script: Script, wanted: Wanted, *, people: bool, host: str, port: int) -> Played:
    """The same with the pages open, on the throw-away database: whoever has a link may sign in."""
    listening = listen(host, port)
    clock = Clock(datetime(2000, 1, 1, tzinfo=UTC))
    with throw_away(settings, wanted.engine) as closed:
        app = create_app(closed)
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=3))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            while not (server.started or serving.done()):  # noqa: ASYNC110 - uvicorn tells it by a flag alone
                await asyncio.sleep(0.02)
            desk = await app.state.opening.desk(patience=float("inf"))
            mark(desk, script.title, clock)
            play = await prepare(desk, script, wanted, clock, lambda entry: _told(entry, settings))
            crew: Crew
            crew, guests = await welcome(play)
            if not people:
                crew = await assemble(play, PROFILES[wanted.team])
            where = f"http://{host}:{listening.getsockname()[1]}"
            for person in guests.values():
                async with desk.db.write() as connection:
                    secret = await invitations.invite(connection, person.id, clock(), by=None)
                say(harmless(f"{person.name} ({person.role}): {where}/password/{secret}"))
            return await _until_over(finish(play, crew, "people" if people else wanted.team), serving)
        finally:
            server.should_exit = True
            await serving


async def _until_over(playing: Coroutine[Any, Any, Played], serving: "asyncio.Task[None]") -> Played:
    """The drill to its end. Who stops the server stops the drill too."""
    task = asyncio.create_task(playing)
    await asyncio.wait({task, serving}, return_when=asyncio.FIRST_COMPLETED)
    if not task.done():
        task.cancel()
        raise KeyboardInterrupt
    return await task


def _show(done: Played, settings: Settings) -> None:
    """The report on the terminal."""
    tongue, console = settings.language, Console(highlight=False)
    for line in report.heading(done, tongue):
        console.print(Text(harmless(line), style="bold"))
    says = {name: wording.in_(tongue) for name, wording in report.SAYS.items()}
    table = Table(*(says[name] for name in ("measure", "value", "aim", "points", "why")))
    for row in report.measures(done, tongue):
        table.add_row(*(Text(harmless(cell)) for cell in row))
    console.print(table)
    for name, lines in (
        ("severity", report.severities(done, tongue)),
        ("mistakes", report.mistakes(done, tongue)),
        ("lessons", report.lessons(done, tongue)),
    ):
        console.print(Text(says[name], style="bold"))
        for line in lines:
            console.print(Text(harmless(f"  · {line}")))


def _keep(done: Played, settings: Settings, out: Path) -> None:
    """The report as files: for people, for printing and for programs."""
    _write(out / FILES["json"], done.model_dump_json(indent=2) + "\n")
    _write(out / FILES["md"], report.markdown(done, settings.language))
    _write(out / FILES["html"], report.page(done, settings.language))
    errors.print(Text(harmless(str(out))))
