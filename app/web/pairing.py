"""GET /v1/extension and POST /v1/pairings: how a browser extension finds its server and gets a key of its own."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.security import HTTPAuthorizationCredentials
from pydantic import ConfigDict, Field

from app.comments.comment import Plain
from app.review import pairing
from app.review.people import NotAllowed, Role, revoke_key
from app.value import Value
from app.web.answers import shown
from app.web.body import read_body
from app.web.entering import address_of
from app.web.extension_files import NoExtension, version_of
from app.web.origin import refuse_pages
from app.web.person import BEARER, Asking, OpenDesk
from app.web.versions import API, SERVER
from app.wording import Wording

router = APIRouter(prefix="/v1", tags=["extension"])

NOT_PAIRED = Wording(
    es="Esto termina el emparejamiento de un navegador, y esta clave no es de ninguno. Anúlela en «Mi cuenta».",
    en="This ends the pairing of a browser, and this key is none's. Revoke it on “My account”.",
)


class ExtensionView(Value):
    """What an extension must know before it has a key."""

    product: str = "portavoz"
    brand: str
    server: str
    """Version of the server."""
    api: int
    """What an extension must understand to work with this server."""
    extension: str | None
    """Version of the extension that this server hands out; null: it has none."""


class PairBody(Value):
    """`code`: as the page showed it; case, blanks and hyphens do not count, nor do O for 0 or I and L for 1.

    `browser`: what to call it where its person sees it among their keys.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "K7QM-4XHT", "browser": "Chromium 156, Linux"}]})

    code: Annotated[Plain, Field(min_length=1, max_length=60)]
    browser: Annotated[Plain, Field(min_length=1, max_length=200)]


class PairedView(Value):
    """The key, which is not shown again, and whose it is. It acts as an agent, whatever the person's own role."""

    key: str
    id: str
    """The part of the key that may be shown."""
    name: str
    role: Role
    brand: str


@router.get(
    "/extension", operation_id="getExtension", summary="Which server this is, for the extension",
    response_model=ExtensionView,
)  # fmt: skip
async def extension(request: Request, desk: OpenDesk) -> Response:
    """Needs no key: before it is paired, an extension asks whether there is a Portavoz that it understands."""
    return shown(request, ExtensionView(brand=desk.brand.name, server=SERVER, api=API, extension=_handed_out()))


def _handed_out() -> str | None:
    try:
        return version_of()
    except NoExtension:
        return None


@router.post(
    "/pairings", operation_id="pairBrowser", summary="Pair a browser by a code", status_code=201,
    response_model=PairedView,
)  # fmt: skip
async def pair(request: Request, desk: OpenDesk) -> Response:
    """A key for the person who made the code on the page of the extension, with what the extension needs and no more.

    Needs no key. A code works once, within ten minutes. No page may send this, whoever's it is.
    """
    refuse_pages(request)
    body = await read_body(request, PairBody)
    address, now = address_of(request), desk.clock()
    done = await pairing.pair(desk.db, body.code, body.browser, address=address, now=now)
    known = PairedView(key=done.key, id=done.id, name=done.person.name, role=done.person.role, brand=desk.brand.name)
    return shown(request, known, 201, **{"Cache-Control": "no-store"})


@router.post("/pairings/end", operation_id="endPairing", summary="End your own pairing", status_code=204)
async def end(
    desk: OpenDesk,
    person: Asking,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)],
) -> Response:
    """Revokes the very key that it is sent with, which has to be a paired browser's."""
    if credentials is None or person.scope is None:
        raise NotAllowed(NOT_PAIRED)
    async with desk.db.write() as connection:
        await revoke_key(connection, credentials.credentials, desk.clock(), by=person.id, of=person.id)
    return Response(status_code=204)
