"""The routes that need the pipeline, and the document that describes all of them."""

from fastapi import FastAPI

from app.settings import Settings
from app.web import (
    account_page,
    drafts,
    entering,
    events,
    groups,
    knowledge,
    knowledge_import,
    knowledge_view,
    metrics,
    mine,
    mine_moves,
    mine_new,
    moves,
    pages,
    panel,
    people_pages,
    queue,
    queue_moves,
    replies,
    static_files,
    stats,
)
from app.web.limits import Limits
from app.web.listening import Listening
from app.web.metrics import Metrics
from app.web.openapi import described

API = (drafts, replies, moves, events, stats, knowledge_view, metrics)
PAGES = (
    pages, static_files, entering, account_page, people_pages, queue, queue_moves, mine_new, mine_moves, mine, groups,
    panel, knowledge, knowledge_import,
)  # fmt: skip


def join(app: FastAPI) -> None:
    """Adds routes, limits and metrics to the application."""
    settings: Settings = app.state.settings
    app.state.limits = Limits(settings)
    app.state.metrics = Metrics()
    app.state.listening = Listening()
    for room in (*API, *PAGES):
        app.include_router(room.router)
    document = described(app)
    app.openapi = lambda: document  # type: ignore[method-assign]  # the framework's own way to give another document
