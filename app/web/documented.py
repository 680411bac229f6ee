"""What each operation can end in, takes and shows, as the OpenAPI document tells it."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from app.comments.networks import UnknownNetwork
from app.db import StorageFull
from app.errors import PortavozError
from app.evidence.index import IndexUnavailable
from app.operations.desk import NoModel
from app.operations.draft_comment import Request as DraftRequest
from app.review.moving import StaleVersion, WrongState
from app.review.people import NotAllowed, NotAuthenticated
from app.review.reading import BadCursor, NoSuchReply
from app.review.repeats import IdempotencyConflict
from app.value import Value
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
    413: "The body exceeds 256 kB.",
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
    "readyz": (NotReady,),
}  # fmt: skip
MOVED: dict[str, Door] = {door.operation: door for door in DOORS}
BODIES: dict[str, type[Value]] = {"createDraft": DraftRequest, **{name: door.body for name, door in MOVED.items()}}
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
        case "createDraft":
            headers = ("ETag", "Location", "Idempotency-Replayed")
            return Told(problems, ("Idempotency-Key", *language), headers, streams=True)
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
