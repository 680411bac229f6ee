"""What people decide about an import from the pages: bound to what they saw, all of it or nothing, in force at once."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from filelock import FileLock, Timeout

from app.brand.load import load
from app.errors import PortavozError
from app.importing import confirming, ledger
from app.importing.folder import committing
from app.importing.understood import Understanding
from app.operations.desk import Desk
from app.review.people import Person
from app.value import Value
from app.wording import Wording

LOCK = "understood.lock"
WAIT = 15.0
"""Seconds that a decision waits for another one that is being written."""


class KnowledgeChanged(PortavozError):
    """The folder is not what the person saw when they decided."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "knowledge-changed"
    title: ClassVar[Wording] = Wording(es="La carpeta ha cambiado", en="The folder has changed")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="Otra persona ha confirmado algo o la carpeta se ha editado desde que abrió la página. No se ha"
                " cambiado nada: mire cómo está ahora y decida de nuevo.",
                en="Somebody confirmed something or the folder was edited since you opened the page. Nothing was"
                " changed: see how it stands now and decide again.",
            )
        )


class NothingChosen(PortavozError):
    """A form without a single field to decide on."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "nothing-chosen"
    title: ClassVar[Wording] = Wording(es="No ha elegido nada", en="Nothing was chosen")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="Marque al menos un campo; no se ha cambiado nada.",
                en="Tick one field at least; nothing was changed.",
            )
        )


class Decision(Value):
    """About one field: confirmed as it holds now, or (`other`) with this value, as JSON holds it."""

    path: str
    other: bool = False
    value: Any = None


class Seen(NamedTuple):
    """What an import understood as it stands, and the mark that a form carries back."""

    understanding: Understanding
    mark: str


async def seen(desk: Desk) -> Seen | None:
    """None where the folder was not imported. Raises BadLedger."""
    return await asyncio.to_thread(_seen, desk.settings.knowledge)


def _seen(folder: Path) -> Seen | None:
    if ledger.read(folder) is None:
        return None
    mark = mark_of(folder)
    return Seen(confirming.current(folder), mark)


def mark_of(folder: Path) -> str:
    """SHA-256 over the record of the import and every file that a decision may touch; past replies are none."""
    digest = sha256()
    for path in (*sorted(folder.glob("*.yaml")), *sorted((folder / "manual").rglob("*.md")), folder / ledger.NAME):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


async def settle(desk: Desk, mark: str, decisions: list[Decision], person: Person) -> Understanding:
    """Writes the decisions into the folder, all or none; this desk works with them when it returns.

    `mark`: of the page that the person saw. Other servers follow within seconds. Raises KnowledgeChanged,
    NothingChosen, NoSuchField, NotImported, BadLedger, BadKnowledge, CannotWriteFolder or StorageFull.
    """
    if not decisions:
        raise NothingChosen
    folder = desk.settings.knowledge
    lock = FileLock(desk.settings.var / LOCK, thread_local=False)
    now = await asyncio.to_thread(_settled, folder, lock, mark, decisions, person.name, desk.clock())
    await desk.take(await asyncio.to_thread(load, folder))
    return now


def _settled(
    folder: Path, lock: FileLock, mark: str, decisions: list[Decision], by: str, at: datetime
) -> Understanding:
    try:
        with lock.acquire(timeout=WAIT):
            if mark_of(folder) != mark:
                raise KnowledgeChanged
            with tempfile.TemporaryDirectory(prefix="portavoz-decide-") as kept:
                copy = _copied(folder, Path(kept))
                now = _decided(copy, decisions, by, at)
                changed = dict(_changed(copy, folder))
                if mark_of(folder) != mark:  # `portavoz confirm` or an editor knows nothing of our lock
                    raise KnowledgeChanged
                committing.put(folder, changed)
            return now
    except Timeout as error:
        raise KnowledgeChanged from error


def _decided(copy: Path, decisions: list[Decision], by: str, at: datetime) -> Understanding:
    known = confirming.current(copy)
    plain = [decision.path for decision in decisions if not decision.other]
    if plain:
        known = confirming.confirm(copy, plain, by, at)
    for decision in decisions:
        if decision.other:
            known = confirming.correct(copy, decision.path, decision.value, by, at)
    return known


def _copied(folder: Path, kept: Path) -> Path:
    """The folder under its own name, its files linked: whoever writes there puts a new file in a link's place."""
    copy = kept / (folder.resolve().name or "marca")
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*"), copy_function=_linked)
    return copy


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def _changed(copy: Path, folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(copy.rglob("*")):
        here = folder / path.relative_to(copy)
        hidden = any(part.startswith(".") for part in path.relative_to(copy).parts)
        if path.is_file() and not hidden and not (here.exists() and here.samefile(path)):
            content = path.read_bytes()
            if not here.is_file() or here.read_bytes() != content:
                yield str(path.relative_to(copy)), content
