"""Whose page sent this request: the rule that keeps other sites from acting with our people's cookies."""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from fastapi import Request

from app.web.problems import Refused
from app.wording import Wording

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
EXTENSIONS = ("chrome-extension://", "moz-extension://")
PORTS = {"http": 80, "https": 443}
LOCAL = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
"""A path of ours: one slash, no backslash, no blank or control character, which browsers drop or turn round."""


class ForgedOrigin(Refused):
    """Another site's page sent it, or nobody can tell whose did."""

    status: ClassVar[int] = 403
    type: ClassVar[str] = "forged-origin"
    title: ClassVar[Wording] = Wording(es="Petición de otro sitio", en="Request from another site")


FORM = Wording(
    es="El formulario no viene de una página de Portavoz, así que no se ha cambiado nada. Abra la página en este"
    " navegador y envíelo desde ella; tras un proxy, este debe conservar Host y X-Forwarded-Proto.",
    en="The form does not come from a page of Portavoz, so nothing was changed. Open the page in this browser and send"
    " it from there; a proxy in between must keep Host and X-Forwarded-Proto.",
)
KEY = Wording(
    es="Una página de otro sitio ha usado la clave. Las claves se usan desde programas y desde la extensión.",
    en="A page of another site used the key. Keys are for programs and for the extension.",
)

PAIRS = Wording(
    es="Los códigos se usan desde la extensión y no desde una página; el código sigue valiendo. Ábrala y pegue en ella"
    " el enlace.",
    en="Codes are used from the extension and not from a page; the code is still good. Open the extension and paste"
    " the link there.",
)


def refuse_forged(request: Request) -> None:
    """Raises ForgedOrigin for a request that changes something and was not sent by a page of ours."""
    if request.method in SAFE:
        return
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    ours = site == "same-origin" if site is not None else origin is not None and is_ours(request, origin)
    if not ours:
        raise ForgedOrigin(FORM)


def refuse_foreign(request: Request) -> None:
    """Raises ForgedOrigin for a key in the hands of another site's page. A good Origin proves nothing either."""
    origin = request.headers.get("origin")
    if origin is not None and not origin.startswith(EXTENSIONS) and not is_ours(request, origin):
        raise ForgedOrigin(KEY)


def refuse_pages(request: Request) -> None:
    """Raises ForgedOrigin for what any page sent, even one of ours: it is for programs and extensions only."""
    origin = request.headers.get("origin")
    if origin is not None and not origin.startswith(EXTENSIONS):
        raise ForgedOrigin(PAIRS)


def is_ours(request: Request, origin: str) -> bool:
    """Whether an Origin is scheme, host and port of the address that was asked."""
    ours = _parts(f"{request.url.scheme}://{request.headers.get('host', '')}")
    return ours is not None and _parts(origin) == ours


def _parts(origin: str) -> tuple[str, str, int] | None:
    try:
        split = urlsplit(origin)
        port = split.port or PORTS.get(split.scheme)
    except ValueError:
        return None
    if not split.hostname or port is None or split.path or split.query or split.fragment or "@" in split.netloc:
        return None
    return split.scheme, split.hostname, port


def local(path: str | None) -> str:
    """The path to go on to; the start page for anything that could lead to another site."""
    return path if path and len(path) <= 2000 and LOCAL.fullmatch(path) else "/"
