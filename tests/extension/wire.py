"""What lies between a browser and the server of a test: every request is counted, and the line can be cut."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

from tests.web.served import Served


class Heard:
    """Every request that reaches the server, by method and path, however it is answered."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.requests: list[tuple[str, str]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            self.requests.append((scope["method"], scope["path"]))
        await self._app(scope, receive, send)

    def told(self) -> list[tuple[str, str]]:
        """The requests that carry something to the server."""
        return [(method, path) for method, path in self.requests if method not in ("GET", "HEAD", "OPTIONS")]


@contextmanager
def heard(served: Served) -> Iterator[Heard]:
    """Listens in for a while, inside the server and before anything of its own."""
    kept = served.app.middleware_stack
    assert kept is not None
    listening = Heard(kept)
    served.app.middleware_stack = listening
    yield listening
    served.app.middleware_stack = kept


class Rewritten:
    """A server that lies: the answers to what is read below a path come changed."""

    def __init__(self, app: Any, path: str, change: Callable[[dict[str, Any]], None]) -> None:
        self._app, self._path, self._change = app, path, change

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(self._path):
            await self._app(scope, receive, send)
            return
        start: dict[str, Any] = {}
        body = bytearray()

        async def changed(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await self._send(send, start, bytes(body))

        await self._app(scope, receive, changed)

    async def _send(self, send: Any, start: dict[str, Any], body: bytes) -> None:
        told = json.loads(body)
        self._change(told)
        body = json.dumps(told).encode()
        kept = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
        await send({**start, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
        await send({"type": "http.response.body", "body": body})


@contextmanager
def rewritten(served: Served, path: str, change: Callable[[dict[str, Any]], None]) -> Iterator[None]:
    """For a while the server lies about what is read below that path."""
    kept = served.app.middleware_stack
    served.app.middleware_stack = Rewritten(kept, path, change)
    yield
    served.app.middleware_stack = kept


class Line:
    """A way to the server by a port of its own. While it is cut, nobody answers there."""

    def __init__(self, url: str) -> None:
        self._to = ("127.0.0.1", urlsplit(url).port or 80)
        self._open: set[socket.socket] = set()
        self._whole = True
        self._door = self._listen(0)
        self.port = self._door.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Ends what is open, and refuses what comes."""
        self._whole = False
        _shut(self._door)
        for end in list(self._open):
            _shut(end)

    def mend(self) -> None:
        """At the same address as before."""
        if not self._whole:
            self._door, self._whole = self._listen(self.port), True

    def _listen(self, port: int) -> socket.socket:
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
        door.listen(64)
        threading.Thread(target=self._answer, args=(door,), daemon=True).start()
        return door

    def _answer(self, door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = door.accept()
                far = socket.create_connection(self._to)
                self._open |= {near, far}
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while chunk := one.recv(65536):
                other.sendall(chunk)
        for end in (one, other):
            self._open.discard(end)
            _shut(end)


def _shut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
