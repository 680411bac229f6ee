"""What each operation can end in beside a good answer: errors by the name of the operation."""

from typing import Final

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
from app.operations.fact_conditions import FactChanged, FactOver, SameFact
from app.operations.fact_entries import NoSuchFact
from app.operations.fact_given import BadFact
from app.operations.freeze import NotFrozen, UnknownSystem
from app.operations.hear import BadBatch
from app.operations.holding_lane import NoHolding
from app.operations.hook_records import NoSuchHook
from app.operations.hooks import BadHook, HookDisabled, HookExists, TooManyHooks
from app.operations.incident_acts import BadIncident, IncidentOver, StaleIncident
from app.operations.incident_record import NoSuchIncident
from app.operations.line_check import BadLine, UnconfirmedFigure
from app.operations.posts import BadPost
from app.operations.preapproving import ManualChanged
from app.operations.questions import BadQuestion, NoSuchQuestion, QuestionSettled
from app.operations.reread import NothingRead
from app.operations.standing_down import DebtsOpen
from app.review.moving import WrongState
from app.review.pairing import NoSuchCode, TooManyPairings
from app.review.people import NotAllowed, NotAuthenticated
from app.review.preapproval import NoSuchPreapproval
from app.review.reading import BadCursor, NoSuchReply
from app.review.repeats import IdempotencyConflict
from app.web.body import PreconditionRequired
from app.web.limits import TooManyRequests
from app.web.origin import ForgedOrigin
from app.web.problems import Internal, Invalid, NotReady, TooLarge, WrongMediaType

Kinds = tuple[type[PortavozError], ...]

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
READS: Final[dict[str, Kinds]] = {
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
    "getMe": KEYED,
    "readAgain": (*KEYED, *ONE, NotAllowed, WrongState, NothingRead, WrongMediaType, Invalid, StorageFull),
    "weighText": (*KEYED, *ONE, WrongMediaType, Invalid),
    "getExtension": (Internal, NotReady),
    "pairBrowser": (
        ForgedOrigin, TooLarge, Internal, NotReady, NoSuchCode, TooManyPairings, WrongMediaType, Invalid, StorageFull,
    ),
    "endPairing": (*KEYED, NotAllowed, StorageFull),
    "readyz": (NotReady,),
}  # fmt: skip
