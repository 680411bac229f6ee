"""Ready contexts, and one way to ask a rule, for the tables of the guard tests."""

from typing import Any

from app.draft.draft import Finding
from app.evidence.passage import Evidence, Hit, Passage
from app.guard.rule import Context
from app.guard.rules import RULES
from app.guard.verdict import check
from app.incident.situation import CALM
from tests import made


def context(**over: Any) -> Context:
    """Cine Aurora looking at a complaint about a wait; `knows` and `replied` are texts or passages of its evidence."""
    knows = tuple(_hit(p) for p in over.pop("knows", ()))
    replied = tuple(_hit(p, kind="reply") for p in over.pop("replied", ()))
    fields: dict[str, Any] = {
        "comment": made.comment(),
        "triage": made.triage(),
        "evidence": Evidence(knowledge=knows, replies=replied),
        "brand": made.brand(),
        "situation": CALM,
        "nonce": "7f3a",
        "today": made.NOW.date(),
    }
    return Context(**{**fields, **over})


def found(rule: str, text: str, context: Context, *, private: str | None = None) -> tuple[Finding, ...]:
    """What one rule of the table finds in a public text (and a private one)."""
    one = tuple(r for r in RULES if r.name == rule)
    if not one:
        raise LookupError(f"no rule is called {rule}")
    return check(made.draft(text, private_text=private), context, one)


def levels(rule: str, text: str, context: Context) -> set[str]:
    """The levels that one rule gives a public text; empty where it finds nothing."""
    return {f.level for f in found(rule, text, context)}


def _hit(of: str | Passage, **over: Any) -> Hit:
    return Hit(passage=of if isinstance(of, Passage) else made.passage(of, **over), score=0.8)
