"""What the body of each move holds. A field that a move does not know is refused, above all one that only we write."""

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from app.brand.words import Severity
from app.comments.comment import MAX_TEXT, Moment, Plain
from app.draft.rewrite import LONGEST_INSTRUCTION
from app.operations.attend import LONGEST_NOTE
from app.operations.publish import Part
from app.operations.write import EditReason, How
from app.review.approving import Override
from app.value import Value

DIGEST = "[0-9a-f]{64}"
LINK = r"https?://[\w.:\[\]-]{1,255}(?:[/?#][\x21-\x7e]{0,1700})?"
MOST_OVERRIDES = 50


def _digest(text: str) -> str:
    if not re.fullmatch(DIGEST, text):
        raise PydanticCustomError("sha256", "is no SHA-256; send the reply's own `sha256`")
    return text


def _link(text: str) -> str:
    if not re.fullmatch(LINK, text, re.ASCII):
        raise PydanticCustomError("link", "is no http or https address")
    return text


Digest = Annotated[str, AfterValidator(_digest), WithJsonSchema({"type": "string", "pattern": f"^{DIGEST}$"})]
"""The `sha256` of the words that somebody saw."""
Link = Annotated[str, AfterValidator(_link), WithJsonSchema({"type": "string", "pattern": f"^{LINK}$"})]
"""Where something stands on the network."""
Words = Annotated[Plain, Field(max_length=MAX_TEXT)]
Ready = Annotated[Plain, Field(max_length=40)]
"""A reason to choose from a list: short, so that reasons can be counted."""
Note = Annotated[Plain, Field(max_length=LONGEST_NOTE)]
"""What else there is to say; only we read it."""


class NoBody(Value):
    """Nothing needs to be said."""


class OverrideBody(Override):
    """Why a blocking rule may pass here."""

    rule: Annotated[Plain, Field(min_length=1, max_length=60)]
    reason: Annotated[Plain, Field(max_length=1_000)]


class ApproveBody(Value):
    """`sha256`: of the words that were seen. `overrides`: one for each finding that blocks and may be passed over."""

    sha256: Digest
    overrides: Annotated[tuple[OverrideBody, ...], Field(max_length=MOST_OVERRIDES)] = ()


class ConfirmBody(Value):
    """`sha256`: of the changed words that were seen."""

    sha256: Digest


class EditBody(Value):
    """The whole text as it should be. `private_text` null: there is no private message."""

    public_text: Words
    private_text: Words | None
    reason: EditReason | None = None


class RewriteBody(Value):
    """`how` the engine should write it anew; `instruction`: in one's own words, for `free` alone."""

    how: How
    instruction: Annotated[Plain, Field(max_length=LONGEST_INSTRUCTION)] | None = None


class TriageBody(Value):
    """What a person corrects; what is left out stays. `scenario` null: it is none of the manual's.

    `incident`: the open one that it belongs to; null or empty: none.
    """

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    outcome: Annotated[Plain, Field(min_length=1, max_length=60)] | None = None
    severity: Severity | None = None
    scenario: Annotated[Plain, Field(min_length=1, max_length=80)] | None = None
    incident: Annotated[Plain, Field(max_length=32)] | None = None
    private: bool | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> "TriageBody":
        if not self.model_fields_set:
            raise PydanticCustomError("changes_nothing", "names nothing to change")
        return self


class ReasonBody(Value):
    """Why, in a word or two; more in the note."""

    reason: Ready
    note: Note | None = None


class NoteBody(Value):
    """A note that only we read."""

    text: Note


class RemarkBody(Value):
    """Whatever there is to say about it."""

    note: Note | None = None


class UndoBody(Value):
    """Why the approval is taken back, if there is a reason to keep."""

    reason: Ready | None = None


class ClaimBody(Value):
    """`take_over`: also from somebody who is at it."""

    take_over: bool = False


class AssignBody(Value):
    """The name of who looks after it; null: nobody in particular."""

    to: Annotated[Plain, Field(min_length=1, max_length=120)] | None = Field(alias="person")


class SnoozeBody(Value):
    """Until when it is put off; null: take it up again."""

    until: Moment | None


class SignBody(Value):
    """Which act was done: its place in `triage.actions`, counted from 0."""

    action: Annotated[int, Field(ge=0, le=999)]


class PublishBody(Value):
    """What now stands on the network. `sha256`: of the approved words."""

    part: Part = "public"
    sha256: Digest
    permalink: Link | None = None


class TextBody(Value):
    """One's own words; left out, the manual's."""

    public_text: Words | None = None
