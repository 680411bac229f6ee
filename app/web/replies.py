"""GET /v1/replies: what was drafted, for people to decide on."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.comments.networks import network_of
from app.review.replies import State, fetch, page
from app.value import Value
from app.web.language import tongue_of
from app.web.person import Asking, OpenDesk
from app.web.view import PageView, ReplyView, view, view_of_page

router = APIRouter(prefix="/v1", tags=["replies"])


class Wanted(Value):
    """Which replies, and how many of them."""

    state: Annotated[State | None, Field(description="Only replies in this state.")] = None
    network: Annotated[str | None, Field(max_length=60, description="Only replies on this network of the brand.")] = (
        None
    )
    limit: Annotated[int, Field(ge=1, le=100, description="How many at most.")] = 50
    after: Annotated[str | None, Field(max_length=60, description="The `next` of the page before.")] = None


@router.get("/replies", operation_id="listReplies", summary="Replies, newest first", response_model=PageView)
async def list_replies(
    request: Request, desk: OpenDesk, person: Asking, wanted: Annotated[Wanted, Query()]
) -> Response:
    """A page of replies. Pass its `next` as `after` for the page that follows; null at the end."""
    if wanted.network is not None:
        network_of(desk.brand, wanted.network)
    async with desk.db.read() as connection:
        found = await page(connection, **dict(wanted))
    return _json(request, view_of_page(found, tongue_of(request)))


@router.get("/replies/{id}", operation_id="getReply", summary="One reply", response_model=ReplyView)
async def get_reply(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """The reply with its latest text; its version is the ETag."""
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
    response = _json(request, view(reply, tongue_of(request)))
    response.headers["ETag"] = f'"{reply.version}"'
    return response


def _json(request: Request, shown: ReplyView | PageView) -> Response:
    headers = {"Content-Language": tongue_of(request), "Vary": "Accept-Language"}
    return Response(shown.model_dump_json(), headers=headers, media_type="application/json")
