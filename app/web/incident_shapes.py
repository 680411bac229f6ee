"""What the addresses under /v1/incidents take and show."""

from typing import Annotated, Any, Final, Literal

from pydantic import AwareDatetime, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from app.brand.words import Language, Severity
from app.comments.comment import Moment, Plain
from app.incident.mode import PERMITS, Mode, Permits
from app.incident.situation import Incident, Situation
from app.operations.declaring import Grade
from app.operations.incident_acts import LONGEST_REASON
from app.operations.incident_record import Listed
from app.operations.incident_words import LONGEST_TITLE, LONGEST_WORDS, MOST_WORDS
from app.operations.line_check import LONGEST
from app.operations.owing import Owed
from app.value import Value

Title = Annotated[Plain, Field(max_length=LONGEST_TITLE)]
Why = Annotated[Plain, Field(max_length=LONGEST_REASON)]
Said = Annotated[Plain, Field(max_length=LONGEST)]
Translations = Annotated[dict[Annotated[Plain, Field(max_length=16)], Said], Field(max_length=20)]
Words = Annotated[tuple[Annotated[Plain, Field(max_length=LONGEST_WORDS)], ...], Field(max_length=MOST_WORDS)]
Id = Annotated[Plain, Field(min_length=1, max_length=80)]
Name = Annotated[Plain, Field(min_length=1, max_length=120)]

_LINE: Final = "Estamos comprobando qué ocurre. Volvemos a informar aquí."


def _example(**given: Any) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [given]})


class DeclareBody(Value):
    """What burns. With a scenario, its title, severity and freeze count where they are left out.

    Without one, `title`, `severity` and what its comments are known by are needed: two `triggers` or one example.
    """

    model_config = _example(
        title="Avería general",
        severity="high",
        line=_LINE,
        triggers=["avería general", "todo parado"],
        reason="Lo confirma el centro de control.",
    )

    scenario: Id | None = None
    title: Title = ""
    mode: Grade = "crisis"
    """`crisis` is for heads and needs a line; `watch` is for leads."""
    severity: Severity | None = None
    line: Said | None = None
    """The official line, in the brand's language. Its figures must stand in confirmed facts."""
    translations: Translations = Field(default_factory=dict)
    """The line in other languages of the brand, with the same figures."""
    next_update: Moment | None = None
    triggers: Words = ()
    examples: Words = ()
    freeze: bool | None = None
    """Whether the brand's other publications stop; null: as the scenario says."""
    reason: Why
    alert: Id | None = None
    """The warning that led to it; it is settled with it."""


class AmendBody(Value):
    """What it is from now on; what is left out stays."""

    model_config = _example(severity="critical", reason="Hay personas atrapadas.")

    reason: Why
    title: Title | None = None
    mode: Grade | None = None
    severity: Severity | None = None
    freeze: bool | None = None
    triggers: Words | None = None
    examples: Words | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> "AmendBody":
        if self.model_fields_set <= {"reason"}:
            raise PydanticCustomError("changes_nothing", "names nothing to change")
        return self


class LineBody(Value):
    """The whole line as it is from now on; translations of an older one do not stay."""

    model_config = _example(
        text=_LINE,
        translations={"en": "We are looking into it and will report here."},
        reason="Primera información.",
    )

    text: Said
    translations: Translations = Field(default_factory=dict)
    next_update: Moment | None = None
    """When the public hears more: the text may say this moment."""
    reason: Why


class PostBody(Value):
    """`role`: id of a role of the brand; `person`: the name of who has it from now on."""

    model_config = _example(role="portavoz", person="Lucía (coordinación)", reason="Relevo de las 22:00.")

    role: Id
    person: Name
    reason: Why = ""


class StandDownBody(Value):
    """The last message. `reason` is needed while public answers are owed."""

    model_config = _example(closing="Todo vuelve a funcionar. Gracias por la paciencia.", reason=None)

    closing: Said
    reason: Why | None = None
    keep_facts: bool = True
    """Facts that it confirmed, and rumours that it refuted, hold on when it is over."""


class Incidents(Value):
    items: tuple[Listed, ...]


class OwedList(Value):
    """One row a comment, what is due first at the top."""

    items: tuple[Owed, ...]


class LineShown(Value):
    version: int
    text: str
    translations: dict[Language, str]
    next_update: AwareDatetime | None


class Burning(Value):
    """An open incident as clients show it."""

    id: str
    title: str
    scenario: str | None
    mode: Literal["watch", "crisis"]
    severity: Severity
    freeze: bool
    since: AwareDatetime
    line: LineShown | None


class Standing(Value):
    """How the whole desk stands. `edition` grows with every change of incidents, lines and declared facts."""

    mode: Mode
    permits: Permits
    edition: int
    drill: str | None
    """Title of the drill that this server plays; null: it is the real one."""
    incidents: tuple[Burning, ...]
    """The gravest, then the oldest first."""


class Which(Value):
    """Which incidents."""

    open: bool = False
    """Only those that are not stood down."""


def standing(situation: Situation, drill: str | None) -> Standing:
    """The situation as clients read it."""
    return Standing(
        mode=situation.mode,
        permits=PERMITS[situation.mode],
        edition=situation.edition,
        drill=drill,
        incidents=tuple(_burning(incident) for incident in situation.incidents),
    )


def _burning(incident: Incident) -> Burning:
    same = ("id", "title", "scenario", "mode", "severity", "since")
    line = incident.line
    said = line.model_dump(include={"version", "text", "next_update"}) if line else {}
    return Burning(
        **{name: getattr(incident, name) for name in same},
        freeze=incident.freeze_marketing,
        line=LineShown(**said, translations=dict(line.translations)) if line else None,
    )


BODIES: Final[dict[str, type[Value]]] = {
    "declareIncident": DeclareBody,
    "amendIncident": AmendBody,
    "sayLine": LineBody,
    "givePost": PostBody,
    "standDown": StandDownBody,
}
"""By operation."""
VERSIONED: Final = ("amendIncident", "sayLine", "givePost", "standDown")
"""What acts on an incident as it was seen: with If-Match."""
