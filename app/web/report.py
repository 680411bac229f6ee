"""The report of an incident: as a page to print, as Markdown to keep, as JSON for programs; and what people learned."""

from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Request, Response

from app.errors import PortavozError
from app.operations.aftermath import Aftermath, aftermath
from app.operations.desk import Desk
from app.operations.lessons import add_lesson
from app.review.people import Person
from app.web import times
from app.web.answers import shown
from app.web.catalogue import Catalogue, catalogue
from app.web.forms import Fields, fields, form_page, go_to
from app.web.incident_view import NOTHING, Tried, beside, changes
from app.web.page_route import PageRoute
from app.web.person import Asking, OpenDesk, Visitor
from app.web.rendering import OWN, tongue_for
from app.web.report_markdown import markdown
from app.web.wave_plots import Layer, Waves, stacked

router = APIRouter(include_in_schema=False, route_class=PageRoute)
api = APIRouter(prefix="/v1", tags=["incidents"])


@api.get("/incidents/{id}/report", operation_id="getReport", summary="How an incident went", response_model=Aftermath)
async def get_report(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """What happened when, how fast and how coherent the answers were, what was caught, owed and learned.

    Of an open incident so far. Counts, times and the brand's own words: no comment and no author is in it.
    """
    return shown(request, await _report(desk, id))


@router.get("/incidents/{id}/report")
async def report(request: Request, desk: OpenDesk, person: Visitor, id: str) -> Response:
    """To read and to print."""
    return await report_page(request, desk, person, id)


@router.get("/incidents/{id}/report.md")
async def as_markdown(request: Request, desk: OpenDesk, person: Visitor, id: str) -> Response:
    """To keep."""
    tongue = tongue_for(request, person)
    t = catalogue(tongue)
    text = markdown(await _report(desk, id), t, times.zone(desk.brand.hours.zone), desk.brand)
    headers = {"Content-Disposition": f'inline; filename="{id[:32]}.md"', "Content-Language": tongue, **OWN}
    return Response(text, headers=headers, media_type="text/markdown; charset=utf-8")


@router.post("/incidents/{id}/lessons")
async def lesson(request: Request, desk: OpenDesk, person: Visitor, id: str) -> Response:
    """Notes what somebody learned. Everybody who writes may."""
    sent = await fields(request)
    try:
        await add_lesson(desk, id, person, sent["lesson"])
    except PortavozError as error:
        return await report_page(request, desk, person, id, sent=sent, error=error)
    return go_to(f"/incidents/{id}/report?done=lesson#lessons")


async def report_page(
    request: Request,
    desk: Desk,
    person: Person,
    id: str,
    *,
    sent: Fields = NOTHING,
    error: PortavozError | None = None,
) -> Response:
    """The page; after a refusal with what was typed. Raises NoSuchIncident."""
    found = await _report(desk, id)
    t, brand = catalogue(tongue_for(request, person)), desk.brand
    tried = Tried("lesson", sent, error) if error else None
    given: dict[str, Any] = {
        "told": found,
        "incident": found.record,
        "changes": changes(found.record.lines),
        "scenario": brand.scenario(found.record.scenario),
        "plot": _plot(found),
        "name_of": lambda _: t.plain("report.comments"),
        "took": lambda seconds: took(seconds, t),
        "role_name": lambda role: known.title if (known := brand.role(role)) else role,
        "sent": sent,
        "fault": lambda form, field: tried.of(form, field) if tried else None,
        "said": beside(error.detail, "lesson") if error else None,
        "done": request.query_params.get("done", ""),
    }
    here = f"/incidents/{found.record.id}/report"
    return form_page(request, "report.html", person=person, here=here, status=error.status if error else 200, **given)


async def _report(desk: Desk, id: str) -> Aftermath:
    async with desk.db.read() as connection:
        return await aftermath(connection, id, desk.clock())


def _plot(found: Aftermath) -> Waves | None:
    slots = found.volume.slots
    if not any(slot.comments for slot in slots):
        return None
    return stacked([slot.at for slot in slots], [Layer(name="", counts=tuple(slot.comments for slot in slots))])


def took(seconds: int | None, t: Catalogue) -> str:
    """A length of time: «40 s», «3 min», «1 h 20 min»; a dash for none."""
    if seconds is None:
        return "—"
    return t.plain("report.s", s=seconds) if seconds < 60 else times.span(timedelta(seconds=seconds), t)
