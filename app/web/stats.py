"""GET /v1/stats: how the desk is doing, for leads."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.review.stats import LONGEST, Stats, stats
from app.value import Value
from app.web.answers import shown
from app.web.person import Asking, OpenDesk, need

router = APIRouter(prefix="/v1", tags=["stats"])


class Asked(Value):
    """About which time."""

    days: Annotated[int, Field(ge=1, le=LONGEST, description="The last days of the brand's calendar, with today.")] = 30


@router.get("/stats", operation_id="getStats", summary="How the desk is doing", response_model=Stats)
async def get_stats(request: Request, desk: OpenDesk, person: Asking, asked: Annotated[Asked, Query()]) -> Response:
    """What waits now; and of the last days how long answers took, what people changed and why. For leads."""
    need(person, "lead")
    async with desk.db.read() as connection:
        return shown(request, await stats(connection, desk.brand, desk.clock(), asked.days))
