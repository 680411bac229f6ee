"""GET /v1/events: which replies changed, as Server-Sent Events. Ids only: each client reads with its own rights."""

import re
import time
from collections.abc import AsyncIterator
from typing import Annotated, Final

import orjson
from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from pydantic import Field
from sqlalchemy.exc import SQLAlchemyError

from app.operations.desk import Desk
from app.review import sessions
from app.review.people import NotAuthenticated, authenticate
from app.value import Value
from app.web.listening import Change, Listener, Listening
from app.web.person import BEARER, Asking, OpenDesk, session_token
from app.web.problems import Fault, Invalid
from app.web.stream import EVENTS
from app.wording import Wording

router = APIRouter(prefix="/v1", tags=["replies"])

COME_BACK: Final = 2_000
"""Milliseconds after which a browser connects again."""
EVENT_ID = re.compile(r"\d{1,15}", re.ASCII)
BAD_EVENT_ID = Wording(
    es="no es el id de un evento; envíe el último que recibió, p. ej. 42",
    en="is no id of an event; send the last that you got, e.g. 42",
)


class From(Value):
    """Where to go on."""

    after: Annotated[
        int | None, Field(ge=0, le=10**15, description="The id of the last event seen; `Last-Event-ID` counts more.")
    ] = None


@router.get("/events", operation_id="streamEvents", summary="Which replies change", response_class=StreamingResponse)
async def events(
    request: Request, desk: OpenDesk, person: Asking, start: Annotated[From, Query()]
) -> StreamingResponse:
    """A stream of `event: reply` with `{"reply": id, "seq": n}` for every move from now on, or from after an event.

    `event: reset` says that too much happened in between: read the list again. The stream ends with the key or the
    session, and when the server stops; browsers come back by themselves and go on where they were.
    """
    listening: Listening = request.app.state.listening
    after = _last_event(request) if "last-event-id" in request.headers else start.after
    listener = await listening.join(desk.db, person.id, after)
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(_told(request, desk, listening, listener), 200, headers, EVENTS)


def _last_event(request: Request) -> int:
    given = request.headers["last-event-id"].strip()
    if not EVENT_ID.fullmatch(given):
        raise Invalid((Fault(field="Last-Event-ID", value=given[:40], message=BAD_EVENT_ID),))
    return int(given)


async def _told(request: Request, desk: Desk, listening: Listening, listener: Listener) -> AsyncIterator[bytes]:
    yield f"retry: {COME_BACK}\nid: {listener.seen}\n\n".encode()
    checked = time.monotonic()
    try:
        while not listening.ended:
            left = listening.recheck - (time.monotonic() - checked)
            if left <= 0:
                if not await _lives(request, desk):
                    return
                checked, left = time.monotonic(), listening.recheck
            changes = await listener.next(min(listening.silence, left))
            for change in changes:
                yield _event(change)
            if not changes:
                yield KEEPALIVE_COMMENT
    finally:
        listening.leave(listener)


def _event(change: Change) -> bytes:
    """A change without a reply says that too many are behind it."""
    name, data = ("reply", {"reply": change.reply, "seq": change.seq}) if change.reply else ("reset", {})
    return format_sse_event(event=name, data_str=orjson.dumps(data or {"seq": change.seq}).decode(), id=str(change.seq))


async def _lives(request: Request, desk: Desk) -> bool:
    """Whether who listens may still do so. Asking is no use of a session: an open page keeps none alive."""
    try:
        credentials = await BEARER(request)
        async with desk.db.read() as connection:
            if credentials is None:
                return await sessions.find(connection, session_token(request), desk.clock()) is not None
            await authenticate(connection, credentials.credentials)
    except NotAuthenticated:
        return False
    except (SQLAlchemyError, OSError):  # the next time will tell
        return True
    return True
