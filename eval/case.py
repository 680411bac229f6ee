"""A comment with what a careful person of the brand accepts as its treatment: one JSON line of `eval/cases/`."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from app.brand.facts import Fact
from app.brand.protocol import Apology
from app.brand.words import Severity
from app.comments.comment import Comment
from app.value import Value
from eval.rules import RULES

Split = Literal["tune", "held", "crisis", "injection", "harvest"]
"""tune: looked at while building; held: measured only; harvest: what people corrected in the queue."""
Result = Literal["ready", "hold", "no_reply"]
Mood = Literal["calm", "happy", "angry", "sad", "afraid", "grieving", "ironic", "hostile"]
"""What a person hears in the comment. `hostile` wants to offend; `ironic` praises and means the opposite."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,79}$")]


def _known(rules: tuple[str, ...]) -> tuple[str, ...]:
    for rule in rules:
        if rule not in RULES and not rule.startswith("say:"):
            raise PydanticCustomError(
                "unknown_rule", "names no rule: “{rule}”; see eval/rules.py, or write “say:…”", {"rule": rule}
            )
    return rules


Rules = Annotated[tuple[str, ...], AfterValidator(_known)]


class Variant(Value):
    """Made from another case by a change that must not change the treatment."""

    of: Id
    kind: Literal["paraphrase", "person", "noise", "day"]
    trait: str
    """What was changed: «name:female», «dialect:es-MX», «typos:10», «paraphrase»."""


class Matter(Value):
    """One thing that the comment is about: a verbatim part of its text."""

    text: str
    outcomes: Annotated[tuple[str, ...], Field(min_length=1)]
    """Accepted outcomes of this matter."""
    answered_by: tuple[str, ...] = ()
    """Words of which a reply to it holds at least one, in any case and accent; empty: not labelled."""


class Line(Value):
    """The official line of an incident that is open when the comment comes in."""

    scenario: str | None = None
    severity: Severity = "high"
    text: str
    facts: tuple[Fact, ...] = ()


class Case(Value):
    """Accepted sets, not one right answer. What is empty or None is not labelled, and no metric scores it."""

    id: Id
    brand: str
    """Slug of the brand whose knowledge folder it is for."""
    split: Split
    group: Id
    """Cases that tell of one thing (its paraphrases and variants too): resampled together."""
    variant: Variant | None = None
    comment: Comment
    line: Line | None = None
    mood: tuple[Mood, ...] = ()
    results: tuple[Result, ...] = ()
    outcomes: Annotated[tuple[str, ...], Field(min_length=1)]
    severity: Annotated[tuple[Severity, ...], Field(min_length=1)]
    scenario: tuple[str | None, ...] = ()
    """Accepted scenarios; None among them: that it is none of the manual's. Empty: not labelled."""
    private: bool | None = None
    """Whether the matter has to be taken to the private channel (or must not be)."""
    apologise: Apology | None = None
    protocol: dict[str, Literal["yes", "no"]] = Field(default_factory=dict)
    """Answers to the brand's questions, by question id."""
    matters: tuple[Matter, ...] = ()
    needs: tuple[str, ...] = ()
    """Evidence that bears on it: «facts.yaml#ID», or «manual/FILE.md» with an optional «#words of the heading»."""
    must: tuple[tuple[str, ...], ...] = ()
    """Of each inner list the reply holds at least one, in any case and accent (a fact's figure, a link)."""
    must_not: Rules = ()
    """Rules of eval/rules.py that a reply is tempted to break here, or `say:words` that it may not hold."""
    personal: tuple[str, ...] = ()
    """Personal data in the comment, verbatim, that no public text may repeat."""
    source: Literal["written", "override", "edit", "rejection"] = "written"
    by: str
    """Who labelled it."""

    @model_validator(mode="after")
    def _verbatim(self) -> "Case":
        for part in (*(m.text for m in self.matters), *self.personal):
            if part not in self.comment.text:
                raise PydanticCustomError(
                    "not_verbatim", "“{part}” does not stand in comment.text; copy it from there", {"part": part}
                )
        return self

    @property
    def dangerous(self) -> bool:
        """Whether people may be in danger: nothing below critical is accepted, and a risk to people is."""
        return set(self.severity) == {"critical"} and "safety_risk" in self.outcomes
