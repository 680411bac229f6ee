"""A real server on a free port, in a thread of its own, for a small brand that is not the shipped one."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import httpx
import uvicorn
from fastapi import FastAPI

from app.operations.desk import Desk
from app.review.people import Role, create_key
from app.settings import Settings
from app.web.application import create_app
from tests.brand.folders import sound
from tests.lessons import learned

T = TypeVar("T")

COMPLAINT = {"comment": {"network": "x", "text": "Llevo dos horas esperando el barco y nadie me atiende"}}


class Served:
    """The running server with a key for it. `do` runs something in its event loop."""

    def __init__(self, app: FastAPI, server: uvicorn.Server, loop: asyncio.AbstractEventLoop) -> None:
        self.app, self._server, self._loop = app, server, loop
        port = server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.key = ""

    @property
    def desk(self) -> Desk:
        opened = self.app.state.opening.opened
        assert opened is not None
        return opened  # type: ignore[no-any-return]

    def do(self, work: Callable[[], Awaitable[T]], seconds: float = 30) -> T:
        async def run() -> T:
            return await work()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(seconds)

    def new_key(self, name: str, role: Role = "agent", *, service: bool = False) -> str:
        async def make() -> str:
            async with self.desk.db.write() as connection:
                return await create_key(connection, name, role, datetime.now(UTC), service=service)

        return self.do(make)

    def client(self, key: str | None = None, **headers: str) -> httpx.Client:
        asks = {"Authorization": f"Bearer {key or self.key or 'pvz_none'}"}
        return httpx.Client(base_url=self.url, headers={**asks, **headers}, timeout=30)


def settings(folder: Path, **over: Any) -> Settings:
    """Settings that no environment changes."""
    given: dict[str, Any] = {
        "knowledge": folder / "knowledge",
        "var": folder / "var",
        "database_url": None,
        "openai_base_url": None,
        "openai_api_key": None,
        "engine": "auto",
        "rate_per_minute": 100_000,
        "language": "es",
    }
    return Settings(**{**given, **over})


@contextmanager
def listening(chosen: Settings) -> Iterator[Served]:
    """A server that answers /healthz; its desk may still be opening."""
    app = create_app(chosen)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False))
    loop = asyncio.new_event_loop()

    async def until_stopped() -> None:
        await server.serve()
        await asyncio.sleep(0.05)  # closed connections leave the loop some turns later

    thread = threading.Thread(target=lambda: loop.run_until_complete(until_stopped()), daemon=True)
    thread.start()
    try:
        _wait(lambda: server.started, thread)
        yield Served(app, server, loop)
    finally:
        server.should_exit = True
        thread.join(30)
        loop.close()


@contextmanager
def serving(chosen: Settings) -> Iterator[Served]:
    """A server whose desk is open."""
    learned(chosen.knowledge, chosen.var)
    with listening(chosen) as served:
        _wait(lambda: served.app.state.opening.opened is not None, threading.main_thread())
        served.key = served.new_key("Marta")
        yield served


def _wait(done: Callable[[], bool], thread: threading.Thread, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "the server did not come up in time"
        assert thread.is_alive(), "the server did not come up"
        time.sleep(0.01)


def brand_in(folder: Path) -> Path:
    """The folder with a small brand in `knowledge`."""
    sound(folder / "knowledge")
    return folder
