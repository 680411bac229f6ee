"""/v1/replies/{id}/ask and /v1/questions: one question to an area, its answer, and what a lead makes of it."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import AwareDatetime, Field

from app.comments.comment import Moment, Plain
from app.operations.answering import answer_as
from app.operations.asking import Asked, also_waits, ask, withdraw
from app.operations.questions import (
    LASTS,
    LONGEST_ANSWER,
    LONGEST_NAME,
    LONGEST_QUESTION,
    LONGEST_SOURCE,
    Outcome,
    Question,
    State,
    settled_since,
    unsettled,
)
from app.operations.settling import settle
from app.value import Value
from app.web.answers import shown
from app.web.body import read_body
from app.web.facts import FactBody, FactView, Reason, fact_view
from app.web.person import Asking, OpenDesk

router = APIRouter(prefix="/v1", tags=["facts"])

NOT_KEPT = {"Cache-Control": "no-store"}


class QuestionView(Value):
    """One question. `answer`, `answered_as` and `source` are somebody's words: nothing is a fact before `confirmed`."""

    id: str
    state: State
    incident: str | None
    area: str
    question: str
    asked_by: str
    asked_at: AwareDatetime
    due_at: AwareDatetime
    nags: int
    answer: str | None
    answered_as: str | None
    source: str | None
    answered_at: AwareDatetime | None
    settled_by: str | None
    settled_at: AwareDatetime | None
    outcome: Outcome | None
    reason: str | None
    replies: tuple[str, ...]


class QuestionsView(Value):
    """The most overdue first; settled ones of the last seven days, the latest first."""

    items: tuple[QuestionView, ...]


class AskedView(Value):
    """`link`: the path by which the area answers, once and without an account. It is shown here and never again."""

    question: QuestionView
    link: str


class SettledView(Value):
    """What became of it: the fact, or a new link where it is asked again."""

    question: QuestionView
    fact: FactView | None
    link: str | None


class AskBody(Value):
    """`area`: id of one of the brand's roles. `due_at`: from one minute to seven days ahead."""

    area: Annotated[Plain, Field(min_length=1, max_length=80)]
    question: Annotated[Plain, Field(min_length=1, max_length=LONGEST_QUESTION)]
    due_at: Moment


class WaitBody(Value):
    """Id of another reply that waits for the same answer."""

    reply: Annotated[Plain, Field(min_length=1, max_length=32)]


class AnswerBody(Value):
    """What is known and how it is known; `name`: who said it, where that was somebody else."""

    answer: Annotated[Plain, Field(min_length=1, max_length=LONGEST_ANSWER)]
    source: Annotated[Plain, Field(min_length=1, max_length=LONGEST_SOURCE)]
    name: Annotated[Plain, Field(max_length=LONGEST_NAME)] = ""


class SettleBody(Value):
    """`confirm`: the fact that the answer becomes; null: it is refused, and `reason` says why.

    `again`: the refused question is open once more until then. `version`: of the fact that is replaced, if any.
    """

    confirm: FactBody | None
    reason: Reason = ""
    again: Moment | None = None
    version: Annotated[int, Field(ge=0, le=999_999_999)] | None = None


class BackBody(Value):
    """Why it need not be answered any more, if there is anything to say."""

    reason: Reason = ""


class Which(Value):
    """Which questions."""

    settled: Annotated[bool, Field(description="Those settled within seven days, instead of those that wait.")] = False


def question_view(question: Question) -> QuestionView:
    """A question as programs read it."""
    return QuestionView(**question.model_dump(exclude={"nagged_at"}), state=question.state)


@router.post(
    "/replies/{id}/ask", operation_id="askArea", summary="Ask an area", response_model=AskedView, status_code=201
)
async def ask_area(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """One question with a deadline, from a reply that is still to be decided; near-identical ones wait for it too.

    The area's people are told. The link is for whoever has no account: pass it on yourself.
    """
    body = await read_body(request, AskBody)
    made = await ask(desk, person, reply=id, area=body.area, question=body.question, due_at=body.due_at)
    return shown(request, _asked(made), 201, **NOT_KEPT)


def _asked(made: Asked) -> AskedView:
    return AskedView(question=question_view(made.question), link=made.path)


@router.get("/questions", operation_id="listQuestions", summary="What was asked", response_model=QuestionsView)
async def list_questions(
    request: Request, desk: OpenDesk, person: Asking, which: Annotated[Which, Query()]
) -> Response:
    """Those that nobody has settled, the most overdue first; or those settled within seven days."""
    async with desk.db.read() as connection:
        since = desk.clock() - LASTS
        found = await settled_since(connection, since) if which.settled else await unsettled(connection)
    return shown(request, QuestionsView(items=tuple(question_view(one) for one in found)))


@router.post("/questions/{id}/wait", operation_id="waitFor", summary="Another reply waits", response_model=QuestionView)
async def wait(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """It joins with all that are near-identical to it. Joining twice changes nothing."""
    body = await read_body(request, WaitBody)
    return shown(request, question_view(await also_waits(desk, person, id, body.reply)))


@router.post("/questions/{id}/answer", operation_id="answerQuestion", summary="Answer it", response_model=QuestionView)
async def answer(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """For who fills the area, or a lead who was told the answer. It becomes a fact when a lead settles it."""
    body = await read_body(request, AnswerBody)
    told = await answer_as(desk, person, id, answer=body.answer, source=body.source, name=body.name)
    return shown(request, question_view(told))


@router.post(
    "/questions/{id}/settle", operation_id="settleQuestion", summary="Confirm or refuse", response_model=SettledView
)
async def settle_question(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """For leads. A confirmed answer is a fact with its source; every reply that waits is drafted anew with it."""
    body = await read_body(request, SettleBody)
    confirmed = body.confirm.given if body.confirm else None
    over = {"reason": body.reason, "again": body.again, "version": body.version}
    done = await settle(desk, person, id, confirm=confirmed, **over)  # type: ignore[arg-type]  # as the body has them
    link = f"/answer/{done.secret}" if done.secret else None
    fact = fact_view(done.fact) if done.fact else None
    return shown(request, SettledView(question=question_view(done.question), fact=fact, link=link), 200, **NOT_KEPT)


@router.post(
    "/questions/{id}/withdraw", operation_id="withdrawQuestion", summary="Take it back", response_model=QuestionView
)
async def withdraw_question(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """It need not be answered any more. For who asked, or a lead."""
    body = await read_body(request, BackBody)
    return shown(request, question_view(await withdraw(desk, person, id, reason=body.reason)))


BODIES: Final[dict[str, type[Value]]] = {
    "askArea": AskBody,
    "waitFor": WaitBody,
    "answerQuestion": AnswerBody,
    "settleQuestion": SettleBody,
    "withdrawQuestion": BackBody,
}
