"""What a server counts: bounded labels, nothing of a comment or a person."""

import time
from typing import Any

from fastapi import APIRouter, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

from app.llm_faults import FAULTS
from app.pipeline import REFUSED, Stage
from app.review.replies import Reply
from app.value import Value
from app.wording import Wording

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0)
"""A composed draft takes about 10 ms; a model's up to the deadline."""
REASONS = {wording.en: name for name, wording in FAULTS.items()} | {REFUSED.en: "blocked"}

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


class Watch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._since = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._since


@router.get("/metrics", operation_id="metrics", summary="Counts for Prometheus", response_class=Response)
async def metrics(request: Request) -> Response:
    """In Prometheus' text format: drafts by result, engine and network; findings; model failures; durations."""
    kept: Metrics = request.app.state.metrics
    return Response(generate_latest(kept.registry), media_type=CONTENT_TYPE_LATEST)
