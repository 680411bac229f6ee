"""The panel: how the desk is doing, as tables and plots that the server draws."""

from datetime import timedelta
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response

from app.review.people import Person
from app.review.stats import Day, Stats, stats
from app.web import times
from app.web.catalogue import catalogue
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, require
from app.web.plots import by_day
from app.web.queue_chips import label
from app.web.rendering import page, tongue_for

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Lead = Annotated[Person, Depends(require("lead"))]

DAYS: Final = {"7": 7, "30": 30, "90": 90}
USUAL = "30"


@router.get("/panel")
async def panel(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """The figures of the last `days` days: 7, 30 or 90."""
    chosen = DAYS.get(request.query_params.get("days", USUAL), DAYS[USUAL])
    async with desk.db.read() as connection:
        found = await stats(connection, desk.brand, desk.clock(), chosen)
    t = catalogue(tongue_for(request, person))
    given: dict[str, Any] = {
        "stats": found,
        "chosen": chosen,
        "choices": tuple(DAYS.values()),
        "plot": _plot(found.days),
        "severe": _most_waiting(found),
        "named": lambda name, value: label(name, value, desk.brand, t),
        "span": lambda minutes: times.span(timedelta(minutes=minutes), t),
    }
    return page(request, "panel.html", person=person, **given)


def _plot(days: tuple[Day, ...]) -> Any:
    return by_day([(day.day, day.replies, day.decisions) for day in days])


def _most_waiting(found: Stats) -> int:
    """What the bars of the waiting ones are measured against."""
    return max((line.waiting for line in found.waiting), default=0) or 1
