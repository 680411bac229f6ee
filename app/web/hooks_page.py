"""The admin's page of programs that are told of events. A secret is in the answer to the form that made it only."""

from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response
from markupsafe import Markup

from app.errors import PortavozError
from app.operations import hooks
from app.operations.desk import Desk
from app.operations.hook_records import all_hooks, failed
from app.operations.hooks import EVENTS, MOST, HookWanted, Made
from app.review.people import Person
from app.web.catalogue import Catalogue, catalogue
from app.web.forms import Fields, fault_of, fields, form_page, go_to
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, require
from app.web.rendering import tongue_for

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Admin = Annotated[Person, Depends(require("admin"))]


@router.get("/hooks")
async def hooks_page(request: Request, desk: OpenDesk, admin: Admin) -> Response:
    """Every program with its latest deliveries, and the form for a new one."""
    return await _page(request, desk, admin)


@router.post("/hooks")
async def add(request: Request, desk: OpenDesk, admin: Admin) -> Response:
    """Adds a program and shows its secret."""
    sent = await fields(request)
    wanted = HookWanted(name=sent["name"], url=sent["url"].strip(), events=sent.all("events"))
    try:
        made = await hooks.add(desk.db, wanted, desk.clock(), by=admin.id, resolve=request.app.state.resolve)
    except PortavozError as error:
        return await _page(request, desk, admin, typed=sent, error=error)
    return await _page(request, desk, admin, once=made)


@router.post("/hooks/{id}/rotate")
async def rotate(request: Request, desk: OpenDesk, admin: Admin, id: str) -> Response:
    """Shows a new secret; the one before lasts a day more, or ends at once where it has leaked."""
    sent = await fields(request)
    keep = hooks.OLD_SECRET_LASTS * (sent["leaked"] != "1")
    try:
        made = await hooks.rotate(desk.db, id, desk.clock(), by=admin.id, keep=keep)
    except PortavozError as error:
        return await _page(request, desk, admin, error=error)
    return await _page(request, desk, admin, once=made)


@router.post("/hooks/{id}/disable")
async def disable(request: Request, desk: OpenDesk, admin: Admin, id: str) -> Response:
    """Nothing goes to it any more."""
    await fields(request)
    try:
        await hooks.disable(desk.db, id, desk.clock(), by=admin.id)
    except PortavozError as error:
        return await _page(request, desk, admin, error=error)
    return go_to("/hooks")


@router.post("/hooks/{id}/enable")
async def enable(request: Request, desk: OpenDesk, admin: Admin, id: str) -> Response:
    """It hears of what happens from now on."""
    await fields(request)
    try:
        await hooks.enable(desk.db, id, desk.clock(), by=admin.id, resolve=request.app.state.resolve)
    except PortavozError as error:
        return await _page(request, desk, admin, error=error)
    return go_to("/hooks")


@router.post("/hooks/{id}/test")
async def try_out(request: Request, desk: OpenDesk, admin: Admin, id: str) -> Response:
    """Sends it an event that means nothing; the list of deliveries shows how it went."""
    await fields(request)
    try:
        await hooks.try_out(desk.db, id, desk.clock(), by=admin.id)
    except PortavozError as error:
        return await _page(request, desk, admin, error=error)
    return go_to(f"/hooks?tested={id}")


WHYS: Final = {"timeout": "timeout", "no such host": "nowhere", "address not allowed": "forbidden"}


def _why(t: Catalogue, failure: str) -> Markup:
    """Why an attempt failed, in words."""
    if failure.startswith("status "):
        return t("hooks.why.status", code=failure.removeprefix("status "))
    other = "unreachable" if failure.startswith("unreachable") else "other"
    return t(f"hooks.why.{WHYS.get(failure, other)}")


async def _page(
    request: Request,
    desk: Desk,
    admin: Person,
    *,
    typed: Fields | None = None,
    error: PortavozError | None = None,
    once: Made | None = None,
) -> Response:
    """`typed`: what the form for a new one held."""
    async with desk.db.read() as connection:
        known = await all_hooks(connection, desk.clock())
    given: dict[str, Any] = {
        "hooks": known,
        "tested": next((one for one in known if one.id == request.query_params.get("tested")), None),
        "events": EVENTS,
        "full": len(known) >= MOST,
        "most": MOST,
        "failed": failed,
        "why": partial(_why, catalogue(tongue_for(request, admin))),
        "typed": typed,
        "chosen": typed.all("events") if typed else EVENTS,
        "faults": (fault_of(error),) if error else (),
        "once": once,
    }
    status = error.status if error else 200
    return form_page(request, "hooks.html", person=admin, here="/hooks", status=status, **given)
