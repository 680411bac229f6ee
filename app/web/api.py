"""The routes that need the pipeline, and the document that describes all of them."""

from fastapi import FastAPI

from app.notify.safe_address import system_resolve
from app.settings import Settings
from app.web import (
    account_page,
    alerts,
    answer_page,
    asking,
    asking_page,
    comments,
    drafts,
    entering,
    events,
    extension_files,
    extension_page,
    facts,
    facts_page,
    freeze,
    groups,
    holdings,
    holdings_page,
    hooks,
    hooks_page,
    incident_moves,
    incident_pages,
    incidents,
    knowledge,
    knowledge_import,
    knowledge_view,
    live_page,
    me,
    metrics,
    mine,
    mine_moves,
    mine_new,
    moves,
    pages,
    pairing,
    panel,
    people_pages,
    queue,
    queue_moves,
    replies,
    report,
    rereading,
    static_files,
    stats,
    weighing,
)
from app.web.comments import Batches
from app.web.limits import Limits
from app.web.listening import Listening
from app.web.metrics import Metrics
from app.web.openapi import described

API = (
    drafts, holdings, comments, alerts, replies, moves, events, stats, knowledge_view, metrics, freeze, hooks, facts,
    asking, incidents, me, pairing, weighing, rereading,
)  # fmt: skip
PAGES = (
    pages, static_files, entering, facts_page, asking_page, answer_page, account_page, people_pages, queue,
    queue_moves, mine_new, mine_moves, mine, groups,
    panel, knowledge, knowledge_import, hooks_page, holdings_page, report, incident_pages,
    incident_moves, live_page, extension_page, extension_files,
)  # fmt: skip


def join(app: FastAPI) -> None:
    """Adds routes, limits and metrics to the application."""
    settings: Settings = app.state.settings
    app.state.limits = Limits(settings)
    app.state.metrics = Metrics()
    app.state.listening = Listening()
    app.state.resolve = system_resolve  # how addresses of hooks are found; tests put another in
    app.state.batches = Batches()
    for room in (*API, *PAGES):
        app.include_router(room.router)
    app.include_router(report.api)
    document = described(app)
    app.openapi = lambda: document  # type: ignore[method-assign]  # the framework's own way to give another document
