"""The queue of a lead: the list, and one reply with all that is needed to decide on it."""

import logging
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy.exc import SQLAlchemyError

from app.db import StorageFull
from app.operations.attend import CLAIM, seen
from app.operations.desk import Desk
from app.review.around import alike, comes_back
from app.review.people import Person
from app.review.reading import fetch
from app.review.reading import page as page_of
from app.review.replies import Reply
from app.web.catalogue import catalogue
from app.web.logs import without_values
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor, require
from app.web.queue_chips import board, label
from app.web.queue_query import Query, read
from app.web.rendering import page, tongue_for
from app.web.reply_page import done, reply_page

log = logging.getLogger(__name__)
router = APIRouter(include_in_schema=False, route_class=PageRoute)

AT_ONCE = 50
"""Replies on one page of the list."""

Lead = Annotated[Person, Depends(require("lead"))]


@router.get("/queue")
async def queue(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """Replies by urgency. `fragment=list` (or a header) asks for the rows alone."""
    query = read(request.query_params)
    given = await _list(request, desk, person, query)
    return page(request, "queue_list.html" if fragment(request) == "list" else "queue.html", person=person, **given)


@router.get("/queue/{id}")
async def detail(request: Request, desk: OpenDesk, person: Visitor, id: str) -> Response:
    """One reply. Agents may look at it and do what their role allows. `fragment=state`: its state alone."""
    query = read(request.query_params)
    if fragment(request) == "state":
        async with desk.db.read() as connection:
            reply = await fetch(connection, id)
        return page(request, "reply_state.html", person=person, reply=reply)
    response, reply = await reply_page(request, desk, person, id, query=query)
    await _seen(desk, reply, person)
    return response


async def _seen(desk: Desk, reply: Reply, person: Person) -> None:
    try:
        await seen(desk, reply, person)
    except (StorageFull, SQLAlchemyError) as error:  # who only reads can go on
        log.warning("that a reply was opened was not kept: %s", without_values(error))


def fragment(request: Request) -> str:
    """Which part of a page is asked for; empty for the whole."""
    return request.headers.get("x-fragment") or request.query_params.get("fragment", "")


async def _list(request: Request, desk: Desk, person: Person, query: Query) -> dict[str, Any]:
    now, t = desk.clock(), catalogue(tongue_for(request, person))
    wanted, after = query.filter(person, now), request.query_params.get("after")
    async with desk.db.read() as connection:
        shown = await page_of(connection, wanted, limit=AT_ONCE, after=after, order="queue")
        copies = await alike(connection, (reply.likeness for reply in shown.items))
        burning = {incident.id: incident.title for incident in desk.situation.incidents}
        chips = await board(connection, query, wanted, desk.brand, t, burning)
        just = await done(request, connection)
        back, owed = (None, None) if shown.items else await comes_back(connection, now)
    return {
        "rows": shown.items,
        "more": query.at("/queue", after=shown.next) if shown.next else None,
        "done": just,
        "copies": copies,
        "board": chips,
        "query": query,
        "back": back,
        "owed": owed,
        "held": lambda reply: held(reply, desk),
        "named": lambda name, value: label(name, value, desk.brand, t),
    }


def held(reply: Reply, desk: Desk) -> bool:
    """Whether somebody is at it right now."""
    return reply.claimed_by is not None and reply.claimed_at is not None and desk.clock() - reply.claimed_at < CLAIM
