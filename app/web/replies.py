"""GET /v1/replies: what was drafted, for people to decide on, and how it came to be what it is."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.operations.attend import Note, notes_of
from app.review.history import history
from app.review.reading import Count, counts, fetch, page
from app.value import Value
from app.web.answers import reader_of, shown, shown_reply
from app.web.past import HistoryView, view_of_history
from app.web.person import Asking, OpenDesk
from app.web.view import PageView, ReplyView, view_of_page
from app.web.wanted import Counted, Wanted

router = APIRouter(prefix="/v1", tags=["replies"])


class Counts(Value):
    """The most first."""

    items: tuple[Count, ...]


class Notes(Value):
    """Oldest first."""

    items: tuple[Note, ...]


@router.get("/replies", operation_id="listReplies", summary="Replies, a page at a time", response_model=PageView)
async def list_replies(
    request: Request, desk: OpenDesk, person: Asking, wanted: Annotated[Wanted, Query()]
) -> Response:
    """A page of replies. Pass its `next` as `after` for the page that follows, with the same filters and order."""
    async with desk.db.read() as connection:
        narrowed = await wanted.filter(connection, desk.brand, person, desk.clock())
        found = await page(connection, narrowed, limit=wanted.limit, after=wanted.after, order=wanted.order)
    return shown(request, view_of_page(found, reader_of(request, desk, person)))


@router.get("/replies/counts", operation_id="countReplies", summary="How many there are", response_model=Counts)
async def count_replies(
    request: Request, desk: OpenDesk, person: Asking, wanted: Annotated[Counted, Query()]
) -> Response:
    """How many replies fit the filters, by state, severity, outcome, network or scenario."""
    async with desk.db.read() as connection:
        narrowed = await wanted.filter(connection, desk.brand, person, desk.clock())
        found = await counts(connection, narrowed, wanted.by)
    return shown(request, Counts(items=tuple(found)))


@router.get("/replies/{id}", operation_id="getReply", summary="One reply", response_model=ReplyView)
async def get_reply(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """The reply with its latest text; its version is the ETag."""
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
    return shown_reply(request, reply, reader_of(request, desk, person))


@router.get(
    "/replies/{id}/history", operation_id="getHistory", summary="How it became what it is", response_model=HistoryView
)
async def get_history(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """Every revision with its word diffs, and every move with what was said; oldest first."""
    async with desk.db.read() as connection:
        await fetch(connection, id)
        found = await history(connection, id)
    return shown(request, view_of_history(found, reader_of(request, desk, person).tongue))


@router.get("/replies/{id}/notes", operation_id="listNotes", summary="Its notes", response_model=Notes)
async def list_notes(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """What we noted about it, oldest first. Nothing of it is ever published."""
    async with desk.db.read() as connection:
        await fetch(connection, id)
    return shown(request, Notes(items=tuple(await notes_of(desk, id))))
