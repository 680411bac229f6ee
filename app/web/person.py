"""Who is asking: the Bearer key of a program, or the session cookie of a browser."""

import logging
from collections.abc import Awaitable, Callable
from typing import Annotated, ClassVar
from urllib.parse import quote

from fastapi import Depends, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.exc import SQLAlchemyError

from app.db import StorageFull
from app.operations.desk import Desk
from app.review import sessions
from app.review.people import NotAllowed, NotAuthenticated, Person, Role, authenticate
from app.web.banner import look_around
from app.web.logs import without_values
from app.web.opening import Opening
from app.web.origin import SAFE, local, refuse_foreign, refuse_forged
from app.web.problems import Refused
from app.web.scopes import within
from app.wording import Wording

BEARER = HTTPBearer(auto_error=False, bearerFormat="pvz_…", description="A key made by `portavoz keys create`.")

ENDED = Wording(
    es="Su sesión ha terminado y no se ha cambiado nada. Entre en otra pestaña, vuelva a esta (lo escrito sigue en el"
    " formulario) y envíelo otra vez.",
    en="Your session is over and nothing was changed. Sign in in another tab, come back to this one (what you wrote is"
    " still in the form) and send it again.",
)

log = logging.getLogger(__name__)


class SignInFirst(Refused):
    """A page for people who are signed in. Leads to the login and from there back."""

    status: ClassVar[int] = 303
    type: ClassVar[str] = "sign-in-first"
    title: ClassVar[Wording] = Wording(es="Entre primero", en="Sign in first")

    def __init__(self, path: str) -> None:
        super().__init__(Wording(es="Entre para ver esta página.", en="Sign in to see this page."))
        where = "/login" if path == "/" else f"/login?next={quote(path, safe='/')}"
        self.headers = {"Location": where, "Cache-Control": "no-store"}  # type: ignore[misc]  # each its own


async def open_desk(request: Request) -> Desk:
    """The desk, which the first requests wait for. Raises NotReady, or why it will not open."""
    opening: Opening = request.app.state.opening
    return await opening.desk()


OpenDesk = Annotated[Desk, Depends(open_desk)]


def cookie_name(request: Request) -> str:
    """By TLS a name that no other host or page in clear text can write; on plain http browsers refuse that name."""
    return "__Host-portavoz" if request.url.scheme == "https" else "portavoz"


def session_token(request: Request) -> str | None:
    """What the browser sent as its session, live or not."""
    return request.cookies.get(cookie_name(request))


def sign_in_browser(request: Request, response: Response, token: str) -> Response:
    """The response, which hands the browser its session."""
    response.set_cookie(
        cookie_name(request),
        token,
        max_age=int(sessions.WHOLE.total_seconds()),
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return response


def sign_out_browser(request: Request, response: Response) -> Response:
    """The response, which takes the session from the browser."""
    secure = request.url.scheme == "https"
    response.delete_cookie(cookie_name(request), path="/", secure=secure, httponly=True, samesite="strict")
    return response


async def signed_in(request: Request, desk: Desk) -> Person | None:
    """The person of the session cookie, if it is live."""
    if (token := session_token(request)) is None:
        return None
    now = desk.clock()
    async with desk.db.read() as connection:
        session = await sessions.find(connection, token, now)
        if session is None:
            return None
        await look_around(request, desk, connection)
    if session.is_due(now):
        await _touch(desk, session)
    return session.person


async def _touch(desk: Desk, session: sessions.Session) -> None:
    try:
        async with desk.db.write() as connection:
            await sessions.touch(connection, session, desk.clock())
    except (StorageFull, SQLAlchemyError, OSError) as error:  # who only reads can go on
        log.warning("a session's last use was not kept: %s", without_values(error))


async def asking(
    request: Request,
    desk: OpenDesk,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)],
) -> Person:
    """The person whose key or session was sent.

    Raises NotAuthenticated, ForgedOrigin, or NotAllowed for what the key's scope does not reach: here alone, for all.
    """
    if credentials is None and session_token(request) is not None:
        refuse_forged(request)
        if (person := await signed_in(request, desk)) is None:
            raise NotAuthenticated(ENDED)
        return person
    refuse_foreign(request)
    async with desk.db.read() as connection:
        person = await authenticate(connection, credentials.credentials if credentials else None)
    return within(person, getattr(request.scope.get("route"), "operation_id", None))


async def visitor(request: Request, desk: OpenDesk) -> Person:
    """Who looks at a page. Raises SignInFirst; NotAuthenticated where what was written would be lost; ForgedOrigin."""
    refuse_forged(request)
    if (person := await signed_in(request, desk)) is not None:
        return person
    if request.method not in SAFE:
        raise NotAuthenticated(ENDED)
    query = f"?{request.url.query}" if request.url.query else ""
    raise SignInFirst(local(request.url.path + query))


Asking = Annotated[Person, Depends(asking)]
Visitor = Annotated[Person, Depends(visitor)]


def require(role: Role) -> Callable[..., Awaitable[Person]]:
    """A dependency: the visitor of a page, whose role reaches at least that far."""

    async def allowed(person: Visitor) -> Person:
        return need(person, role)

    return allowed


def need(person: Person, role: Role) -> Person:
    """The same person. Raises NotAllowed, which names the role that is needed."""
    if person.may(role):
        return person
    raise NotAllowed(
        Wording(
            es=f"Para esto hace falta el papel {role} y usted tiene {person.role}; pídalo a quien administra Portavoz.",
            en=f"This needs the role {role} and yours is {person.role}; ask whoever administers Portavoz.",
        )
    )
