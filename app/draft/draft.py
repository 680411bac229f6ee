"""What an engine proposes, and what it is given to do so."""

from datetime import datetime
from typing import Literal, Protocol

from app.brand.brand import Brand
from app.brand.words import Severity
from app.comments.comment import Comment
from app.evidence.passage import Evidence
from app.incident.situation import Situation
from app.llm_faults import Usage
from app.triage.triage import Answer, Triage
from app.value import Value
from app.wording import Wording


class Cite(Value):
    """A source of the draft, as the approver reads it."""

    passage: str
    source: str
    section: str
    text: str
    score: float
    content_hash: str


class Draft(Value):
    engine: Literal["model", "composer", "person"]
    """Who wrote the first text; `person` where no engine wrote any."""
    model: str | None = None
    public_text: str
    private_text: str | None = None
    gloss: str | None = None
    """The public text in the brand's language, when it is in another one."""
    fallback: Wording | None = None
    """Why the engine that was asked for did not write this."""
    prompt: str | None = None
    """`name@fingerprint` of the prompt."""
    cites: tuple[Cite, ...] = ()
    usage: Usage | None = None
    """What all model calls for this reply cost, also those that led to nothing."""
    protocol: tuple[Answer, ...] = ()
    """The model's own answers; empty for the composer."""
    outcome: str | None = None
    """The outcome that the model chose; None for the composer."""
    severity: Severity | None = None
    """The severity that the model proposes; it counts only where it is higher than the rules'."""
    dropped_cites: int = 0
    """Sources that the model named and that do not exist."""


class Finding(Value):
    """What a guard found. `start`/`end`: code points in `field`; None where it is about the whole."""

    rule: str
    level: Literal["warn", "block"]
    field: Literal["public_text", "private_text"] = "public_text"
    message: Wording
    start: int | None = None
    end: int | None = None


class Attempt(Value):
    """One text that an engine wrote, with what the guards found in it. Kept for evaluation, never offered."""

    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        return any(f.level == "block" for f in self.findings)


class Assignment(Value):
    """All that an engine needs to write one draft."""

    comment: Comment
    triage: Triage
    evidence: Evidence
    brand: Brand
    situation: Situation
    recent: tuple[str, ...] = ()
    """Our latest public texts, newest first."""
    now: datetime
    nonce: str
    """Seeds fences, canary and the choice between equal wordings, so that runs repeat."""


class Engine(Protocol):
    """A writer of drafts."""

    deadline: float
    """Seconds that first draft and repair may take together."""
    instructions: str
    """The system message, so that a text repeating it is known; empty for none."""

    async def draft(self, assignment: Assignment, rejected: Attempt | None = None) -> Draft:
        """A draft, or a repair of the `rejected` one that answers its findings. Raises EngineFailed."""
        ...


class EngineFailed(Exception):
    """The engine has nothing usable. `reason` is for people; `usage` what was spent all the same."""

    def __init__(self, reason: Wording, code: str, usage: Usage | None = None) -> None:
        super().__init__(reason.en)
        self.reason, self.code, self.usage = reason, code, usage
