"""A person of the public asks to be forgotten: their words go, and ours about them; what was decided stays."""

import json
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, NamedTuple

from sqlalchemy import Select, Table, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.db import Database
from app.errors import PortavozError
from app.incident.store import raise_edition
from app.incident.tables import incidents
from app.operations.emptying import ERASED, blank, empty, empty_comment, scrub
from app.review import audit
from app.review.moving import move
from app.review.reading import fetch_all
from app.review.states import OPEN
from app.review.tables import comments, replies, rereadings
from app.value import Value
from app.wording import Tongue, Wording


class BadAuthor(PortavozError):
    field: ClassVar[str] = "author"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-author"
    title: ClassVar[Wording] = Wording(es="Falta el autor", en="The author is missing")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="--author: escriba el nombre con el que comenta, por ejemplo «@ana».",
                en="--author: write the name that they comment under, for example “@ana”.",
            )
        )


class Found(Value):
    """What there is of an author. Ids of replies, keys of comments."""

    comments: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    """Replies among them that are still open: they are withdrawn first."""
    threads: int = 0
    """Other comments in whose conversation the author speaks."""
    scrubbed: bool = True
    """False: the words are gone from every answer, but not yet from the bytes of the database's files."""


async def erase(
    db: Database,
    author: str,
    now: datetime,
    *,
    network: str | None = None,
    dry_run: bool = False,
    tongue: Tongue = "es",
) -> Found:
    """Erases an author on one network, or on all. `dry_run` changes nothing and says what would be.

    Case, width and a leading @ do not count. Raises BadAuthor or StorageFull.
    """
    wanted = _Wanted(handle(author), network)
    if dry_run:
        async with db.read() as connection:
            return await _found(connection, wanted)
    async with db.write() as connection:
        await audit.lock(connection)
        found = await _found(connection, wanted)
        if found != Found():
            await _erase(connection, found, wanted, now, tongue)
    return found.model_copy(update={"scrubbed": await scrub(db)})  # also when an earlier run was hindered


async def _erase(connection: AsyncConnection, found: Found, wanted: "_Wanted", now: datetime, tongue: Tongue) -> None:
    quoted = await _unquote(connection, found.comments)
    await _withdraw(connection, found.open, now)
    await empty(connection, found.replies, now, tongue, "author")
    await _forget(connection, found.comments, tongue)
    for table in (comments, replies):
        await _silence(connection, table, wanted, tongue)
    said = {"replies": len(found.replies), "comments": len(found.comments), "threads": found.threads, "quoted": quoted}
    await audit.append(connection, at=now, person=None, move="erase.author", detail=said)


def handle(author: str) -> str:
    """A name as it is compared. Raises BadAuthor when nothing is left of it."""
    plain = _plain(author)
    if not plain:
        raise BadAuthor
    return plain


def _plain(author: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", author).casefold())
    return "".join(c for c in folded if unicodedata.category(c) != "Cf").strip().removeprefix("@").strip()


class _Wanted:
    def __init__(self, handle: str, network: str | None) -> None:
        self._handle, self._network = handle, network

    def wrote(self, comment: dict[str, Any]) -> bool:
        return self._here(comment) and self._is(comment.get("author"))

    def speaks(self, comment: dict[str, Any]) -> bool:
        """Somewhere in the conversation above a comment."""
        return self._here(comment) and any(self._is(turn.get("author")) for turn in comment.get("thread", ()))

    def silenced(self, comment: Comment, tongue: Tongue) -> Comment:
        gone = {"author": None, "text": ERASED.in_(tongue)}
        turns = (t.model_copy(update=gone) if self._is(t.author) else t for t in comment.thread)
        return comment.model_copy(update={"thread": tuple(turns)})

    def _here(self, comment: dict[str, Any]) -> bool:
        return self._network is None or comment["network"].casefold() == self._network.casefold()

    def _is(self, author: str | None) -> bool:
        return author is not None and _plain(author) == self._handle


class _Seen(NamedTuple):
    """A stored comment of the author's, or one in whose thread they speak. `id`: of the reply that keeps it."""

    key: str
    theirs: bool
    id: str | None = None
    state: str | None = None


async def _seen(connection: AsyncConnection, asked: Select[Any], wanted: _Wanted) -> list[_Seen]:
    """Only what concerns the author: the texts of everybody else are read one by one and not kept."""
    found = []
    async with connection.stream(asked.execution_options(yield_per=500)) as rows:
        async for row in rows:
            comment = json.loads(row.comment)
            if (theirs := wanted.wrote(comment)) or wanted.speaks(comment):
                found.append(_Seen(row.key, theirs, row.id, row.state))
    return found


COMMENTS = select(comments.c.key, null().label("id"), null().label("state"), comments.c.comment)
REPLIES = select(replies.c.comment_key.label("key"), replies.c.id, replies.c.state, replies.c.comment)


async def _found(connection: AsyncConnection, wanted: _Wanted) -> Found:
    """Their comments, and every reply to one of these: also one that kept the comment as it was before an edit."""
    seen = [*await _seen(connection, COMMENTS, wanted), *await _seen(connection, REPLIES, wanted)]
    keys = sorted({one.key for one in seen if one.theirs})
    asked = select(replies.c.id, replies.c.state).where(replies.c.comment_key.in_(keys)).order_by(replies.c.id)
    theirs = (await connection.execute(asked)).all()
    return Found(
        comments=tuple(keys),
        replies=tuple(row.id for row in theirs),
        open=tuple(row.id for row in theirs if row.state in OPEN),
        threads=len({one.key for one in seen if one.key not in keys}),
    )


async def _withdraw(connection: AsyncConnection, ids: Iterable[str], now: datetime) -> None:
    """There is nothing left to answer. An approval among them stays on file; nothing offers it any more."""
    for reply in await fetch_all(connection, ids):
        changes = {"decided_at": now, "snoozed_until": None}
        await move(connection, reply, "withdraw", None, now, changes=changes, detail={"why": "author"})


async def _forget(connection: AsyncConnection, keys: Iterable[str], tongue: Tongue) -> None:
    """The comments as they came, whether or not anybody asked for a reply."""
    c = comments.c
    for row in (await connection.execute(select(c.key, c.network).where(c.key.in_(list(keys))))).all():
        await empty_comment(connection, row.key, blank(row.network, tongue))


async def _unquote(connection: AsyncConnection, keys: Iterable[str]) -> int:
    """Takes their comments out of the examples that incidents are known by; how many. Call it while they have words.

    Whoever declares from a warning is offered the first characters of its comments as examples.
    """
    wrote = set()
    for table, key in ((comments, comments.c.key), (replies, replies.c.comment_key)):
        rows = (await connection.execute(select(table.c.comment).where(key.in_(list(keys))))).scalars()
        wrote |= {_folded(json.loads(comment)["text"]) for comment in rows}
    changed = select(rereadings.c.before, rereadings.c.after).join(replies).where(replies.c.comment_key.in_(list(keys)))
    for said in await connection.execute(changed):
        wrote |= {_folded(json.loads(words)["text"]) for words in said}
    gone = 0
    for row in (await connection.execute(select(incidents.c.id, incidents.c.examples))).all():
        before = json.loads(row.examples)
        left = [example for example in before if not _quotes(_folded(example), wrote)]
        if left != before:
            told = {"examples": json.dumps(left, ensure_ascii=False)}
            await connection.execute(update(incidents).where(incidents.c.id == row.id).values(**told))
            gone += len(before) - len(left)
    if gone:
        await raise_edition(connection)  # running servers hold them too
    return gone


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


LONG_QUOTE = 60
"""Characters from which on the beginning of a comment can be nobody else's."""


def _quotes(example: str, wrote: set[str]) -> bool:
    """Whether it is one of these comments, or the beginning of one that was too long for an example."""
    return example in wrote or (len(example) >= LONG_QUOTE and any(text.startswith(example) for text in wrote))


async def _silence(connection: AsyncConnection, table: Table, wanted: _Wanted, tongue: Tongue) -> None:
    """Takes their turns out of the conversations above other people's comments."""
    key = next(iter(table.primary_key.columns))
    asked = select(key.label("key"), null().label("id"), null().label("state"), table.c.comment)
    for one in await _seen(connection, asked, wanted):
        kept = (await connection.execute(select(table.c.comment).where(key == one.key))).scalar_one()
        left = wanted.silenced(Comment.model_validate_json(kept), tongue)
        await connection.execute(update(table).where(key == one.key).values(comment=left.model_dump_json()))
