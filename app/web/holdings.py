"""POST /v1/holdings: the fast lane. GET and POST /v1/preapprovals: the texts that a head approves beforehand."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import AwareDatetime, ConfigDict, Field

from app.brand.brand import Brand
from app.brand.words import Form, Language
from app.comments.comment import MAX_TEXT, Comment, Plain
from app.operations.desk import Desk
from app.operations.draft_comment import Request as DraftRequest
from app.operations.holding_lane import hold_at_once
from app.operations.preapproving import end_preapproval, manual_texts, preapprove, preapprove_manual
from app.review.preapproval import Preapproval, Wanted, bound_together, live, standing
from app.value import Value
from app.web.answers import reader_of, shown, shown_reply
from app.web.bodies import Digest
from app.web.body import read_body, repeat_key
from app.web.limits import Limits
from app.web.person import Asking, OpenDesk, need
from app.web.view import ReplyView

router = APIRouter(prefix="/v1", tags=["holdings"])


class HoldingBody(Value):
    """A comment that somebody wants a holding for at once."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"comment": {"network": "x", "text": "Llevamos una hora parados y nadie nos dice nada"}}]
        }
    )

    comment: Comment


class PreapproveBody(Value):
    """A text that a head wrote for one incident, to be sent exactly so while its official line stands."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "incident": "5f0c2a9be1d34c7796aa",
                    "text": "Sabemos que hay viajeros parados y estamos con ello. Volvemos aquí a las 13:00.",
                    "network": "x",
                    "language": "es",
                }
            ]
        }
    )

    incident: Annotated[Plain, Field(min_length=1, max_length=40)]
    text: Annotated[Plain, Field(min_length=1, max_length=MAX_TEXT)]
    network: Annotated[Plain, Field(min_length=1, max_length=60)] | None = None
    """Left out: every network; it has to fit each."""
    language: Annotated[Plain, Field(min_length=2, max_length=16)]
    scenario: Annotated[Plain, Field(min_length=1, max_length=80)] | None = None
    """Left out: the incident's own."""


class ManualBody(Value):
    """`sha256`: `manual_sha256` of the list that was read; another one is refused."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"sha256": "3f" * 32}]})

    sha256: Digest | None = None


class PreapprovalView(Value):
    """What a head approved beforehand. It covers a comment while it is not ended and its situation is this one."""

    id: str
    kind: str
    """`scenario:ID`, `general` or `danger:KIND` of the manual; `incident`: adapted."""
    scenario: str | None
    incident: str | None
    line: int | None
    """Version of the official line that it was written beside."""
    network: str | None
    language: Language
    form: Form | None
    text: str
    """The manual's with its slots open, which code fills; an adapted one as it is sent."""
    sha256: str
    by: str
    at: AwareDatetime


class ManualTextView(Value):
    """A holding text of the manual, and who approved it as it stands."""

    kind: str
    scenario: str | None
    network: str | None
    language: Language
    form: Form | None
    text: str
    sha256: str
    shipped: bool
    """A default of Portavoz's, in a language or for a danger that the brand wrote nothing for."""
    approved: PreapprovalView | None


class PreapprovalsView(Value):
    """All that may be approved beforehand, and what is."""

    manual: tuple[ManualTextView, ...]
    manual_sha256: str
    """Names the whole list: approving it sends it back."""
    adapted: tuple[PreapprovalView, ...]


class ManualDone(Value):
    """How many texts were not approved before."""

    approved: int


class EndedView(Value):
    """What was ended, and how many holdings that nobody has published are pending again."""

    id: str
    returned: int


@router.post(
    "/holdings",
    operation_id="holdAtOnce",
    summary="The holding of a comment, at once",
    status_code=201,
    response_model=ReplyView,
)
async def hold(
    request: Request, desk: OpenDesk, person: Asking, key: Annotated[str | None, Depends(repeat_key)]
) -> Response:
    """A reply of kind `holding`, without any engine, in the comment's language and its network's length.

    Where a head approved exactly that text beforehand, it is `approved` and may be published at once; else it is
    `pending` for a lead. A comment has one holding: asking again, by anybody, gives the same one, marked
    `Idempotency-Replayed: true`. Where the protocol says silence, or the manual forbids a prepared text, 422
    `no-holding` says why and whom to call. The full answer is asked for with `POST /v1/drafts`.
    """
    limits: Limits = request.app.state.limits
    wanted = await read_body(request, HoldingBody)
    limits.count(person)
    drafted = await hold_at_once(desk, DraftRequest(comment=wanted.comment), person, repeat_key=key)
    return shown_reply(request, drafted.reply, reader_of(request, desk, person), made=True, again=drafted.repeated)


@router.get(
    "/preapprovals",
    operation_id="listPreapprovals",
    summary="Holding texts, and which a head approved beforehand",
    response_model=PreapprovalsView,
)
async def list_preapprovals(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Every holding text of the manual with who approved it as it stands, and the texts adapted to open incidents."""
    need(person, "lead")
    return shown(request, await listed(desk))


@router.post(
    "/preapprovals",
    operation_id="preapproveHolding",
    summary="Approve a text adapted to an incident",
    status_code=201,
    response_model=PreapprovalView,
)
async def approve_adapted(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """For heads. Exactly this text, for comments of that incident, until its line changes, it closes or it is ended.

    It is guarded as a holding first; what blocks is refused. The same text again gives the same approval.
    """
    need(person, "head")
    body = await read_body(request, PreapproveBody)
    id = await preapprove(desk, person, **body.model_dump())
    return shown(request, await _one(desk, id), 201)


@router.post(
    "/preapprovals/manual",
    operation_id="preapproveManual",
    summary="Approve the manual's holding texts as they stand",
    response_model=ManualDone,
)
async def approve_manual(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """For heads. One act for all texts of the list. A text that changes in the manual is covered no longer."""
    need(person, "head")
    body = await read_body(request, ManualBody)
    return shown(request, ManualDone(approved=await preapprove_manual(desk, person, seen=body.sha256)))


@router.post(
    "/preapprovals/{id}/end", operation_id="endPreapproval", summary="End a preapproval", response_model=EndedView
)
async def end(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """For heads. Holdings that it approved and that nobody has published are pending again."""
    need(person, "head")
    return shown(request, EndedView(id=id, returned=await end_preapproval(desk, person, id)))


async def listed(desk: Desk) -> PreapprovalsView:
    """The manual's texts in its order, and what is adapted to the open incidents, oldest first."""
    async with desk.db.read() as connection:
        await desk.keep_up(connection)
        found = await standing(connection)
    texts = manual_texts(desk.brand)
    given = {one.sha256: one for one in reversed(found) if not one.adapted}
    return PreapprovalsView(
        manual=tuple(_manual(text, given.get(text.sha256), desk.brand) for text in texts),
        manual_sha256=bound_together(texts),
        adapted=tuple(_view(one) for one in found if one.adapted and _holds(one, desk)),
    )


def _holds(one: Preapproval, desk: Desk) -> bool:
    """Whether its incident is open and still says what it was written beside."""
    incident = desk.situation.incident(one.incident)
    return incident is not None and incident.line is not None and incident.line.version == one.line


def _manual(text: Wanted, given: Preapproval | None, brand: Brand) -> ManualTextView:
    same = {name: getattr(text, name) for name in ("kind", "scenario", "network", "language", "form", "text", "sha256")}
    return ManualTextView(**same, shipped=_shipped(text, brand), approved=_view(given) if given else None)


def _shipped(text: Wanted, brand: Brand) -> bool:
    """Whether the brand left it to us (app.brand.brand_file names such fields)."""
    group, _, id = text.kind.partition(":")
    name = {"general": "holding", "danger": f"danger_holding.{id}"}.get(group)
    return name is not None and bool({name, f"{name}.{text.language}"} & brand.defaults)


def _view(one: Preapproval) -> PreapprovalView:
    return PreapprovalView(**{name: getattr(one, name) for name in PreapprovalView.model_fields})


async def _one(desk: Desk, id: str) -> PreapprovalView:
    async with desk.db.read() as connection:
        return _view(await live(connection, id))
