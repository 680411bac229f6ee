"""The comment is read again before an approved text goes out; if its words differ, people decide on the new ones.

Who says so is a program beside a page that may lie. A false report only sends a reply back to people: it takes an
approval away and has a draft written anew. It approves, lowers and publishes nothing, and what was read before stays in
the history.
"""

from datetime import datetime
from typing import Any, ClassVar

from pydantic import ValidationError
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import SEVERITIES
from app.comments.comment import Comment
from app.errors import PortavozError
from app.notify.notices import TOLD_AT_ONCE, announce, tell_leads
from app.operations.desk import Desk
from app.operations.overrule import following
from app.pipeline import HOLDS, NO_REPLY, READY
from app.review.likeness import likeness
from app.review.moving import WrongState, expect, move, opened
from app.review.people import Person
from app.review.reading import fetch, fetch_all
from app.review.replies import Reply
from app.review.rereadings import STANDING, Said, keep, rereadings_of, said_in
from app.review.states import OPEN
from app.review.storing import searched
from app.review.tables import replies, searches
from app.triage.again import judged_again
from app.triage.triage import Triage
from app.wording import Wording

TO_WRITE = Wording(
    es="El comentario cambió y ahora se contesta; todavía no hay texto.",
    en="The comment changed and is answered now; there is no text yet.",
)


class NothingRead(PortavozError):
    """A reading in which the comment says nothing at all."""

    field: ClassVar[str] = "text"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "nothing-read"
    title: ClassVar[Wording] = Wording(es="No se leyó nada", en="Nothing was read")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="text: está vacío, y el comentario no tiene ni valoración ni archivos. Si ya no está en la red,"
                " retire la respuesta (withdraw); si está, léalo de nuevo. No se ha cambiado nada.",
                en="text: is empty, and the comment has neither a rating nor attachments. If it is gone from the"
                " network, withdraw the reply; if it is there, read it again. Nothing was changed.",
            )
        )


async def read_again(
    desk: Desk, id: str, person: Person, *, text: str, rating: int | None = None, edited_at: datetime | None = None
) -> Reply:
    """What the comment says now. The same words change nothing; `rating` None: it was not read.

    Other words are judged and answered anew: the reply and all that is open about the comment keep the new snapshot,
    an approval is taken back, and the next redraft writes for the new words what no person wrote. What stands in public
    stays: the leads are told. Raises NoSuchReply, WrongState, NotAllowed or NothingRead; then nothing is changed.
    """
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        if expect(reply, "reread", person, None).role is None:
            raise WrongState(reply, "reread")
        before = await _known(connection, reply)
        after = Said(text=text, rating=before.rating if rating is None else rating, edited_at=edited_at)
        if before.same(after):
            return reply
        comment = _with(reply.comment, after)
        await desk.keep_up(connection)
        if reply.state in STANDING:
            await _noted(desk, connection, reply, person, before, after)
        else:
            await _renewed(desk, connection, reply, person, comment)
        for other in await _beside(connection, reply):
            if not said_in(other.comment).same(after):
                await _renewed(desk, connection, other, person, _with(other.comment, after))
        return await fetch(connection, id)


async def _known(connection: AsyncConnection, reply: Reply) -> Said:
    """What the comment said when it was last read: an answer in public keeps the words that it was given to."""
    if reply.state in STANDING and (read := await rereadings_of(connection, reply.id)):
        return read[-1].after
    return said_in(reply.comment)


def _with(comment: Comment, after: Said) -> Comment:
    """The same comment with other words. Raises NothingRead."""
    try:
        return Comment.model_validate({**dict(comment), **dict(after)})
    except ValidationError as error:
        raise NothingRead from error


async def _beside(connection: AsyncConnection, reply: Reply) -> list[Reply]:
    """What else is open about the comment, and what an approval has superseded: its end makes that pending again."""
    r = replies.c
    others = (r.comment_key == reply.comment_key, r.id != reply.id, r.state.in_((*OPEN, "superseded")))
    ids = (await connection.execute(select(r.id).where(*others).order_by(r.id))).scalars().all()
    return sorted(await fetch_all(connection, ids), key=lambda one: one.id)


async def _noted(
    desk: Desk, connection: AsyncConnection, reply: Reply, person: Person, before: Said, after: Said
) -> None:
    told = {"before": before.sha256, "after": after.sha256}
    seq = await move(connection, reply, "reread", person, desk.clock(), detail=told)
    await keep(connection, seq, reply.id, before, after)
    await tell_leads(connection, "edited", reply.id, desk.clock())


async def _renewed(desk: Desk, connection: AsyncConnection, reply: Reply, person: Person, comment: Comment) -> None:
    """The reply answers these words from now on; its key stays, also where it was made of the words."""
    before, after, now = said_in(reply.comment), said_in(comment), desk.clock()
    triage = judged_again(
        reply.triage, reply.comment, comment, desk.brand, desk.situation, desk.outcomes, since=reply.created_at
    )
    columns = _columns(desk, reply, comment, triage)
    told = {"before": before.sha256, "after": after.sha256, "severity": triage.severity}
    told |= {"result": columns["result"]} if "result" in columns else {}
    seq = await move(connection, reply, "reread", person, now, changes=columns, detail=told)
    await keep(connection, seq, reply.id, before, after)
    words = searched(comment, reply.draft.public_text if reply.draft else None)
    await connection.execute(update(searches).where(searches.c.reply == reply.id).values(searched=words))
    renewed = await fetch(connection, reply.id)
    if reply.state == "approved":
        cause = {"why": "comment", "comment": after.sha256}
        await move(connection, renewed, "outdate", None, now, changes={"recheck": True}, detail=cause)
        await tell_leads(connection, "stale", reply.id, now)
    elif SEVERITIES.index(triage.severity) > SEVERITIES.index(reply.triage.severity):
        await _announced(desk, connection, renewed)


async def _announced(desk: Desk, connection: AsyncConnection, reply: Reply) -> None:
    if reply.triage.severity in TOLD_AT_ONCE:
        await announce(connection, desk.brand, reply, desk.clock())


def _columns(desk: Desk, reply: Reply, comment: Comment, triage: Triage) -> dict[str, Any]:
    """All that follows from the new words. It leaves its group: who decides on copies must not decide on this."""
    if reply.kind != "answer":
        triage = triage.model_copy(update={"actions": reply.triage.actions})  # they are the answer's
    found = following(desk, reply.model_copy(update={"comment": comment}), triage)
    found |= {"comment": comment.model_dump_json(), "likeness": likeness(comment), "change": None, "recheck": True}
    return found | (_result(reply, triage) if reply.kind == "answer" else {})


def _result(reply: Reply, now: Triage) -> dict[str, str]:
    """What the reply is to a person now, where the new words are another matter."""
    if (now.outcome, now.hold) == (reply.triage.outcome, reply.triage.hold):
        return {}
    if now.hold:
        return {"result": "hold", "reason": HOLDS[now.hold].model_dump_json()}
    if now.strategy.reply == "none":
        return {"result": "no_reply", "reason": NO_REPLY.model_dump_json()}
    result, reason = ("ready", READY) if reply.draft else ("hold", TO_WRITE)
    return {"result": result, "reason": reason.model_dump_json()}
