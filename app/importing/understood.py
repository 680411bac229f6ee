"""What an import understood of a manual: each field of the knowledge folder with its standing and its words."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

from app.importing.documents.document import Place
from app.importing.reading import Quote
from app.value import Value
from app.wording import Wording

Standing = Literal["read", "doubtful", "default", "confirmed", "by_hand"]
"""read: the manual says it plainly; doubtful: a person must look; default: the manual is silent and ours holds;
confirmed: a person looked; by_hand: a person wrote it into the folder."""


class Alternative(Value):
    """Another value that the manual gives for the same field."""

    value: Any
    quotes: tuple[Quote, ...] = ()


class Field(Value):
    path: str
    """Dotted place in the knowledge folder, such as `duties.critical.first_answer` (docs/import.md lists them)."""
    value: Any
    """As JSON holds it. Roles are role ids. None: the manual no longer says it and nothing takes its place."""
    standing: Standing
    quotes: tuple[Quote, ...] = ()
    doubt: Wording | None = None
    """Why a person must look. Beside `by_hand`: the manual now says something else than the person wrote."""
    alternatives: tuple[Alternative, ...] = ()
    """Everything that the manual says about it, where it says more than one thing."""
    left_out: bool = False
    """True: the folder goes without it (or with the harmless form of it) until a person decides."""
    gone: bool = False
    """True: an earlier manual said it, the present one does not."""
    by: str | None = None
    """Who confirmed or wrote it."""
    at: datetime | None = None

    @property
    def usable(self) -> bool:
        """Whether it counts as the brand's own."""
        return self.standing in ("read", "confirmed", "by_hand")


Kind = Literal["duration", "amount", "approval", "prohibition"]


class Loose(Value):
    """A sentence that looks like a rule and that went nowhere."""

    kind: Kind
    text: str
    place: Place


class Told(Value):
    """One line about the archive of replies: what was taken, left out, redacted."""

    file: str
    text: Wording


class Original(Value):
    """A file that was imported."""

    file: str
    sha256: str


class Written(Value):
    """A file of the folder as the import left it: one that differs now was changed by a person."""

    path: str
    sha256: str
    prose_sha256: str | None = None
    """Of the text below the front matter, for a file of the manual."""


class Understanding(Value):
    fields: tuple[Field, ...]
    loose: tuple[Loose, ...] = ()
    originals: tuple[Original, ...] = ()
    replies: tuple[Told, ...] = ()
    warnings: tuple[Wording, ...] = ()
    """What the conversion of the files had to say."""
    written: tuple[Written, ...] = ()

    def field(self, path: str) -> Field | None:
        return next((field for field in self.fields if field.path == path), None)

    def of(self, standing: Standing) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.standing == standing)

    def below(self, start: str) -> Iterator[Field]:
        """Every field whose path begins with `start` and a dot."""
        return (field for field in self.fields if field.path.startswith(f"{start}."))

    def with_fields(self, changed: dict[str, Field]) -> "Understanding":
        """The same with some fields replaced; new ones come last."""
        kept = [changed.get(field.path, field) for field in self.fields]
        known = {field.path for field in self.fields}
        new = [field for path, field in changed.items() if path not in known]
        return self.model_copy(update={"fields": (*kept, *new)})
