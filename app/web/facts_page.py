"""/facts: everything that may be stated and what may not; a confirmed fact is added with one line and Enter."""

from datetime import date
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from app.comments.reading import read
from app.errors import PortavozError
from app.operations.desk import Desk
from app.operations.fact_entries import LedgerEntry, Why, ledger_of
from app.operations.fact_given import BadFact, FactGiven, Status, Topic
from app.operations.ledger import confirm_fact, end_fact, put_fact, refute_fact, withdraw_fact
from app.review.people import Person
from app.web.forms import Fields, fault_of, fields, form_page, go_to
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor
from app.web.problems import Fault
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)

SHOWN: Final[dict[str, tuple[Why, ...]]] = {
    "unconfirmed": ("unconfirmed",),
    "stands": ("stands",),
    "false": ("false",),
    "internal": ("internal", "not_yet"),
    "over": ("expired", "ended", "incident_over", "shadowed"),
}
"""The parts of the page, in its order: what asks for an act comes first, what is over comes last and folded."""
DONE: Final = ("put", "confirm", "refute", "end", "withdraw")
NOTHING: Final = Fields(())
STATUSES: Final[dict[str, Status]] = {"confirmed": "confirmed", "unconfirmed": "unconfirmed", "false": "false"}
TOPICS: Final[dict[str, Topic]] = {"general": "general", "compensation": "compensation"}
NO_DATE: Final = (
    "no es una fecha; escríbala como 2026-11-21.",
    "is no date; write it like 2026-11-21.",
)
NOT_SENT: Final = Wording(es="Recargue la página y repita.", en="Reload the page and try again.")


@router.get("/facts")
async def facts(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """All facts; `q` narrows them to those that hold these words, `show` to one part."""
    return await _page(request, desk, person)


@router.post("/facts")
async def add(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """A new fact, or a new version of the one whose id and version the form carries."""
    sent = await fields(request)
    try:
        entry = await put_fact(desk, person, _given(sent, person), version=_version(sent))
    except PortavozError as error:
        return await _page(request, desk, person, sent=sent, error=error)
    return go_to(f"/facts?done=put&of={entry.fact.id}#top")


@router.post("/facts/{id}/{act}")
async def change(request: Request, desk: OpenDesk, person: Visitor, id: str, act: str) -> Response:
    """Confirms, refutes, ends or withdraws one."""
    sent = await fields(request)
    try:
        await _act(desk, person, id, act, sent)
    except PortavozError as error:
        return await _page(request, desk, person, sent=sent, error=error, of=id, act=act)
    return go_to(f"/facts?done={act}&of={id}#top")


async def _act(desk: Desk, person: Person, id: str, act: str, sent: Fields) -> LedgerEntry:
    seen: dict[str, Any] = {"version": _version(sent) or 0, "reason": sent["reason"].strip() or None}
    match act:
        case "confirm":
            return await confirm_fact(desk, person, id, **seen)
        case "refute":
            return await refute_fact(desk, person, id, correction=sent["correction"], **seen)
        case "end":
            return await end_fact(desk, person, id, **seen)
        case "withdraw":
            return await withdraw_fact(desk, person, id, **seen)
    raise BadFact("act", NOT_SENT.es, NOT_SENT.en)


def _version(sent: Fields) -> int | None:
    said = sent["version"]
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


def _given(sent: Fields, person: Person) -> FactGiven:
    """What the form says. Who may only propose, proposes. Raises BadFact."""
    status = STATUSES.get(sent["status"], "confirmed") if person.may("lead") else "unconfirmed"
    return FactGiven(
        id=sent["id"].strip() or None,
        statement=sent["statement"],
        status=status,
        correction=sent["correction"] or None,
        public=sent["public"] != "no",
        topic=TOPICS.get(sent["topic"], "general"),
        valid_from=_day("valid_from", sent["valid_from"]),
        valid_until=_day("valid_until", sent["valid_until"]),
        source=sent["source"],
        incident=sent["incident"].strip() or None,
        reason=sent["reason"] or None,
    )


def _day(field: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        es, en = (f"«{text.strip()[:40]}» {NO_DATE[0]}", f"“{text.strip()[:40]}” {NO_DATE[1]}")
        raise BadFact(field, es, en) from error


async def _page(
    request: Request,
    desk: Desk,
    person: Person,
    *,
    sent: Fields = NOTHING,
    error: PortavozError | None = None,
    of: str = "",
    act: str = "",
) -> Response:
    async with desk.db.read() as connection:
        situation = await desk.keep_up(connection)
        found = await ledger_of(desk, connection)
    asked = request.query_params
    words, show = asked.get("q", "").strip()[:200], asked.get("show", "")
    fault: tuple[Fault, ...] = (fault_of(error),) if error else ()
    given: dict[str, Any] = {
        "parts": _parts(found, words, show),
        "words": words,
        "show": show if show in SHOWN else "",
        "known": {entry.fact.id for entry in found if entry.folder},
        "done": _done(asked.get("done", ""), asked.get("of", ""), found),
        "incidents": situation.incidents,
        "titles": {incident.id: incident.title or incident.id for incident in situation.incidents},
        "typed": sent if not of else NOTHING,
        "tried": sent if of else NOTHING,
        "faults": fault if not of else (),
        "refused": fault if of else (),
        "at": (of, act),
    }
    status = error.status if error else 200
    return form_page(request, "facts.html", person=person, here="/facts", status=status, **given)


def _parts(found: list[LedgerEntry], words: str, show: str) -> dict[str, list[LedgerEntry]]:
    wanted = [entry for entry in found if _says(entry, words)]
    parts = {name: [e for e in wanted if e.why in whys] for name, whys in SHOWN.items()}
    return {name: parts[name] for name in parts if show not in SHOWN or name == show}


def _says(entry: LedgerEntry, words: str) -> bool:
    """Whether every word stands somewhere in it, whatever its accents and case."""
    fact = entry.fact
    text = read(" ".join((fact.id, fact.statement, fact.correction or "", fact.source))).folded
    return all(word in text for word in read(words).folded.split())


def _done(act: str, id: str, found: list[LedgerEntry]) -> dict[str, Any] | None:
    """What the reader has just done, with what disagrees with it."""
    entry = next((entry for entry in found if entry.fact.id == id and entry.in_force), None)
    if act not in DONE or entry is None:
        return None
    others = [other for other in found if other.fact.id in entry.conflicts and other.in_force]
    return {"act": act, "entry": entry, "others": others}
