"""The forms of the queue: the very moves of the API, sent by a page and answered with one."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import orjson
from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from app.errors import PortavozError
from app.guard.verdict import blocking
from app.operations.desk import Desk
from app.review.people import Person
from app.review.reading import NoSuchReply, fetch
from app.review.reading import page as page_of
from app.review.replies import Reply
from app.web.forms import Fields, fields, go_to
from app.web.limits import Limits
from app.web.moves import DOORS, Door, said
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor, need
from app.web.preview import preview
from app.web.problems import STATUSES, Fault, Invalid
from app.web.queue import fragment, held
from app.web.queue_query import Query, read
from app.web.reply_page import Attempt, reply_page
from app.web.validation import refused
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)

LOOKED_AT: Final = 20
"""Undecided replies among which the next one is chosen: the first that nobody is at."""
Filled = Callable[[Fields, Reply, datetime], dict[str, Any]]


def _approve(sent: Fields, reply: Reply, now: datetime) -> dict[str, Any]:
    rules = dict.fromkeys(finding.rule for finding in blocking(reply.findings))
    given = {rule: sent[f"override:{rule}"] for rule in rules}
    passing = [{"rule": rule, "reason": why} for rule, why in given.items() if why.strip()]
    return {"sha256": sent["sha256"], "overrides": passing}


def _edit(sent: Fields, reply: Reply, now: datetime) -> dict[str, Any]:
    texts = {"public_text": sent["public_text"], "private_text": sent["private_text"] or None}
    return {**texts, "reason": sent["reason"] or None}


def _rewrite(sent: Fields, reply: Reply, now: datetime) -> dict[str, Any]:
    return {"how": sent["how"]} | ({"instruction": sent["instruction"]} if sent["how"] == "free" else {})


def _reason(sent: Fields, reply: Reply, now: datetime) -> dict[str, Any]:
    return {"reason": sent["reason"], "note": sent["note"] or None}


def _note(sent: Fields, reply: Reply, now: datetime) -> dict[str, Any]:
    return {"note": sent["note"] or None}


def _text(sent: Fields, reply: Reply, now: datetime) -> dict[str, Any]:
    return {"public_text": sent["public_text"].strip() or None}


def _snooze(sent: Fields, reply: Reply, now: datetime) -> dict[str, Any]:
    minutes = _whole(sent, "minutes")
    return {"until": now + timedelta(minutes=minutes) if minutes else None}


def _triage(sent: Fields, reply: Reply, now: datetime) -> dict[str, Any]:
    """What differs from how it stands: the rest nobody corrected."""
    before = reply.triage
    wanted = {"outcome": sent["outcome"], "severity": sent["severity"], "scenario": sent["scenario"]}
    changed: dict[str, Any] = {k: value for k, value in wanted.items() if value != (getattr(before, k) or "")}
    private = sent["private"] == "yes"
    if sent["private"] and private != before.private:
        changed["private"] = private
    if sent["incident"] and sent["incident"] != (before.incident or "none"):
        changed["incident"] = None if sent["incident"] == "none" else sent["incident"]
    return changed or {"outcome": before.outcome}


def _publish(sent: Fields, reply: Reply, now: datetime) -> dict[str, Any]:
    said = {"part": sent["part"], "sha256": sent["approved"]}
    return said | ({"permalink": sent["permalink"].strip()} if sent["permalink"].strip() else {})


FORMS: Final[dict[str, Filled]] = {
    "approve": _approve,
    "confirm": lambda sent, reply, now: {"sha256": sent["sha256"]},
    "edit": _edit,
    "rewrite": _rewrite,
    "request-changes": _reason,
    "reject": _reason,
    "waive": _reason,
    "dismiss": _note,
    "withdraw": _note,
    "undo": lambda sent, reply, now: {},
    "claim": lambda sent, reply, now: {"take_over": bool(sent["take_over"])},
    "release": lambda sent, reply, now: {},
    "assign": lambda sent, reply, now: {"person": sent["to"] or None},
    "note": lambda sent, reply, now: {"text": sent["text"]},
    "snooze": _snooze,
    "triage": _triage,
    "sign": lambda sent, reply, now: {"action": _whole(sent, "action")},
    "publish": _publish,
    "holding": _text,
    "closing": _text,
}
"""The body of each move, by what its form sends."""
DOOR_OF: Final = {door.move: door for door in DOORS}


@router.post("/queue/{id}/count")
async def count(request: Request, desk: OpenDesk, person: Visitor, id: str) -> Response:
    """How long a text would be on the network: for the script that asks while somebody writes, or as the page."""
    sent = await fields(request)
    if fragment(request) != "count":
        attempt = Attempt("count", sent, None)
        return (await reply_page(request, desk, person, id, query=read(request.query_params), attempt=attempt))[0]
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
    seen = preview(sent["public_text"], reply.comment.network, desk.brand)
    told = {"length": seen.length, "limit": seen.limit, "over": seen.over}
    return Response(orjson.dumps(told), media_type="application/json")


@router.post("/queue/{id}/{move}")
async def make_move(request: Request, desk: OpenDesk, person: Visitor, id: str, move: str) -> Response:
    """Makes a move and goes on. What is refused comes back on the page with all that was typed."""
    sent, query = await fields(request), read(request.query_params)
    door = next((d for name, d in DOOR_OF.items() if name == move and move in FORMS), None)
    if door is None:
        kind, told = STATUSES[404]
        raise kind(told)
    try:
        reply = await _act(request, desk, person, id, door, sent)
    except NoSuchReply:
        raise
    except PortavozError as error:
        response, _ = await reply_page(request, desk, person, id, query=query, attempt=Attempt(move, sent, error))
        response.headers.update(getattr(error, "headers", {}))
        return response
    return go_to(await _onward(desk, person, query, reply, move, sent))


async def _act(request: Request, desk: Desk, person: Person, id: str, door: Door, sent: Fields) -> Reply:
    async with desk.db.read() as connection:
        before = await fetch(connection, id)
    need(person, door.role)
    try:
        body = door.body.model_validate(FORMS[door.move](sent, before, desk.clock()))
    except ValidationError as error:
        raise refused(error, door.body) from error
    version = {"version": _whole(sent, "version")} if door.line.versioned else {}
    if not door.drafts:
        return await door.act(desk, id, person, **version, **said(body))
    limits: Limits = request.app.state.limits
    limits.count(person)
    with limits.place():
        return await door.act(desk, id, person, **version, **said(body))


def _whole(sent: Fields, name: str) -> int:
    """A number that a form of ours sent. Raises Invalid."""
    if sent[name].isascii() and sent[name].isdecimal() and len(sent[name]) < 10:
        return int(sent[name])
    raise Invalid((Fault(field=name, value=sent[name][:40], message=NOT_WHOLE),))


NOT_WHOLE = Wording(
    es="no es un número entero; recargue la página y repita", en="is no whole number; reload the page and try again"
)


async def _onward(desk: Desk, person: Person, query: Query, reply: Reply, move: str, sent: Fields) -> str:
    """The page after a move: the next undecided one, a new reply, or the same again."""
    told = {"done": "awake" if move == "snooze" and reply.snoozed_until is None else move, "of": reply.id}
    if sent["then"] != "next" or not person.may("lead"):
        return query.at(f"/queue/{reply.id}", **told)
    wanted = query.filter(person, desk.clock())
    async with desk.db.read() as connection:
        found = (await page_of(connection, wanted, limit=LOOKED_AT, order="queue")).items
    others = [other for other in found if other.id != reply.id]
    free = [other for other in others if not held(other, desk) or other.claimed_by == person.name]
    following = next(iter(free or others), None)
    return query.at(f"/queue/{following.id}" if following else "/queue", **told)
