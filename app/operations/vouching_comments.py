"""What the audit chain vouches for of comments that were read again: what they said before and after."""

import json
from collections import defaultdict

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.operations.case import detail
from app.review.rereadings import STANDING, Said
from app.review.tables import audit as chain
from app.review.tables import replies, rereadings
from app.wording import Wording

KEPT = Wording(
    es="lo que decía el comentario no es lo que dice la cadena", en="what the comment said is not what the chain says"
)
NOW = Wording(
    es="el comentario que contesta no es el que se leyó por última vez",
    en="the comment that it answers is not the one that was read last",
)


async def comment_faults(connection: AsyncConnection) -> list[tuple[str, Wording]]:
    """Replies whose comment, or what is kept of it, is not what the chain has. Erased words may be missing.

    The words that a comment was sent with are in no row: the first time that it is read again binds them.
    """
    told: dict[str, list[RowMapping]] = defaultdict(list)
    asked = select(chain).where(chain.c.move == "reread").order_by(chain.c.seq)
    for row in (await connection.execute(asked)).mappings():
        told[row["reply"]].append(row)
    gone = set((await connection.execute(select(chain.c.reply).where(chain.c.move == "erase"))).scalars())
    kept: dict[str, dict[int, RowMapping]] = defaultdict(dict)
    for row in (await connection.execute(select(rereadings))).mappings():
        kept[row["reply"]][row["seq"]] = row
    wrong = [(id, KEPT) for id in sorted({*told, *kept}) if not _kept(told[id], kept[id], id in gone)]
    return wrong + [(id, NOW) for id in await _other_words(connection, told, gone)]


def _kept(rows: list[RowMapping], kept: dict[int, RowMapping], erased: bool) -> bool:
    if [row["seq"] for row in rows] != sorted(kept):
        return False
    return all(_hashes(kept[row["seq"]], erased) in (_told(row), "erased") for row in rows)


def _told(row: RowMapping) -> tuple[object, object]:
    said = detail(row)
    return said.get("before"), said.get("after")


def _hashes(row: RowMapping, erased: bool) -> object:
    try:
        before, after = Said.model_validate_json(row["before"]), Said.model_validate_json(row["after"])
    except ValueError:
        return None
    return "erased" if erased and before == after == Said() else (before.sha256, after.sha256)


async def _other_words(connection: AsyncConnection, told: dict[str, list[RowMapping]], gone: set[str]) -> list[str]:
    """Replies that answer other words than were read last while nothing of them stood in public."""
    last = {id: [row for row in rows if row["state"] not in STANDING] for id, rows in told.items() if id not in gone}
    after = {id: detail(rows[-1]).get("after") for id, rows in last.items() if rows}
    found = []
    for id, sha256 in sorted(after.items()):
        comment = await connection.scalar(select(replies.c.comment).where(replies.c.id == id))
        if comment is not None and _words(comment) != sha256:  # a reply that is gone is found elsewhere
            found.append(id)
    return found


def _words(comment: str) -> str | None:
    try:
        found = json.loads(comment)
        return Said(text=found["text"], rating=found["rating"]).sha256
    except (ValueError, TypeError, KeyError):
        return None
