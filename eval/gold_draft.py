"""Drafts that people rated before any metric did: `eval/gold/*.jsonl`, by the guide beside them."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.value import Value
from eval.case import Case, Id, Rules
from eval.output import Source

Quality = Literal["good", "mediocre", "bad"]
Level = Literal[0, 1, 2]


class Ratings(Value):
    """By the guide (eval/gold/guide.md): EPITOME's three mechanisms and Davidow's dimensions; None: not applicable."""

    reaction: Level | None = None
    interpretation: Level | None = None
    exploration: Level | None = None
    facilitation: Level | None = None
    redress: Level | None = None
    apology: Level | None = None
    credibility: Level | None = None
    attentiveness: Level | None = None
    groundedness: Level | None = None
    address: Level | None = None
    """The form of address: one, and the brand's."""


class Graded(Value):
    """One draft. A bad one breaks one rule above all, named in `breaks`; others that it breaks as well in `also`."""

    quality: Quality
    public: str
    private: str | None = None
    breaks: str | None = None
    also: Rules = ()
    why: str
    """What the rater saw, in a sentence."""
    ratings: Ratings = Ratings()
    rated_by: str
    second: Ratings | None = None
    """A second rater's, given without seeing the first."""
    second_by: str | None = None

    @model_validator(mode="after")
    def _named(self) -> "Graded":
        if (self.quality == "bad") != (self.breaks is not None):
            raise PydanticCustomError("breaks", "a bad draft, and only a bad one, names the rule that it breaks")
        return self


class GoldCase(Value):
    """A comment with its sources and at least one draft of each quality."""

    id: Id
    half: Literal["tune", "held"]
    brand: str
    """A folder that the labels were made for: «caminalba», «plain», or another below eval/gold/brands/."""
    case: Case
    sources: tuple[Source, ...] = ()
    """What the writer of the drafts had before them; facts and contacts of the brand are always known."""
    drafts: Annotated[tuple[Graded, ...], Field(min_length=3)]
