"""The situation as the database holds it. Whoever changes any of it raises the edition in the same transaction."""

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import RowMapping, and_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.facts import Fact
from app.incident.situation import Incident, OfficialLine, Situation
from app.incident.tables import incident_lines, incidents, ledger, situation_editions


async def edition_of(connection: AsyncConnection) -> int:
    """The edition of the situation; 0 before anything was declared."""
    return await connection.scalar(select(situation_editions.c.edition)) or 0


async def raise_edition(connection: AsyncConnection) -> int:
    """The new edition: every process reads the situation again before its next draft or decision."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    first = dialect.insert(situation_editions).values(id=1, edition=1)
    again = first.on_conflict_do_update(index_elements=["id"], set_={"edition": situation_editions.c.edition + 1})
    await connection.execute(again)
    return await edition_of(connection)


async def situation_of(connection: AsyncConnection) -> Situation:
    """The open incidents, the gravest and then the oldest first, and the facts that people declared while running."""
    facts: dict[str | None, list[Fact]] = defaultdict(list)
    standing = select(ledger).where(ledger.c.ended_at.is_(None)).order_by(ledger.c.at, ledger.c.id)
    for row in (await connection.execute(standing)).mappings():
        facts[row["incident"]].append(fact_of(row))
    l = incident_lines.c  # noqa: E741
    current = and_(l.incident == incidents.c.id, l.version == incidents.c.line)
    asked = (
        select(incidents, l.text, l.translations, l.next_update)
        .outerjoin(incident_lines, current)
        .where(incidents.c.stood_down_at.is_(None))
        .order_by(incidents.c.mode, incidents.c.declared_at, incidents.c.id)
    )
    rows = (await connection.execute(asked)).mappings().all()
    return Situation(
        incidents=tuple(_incident(row, tuple(facts[row["id"]])) for row in rows),
        facts=tuple(facts[None]),
        edition=await edition_of(connection),
    )


def fact_of(row: RowMapping) -> Fact:
    """A row of the ledger as the value that drafts and guards know."""
    return Fact(**{name: row[name] for name in Fact.model_fields})


def line_of(incident: str, row: RowMapping | Any) -> OfficialLine:
    """A row of incident_lines (or one joined with it) as a value. `version` is the row's, or the incident's `line`."""
    return OfficialLine(
        incident=incident,
        version=row["line"] if "line" in row else row["version"],
        text=row["text"],
        translations=tuple(sorted(json.loads(row["translations"]).items())),
        next_update=row["next_update"],
    )


def _incident(row: RowMapping, facts: tuple[Fact, ...]) -> Incident:
    return Incident(
        id=row["id"],
        title=row["title"],
        scenario=row["scenario"],
        severity=row["severity"],
        mode=row["mode"],
        line=line_of(row["id"], row) if row["line"] is not None else None,
        facts=facts,
        triggers=tuple(json.loads(row["triggers"])),
        examples=tuple(json.loads(row["examples"])),
        freeze_marketing=row["freeze"],
        since=row["declared_at"],
    )
