"""What a heading, a label or a column of a facts ledger is about."""

import re
from typing import Literal

from app.brand.texts import folded
from app.importing.vocabulary import vocabulary

LONGEST_LABEL = 80
LONGEST_SAYING = 6
_SAYS = re.compile(r"\bdicen?\b")
"""«Lo que se dice» announces rumours; «Si alguien dice que el vino le sentó mal» does not."""
Topic = Literal["compensation", "facts", "rumours"]


def topic(label: str) -> Topic | None:
    """What a heading, label or column announces."""
    if len(label) > LONGEST_LABEL:
        return None
    if folded(re.sub(r"^[\d.\s]+", "", label)) in ("datos", "hechos", "facts", "what we know", "lo que sabemos"):
        return "facts"
    meaning = vocabulary("facts").meaning(label)
    if meaning == "rumours" and _SAYS.search(folded(label)) and len(label.split()) > LONGEST_SAYING:
        return None
    return meaning if meaning in ("compensation", "facts", "rumours") else None  # type: ignore[return-value]
