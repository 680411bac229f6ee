"""What an engine proposes, and what it is given to do so."""

from typing import Literal, Protocol

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.evidence.passage import Evidence
from app.incident.situation import Situation
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


class Usage(Value):
    """What the model server said it spent, summed over calls. Tokens."""

    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    calls: int = 0


class Draft(Value):
    engine: Literal["model", "composer"]
    model: str | None = None
    public_text: str
    private_text: str | None = None
    gloss: str | None = None
    """The public text in the brand's language, when it is in another one."""
    fallback: str | None = None
    """Why the engine that was asked for did not write this."""
    prompt: str | None = None
    """`name@fingerprint` of the prompt."""
    cites: tuple[Cite, ...] = ()
    usage: Usage | None = None
    protocol: tuple[Answer, ...] = ()
    """The model's own answers; empty for the composer."""


class Finding(Value):
    """What a guard found. `start`/`end`: code points in `field`; None where it is about the whole."""

    rule: str
    level: Literal["warn", "block"]
    field: Literal["public_text", "private_text"] = "public_text"
    message: Wording
    start: int | None = None
    end: int | None = None


class Assignment(Value):
    """All that an engine needs to write one draft."""

    comment: Comment
    triage: Triage
    evidence: Evidence
    brand: Brand
    situation: Situation
    recent: tuple[str, ...] = ()
    """Our latest public texts, newest first."""
    nonce: str
    """Seeds fences, canary and the choice between equal wordings, so that runs repeat."""


class Engine(Protocol):
    """A writer. Raises EngineFailed when it has nothing usable."""

    async def draft(self, assignment: Assignment, findings: tuple[Finding, ...] = ()) -> Draft:
        """A draft; with `findings`, a repair of the last one that answers them."""
        ...
