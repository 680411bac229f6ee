"""What a server counts: bounded labels, nothing of a comment or a person.

Drafts are counted in this process. What waits and what was decided is the database's: every process says the same, and
a restart forgets nothing.
"""

import asyncio
import logging
import time
from datetime import datetime
from typing import Any, get_args

from fastapi import APIRouter, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import SEVERITIES
from app.llm_faults import FAULTS
from app.notify.failures import failures
from app.operations.desk import Desk
from app.pipeline import REFUSED, Stage
from app.review import tallies
from app.review.replies import Reply
from app.review.states import MoveName
from app.review.tables import audit
from app.value import Value
from app.web.logs import without_values
from app.web.opening import Opening
from app.wording import Wording

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0)
"""A composed draft takes about 10 ms; a model's up to the deadline."""
REASONS = {wording.en: name for name, wording in FAULTS.items()} | {REFUSED.en: "blocked"}

FRESH = 10.0
"""Seconds for which the figures of the queue are not asked for again."""

log = logging.getLogger(__name__)
router = APIRouter(tags=["health"])

disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """One registry for each application, so that two in one process do not add up."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        told: dict[str, Any] = {"registry": self.registry, "namespace": "portavoz"}
        self._drafts = Counter("drafts", "Drafts made", ("result", "engine", "network"), **told)
        self._findings = Counter("findings", "Findings shown to approvers", ("rule", "level"), **told)
        self._failures = Counter("model_failures", "Drafts that the model did not write", ("failure",), **told)
        self._seconds = Histogram("draft_seconds", "From request to stored reply", buckets=SECONDS, **told)
        self._problems = Counter("problems", "Requests for a draft that ended in a problem", ("type",), **told)
        self._queue = Queue(told)
        self._looked = -FRESH
        self._looking = asyncio.Lock()

    async def look(self, desk: Desk) -> None:
        """Brings the figures of the queue up to date. A database that does not answer leaves them as they were."""
        async with self._looking:
            if time.monotonic() - self._looked < FRESH:
                return
            try:
                async with desk.db.read() as connection:
                    await self._queue.look(connection, desk.clock())
            except (SQLAlchemyError, OSError) as error:
                log.warning("the queue was not counted: %s", without_values(error))
            self._looked = time.monotonic()

    def made(self, reply: Reply, seconds: float) -> None:
        engine = reply.draft.engine if reply.draft else "none"
        self._drafts.labels(reply.result, engine, reply.comment.network).inc()
        self._seconds.observe(seconds)
        for finding in reply.findings:
            self._findings.labels(finding.rule, finding.level).inc()

    def failed(self, type: str) -> None:
        self._problems.labels(type).inc()

    def tell(self, stage: Stage, value: Value | str | None) -> None:
        """Hears the pipeline (app.pipeline.Tell) for fallbacks."""
        if stage == "fallback" and isinstance(value, Wording):
            self._failures.labels(REASONS.get(value.en, "other")).inc()


class Queue:
    """What the database says of the queue."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._waiting = Gauge("replies_waiting", "Undecided replies", ("severity",), **told)
        self._overdue = Gauge("replies_overdue", "Undecided replies past their next deadline", ("severity",), **told)
        self._owed = Gauge("returns_owed", "Public returns that are owed", ("overdue",), **told)
        self._undelivered = Gauge("messages_undelivered", "Messages that did not arrive, or not yet", **told)
        self._moves = Counter("moves", "What was done with replies", ("move",), **told)
        self._counted = 0
        for name in get_args(MoveName):
            self._moves.labels(name)

    async def look(self, connection: AsyncConnection, now: datetime) -> None:
        found = await tallies.waiting(connection, now)
        for severity in SEVERITIES:
            waiting, overdue = found.get(severity, (0, 0))
            self._waiting.labels(severity).set(waiting)
            self._overdue.labels(severity).set(overdue)
        debts = await tallies.debts_open(connection, now)
        self._owed.labels("no").set(debts.open - debts.overdue)
        self._owed.labels("yes").set(debts.overdue)
        self._undelivered.set((await failures(connection)).failing_count)
        await self._count(connection)

    async def _count(self, connection: AsyncConnection) -> None:
        """The rows of the audit chain that were not counted yet."""
        a = audit.c
        asked = select(a.move, func.count(), func.max(a.seq)).where(a.seq > self._counted, a.reply.is_not(None))
        for move, count, last in (await connection.execute(asked.group_by(a.move))).all():
            self._moves.labels(move).inc(count)
            self._counted = max(self._counted, last)


class Watch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._since = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._since


@router.get("/metrics", operation_id="metrics", summary="Counts for Prometheus", response_class=Response)
async def metrics(request: Request) -> Response:
    """In Prometheus' text format: drafts, findings, failures, durations; what waits, what is owed and what was done."""
    kept: Metrics = request.app.state.metrics
    opening: Opening = request.app.state.opening
    if (desk := opening.opened) is not None:
        await kept.look(desk)
    return Response(generate_latest(kept.registry), media_type=CONTENT_TYPE_LATEST)
