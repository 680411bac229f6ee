"""What the audit chain vouches for of the holdings that heads approved beforehand."""

from collections import defaultdict
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.operations.case import Beforehand, detail
from app.operations.preapproving import APPROVED, ENDED
from app.review.preapproval import ADAPTED, Wanted
from app.review.tables import audit as chain
from app.review.tables import preapprovals
from app.wording import Wording


class _Told(NamedTuple):
    """A row of the chain about one of them."""

    person: str | None
    at: datetime
    sha256: str | None


async def beforehand(connection: AsyncConnection) -> tuple[dict[str, Beforehand], list[tuple[str, Wording]]]:
    """What the chain knows to be approved beforehand, by id, and what of the table does not agree with it."""
    given, ended = await _chained(connection)
    incidents = await _incident_acts(connection)
    rows = (await connection.execute(select(preapprovals).order_by(preapprovals.c.id))).mappings().all()
    found: dict[str, Beforehand] = {}
    wrong: list[tuple[str, Wording]] = []
    for row in rows:
        told, over = given.pop(row["id"], None), ended.get(row["id"])
        if over is None and row["kind"] == ADAPTED and (row["ended_by"], row["ended_at"]) in incidents:
            over = _Told(row["ended_by"], row["ended_at"], None)
        wrong += [(row["id"], said) for said in _faults(row, told, over)]
        if told is not None and told.person is not None and told.sha256 is not None:
            text = row["text"] if row["kind"] == ADAPTED else None
            found[row["id"]] = Beforehand(told.person, told.sha256, told.at, over.at if over else None, text)
    gone = Wording(es="la cadena la conoce y ya no está", en="the chain knows it and it is gone")
    return found, wrong + [(id, gone) for id in given]


async def _chained(connection: AsyncConnection) -> tuple[dict[str, _Told], dict[str, _Told]]:
    """Who approved and who ended which, each as the chain's first row of it says."""
    kept: dict[str, dict[str, _Told]] = defaultdict(dict)
    asked = select(chain).where(chain.c.move.in_((APPROVED, ENDED))).order_by(chain.c.seq)
    for row in (await connection.execute(asked)).mappings():
        named = detail(row).get("preapprovals")
        pairs: dict[str, Any] = named if isinstance(named, dict) else dict.fromkeys(named or ())
        for id, sha256 in pairs.items():
            kept[row["move"]].setdefault(id, _Told(row["person"], row["at"], sha256))
    return kept[APPROVED], kept[ENDED]


async def _incident_acts(connection: AsyncConnection) -> set[tuple[str | None, datetime]]:
    """Who did something to an incident, and when: a new line and the end of it end the texts adapted to it."""
    asked = select(chain.c.person, chain.c.at).where(chain.c.move.like("incident.%"))
    return {(row.person, row.at) for row in await connection.execute(asked)}


def _faults(row: RowMapping, told: _Told | None, over: _Told | None) -> list[Wording]:
    if told is None or (told.person, told.at) != (row["by"], row["at"]):
        return [
            Wording(es="no la aprobó antes quien dice la cadena", en="it was not approved before as the chain says")
        ]
    found = []
    words = Wanted(**{name: row[name] for name in Wanted.model_fields}).sha256
    if not told.sha256 == words == row["sha256"]:
        found.append(Wording(es="el texto aprobado antes ha cambiado", en="the text approved beforehand changed"))
    if ((over.person, over.at) if over else (None, None)) != (row["ended_by"], row["ended_at"]):
        found.append(Wording(es="no se retiró como dice la cadena", en="it was not ended as the chain says"))
    return found
