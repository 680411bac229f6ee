"""/v1/incidents: declaring, changing, speaking, handing over, standing down; and how the desk stands, /v1/situation."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.operations.declaring import Declaration, amend, declare
from app.operations.incident_record import Record, record, records
from app.operations.lines import new_line
from app.operations.owing import owed
from app.operations.posts import give_post
from app.operations.standing_down import stand_down
from app.web.answers import shown
from app.web.body import read_body, seen_version
from app.web.freeze import AGAIN, TAG
from app.web.incident_shapes import (
    AmendBody,
    DeclareBody,
    Incidents,
    LineBody,
    OwedList,
    PostBody,
    StandDownBody,
    Standing,
    Which,
    standing,
)
from app.web.person import Asking, OpenDesk, need

router = APIRouter(prefix="/v1", tags=["incidents"])


@router.get("/incidents", operation_id="listIncidents", summary="Incidents", response_model=Incidents)
async def list_incidents(
    request: Request, desk: OpenDesk, person: Asking, which: Annotated[Which, Query()]
) -> Response:
    """Open ones and then the newest first, each with its current line."""
    async with desk.db.read() as connection:
        return shown(request, Incidents(items=tuple(await records(connection, open_only=which.open))))


@router.post(
    "/incidents",
    operation_id="declareIncident",
    summary="Declare an incident",
    status_code=201,
    response_model=Record,
)
async def declare_incident(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Open replies that belong to it join at once: approved ones go stale, deadlines run on the clock.

    Declared twice (the same scenario, or without one the same title), the second is refused and names the first: so
    it is safe to send again.
    """
    need(person, "lead")
    body = await read_body(request, DeclareBody)
    given = body.model_dump(exclude={"translations"})
    wanted = Declaration(**given, translations=tuple(body.translations.items()))
    return _shown(request, await declare(desk, person, wanted), made=True)


@router.get("/incidents/{id}", operation_id="getIncident", summary="One incident", response_model=Record)
async def get_incident(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """Every version of its line, its posts, facts and timeline. The ETag is the version to act on."""
    async with desk.db.read() as connection:
        return _shown(request, await record(connection, id))


@router.post("/incidents/{id}/amend", operation_id="amendIncident", summary="Change what it is", response_model=Record)
async def amend_incident(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """Title, mode, severity, freeze, or the words that its comments are known by. A crisis is changed by heads."""
    need(person, "lead")
    body = await read_body(request, AmendBody)
    given = body.model_dump(exclude_unset=True)
    return _shown(request, await amend(desk, id, person, version=seen_version(request), **given))


@router.post("/incidents/{id}/line", operation_id="sayLine", summary="Change the official line", response_model=Record)
async def say_line(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """A new version. When this is answered, nothing that was approved under the old one is offered any more.

    In a crisis for a head, or a lead who has a post in it.
    """
    need(person, "lead")
    body = await read_body(request, LineBody)
    given = body.model_dump(exclude={"translations"})
    said = {**given, "translations": tuple(body.translations.items())}
    return _shown(request, await new_line(desk, id, person, version=seen_version(request), **said))


@router.post("/incidents/{id}/posts", operation_id="givePost", summary="Hand a role over", response_model=Record)
async def hand_over(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """Who fills a role from now on. For a lead, or for whoever has that role now."""
    body = await read_body(request, PostBody)
    said = {"role": body.role, "to": body.person, "reason": body.reason}
    return _shown(request, await give_post(desk, id, person, version=seen_version(request), **said))


@router.post("/incidents/{id}/stand-down", operation_id="standDown", summary="Stand it down", response_model=Record)
async def end(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """Ends it, lifts its freeze and drafts the closings of everyone who is owed one, as one group to decide on."""
    need(person, "lead")
    body = await read_body(request, StandDownBody)
    return _shown(request, await stand_down(desk, id, person, version=seen_version(request), **body.model_dump()))


@router.get(
    "/incidents/{id}/owed", operation_id="listOwed", summary="Who is owed a public answer", response_model=OwedList
)
async def list_owed(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """Everyone who was taken private, or was told to wait, and to whom nothing of ours has followed in public."""
    async with desk.db.read() as connection:
        await record(connection, id)
        return shown(request, OwedList(items=tuple(await owed(connection, id))))


@router.get(
    "/situation",
    operation_id="getSituation",
    summary="How the desk stands",
    response_model=Standing,
    responses={304: {"description": "It still is as If-None-Match says."}},
)
async def get_situation(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Calm, on watch or in a crisis, what that permits, and the official lines.

    Ask as often as you like with the ETag of the last answer as If-None-Match: 304 while nothing has changed.
    """
    async with desk.db.read() as connection:
        situation = await desk.keep_up(connection)
    tag = f"{situation.edition}"
    told = {"ETag": f'"{tag}"', **AGAIN}
    if tag in TAG.findall(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=told)
    body = standing(situation, desk.drill)
    return Response(body.model_dump_json(), headers=told, media_type="application/json")


def _shown(request: Request, known: Record, *, made: bool = False) -> Response:
    response = shown(request, known, 201 if made else 200)
    response.headers["ETag"] = f'"{known.version}"'
    if made:
        response.headers["Location"] = f"/v1/incidents/{known.id}"
    return response
