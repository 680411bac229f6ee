"""The routes that need the pipeline, and the document that describes all of them."""

from fastapi import FastAPI

from app.settings import Settings
from app.web import drafts, metrics, pages, replies
from app.web.limits import Limits
from app.web.metrics import Metrics
from app.web.openapi import described


def join(app: FastAPI) -> None:
    """Adds routes, limits and metrics to the application."""
    settings: Settings = app.state.settings
    app.state.limits = Limits(settings)
    app.state.metrics = Metrics()
    for room in (drafts, replies, metrics, pages):
        app.include_router(room.router)
    document = described(app)
    app.openapi = lambda: document  # type: ignore[method-assign]  # the framework's own way to give another document
