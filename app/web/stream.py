"""A draft as it comes into being, as Server-Sent Events: stages and guarded text, never a raw word of a model."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import NamedTuple

import orjson
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event

from app.errors import PortavozError
from app.operations.desk import Desk
from app.operations.draft_comment import Drafted
from app.pipeline import Stage, Tell
from app.review.people import Person
from app.triage.triage import Triage
from app.value import Value
from app.web.answers import reader_of
from app.web.language import tongue_of
from app.web.logs import without_values
from app.web.opening import Opening, log
from app.web.problems import Internal, answer, problem, to_json
from app.web.view import view

EVENTS = "text/event-stream"
SILENCE = 10.0
"""Seconds after which a comment line keeps proxies from closing the connection."""

Run = Callable[[Tell], Awaitable[Drafted]]
End = Drafted | PortavozError
Told = asyncio.Queue[bytes | End]


class Audience(NamedTuple):
    """Who listens."""

    request: Request
    desk: Desk
    person: Person


async def stream(opening: Opening, run: Run, overheard: Tell, audience: Audience) -> Response:
    """The events of one run, which goes on if the reader leaves. A run that fails at once answers as a problem."""
    told: Told = asyncio.Queue()
    opening.errand(_run(run, told, overheard))
    first = await told.get()
    if isinstance(first, PortavozError):
        return answer(first, audience.request)
    tongue = tongue_of(audience.request)
    headers = {"X-Accel-Buffering": "no", "Content-Language": tongue, "Vary": "Accept, Accept-Language"}
    return StreamingResponse(_events(first, told, audience), 200, headers, EVENTS)


async def _run(run: Run, told: Told, overheard: Tell) -> None:
    def tell(stage: Stage, value: Value | str | None) -> None:
        overheard(stage, value)
        told.put_nowait(_stage(stage, value))

    try:
        told.put_nowait(await run(tell))
    except PortavozError as error:
        told.put_nowait(error)
    except Exception as error:  # the stream must end with a word, whatever happened
        log.error("a streamed draft failed: %s", without_values(error))
        told.put_nowait(Internal())


def _stage(stage: Stage, value: Value | str | None) -> bytes:
    if stage == "triage" and isinstance(value, Triage):
        return _event("triage", value.model_dump_json().encode())
    if stage == "holding":
        return _event("holding", orjson.dumps({"holding_text": value}))
    return _event("progress", orjson.dumps({"stage": stage}))


def _event(name: str, data: bytes) -> bytes:
    return format_sse_event(event=name, data_str=data.decode())


async def _events(first: bytes | End, told: Told, audience: Audience) -> AsyncIterator[bytes]:
    reader = reader_of(*audience)
    item = first
    while isinstance(item, bytes):
        yield item
        item = await anext_or_silence(told)
    if isinstance(item, PortavozError):
        request_id: str = audience.request.scope["state"]["request_id"]
        yield _event("problem", to_json(problem(item, reader.tongue, request_id)))
    else:
        yield _event("reply", view(item.reply, reader).model_dump_json().encode())


async def anext_or_silence(told: Told) -> bytes | End:
    """The next item, or a line that means nothing when there is none for a while."""
    try:
        return await asyncio.wait_for(told.get(), SILENCE)
    except TimeoutError:
        return KEEPALIVE_COMMENT
