"""/v1/facts: what may be stated, what may not yet, what is false; people add, confirm, refute and end while running."""

from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Request, Response
from pydantic import AwareDatetime, Field

from app.comments.comment import Plain
from app.operations.fact_entries import LedgerEntry, Why, entry_of, ledger_of
from app.operations.fact_given import LONGEST, LONGEST_REASON, LONGEST_SOURCE, FactGiven, Status, Topic
from app.operations.ledger import confirm_fact, end_fact, put_fact, refute_fact, withdraw_fact
from app.value import Value
from app.web.answers import shown
from app.web.body import read_body, seen_version
from app.web.moves import said
from app.web.person import Asking, OpenDesk, need

router = APIRouter(prefix="/v1", tags=["facts"])

Reason = Annotated[Plain, Field(max_length=LONGEST_REASON)]


class FactView(Value):
    """One version of a fact. Of an id, one is `in_force`: drafts and guards go by it. `why`: whether it may be stated.

    `stands`: it may. `unconfirmed`, `false` (its correction may be stated), `internal` (not public), `not_yet`,
    `expired`: it may not. `ended`, `incident_over`, `shadowed` (people declared another): it does not count.
    `version` 0 is the folder's. `conflicts`: other facts in force that give another figure for the matter.
    """

    id: str
    version: int
    statement: str
    status: Status
    correction: str | None
    public: bool
    topic: Topic
    valid_from: date | None
    valid_until: date | None
    source: str
    incident: str | None
    question: str | None
    by: str | None
    at: AwareDatetime | None
    reason: str | None
    in_force: bool
    why: Why
    conflicts: tuple[str, ...]


class FactsView(Value):
    """The whole ledger: what people declared, the latest first, then the folder's facts."""

    items: tuple[FactView, ...]


class FactBody(Value):
    """A fact. Without `id` a readable one is made; `source` left out: who sends it; `incident`: it ends with that one.

    `valid_until` is the last day on which it holds, in the brand's calendar.
    """

    id: Annotated[Plain, Field(max_length=60)] | None = None
    statement: Annotated[Plain, Field(min_length=1, max_length=LONGEST)]
    status: Status = "confirmed"
    correction: Annotated[Plain, Field(max_length=LONGEST)] | None = None
    public: bool = True
    topic: Topic = "general"
    valid_from: date | None = None
    valid_until: date | None = None
    source: Annotated[Plain, Field(max_length=LONGEST_SOURCE)] = ""
    incident: Annotated[Plain, Field(max_length=32)] | None = None
    reason: Reason | None = None

    @property
    def given(self) -> FactGiven:
        """As the operation takes it."""
        return FactGiven(**self.model_dump())


class WhyBody(Value):
    """Why, if there is anything to say."""

    reason: Reason | None = None


class RefuteBody(Value):
    """What is true instead, with its proof."""

    correction: Annotated[Plain, Field(min_length=1, max_length=LONGEST)]
    reason: Reason | None = None


def fact_view(entry: LedgerEntry) -> FactView:
    """An entry as programs read it."""
    own = entry.model_dump(exclude={"fact"})
    return FactView(**entry.fact.model_dump(), **own)


@router.get("/facts", operation_id="listFacts", summary="What may be stated, and what not", response_model=FactsView)
async def list_facts(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """The folder's facts and those declared while running, with which one is in force and why."""
    async with desk.db.read() as connection:
        found = await ledger_of(desk, connection)
    return shown(request, FactsView(items=tuple(fact_view(entry) for entry in found)))


@router.get("/facts/{id}", operation_id="getFact", summary="One fact", response_model=FactView)
async def get_fact(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """The version that counts; its ETag is what a change has to name."""
    async with desk.db.read() as connection:
        return _shown(request, await entry_of(desk, connection, id))


@router.post(
    "/facts", operation_id="putFact", summary="Add a fact, or a new version", response_model=FactView, status_code=201
)
async def put(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Anybody may propose a new fact (`unconfirmed`); the rest is for a lead, compensation for a head.

    Where a version declared while running is in force, If-Match names it. The same fact sent twice is stored once.
    Replies that rested on what it replaces lose their approval at once.
    """
    body = await read_body(request, FactBody)
    version = seen_version(request) if "if-match" in request.headers else None
    entry = await put_fact(desk, person, body.given, version=version)
    return _shown(request, entry, 201)


@router.post("/facts/{id}/confirm", operation_id="confirmFact", summary="Confirm a fact", response_model=FactView)
async def confirm(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """It may be stated from now on. For leads; compensation for heads."""
    need(person, "lead")
    version, body = seen_version(request), await read_body(request, WhyBody)
    return _shown(request, await confirm_fact(desk, person, id, version=version, **said(body)))


@router.post("/facts/{id}/refute", operation_id="refuteFact", summary="Say that it is false", response_model=FactView)
async def refute(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """Its correction may be stated from now on; a text that repeats it as true is blocked, an approved one stale."""
    need(person, "lead")
    version, body = seen_version(request), await read_body(request, RefuteBody)
    return _shown(request, await refute_fact(desk, person, id, version=version, **_refuted(body)))


@router.post("/facts/{id}/end", operation_id="endFact", summary="Say that it no longer holds", response_model=FactView)
async def end(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """Nothing of it may be stated from now on, also where the folder still says it."""
    need(person, "lead")
    version, body = seen_version(request), await read_body(request, WhyBody)
    return _shown(request, await end_fact(desk, person, id, version=version, **said(body)))


@router.post(
    "/facts/{id}/withdraw", operation_id="withdrawFact", summary="Let the folder speak again", response_model=FactView
)
async def withdraw(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """What people declared is taken away; the folder's own words count again."""
    need(person, "lead")
    version, body = seen_version(request), await read_body(request, WhyBody)
    return _shown(request, await withdraw_fact(desk, person, id, version=version, **said(body)))


def _refuted(body: RefuteBody) -> dict[str, Any]:
    return {"correction": body.correction, "reason": body.reason}


def _shown(request: Request, entry: LedgerEntry, status: int = 200) -> Response:
    headers = {"ETag": f'"{entry.version}"'} | ({"Location": f"/v1/facts/{entry.fact.id}"} if status == 201 else {})
    return shown(request, fact_view(entry), status, **headers)


BODIES: Final[dict[str, type[Value]]] = {
    "putFact": FactBody,
    "confirmFact": WhyBody,
    "refuteFact": RefuteBody,
    "endFact": WhyBody,
    "withdrawFact": WhyBody,
}
VERSIONED: Final = ("confirmFact", "refuteFact", "endFact", "withdrawFact")
"""What acts on a fact as it was seen: with If-Match."""
