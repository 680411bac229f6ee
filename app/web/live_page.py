"""What is going on right now: waves against the usual rhythm, topics, what is unanswered, who is on what, warnings."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Annotated, Any, Final, get_args

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import SEVERITIES
from app.comments.comment import Comment
from app.errors import PortavozError
from app.monitor.alert import Alert, Quote, alerts_of, quotes
from app.monitor.attention import unanswered, watchers
from app.monitor.said import DECIDES, headline, lines
from app.monitor.topics import topics
from app.monitor.waves import Part, Wave, waves
from app.operations.alarms import settle_alert
from app.operations.desk import Desk
from app.review.people import Person
from app.review.tables import comments
from app.web.catalogue import Catalogue, catalogue
from app.web.forms import Fields, fields, form_page, go_to
from app.web.incident_view import NOTHING, beside
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, require
from app.web.queue import fragment
from app.web.queue_chips import label
from app.web.rendering import tongue_for
from app.web.wave_plots import REST, Layer, Waves, stacked

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Lead = Annotated[Person, Depends(require("lead"))]

WINDOWS: Final = {"1h": (1, 5), "6h": (6, 15), "24h": (24, 60), "7d": (168, 360)}
"""Hours that are looked at, and minutes of one step."""
USUAL: Final = "6h"
BY: Final[tuple[Part, ...]] = get_args(Part)
ALERTS: Final = 20
"""Warnings that nobody has settled, on one page."""
SAMPLE: Final = 240
"""Characters of a comment that stands for a topic."""


@router.get("/live")
async def live(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """The page; `fragment=live` (or a header) asks for what changes on it alone."""
    return await _live(request, desk, person)


@router.post("/live/alerts/{id}")
async def dismiss(request: Request, desk: OpenDesk, person: Lead, id: str) -> Response:
    """It is nothing, and why."""
    sent = await fields(request)
    try:
        await settle_alert(desk, person, id, outcome="dismissed", reason=sent["reason"], incident=None)
    except PortavozError as error:
        return await _live(request, desk, person, refused=id, sent=sent, error=error)
    return go_to("/live?done=settled")


async def _live(
    request: Request,
    desk: Desk,
    person: Person,
    *,
    refused: str = "",
    sent: Fields = NOTHING,
    error: PortavozError | None = None,
) -> Response:
    chosen = request.query_params.get("window", USUAL)
    chosen = chosen if chosen in WINDOWS else USUAL
    by: Part = next((part for part in BY if part == request.query_params.get("by")), "severity")
    given = await _seen(desk, chosen, by)
    t = catalogue(tongue_for(request, person))
    named = _naming(desk, t)
    given |= {
        "plot": _plot(given["found"], by),
        "named": named,
        "name_of": lambda value: named(by, value),
        "decides": DECIDES,
        "headline": lambda alert: headline(alert, desk.brand),
        "lines": lambda alert: lines(alert, desk.brand),
        "quoted": lambda alert: _quoted(alert, given["quotes"]),
        "refused": refused,
        "sent": sent,
        "fault": lambda form, field: None,
        "fault_said": beside(error.detail, "reason") if error else None,
        "error": error,
        "done": request.query_params.get("done", ""),
    }
    template = "live_now.html" if fragment(request) == "live" else "live.html"
    return form_page(request, template, person=person, here="/live", status=error.status if error else 200, **given)


async def _seen(desk: Desk, chosen: str, by: Part) -> dict[str, Any]:
    now = desk.clock()
    hours, step = WINDOWS[chosen]
    since = now - timedelta(hours=hours)
    async with desk.db.read() as connection:
        found = await waves(connection, desk.brand, since=since, until=now, by=by, step=step)
        told = await topics(connection, since, now)
        alerts = await alerts_of(connection, open_only=True, limit=ALERTS)
        samples = await _samples(connection, [topic.sample for topic in told])
        return {
            "found": found,
            "topics": [(topic, samples.get(topic.sample, "")) for topic in told],
            "alerts": alerts,
            "quotes": await quotes(connection, alerts),
            "unanswered": await unanswered(connection, desk.brand, now),
            "watchers": await watchers(connection, now),
            "chosen": chosen,
            "by": by,
            "windows": tuple(WINDOWS),
            "parts": BY,
            "step": step,
        }


async def _samples(connection: AsyncConnection, keys: Sequence[str]) -> dict[str, str]:
    """The beginning of each of these comments."""
    rows = await connection.execute(select(comments.c.key, comments.c.comment).where(comments.c.key.in_(keys)))
    return {key: Comment.model_validate_json(comment).text[:SAMPLE] for key, comment in rows}


def _quoted(alert: Alert, known: Mapping[str, Quote]) -> list[Quote]:
    """The comments that a warning names, as far as they are kept."""
    return [known[key] for key in alert.evidence.comments if key in known]


def _naming(desk: Desk, t: Catalogue) -> Callable[[str, str], str]:
    """A label of a wave as people call it."""

    def named(kind: str, value: str) -> str:
        if value == REST:
            return t.plain("live.rest")
        if not value:
            return t.plain("live.no_topic")
        return label("scenario" if kind == "topic" else kind, value, desk.brand, t)

    return named


def _plot(found: Sequence[Wave], by: Part) -> Waves | None:
    """All waves on each other, the gravest at the base; None where nothing was heard."""
    if not any(wave.total for wave in found):
        return None
    slots = [point.start for point in found[0].points]
    usual = [round(sum(wave.points[i].expected for wave in found), 1) for i in range(len(slots))]
    return stacked(slots, [_layer(wave) for wave in _ordered(found, by)], usual)


def _ordered(found: Sequence[Wave], by: Part) -> list[Wave]:
    if by != "severity":
        return list(found)
    return sorted(found, key=lambda wave: -SEVERITIES.index(wave.label) if wave.label in SEVERITIES else 1)


def _layer(wave: Wave) -> Layer:
    return Layer(name=wave.label, counts=tuple(point.heard for point in wave.points))
