"""GET /v1/freeze and what schedulers say of it: what they paused, and what runs again."""

import hashlib
import re
from typing import Annotated, Final, cast

from fastapi import APIRouter, Request, Response
from pydantic import ConfigDict, Field, JsonValue

from app.comments.comment import Plain
from app.operations.freeze import Freeze, acknowledge, freeze_of, resume
from app.value import Value
from app.web.answers import shown
from app.web.body import read_body
from app.web.person import Asking, OpenDesk

router = APIRouter(prefix="/v1/freeze", tags=["freeze"])

MOST_ITEMS: Final = 500
AGAIN: Final = {"Cache-Control": "private, no-cache"}
"""A cache may keep it and has to ask each time whether it still holds; 304 costs next to nothing."""
TAG: Final = re.compile(r'(?:W/)?"([^"]*)"')

System = Annotated[Plain, Field(min_length=1, max_length=120, pattern=r"\S")]
Item = Annotated[Plain, Field(min_length=1, max_length=200, pattern=r"\S")]


def shown_as(**example: object) -> ConfigDict:
    """What the document shows of a body."""
    return ConfigDict(json_schema_extra={"examples": [cast(JsonValue, example)]})


class PausedBody(Value):
    """What a scheduler stopped, all of it: it takes the place of what it said before."""

    model_config = shown_as(system="planificador-redes", items=["X · oferta, 12:00", "Instagram · sorteo, 18:30"])

    system: System
    items: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)]


class ResumedBody(Value):
    """What runs again. `items` null or left out: everything that this system had stopped."""

    model_config = shown_as(system="planificador-redes", items=["X · oferta, 12:00"])

    system: System
    items: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS)] | None = None


@router.get(
    "",
    operation_id="getFreeze",
    summary="Whether to publish anything else now",
    response_model=Freeze,
    responses={304: {"description": "It still is as If-None-Match says."}},
)
async def get_freeze(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Whether an open incident stops the brand's other publications, since when, and what was paused.

    For schedulers, which may ask every few seconds: send the ETag of the last answer as If-None-Match, and get 304
    without a body while nothing has changed. `edition` grows with each start, lifting and change of incidents.
    """
    async with desk.db.read() as connection:
        freeze = await freeze_of(connection)
    body = freeze.model_dump_json()
    tag = hashlib.sha256(body.encode()).hexdigest()[:32]
    told = {"ETag": f'"{tag}"', **AGAIN}
    if _known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=told)
    return Response(body, headers=told, media_type="application/json")


def _known(said: str, tag: str) -> bool:
    """By the weak comparison, as RFC 9110 (13.1.2) asks for here."""
    return said.strip() == "*" or tag in TAG.findall(said)


@router.post("/paused", operation_id="reportPaused", summary="Say what your system has paused", response_model=Freeze)
async def report_paused(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Until it is resumed, people see who stopped what; the event of the lifting names it.

    Saying it again takes the place of what the same system said before, so it is safe to repeat.
    """
    body = await read_body(request, PausedBody)
    return shown(request, await acknowledge(desk, person, body.system.strip(), body.items))


@router.post("/resumed", operation_id="reportResumed", summary="Say what runs again", response_model=Freeze)
async def report_resumed(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Take your publications up again one by one after a person has looked at each: what was funny may no longer be.

    Items that were not listed as paused are passed over, so it is safe to repeat.
    """
    body = await read_body(request, ResumedBody)
    return shown(request, await resume(desk, person, body.system.strip(), body.items))
