"""A citable piece of what the brand knows, and what a search for one finds."""

from datetime import date as Date
from typing import Literal

from app.brand.words import Form, Language
from app.value import Value

Kind = Literal["manual", "scenario", "fact", "reply", "line"]
Origin = Literal["folder", "learned", "incident"]


class Passage(Value):
    """`text` is what a person reads and a draft may state; `heading` the path of headings above it."""

    id: str
    kind: Kind
    origin: Origin = "folder"
    source: str
    """File (with line or anchor where there is one), relative to the knowledge folder."""
    heading: tuple[str, ...] = ()
    text: str
    comment: str | None = None
    """For a past reply: the comment that it answered, the side that is searched."""
    private_text: str | None = None
    outcome: str | None = None
    scenario: str | None = None
    network: str | None = None
    language: Language | None = None
    form: Form | None = None
    date: Date | None = None
    valid_until: Date | None = None
    contradicted: tuple[str, ...] = ()
    """Figures in a past reply that the manual or a fact has since changed: fit for tone, not for fact."""
    content_hash: str

    @property
    def section(self) -> str:
        return " › ".join(self.heading)


class Hit(Value):
    """A passage with its fused score, 0 to 1, higher is nearer."""

    passage: Passage
    score: float


class Evidence(Value):
    """What the brand knows that bears on a comment. An empty pool is an honest «nothing found»."""

    knowledge: tuple[Hit, ...] = ()
    """Official lines first, then facts, scenarios and manual passages, best first within each."""
    replies: tuple[Hit, ...] = ()
    """Past approved replies to the most similar comments, best first."""
    knowledge_version: str = ""
    without_vectors: bool = False
    """An embedder is configured and could not be used: only shared words were searched."""

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.knowledge + self.replies
