"""What the audit chain vouches for of incidents, their official lines and the facts that people declared."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import RowMapping, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.incident.store import fact_of
from app.incident.tables import incident_acts, incident_lines, incidents, ledger
from app.operations.case import detail
from app.operations.fact_changes import hash_in_chain, said_in_chain
from app.operations.lines import hash_of_line
from app.review import audit
from app.review.tables import audit as chain
from app.wording import Wording


class Wrong(NamedTuple):
    """Something that does not agree: a row of the chain, an incident or a fact, by number or id."""

    said: Wording
    row: int | None = None
    incident: str | None = None
    fact: str | None = None


async def situation_faults(connection: AsyncConnection) -> list[Wrong]:
    """Everything of the situation that is not as the chain tells it."""
    story = await _all(connection, select(chain).where(chain.c.reply.is_(None)).order_by(chain.c.seq))
    acts = await _all(connection, select(incident_acts, chain.c.detail).join(chain, chain.c.seq == incident_acts.c.seq))
    return [
        *_reasons(acts, story),
        *_incidents(await _all(connection, select(incidents).order_by(incidents.c.id)), story),
        *_lines(await _all(connection, select(incident_lines).order_by(*incident_lines.primary_key.columns)), story),
        *_facts(await _all(connection, select(ledger).order_by(ledger.c.id, ledger.c.version)), story),
    ]


async def _all(connection: AsyncConnection, asked: Select[Any]) -> list[RowMapping]:
    return list((await connection.execute(asked)).mappings())


def _reasons(acts: list[RowMapping], story: list[RowMapping]) -> Iterator[Wrong]:
    """What was said with an act on an incident, and whether the timeline still has every act."""
    for act in acts:
        said = detail(act)
        kept = (audit.hashed(act["reason"]), said.get("incident", act["incident"]))
        if kept != (said.get("reason_sha256"), act["incident"]):
            yield Wrong(REASON, row=act["seq"])
    shown = {act["seq"] for act in acts}
    gone = (row["seq"] for row in story if row["move"].startswith("incident.") and row["seq"] not in shown)
    yield from (Wrong(NO_ACT, row=seq) for seq in gone)


REASON = Wording(es="lo que se dijo con este acto ha cambiado", en="what was said with this act changed")
NO_ACT = Wording(es="este acto falta en la cronología de su crisis", en="its incident's timeline lacks this act")


COLUMNS = ("scenario", "mode", "severity", "freeze", "line")
"""What acts on an incident say of it, by the names of the columns."""


def _incidents(kept: list[RowMapping], story: list[RowMapping]) -> Iterator[Wrong]:
    told: dict[str, dict[str, Any]] = {}
    for row in story:
        said = detail(row)
        if row["move"] == "incident.declare":
            told[said.get("incident", "")] = {**ENDLESS, "declared_by": row["person"], "declared_at": row["at"]}
        if row["move"].startswith("incident.") and (one := told.get(said.get("incident", ""))) is not None:
            one.update({name: said[name] for name in COLUMNS if name in said}, version=row["version"])
        if row["move"] == "incident.stand-down" and one is not None:
            one.update(stood_down_by=row["person"], stood_down_at=row["at"], closing=row["sha256"])
    for row in kept:
        known = told.pop(row["id"], None)
        if known is None:
            yield Wrong(UNDECLARED, incident=row["id"])
        elif {**{name: row[name] for name in known}, "closing": audit.hashed(row["closing"])} != known:
            yield Wrong(INCIDENT, incident=row["id"])
    yield from (Wrong(NO_INCIDENT, incident=id) for id in told)


ENDLESS = dict.fromkeys(("stood_down_by", "stood_down_at", "closing"))
UNDECLARED = Wording(es="nadie la declaró según la cadena", en="nobody declared it by the chain")
INCIDENT = Wording(
    es="quién la declaró o terminó, su modo, gravedad, pausa, línea o mensaje final no son los de la cadena",
    en="who declared or ended it, its mode, severity, freeze, line or last message are not the chain's",
)
NO_INCIDENT = Wording(
    es="la cadena habla de esta crisis y ya no está", en="the chain tells of this incident and it is gone"
)


def _lines(kept: list[RowMapping], story: list[RowMapping]) -> Iterator[Wrong]:
    told = {
        (said.get("incident", ""), said["line"]): (row["sha256"], row["person"], row["at"])
        for row in story
        if row["move"] in ("incident.declare", "incident.line")
        if (said := detail(row)).get("line") is not None
    }
    for row in kept:
        known = told.pop((row["incident"], row["version"]), None)
        if known != (row["sha256"], row["by"], row["at"]) or _hash_of(row) != row["sha256"]:
            yield Wrong(
                _of_line(row["version"], "no es el de la cadena", "is not the chain's"), incident=row["incident"]
            )
    for incident, number in told:
        yield Wrong(_of_line(number, "ya no está", "is gone"), incident=incident)


def _hash_of(row: RowMapping) -> str | None:
    try:
        translations = json.loads(row["translations"])
        return hash_of_line(row["incident"], row["version"], row["text"], translations, row["next_update"])
    except (ValueError, TypeError, AttributeError):
        return None


def _of_line(number: int, es: str, en: str) -> Wording:
    return Wording(
        es=f"la versión {number} de su mensaje oficial {es}", en=f"version {number} of its official line {en}"
    )


class _Version(NamedTuple):
    """A fact's version as the chain has it."""

    person: str | None
    at: datetime
    sha256: str | None
    said: dict[str, Any]


def _facts(kept: list[RowMapping], story: list[RowMapping]) -> Iterator[Wrong]:
    told, standing = _declared(story)
    for row in kept:
        known = told.pop((row["id"], row["version"]), None)
        if known is None or not _same(row, known):
            yield Wrong(_of_fact(row["version"], "no es la de la cadena", "is not the chain's"), fact=row["id"])
        elif (row["ended_at"] is None) != (standing.get(row["id"]) == row["version"]):
            yield Wrong(
                _of_fact(row["version"], "no terminó como dice la cadena", "did not end as the chain says"),
                fact=row["id"],
            )
    for id, number in told:
        yield Wrong(_of_fact(number, "ya no está", "is gone"), fact=id)


def _declared(story: list[RowMapping]) -> tuple[dict[tuple[str, int], _Version], dict[str, int]]:
    """Every version of every fact, and which of each holds: one ends with the next, by an act, or with its incident."""
    told: dict[tuple[str, int], _Version] = {}
    standing: dict[str, int] = {}
    for row in story:
        said = detail(row)
        id, number = said.get("fact", ""), said.get("version", 0)
        if row["move"] == "fact.withdraw":
            standing.pop(id, None)
        elif row["move"].startswith("fact."):
            told[id, number] = _Version(row["person"], row["at"], row["sha256"], said)
            standing[id] = number
        elif row["move"] == "incident.stand-down":
            of = {id for id, n in standing.items() if told[id, n].said.get("incident") == said.get("incident")}
            standing = {id: n for id, n in standing.items() if id not in of}
    return told, standing


def _same(row: RowMapping, known: _Version) -> bool:
    try:
        fact = fact_of(row)
    except ValidationError:
        return False
    beside = {"incident": row["incident"], "question": row["question"], "reason_sha256": audit.hashed(row["reason"])}
    now = {**said_in_chain(fact), **beside}
    told = (known.person, known.at, known.sha256, {name: known.said.get(name) for name in now})
    return told == (row["by"], row["at"], hash_in_chain(fact), now)


def _of_fact(number: int, es: str, en: str) -> Wording:
    return Wording(es=f"la versión {number} del hecho {es}", en=f"version {number} of the fact {en}")
