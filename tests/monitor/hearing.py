"""Comments on their way in, and history that was heard before."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from app.comments.comment import Comment
from app.db import Database
from app.monitor.hearing import HeardIn
from app.monitor.tables import heard
from app.review.likeness import likeness
from app.review.tables import comments

COMPLAINT = "Llevo dos horas esperando el barco y nadie me atiende"


def given(number: int, text: str = COMPLAINT, **over: Any) -> HeardIn:
    """The comment of that number, by an author of its own."""
    fields: dict[str, Any] = {"network": "x", "id": f"c{number}", "author": f"@a{number}", "text": text}
    return HeardIn(**{**fields, **over})


def rows(
    moments: Iterable[datetime],
    text: str = COMPLAINT,
    *,
    name: str = "h",
    author: str | None = None,
    **over: Any,
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """A comment and what was counted of it, for each moment; triage as the caller says it was."""
    made = []
    for number, at in enumerate(moments):
        key = hashlib.sha256(f"{name}{number}".encode()).hexdigest()
        who = author or f"@{name}{number}"
        comment = Comment(network="x", text=text, id=f"{name}{number}", author=who, posted_at=at)
        kept = {"key": key, "network": "x", "comment": comment.model_dump_json(), "first_seen_at": at}
        counted = {
            "key": key, "network": "x", "at": at, "heard_at": at, "author": hashlib.sha256(who.encode()).hexdigest(),
            "followers": None, "outcome": "service_failure", "severity": "medium", "scenario": None, "incident": None,
            "likeness": likeness(comment), "signals": "[]", "source": "api",
        }  # fmt: skip
        made.append((kept, {**counted, **over}))
    return made


async def heard_before(db: Database, *given: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Stores them as if they had come in at their time."""
    flat = [pair for many in given for pair in many]
    async with db.write() as connection:
        for start in range(0, len(flat), 1_000):
            part = flat[start : start + 1_000]
            await connection.execute(insert(comments), [kept for kept, _ in part])
            await connection.execute(insert(heard), [counted for _, counted in part])


def every(first: datetime, last: datetime, minutes: float) -> list[datetime]:
    """Moments at that distance, both ends included."""
    step, found = timedelta(minutes=minutes), [first]
    while found[-1] + step <= last:
        found.append(found[-1] + step)
    return found
