"""The forms of a crisis: the very operations of the API, sent by a page and answered with one."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Annotated, Final, NamedTuple, cast, get_args

from fastapi import APIRouter, Depends, Request, Response

from app.brand.words import Severity
from app.errors import PortavozError
from app.operations.alarms import settle_alert
from app.operations.declaring import Declaration, Grade, amend, declare
from app.operations.desk import Desk
from app.operations.fact_given import FactGiven, Status
from app.operations.incident_record import Record
from app.operations.ledger import put_fact
from app.operations.lines import new_line
from app.operations.posts import give_post
from app.operations.standing_down import stand_down
from app.review.people import Person
from app.web.forms import Fields, fields, go_to
from app.web.incident_pages import declaring
from app.web.incident_view import Tried, incident_page
from app.web.offers import UPDATES, Offer
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, require
from app.web.problems import STATUSES, Fault, Invalid
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Lead = Annotated[Person, Depends(require("lead"))]

WORDS: Final = ("title", "scenario", "mode", "line", "triggers", "examples", "reason", "alert")
CHOOSE = Wording(es="elija uno de los que ofrece el formulario", en="choose one of those that the form offers")
NO_DAY = Wording(es="no es un día; escríbalo como 2026-11-30", en="is no day; write it as 2026-11-30")


@router.post("/incidents/new")
async def new(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """Declares it and leads to its page; what was refused stays in the form."""
    sent = await fields(request)
    try:
        made = await declare(desk, person, _declaration(sent, desk))
        await _settled(desk, person, made)
    except PortavozError as error:
        return declaring(request, desk, person, typed(sent), sent=sent, error=error)
    return go_to(f"/incidents/{made.id}?done=declare")


async def _settled(desk: Desk, person: Person, made: Record) -> None:
    """The warning that it was declared from is settled by it; one that somebody settled meanwhile stays as it is."""
    if made.alert:
        with suppress(PortavozError):
            await settle_alert(desk, person, made.alert, outcome="declared", reason=made.title, incident=made.id)


def typed(sent: Fields) -> Offer:
    """What somebody wrote, as the form shows it again."""
    severity = next((known for known in get_args(Severity) if known == sent["severity"]), "high")
    same = {
        name: sent[name] for name in ("title", "scenario", "mode", "line", "triggers", "examples", "reason", "alert")
    }
    minutes = int(sent["minutes"]) if sent["minutes"] in map(str, UPDATES) else 0
    return Offer(**same, severity=severity, freeze=bool(sent["freeze"]), minutes=minutes)


def _declaration(sent: Fields, desk: Desk) -> Declaration:
    return Declaration(
        title=sent["title"],
        scenario=sent["scenario"] or None,
        mode=cast(Grade, _one_of(sent, "mode", get_args(Grade))),
        severity=cast(Severity, _one_of(sent, "severity", get_args(Severity))),
        line=sent["line"].strip() or None,
        translations=_translations(sent, desk),
        next_update=_next(sent, desk) if sent["line"].strip() else None,
        triggers=_listed(sent["triggers"]),
        examples=_listed(sent["examples"]),
        freeze=bool(sent["freeze"]),
        reason=sent["reason"],
        alert=sent["alert"] or None,
    )


class Form(NamedTuple):
    """A form of an incident's page. `act` does what it says."""

    name: str
    act: Callable[[Desk, str, Person, Fields], Awaitable[object]]


async def _line(desk: Desk, id: str, person: Person, sent: Fields) -> object:
    words = {"text": sent["text"], "translations": _translations(sent, desk), "reason": sent["reason"]}
    return await new_line(desk, id, person, version=_version(sent), next_update=_next(sent, desk), **words)  # type: ignore[arg-type]


async def _amend(desk: Desk, id: str, person: Person, sent: Fields) -> object:
    return await amend(
        desk,
        id,
        person,
        version=_version(sent),
        reason=sent["reason"],
        title=sent["title"],
        mode=cast(Grade, _one_of(sent, "mode", get_args(Grade))),
        severity=cast(Severity, _one_of(sent, "severity", get_args(Severity))),
        freeze=_one_of(sent, "freeze", ("0", "1")) == "1",
        triggers=_listed(sent["triggers"]),
        examples=_listed(sent["examples"]),
    )


async def _post(desk: Desk, id: str, person: Person, sent: Fields) -> object:
    return await give_post(desk, id, person, role=sent["role"], to=sent["to"], reason=sent["reason"])


async def _fact(desk: Desk, id: str, person: Person, sent: Fields) -> object:
    status = cast(Status, _one_of(sent, "status", get_args(Status)))
    said = {"statement": sent["statement"], "correction": sent["correction"] or None, "source": sent["source"]}
    return await put_fact(desk, person, FactGiven(**said, status=status, valid_until=_day(sent), incident=id))


async def _down(desk: Desk, id: str, person: Person, sent: Fields) -> object:
    given = {"closing": sent["closing"], "reason": sent["reason"] or None}
    return await stand_down(desk, id, person, version=_version(sent), **given)  # type: ignore[arg-type]


FORMS: Final[dict[str, Form]] = {
    "line": Form("line", _line),
    "amend": Form("amend", _amend),
    "post": Form("post", _post),
    "fact": Form("fact", _fact),
    "stand-down": Form("down", _down),
}


@router.post("/incidents/{id}/{move}")
async def make_move(request: Request, desk: OpenDesk, person: Lead, id: str, move: str) -> Response:
    """One of the forms; what was refused stays in it, beside what is wrong."""
    form, sent = FORMS.get(move), await fields(request)
    if form is None:
        kind, told = STATUSES[404]
        raise kind(told)
    try:
        await form.act(desk, id, person, sent)
    except PortavozError as error:
        return await incident_page(request, desk, person, id, tried=Tried(form.name, sent, error))
    return go_to(f"/incidents/{id}?done={form.name}")


def _one_of(sent: Fields, field: str, allowed: tuple[str, ...]) -> str:
    if sent[field] not in allowed:
        raise Invalid((Fault(field=field, value=sent[field][:40], message=CHOOSE),))
    return sent[field]


def _version(sent: Fields) -> int:
    """The version that stood on the page; one that cannot be read counts as old."""
    given = sent["version"]
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def _translations(sent: Fields, desk: Desk) -> tuple[tuple[str, str], ...]:
    given = ((language, sent[f"translation:{language}"].strip()) for language in desk.brand.languages)
    return tuple((language, text) for language, text in given if text)


def _next(sent: Fields, desk: Desk) -> datetime | None:
    """The moment of the next update: so many minutes from now, on the full minute. Raises Invalid."""
    if not sent["minutes"]:
        return None
    minutes = int(_one_of(sent, "minutes", tuple(map(str, UPDATES))))
    return (desk.clock() + timedelta(minutes=minutes)).replace(second=0, microsecond=0)


def _listed(text: str) -> tuple[str, ...]:
    """One a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _day(sent: Fields) -> date | None:
    try:
        return date.fromisoformat(sent["valid_until"]) if sent["valid_until"] else None
    except ValueError as error:
        raise Invalid((Fault(field="valid_until", value=sent["valid_until"][:20], message=NO_DAY),)) from error
