"""The states of a reply and every move between them, as one table. What is not in it cannot happen."""

from typing import Literal, NamedTuple

from app.review.people import Role

State = Literal[
    "pending", "changes_requested", "approved", "stale", "published", "closed",
    "rejected", "superseded", "dismissed", "withdrawn",
]  # fmt: skip

MoveName = Literal[
    "approve", "confirm", "request-changes", "reject", "dismiss", "edit", "rewrite", "triage", "undo", "publish",
    "publish-private", "withdraw", "closing", "waive", "holding", "sign", "claim", "release", "assign", "note",
    "snooze", "supersede", "restore", "outdate", "pay", "recheck", "erase", "draft", "preapproval", "redraft",
    "reread",
]  # fmt: skip

UNDECIDED: tuple[State, ...] = ("pending", "changes_requested", "stale")
"""A person still has to decide on these."""
OPEN: tuple[State, ...] = (*UNDECIDED, "approved")
"""Nothing of these stands in public yet."""
SHELVED: tuple[State, ...] = ("rejected", "superseded", "dismissed", "withdrawn")
"""Decided against, or decided by another reply."""


class Move(NamedTuple):
    """One line of the table. `to` None: the state stays. `role`: the least that may make it; None: Portavoz itself."""

    name: MoveName
    of: tuple[State, ...]
    to: State | None
    role: Role | None
    versioned: bool = True
    """Whether it decides, and so needs the version that the person saw, and raises it."""


MOVES: tuple[Move, ...] = (
    Move("approve", ("pending",), "approved", "lead"),
    Move("confirm", ("pending",), "approved", "agent"),
    Move("request-changes", ("pending",), "changes_requested", "lead"),
    Move("reject", UNDECIDED, "rejected", "lead"),
    Move("dismiss", ("pending",), "dismissed", "lead"),
    Move("edit", OPEN, "pending", "agent"),
    Move("rewrite", UNDECIDED, "pending", "agent"),
    Move("triage", ("pending", "changes_requested"), None, "agent"),
    Move("undo", ("approved",), "pending", "lead"),
    Move("publish", (*OPEN, *SHELVED), "published", "agent", versioned=False),
    Move("publish", ("published", "closed"), None, "agent", versioned=False),
    Move("publish-private", (*OPEN, *SHELVED, "published", "closed"), None, "agent", versioned=False),
    Move("withdraw", OPEN, "withdrawn", "agent"),
    Move("closing", ("published",), None, "agent", versioned=False),
    Move("waive", ("published",), "closed", "lead"),
    Move("holding", UNDECIDED, None, "agent", versioned=False),
    Move("sign", (*OPEN, "published", "closed", "dismissed"), None, "agent", versioned=False),
    Move("claim", UNDECIDED, None, "agent", versioned=False),
    Move("release", OPEN, None, "agent", versioned=False),
    Move("assign", OPEN, None, "lead", versioned=False),
    Move("note", (*OPEN, *SHELVED, "published", "closed"), None, "agent", versioned=False),
    Move("snooze", UNDECIDED, None, "lead", versioned=False),
    Move("supersede", UNDECIDED, "superseded", None),
    Move("restore", ("superseded",), "pending", None),
    Move("outdate", ("approved",), "stale", None),
    Move("preapproval", ("pending",), "approved", "agent"),
    Move("redraft", UNDECIDED, "pending", None),
    Move("reread", OPEN, None, "agent"),
    Move("reread", ("published", "closed"), None, "agent", versioned=False),
    Move("reread", ("superseded",), None, None),
    Move("pay", ("published",), "closed", None),
    Move("recheck", UNDECIDED, None, None),
    Move("erase", (*OPEN, *SHELVED, "published", "closed"), None, "admin", versioned=False),
)  # fmt: skip
"""Erasing takes texts away and leaves every decision: it is allowed anywhere.

So is reporting what was sent: it is a fact, whatever was decided meanwhile. Which words may be reported the table does
not say: only those that were once approved (app.operations.publish).
"""


def found(name: MoveName, state: State) -> Move | None:
    """The line for a move from a state, or None where that move is not allowed."""
    return next((m for m in MOVES if m.name == name and state in m.of), None)


def transitions() -> frozenset[tuple[State, State]]:
    """Every change of state that a move can make; the database refuses any other (migration 0002)."""
    return frozenset((of, m.to) for m in MOVES if m.to for of in m.of if of != m.to)
