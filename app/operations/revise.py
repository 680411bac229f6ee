"""A new text of a reply, by a person or an engine: one revision, one move, one transaction."""

from collections.abc import Mapping
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from app.draft.draft import Draft
from app.operations.decide import UNAPPROVED, restore
from app.operations.desk import Desk
from app.operations.weigh import Weighed
from app.pipeline import READY
from app.review.moving import Remark, move
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import FIRST, How, Reply, digest
from app.review.states import MoveName
from app.review.storing import store_revision
from app.value import Value


class Made(Value):
    """How a text came to be. `written_by`: the id of the person whose words it holds, None for an engine's alone."""

    name: MoveName
    how: How
    written_by: str | None
    reason: str | None = None
    result: Literal["ready"] | None = None
    """What the reply is to people from now on, where the text changes that."""


async def revise(
    desk: Desk,
    connection: AsyncConnection,
    reply: Reply,
    person: Person | None,
    draft: Draft,
    weighed: Weighed,
    made: Made,
    changes: Mapping[str, Any] | None = None,
) -> Reply:
    """Stores the text as the latest revision of an opened reply; the reply is pending. No `person`: Portavoz itself.

    An approval is lost with its words, and what it had superseded is pending again. `changes`: further columns.
    """
    now, number = desk.clock(), (reply.revision or FIRST - 1) + 1
    sha256 = digest(reply.id, reply.comment.network, draft.public_text, draft.private_text)
    latest = {"revision": number, "how": made.how, "draft": draft, "findings": weighed.findings, "sha256": sha256}
    revised = reply.model_copy(update=latest)
    await store_revision(
        connection, revised, draft, weighed.ground, at=now, written_by=made.written_by, reason=made.reason
    )
    columns = {
        **(UNAPPROVED if reply.state in ("approved", "stale") else {}),
        "revision": number,
        "recheck": False,
        "behind": False,
        **({"result": made.result, "reason": READY.model_dump_json()} if made.result else {}),
        **(changes or {}),
    }
    said, told = Remark(reason=made.reason), {"result": made.result} if made.result else None
    await move(connection, reply, made.name, person, now, changes=columns, sha256=sha256, remark=said, detail=told)
    if reply.state == "approved":
        await restore(connection, reply, desk)
    return await fetch(connection, reply.id)
