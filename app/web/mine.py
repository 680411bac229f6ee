"""An agent's replies: what may be published now, what came back with a wish, what waits, what is still owed."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from app.operations.desk import Desk
from app.operations.holding_words import words_beside
from app.operations.past_approvals import once_offered
from app.operations.write import EDIT_REASONS, history, possible
from app.review.approving import moves
from app.review.diff import diff
from app.review.filters import Filter
from app.review.history import Change
from app.review.people import Person
from app.review.reading import counts, fetch
from app.review.reading import page as page_of
from app.review.replies import Reply
from app.review.rereadings import rereadings_of
from app.web.asking_page import asking_of
from app.web.borrowed import borrowed
from app.web.catalogue import catalogue
from app.web.forms import go_to
from app.web.marks import of_comment, of_draft
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor
from app.web.preview import preview
from app.web.queue_chips import label
from app.web.rendering import page, tongue_for
from app.web.reply_page import Attempt
from app.web.sections import READY, SECTIONS, first_of

router = APIRouter(include_in_schema=False, route_class=PageRoute)

AT_ONCE = 50
"""Replies of one section on a page of its own."""
AT_A_GLANCE = 10
"""Replies of each section where all are shown."""
DONE: Final = frozenset({"edit", "rewrite", "withdraw", "confirm", "publish", "publish-private"})
"""What a form may have led here from; each is said in a sentence."""


@router.get("/mine")
async def mine(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """The reader's own replies in sections, what may be published first. `show`: one of them alone."""
    wanted = SECTIONS.get(request.query_params.get("show", ""))
    async with desk.db.read() as connection:
        told = {c.value: c.count for c in await counts(connection, Filter(requester=person.id), "state")}
        owing = await counts(connection, Filter(requester=person.id, owed=True), "state")
        sizes = {name: sum(told.get(state, 0) for state in section.states) for name, section in SECTIONS.items()}
        sizes["owed"] = sum(c.count for c in owing)
        lists = []
        for section in [wanted] if wanted else [s for s in SECTIONS.values() if sizes[s.name] and s.open]:
            after = request.query_params.get("after") if wanted else None
            most = AT_ONCE if wanted else AT_A_GLANCE
            found = await page_of(connection, section.filter(person), limit=most, after=after, order=section.order)
            lists.append((section, found))
    given: dict[str, Any] = {
        "sizes": sizes,
        "lists": lists,
        "wanted": wanted,
        "sections": SECTIONS.values(),
        "any": sum(told.values()),
    }
    return page(request, "mine.html", person=person, **given, **_names(request, desk, person))


@router.get("/mine/publish")
async def walk(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """The approved replies one at a time; `after` skips one."""
    skipped = request.query_params.get("after", "")
    async with desk.db.read() as connection:
        found = await page_of(connection, SECTIONS[READY].filter(person), limit=AT_ONCE, order="queue")
    ready = [reply for reply in found.items if reply.offered(desk.clock())]
    chosen = first_of([reply.id for reply in ready], skipped)
    if chosen is None:
        return page(request, "mine_publish.html", person=person, reply=None, done=request.query_params.get("done"))
    return await reply_page(request, desk, person, chosen, template="mine_publish.html", ready=ready)


@router.get("/mine/{id}")
async def detail(request: Request, desk: OpenDesk, person: Visitor, id: str) -> Response:
    """One reply of the reader's; another's is shown in the queue."""
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
    if reply.requester != person.id:
        return go_to(f"/queue/{id}")
    return await reply_page(request, desk, person, id)


async def reply_page(
    request: Request,
    desk: Desk,
    person: Person,
    id: str,
    *,
    attempt: Attempt | None = None,
    template: str = "mine_reply.html",
    **given: Any,
) -> Response:
    """The reply as its requester needs it. `attempt`: a form that was refused, shown again. Raises NoSuchReply."""
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
        same = Filter(comment_key=reply.comment_key)
        others = (await page_of(connection, same, limit=AT_A_GLANCE)).items
        waiting = await words_beside(desk, connection, reply)
        asking = await asking_of(desk, connection, reply)
        once = await once_offered(connection, reply, desk.clock())
        read = await rereadings_of(connection, id)
    done = request.query_params.get("done")
    around = {
        "asking": asking,
        "earlier": tuple(other for other in others if other.id != id),
        "waiting": waiting,
        "once": once,
        "read": read,
        "unasked": _unasked(reply, others),
        "rewrites": possible(desk),
        "reasons_for_edit": tuple(EDIT_REASONS),
        "changed": await _changed(desk, reply),
        "done": done if done in DONE else None,
    }
    status = attempt.error.status if attempt and attempt.error else 200
    given = {**_view(request, reply, person, desk), **around, **_tried(reply, attempt), **given}
    return page(request, template, person=person, status=status, **given, **_names(request, desk, person))


def _unasked(reply: Reply, others: Sequence[Reply]) -> str | None:
    """Where the full answer is asked for, of a holding whose comment has none."""
    if reply.kind != "holding" or any(other.kind == "answer" for other in others):
        return None
    told = reply.comment
    given = {"network": told.network, "text": told.text, "author": told.author, "url": told.url}
    at = told.posted_at.isoformat() if told.posted_at else None
    return f"/mine/new?{urlencode({name: value for name, value in {**given, 'posted_at': at}.items() if value})}"


def _view(request: Request, reply: Reply, person: Person, desk: Desk) -> dict[str, Any]:
    now, brand, draft = desk.clock(), desk.brand, reply.draft
    t = catalogue(tongue_for(request, person))
    approver = brand.role(reply.triage.approver)
    return {
        "reply": reply,
        "may": moves(reply, person, brand, now),
        "visible": reply.offered(now),
        "public": preview(draft.public_text, reply.comment.network, brand) if draft else None,
        "marks": of_comment(reply, brand, t),
        "drafted": lambda field, seen: of_draft(reply, field, seen, t),
        "borrowed": borrowed(reply, brand),
        "approver": approver.title if approver else reply.triage.approver,
    }


def _names(request: Request, desk: Desk, person: Person) -> dict[str, Any]:
    t = catalogue(tongue_for(request, person))
    return {"named": lambda name, value: label(name, value, desk.brand, t)}


async def _changed(desk: Desk, reply: Reply) -> Change | None:
    """What somebody else made of the text before, where its requester has to look at that."""
    if reply.state not in ("pending", "approved") or not set(reply.authors) - {reply.requester}:
        return None
    revisions = (await history(desk, reply.id)).revisions
    return revisions[-1].since_engine or revisions[-1].since_previous if revisions else None


def _tried(reply: Reply, attempt: Attempt | None) -> dict[str, Any]:
    """What was typed, and how it differs from what stands now."""
    if attempt is None:
        return {"tried": None, "typed": {}, "error": None, "apart": ()}
    typed, stands = attempt.sent["public_text"], reply.draft.public_text if reply.draft else ""
    apart = diff(stands, typed) if attempt.move == "edit" and typed and typed != stands else ()
    return {"tried": attempt.move, "typed": attempt.sent, "error": attempt.error, "apart": apart}
