"""The fast lane: a comment in, a holding fit to send out, without an engine. One for each comment."""

import secrets
from datetime import datetime
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.comments.identity import comment_key
from app.comments.networks import network_of
from app.draft.draft import Draft
from app.draft.holding import refusal
from app.errors import PortavozError
from app.evidence.passage import Evidence
from app.notify.bulletin import Bulletin, proclaim
from app.notify.notices import announce
from app.operations.desk import Desk
from app.operations.draft_comment import Drafted, Request
from app.operations.holding_words import Words, live_holding, use, words_for
from app.operations.repeat import digest, once
from app.operations.weigh import keep, weigh
from app.pipeline import Prepared
from app.review import audit
from app.review.filters import Filter
from app.review.people import Person
from app.review.reading import counts, fetch
from app.review.replies import Reply, of
from app.review.storing import store
from app.triage import assess
from app.triage.triage import Triage
from app.wording import Wording

HOLDING = Wording(es="Mensaje de espera para publicar ya.", en="A holding text to publish at once.")


class NoHolding(PortavozError):
    """This comment gets no prepared text: says why, and whom to call."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "no-holding"
    title: ClassVar[Wording] = Wording(es="Sin mensaje de espera", en="No holding for this")

    def __init__(self, triage: Triage, brand: Brand) -> None:
        super().__init__(refusal(triage, brand))


async def hold_at_once(desk: Desk, request: Request, person: Person, *, repeat_key: str | None = None) -> Drafted:
    """The holding of a comment: approved where a head's preapproval covers exactly it, else pending for a lead.

    `repeated` where the comment had one already. Raises UnknownNetwork, NoHolding, IdempotencyConflict or StorageFull;
    then nothing is stored.
    """
    network_of(desk.brand, request.comment.network)
    async with desk.db.read() as connection:
        await desk.keep_up(connection)
    judged, edition = _judged(desk, request.comment), desk.situation.edition
    found: list[Drafted] = []

    async def act(within: Desk) -> Reply:
        found.append(await _held(within, request.comment, person, judged, edition))
        return found[-1].reply

    if repeat_key is None:
        await act(desk)
        return found[-1]
    reply, again = await once(desk, person, repeat_key, digest("holding", request.digest), act)
    return Drafted(reply, repeated=again or found[-1].repeated)


def _judged(desk: Desk, comment: Comment) -> Triage:
    return assess.triage(comment, desk.brand, desk.situation, desk.outcomes, now=desk.clock())


async def _held(desk: Desk, comment: Comment, person: Person, judged: Triage, edition: int) -> Drafted:
    """The comment's live holding, or a new one. Judged again where the situation changed meanwhile."""
    async with desk.db.write() as connection:
        await audit.lock(connection)
        if standing := await live_holding(connection, comment_key(comment)):
            return Drafted(standing, repeated=True)
        if (await desk.keep_up(connection)).edition != edition:
            judged = _judged(desk, comment)
        words = await words_for(desk, connection, comment, judged, person.id)
        if words is None:
            raise NoHolding(judged, desk.brand)
        return Drafted(await _stored(desk, connection, comment, person, judged, words))


async def _stored(
    desk: Desk, connection: AsyncConnection, comment: Comment, person: Person, judged: Triage, words: Words
) -> Reply:
    now, draft = desk.clock(), Draft(engine="composer", public_text=words.text)
    answered = await counts(connection, Filter(comment_key=comment_key(comment), kind="answer"), "state")
    prepared = Prepared(
        result="ready",
        reason=HOLDING,
        comment=comment,
        triage=judged.model_copy(update={"actions": ()}) if answered else judged,  # its answer holds the acts
        evidence=Evidence(),
        holding_text=None,
        draft=draft,
    )
    reply = of(prepared, person, now, "holding")
    await store(connection, reply, prepared, person, secrets.token_hex(16))
    await keep(connection, reply, await weigh(desk, connection, reply, draft))
    if not await use(desk, connection, reply.id, person, words):
        await announce(connection, desk.brand, reply, now)
    elif not answered and judged.danger:
        await _tell(connection, reply, desk.brand, now)
    return await fetch(connection, reply.id)


async def _tell(connection: AsyncConnection, reply: Reply, brand: Brand, now: datetime) -> None:
    """A holding that needs nobody's decision must not hide that people may be in danger."""
    network = brand.network(reply.comment.network)
    label = network.label if network else reply.comment.network
    bulletin = Bulletin(
        key=f"held:{reply.id}",
        subject=Wording(
            es="posible peligro: hay un mensaje de espera listo y falta la respuesta",
            en="possible danger: a holding is ready and the answer is missing",
        ),
        lines=(
            Wording(es=f"Red: {label}", en=f"Network: {label}"),
            Wording(
                es="El texto ya estaba aprobado con el manual. Lea el comentario y decida qué hacer.",
                en="Its text was approved with the manual. Read the comment and decide what to do.",
            ),
        ),
        path=f"/queue/{reply.id}",
        severity=reply.triage.severity,
    )
    await proclaim(connection, bulletin, None, now)
