"""Near-identical comments or redrafts with one change, their replies side by side, and one decision for the ticked."""

from typing import Annotated, Any, Final, Literal, get_args

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.guard.verdict import blocking
from app.operations.desk import Desk
from app.operations.groups import (
    GroupMove,
    Item,
    Outcome,
    change_groups,
    changed,
    decide_group,
    group,
    groups,
    what_changed,
)
from app.operations.write import EDIT_REASONS
from app.review.approving import moves
from app.review.people import Person
from app.review.reading import fetch_all
from app.review.replies import Reply
from app.web.catalogue import catalogue
from app.web.forms import Fields, fields, go_to
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, require
from app.web.preview import preview
from app.web.problems import Fault, Invalid
from app.web.queue_chips import label
from app.web.rendering import page, tongue_for
from app.web.reply_page import refusal
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Lead = Annotated[Person, Depends(require("lead"))]

CHOOSE = Wording(
    es="Elija qué hacer con las respuestas marcadas; no se ha cambiado nada.",
    en="Choose what to do with the ticked replies; nothing was changed.",
)
NOTHING: Final = Fields(())
By = Literal["likeness", "change"]
"""What the replies of a group share: what their comments say, or what a redraft changed in them."""


@router.get("/groups")
async def all_groups(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """Two comments or more that say the same, the most urgent and the biggest first."""
    async with desk.db.read() as connection:
        found, redrafted = await groups(connection), await change_groups(connection)
    given: dict[str, Any] = {
        "groups": found,
        "changes": redrafted,
        "done": _number(request.query_params.get("done", "")),
    }
    return page(request, "groups.html", person=person, **given, **_names(request, desk, person))


@router.get("/groups/change/{change}")
async def one_change(request: Request, desk: OpenDesk, person: Lead, change: str) -> Response:
    """The replies in which the same words changed, with the change on top."""
    return await _group(request, desk, person, change, by="change")


@router.post("/groups/change/{change}")
async def decide_change(request: Request, desk: OpenDesk, person: Lead, change: str) -> Response:
    """Decides on the ticked ones, as for any group."""
    return await _decide(request, desk, person, change, by="change")


@router.get("/groups/{likeness}")
async def one(request: Request, desk: OpenDesk, person: Lead, likeness: str) -> Response:
    """The replies of a group."""
    return await _group(request, desk, person, likeness)


@router.post("/groups/{likeness}")
async def decide(request: Request, desk: OpenDesk, person: Lead, likeness: str) -> Response:
    """Decides on the ticked ones; what was refused is listed with its reason, the others are done."""
    return await _decide(request, desk, person, likeness)


async def _decide(request: Request, desk: Desk, person: Person, key: str, by: By = "likeness") -> Response:
    sent = await fields(request)
    try:
        move, items = _move(sent), _items(sent)
        made = await decide_group(desk, person, move, items, reason=sent["reason"], note=sent["note"])
    except PortavozError as error:
        return await _group(request, desk, person, key, by, sent=sent, error=error)
    if all(outcome.done for outcome in made):
        return await _onward(desk, key, by, len(made))
    return await _group(request, desk, person, key, by, sent=sent, outcomes=made)


async def _onward(desk: Desk, key: str, by: By, done: int) -> Response:
    async with desk.db.read() as connection:
        left = await _replies(connection, key, by)
    return go_to(f"{_path(key, by)}?done={done}" if left else f"/groups?done={done}")


async def _replies(connection: AsyncConnection, key: str, by: By) -> tuple[Reply, ...]:
    return await (changed if by == "change" else group)(connection, key)


def _path(key: str, by: By) -> str:
    return f"/groups/change/{key}" if by == "change" else f"/groups/{key}"


def _move(sent: Fields) -> GroupMove:
    move: GroupMove | None = next((known for known in get_args(GroupMove) if known == sent["move"]), None)
    if move is None:
        raise Invalid((Fault(field="move", message=CHOOSE),))
    return move


def _items(sent: Fields) -> list[Item]:
    """Each ticked reply with the version and the words that were on the page; without a version it counts as old."""
    versions = {id: sent[f"version:{id}"] for id in sent.all("reply")}
    sound = {id: int(v) if v.isascii() and v.isdigit() and len(v) < 10 else 0 for id, v in versions.items()}
    return [Item(id=id, version=version, sha256=sent[f"sha256:{id}"]) for id, version in sound.items()]


async def _group(
    request: Request,
    desk: Desk,
    person: Person,
    key: str,
    by: By = "likeness",
    *,
    sent: Fields = NOTHING,
    error: PortavozError | None = None,
    outcomes: list[Outcome] | None = None,
) -> Response:
    async with desk.db.read() as connection:
        found = await _replies(connection, key, by)
        told = await what_changed(connection, found[0]) if by == "change" and found else ()
        decided = {reply.id: reply for reply in await fetch_all(connection, [o.id for o in outcomes or ()])}
    failed = [outcome for outcome in outcomes or () if not outcome.done]
    before = _number(request.query_params.get("done", ""))
    given: dict[str, Any] = {
        "path": _path(key, by),
        "by": by,
        "changed": told,
        "cards": [_card(reply, person, desk) for reply in found],
        "moves": _possible(found, person, desk),
        "reasons": tuple(EDIT_REASONS),
        "typed": sent,
        "ticked": sent.all("reply"),
        "error": error,
        "failed": [(outcome, decided.get(outcome.id)) for outcome in failed],
        "done": before if outcomes is None else len(outcomes) - len(failed),
    }
    status = error.status if error else 409 if failed and len(failed) == len(outcomes or ()) else 200
    return page(request, "group.html", person=person, status=status, **given, **_names(request, desk, person))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _card(reply: Reply, person: Person, desk: Desk) -> dict[str, Any]:
    """A reply with what keeps this person from approving it here: their role, or a finding that asks for a look."""
    network, draft = reply.comment.network, reply.draft
    return {
        "reply": reply,
        "public": preview(draft.public_text, network, desk.brand) if draft else None,
        "refusal": refusal(reply, person, desk) if draft else None,
        "blocks": blocking(reply.findings),
    }


def _possible(found: tuple[Reply, ...], person: Person, desk: Desk) -> tuple[GroupMove, ...]:
    """What can be done with at least one of them."""
    may = {name for reply in found for name in moves(reply, person, desk.brand, desk.clock())}
    return tuple(name for name in get_args(GroupMove) if name in may)


def _names(request: Request, desk: Desk, person: Person) -> dict[str, Any]:
    t = catalogue(tongue_for(request, person))
    return {"named": lambda name, value: label(name, value, desk.brand, t)}
