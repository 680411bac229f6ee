"""How the knowledge stands: what was read and when; what is outdated, contradicted, never used or not the brand's."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import AwareDatetime
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.facts import Fact
from app.brand.faults import Fault
from app.brand.load import survey
from app.evidence import store
from app.evidence.passage import Kind, Passage
from app.evidence.tables import knowledge_state, passages
from app.operations.desk import Desk
from app.review.cited import cited, kept_since
from app.review.gaps import Kinds
from app.value import Value

MOST = 100
"""Lines of a list; the rest is said as a number."""
RULES: tuple[Kind, ...] = ("manual", "scenario", "fact")
"""Kinds of passages that the brand wrote as rules, unlike its past replies."""
CALM = frozenset({"praise", "troll", "off_topic"})
ASKING = frozenset({"request", "misinformation"})

Lapse = Literal["expired", "not_yet", "unconfirmed"]


class File(Value):
    """A file of the folder with what came out of it. `unused`: passages that no kept reply cites."""

    path: str
    kind: Kind
    passages: int
    unused: int | None = None


class Withheld(Value):
    """A fact that may not be stated today."""

    id: str
    statement: str
    why: Lapse
    on: date | None = None
    """When it ended or begins."""


class Contradicted(Value):
    """A past reply with figures that the manual or a fact has since changed: used for its tone only."""

    source: str
    comment: str
    figures: tuple[str, ...]


class Unused(Value):
    """A part of the knowledge that no kept reply cites."""

    source: str
    section: str
    passages: int


class Status(Value):
    """What the desk works with, and what of it asks for a look."""

    version: int
    read_at: AwareDatetime | None
    in_force: bool
    """Whether the folder as it is now is what the desk works with."""
    imported: bool
    passages: dict[Kind, int]
    learned: int
    """Of these, replies that were approved here."""
    files: tuple[File, ...]
    withheld: tuple[Withheld, ...]
    contradicted: tuple[Contradicted, ...]
    contradicted_count: int
    unused: tuple[Unused, ...]
    unused_count: int
    replies_since: AwareDatetime | None
    """Since when replies are kept; None: there is none yet, so nothing can have been used."""
    faults: tuple[Fault, ...]
    defaults: tuple[str, ...]
    doubtful: tuple[str, ...]


class _Folder(NamedTuple):
    """What the check says of the folder as it is on disk."""

    faults: tuple[Fault, ...]
    fingerprint: str | None
    defaults: tuple[str, ...]
    doubtful: tuple[str, ...]


async def status(desk: Desk) -> Status:
    """Everything at once; a second or two for a folder of 100,000 replies that has changed, else far less."""
    brand = desk.brand
    folder = await asyncio.to_thread(_checked, desk.settings.knowledge)
    async with desk.db.read() as connection:
        rules = await _rules(connection, brand.slug)
        used = await cited(connection)
        since = await kept_since(connection)
        old, old_count = await _contradicted(connection, brand.slug)
        unused = _unused(rules, used) if since else []
        return Status(
            version=await store.version(connection, brand.slug),
            read_at=await _read_at(connection, brand.slug),
            in_force=folder.fingerprint == brand.fingerprint,
            imported=(desk.settings.knowledge / "imported.json").is_file(),
            passages=await _by_kind(connection, brand.slug),
            learned=await _learned(connection, brand.slug),
            files=tuple(_files(brand, rules, used if since else None)),
            withheld=tuple(_withheld(brand.facts, desk.today)),
            contradicted=tuple(old),
            contradicted_count=old_count,
            unused=tuple(unused[:MOST]),
            unused_count=len(unused),
            replies_since=since,
            faults=folder.faults,
            defaults=folder.defaults,
            doubtful=folder.doubtful,
        )


def _checked(folder: Path) -> _Folder:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    marks = ((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _surveyed(folder, tuple(marks))


@lru_cache(maxsize=2)
def _surveyed(folder: Path, _marks: tuple[tuple[str, int, int], ...]) -> _Folder:
    """Read again only when a file has another time or size: a folder with many replies takes seconds."""
    found = survey(folder)
    if found.brand is None:
        return _Folder(found.faults, None, (), ())
    brand = found.brand
    return _Folder(found.faults, brand.fingerprint, tuple(sorted(brand.defaults)), tuple(sorted(brand.doubtful)))


async def _read_at(connection: AsyncConnection, brand: str) -> datetime | None:
    s = knowledge_state.c
    found: datetime | None = await connection.scalar(select(s.changed_at).where(s.brand == brand))
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found  # SQLite keeps no zone


async def _by_kind(connection: AsyncConnection, brand: str) -> dict[Kind, int]:
    p = passages.c
    asked = select(p.kind, func.count()).where(p.brand == brand, p.removed.is_(False)).group_by(p.kind)
    found: dict[Kind, int] = dict((await connection.execute(asked)).all())
    return {kind: found.get(kind, 0) for kind in (*RULES, "reply")}


async def _learned(connection: AsyncConnection, brand: str) -> int:
    p = passages.c
    asked = select(func.count()).where(p.brand == brand, p.removed.is_(False), p.origin == "learned")
    return int(await connection.scalar(asked) or 0)


async def _rules(connection: AsyncConnection, brand: str) -> list[Passage]:
    p = passages.c
    asked = select(p.passage).where(p.brand == brand, p.kind.in_(RULES), p.removed.is_(False))
    return [Passage.model_validate_json(text) for text in (await connection.execute(asked)).scalars()]


async def _contradicted(connection: AsyncConnection, brand: str) -> tuple[list[Contradicted], int]:
    p = passages.c
    old = (p.brand == brand, p.kind == "reply", p.removed.is_(False), p.passage.contains('"contradicted":["'))
    count = int(await connection.scalar(select(func.count()).where(*old)) or 0)
    found = (await connection.execute(select(p.passage).where(*old).order_by(p.source).limit(MOST))).scalars()
    replies = [Passage.model_validate_json(text) for text in found]
    return [Contradicted(source=r.source, comment=r.comment or "", figures=r.contradicted) for r in replies], count


def file_of(source: str) -> str:
    """«manual/02.md#L41», «facts.yaml#F1», «replies/2025.jsonl:3» -> the file."""
    path, _, line = source.partition("#")[0].rpartition(":")
    return path if path and line.isdigit() else source.partition("#")[0]


def _files(brand: Brand, rules: Iterable[Passage], used: frozenset[str] | None) -> Iterable[File]:
    kinds: dict[str, Kind] = {}
    whole, idle = Counter[str](), Counter[str]()
    for passage in rules:
        path = file_of(passage.source)
        kinds.setdefault(path, passage.kind)
        whole[path] += 1
        idle[path] += used is not None and passage.id not in used
    for path in sorted(whole):
        yield File(path=path, kind=kinds[path], passages=whole[path], unused=None if used is None else idle[path])
    told = Counter(file_of(reply.source) for reply in brand.replies)
    for path in sorted(told):
        yield File(path=path, kind="reply", passages=told[path])


def _withheld(facts: Iterable[Fact], today: date) -> Iterable[Withheld]:
    for fact in facts:
        given = {"id": fact.id, "statement": fact.statement}
        if fact.status == "unconfirmed":
            yield Withheld(**given, why="unconfirmed")
        elif fact.valid_until is not None and fact.valid_until < today:
            yield Withheld(**given, why="expired", on=fact.valid_until)
        elif fact.valid_from is not None and fact.valid_from > today:
            yield Withheld(**given, why="not_yet", on=fact.valid_from)


def _unused(rules: Iterable[Passage], used: frozenset[str]) -> list[Unused]:
    """Whole sections without a single citation, the biggest first."""
    sections: dict[tuple[str, str], list[Passage]] = {}
    for passage in rules:
        sections.setdefault((file_of(passage.source), passage.section), []).append(passage)
    idle = [(place, found) for place, found in sections.items() if not any(p.id in used for p in found)]
    idle.sort(key=lambda item: (-len(item[1]), item[0]))
    return [Unused(source=file, section=section, passages=len(found)) for (file, section), found in idle]


def kinds_of(brand: Brand) -> Kinds:
    """What app.review.gaps has to know of the brand's protocol."""
    kinds = {outcome.id: brand.protocol.kind(outcome.id) for outcome in brand.protocol.outcomes}
    return Kinds(
        calm=frozenset(id for id, kind in kinds.items() if kind in CALM),
        asking=frozenset(id for id, kind in kinds.items() if kind in ASKING),
        forbidden=frozenset(scenario.id for scenario in brand.scenarios if scenario.template_forbidden),
    )
