"""POST /v1/replies/{id}/…: every move that a person can make, as one table and one way through it."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from fastapi import APIRouter, Request, Response

from app.errors import PortavozError
from app.operations import attend, beside, decide, publish, write
from app.operations.attend import BadNote, BadSnooze, Claimed, NoSuchAction, UnknownAssignee
from app.operations.beside import NothingToSay
from app.operations.desk import Desk
from app.operations.overrule import BadTriage
from app.operations.publish import NotApprovedText, NotYetVisible
from app.operations.repeat import digest, once
from app.operations.rewrite import BadWish, NeedsModel, RewriteFailed, RewriteRefused
from app.operations.weigh import GroundMoved
from app.operations.write import BadText, NothingChanged
from app.review.approving import AlreadyApproved, Blocked, NothingToApprove, TwoPeople, WrongHash
from app.review.moving import ReasonMissing, StaleVersion, WrongState
from app.review.people import Person, Role
from app.review.replies import Reply
from app.review.states import MOVES, Move, MoveName
from app.value import Value
from app.web import bodies
from app.web.answers import reader_of, shown_reply
from app.web.body import read_body, repeat_key, seen_version
from app.web.limits import Limits
from app.web.person import Asking, OpenDesk, need
from app.web.view import ReplyView

router = APIRouter(prefix="/v1", tags=["moves"])

Act = Callable[..., Awaitable[Reply]]


class Door(NamedTuple):
    """One move as an operation: `act` takes desk, id, person, the version where it decides, and the body's fields."""

    move: MoveName
    body: type[Value]
    act: Act
    summary: str
    about: str
    raises: tuple[type[PortavozError], ...] = ()
    """What it can end in beside what every move can."""
    creates: bool = False
    """Whether the answer is a new reply."""
    repeatable: bool = False
    """Whether an Idempotency-Key makes it safe to send again."""
    drafts: bool = False
    """Whether an engine writes, so that it counts as a draft."""

    @property
    def line(self) -> Move:
        return next(line for line in MOVES if line.name == self.move)

    @property
    def role(self) -> Role:
        """The least that may try it; who may do it with one reply, its severity and its authors tell."""
        role = self.line.role
        assert role is not None  # noqa: S101 - the other moves have no door
        return role

    @property
    def operation(self) -> str:
        """`request-changes` is `requestChanges`; `note` would say too little by itself."""
        first, *rest = self.move.split("-")
        return OPERATIONS.get(self.move) or f"{first}{''.join(map(str.capitalize, rest))}Reply"


OPERATIONS: dict[MoveName, str] = {
    "request-changes": "requestChanges",
    "closing": "createClosing",
    "holding": "createHolding",
    "note": "createNote",
    "sign": "signAction",
    "triage": "correctTriage",
    "waive": "waiveDebt",
}


async def _triage(desk: Desk, id: str, person: Person, **given: Any) -> Reply:
    for name in ("scenario", "incident"):
        if given.get(name, "") is None:
            given[name] = write.NO_SCENARIO  # null takes it away; what was not sent stays
    return await write.triage(desk, id, person, **given)


async def _publish(desk: Desk, id: str, person: Person, **given: Any) -> Reply:
    return await publish.publish(desk, id, person, publish.Published(**given))


DOORS: tuple[Door, ...] = (
    Door(
        "claim", bodies.ClaimBody, attend.claim, "Say that you are at it",
        "Others see it. A claim of which nothing was heard for 15 minutes holds nobody back.",
        (Claimed,),
    ),
    Door("release", bodies.NoBody, attend.release, "Nobody is at it now", "For who has it, or a lead.", (Claimed,)),
    Door(
        "assign",
        bodies.AssignBody,
        attend.assign,
        "Give it to somebody",
        "Or to nobody in particular.",
        (UnknownAssignee,),
    ),
    Door(
        "note", bodies.NoteBody, attend.note, "Add a note", "Only we read it. Notes are listed under /notes.",
        (BadNote,), repeatable=True,
    ),
    Door(
        "snooze", bodies.SnoozeBody, attend.snooze, "Put it off, or take it up again",
        "It leaves the list until then; no deadline and no notice stops.", (BadSnooze,),
    ),
    Door(
        "sign", bodies.SignBody, attend.sign, "Sign an internal act as done", "Signing twice changes nothing.",
        (NoSuchAction,),
    ),
    Door(
        "triage", bodies.TriageBody, _triage, "Correct what we think of the comment",
        "The text is guarded again: other strategies ask for other things. Lowering the severity is for who could"
        " approve it as it is.", (BadTriage,),
    ),
    Door(
        "edit", bodies.EditBody, write.edit, "Change the words",
        "A new revision, guarded again: a finding may block its approval. Another person has to approve it.",
        (BadText, NothingChanged),
    ),
    Door(
        "rewrite", bodies.RewriteBody, write.rewrite, "Have an engine write it anew",
        "A new revision by an engine, guarded again.",
        (NothingToApprove, BadWish, NeedsModel, RewriteRefused, RewriteFailed), drafts=True,
    ),
    Door(
        "approve", bodies.ApproveBody, decide.approve, "Approve exactly these words",
        "By another person than who requested or wrote them, of the role that the severity asks for. They are offered"
        " from `visible_at` on. Other replies to the same comment are superseded.",
        (TwoPeople, NothingToApprove, WrongHash, GroundMoved, Blocked, AlreadyApproved),
    ),
    Door(
        "confirm", bodies.ConfirmBody, decide.confirm, "Confirm a lead's change of your reply",
        "For who requested it, at low or medium severity; the approval is the lead's.",
        (TwoPeople, NothingToApprove, WrongHash, GroundMoved, Blocked, AlreadyApproved),
    ),
    Door(
        "undo", bodies.UndoBody, decide.undo, "Take an approval back",
        "What it had superseded is pending again.",
    ),
    Door(
        "request-changes", bodies.ReasonBody, decide.request_changes, "Send it back to be changed",
        "Until somebody edits it or has it rewritten, it cannot be approved.", (ReasonMissing,),
    ),
    Door("reject", bodies.ReasonBody, decide.reject, "Refuse this text", "It will not be used.", (ReasonMissing,)),
    Door(
        "dismiss", bodies.RemarkBody, decide.dismiss, "Confirm that the comment is not answered",
        "For a `no_reply` of the protocol.",
    ),
    Door(
        "publish", bodies.PublishBody, _publish, "Report what now stands on the network",
        "A fact, so it needs no version; the same report twice changes nothing. Words whose approval was taken away"
        " since (`stale`, redrafted, undone, edited, withdrawn) are reported by the `sha256` that they had: late.",
        (NotApprovedText, NotYetVisible),
    ),
    Door(
        "withdraw", bodies.RemarkBody, decide.withdraw, "The comment is gone", "Nothing is left to answer.",
    ),
    Door(
        "closing", bodies.TextBody, beside.closing, "Begin the public closing of a matter taken private",
        "A new pending reply, with your words or the scenario's. Publishing it pays the debt.",
        (NothingToSay,), creates=True, repeatable=True,
    ),
    Door(
        "waive", bodies.ReasonBody, publish.waive, "Let an owed return go", "The matter is closed without a closing.",
        (ReasonMissing,),
    ),
    Door(
        "holding", bodies.TextBody, beside.holding, "Begin a holding beside an answer",
        "A new pending reply, with your words or the manual's, to publish while the answer is decided.",
        (NothingToSay,), creates=True, repeatable=True,
    ),
)  # fmt: skip

ALWAYS: tuple[type[PortavozError], ...] = (WrongState,)
DECIDING: tuple[type[PortavozError], ...] = (StaleVersion,)


def said(body: Value) -> dict[str, Any]:
    """The fields that were sent: what was left out, the operation fills."""
    return {name: getattr(body, name) for name in type(body).model_fields if name in body.model_fields_set}


def _endpoint(door: Door) -> Callable[..., Awaitable[Response]]:
    async def make_move(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
        need(person, door.role)
        key = await repeat_key(request) if door.repeatable else None
        body = await read_body(request, door.body)
        version = {"version": seen_version(request)} if door.line.versioned else {}

        async def act(within: Desk) -> Reply:
            return await door.act(within, id, person, **version, **said(body))

        if key is None:
            reply, again = await _limited(request, person, door, act, desk), False
        else:
            reply, again = await once(desk, person, key, digest(door.move, id, body.model_dump_json()), act)
        return shown_reply(request, reply, reader_of(request, desk, person), made=door.creates, again=again)

    return make_move


async def _limited(
    request: Request, person: Person, door: Door, act: Callable[[Desk], Awaitable[Reply]], desk: Desk
) -> Reply:
    if not door.drafts:
        return await act(desk)
    limits: Limits = request.app.state.limits
    limits.count(person)
    with limits.place():
        return await act(desk)


for _door in DOORS:
    router.add_api_route(
        f"/replies/{{id}}/{_door.move}",
        _endpoint(_door),
        methods=["POST"],
        operation_id=_door.operation,
        summary=_door.summary,
        description=_door.about,
        status_code=201 if _door.creates else 200,
        response_model=ReplyView,
    )
