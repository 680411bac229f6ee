"""`portavoz import | understood | confirm`: a manual as written becomes the knowledge folder."""

import asyncio
import json
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from app.cli_commands import errors, say
from app.cli_reply import harmless
from app.errors import PortavozError
from app.importing import confirming
from app.importing.bringing import Brought, Propose, Wish, bring_in
from app.importing.differences import Difference
from app.importing.documents.document import Document
from app.importing.field_names import named, worded
from app.importing.folder import writer as folder_writer
from app.importing.proposing import Proposed, proposed
from app.importing.readers import READERS
from app.importing.report import Section, sections, summary, titles_of, where
from app.importing.understood import Understanding
from app.llm import ChatModel
from app.operations.desk import NoModel
from app.settings import Settings
from app.wording import Tongue, Wording

STEPS = {
    "read": Wording(es="leer los archivos", en="read the files"),
    "understand": Wording(es="entender el manual", en="understand the manual"),
    "check": Wording(es="comprobar la carpeta", en="check the folder"),
    "replies": Wording(es="leer las respuestas", en="read the replies"),
    "write": Wording(es="escribir la carpeta", en="write the folder"),
}
TITLE = Wording(es="Esto he entendido de su manual", en="This is what I understood of your manual")
NOTHING = Wording(es="Nada cambia.", en="Nothing changes.")
NOT_WRITTEN = Wording(es="No se ha escrito nada.", en="Nothing was written.")
GO_ON = Wording(es="¿Lo escribo?", en="Write it?")
KINDS = {
    "new": Wording(es="nuevo", en="new"),
    "changed": Wording(es="cambia", en="changed"),
    "gone": Wording(es="ya no está", en="gone"),
    "choose": Wording(es="elija", en="choose"),
}
HEADS: Mapping[Tongue, tuple[str, str, str]] = {
    "es": ("qué", "valor", "de dónde"),
    "en": ("what", "value", "from where"),
}
COLOURS = {"doubtful": "yellow", "default": "dim", "loose": "magenta"}
QUOTED = 100
"""Characters of a quote on the screen; the page has all of it."""
Ask = Callable[[str], bool]


class BadColumns(PortavozError):
    """`--columns` that name no column."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-columns"
    title: ClassVar[Wording] = Wording(es="Columnas mal escritas", en="Columns cannot be read")


class BadSetting(PortavozError):
    """A `--set` without a field and a value."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-setting"
    title: ClassVar[Wording] = Wording(es="Valor mal escrito", en="Value cannot be read")


async def bring(
    settings: Settings, files: Sequence[Path], to: Path | None, columns: str | None, flags: frozenset[str], ask: Ask
) -> int:
    """Shows what was understood, then writes the folder. `flags`: dry_run, yes, adopt. 1 when nothing was written."""
    folder = to or settings.knowledge
    wish = Wish(tuple(files), folder, _columns(columns), "adopt" in flags)
    propose = _proposer(settings) if "with_model" in flags else None
    with _bars(settings.language) as hear:
        brought = await asyncio.to_thread(bring_in, wish, READERS, hear=hear, propose=propose)
    _show(brought.prepared.understanding, settings.language)
    if not brought.first:
        _show_differences(brought, settings.language)
    if not brought.prepared.files:
        _tell(settings, NOTHING)
        return 0
    if "dry_run" in flags:
        _tell(settings, NOT_WRITTEN)
        return 0
    if not brought.first and "yes" not in flags and not ask(GO_ON.in_(settings.language)):
        _tell(settings, NOT_WRITTEN)
        return 1
    await asyncio.to_thread(folder_writer.write, folder, brought.prepared)
    _tell(settings, _written(folder, brought))
    return 0


async def show(settings: Settings, to: Path | None) -> int:
    """The report again, of what the folder holds by now."""
    _show(await asyncio.to_thread(confirming.current, to or settings.knowledge), settings.language)
    return 0


async def confirm(
    settings: Settings, to: Path | None, fields: Sequence[str], every: bool, corrections: Sequence[str], name: str
) -> int:
    """Confirms fields and writes corrections; says what is left to look at."""
    folder, now = to or settings.knowledge, datetime.now(UTC)
    known = await asyncio.to_thread(confirming.current, folder)
    wanted = list(fields) + ([field.path for field in known.of("doubtful")] if every else [])
    for said in corrections:
        path, value = _setting(said)
        known = await asyncio.to_thread(confirming.correct, folder, path, value, name, now)
        wanted = [field for field in wanted if field != path]
    if wanted:
        known = await asyncio.to_thread(confirming.confirm, folder, dict.fromkeys(wanted), name, now)
    _tell(settings, _left(len({*wanted, *corrections}), known))
    return 0


def _proposer(settings: Settings) -> Propose:
    """Raises NoModel."""
    if not settings.has_model:
        raise NoModel(NO_MODEL)

    async def ask(documents: Sequence[Document]) -> Proposed:
        model = ChatModel(settings)
        try:
            return await proposed(model, documents, secrets.token_hex(16), seconds=settings.deadline)
        finally:
            await model.close()

    return lambda documents: asyncio.run(ask(documents))


NO_MODEL = Wording(
    es="--with-model necesita un modelo: indique OPENAI_API_KEY u OPENAI_BASE_URL, o importe sin él",
    en="--with-model needs a model: set OPENAI_API_KEY or OPENAI_BASE_URL, or import without it",
)


def _left(done: int, known: Understanding) -> Wording:
    left = len(known.of("doubtful"))
    return Wording(es=f"Confirmados: {done}. Quedan dudosos: {left}.", en=f"Confirmed: {done}. Doubtful yet: {left}.")


def _setting(said: str) -> tuple[str, Any]:
    path, mark, value = said.partition("=")
    if not mark or not path.strip():
        raise BadSetting(Wording(es=f"«{said}»: escriba CAMPO=VALOR", en=f"“{said}”: write FIELD=VALUE"))
    try:
        return path.strip(), json.loads(value)
    except json.JSONDecodeError:
        return path.strip(), value.strip()


def _columns(said: str | None) -> dict[str, str] | None:
    if said is None:
        return None
    pairs = [part.partition("=") for part in said.split(",") if part.strip()]
    if not pairs or any(not mark or not name.strip() or not column.strip() for name, mark, column in pairs):
        raise BadColumns(
            Wording(
                es=f"«{said}»: escriba comment=B,reply=C (campo=columna)",
                en=f"“{said}”: write comment=B,reply=C (field=column)",
            )
        )
    return {name.strip(): column.strip() for name, _, column in pairs}


def _written(folder: Path, brought: Brought) -> Wording:
    n, told = len(brought.prepared.files), summary(brought.prepared.understanding)
    return Wording(
        es=f"Escrito en {folder}: {n} archivos ({told.es}). Confirme lo dudoso: portavoz confirm CAMPO --name …; "
        f"úsela con PORTAVOZ_KNOWLEDGE={folder}",
        en=f"Written to {folder}: {n} files ({told.en}). Confirm what is doubtful: portavoz confirm FIELD --name …; "
        f"use it with PORTAVOZ_KNOWLEDGE={folder}",
    )


def _tell(settings: Settings, told: Wording) -> None:
    errors.print(Text(harmless(told.in_(settings.language))))


def _show(understanding: Understanding, tongue: Tongue) -> None:
    console = Console(highlight=False)
    console.print(Text(TITLE.in_(tongue), style="bold"))
    for section in sections(understanding):
        console.print()
        console.print(_table(section, tongue))
    console.print()
    say(harmless(summary(understanding).in_(tongue)))


def _table(section: Section, tongue: Tongue) -> Table:
    title = Text(f"{section.title.in_(tongue)} ({len(section.lines)})", style="bold")
    table = Table(*HEADS[tongue], title=title, title_justify="left", box=None, pad_edge=False, expand=False)
    style = COLOURS.get(section.id, "")
    for line in section.lines:
        value = line.value.in_(tongue)
        if line.why is not None:
            value = f"{value}\n→ {line.why.in_(tongue)}"
        if section.id == "doubtful" and line.path:
            value = f"{value}\n  {line.path}"
        quoted = f"«{_short(line.quotes[0].text)}» {line.where}" if line.quotes else line.where
        table.add_row(*(Text(harmless(cell), style=style) for cell in (line.what.in_(tongue), value, quoted)))
    return table


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def _show_differences(brought: Brought, tongue: Tongue) -> None:
    if not brought.differences:
        return
    titles = titles_of(brought.prepared.understanding)
    table = Table(box=None, pad_edge=False, show_header=False)
    for one in brought.differences:
        table.add_row(*(Text(harmless(cell)) for cell in _difference(one, titles, tongue)))
    console = Console(highlight=False)
    console.print(Text(Wording(es="Lo que cambia", en="What changes").in_(tongue), style="bold"))
    console.print(table)


def _difference(one: Difference, titles: Mapping[str, str], tongue: Tongue) -> tuple[str, str, str, str]:
    before = "" if one.kind == "new" else worded(one.path, one.before, titles).in_(tongue)
    now = "" if one.kind == "gone" else worded(one.path, one.now, titles).in_(tongue)
    quoted = f"«{_short(one.quotes[0].text)}» {where(one.quotes[0])}" if one.quotes else ""
    return KINDS[one.kind].in_(tongue), named(one.path, titles).in_(tongue), f"{before} → {now}".strip(" →"), quoted


@contextmanager
def _bars(tongue: Tongue) -> Iterator[Callable[[str, int, int], None]]:
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), console=errors) as bars:
        tasks: dict[str, TaskID] = {}

        def hear(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(STEPS[step].in_(tongue), total=of or None)
            bars.update(tasks[step], completed=done, total=of or None)

        yield hear
