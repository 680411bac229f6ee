"""One comment in, one stored reply out: the pipeline and the transaction that keeps its result."""

import hashlib
from typing import NamedTuple

from sqlalchemy.exc import IntegrityError

from app.comments.comment import Comment
from app.comments.identity import comment_key
from app.comments.networks import network_of
from app.draft.draft import Assignment, Attempt, Draft, Engine, EngineFailed
from app.draft.request import instructions, messages
from app.llm import Message
from app.notify.notices import announce
from app.operations.desk import Desk, EngineName
from app.operations.promises import next_due
from app.operations.weigh import flag, lay_ground
from app.pipeline import Prepared, Tell, prepare
from app.review import repeats
from app.review.people import Person
from app.review.replies import Reply, of
from app.review.storing import store
from app.value import Value
from app.wording import Wording

TRIES = 3
"""Times that a comment is prepared while the situation keeps changing; after that its reply is weighed again later."""


class Request(Value):
    """A comment that somebody wants a draft for. `engine`: who writes; `auto` is the deployment's own choice."""

    comment: Comment
    engine: EngineName = "auto"

    @property
    def digest(self) -> str:
        """What makes two requests the same."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def quiet(stage: object, value: object) -> None:
    return None


async def prepare_comment(
    desk: Desk, request: Request, nonce: str, tell: Tell = quiet, engine: Engine | None = None
) -> Prepared:
    """The pipeline over what the desk holds. Raises UnknownNetwork, NoModel or IndexUnavailable; stores nothing."""
    network_of(desk.brand, request.comment.network)
    return await prepare(
        request.comment,
        desk.brand,
        desk.situation,
        desk.library,
        engine or desk.engine(request.engine),
        outcomes=desk.outcomes,
        recent=desk.recent(comment_key(request.comment)),
        now=desk.clock(),
        nonce=nonce,
        tell=tell,
    )


class _Overhears:
    """An engine that only remembers what it was asked."""

    deadline = 5.0
    instructions = ""

    def __init__(self) -> None:
        self.asked: Assignment | None = None

    async def draft(self, assignment: Assignment, rejected: Attempt | None = None) -> Draft:
        self.asked = assignment
        raise EngineFailed(UNASKED, "unasked")


UNASKED = Wording(es="no se le ha preguntado", en="it was not asked")


async def prompt_for(desk: Desk, request: Request, nonce: str) -> tuple[Prepared, list[Message]]:
    """What a model would be sent first for a comment; nothing where the result needs no model."""
    engine = _Overhears()
    prepared = await prepare_comment(desk, request, nonce, engine=engine)
    sent = messages(instructions(desk.brand), engine.asked) if engine.asked else []
    return prepared, sent


class Drafted(NamedTuple):
    """A stored reply. `repeated`: the same request had got it before."""

    reply: Reply
    repeated: bool = False


async def draft_comment(
    desk: Desk, request: Request, person: Person, *, repeat_key: str | None = None, tell: Tell = quiet
) -> Drafted:
    """A stored pending reply. With `repeat_key`, the same request gets the same reply again.

    Raises UnknownNetwork, NoModel, IndexUnavailable, IdempotencyConflict or StorageFull; then nothing is stored.
    """
    if repeat_key is None:
        return Drafted(await _draft(desk, request, person, None, tell))
    async with desk.twins.lock(person, repeat_key):
        if earlier := await _earlier(desk, request, person, repeat_key):
            return Drafted(earlier, repeated=True)
        try:
            return Drafted(await _draft(desk, request, person, repeat_key, tell))
        except IntegrityError:
            # Another process stored the twin of this request in the meantime: its reply stands, ours was undone.
            if earlier := await _earlier(desk, request, person, repeat_key):
                return Drafted(earlier, repeated=True)
            raise


async def _earlier(desk: Desk, request: Request, person: Person, repeat_key: str) -> Reply | None:
    async with desk.db.read() as connection:
        return await repeats.answered_before(connection, person, repeat_key, request.digest)


async def _draft(desk: Desk, request: Request, person: Person, repeat_key: str | None, tell: Tell) -> Reply:
    """Prepared again where the situation changed meanwhile: no new draft follows an old line."""
    async with desk.db.read() as connection:
        await desk.keep_up(connection)
    for left in reversed(range(TRIES)):
        before, nonce = desk.situation.edition, desk.nonce()
        prepared = await prepare_comment(desk, request, nonce, tell)
        reply = of(prepared, person, desk.clock())
        async with desk.db.write() as connection:
            current = (await desk.keep_up(connection)).edition == before
            if not current and left:
                continue
            reply = reply.model_copy(update={"next_due": await next_due(connection, reply, desk.brand)})
            await store(connection, reply, prepared, person, nonce)
            await lay_ground(desk, connection, reply)
            if not current:
                await flag(connection, reply.id)
            await announce(connection, desk.brand, reply, reply.created_at)
            if repeat_key is not None:
                await repeats.remember(connection, person, repeat_key, request.digest, reply)
            break
    if reply.draft:
        desk.wrote(reply.comment_key, reply.draft.public_text)
    return reply
