"""A comment that comes in to be watched: as it is sent, as it is counted, and as it is kept."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, NamedTuple

from pydantic import Field
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.comments.identity import comment_key
from app.monitor.tables import heard
from app.review.likeness import likeness
from app.review.tables import comments
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording

MOST = 1_000
"""Comments of one batch: more than any listening tool hands over at once, and a transaction of a moment."""
MOST_FOLLOWERS = 10_000_000_000
AT_ONCE = 500
"""Keys of one question to the database; SQLite takes no more than some thousand values."""


class HeardIn(Comment):
    """A comment as POST /v1/drafts takes it, with what a listening tool knows of its author."""

    followers: Annotated[int, Field(ge=0, le=MOST_FOLLOWERS)] | None = None

    @property
    def comment(self) -> Comment:
        return Comment.model_construct(**{name: getattr(self, name) for name in Comment.model_fields})


class Refusal(Value):
    """Why one comment of a batch was not taken; the others were. `index`: its place in the batch, from 0."""

    index: int
    field: str
    message: Wording


class HeardOut(Value):
    """What became of a batch. Every comment of it is taken, known or refused."""

    taken: int = 0
    """New: triaged and stored."""
    known: int = 0
    """Heard before: nothing is counted twice."""
    edited: int = 0
    """Known ones whose text has changed since: triaged again, with their new words."""
    refused: tuple[Refusal, ...] = ()


class Known(NamedTuple):
    """What is stored under a key. `heard`: it has been counted. `forgotten`: its words were erased, for good."""

    text: str
    heard: bool
    forgotten: bool


class Item(NamedTuple):
    """One comment of a batch on its way into the database."""

    key: str
    comment: Comment
    followers: int | None


def item(given: HeardIn) -> Item:
    comment = given.comment
    return Item(comment_key(comment), comment, given.followers)


def author_of(comment: Comment, key: str) -> str:
    """Who counts twice, not who it is. Somebody whom the network does not name counts as nobody else."""
    who = f"{comment.network}\0@{comment.author.casefold().lstrip('@')}" if comment.author else f"\0{key}"
    return hashlib.sha256(who.encode()).hexdigest()


def row(one: Item, triage: Triage, now: datetime, source: str) -> dict[str, Any]:
    """What is counted of a comment."""
    return {
        "key": one.key,
        "network": one.comment.network,
        "at": one.comment.at(now),
        "heard_at": now,
        "author": author_of(one.comment, one.key),
        "followers": one.followers,
        "outcome": triage.outcome,
        "severity": triage.severity,
        "scenario": triage.scenario,
        "incident": triage.incident,
        "likeness": likeness(one.comment),
        "signals": json.dumps(triage.signals),
        "source": source,
    }


async def known(connection: AsyncConnection, keys: Sequence[str]) -> dict[str, Known]:
    """What is stored of these keys."""
    found: dict[str, Known] = {}
    c, h = comments.c, heard.c
    for start in range(0, len(keys), AT_ONCE):
        asked = select(c.key, c.comment, h.author).outerjoin(heard, h.key == c.key)
        for one in await connection.execute(asked.where(c.key.in_(keys[start : start + AT_ONCE]))):
            text = json.loads(one.comment).get("text", "")
            found[one.key] = Known(text, heard=one.author is not None, forgotten=one.author == one.key)
    return found


async def keep(connection: AsyncConnection, rows: Mapping[str, dict[str, Any]], items: Iterable[Item]) -> HeardOut:
    """Stores a batch in the caller's transaction, one statement for each kind of row. `rows` by key of what to count.

    What another process has stored since it was looked at is known, and stays.
    """
    given = [one for one in items if one.key in rows]
    stored = await known(connection, [one.key for one in given])
    unseen = [one for one in given if one.key not in stored]
    new = [one for one in given if one.key not in stored or not stored[one.key].heard]
    changed = [one for one in given if (was := stored.get(one.key)) and was.heard and _edited(one, was)]
    if unseen:
        await connection.execute(insert(comments), [_comment(one, rows[one.key]) for one in unseen])
    if new:
        await connection.execute(insert(heard), [rows[one.key] for one in new])
    for one in changed:
        await _again(connection, one, rows[one.key])
    return HeardOut(taken=len(new), known=len(given) - len(new), edited=len(changed))


def _comment(one: Item, counted: Mapping[str, Any]) -> dict[str, Any]:
    text = one.comment.model_dump_json()
    return {"key": one.key, "network": one.comment.network, "comment": text, "first_seen_at": counted["heard_at"]}


def _edited(one: Item, was: Known) -> bool:
    return not was.forgotten and one.comment.text != was.text


async def _again(connection: AsyncConnection, one: Item, counted: dict[str, Any]) -> None:
    """When it was posted and when it was first heard stay: an edit is no new comment."""
    words = one.comment.model_dump_json()
    await connection.execute(update(comments).where(comments.c.key == one.key).values(comment=words))
    stays = ("key", "at", "heard_at", "source", "author")
    changes = {name: value for name, value in counted.items() if name not in stays}
    await connection.execute(update(heard).where(heard.c.key == one.key).values(**changes))


def due(items: Iterable[Item], stored: Mapping[str, Known]) -> list[Item]:
    """Those that need triage: new ones, and known ones with other words. Each key once, the last of its words."""
    last = {one.key: one for one in items}
    return [
        one
        for one in last.values()
        if (was := stored.get(one.key)) is None or (not was.heard and not was.forgotten) or _edited(one, was)
    ]
