"""A passage on its way to the indexes: with the words it is searched by, which a reader need not see."""

import hashlib
from typing import Literal, NamedTuple

from app.evidence.passage import Passage


class Row(NamedTuple):
    """`searched` is what the indexes read: headings, triggers and text, or the comment that a reply answered."""

    passage: Passage
    searched: str

    @property
    def pool(self) -> Literal["knowledge", "replies"]:
        return "replies" if self.passage.kind == "reply" else "knowledge"

    @property
    def row_hash(self) -> str:
        """Changes with anything stored, a mere line number included."""
        return digest(self.passage.model_dump_json(), self.searched)


def digest(*parts: str) -> str:
    """SHA-256 over the parts and their borders."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
