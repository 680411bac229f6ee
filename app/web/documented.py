"""What each operation can end in, takes and shows, as the OpenAPI document tells it."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from app.db import StorageFull
from app.errors import PortavozError
from app.operations.draft_comment import Request as DraftRequest
from app.review.moving import StaleVersion, WrongState
from app.review.people import NotAllowed
from app.review.repeats import IdempotencyConflict
from app.value import Value
from app.web import (
    alerts,
    asking,
    comments,
    facts,
    freeze,
    holdings,
    hooks,
    incident_shapes,
    pairing,
    rereading,
    weighing,
)
from app.web.body import PreconditionRequired
from app.web.endings import KEYED, ONE, READS, Kinds
from app.web.limits import TooManyRequests
from app.web.moves import DOORS, Door
from app.web.problems import Invalid, WrongMediaType

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
    "weighText": weighing.WeighBody,
    "readAgain": rereading.ReadAgainBody,
    "pairBrowser": pairing.PairBody,
    **HOLDINGS,
    **HOOKS,
    **incident_shapes.BODIES,
    **facts.BODIES,
    **asking.BODIES,
    **{name: door.body for name, door in MOVED.items()},
}
SHOWN: Final = (
    "approveReply", "rejectReply", "createClosing", "createHolding",
    "holdAtOnce", "listPreapprovals", "preapproveHolding", "preapproveManual", "endPreapproval",
    "hearComments", "listAlerts", "settleAlert",
    "listFacts", "getFact", "putFact", "confirmFact", "refuteFact", "endFact", "withdrawFact",
    "askArea", "listQuestions", "waitFor", "answerQuestion", "settleQuestion", "withdrawQuestion",
    "getSituation", "listIncidents", "getIncident", "declareIncident", "amendIncident", "sayLine", "givePost",
    "standDown", "listOwed", "getReport",
    "getFreeze", "reportPaused", "reportResumed",
    "listHooks", "createHook", "rotateHook", "disableHook", "enableHook", "testHook",
    "getMe", "weighText", "readAgain", "getExtension", "pairBrowser",
)  # fmt: skip
"""Operations with one good answer of their own to show, the file `answer_` with their name. Most moves answer alike."""
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
    **{name: (f"answer_{name}",) for name in SHOWN},
    "publishReply": ("published",),
}
"""Examples of good answers; files of that name are answers of the shipped brand."""


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
        case "getReply" | "readAgain":
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
