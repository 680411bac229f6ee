"""All that the page of one incident shows."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.incident.tables import questions
from app.operations.desk import Desk
from app.operations.freeze import freeze_of
from app.operations.incident_acts import StaleIncident
from app.operations.incident_record import Line, Record, record
from app.operations.owing import owed
from app.operations.posts import roles_of
from app.review.around import takers
from app.review.diff import Piece, diff
from app.review.people import Person
from app.web.catalogue import catalogue
from app.web.forms import Fields, form_page
from app.web.offers import UPDATES, said_now
from app.web.problems import Invalid
from app.web.queue_chips import label
from app.web.rendering import tongue_for
from app.wording import Wording

NOTHING = Fields(())


class Tried:
    """A form of the page that was refused: which one, what was typed, why."""

    def __init__(self, form: str, sent: Fields, error: PortavozError) -> None:
        self.form, self.sent, self.error = form, sent, error
        self.faults = faults_of(error)

    def typed(self, form: str) -> Fields:
        """What was typed in that form."""
        return self.sent if form == self.form else NOTHING

    def of(self, form: str, field: str) -> Wording | None:
        """What is wrong with a field of that form."""
        return self.faults.get(field) if form == self.form else None


def faults_of(error: PortavozError) -> Mapping[str, Wording]:
    """What is wrong with which field."""
    if isinstance(error, Invalid):
        return {fault.field: fault.message for fault in error.faults}
    field: str | None = getattr(error, "field", None)
    return {field: beside(error.detail, field)} if field else {}


def beside(said: Wording, field: str) -> Wording:
    """The same beside its field: there nobody needs its name."""
    es, en = (text.removeprefix(f"{field}: ") for text in (said.es, said.en))
    return Wording(es=es[:1].upper() + es[1:], en=en[:1].upper() + en[1:])


async def incident_page(
    request: Request, desk: Desk, person: Person, id: str, *, tried: Tried | None = None
) -> Response:
    """The page as it stands, with what was typed in a form that was refused. Raises NoSuchIncident."""
    async with desk.db.read() as connection:
        found = await record(connection, id)
        given: dict[str, Any] = {
            "owed": await owed(connection, id),
            "freeze": await freeze_of(connection),
            "takers": await takers(connection) if person.may("lead") else [],
            "asked": await open_questions(connection, id),
        }
    t = catalogue(tongue_for(request, person))
    brand = desk.brand
    scenario = brand.scenario(found.scenario)
    closings = scenario.closing if scenario else ()
    given |= {
        "incident": found,
        "scenario": scenario,
        "may": _may(found, person),
        "changes": changes(found.lines),
        "apart": _apart(found, tried),
        "counts": {count.value: count.count for count in found.replies},
        "roles": tuple(dict.fromkeys((*roles_of(brand, found.scenario, found.severity), *brand.roles))),
        "role_name": lambda role: known.title if (known := brand.role(role)) else role,
        "named": lambda name, value: label(name, value, brand, t),
        "closing": said_now(closings, brand, desk.situation, desk.clock()),
        "languages": tuple(language for language in brand.languages if language != brand.language),
        "updates": UPDATES,
        "tried": tried,
        "typed": lambda form: tried.typed(form) if tried else NOTHING,
        "fault": lambda form, field: tried.of(form, field) if tried else None,
        "error": tried.error if tried else None,
        "done": request.query_params.get("done", ""),
        "n": request.query_params.get("n", ""),
    }
    status = tried.error.status if tried else 200
    return form_page(request, "incident.html", person=person, here=f"/incidents/{found.id}", status=status, **given)


def changes(lines: tuple[Line, ...]) -> list[tuple[Line, tuple[Piece, ...]]]:
    """The versions of the line, the newest first, each with what it changed of the one before."""
    before = ("", *(line.text for line in lines))
    return [(line, diff(old, line.text) if old else ()) for line, old in zip(lines, before, strict=False)][::-1]


async def open_questions(connection: AsyncConnection, id: str) -> list[dict[str, Any]]:
    """Questions of the incident that nobody has settled yet, what is due first at the top."""
    q = questions.c
    asked = select(q.id, q.area, q.question, q.asked_at, q.due_at, q.answered_at, q.answer, q.answered_as, q.source)
    rows = await connection.execute(asked.where(q.incident == id, q.settled_at.is_(None)).order_by(q.due_at, q.id))
    return [dict(row._mapping) for row in rows]


def _may(found: Record, person: Person) -> dict[str, bool]:
    """Which forms are worth showing to this person; the operations decide (app.operations.lines, declaring, …)."""
    leads = person.may("head") or (found.mode == "watch" and person.may("lead"))
    named = any(post.person_id == person.id and post.until is None for post in found.posts)
    return {"line": leads or (named and person.may("lead")), "down": leads, "amend": leads}


def _apart(found: Record, tried: Tried | None) -> tuple[Piece, ...]:
    """What somebody wants to say against a line that another has changed meanwhile."""
    if tried is None or not isinstance(tried.error, StaleIncident) or found.line is None:
        return ()
    mine = tried.typed("line")["text"]
    return diff(found.line.text, mine) if mine else ()
