"""Which shipped outcome an outcome of the brand is or is like."""

from app.brand.protocol import Protocol
from app.guard.rule import Context


def kind_of(outcome: str, protocol: Protocol) -> str:
    """The shipped outcome; the outcome itself when the protocol does not know it."""
    return next((o.like or o.id for o in protocol.outcomes if o.id == outcome), outcome)


def kinds(context: Context) -> frozenset[str]:
    """The kinds of all matters of the comment, the first outcome included."""
    protocol = context.brand.protocol
    outcomes = (context.triage.outcome, *(issue.outcome for issue in context.triage.issues))
    return frozenset(kind_of(outcome, protocol) for outcome in outcomes)
