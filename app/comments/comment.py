"""What somebody wrote in public. Untrusted text: data everywhere, an instruction nowhere."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from app.value import Value

MAX_TEXT = 10_000
"""Code points. Longer than any comment of the networks that we know; matchers run on at most this much."""


def _plain(text: str) -> str:
    if "\x00" in text:
        raise PydanticCustomError("nul", "holds a NUL character; remove it")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise PydanticCustomError("surrogate", "holds half a character (a lone surrogate); send valid UTF-8")
    return text


Plain = Annotated[str, AfterValidator(_plain)]
"""Text that UTF-8 and every database can hold."""


def _of_our_time(moment: datetime) -> datetime:
    if not 1990 <= moment.year <= 2100:
        raise PydanticCustomError("other_age", "lies outside the years 1990 to 2100")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_of_our_time)]
"""A time that deadlines can be counted from in any time zone."""


class Attachment(Value):
    kind: Literal["image", "video", "audio", "link", "file"]
    description: Annotated[Plain, Field(max_length=2_000)] = ""


class Turn(Value):
    """An earlier message of the same conversation; `ours`: the brand wrote it."""

    author: Annotated[Plain, Field(max_length=200)] | None = None
    ours: bool = False
    text: Annotated[Plain, Field(max_length=MAX_TEXT)]


class Comment(Value):
    """One comment as the network showed it. `network` and one of text, rating, attachments are required."""

    network: Annotated[Plain, Field(min_length=1, max_length=60)]
    text: Annotated[Plain, Field(max_length=MAX_TEXT)] = ""
    id: Annotated[Plain, Field(max_length=200)] | None = None
    author: Annotated[Plain, Field(max_length=200)] | None = None
    url: Annotated[Plain, Field(max_length=2_000)] | None = None
    posted_at: Moment | None = None
    edited_at: Moment | None = None
    conversation: Annotated[Plain, Field(max_length=200)] | None = None
    rating: Annotated[int, Field(ge=1, le=5)] | None = None
    attachments: Annotated[tuple[Attachment, ...], Field(max_length=20)] = ()
    thread: Annotated[tuple[Turn, ...], Field(max_length=50)] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Comment":
        if not self.text.strip() and self.rating is None and not self.attachments:
            said = "a comment needs a text, a rating or an attachment; all three are empty"
            raise PydanticCustomError("says_nothing", said)
        return self

    def at(self, now: datetime) -> datetime:
        """When it was posted, or `now` when the network does not tell (or tells the future)."""
        return min(self.posted_at, now) if self.posted_at else now
