"""A load client for this machine only: a fixed number of requests over keep-alive connections, each waited for."""

import asyncio
import socket
import time
from collections.abc import Sequence
from typing import NamedTuple, cast
from urllib.parse import urlsplit

import httptools

LOOPBACK = "127.0.0.1"


class Answer(NamedTuple):
    """`status` 0: none came. `seconds` from the first byte sent to the last one read."""

    status: int
    body: bytes
    seconds: float


class Load(NamedTuple):
    """What a number of requests got, in the order of the requests, and the seconds from first to last."""

    answers: tuple[Answer, ...]
    seconds: float

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return sum(200 <= a.status < 300 for a in self.answers) / self.seconds

    def latency(self, share: float) -> float:
        """Milliseconds within which this share of the good answers came."""
        times = sorted(a.seconds for a in self.answers if 200 <= a.status < 300)
        return times[min(len(times) - 1, int(share * len(times)))] * 1000 if times else float("nan")


class Connection(asyncio.Protocol):
    """One keep-alive connection that asks one thing at a time."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.waiting: asyncio.Future[tuple[int, bytes]] | None = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self.waiting and not self.waiting.done():
            self.waiting.set_exception(exc or ConnectionResetError("closed"))

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_body(self, body: bytes) -> None:
        self.parts.append(body)

    def on_message_complete(self) -> None:
        if self.waiting and not self.waiting.done():
            self.waiting.set_result((self.parser.get_status_code(), b"".join(self.parts)))

    async def ask(self, message: bytes, patience: float) -> Answer:
        """The answer to one request. Raises OSError or TimeoutError."""
        self.parser = httptools.HttpResponseParser(self)
        self.parts: list[bytes] = []
        self.waiting = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        self.transport.write(message)
        async with asyncio.timeout(patience):
            status, body = await self.waiting
        return Answer(status, body, time.perf_counter() - begun)


def message(url: str, body: bytes = b"", key: str = "") -> bytes:
    """The bytes of a request; POST when there is a body."""
    parts = urlsplit(url)
    lines = [f"{'POST' if body else 'GET'} {parts.path or '/'} HTTP/1.1", f"host: {parts.netloc}"]
    lines += ["content-type: application/json", f"content-length: {len(body)}", "accept: application/json"]
    lines += [f"authorization: Bearer {key}"] if key else []
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


async def connect(url: str) -> Connection:
    """Raises ValueError for another machine, OSError when nobody listens."""
    parts = urlsplit(url)
    if parts.hostname != LOOPBACK:
        raise ValueError(f"the bench asks this machine only, not {parts.hostname}")
    _, connection = await asyncio.get_running_loop().create_connection(Connection, LOOPBACK, parts.port or 80)
    return connection


async def ask(url: str, body: bytes = b"", key: str = "", patience: float = 60) -> Answer:
    """One request over a connection of its own."""
    connection = await connect(url)
    try:
        return await connection.ask(message(url, body, key), patience)
    finally:
        connection.transport.close()


async def load(url: str, bodies: Sequence[bytes], at_once: int, key: str = "", patience: float = 60) -> Load:
    """Sends each body once, `at_once` at a time; each connection sends its next request when it has its answer."""
    messages = [message(url, body, key) for body in bodies]
    answers = [Answer(0, b"", 0.0)] * len(messages)
    numbers = iter(range(len(messages)))
    connections = [await connect(url) for _ in range(min(at_once, len(messages)))]

    async def work(connection: Connection) -> None:
        for number in numbers:
            try:
                answers[number] = await connection.ask(messages[number], patience)
            except (OSError, TimeoutError) as error:
                answers[number] = Answer(0, type(error).__name__.encode(), 0.0)
                connection.transport.abort()
                connection = await connect(url)
        connection.transport.close()

    begun = time.perf_counter()
    await asyncio.gather(*[work(connection) for connection in connections])
    return Load(tuple(answers), time.perf_counter() - begun)
