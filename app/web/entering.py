"""The pages before anybody is known: signing in and out, a first set-up, choosing a password by a link."""

from typing import Any

from fastapi import APIRouter, Request, Response

from app.errors import PortavozError
from app.operations.desk import Desk
from app.review import invitations, sessions
from app.review.accounts import Details
from app.review.invitations import NoSuchLink
from app.review.names import BadPerson
from app.review.passwords import BadPassword, check_password, hashed
from app.review.signing_in import WrongPassword, sign_in
from app.review.throttle import TooManyLogins
from app.web.forms import Fields, fault_of, fields, form_page, go_to
from app.web.origin import local, refuse_forged
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, session_token, sign_in_browser, sign_out_browser, signed_in
from app.web.problems import Fault
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)

NOT_TWICE = Wording(
    es="Las dos contraseñas no son iguales; escríbalas de nuevo.", en="The two passwords differ; write them again."
)


def address_of(request: Request) -> str:
    """Where a request comes from, as the server sees it."""
    return request.client.host if request.client else "?"


@router.get("/login")
async def login(request: Request, desk: OpenDesk, next: str = "/") -> Response:
    """The form; whoever is signed in goes on."""
    where = local(next)
    if await signed_in(request, desk) is not None:
        return go_to(where)
    response = _login(request, typed="", where=where)
    if request.headers.get("sec-fetch-site") == "cross-site" and request.method == "GET":
        # From a link in a mail the strict cookie stays behind. Asked for again by our own page, it comes along.
        response.headers["Refresh"] = f"0;url={request.url.path}?{request.url.query}"
    return response


@router.post("/login")
async def log_in(request: Request, desk: OpenDesk) -> Response:
    """A new session with a new id, whatever the browser had before."""
    sent = await fields(request)
    name, where = sent["name"].strip(), local(sent["next"])
    old = session_token(request)
    address, now = address_of(request), desk.clock()
    try:
        token = await sign_in(desk.db, name, sent["password"], address=address, now=now, old=old)
    except (WrongPassword, TooManyLogins) as error:
        response = _login(request, typed=name, where=where, error=error)
        response.headers.update(getattr(error, "headers", {}))
        return response
    return sign_in_browser(request, go_to(where), token)


def _login(request: Request, *, typed: str, where: str, error: PortavozError | None = None) -> Response:
    faults = (fault_of(error),) if error else ()
    given = {"typed": typed, "next": where, "faults": faults}
    return form_page(request, "login.html", person=None, here="/login", status=error.status if error else 200, **given)


@router.post("/logout")
async def log_out(request: Request, desk: OpenDesk) -> Response:
    """Ends the session here and in the database."""
    refuse_forged(request)
    async with desk.db.write() as connection:
        await sessions.end(connection, session_token(request), desk.clock())
    return sign_out_browser(request, go_to("/login"))


@router.get("/setup/{secret}")
async def set_up_form(request: Request, desk: OpenDesk, secret: str) -> Response:
    """Asks for the first admin. Uses nothing up."""
    try:
        async with desk.db.read() as connection:
            await invitations.look_at_set_up(connection, secret, desk.clock())
    except NoSuchLink as error:
        return _useless(request, "setup.html", error)
    return _set_up(request, desk, secret, Fields(()))


@router.post("/setup/{secret}")
async def set_up(request: Request, desk: OpenDesk, secret: str) -> Response:
    """Makes the first admin, ends the link and signs them in."""
    sent = await fields(request)
    try:
        async with desk.db.read() as connection:
            await invitations.look_at_set_up(connection, secret, desk.clock())
        if faults := _password_faults(sent, (sent["name"], sent["email"], desk.brand.name)):
            return _set_up(request, desk, secret, sent, faults)
        token = await _first(desk, secret, sent)
    except NoSuchLink as error:
        return _useless(request, "setup.html", error)
    except BadPerson as error:
        return _set_up(request, desk, secret, sent, (fault_of(error),))
    return sign_in_browser(request, go_to("/people?welcome=1"), token)


async def _first(desk: Desk, secret: str, sent: Fields) -> str:
    kept, now = await hashed(sent["password"]), desk.clock()
    details = Details(role="admin", email=sent["email"], functions=sent.all("functions"))
    async with desk.db.write() as connection:
        roles = desk.brand.roles
        first = await invitations.set_up(connection, secret, sent["name"], details, kept, now, roles=roles)
        return await sessions.open_session(connection, first.id, now)


def _set_up(request: Request, desk: Desk, secret: str, sent: Fields, faults: tuple[Fault, ...] = ()) -> Response:
    given: dict[str, Any] = {
        "secret": secret,
        "typed": sent,
        "chosen": sent.all("functions"),
        "roles": desk.brand.roles,
        "faults": faults,
        "useless": None,
    }
    return form_page(request, "setup.html", person=None, here=request.url.path, status=422 if faults else 200, **given)


@router.get("/password/{secret}")
async def choose_form(request: Request, desk: OpenDesk, secret: str) -> Response:
    """Asks an invited person for a password. Uses nothing up."""
    try:
        async with desk.db.read() as connection:
            invited = await invitations.look_at(connection, secret, desk.clock())
    except NoSuchLink as error:
        return _useless(request, "password.html", error)
    return _choose(request, secret, invited.name)


@router.post("/password/{secret}")
async def choose(request: Request, desk: OpenDesk, secret: str) -> Response:
    """Keeps the password, ends the link and all sessions, signs in."""
    sent = await fields(request)
    try:
        async with desk.db.read() as connection:
            invited = await invitations.look_at(connection, secret, desk.clock())
        if faults := _password_faults(sent, (invited.name, invited.email or "", desk.brand.name)):
            return _choose(request, secret, invited.name, faults)
        kept, now = await hashed(sent["password"]), desk.clock()
        async with desk.db.write() as connection:
            await invitations.choose(connection, secret, kept, now)
            token = await sessions.open_session(connection, invited.id, now)
    except NoSuchLink as error:
        return _useless(request, "password.html", error)
    return sign_in_browser(request, go_to("/"), token)


def _choose(request: Request, secret: str, name: str, faults: tuple[Fault, ...] = ()) -> Response:
    given = {"secret": secret, "name": name, "faults": faults, "useless": None}
    return form_page(
        request, "password.html", person=None, here=request.url.path, status=422 if faults else 200, **given
    )


def _password_faults(sent: Fields, known: tuple[str, ...]) -> tuple[Fault, ...]:
    """What is wrong with a password that was written twice."""
    if sent["password"] != sent["again"]:
        return (Fault(field="again", message=NOT_TWICE),)
    try:
        check_password(sent["password"], known=known)
    except BadPassword as error:
        return (fault_of(error),)
    return ()


def _useless(request: Request, template: str, error: NoSuchLink) -> Response:
    """The same page for every link that does not work."""
    given = {"useless": error.detail, "faults": ()}
    return form_page(request, template, person=None, here=request.url.path, status=error.status, **given)
