"""/questions: what the areas were asked, the most overdue first; /ask/{reply}: asking from a reply."""

from datetime import date, timedelta
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.operations.answering import answer_as, may_answer
from app.operations.asking import also_waits, ask, title_of, withdraw
from app.operations.desk import Desk
from app.operations.fact_given import LONGEST, BadFact, FactGiven
from app.operations.questions import LASTS, BadQuestion, Question, awaited_by, settled_since, unsettled
from app.operations.settling import settle
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.states import UNDECIDED
from app.web.forms import Fields, fault_of, fields, form_page, go_to
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor

router = APIRouter(include_in_schema=False, route_class=PageRoute)

MINUTES: Final = (15, 30, 60, 120, 240)
"""Deadlines to choose from; 30 is the usual one."""
NOTHING: Final = Fields(())
DONE: Final = ("confirm", "refuse", "withdraw", "answer", "join")


@router.get("/questions")
async def questions(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """Everything that waits for an answer or for a lead's word, and what was settled within seven days."""
    return await _questions(request, desk, person)


@router.post("/questions/{id}/{act}")
async def decide(request: Request, desk: OpenDesk, person: Visitor, id: str, act: str) -> Response:
    """Answers, confirms, refuses or withdraws one. A question that is asked again shows its new link once."""
    sent = await fields(request)
    try:
        secret = await _decided(desk, person, id, act, sent)
    except PortavozError as error:
        return await _questions(request, desk, person, sent=sent, error=error, at=(id, act))
    if secret is not None:
        return await _questions(request, desk, person, secret=secret, at=(id, act))
    return go_to(f"/questions?done={act}")


async def _decided(desk: Desk, person: Person, id: str, act: str, sent: Fields) -> str | None:
    """The secret of a new link, where the question is asked again."""
    match act:
        case "answer":
            await answer_as(desk, person, id, answer=sent["answer"], source=sent["source"], name=sent["name"])
        case "withdraw":
            await withdraw(desk, person, id, reason=sent["reason"])
        case "confirm":
            await settle(desk, person, id, confirm=_fact(sent))
        case "refuse":
            minutes = _minutes(sent["minutes"])
            again = desk.clock() + timedelta(minutes=minutes) if minutes else None
            return (await settle(desk, person, id, confirm=None, reason=sent["reason"], again=again)).secret
        case _:
            raise BadQuestion("act", "recargue la página y repita.", "reload the page and try again.")
    return None


def _fact(sent: Fields) -> FactGiven:
    """The fact of a form, confirmed. Raises BadFact."""
    return FactGiven(
        id=sent["id"].strip() or None,
        statement=sent["statement"],
        public=sent["public"] != "no",
        valid_until=_day(sent["valid_until"].strip()),
        source=sent["source"],
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        es, en = "no es una fecha; escríbala como 2026-11-21.", "is no date; write it like 2026-11-21."
        raise BadFact("valid_until", f"«{text[:40]}» {es}", f"“{text[:40]}” {en}") from error


def _minutes(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


@router.get("/ask/{reply}")
async def form(request: Request, desk: OpenDesk, person: Visitor, reply: str) -> Response:
    """Asking from this reply, or joining a question that was asked before."""
    return await _form(request, desk, person, reply)


@router.post("/ask/{reply}")
async def send(request: Request, desk: OpenDesk, person: Visitor, reply: str) -> Response:
    """Asks; the page that follows shows the link to pass on, once."""
    sent = await fields(request)
    try:
        if sent["question_id"]:
            await also_waits(desk, person, sent["question_id"], reply)
            return go_to(f"/ask/{reply}?done=join")
        due_at = desk.clock() + timedelta(minutes=_minutes(sent["minutes"]))
        made = await ask(desk, person, reply=reply, area=sent["area"], question=sent["question"], due_at=due_at)
    except PortavozError as error:
        return await _form(request, desk, person, reply, sent=sent, error=error)
    return await _form(request, desk, person, reply, secret=made.secret)


async def _form(
    request: Request,
    desk: Desk,
    person: Person,
    id: str,
    *,
    sent: Fields = NOTHING,
    error: PortavozError | None = None,
    secret: str | None = None,
) -> Response:
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
        asking = await asking_of(desk, connection, reply)
        others = [q for q in await unsettled(connection) if id not in q.replies]
    given = {
        "reply": reply,
        "asking": asking,
        "others": others if asking["open"] else [],
        "typed": sent,
        "faults": (fault_of(error),) if error else (),
        "once_link": _link(request, desk, secret) if secret else None,
        "done": request.query_params.get("done") == "join",
        "area": lambda role: title_of(desk.brand, role),
    }
    return form_page(
        request, "ask.html", person=person, here=f"/ask/{id}", status=error.status if error else 200, **given
    )


async def asking_of(desk: Desk, connection: AsyncConnection, reply: Reply) -> dict[str, Any]:
    """What `reply_ask.html` shows of a reply: what it waits for, and whom can be asked."""
    brand = desk.brand
    return {
        "open": reply.state in UNDECIDED,
        "waits": await awaited_by(connection, reply.id),
        "areas": [(role.id, role.title) for role in brand.roles],
        "titles": {role.id: role.title for role in brand.roles},
        "minutes": MINUTES,
    }


def _link(request: Request, desk: Desk, secret: str) -> str:
    where = desk.settings.public_url or str(request.base_url)
    return f"{where.rstrip('/')}/answer/{secret}"


async def _questions(
    request: Request,
    desk: Desk,
    person: Person,
    *,
    sent: Fields = NOTHING,
    error: PortavozError | None = None,
    secret: str | None = None,
    at: tuple[str, str] = ("", ""),
) -> Response:
    async with desk.db.read() as connection:
        found = await unsettled(connection)
        settled = await settled_since(connection, desk.clock() - LASTS)
    done = request.query_params.get("done")
    given = {
        "answered": [_row(q, desk, person) for q in found if q.state == "answered"],
        "waiting": [_row(q, desk, person) for q in found if q.state == "open"],
        "settled": [_row(q, desk, person) for q in settled],
        "minutes": MINUTES,
        "typed": sent,
        "at": at,
        "error": error,
        "once_link": _link(request, desk, secret) if secret else None,
        "done": done if done in DONE else None,
    }
    status = error.status if error else 200
    return form_page(request, "questions.html", person=person, here="/questions", status=status, **given)


def _row(question: Question, desk: Desk, person: Person) -> dict[str, Any]:
    """A question with what this person may do with it."""
    draft = " ".join((question.answer or "").split())[:LONGEST]
    return {
        "question": question,
        "area": title_of(desk.brand, question.area),
        "late": question.state == "open" and question.due_at <= desk.clock(),
        "statement": draft,
        "may_answer": may_answer(person, question, desk.brand),
        "may_withdraw": question.asked_by == person.name or person.may("lead"),
        "may_settle": person.may("lead"),
    }
