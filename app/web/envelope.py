"""What every request passes through: an id, a size limit, safe headers on its answer, one line in the log."""

import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Final

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import PortavozError
from app.web.logs import without_values
from app.web.problems import Internal, TooLarge, answer
from app.wording import Wording

MAX_BODY = 256 * 1024
"""Bytes of a request body. A comment of 10,000 characters with a thread of 50 turns stays far below."""

MOST_OF_BATCH = 4 * 1024 * 1024
"""Bytes of a batch of 1,000 comments: four times what comments of a network take on average with all their fields."""
LARGER = {"/v1/comments": MOST_OF_BATCH}
"""Addresses that take more than the others; all of them ask who is there before they read."""

PROBED = frozenset({"/healthz", "/readyz", "/metrics"})
"""Asked by machines every few seconds; their lines would drown the others."""

SAFE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}

log = logging.getLogger("app.web.requests")


def _too_large(most: int) -> TooLarge:
    es, en = ("acorte el hilo o el texto", "shorten the thread or the text")
    if most > MAX_BODY:
        es, en = ("envíe menos comentarios en cada lote", "send fewer comments in each batch")
    return TooLarge(
        Wording(es=f"El cuerpo supera {most // 1024} kB; {es}.", en=f"The body exceeds {most // 1024} kB; {en}.")
    )


class Envelope:
    """Outermost of our layers. `ready` is awaited before a request reaches the routes (see app.web.application).

    The size limit is ours and not the framework's, which answers in plain text without these headers.
    """

    def __init__(self, app: ASGIApp, ready: Callable[[str], Awaitable[None]]) -> None:
        self._app, self._ready = app, ready

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        passage = _Passage(scope, receive, send)
        try:
            await self._enter(passage)
        except ClientDisconnect:
            pass  # who sent half a request waits for no answer
        except PortavozError as error:  # before the routes were there to answer it
            await passage.end_with(answer(error, Request(scope)))
        except Exception as error:  # the last resort: nothing of it reaches the reader
            log.error("%s failed: %s", passage.id, without_values(error))
            if not passage.status:
                await passage.end_with(answer(Internal(), Request(scope)))
        finally:
            passage.note()

    async def _enter(self, passage: "_Passage") -> None:
        if passage.announced > passage.most:
            await passage.end_with(answer(_too_large(passage.most), Request(passage.scope)))
            return
        await self._ready(passage.scope["path"])
        await self._app(passage.scope, passage.receive, passage.send)


class _Passage:
    """One request on its way."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.id = secrets.token_hex(6)
        self.scope, self._receive, self._send = scope, receive, send
        self.scope.setdefault("state", {})["request_id"] = self.id
        self.status = 0
        self._read = 0
        self.most = LARGER.get(scope["path"], MAX_BODY)
        self._since = time.perf_counter()

    @property
    def announced(self) -> int:
        length = Headers(scope=self.scope).get("content-length", "")
        return int(length) if length.isdecimal() and len(length) < 20 else 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._read += len(message.get("body", b""))
        if self._read > self.most:
            raise _too_large(self.most)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in SAFE.items():
                headers.setdefault(name, value)
            headers["X-Request-Id"] = self.id
            if self.scope["path"].startswith("/v1"):
                headers.setdefault("Cache-Control", "no-store")
        await self._send(message)

    async def end_with(self, response: ASGIApp) -> None:
        await response(self.scope, self._receive, self.send)

    def note(self) -> None:
        """Never the body, the query or a header: they hold comments, people and keys."""
        milliseconds = (time.perf_counter() - self._since) * 1000
        level = logging.DEBUG if self.scope["path"] in PROBED else logging.INFO
        said = (self.scope["method"][:10], self._route(), self.status, milliseconds, self.id)
        log.log(level, "%s %s %d %.0f ms %s", *said)

    def _route(self) -> str:
        """The address as documented; one that nobody documented may hold anything."""
        route = self.scope.get("route")
        return str(getattr(route, "path", "")) or "(unknown)"
