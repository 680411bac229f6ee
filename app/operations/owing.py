"""What is owed to the public: everyone who was taken private, or was promised an answer and has none yet."""

from datetime import datetime
from typing import Any, Literal, NamedTuple

from pydantic import AwareDatetime
from sqlalchemy import RowMapping, Select, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import Language, Severity
from app.comments.comment import Comment
from app.draft.holding import closing_text
from app.operations.beside import beside
from app.operations.desk import Desk
from app.review import audit
from app.review.people import Person
from app.review.reading import fetch_all
from app.review.replies import Reply
from app.review.states import OPEN, State
from app.review.tables import debts, replies
from app.triage.triage import Triage
from app.value import Value

Why = Literal["return", "answer"]


class Owed(Value):
    """One comment that is owed something in public."""

    reply: str
    """Id of what was published: the answer that took the matter private, or the holding."""
    why: Why
    """`return`: taken private, a public closing is due; `answer`: told to wait, and nothing has followed."""
    comment_key: str
    comment: Comment
    incident: str | None
    severity: Severity
    language: Language
    """The one that we answer in."""
    since: AwareDatetime
    due_at: AwareDatetime
    closing: str | None = None
    """Id of the closing that is under way."""
    closing_state: State | None = None


async def owed(connection: AsyncConnection, incident: str | None) -> list[Owed]:
    """What is owed in that incident, or everywhere (None): one row a comment, what is due first at the top."""
    rows = [*await _returns(connection, incident), *await _answers(connection, incident)]
    newest: dict[str, _Row] = {}
    for row in sorted(rows, key=lambda row: row.since):
        newest[row.reply["comment_key"]] = row
    closings = await _closings(connection, [row.reply["id"] for row in newest.values()])
    found = (_owed(row, closings.get(row.reply["id"])) for row in newest.values())
    return sorted(found, key=lambda one: (one.due_at, one.reply))


class _Row(NamedTuple):
    reply: RowMapping
    why: Why
    since: datetime
    due_at: datetime


def _published(incident: str | None) -> Select[Any]:
    r = replies.c
    shown = (r.id, r.comment_key, r.comment, r.triage, r.incident, r.severity, r.published_at, r.due_at)
    asked = select(*shown).where(r.published_at.is_not(None))
    return asked.where(r.incident == incident) if incident is not None else asked


async def _returns(connection: AsyncConnection, incident: str | None) -> list[_Row]:
    """Matters taken private: the debt is open until its closing is published, or a lead lets it go."""
    due = debts.c.due_at.label("return_due"), debts.c.opened_at
    asked = _published(incident).add_columns(*due).join(debts, debts.c.reply == replies.c.id)
    rows = (await connection.execute(asked.where(debts.c.settled_at.is_(None)))).mappings()
    return [_Row(row, "return", row["opened_at"], row["return_due"]) for row in rows]


async def _answers(connection: AsyncConnection, incident: str | None) -> list[_Row]:
    """Who was told to wait: no answer and no closing of that comment stands in public."""
    said = replies.alias("said")
    followed = exists().where(
        said.c.comment_key == replies.c.comment_key, said.c.kind != "holding", said.c.published_at.is_not(None)
    )
    gone = exists().where(
        said.c.comment_key == replies.c.comment_key,
        said.c.kind == "answer",
        or_(said.c.state == "withdrawn", said.c.state == "dismissed"),
    )
    asked = _published(incident).where(replies.c.kind == "holding", ~followed, ~gone)
    rows = (await connection.execute(asked)).mappings()
    return [_Row(row, "answer", row["published_at"], row["due_at"]) for row in rows]


async def _closings(connection: AsyncConnection, ids: list[str]) -> dict[str, tuple[str, State]]:
    """The newest closing under way for each."""
    found: dict[str, tuple[str, State]] = {}
    r = replies.c
    for start in range(0, len(ids), IDS):
        asked = select(r.id, r.closes, r.state).where(
            and_(r.closes.in_(ids[start : start + IDS]), r.kind == "closing", r.state.in_(OPEN))
        )
        for row in await connection.execute(asked.order_by(r.created_at, r.id)):
            found[row.closes] = (row.id, row.state)
    return found


IDS = 500
"""Ids in one statement."""


def _owed(row: _Row, closing: tuple[str, State] | None) -> Owed:
    triage = Triage.model_validate_json(row.reply["triage"])
    same = {name: row.reply[name] for name in ("comment_key", "incident", "severity")}
    return Owed(
        **same,
        reply=row.reply["id"],
        why=row.why,
        comment=Comment.model_validate_json(row.reply["comment"]),
        language=triage.reply_language,
        since=row.since,
        due_at=row.due_at,
        closing=closing[0] if closing else None,
        closing_state=closing[1] if closing else None,
    )


async def draft_closings(
    desk: Desk, connection: AsyncConnection, person: Person, incident: str, text: str, now: datetime
) -> list[str]:
    """A pending closing for everyone who is owed one and has none under way; their ids.

    In the brand's language with these words, which are the person's: another one approves them. In another language
    with the scenario's own closing, where it has one in that language. All of them are one group (`change`).
    """
    waiting = [one.reply for one in await owed(connection, incident) if one.closing is None]
    group, made = change_of(incident, text), list[str]()
    for start in range(0, len(waiting), IDS):
        for answer in await fetch_all(connection, waiting[start : start + IDS]):
            words, written = _words(desk, answer, text, now)
            closing = await beside(
                desk, connection, answer, person, person, "closing", words, written=written, now=now, change=group
            )
            made.append(closing.id)
    return made


def change_of(incident: str, text: str) -> str:
    """The group of the closings that stand down an incident with these words."""
    return str(audit.hashed(f"closing:{incident}:{text}"))[:16]


def _words(desk: Desk, answer: Reply, text: str, now: datetime) -> tuple[str, bool]:
    """The closing of one answer, and whether a person wrote it."""
    if answer.triage.reply_language == desk.brand.language:
        return text, True
    scenario = desk.brand.scenario(answer.triage.scenario)
    has = {own.language for own in scenario.closing} if scenario else set()
    own = closing_text(answer.triage, answer.comment, desk.brand, desk.situation, now)
    return (own, False) if own and answer.triage.reply_language in has else (text, True)
