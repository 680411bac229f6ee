"""The application: what listens at once, and what joins it when its imports are done."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from app.settings import Settings
from app.web import health, problems
from app.web.envelope import Envelope
from app.web.opening import Opening

AT_ONCE = frozenset({"/healthz", "/readyz"})
"""Addresses that answer before anything heavy is imported."""

ABOUT = "Drafts a brand's answers to public comments by its own crisis manual. A person approves each one."


def create_app(settings: Settings) -> FastAPI:
    """The application of one deployment. Its desk opens in the background when the server starts."""
    app = FastAPI(
        title="Portavoz",
        version="1",
        description=ABOUT,
        docs_url=None,  # ours needs no script and no content network (app.web.pages)
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.opening = Opening(settings)
    app.state.routes = Routes(app)
    app.add_middleware(Envelope, ready=_ready(app))
    problems.install(app)
    app.include_router(health.router)
    return app


class Routes:
    """The routes that need the pipeline: a second of imports that /healthz does not wait for."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._joined = False
        self._joining: asyncio.Task[None] | None = None

    async def joined(self) -> None:
        if self._joined:
            return
        self._joining = self._joining or asyncio.create_task(asyncio.to_thread(self.join))
        await asyncio.shield(self._joining)

    def join(self) -> None:
        """Adds them to the application, once."""
        from app.web import api  # noqa: PLC0415 - see above

        if not self._joined:
            api.join(self._app)
            self._joined = True


def _ready(app: FastAPI) -> Callable[[str], Awaitable[None]]:
    routes: Routes = app.state.routes

    async def ready(path: str) -> None:
        if path not in AT_ONCE:
            await routes.joined()

    return ready


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    opening: Opening = app.state.opening
    routes: Routes = app.state.routes
    opening.start()
    joining: asyncio.Task[Any] = asyncio.create_task(routes.joined())
    yield
    await asyncio.wait({joining})
    app.state.listening.close()
    await opening.close()
