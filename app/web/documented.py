"""What each operation can end in, takes and shows, as the OpenAPI document tells it."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from app.comments.networks import UnknownNetwork
from app.db import StorageFull
from app.errors import PortavozError
from app.evidence.index import IndexUnavailable
from app.notify.safe_address import BadHookAddress
from app.operations.adapting import BadPreapproval
from app.operations.alarms import AlertSettled, BadSettlement, NoSuchAlert
from app.operations.answering import AlreadyAnswered
from app.operations.asking import AlreadyAsked, NothingWaits
from app.operations.declaring import AlreadyDeclared
from app.operations.desk import NoModel
from app.operations.draft_comment import Request as DraftRequest
from app.operations.fact_entries import NoSuchFact
from app.operations.fact_given import BadFact
from app.operations.freeze import NotFrozen, UnknownSystem
from app.operations.hear import BadBatch
from app.operations.holding_lane import NoHolding
from app.operations.hook_records import NoSuchHook
from app.operations.hooks import BadHook, HookDisabled, HookExists, TooManyHooks
from app.operations.incident_acts import BadIncident, IncidentOver, StaleIncident
from app.operations.incident_record import NoSuchIncident
from app.operations.ledger import FactChanged, FactOver, SameFact
from app.operations.line_check import BadLine, UnconfirmedFigure
from app.operations.posts import BadPost
from app.operations.preapproving import ManualChanged
from app.operations.questions import BadQuestion, NoSuchQuestion, QuestionSettled
from app.operations.standing_down import DebtsOpen
from app.review.moving import StaleVersion, WrongState
from app.review.people import NotAllowed, NotAuthenticated
from app.review.preapproval import NoSuchPreapproval
from app.review.reading import BadCursor, NoSuchReply
from app.review.repeats import IdempotencyConflict
from app.value import Value
from app.web import alerts, asking, comments, facts, freeze, holdings, hooks, incident_shapes
from app.web.body import PreconditionRequired
from app.web.limits import TooManyRequests
from app.web.moves import DOORS, Door
from app.web.origin import ForgedOrigin
from app.web.problems import Internal, Invalid, NotReady, TooLarge, WrongMediaType

Kinds = tuple[type[PortavozError], ...]

MEANINGS: Final = {
    401: "No key or session, an unknown one, or one that ended.",
    403: "Not for this role, not for this person, or sent by another site's page.",
    404: "There is nothing here. An id of another shape is answered like one that nobody has.",
    409: "It contradicts what is stored; nothing was changed. Read the reply again.",
    413: "The body exceeds 256 kB; a batch of comments, 4 MB.",
    415: "The body is not JSON.",
    422: "The request has faults; `errors` names each field with its mend.",
    428: "Decisions name the version that was seen: If-Match.",
    429: "Over a limit; Retry-After says when to come back.",
    500: "An error of ours; `instance` names it in the log.",
    503: "The desk is not open, or something it needs is out of order.",
    507: "No space left. Nothing was stored.",
}
KEYED: Kinds = (NotAuthenticated, ForgedOrigin, TooLarge, Internal, NotReady)
"""What any operation that asks who you are can end in."""
ONE: Kinds = (NoSuchReply,)
ACTS: Kinds = (
    *KEYED, NotAllowed, NoSuchIncident, IncidentOver, StaleIncident, WrongMediaType, Invalid, PreconditionRequired,
    StorageFull,
)  # fmt: skip
"""What an act on an incident can end in."""
FACT_ACTS: Kinds = (*KEYED, NotAllowed, BadFact, FactChanged, SameFact, WrongMediaType, StorageFull)
ON_FACT: Kinds = (NoSuchFact, FactOver, Invalid, PreconditionRequired)
ON_QUESTION: Kinds = (*KEYED, NoSuchQuestion, QuestionSettled, WrongMediaType, Invalid, StorageFull)
READS: dict[str, Kinds] = {
    "createDraft": (
        *KEYED, IdempotencyConflict, WrongMediaType, Invalid, UnknownNetwork, NoModel, TooManyRequests,
        IndexUnavailable, StorageFull,
    ),
    "listReplies": (*KEYED, Invalid, UnknownNetwork, BadCursor),
    "countReplies": (*KEYED, Invalid, UnknownNetwork),
    "getReply": (*KEYED, *ONE),
    "getHistory": (*KEYED, *ONE),
    "listNotes": (*KEYED, *ONE),
    "streamEvents": (*KEYED, Invalid, TooManyRequests),
    "getStats": (*KEYED, NotAllowed, Invalid),
    "getKnowledge": (*KEYED, NotAllowed),
    "searchKnowledge": (*KEYED, Invalid, UnknownNetwork, IndexUnavailable),
    "holdAtOnce": (
        *KEYED, IdempotencyConflict, WrongMediaType, Invalid, UnknownNetwork, NoHolding, TooManyRequests, StorageFull,
    ),
    "listPreapprovals": (*KEYED, NotAllowed),
    "preapproveHolding": (*KEYED, NotAllowed, WrongMediaType, Invalid, BadPreapproval, StorageFull),
    "preapproveManual": (*KEYED, NotAllowed, WrongMediaType, Invalid, ManualChanged, StorageFull),
    "endPreapproval": (*KEYED, NotAllowed, NoSuchPreapproval),
    "getFreeze": KEYED,
    "reportPaused": (*KEYED, NotFrozen, WrongMediaType, Invalid, StorageFull),
    "reportResumed": (*KEYED, UnknownSystem, WrongMediaType, Invalid, StorageFull),
    "listHooks": (*KEYED, NotAllowed),
    "createHook": (
        *KEYED, NotAllowed, WrongMediaType, Invalid, BadHook, BadHookAddress, HookExists, TooManyHooks, StorageFull,
    ),
    "rotateHook": (*KEYED, NotAllowed, NoSuchHook, WrongMediaType, Invalid, StorageFull),
    "disableHook": (*KEYED, NotAllowed, NoSuchHook, StorageFull),
    "enableHook": (*KEYED, NotAllowed, NoSuchHook, BadHookAddress, StorageFull),
    "testHook": (*KEYED, NotAllowed, NoSuchHook, HookDisabled, StorageFull),
    "listIncidents": (*KEYED, Invalid),
    "getIncident": (*KEYED, NoSuchIncident),
    "listOwed": (*KEYED, NoSuchIncident),
    "getReport": (*KEYED, NoSuchIncident),
    "getSituation": KEYED,
    "declareIncident": (
        *KEYED, NotAllowed, AlreadyDeclared, WrongMediaType, Invalid, BadIncident, BadLine, UnconfirmedFigure,
        StorageFull,
    ),
    "amendIncident": (*ACTS, BadIncident),
    "sayLine": (*ACTS, BadIncident, BadLine, UnconfirmedFigure),
    "givePost": (*ACTS, BadPost),
    "standDown": (*ACTS, DebtsOpen, BadIncident, BadLine, UnconfirmedFigure),
    "hearComments": (*KEYED, WrongMediaType, Invalid, BadBatch, TooManyRequests, StorageFull),
    "listAlerts": (*KEYED, Invalid),
    "settleAlert": (
        *KEYED, NotAllowed, NoSuchAlert, AlertSettled, WrongMediaType, Invalid, BadSettlement, StorageFull,
    ),
    "listFacts": KEYED,
    "getFact": (*KEYED, NoSuchFact),
    "putFact": (*FACT_ACTS, Invalid),
    "confirmFact": (*FACT_ACTS, *ON_FACT),
    "refuteFact": (*FACT_ACTS, *ON_FACT),
    "endFact": (*FACT_ACTS, *ON_FACT),
    "withdrawFact": (*FACT_ACTS, *ON_FACT),
    "askArea": (
        *KEYED, *ONE, NothingWaits, AlreadyAsked, BadQuestion, WrongMediaType, Invalid, StorageFull,
    ),
    "listQuestions": (*KEYED, Invalid),
    "waitFor": (*ON_QUESTION, *ONE, NothingWaits),
    "answerQuestion": (*ON_QUESTION, NotAllowed, AlreadyAnswered, BadQuestion),
    "settleQuestion": (*ON_QUESTION, NotAllowed, BadQuestion, BadFact, FactChanged, SameFact),
    "withdrawQuestion": (*ON_QUESTION, NotAllowed, BadQuestion),
    "readyz": (NotReady,),
}  # fmt: skip
HOLDINGS: dict[str, type[Value]] = {
    "holdAtOnce": holdings.HoldingBody,
    "preapproveHolding": holdings.PreapproveBody,
    "preapproveManual": holdings.ManualBody,
}
HOOKS: dict[str, type[Value]] = {
    "reportPaused": freeze.PausedBody,
    "reportResumed": freeze.ResumedBody,
    "createHook": hooks.HookBody,
    "rotateHook": hooks.RotateBody,
}
MOVED: dict[str, Door] = {door.operation: door for door in DOORS}
BODIES: dict[str, type[Value]] = {
    "createDraft": DraftRequest,
    "hearComments": comments.CommentsBody,
    "settleAlert": alerts.SettleBody,
    **HOLDINGS,
    **HOOKS,
    **incident_shapes.BODIES,
    **facts.BODIES,
    **asking.BODIES,
    **{name: door.body for name, door in MOVED.items()},
}
EXAMPLES_OF: dict[str, tuple[str, ...]] = {
    "createDraft": ("ready", "hold", "no_reply"),
    "getReply": ("ready", "hold", "no_reply", "approved", "published"),
    "listReplies": ("page",),
    "countReplies": ("counts",),
    "getHistory": ("history",),
    "listNotes": ("notes",),
    "getStats": ("stats",),
    "getKnowledge": ("knowledge",),
    "searchKnowledge": ("knowledge_search",),
    **{name: (f"answer_{name}",) for name in ("approveReply", "rejectReply", "createClosing", "createHolding")},
    "publishReply": ("published",),
}
"""Examples of good answers; files of that name are answers of the shipped brand. Most moves answer alike."""


class Told(NamedTuple):
    """What the document says of an operation beside what the framework sees."""

    problems: dict[int, tuple[str, ...]]
    """Stable types by status."""
    parameters: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    """Of the good answer."""
    streams: bool = False

    @property
    def keyed(self) -> bool:
        """Whether it asks who you are."""
        return 401 in self.problems


def told(name: str) -> Told:
    """What there is to say of the operation of that name."""
    if (door := MOVED.get(name)) is not None:
        return _of(door)
    problems, language = _by_status(READS.get(name, ())), ("Accept-Language",) if name in READS else ()
    match name:
        case "holdAtOnce":
            headers = ("ETag", "Location", "Idempotency-Replayed")
            return Told(problems, ("Idempotency-Key", *language), headers)
        case "createDraft":
            headers = ("ETag", "Location", "Idempotency-Replayed")
            return Told(problems, ("Idempotency-Key", *language), headers, streams=True)
        case "getFreeze" | "getSituation":
            return Told(problems, ("If-None-Match", *language), ("ETag", "Cache-Control"))
        case "declareIncident":
            return Told(problems, language, ("ETag", "Location"))
        case "getIncident":
            return Told(problems, language, ("ETag",))
        case "getFact":
            return Told(problems, language, ("ETag",))
        case "putFact":
            return Told(problems, language, ("ETag", "Location"))
        case _ if name in facts.VERSIONED:
            return Told(problems, ("If-Match", *language), ("ETag",))
        case _ if name in incident_shapes.VERSIONED:
            return Told(problems, ("If-Match", *language), ("ETag",))
        case "getReply":
            return Told(problems, language, ("ETag",))
        case "streamEvents":
            return Told(problems, ("Last-Event-ID", *language), streams=True)
        case "readyz":
            return Told(problems)
        case _:
            return Told(problems, language)


def _of(door: Door) -> Told:
    kinds: Kinds = (*KEYED, *ONE, NotAllowed, WrongState, StaleVersion, WrongMediaType, Invalid, StorageFull)
    decides = door.line.versioned
    kinds += (*door.raises, *((PreconditionRequired,) if decides else ()))
    kinds += (*((IdempotencyConflict,) if door.repeatable else ()), *((TooManyRequests,) if door.drafts else ()))
    parameters = (
        *(("If-Match",) if decides else ()), *(("Idempotency-Key",) if door.repeatable else ()), "Accept-Language",
    )  # fmt: skip
    headers = (
        "ETag",
        *(("Location",) if door.creates else ()),
        *(("Idempotency-Replayed",) if door.repeatable else ()),
    )
    return Told(_by_status(kinds), parameters, headers)


def _by_status(kinds: Iterable[type[PortavozError]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for kind in kinds:
        found.setdefault(kind.status, []).append(kind.type)
    return {status: tuple(dict.fromkeys(found[status])) for status in sorted(found)}
