"""The page of the holdings: which texts there are, who approved them beforehand, and one adapted to an open crisis."""

from itertools import groupby
from typing import Any, Final

import orjson
from fastapi import APIRouter, Request, Response

from app.brand.brand import Brand
from app.errors import PortavozError
from app.incident.situation import Incident
from app.operations.desk import Desk
from app.operations.preapproving import end_preapproval, preapprove, preapprove_manual
from app.review.people import Person
from app.web.catalogue import Catalogue, catalogue
from app.web.forms import Fields, fields, form_page, go_to
from app.web.groups import Lead
from app.web.holdings import PreapprovalView, listed
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, need
from app.web.preview import Preview, preview
from app.web.queue import fragment
from app.web.rendering import tongue_for

router = APIRouter(include_in_schema=False, route_class=PageRoute)

NOTHING: Final = Fields(())
DONE: Final = frozenset({"manual", "adapted", "end"})


@router.get("/holdings")
async def holdings(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """All holding texts. Leads read them; heads approve and end."""
    return await _page(request, desk, person)


@router.post("/holdings/manual")
async def approve_manual(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """Approves the manual's texts as they were on the page."""
    need(person, "head")
    sent = await fields(request)
    try:
        made = await preapprove_manual(desk, person, seen=sent["sha256"])
    except PortavozError as error:
        return await _page(request, desk, person, error=error)
    return go_to(f"/holdings?done=manual&n={made}")


@router.post("/holdings/adapted")
async def adapt(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """Approves a text for one incident, or shows how long it is where that was asked."""
    need(person, "head")
    sent = await fields(request)
    if sent["move"] == "count":
        return await _page(request, desk, person, sent=sent)
    network = sent["network"] or None
    try:
        await preapprove(
            desk, person, incident=sent["incident"], text=sent["text"], network=network, language=sent["language"]
        )
    except PortavozError as error:
        return await _page(request, desk, person, sent=sent, error=error)
    return go_to("/holdings?done=adapted")


@router.post("/holdings/count")
async def count(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """How long a text would be on each network: for the script that asks while somebody writes."""
    sent = await fields(request)
    if fragment(request) != "count":
        return await _page(request, desk, person, sent=sent)
    told = {seen.network: [seen.length, seen.limit] for seen in _lengths(sent["text"], desk.brand)}
    return Response(orjson.dumps(told), media_type="application/json")


@router.post("/holdings/{id}/end")
async def end(request: Request, desk: OpenDesk, person: Lead, id: str) -> Response:
    """Ends one; what it had approved and nobody has published waits for a lead again."""
    need(person, "head")
    await fields(request)
    try:
        back = await end_preapproval(desk, person, id)
    except PortavozError as error:
        return await _page(request, desk, person, error=error)
    return go_to(f"/holdings?done=end&n={back}")


async def _page(
    request: Request, desk: Desk, person: Person, *, sent: Fields = NOTHING, error: PortavozError | None = None
) -> Response:
    found = await listed(desk)
    t = catalogue(tongue_for(request, person))
    done, n = request.query_params.get("done", ""), request.query_params.get("n", "")
    incidents = [incident for incident in desk.situation.incidents if incident.line]
    given: dict[str, Any] = {
        "pools": [_pool(kind, list(texts), desk.brand, t) for kind, texts in groupby(found.manual, lambda m: m.kind)],
        "missing": sum(text.approved is None for text in found.manual),
        "all": len(found.manual),
        "sha256": found.manual_sha256,
        "crises": [_crisis(incident, found.adapted) for incident in incidents],
        "networks": desk.brand.networks,
        "labels": {network.id: network.label for network in desk.brand.networks},
        "languages": tuple(dict.fromkeys((desk.brand.language, *desk.brand.languages))),
        "lengths": lambda text: _lengths(text, desk.brand),
        "typed": sent,
        "error": error,
        "done": done if done in DONE and not error else None,
        "n": int(n) if n.isascii() and n.isdigit() and len(n) < 5 else 0,
    }
    return form_page(
        request, "holdings.html", person=person, here="/holdings", status=error.status if error else 200, **given
    )


def _pool(kind: str, texts: list[Any], brand: Brand, t: Catalogue) -> dict[str, Any]:
    """The texts for one matter, under its name."""
    group, _, id = kind.partition(":")
    scenario = brand.scenario(id) if group == "scenario" else None
    key = f"holdings.{group}.{id}" if id else f"holdings.{group}"
    title = scenario.title if scenario else t.plain(key) if t.has(key) else id
    return {"title": title, "texts": texts, "missing": sum(text.approved is None for text in texts), "kind": kind}


def _crisis(incident: Incident, adapted: tuple[PreapprovalView, ...]) -> dict[str, Any]:
    """An open incident with its line and the texts that were adapted to it."""
    return {"incident": incident, "texts": [text for text in adapted if text.incident == incident.id]}


def _lengths(text: str, brand: Brand) -> list[Preview]:
    return [preview(text, network.id, brand) for network in brand.networks]
