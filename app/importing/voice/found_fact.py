"""A fact as a manual tells it, before it has an id."""

from typing import Literal

from app.importing.reading import Quote
from app.value import Value
from app.wording import Wording

Status = Literal["confirmed", "unconfirmed", "false"]


class Found(Value):
    about: str
    """The words that its id is made of: the case, not the amount."""
    statement: str
    status: Status = "confirmed"
    correction: str | None = None
    public: bool = True
    topic: Literal["general", "compensation"] = "general"
    valid_from: str | None = None
    valid_until: str | None = None
    quotes: tuple[Quote, ...]
    doubt: Wording | None = None


def stands(
    statement: str,
    status: Status,
    correction: str | None,
    *quotes: Quote,
    public: bool = True,
    doubt: Wording | None = None,
) -> Found:
    """A general fact with its standing."""
    return Found(
        about=statement,
        statement=statement,
        status=status,
        correction=correction,
        public=public,
        quotes=quotes,
        doubt=doubt,
    )
