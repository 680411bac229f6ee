"""GET /v1/alerts and what a person makes of one: POST /v1/alerts/{id}/settle."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import AwareDatetime, Field

from app.brand.brand import Brand
from app.brand.words import Severity
from app.comments.comment import Plain
from app.monitor.alert import Alert, Evidence, Kind, Quote, Settlement, alerts_of, quotes
from app.monitor.said import headline, lines
from app.operations.alarms import LONGEST_REASON, settle_alert
from app.value import Value
from app.web.answers import shown
from app.web.body import read_body
from app.web.language import tongue_of
from app.web.person import Asking, OpenDesk
from app.wording import Tongue

router = APIRouter(prefix="/v1", tags=["alerts"])

MOST = 100


class Asked(Value):
    """Which alerts."""

    state: Annotated[Literal["open", "all"], Field(description="`open`: nobody has settled them yet.")] = "open"
    limit: Annotated[int, Field(ge=1, le=MOST, description="The latest so many.")] = MOST


class QuoteView(Value):
    """A comment that an alert rests on, as it is kept now."""

    key: str
    network: str
    text: str
    author: str | None
    url: str | None
    posted_at: AwareDatetime | None


class AlertView(Value):
    """A warning with its evidence. `scenario` and `severity` are what it proposes; a person decides."""

    id: str
    kind: Kind
    subject: str
    at: AwareDatetime
    headline: str
    lines: tuple[str, ...]
    scenario: str | None
    severity: Severity
    evidence: Evidence
    comments: tuple[QuoteView, ...]
    outcome: Settlement | None
    settled_by: str | None
    settled_at: AwareDatetime | None
    incident: str | None
    reason: str | None


class AlertsView(Value):
    """The latest first."""

    items: tuple[AlertView, ...]


class SettleBody(Value):
    """`outcome`: `declared` names the `incident`; `watched` and `dismissed` need only the reason."""

    outcome: Settlement
    reason: Annotated[Plain, Field(max_length=LONGEST_REASON)]
    incident: Annotated[Plain, Field(min_length=1, max_length=32)] | None = None


async def settling(request: Request, person: Asking) -> SettleBody:
    return await read_body(request, SettleBody)


@router.get("/alerts", operation_id="listAlerts", summary="Warnings with their evidence", response_model=AlertsView)
async def list_alerts(request: Request, desk: OpenDesk, person: Asking, asked: Annotated[Asked, Query()]) -> Response:
    """Spikes, rumours, journalists and influencers that monitoring noticed, each with what it rests on."""
    async with desk.db.read() as connection:
        found = await alerts_of(connection, open_only=asked.state == "open", limit=asked.limit)
        quoted = await quotes(connection, found)
    tongue = tongue_of(request)
    return shown(request, AlertsView(items=tuple(_view(alert, desk.brand, quoted, tongue) for alert in found)))


@router.post(
    "/alerts/{id}/settle", operation_id="settleAlert", summary="What came of a warning", response_model=AlertView
)
async def settle(
    request: Request, desk: OpenDesk, person: Asking, id: str, body: Annotated[SettleBody, Depends(settling)]
) -> Response:
    """Declared, watched or dismissed, by a lead, with a reason. Declaring is an act of its own: POST /v1/incidents."""
    alert = await settle_alert(desk, person, id, outcome=body.outcome, reason=body.reason, incident=body.incident)
    async with desk.db.read() as connection:
        quoted = await quotes(connection, [alert])
    return shown(request, _view(alert, desk.brand, quoted, tongue_of(request)))


def _view(alert: Alert, brand: Brand, quoted: dict[str, Quote], tongue: Tongue) -> AlertView:
    plain = {name for name in AlertView.model_fields if name in Alert.model_fields} - {"evidence"}
    comments = [quoted[key] for key in alert.evidence.comments if key in quoted]
    return AlertView(
        **alert.model_dump(include=plain),
        evidence=alert.evidence,
        headline=headline(alert, brand).in_(tongue),
        lines=tuple(line.in_(tongue) for line in lines(alert, brand)),
        comments=tuple(_quote(one) for one in comments),
    )


def _quote(quote: Quote) -> QuoteView:
    named = {"network", "text", "author", "url", "posted_at"}
    return QuoteView(key=quote.key, **quote.comment.model_dump(include=named))
