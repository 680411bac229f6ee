"""What a key that may do less than its person can be used for: one set of operations a scope, and nothing else."""

from typing import Final

from app.review.people import NotAllowed, Person, Scope
from app.wording import Wording

ALLOWED: Final[dict[Scope, frozenset[str]]] = {
    "extension": frozenset(
        {
            "createDraft", "holdAtOnce", "listReplies", "getReply", "streamEvents", "getSituation",
            "claimReply", "releaseReply", "createNote", "correctTriage", "editReply", "rewriteReply", "createHolding",
            "publishReply", "withdrawReply", "weighText", "readAgain", "getMe", "endPairing",
        }
    ),
}  # fmt: skip
"""By the names that the OpenAPI document has for them. Nothing here approves, decides or administers."""

BEYOND = Wording(
    es="Un navegador emparejado sirve para pedir respuestas, seguirlas y publicar lo aprobado, y para nada más. Haga"
    " esto en las páginas de Portavoz.",
    en="A paired browser is for asking for replies, following them and publishing what is approved, and for nothing"
    " else. Do this on the pages of Portavoz.",
)


def allows(person: Person, operation: str | None) -> bool:
    """Whether the key that they ask with reaches that far. A scope that nobody knows reaches nowhere."""
    return person.scope is None or operation in ALLOWED.get(person.scope, frozenset())


def within(person: Person, operation: str | None) -> Person:
    """The same person. Raises NotAllowed for what lies beyond the scope of the key that they ask with."""
    if allows(person, operation):
        return person
    raise NotAllowed(BEYOND)
