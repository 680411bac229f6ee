"""Everybody's own page: password, screens, time away, keys and sign-ins."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response

from app.errors import PortavozError
from app.operations.desk import Desk
from app.review import accounts, sessions
from app.review.keys_on_file import list_keys
from app.review.names import BadPerson
from app.review.passwords import BadPassword
from app.review.people import Person, Preferences, revoke_key
from app.review.signing_in import WrongPassword, change_password
from app.review.throttle import TooManyLogins
from app.web.entering import NOT_TWICE, address_of
from app.web.forms import fault_of, fields, form_page, go_to
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor, sign_in_browser, sign_out_browser
from app.web.problems import Fault
from app.web.rendering import COOKIE as TONGUE
from app.wording import Tongue, Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)

LONGEST_AWAY = timedelta(days=366)


@router.get("/account")
async def account(request: Request, desk: OpenDesk, person: Visitor, saved: bool = False) -> Response:
    """What is on file about whoever looks, with the forms to change it."""
    return await _account(request, desk, person, saved=saved)


@router.post("/account/password")
async def new_password(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """Takes the old one; every other session ends, and this one gets a new id."""
    sent = await fields(request)
    if sent["password"] != sent["again"]:
        return await _account(request, desk, person, faults=(Fault(field="again", message=NOT_TWICE),))
    given: dict[str, Any] = {"brand": desk.brand.name, "address": address_of(request), "now": desk.clock()}
    try:
        token = await change_password(desk.db, person.id, sent["current"], sent["password"], **given)
    except WrongPassword as error:
        return await _account(request, desk, person, faults=(Fault(field="current", message=error.detail),))
    except (BadPassword, TooManyLogins) as error:
        return await _account(request, desk, person, error=error)
    return sign_in_browser(request, go_to("/account?saved=1"), token)


@router.post("/account/preferences")
async def prefer(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """Shortcuts and the language of the screens."""
    sent = await fields(request)
    tongues: dict[str, Tongue] = {"es": "es", "en": "en"}
    wanted = Preferences(shortcuts="shortcuts" in sent, tongue=tongues.get(sent["tongue"]))
    async with desk.db.write() as connection:
        await accounts.prefer(connection, person.id, wanted)
    response = go_to("/account?saved=1")
    response.delete_cookie(TONGUE)  # what was chosen once on this device would outweigh it
    return response


@router.post("/account/away")
async def stay_away(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """Away up to and with a day of the brand's calendar; no day: back."""
    sent = await fields(request)
    try:
        until = _end_of(sent["until"].strip(), desk)
        async with desk.db.write() as connection:
            await accounts.stay_away(connection, person.id, until, desk.clock())
    except BadPerson as error:
        return await _account(request, desk, person, error=error, until=sent["until"])
    return go_to("/account?saved=1")


def _zone(desk: Desk) -> ZoneInfo:
    return ZoneInfo(desk.brand.hours.zone)


def _end_of(day: str, desk: Desk) -> datetime | None:
    """The midnight at which that day is over. Raises BadPerson for what is no day, or none to be away until."""
    if not day:
        return None
    zone = _zone(desk)
    today = desk.clock().astimezone(zone).date()
    try:
        last = date.fromisoformat(day)
    except ValueError:
        last = date.min
    if not today <= last <= today + LONGEST_AWAY:
        raise BadPerson(
            Wording(
                es=f"Elija un día entre hoy ({today}) y {today + LONGEST_AWAY}; vacío, si ya está de vuelta.",
                en=f"Choose a day between today ({today}) and {today + LONGEST_AWAY}; none if you are back.",
            ),
            "until",
        )
    return datetime.combine(last + timedelta(days=1), time.min, zone)


@router.post("/account/keys/{key}/revoke")
async def revoke(request: Request, desk: OpenDesk, person: Visitor, key: str) -> Response:
    """Revokes a key of one's own; another's stays as it is."""
    await fields(request)
    async with desk.db.write() as connection:
        await revoke_key(connection, key, desk.clock(), by=person.id, of=person.id)
    return go_to("/account?saved=1")


@router.post("/account/sign-out-everywhere")
async def sign_out_everywhere(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """Ends every session of theirs, this one too."""
    await fields(request)
    async with desk.db.write() as connection:
        await sessions.end_all(connection, person.id, desk.clock())
    return sign_out_browser(request, go_to("/login"))


async def _account(
    request: Request,
    desk: Desk,
    person: Person,
    *,
    faults: tuple[Fault, ...] = (),
    error: PortavozError | None = None,
    until: str | None = None,
    saved: bool = False,
) -> Response:
    now = desk.clock()
    async with desk.db.read() as connection:
        mine = await accounts.account(connection, person.id)
        given: dict[str, Any] = {
            "mine": mine,
            "keys": await list_keys(connection, of=person.id),
            "sign_ins": await sessions.sign_ins(connection, person.id, now),
        }
    away = mine.away_until if mine.away_until and mine.away_until > now else None
    last = (away - timedelta(microseconds=1)).astimezone(_zone(desk)).date().isoformat() if away else ""
    given |= {
        "titles": {role.id: role.title for role in desk.brand.roles},
        "until": last if until is None else until,
        "faults": faults or ((fault_of(error),) if error else ()),
        "saved": saved,
    }
    status = error.status if error else 422 if faults else 200
    response = form_page(request, "account.html", person=person, here="/account", status=status, **given)
    response.headers.update(getattr(error, "headers", {}))
    return response
