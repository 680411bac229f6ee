"""POST /v1/drafts: a comment in, a reply out, as JSON or as a stream of events."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.comments.networks import network_of
from app.errors import PortavozError
from app.operations.desk import Desk
from app.operations.draft_comment import Drafted, draft_comment
from app.operations.draft_comment import Request as DraftRequest
from app.pipeline import Tell
from app.review.people import Person
from app.web.answers import reader_of, shown_reply
from app.web.body import read_body, repeat_key
from app.web.limits import Limits
from app.web.metrics import Metrics, Watch
from app.web.opening import Opening
from app.web.person import Asking, OpenDesk
from app.web.stream import EVENTS, Audience, stream
from app.web.view import ReplyView

router = APIRouter(prefix="/v1", tags=["drafts"])


async def asked(request: Request, person: Asking) -> DraftRequest:
    """The comment in the body."""
    return await read_body(request, DraftRequest)


class Drafting:
    """One accepted request: counted, measured, kept up to its stored reply."""

    def __init__(self, request: Request, desk: Desk, person: Person, wanted: DraftRequest, key: str | None) -> None:
        self._desk, self._person, self._wanted, self._key = desk, person, wanted, key
        self._limits: Limits = request.app.state.limits
        self._metrics: Metrics = request.app.state.metrics

    async def run(self, tell: Tell) -> Drafted:
        """The stored reply. Raises what app.operations.draft_comment does, or TooManyRequests."""
        watch = Watch()
        try:
            with self._limits.place():
                drafted = await draft_comment(self._desk, self._wanted, self._person, repeat_key=self._key, tell=tell)
        except PortavozError as error:
            self._metrics.failed(error.type)
            raise
        if not drafted.repeated:
            self._metrics.made(drafted.reply, watch.seconds)
        return drafted


@router.post(
    "/drafts",
    operation_id="createDraft",
    summary="A reply draft for one comment",
    status_code=201,
    response_model=ReplyView,
)
async def create_draft(
    request: Request,
    desk: OpenDesk,
    person: Asking,
    wanted: Annotated[DraftRequest, Depends(asked)],
    key: Annotated[str | None, Depends(repeat_key)],
) -> Response:
    """Runs the whole pipeline and stores the result as a pending reply: `ready` with a draft, `hold` or `no_reply`.

    The same `Idempotency-Key` with the same body gets the same reply again, marked `Idempotency-Replayed: true`.
    With `Accept: text/event-stream` the answer is a stream of the events `triage`, `holding`, `progress` and then
    `reply` or `problem`; a client that leaves still gets its reply stored.
    """
    network_of(desk.brand, wanted.comment.network)
    desk.engine(wanted.engine)
    limits: Limits = request.app.state.limits
    limits.count(person)
    metrics: Metrics = request.app.state.metrics
    drafting = Drafting(request, desk, person, wanted, key)
    if EVENTS in request.headers.get("accept", ""):
        opening: Opening = request.app.state.opening
        return await stream(opening, drafting.run, metrics.tell, Audience(request, desk, person))
    drafted = await drafting.run(metrics.tell)
    reader = reader_of(request, desk, person)
    response = shown_reply(request, drafted.reply, reader, made=True, again=drafted.repeated)
    response.headers["Vary"] = "Accept, Accept-Language"
    return response
