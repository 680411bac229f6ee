"""Whether the server lives (at once) and whether it can answer a comment (when the desk is open)."""

from typing import Literal

from fastapi import APIRouter, Request, Response

from app.value import Value
from app.web.opening import OPENING, Opening
from app.web.problems import NotReady, answer
from app.wording import Wording

router = APIRouter(tags=["health"])

NO_DATABASE = Wording(es="La base de datos no responde.", en="The database does not answer.")


class Alive(Value):
    status: Literal["ok"] = "ok"


class Ready(Value):
    """`engine`: who writes when nobody is asked for. `knowledge_version` moves with every change of knowledge."""

    status: Literal["ready"] = "ready"
    brand: str
    engine: Literal["model", "composer"]
    model: str | None
    knowledge_version: str


@router.get("/healthz", operation_id="healthz", summary="Whether the server lives")
async def healthz() -> Alive:
    """Answers at once, also while the desk is still opening."""
    return Alive()


@router.get("/readyz", operation_id="readyz", summary="Whether a comment can be answered", response_model=Ready)
async def readyz(request: Request) -> Ready | Response:
    """503 with the reason until the brand's knowledge is read and the database is open."""
    opening: Opening = request.app.state.opening
    if opening.failure is not None:
        return answer(opening.failure, request)
    desk = opening.opened
    if desk is None:
        return answer(NotReady(OPENING), request)
    if not await desk.db.answers():
        return answer(NotReady(NO_DATABASE), request)
    model = desk.settings.model if desk.settings.has_model else None
    return Ready(
        brand=desk.brand.name,
        engine="model" if model else "composer",
        model=model,
        knowledge_version=desk.library.knowledge_version,
    )
