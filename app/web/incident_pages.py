"""The pages of crises: which there are, declaring one, and one with all that is done about it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from app.errors import PortavozError
from app.monitor.alert import alert_of, quotes
from app.operations.desk import Desk
from app.operations.incident_record import records
from app.review.people import Person
from app.web.forms import Fields, form_page
from app.web.incident_view import NOTHING, Tried, incident_page
from app.web.offers import UPDATES, Offer, of_scenario, with_alert
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor, require
from app.web.rendering import page, tongue_for

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Lead = Annotated[Person, Depends(require("lead"))]


@router.get("/incidents")
async def incidents(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """Open ones, then closed ones; everybody who writes may look."""
    async with desk.db.read() as connection:
        found = await records(connection, open_only=False)
    given: dict[str, Any] = {"open": [one for one in found if one.open], "over": [one for one in found if not one.open]}
    return page(request, "incidents.html", person=person, **given)


@router.get("/incidents/new")
async def new(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """A declaration, filled by a scenario of the manual or by what a warning proposes."""
    asked = request.query_params
    async with desk.db.read() as connection:
        alert = await alert_of(connection, asked.get("alert", "")[:32])
        told = await quotes(connection, [alert] if alert else [])
    wanted = asked.get("scenario") or (alert.scenario if alert else None)
    offer = of_scenario(desk.brand.scenario(wanted), desk.brand, desk.situation, desk.clock())
    if alert is not None:
        offer = with_alert(offer, alert, told, desk.brand, tongue_for(request, person))
    if asked.get("mode") == "watch":
        offer = offer.model_copy(update={"mode": "watch"})
    return declaring(request, desk, person, offer)


def declaring(
    request: Request,
    desk: Desk,
    person: Person,
    offer: Offer,
    *,
    sent: Fields = NOTHING,
    error: PortavozError | None = None,
) -> Response:
    """The form of a declaration; after a refusal with what was typed and what is wrong."""
    tried = Tried("declare", sent, error) if error else None
    brand = desk.brand
    given: dict[str, Any] = {
        "offer": offer,
        "scenario": brand.scenario(offer.scenario),
        "scenarios": brand.scenarios,
        "languages": tuple(language for language in brand.languages if language != brand.language),
        "updates": UPDATES,
        "sent": sent,
        "typed_any": any(sent[f"translation:{language}"] for language in brand.languages),
        "error": error,
        "fault": lambda form, field: tried.of(form, field) if tried else None,
        "alert": offer.evidence,
    }
    status = error.status if error else 200
    return form_page(request, "incident_new.html", person=person, here="/incidents/new", status=status, **given)


@router.get("/incidents/{id}")
async def incident(request: Request, desk: OpenDesk, person: Visitor, id: str) -> Response:
    """One of them."""
    return await incident_page(request, desk, person, id)
