"""The ledger as it stands: the folder's facts and those declared while running, which one is in force, and why."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Literal, Protocol

from sqlalchemy import RowMapping, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.facts import Fact
from app.brand.opening import zone_of
from app.db import Database
from app.errors import PortavozError
from app.evidence.contradictions import Stated, contradicted
from app.evidence.passage import Passage
from app.incident.store import fact_of
from app.incident.tables import incidents, ledger
from app.operations.standing import brand_today
from app.review.tables import people
from app.value import Value
from app.wording import Wording

Why = Literal[
    "stands", "unconfirmed", "false", "internal", "not_yet", "expired", "ended", "incident_over", "shadowed"
]  # fmt: skip
"""Why a version may be stated in public today (`stands`), may not, or is not the one that counts (the last three)."""
OVER: tuple[Why, ...] = ("expired", "ended", "incident_over")
KEPT = timedelta(days=30)
"""How long the list still shows what was ended."""


class Keeping(Protocol):
    """What keeping the ledger needs of a desk (app.operations.desk)."""

    @property
    def brand(self) -> Brand: ...
    @property
    def db(self) -> Database: ...
    @property
    def clock(self) -> Callable[[], datetime]: ...


class NoSuchFact(PortavozError):
    field: ClassVar[str] = "id"
    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-fact"
    title: ClassVar[Wording] = Wording(es="No hay tal hecho", en="No such fact")

    def __init__(self, id: str) -> None:
        super().__init__(
            Wording(
                es=f"No hay ningún hecho «{id[:60]}», ni en la carpeta ni añadido; mire la lista de hechos.",
                en=f"There is no fact “{id[:60]}”, neither in the folder nor added; look at the list of facts.",
            )
        )


class LedgerEntry(Value):
    """One fact with where it comes from. Of an id, one entry at most is `in_force`."""

    fact: Fact
    version: int = 0
    """0: the folder's. What a person saw, to be named when it is changed."""
    incident: str | None = None
    question: str | None = None
    """The answered question that it comes from."""
    by: str | None = None
    """Who declared it, by name."""
    at: datetime | None = None
    reason: str | None = None
    in_force: bool
    """Whether drafts and guards go by this version, whatever it says."""
    why: Why
    conflicts: tuple[str, ...] = ()
    """Ids of other facts in force that give another figure for the same matter: a hint for people."""

    @property
    def folder(self) -> bool:
        return self.version == 0

    @property
    def over(self) -> bool:
        """Whether nothing more can be made of it but a new version."""
        return self.why in OVER


def today_of(keeping: Keeping) -> date:
    """The brand's own calendar day."""
    return keeping.clock().astimezone(zone_of(keeping.brand.hours.zone)).date()


async def ledger_of(keeping: Keeping, connection: AsyncConnection) -> list[LedgerEntry]:
    """Every fact, declared ones first, the latest first; then the folder's as it lists them."""
    latest = [r for r in await _latest(connection) if _shown(r, keeping.clock() - KEPT)]
    declared = [_declared(row, today_of(keeping)) for row in latest]
    told = {entry.fact.id for entry in declared if entry.in_force}
    brand = await brand_today(keeping.brand, connection)
    folder = [_of_folder(fact, fact.id in told, today_of(keeping)) for fact in brand.facts]
    return with_conflicts([*declared, *folder])


async def entry_of(keeping: Keeping, connection: AsyncConnection, id: str) -> LedgerEntry:
    """The entry that counts for that id: declared while running, else the folder's, else one that is over.

    Raises NoSuchFact.
    """
    if not id.isprintable():  # no database takes every character
        raise NoSuchFact("")
    rows = await _latest(connection, id)
    declared = [_declared(row, today_of(keeping)) for row in rows]
    if any(entry.in_force for entry in declared):
        return declared[0]
    brand = await brand_today(keeping.brand, connection)
    for fact in brand.facts:
        if fact.id == id:
            return _of_folder(fact, False, today_of(keeping))
    if not declared:
        raise NoSuchFact(id)
    return declared[0]


async def last_version(connection: AsyncConnection, id: str) -> int:
    """The number of the newest version that people declared; 0: none."""
    return await connection.scalar(select(func.max(ledger.c.version)).where(ledger.c.id == id)) or 0


def with_conflicts(entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """The entries, each with the others in force whose figures its own disagree with."""
    stated = {e.fact.id: _passage(e.fact) for e in entries if e.in_force and e.why == "stands"}
    known = {id: Stated([passage]) for id, passage in stated.items()}
    found = []
    for entry in entries:
        mine = stated.get(entry.fact.id) if entry.in_force else None
        others = (id for id, other in known.items() if mine and id != entry.fact.id and contradicted(mine, other))
        found.append(entry.model_copy(update={"conflicts": tuple(others)}))
    return found


def conflicts(entry: LedgerEntry, others: Iterable[LedgerEntry]) -> LedgerEntry:
    """One entry with those of the others that it disagrees with."""
    rest = [other for other in others if other.fact.id != entry.fact.id]
    return with_conflicts([entry, *rest])[0]


def _passage(fact: Fact) -> Passage:
    return Passage(id=f"fact:{fact.id}", kind="fact", source="", text=fact.statement, content_hash="")


def _versions(id: str | None) -> Select[Any]:
    l = ledger.c  # noqa: E741
    newest = select(l.id, func.max(l.version).label("version")).group_by(l.id)
    newest = newest.where(l.id == id) if id is not None else newest
    top = newest.subquery()
    return (
        select(ledger, people.c.name.label("who"), incidents.c.stood_down_at)
        .join(top, and_(top.c.id == l.id, top.c.version == l.version))
        .join(people, people.c.id == l.by)
        .outerjoin(incidents, incidents.c.id == l.incident)
        .order_by(l.at.desc(), l.id)
    )


async def _latest(connection: AsyncConnection, id: str | None = None) -> list[RowMapping]:
    """The newest version of each fact that people declared, the latest first."""
    return list((await connection.execute(_versions(id))).mappings())


def _shown(row: RowMapping, since: datetime) -> bool:
    ends = [at for at in (row["ended_at"], row["stood_down_at"]) if at is not None]
    return not ends or min(ends) >= since


def _declared(row: RowMapping, today: date) -> LedgerEntry:
    fact = fact_of(row)
    ended, over = row["ended_at"] is not None, row["stood_down_at"] is not None
    why: Why = "ended" if ended else "incident_over" if over else _standing(fact, today)
    named = {name: row[name] for name in ("version", "incident", "question", "at", "reason")}
    return LedgerEntry(fact=fact, **named, by=row["who"], in_force=not (ended or over), why=why)


def _of_folder(fact: Fact, shadowed: bool, today: date) -> LedgerEntry:
    return LedgerEntry(fact=fact, in_force=not shadowed, why="shadowed" if shadowed else _standing(fact, today))


def _standing(fact: Fact, today: date) -> Why:
    if fact.status == "false":  # what is false stays false: its correction may be told on any day
        return "false"
    if fact.valid_until is not None and fact.valid_until < today:
        return "expired"
    if fact.status == "unconfirmed":
        return "unconfirmed"
    if fact.valid_from is not None and fact.valid_from > today:
        return "not_yet"
    return "stands" if fact.public else "internal"
