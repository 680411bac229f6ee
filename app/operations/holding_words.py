"""The words of a holding for one comment, and the head's approval that covers them."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.length import fits
from app.comments.comment import Comment
from app.comments.identity import comment_key
from app.draft.holding import Template, choose
from app.guard.verdict import blocking
from app.operations.decide import approved_by
from app.operations.desk import Desk
from app.review.people import Person
from app.review.preapproval import Preapproval, Wanted, standing
from app.review.reading import fetch, fetch_all
from app.review.replies import Reply
from app.review.states import OPEN, UNDECIDED
from app.review.tables import replies
from app.triage.triage import Triage
from app.value import Value

AT_ONCE = timedelta(0)
"""A head decided long before it is used: there is no slip to undo."""


class Words(Value):
    """A holding that may be sent. `approved`: the approval that covers exactly it; None: a lead has to decide."""

    text: str
    approved: Preapproval | None = None


def wanted_of(template: Template) -> Wanted:
    """A text of the manual as it is approved: with its slots open."""
    text = template.text
    place = {"kind": template.pool, "scenario": template.scenario, "network": text.network, "form": text.form}
    return Wanted(**place, language=text.language, text=text.text)


async def words_for(
    desk: Desk, connection: AsyncConnection, comment: Comment, triage: Triage, requester: str
) -> Words | None:
    """A text adapted to the comment's incident where a head approved one, else the manual's; None: it gives none.

    Slots are filled by code alone and nothing of the author is in it. An approval of whoever asks for the holding does
    not count: that takes two people.
    """
    situation = await desk.keep_up(connection)
    turn = int(comment_key(comment)[:8], 16)
    held = choose(triage, comment, desk.brand, situation, desk.clock(), asked=True, named=False, turn=turn)
    if held is None:
        return None
    sha256 = wanted_of(held.template).sha256
    found = await standing(connection, sha256=sha256, incident=triage.incident)
    adapted = sorted(
        _adapted(found, desk, comment, triage), key=lambda one: (one.by_id == requester, one.network is None)
    )
    if adapted:
        best = adapted[0]
        return Words(text=best.text, approved=best if best.by_id != requester else None)
    manual = (one for one in found if one.sha256 == sha256 and one.by_id != requester)
    return Words(text=held.text, approved=next(manual, None))


async def words_beside(desk: Desk, connection: AsyncConnection, answer: Reply) -> Words | None:
    """What `beside.holding` would send beside an undecided answer; None: the manual gives nothing."""
    if answer.kind != "answer" or answer.state not in UNDECIDED or not answer.holding_text:
        return None
    found = await words_for(desk, connection, answer.comment, answer.triage, answer.requester)
    return found or Words(text=answer.holding_text)


def _adapted(found: list[Preapproval], desk: Desk, comment: Comment, triage: Triage) -> Iterator[Preapproval]:
    """Those for this very situation, the newest first. Where lives are at stake the text about that comes first."""
    incident = desk.situation.incident(triage.incident)
    if triage.danger or incident is None or incident.line is None:
        return
    for one in reversed(found):
        here = (one.incident, one.line, one.language) == (incident.id, incident.line.version, triage.reply_language)
        if one.adapted and here and one.network in (None, comment.network) and _fits(one.text, comment, desk.brand):
            yield one


def _fits(text: str, comment: Comment, brand: Brand) -> bool:
    network = brand.network(comment.network)
    return network is not None and fits(text, network.counts, network.limit)


async def use(desk: Desk, connection: AsyncConnection, id: str, person: Person, words: Words) -> bool:
    """Approves a pending holding of those words by what covers them; whether it did. A blocking finding prevents it.

    It may be published at once. The act is audited with the id and the hash of what was approved beforehand.
    """
    reply = await fetch(connection, id)
    if words.approved is None or blocking(reply.findings) or reply.state != "pending":
        return False
    if reply.draft is None or reply.draft.public_text != words.text or reply.draft.private_text is not None:
        return False
    detail = {"preapproval": words.approved.id, "text": words.approved.sha256}
    by = words.approved.by_id
    await approved_by(desk, connection, reply, person, by=by, via="preapproval", undo=AT_ONCE, detail=detail)
    return True


async def live_holding(connection: AsyncConnection, key: str) -> Reply | None:
    """The holding that a comment has: one on its way, or published. Nobody gets two."""
    r = replies.c
    states = (*OPEN, "published", "closed")
    asked = select(r.id).where(r.comment_key == key, r.kind == "holding", r.state.in_(states)).order_by(r.created_at)
    ids = (await connection.execute(asked)).scalars().all()
    found = await fetch_all(connection, ids) if ids else []
    ranked = sorted(found, key=lambda reply: (states[::-1].index(reply.state), reply.created_at, reply.id))
    return ranked[0] if ranked else None
