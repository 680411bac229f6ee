"""The brand's yes/no questions and where they lead."""

from typing import Literal

from app.brand.words import Form, Language, Severity
from app.value import Value

Apology = Literal["required", "optional", "forbidden"]
Answering = Literal["answer", "light", "once", "hold", "none"]
"""answer: a full reply; light: a brief friendly touch; once: correct one time with proof and leave it;
hold: only a holding text, then a person; none: silence, which a person confirms."""


class Strategy(Value):
    """What an outcome asks of the reply."""

    reply: Answering = "answer"
    apologise: Apology = "optional"
    private: bool = False
    """Whether the details are taken to the private channel, with a public return owed."""
    thank: bool = False
    proof: bool = False
    """Whether the reply must rest on a cited fact or manual passage."""


class BaseReply(Value):
    """A reply that the brand approved in advance for an outcome. May hold slots (see app.draft.slots)."""

    text: str
    language: Language = "es"
    form: Form | None = None
    """None: the wording fits every form of address."""
    private_text: str | None = None


class Outcome(Value):
    """Where the protocol ends."""

    id: str
    label: str
    like: str | None = None
    """The shipped outcome that this one renames or narrows; it lends its examples, strategy and base replies."""
    severity: Severity = "low"
    """The severity of a comment of this kind when nothing else raises it."""
    strategy: Strategy = Strategy()
    replies: tuple[BaseReply, ...] = ()
    examples: tuple[str, ...] = ()


class Question(Value):
    """One question with the id of the question or outcome that each answer leads to."""

    id: str
    text: str
    yes: str
    no: str


class Protocol(Value):
    """A tree: `start` names its first question (or its only outcome)."""

    start: str
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]

    def outcome(self, id: str) -> Outcome:
        return next(o for o in self.outcomes if o.id == id)

    def question(self, id: str) -> Question | None:
        return next((q for q in self.questions if q.id == id), None)

    def kind(self, outcome_id: str) -> str:
        """The shipped outcome that `outcome_id` is or is like."""
        outcome = self.outcome(outcome_id)
        return outcome.like or outcome.id
