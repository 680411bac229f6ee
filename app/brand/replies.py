"""Replies that were approved and published before."""

from datetime import date as Date

from app.brand.words import Form, Language
from app.value import Value


class PastReply(Value):
    """One comment with the reply it got. `source` is file and line, set by the loader."""

    comment: str
    reply: str
    private_text: str | None = None
    network: str | None = None
    outcome: str | None = None
    scenario: str | None = None
    language: Language | None = None
    form: Form | None = None
    approved_by: str | None = None
    date: Date | None = None
    source: str = ""
