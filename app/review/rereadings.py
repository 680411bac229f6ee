"""What a comment said each time that it was read: its words may be edited after somebody asked for a reply."""

import json
import unicodedata
from typing import NamedTuple

from pydantic import AwareDatetime
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.review import audit
from app.review.diff import Piece, diff
from app.review.tables import audit as chain
from app.review.tables import people, rereadings
from app.value import Value

STANDING = ("published", "closed")
"""States in which what we said stands in public: a change of the comment comes after it."""


class Said(Value):
    """What an edit of a comment can change. Who wrote it, where and under what stays."""

    text: str = ""
    rating: int | None = None
    edited_at: AwareDatetime | None = None

    @property
    def sha256(self) -> str:
        """What the chain keeps of the words; when they were edited is no part of them."""
        words = json.dumps([self.text, self.rating], ensure_ascii=False, separators=(",", ":"))
        return audit.hashed(words) or ""

    def same(self, other: "Said") -> bool:
        """Whether a reader sees the same: NFC, outer blanks and runs of white space aside."""
        return (_folded(self.text), self.rating) == (_folded(other.text), other.rating)


def said_in(comment: Comment) -> Said:
    return Said(text=comment.text, rating=comment.rating, edited_at=comment.edited_at)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


class Rereading(Value):
    """A comment that said something else when it was read again. All words are empty once they were erased."""

    seq: int
    at: AwareDatetime
    by: str | None
    """Whose browser read it."""
    before: Said
    after: Said
    published: bool
    """Whether our answer stood in public already; it was given to the words before."""
    changed: tuple[Piece, ...]
    """The text in whole words."""


async def rereadings_of(connection: AsyncConnection, reply: str) -> tuple[Rereading, ...]:
    """Every change of the comment that was noticed for a reply, oldest first."""
    r, c = rereadings.c, chain.c
    asked = select(r.seq, r.before, r.after, c.at, c.state, people.c.name.label("by")).join(chain, c.seq == r.seq)
    rows = await connection.execute(
        asked.outerjoin(people, people.c.id == c.person).where(r.reply == reply).order_by(r.seq)
    )
    found = []
    for row in rows:
        before, after = Said.model_validate_json(row.before), Said.model_validate_json(row.after)
        changed = diff(before.text, after.text)
        told = {"before": before, "after": after, "published": row.state in STANDING, "changed": changed}
        found.append(Rereading(seq=row.seq, at=row.at, by=row.by, **told))
    return tuple(found)


async def keep(connection: AsyncConnection, seq: int, reply: str, before: Said, after: Said) -> None:
    """Both wordings, beside the row of the chain that holds their hashes."""
    row = {"seq": seq, "reply": reply, "before": before.model_dump_json(), "after": after.model_dump_json()}
    await connection.execute(insert(rereadings), row)


class Unanswered(NamedTuple):
    """The last change of a reply's comment. `seq`: its row of the chain, 0 where the comment never changed."""

    seq: int
    since: bool
    """Whether no text has been written since."""


WRITING = ("draft", "edit", "rewrite", "redraft")


async def unanswered(connection: AsyncConnection, reply: str) -> Unanswered:
    """Whether the reply's latest text was written for words that the comment no longer has."""
    a = chain.c
    asked = select(a.seq, a.move).where(a.reply == reply, a.move.in_((*WRITING, "reread"))).order_by(a.seq.desc())
    rows = (await connection.execute(asked)).all()
    last = next((row.seq for row in rows if row.move == "reread"), 0)
    return Unanswered(last, bool(last and rows[0].seq == last))
