"""The story of a comment, told once. This is the only place that knows the order of the steps."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal, Protocol

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.draft.draft import Assignment, Draft, Engine, Finding, Usage
from app.evidence.passage import Evidence
from app.incident.situation import Situation
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording

Result = Literal["ready", "hold", "no_reply"]


class Attempt(Value):
    """One text that an engine wrote, with what the guards found in it. Kept for evaluation, never offered."""

    draft: Draft
    findings: tuple[Finding, ...]


class Prepared(Value):
    """The end of every accepted comment. `draft` is None for hold and no_reply; `reason` says why."""

    result: Result
    reason: Wording
    comment: Comment
    triage: Triage
    evidence: Evidence
    holding_text: str | None
    draft: Draft | None
    findings: tuple[Finding, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    """Raw draft, repair, fallback, in the order they were written."""
    usage: Usage | None = None
    """What all calls together cost, also when nothing usable came back."""


class Sources(Protocol):
    """Finds what the brand knows that bears on a comment."""

    async def find(self, comment: Comment, triage: Triage, situation: Situation) -> Evidence: ...


Stage = Literal["triage", "holding", "evidence", "draft", "guard", "repair", "fallback"]
Tell = Callable[[Stage, Value | str | None], None]
"""Called as each stage ends, so that a stream can show progress. Never given unguarded text."""
