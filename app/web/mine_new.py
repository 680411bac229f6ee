"""A pasted comment becomes a draft: the form, what is wrong with it, and the way to the reply."""

import re
import secrets
from datetime import datetime
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from app.brand.brand import Brand
from app.comments.networks import network_of
from app.errors import PortavozError
from app.operations.desk import Desk
from app.operations.draft_comment import Request as DraftRequest
from app.operations.holding_lane import hold_at_once
from app.review.people import Person
from app.web import times
from app.web.drafts import Drafting
from app.web.forms import Fields, fault_of, fields, form_page, go_to
from app.web.limits import Limits
from app.web.metrics import Metrics
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor
from app.web.problems import Fault, Invalid
from app.web.validation import refused
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)

PLAIN: Final = ("network", "text", "author", "url", "rating")
KNOWN: Final = (*PLAIN, "posted_at", "thread")
"""Fields that a person fills in."""
SPEAKER = re.compile(r"\s*(@?[^\s:][^:\n]{0,60}):\s+(\S.*)")
"""«@ana: ¿y mi pedido?»"""
OURS = frozenset({"nosotros", "we", "us"})
WHEN = Wording(
    es="posted_at: no es un momento; elíjalo en el calendario o escríbalo así: 2026-11-20T10:00.",
    en="posted_at: is not a moment; choose it in the calendar or write it like this: 2026-11-20T10:00.",
)
TOKEN = re.compile(r"[0-9a-f]{32}")


@router.get("/mine/new")
async def form(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """The empty form. What the address carries is filled in, for links from other tools."""
    return _form(request, desk, person, Fields(request.query_params.multi_items()), ())


@router.post("/mine/new")
async def draft(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """Leads to the stored reply: the pipeline's, or the holding alone. The same form sent twice gives the same."""
    sent = await fields(request)
    try:
        wanted = read(sent, desk.brand)
        network_of(desk.brand, wanted.comment.network)
        make = _held if sent["move"] == "hold" else _drafted
        reply = await make(request, desk, person, wanted, sent["once"])
    except Invalid as error:
        return _form(request, desk, person, sent, error.faults, error.status)
    except PortavozError as error:
        return _form(request, desk, person, sent, (_of_form(fault_of(error)),), error.status)
    return go_to(f"/mine/{reply}")


async def _drafted(request: Request, desk: Desk, person: Person, wanted: DraftRequest, once: str) -> str:
    """The id of the reply. The key of the repetition names the text, too: a corrected form is another request."""
    limits: Limits = request.app.state.limits
    metrics: Metrics = request.app.state.metrics
    limits.count(person)
    key = f"form-{once}-{wanted.digest[:16]}" if TOKEN.fullmatch(once) else None
    return (await Drafting(request, desk, person, wanted, key).run(metrics.tell)).reply.id


async def _held(request: Request, desk: Desk, person: Person, wanted: DraftRequest, once: str) -> str:
    """The id of the comment's holding. A comment has one, so the form needs no key."""
    limits: Limits = request.app.state.limits
    limits.count(person)
    return (await hold_at_once(desk, wanted, person)).reply.id


def read(sent: Fields, brand: Brand) -> DraftRequest:
    """The comment of a form. Empty fields are left out. Raises Invalid with the form's own field names."""
    given: dict[str, Any] = {name: sent[name].strip() for name in PLAIN if sent[name].strip()}
    if "text" in given:
        given["text"] = sent["text"]
    given["posted_at"] = _moment(sent["posted_at"].strip(), brand)
    given["thread"] = _thread(sent["thread"], brand)
    try:
        return DraftRequest.model_validate({"comment": given})
    except ValidationError as error:
        faults = refused(error, DraftRequest).faults
        raise Invalid(tuple(_named(fault) for fault in faults)) from error


def _named(fault: Fault) -> Fault:
    """With the name of a field of the form, which its sentence begins with."""
    field = fault.field.removeprefix("comment").lstrip(".").partition("[")[0].partition(".")[0] or "text"
    said = {tongue: f"{field}: {fault.message.in_(tongue)}" for tongue in ("es", "en")}
    return Fault(field=field, value=fault.value, message=Wording(**said))


def _of_form(fault: Fault) -> Fault:
    """A fault whose sentence begins with a field of the API, about the form's field of that name."""
    field = fault.field.removeprefix("comment.")
    said = {tongue: fault.message.in_(tongue).removeprefix("comment.") for tongue in ("es", "en")}
    return Fault(field=field, value=fault.value, message=Wording(**said))


def _moment(text: str, brand: Brand) -> datetime | None:
    """Without a zone it is in the brand's."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Invalid((Fault(field="posted_at", value=text[:40], message=WHEN),)) from error
    return at if at.tzinfo else at.replace(tzinfo=times.zone(brand.hours.zone))


def _thread(text: str, brand: Brand) -> list[dict[str, Any]]:
    """One message a line, «who: what»; ours by the brand's name or «Nosotros». A line without a speaker goes on."""
    turns: list[dict[str, Any]] = []
    ours = OURS | {brand.name.casefold()}
    for line in filter(str.strip, text.split("\n")):
        found = SPEAKER.fullmatch(line)
        if found:
            turns.append({"author": found[1], "ours": found[1].casefold() in ours, "text": found[2]})
        elif turns:
            turns[-1]["text"] += f"\n{line}"
        else:
            turns.append({"text": line})
    return turns


def _form(
    request: Request, desk: Desk, person: Person, typed: Fields, faults: tuple[Fault, ...], status: int = 200
) -> Response:
    given: dict[str, Any] = {"typed": typed, "faults": faults, "known": KNOWN, "networks": desk.brand.networks}
    return form_page(
        request, "mine_new.html", person=person, here="/mine/new", status=status, once=secrets.token_hex(16), **given
    )
