"""POST /v1/replies/{id}/comment: what the comment says now, read once more before an approved text goes out."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import ConfigDict, Field

from app.comments.comment import Moment
from app.operations.reread import read_again
from app.value import Value
from app.web.answers import reader_of, shown_reply
from app.web.bodies import Words
from app.web.body import read_body
from app.web.person import Asking, OpenDesk
from app.web.view import ReplyView

router = APIRouter(prefix="/v1", tags=["moves"])


class ReadAgainBody(Value):
    """The comment as the page shows it now. `rating` null: it was not read; `edited_at`: as the network tells."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Llevo dos horas esperando el barco. Editado: ya ha llegado."}]}
    )

    text: Words
    rating: Annotated[int, Field(ge=1, le=5)] | None = None
    edited_at: Moment | None = None


@router.post(
    "/replies/{id}/comment", operation_id="readAgain", summary="Say what the comment says now",
    response_model=ReplyView,
)  # fmt: skip
async def read_comment_again(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """The same words change nothing. Other words take an approval back (`stale`) and are judged and answered anew.

    What stands in public stays, and the leads are told. It is a fact, so it needs no version.
    """
    body = await read_body(request, ReadAgainBody)
    reply = await read_again(desk, id, person, text=body.text, rating=body.rating, edited_at=body.edited_at)
    return shown_reply(request, reply, reader_of(request, desk, person))
