"""What we think of a comment before anybody writes, with the reason for each part."""

from datetime import datetime
from typing import Literal

from app.brand.protocol import Strategy
from app.brand.words import Form, Language, Severity
from app.value import Value

Signal = Literal["danger", "personal_data", "legal_threat", "press", "manipulation", "irony", "abuse"]
Danger = Literal["self_harm", "medical", "fire", "minor", "violence", "other"]


class Answer(Value):
    """One question of the protocol, answered. `start`/`end`: the evidence in the comment, in code points."""

    question: str
    text: str
    answer: Literal["yes", "no"]
    evidence: str
    start: int | None = None
    end: int | None = None
    by: Literal["rules", "model", "person"] = "rules"


class Issue(Value):
    """One matter of the comment: text[start:end] is about it."""

    outcome: str
    severity: Severity
    scenario: str | None = None
    start: int
    end: int


class Span(Value):
    """A place in the comment that a signal rests on. The text itself is never copied."""

    kind: str
    start: int
    end: int


class Action(Value):
    """An internal act that a person does and signs."""

    what: str
    owner: str
    due_at: datetime
    done_by: str | None = None


class Triage(Value):
    outcome: str
    severity: Severity
    scenario: str | None
    incident: str | None = None
    """Id of the open incident that the comment belongs to."""
    language: Language
    """The language of the comment; `und` where nothing decides."""
    reply_language: Language
    """The language that we answer in."""
    form: Form
    owner: str
    approver: str
    """Role id that may approve a reply of this severity."""
    tell: tuple[str, ...] = ()
    private: bool
    strategy: Strategy
    danger: Danger | None = None
    signals: tuple[Signal, ...] = ()
    spans: tuple[Span, ...] = ()
    """Where personal data, danger and the other signals stand in the comment."""
    issues: tuple[Issue, ...]
    actions: tuple[Action, ...] = ()
    protocol: tuple[Answer, ...]
    confidence: float
    """0 to 1: how far the first outcome leads the second."""
    first_answer_due: datetime
    due_at: datetime
    hold: str | None = None
    """Why no engine may write here (danger, legal_threat, press, personal_data, strategy), or None."""
