"""What each column of an archive is for: guessed from its head and its values, shown with the reason, correctable."""

from typing import Literal, get_args

from app.importing.archives.sheet import letter
from app.value import Value
from app.wording import Wording

Field = Literal[
    "comment", "reply", "private_text", "network", "date", "outcome", "scenario", "language", "approved_by", "form"
]
FIELDS: tuple[Field, ...] = get_args(Field)
NEEDED: tuple[Field, Field] = ("comment", "reply")

SAID: dict[Field, Wording] = {
    "comment": Wording(es="comentario del público", en="comment of the public"),
    "reply": Wording(es="respuesta de la marca", en="reply of the brand"),
    "private_text": Wording(es="respuesta privada", en="private reply"),
    "network": Wording(es="red", en="network"),
    "date": Wording(es="fecha", en="date"),
    "outcome": Wording(es="tipo o tema", en="type or topic"),
    "scenario": Wording(es="escenario", en="scenario"),
    "language": Wording(es="idioma", en="language"),
    "approved_by": Wording(es="quién aprobó", en="who approved"),
    "form": Wording(es="tratamiento (tú, usted, vos)", en="form of address"),
}
UNUSED = Wording(es="no se usa", en="not used")
SURE = Wording(es="seguro", en="sure")
DOUBTFUL = Wording(es="dudoso", en="doubtful")


class Column(Value):
    """One column with what it is taken for; `use` None: it is left aside."""

    index: int
    head: str
    """Empty where the sheet names no columns."""
    use: Field | None = None
    why: Wording
    doubt: Wording | None = None
    """Why a person must look; None: nothing speaks against it."""
    samples: tuple[str, ...] = ()
    """Up to three of its values, cut short."""

    @property
    def letter(self) -> str:
        return letter(self.index)

    @property
    def name(self) -> str:
        return f"{self.letter} («{self.head}»)" if self.head else self.letter


class Mapping(Value):
    """The columns of one sheet, from left to right."""

    columns: tuple[Column, ...]

    def column(self, use: Field) -> Column | None:
        return next((column for column in self.columns if column.use == use), None)

    def index(self, use: Field) -> int | None:
        found = self.column(use)
        return found.index if found else None

    @property
    def complete(self) -> bool:
        """Whether it says where comments and replies stand, rightly or not."""
        return all(self.column(use) for use in NEEDED)

    @property
    def doubts(self) -> tuple[Wording, ...]:
        """What keeps the sheet from being imported: a swapped comment and reply would be published as ours."""
        found = [column for use in NEEDED if (column := self.column(use))]
        return tuple(dict.fromkeys(column.doubt for column in found if column.doubt))


class ShownColumn(Value):
    """One line of the table that a person confirms or corrects."""

    column: str
    use: Wording
    samples: tuple[str, ...]
    standing: Wording
    why: Wording


def shown(mapping: Mapping) -> tuple[ShownColumn, ...]:
    """The mapping as a table: column, what for, values, sure or doubtful, and why."""
    return tuple(
        ShownColumn(
            column=column.name,
            use=SAID[column.use] if column.use else UNUSED,
            samples=column.samples,
            standing=DOUBTFUL if column.doubt else SURE,
            why=column.doubt or column.why,
        )
        for column in mapping.columns
    )
