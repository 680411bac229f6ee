"""What the commands of the facts do. Each returns the exit status; messages are in the settings' language."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, NamedTuple

from rich.text import Text

from app.brand.brand import Brand
from app.brand.load import load
from app.cli_commands import database, errors, say
from app.cli_people import acting
from app.cli_reply import harmless
from app.db import Database
from app.operations.fact_entries import Keeping, LedgerEntry, Why, entry_of, ledger_of
from app.operations.fact_given import BadFact, FactGiven
from app.operations.ledger import confirm_fact, end_fact, put_fact, refute_fact, withdraw_fact
from app.review.people import Person
from app.settings import Settings
from app.web.facts import FactsView, fact_view
from app.wording import Wording

WHY: dict[Why, Wording] = {
    "stands": Wording(es="se puede decir", en="may be said"),
    "unconfirmed": Wording(es="sin confirmar", en="unconfirmed"),
    "false": Wording(es="falso", en="false"),
    "internal": Wording(es="solo interno", en="internal only"),
    "not_yet": Wording(es="aún no vigente", en="not valid yet"),
    "expired": Wording(es="ya no vale", en="no longer holds"),
    "ended": Wording(es="retirado", en="taken away"),
    "incident_over": Wording(es="su crisis terminó", en="its incident is over"),
    "shadowed": Wording(es="otro ocupa su lugar", en="another stands in its place"),
}
FOLDER = Wording(es="carpeta", en="folder")
CONFLICT = Wording(es="Ojo: da otra cifra que {ids}.", en="Mind: it gives another figure than {ids}.")


class _Table(NamedTuple):
    """What the ledger needs, without search indexes: a running server keeps those."""

    brand: Brand
    db: Database
    clock: Callable[[], datetime]


@asynccontextmanager
async def _kept(settings: Settings) -> AsyncIterator[Keeping]:
    brand = await asyncio.to_thread(load, settings.knowledge)
    async with database(settings) as db:
        yield _Table(brand, db, lambda: datetime.now(UTC))


async def show(settings: Settings, every: bool, as_json: bool) -> int:
    """One line for each fact that counts; with `every`, also for what is over."""
    async with _kept(settings) as keeping, keeping.db.read() as connection:
        found = [entry for entry in await ledger_of(keeping, connection) if every or not entry.over]
    found = found if every else [entry for entry in found if entry.in_force]
    if as_json:
        say(FactsView(items=tuple(fact_view(entry) for entry in found)).model_dump_json(indent=2))
        return 0
    for entry in found:
        say(harmless(_line(entry, settings)))
    return 0


def _line(entry: LedgerEntry, settings: Settings) -> str:
    tongue, fact = settings.language, entry.fact
    who = FOLDER.in_(tongue) if entry.folder else f"{entry.by}, v{entry.version}"
    until = f", → {fact.valid_until}" if fact.valid_until else ""
    truth = f"\n    → {fact.correction}" if fact.correction else ""
    return f"{fact.id}  [{WHY[entry.why].in_(tongue)}]  ({who}{until})\n    {fact.statement}{truth}"


async def add(settings: Settings, name: str, given: Mapping[str, Any]) -> int:
    """Adds it, or gives the one of that id a new version."""
    wanted = FactGiven(**{**given, "valid_until": _day(given["valid_until"])})
    async with _kept(settings) as keeping:
        person = await acting(keeping.db, name)
        version = await _version(keeping, wanted.id) if wanted.id else None
        return _told(settings, await put_fact(keeping, person, wanted, version=version))


async def confirm(settings: Settings, name: str, id: str, reason: str | None) -> int:
    """It may be said from now on."""
    return await _changed(settings, name, id, partial(confirm_fact, reason=reason))


async def refute(settings: Settings, name: str, id: str, correction: str, reason: str | None) -> int:
    """It is false."""

    async def act(keeping: Keeping, person: Person, id: str, version: int) -> LedgerEntry:
        return await refute_fact(keeping, person, id, correction=correction, version=version, reason=reason)

    return await _changed(settings, name, id, act)


async def end(settings: Settings, name: str, id: str, reason: str | None) -> int:
    """It no longer holds."""
    return await _changed(settings, name, id, partial(end_fact, reason=reason))


async def withdraw(settings: Settings, name: str, id: str, reason: str | None) -> int:
    """The folder's words count again."""
    return await _changed(settings, name, id, partial(withdraw_fact, reason=reason))


async def _changed(settings: Settings, name: str, id: str, act: Callable[..., Awaitable[LedgerEntry]]) -> int:
    async with _kept(settings) as keeping:
        person = await acting(keeping.db, name)
        async with keeping.db.read() as connection:
            version = (await entry_of(keeping, connection, id)).version
        return _told(settings, await act(keeping, person, id, version=version))


async def _version(keeping: Keeping, id: str) -> int | None:
    """What counts now for that id: who types a command has just looked."""
    async with keeping.db.read() as connection:
        found = {e.fact.id: e.version for e in await ledger_of(keeping, connection) if e.in_force}
    return found.get(id)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text else None
    except ValueError as error:
        es, en = "no es una fecha; escríbala como 2026-11-21.", "is no date; write it like 2026-11-21."
        raise BadFact("valid_until", f"«{text}» {es}", f"“{text}” {en}") from error


def _told(settings: Settings, entry: LedgerEntry) -> int:
    say(harmless(_line(entry, settings)))
    if entry.conflicts:
        errors.print(Text(harmless(CONFLICT.in_(settings.language).format(ids=", ".join(entry.conflicts)))))
    return 0
