"""`portavoz import | understood | confirm`: a manual as written becomes the knowledge folder."""

import asyncio
import json
import secrets
import shlex
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any, ClassVar

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.text import Text

from app.cli_commands import errors
from app.cli_reply import harmless
from app.cli_understood import show as show_understood
from app.cli_understood import show_differences
from app.errors import PortavozError
from app.importing import confirming
from app.importing.bringing import Brought, Hear, Propose, Step, Wish, bring_in
from app.importing.documents.document import Document
from app.importing.folder import writer as folder_writer
from app.importing.proposing import Proposed, proposed
from app.importing.readers import READERS
from app.importing.report import summary
from app.importing.understood import Understanding
from app.llm import ChatModel
from app.operations.desk import NoModel
from app.settings import Settings
from app.wording import Tongue, Wording

STEPS = {
    "read": Wording(es="leer el manual", en="read the manual"),
    "understand": Wording(es="entender el manual", en="understand the manual"),
    "check": Wording(es="comprobar la carpeta", en="check the folder"),
    "replies": Wording(es="leer las respuestas", en="read the replies"),
}
COUNTED = {
    "read": Wording(es="página {} de {}", en="page {} of {}"),
    "replies": Wording(es="fila {} de unas {}", en="row {} of about {}"),
}
NOTHING = Wording(es="Nada cambia.", en="Nothing changes.")
NOT_WRITTEN = Wording(es="No se ha escrito nada.", en="Nothing was written.")
GO_ON = Wording(es="¿Lo escribo? [s/N]", en="Write it? [y/N]")
LEFT_AS_IT_WAS = Wording(es="No se ha cambiado nada.", en="Nothing was changed.")
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
    with tempfile.TemporaryDirectory(prefix="portavoz-import-") as work:
        folder = to or settings.knowledge
        wish = Wish(tuple(files), folder, Path(work), _columns(columns), "adopt" in flags)
        propose = _proposer(settings) if "with_model" in flags else None
        with _bars(settings.language) as hear:
            brought = await _brought(wish, hear, propose)
        show_understood(brought.prepared.understanding, settings.language)
        if not brought.first:
            show_differences(brought, settings.language)
        return await _written(settings, folder, brought, flags, ask)


async def _brought(wish: Wish, hear: Hear, propose: Propose | None) -> Brought:
    """In a thread, which Ctrl-C ends at its next page or row."""
    stop = Event()

    def told(step: Step, done: int, of: int) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        hear(step, done, of)

    try:
        return await asyncio.to_thread(bring_in, wish, READERS, hear=told, propose=propose)
    except asyncio.CancelledError:
        stop.set()
        raise


async def _written(settings: Settings, folder: Path, brought: Brought, flags: frozenset[str], ask: Ask) -> int:
    if not brought.prepared.files:
        _tell(settings, NOTHING)
        return 0
    if "dry_run" in flags:
        _tell(settings, NOT_WRITTEN)
        return 0
    if not brought.first and "yes" not in flags and not ask(GO_ON.in_(settings.language)):
        _tell(settings, LEFT_AS_IT_WAS)
        return 1
    await asyncio.to_thread(folder_writer.write, folder, brought.prepared)
    _tell(settings, _next(folder, brought))
    return 0


async def show(settings: Settings, to: Path | None) -> int:
    """The report again, of what the folder holds by now."""
    show_understood(await asyncio.to_thread(confirming.current, to or settings.knowledge), settings.language)
    return 0


async def confirm(
    settings: Settings, to: Path | None, fields: Sequence[str], every: bool, corrections: Sequence[str], name: str
) -> int:
    """Confirms fields and writes corrections; says what is left to look at."""
    folder, now = to or settings.knowledge, datetime.now(UTC)
    known = await asyncio.to_thread(confirming.current, folder)
    before = len(known.of("doubtful"))
    for said in corrections:
        path, value = _setting(said)
        known = await asyncio.to_thread(confirming.correct, folder, path, value, name, now)
    if fields:
        known = await asyncio.to_thread(confirming.confirm, folder, dict.fromkeys(fields), name, now)
    if every:
        known = await asyncio.to_thread(confirming.confirm_all, folder, name, now)
    _tell(settings, _left(known, before - len(known.of("doubtful")), every))
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


def _left(known: Understanding, done: int, every: bool) -> Wording:
    left = known.of("doubtful")
    told = Wording(
        es=f"Anotado. Ya no son dudosos: {done}. Quedan dudosos: {len(left)}.",
        en=f"Noted. No longer doubtful: {done}. Doubtful yet: {len(left)}.",
    )
    if not every or not left:
        return told
    refused = [(field.path, field.doubt or told) for field in left]
    return Wording(
        es="\n".join(
            [told.es, "No pueden quedar como están; corríjalos con --set:"]
            + [f"  {path}: {why.es}" for path, why in refused]
        ),
        en="\n".join(
            [told.en, "These cannot stay as they are; correct them with --set:"]
            + [f"  {path}: {why.en}" for path, why in refused]
        ),
    )


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


def _next(folder: Path, brought: Brought) -> Wording:
    n, told = len(brought.prepared.files), summary(brought.prepared.understanding)
    name = shlex.quote(str(folder))
    doubtful = len(brought.prepared.understanding.of("doubtful"))
    confirm = f'portavoz confirm --all --name "…" --to {name}'
    es = [f"Escrito en {folder}: {n} archivos ({told.es}).", "Y ahora:"]
    en = [f"Written to {folder}: {n} files ({told.en}).", "What comes next:"]
    if doubtful:
        es.append(f"  Mire lo dudoso ({doubtful}) y confírmelo, uno a uno o entero:  {confirm}")
        en.append(f"  Look at what is doubtful ({doubtful}) and confirm it, one by one or all:  {confirm}")
    es += [f"  Compruebe la carpeta:  portavoz check {name}"]
    en += [f"  Check the folder:  portavoz check {name}"]
    es += [f"  Trabaje con ella:  PORTAVOZ_KNOWLEDGE={name} portavoz serve"]
    en += [f"  Work with it:  PORTAVOZ_KNOWLEDGE={name} portavoz serve"]
    return Wording(es="\n".join(es), en="\n".join(en))


def _tell(settings: Settings, told: Wording) -> None:
    errors.print(Text(harmless(told.in_(settings.language))), soft_wrap=True)


@contextmanager
def _bars(tongue: Tongue) -> Iterator[Hear]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"))
    with Progress(*columns, console=errors) as bars:
        tasks: dict[str, TaskID] = {}

        def hear(step: Step, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(STEPS[step].in_(tongue), total=of or None, count="")
            count = COUNTED[step].in_(tongue).format(done, of) if step in COUNTED and of > 1 else ""
            bars.update(tasks[step], completed=done, total=of or None, count=count)

        yield hear
