"""What the brand's knowledge is worth today: its status, a search as the drafts see it, and what it does not answer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response

from app.brand.opening import zone_of
from app.evidence.ranking import BEARING
from app.importing.field_names import named
from app.operations.desk import Desk
from app.operations.knowledge_search import Looked, look_up
from app.operations.knowledge_status import kinds_of, status
from app.review.gaps import WINDOW, gaps
from app.review.people import Person
from app.web.catalogue import catalogue
from app.web.knowledge_found import Shown, found
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor, require
from app.web.queue_chips import label
from app.web.rendering import page, tongue_for
from app.web.shown import inline
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Lead = Annotated[Person, Depends(require("lead"))]

LONGEST = 1_000
"""Characters of a search."""
DAYS: Final = {"7": 7, "30": 30, "90": 90, "365": 365}
USUAL = "30"


@router.get("/knowledge")
async def knowledge(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """The status, for leads."""
    given: dict[str, Any] = {"told": await status(desk), "wording": _wording(desk)}
    return page(request, "knowledge.html", person=person, **given)


@router.get("/knowledge/search")
async def search(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """What a draft would be given for a comment of that text, for everybody who writes."""
    networks = [network.id for network in desk.brand.networks]
    asked = request.query_params.get("network", "")
    network = asked if asked in networks else networks[0]
    q = request.query_params.get("q", "")[:LONGEST]
    looked = await look_up(desk, q, network) if inline(q) and "\x00" not in q else None
    given: dict[str, Any] = {
        "q": q,
        "network": network,
        "networks": desk.brand.networks,
        "looked": looked,
        "pools": _pools(looked),
        "threshold": BEARING,
        **_names(request, desk, person),
    }
    return page(request, "knowledge_search.html", person=person, **given)


def _pools(looked: Looked | None) -> dict[str, tuple[Shown, ...]]:
    if looked is None:
        return {}
    evidence = looked.evidence
    return {"knowledge": found(evidence.knowledge, looked), "replies": found(evidence.replies, looked)}


@router.get("/knowledge/gaps")
async def missing(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """What comments asked for and the knowledge does not hold, of the last 7, 30, 90 or 365 days."""
    chosen = DAYS.get(request.query_params.get("days", USUAL), DAYS[USUAL])
    async with desk.db.read() as connection:
        listed = await gaps(connection, kinds_of(desk.brand), _since(desk, chosen))
    given: dict[str, Any] = {
        "listed": listed,
        "most": max((gap.comments for gap in listed.gaps), default=1),
        "window": WINDOW,
        "chosen": chosen,
        "choices": tuple(DAYS.values()),
        **_names(request, desk, person),
    }
    return page(request, "knowledge_gaps.html", person=person, **given)


def _wording(desk: Desk) -> Callable[[str], Wording]:
    """A dotted field as people call it."""
    brand = desk.brand
    titles = {role.id: role.title for role in brand.roles}
    titles |= {scenario.id: scenario.title for scenario in brand.scenarios}
    titles |= {network.id: network.label for network in brand.networks}
    return lambda field: named(field, titles)


def _since(desk: Desk, days: int) -> datetime:
    """The first midnight of the days looked at."""
    first = desk.today - timedelta(days=days - 1)
    return datetime(first.year, first.month, first.day, tzinfo=zone_of(desk.brand.hours.zone))


def _names(request: Request, desk: Desk, person: Person) -> dict[str, Any]:
    t = catalogue(tongue_for(request, person))
    return {"named": lambda name, value: label(name, value, desk.brand, t)}
