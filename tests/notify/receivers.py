"""A real mail server and a real HTTP receiver on free ports of this machine."""

import email
import json
import threading
import time
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from aiosmtpd.controller import Controller


class _OnAnyPort(Controller):
    """Listens where there is room, and knows where."""

    def _trigger_server(self) -> None:
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # the library has no types


class Mailbox:
    """What arrived. `answer` is what the server says to each text."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answer = "250 OK"
        self.controller = _OnAnyPort(self, hostname="127.0.0.1", port=0)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.answer.startswith("250"):
            mail = email.message_from_bytes(envelope.content, policy=default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
        return self.answer

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.controller.port}?tls=off"

    @property
    def readers(self) -> list[str]:
        return sorted(str(mail["To"]) for mail in self.mails)


class Receiver:
    """What arrived, as (path, headers, body). `answers` are used up one by one, then 200. `slow`: seconds it hangs."""

    def __init__(self) -> None:
        self.posts: list[tuple[str, dict[str, str], Any]] = []
        self.bodies: list[bytes] = []
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.slow = 0.0
        self.drip = False
        self._over = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.bodies.append(body)
                outer.posts.append((self.path, dict(self.headers), json.loads(body)))
                if outer.slow:
                    outer._over.wait(outer.slow)
                status, headers, answer = outer.answers.pop(0) if outer.answers else (200, {}, b"ok")
                self.send_response(status)
                for name, value in {"Content-Length": str(len(answer)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self._give(answer)

            def _give(self, answer: bytes) -> None:
                try:
                    self.wfile.write(answer)
                    while outer.drip and not outer._over.wait(0.05):
                        self.wfile.write(b".")
                        self.wfile.flush()
                except OSError:
                    pass  # the sender had enough

            def log_message(self, *_: object) -> None:
                """Tests are quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hooks/abc"

    def close(self) -> None:
        self._over.set()
        self.server.shutdown()
        self.server.server_close()

    @property
    def ids(self) -> list[str]:
        return [headers["Idempotency-Key"] for _, headers, _ in self.posts]

    @property
    def texts(self) -> list[str]:
        return [body["text"] for _, _, body in self.posts]


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    box.controller.start()
    yield box
    box.controller.stop()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    made.close()
    thread.join(5)


def within(seconds: float, true: Any) -> bool:
    """Whether it became true in that time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False
