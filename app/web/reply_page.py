"""One reply on a page: what was gathered for it, what the reader may do with it, and why not the rest."""

from datetime import datetime, timedelta
from typing import Any, Final

from fastapi import Request, Response
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.errors import PortavozError
from app.guard.verdict import blocking, overridable
from app.operations.attend import CLAIM, FARTHEST, notes_of
from app.operations.desk import Desk
from app.operations.holding_words import words_beside
from app.operations.past_approvals import once_offered
from app.operations.write import EDIT_REASONS, history, possible
from app.review.approving import allow_approval, moves
from app.review.around import alike, takers
from app.review.diff import Piece, diff
from app.review.filters import Filter
from app.review.people import Person
from app.review.reading import NoSuchReply, fetch
from app.review.reading import page as page_of
from app.review.replies import Reply
from app.review.rereadings import rereadings_of
from app.web.asking_page import asking_of
from app.web.borrowed import borrowed
from app.web.catalogue import Catalogue, catalogue
from app.web.forms import Fields
from app.web.marks import of_comment, of_draft
from app.web.preview import preview
from app.web.queue_chips import label
from app.web.queue_query import Query
from app.web.rendering import page, tongue_for
from app.wording import Wording

EARLIER = 10
"""Other replies to the same comment that are shown."""
NAPS: Final = (15, 30, 60, 240)
"""Minutes that a reply can be put off by at a touch."""
NOTHING: Final = Fields(())


class Attempt:
    """A form that was sent and refused: shown again with what was typed, beside what stands now."""

    def __init__(self, move: str, sent: Fields, error: PortavozError | None) -> None:
        self.move, self.sent, self.error = move, sent, error


async def reply_page(
    request: Request, desk: Desk, person: Person, id: str, *, query: Query, attempt: Attempt | None = None
) -> tuple[Response, Reply]:
    """The page and the reply on it. Raises NoSuchReply."""
    tongue = tongue_for(request, person)
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
        same = Filter(comment_key=reply.comment_key)
        others = (await page_of(connection, same, limit=EARLIER)).items
        around: dict[str, Any] = {
            "earlier": tuple(other for other in others if other.id != reply.id),
            "copies": (await alike(connection, [reply.likeness])).get(reply.likeness, 0),
            "asking": await asking_of(desk, connection, reply),
            "burning": (await desk.keep_up(connection)).incidents,
            "takers": await takers(connection) if person.may("lead") else [],
            "done": await done(request, connection),
            "waiting": await words_beside(desk, connection, reply),
            "read": await rereadings_of(connection, id),
            "once": await once_offered(connection, reply, desk.clock()),
        }
    around |= {
        "notes": await notes_of(desk, id),
        "history": await history(desk, id),
        "rewrites": possible(desk),
        "reasons_for_edit": tuple(EDIT_REASONS),
    }
    status = attempt.error.status if attempt and attempt.error else 200
    given = {**_view(reply, person, desk, catalogue(tongue)), **around, **_tried(reply, attempt, desk.brand)}
    return page(request, "reply.html", person=person, status=status, query=query, **given), reply


async def done(request: Request, connection: AsyncConnection) -> dict[str, Any] | None:
    """What the reader has just done, by the address that a form led to."""
    move, id = request.query_params.get("done", ""), request.query_params.get("of", "")
    try:
        reply = await fetch(connection, id)
    except NoSuchReply:
        return None
    undo = move in ("approve", "confirm") and reply.state == "approved"
    return {"move": move, "reply": reply, "undo": undo}


def _view(reply: Reply, person: Person, desk: Desk, t: Catalogue) -> dict[str, Any]:
    now, brand = desk.clock(), desk.brand
    network = reply.comment.network
    draft = reply.draft
    return {
        "reply": reply,
        "may": moves(reply, person, brand, now),
        "refusal": refusal(reply, person, desk),
        "blocks": _rules(reply, may_pass=True),
        "walls": _rules(reply, may_pass=False),
        "held": reply.claimed_at is not None and now - reply.claimed_at < CLAIM,
        "visible": reply.offered(now),
        "public": preview(draft.public_text, network, brand) if draft else None,
        "marks": of_comment(reply, brand, t),
        "drafted": lambda field, seen: of_draft(reply, field, seen, t),
        "naps": _naps(reply, now),
        "provenance": provenance(reply),
        "brand": brand,
        "borrowed": borrowed(reply, brand),
        "named": lambda name, value: label(name, value, brand, t),
        "home": "/queue" if person.may("lead") else "/mine",
        "role": lambda id: role.title if (role := brand.role(id)) else id,
        "diff": diff,
    }


def refusal(reply: Reply, person: Person, desk: Desk) -> Wording | None:
    """Why this person may not approve it, whatever its text says; None where they may."""
    try:
        allow_approval(reply, person, desk.brand)
    except PortavozError as error:
        return error.detail
    return None


def _rules(reply: Reply, *, may_pass: bool) -> dict[str, tuple[Any, ...]]:
    """Blocking findings by rule: those that a reason lets pass, or those that nothing does."""
    found: dict[str, tuple[Any, ...]] = {}
    for finding in blocking(reply.findings):
        if overridable(finding) is may_pass:
            found[finding.rule] = (*found.get(finding.rule, ()), finding)
    return found


def _naps(reply: Reply, now: datetime) -> tuple[int, ...]:
    """Those that end before its deadline, or within an hour (app.operations.attend.snooze)."""
    latest = min(now + FARTHEST, max(reply.next_due, now + timedelta(hours=1)))
    return tuple(minutes for minutes in NAPS if now + timedelta(minutes=minutes) <= latest)


def provenance(reply: Reply) -> list[tuple[str, object]]:
    """Where the text comes from, for who has to look into it."""
    draft, usage = reply.draft, reply.usage
    known: list[tuple[str, object]] = [("id", reply.id), ("version", reply.version), ("revision", reply.revision)]
    if draft:
        known += [("engine", draft.engine), ("model", draft.model), ("prompt", draft.prompt)]
        known += [("dropped_cites", draft.dropped_cites or None)]
    known += [("usage", f"{usage.input_tokens} + {usage.output_tokens}" if usage else None)]
    known += [("sha256", reply.sha256), ("comment_key", reply.comment_key), ("likeness", reply.likeness)]
    known += [("confidence", f"{reply.triage.confidence:.2f}"), ("incident", reply.incident)]
    return [(name, value) for name, value in known if value is not None]


def _tried(reply: Reply, attempt: Attempt | None, brand: Brand) -> dict[str, Any]:
    """What was typed, and how it differs from what stands now."""
    if attempt is None:
        return {"tried": None, "typed": NOTHING, "error": None, "apart": (), "counted": None}
    mine, current = attempt.sent["public_text"], reply.draft.public_text if reply.draft else ""
    wrote = attempt.move == "edit" and mine and mine != current
    apart: tuple[Piece, ...] = diff(current, mine) if wrote else ()
    return {
        "tried": attempt.move,
        "typed": attempt.sent,
        "error": attempt.error,
        "apart": apart,
        "counted": preview(mine, reply.comment.network, brand) if attempt.move in ("edit", "count") else None,
    }
