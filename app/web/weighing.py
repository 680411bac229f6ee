"""POST /v1/replies/{id}/weigh: what the guards would say of words that nobody has stored yet."""

from fastapi import APIRouter, Request, Response
from pydantic import ConfigDict

from app.brand.brand import Brand
from app.operations.write import try_out
from app.value import Value
from app.web.answers import reader_of, shown
from app.web.bodies import Words
from app.web.body import read_body
from app.web.person import Asking, OpenDesk
from app.web.preview import Leads, preview
from app.web.view import FindingView, view_of_finding

router = APIRouter(prefix="/v1", tags=["moves"])


class WeighBody(Value):
    """The words as they stand in somebody's editor. `private_text` null: there is no private message."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"public_text": "Sentimos la espera. Escríbenos por mensaje directo."}]}
    )

    public_text: Words
    private_text: Words | None = None


class LengthView(Value):
    """A text in the eyes of its network, in the network's own unit."""

    length: int
    limit: int | None
    """Null: the brand lists no such network any more."""
    over: int
    """By how much it is too long."""
    leads: tuple[Leads, ...]
    """Its links, each with the domain that it leads to."""


class WeighedView(Value):
    """What there is to know of the words. Nothing of it is stored."""

    public: LengthView
    private: LengthView | None
    findings: tuple[FindingView, ...]


@router.post(
    "/replies/{id}/weigh", operation_id="weighText", summary="Guard words without storing them",
    response_model=WeighedView,
)  # fmt: skip
async def weigh_text(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """The findings, the length and the links that these words would have as an edit of the reply. Changes nothing."""
    body = await read_body(request, WeighBody)
    reply, weighed = await try_out(desk, id, public_text=body.public_text, private_text=body.private_text)
    tongue, network = reader_of(request, desk, person).tongue, reply.comment.network
    private = (body.private_text or "").strip()
    told = WeighedView(
        public=_length(body.public_text.strip(), network, desk.brand),
        private=_length(private, network, desk.brand) if private else None,
        findings=tuple(view_of_finding(finding, tongue) for finding in weighed.findings),
    )
    return shown(request, told)


def _length(text: str, network: str, brand: Brand) -> LengthView:
    seen = preview(text, network, brand)
    return LengthView(length=seen.length, limit=seen.limit, over=seen.over, leads=seen.leads)
