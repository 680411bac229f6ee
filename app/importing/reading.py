"""What a reader understood of a manual: one field of the knowledge folder, its value, and the words that say so."""

from collections.abc import Callable
from typing import Any

from app.importing.documents.document import Document, Place
from app.importing.documents.records import Record
from app.importing.severity.scale import Scale
from app.value import Value
from app.wording import Wording


class Quote(Value):
    """Words that stand in the manual exactly so, white space aside."""

    text: str
    place: Place


class Reading(Value):
    """One value. Networks and severities in it are ids already.

    Roles are written as the manual names them («Dirección de Comunicación») and become role ids later.
    """

    field: str
    """Dotted place in the knowledge folder, such as `duties.critical.first_answer` (docs/import.md lists them all)."""
    value: Any
    """As JSON would hold it."""
    quotes: tuple[Quote, ...]
    """At least one."""
    doubt: Wording | None = None
    """Why a person must look before this counts as the brand's own; None: the manual says it plainly."""


class Ground(Value):
    """What every reader looks at."""

    documents: tuple[Document, ...]
    records: tuple[Record, ...]
    scale: Scale
    language: str = "es"
    """The language that the manual is written in."""


Reader = Callable[[Ground], list[Reading]]
