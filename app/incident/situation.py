"""The open incidents, as plain values that a draft must agree with."""

from datetime import datetime
from typing import Literal

from app.brand.facts import Fact
from app.brand.words import Language, Severity
from app.incident.mode import Mode, gravest_mode
from app.value import Value


class OfficialLine(Value):
    """The one message of an incident, in the brand's language. Every change is a new version."""

    incident: str
    version: int
    text: str
    translations: tuple[tuple[Language, str], ...] = ()
    """The same message in other languages, as a person approved it."""
    next_update: datetime | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The same message in every language that it was approved in."""
        return (self.text, *(text for _, text in self.translations))

    def said_in(self, language: Language, own: Language) -> str | None:
        """The line in that language; `own` is the brand's, which `text` is in. None: nobody has approved one."""
        return self.text if language == own else dict(self.translations).get(language)


class Incident(Value):
    """A declared crisis, or one that is only watched. `line`: None until there is something official to say."""

    id: str
    title: str = ""
    scenario: str | None
    severity: Severity
    mode: Literal["watch", "crisis"] = "crisis"
    line: OfficialLine | None
    facts: tuple[Fact, ...] = ()
    """Facts that it confirms, doubts or withdraws; they shadow the ledger by id."""
    triggers: tuple[str, ...] = ()
    """Words by which comments are known to belong to it, where no scenario of the manual foresaw it."""
    examples: tuple[str, ...] = ()
    """Comments that belong to it."""
    freeze_marketing: bool = False
    since: datetime

    @property
    def lines(self) -> tuple[OfficialLine, ...]:
        """The current line, or nothing."""
        return (self.line,) if self.line else ()


class Situation(Value):
    """All that holds now beside the brand's folder. `edition` grows with every change of it."""

    incidents: tuple[Incident, ...] = ()
    facts: tuple[Fact, ...] = ()
    """Facts that people added or changed while running, of no incident; they shadow the folder's by id."""
    edition: int = 0

    @property
    def calm(self) -> bool:
        return not self.incidents

    @property
    def mode(self) -> Mode:
        return gravest_mode(tuple(incident.mode for incident in self.incidents))

    @property
    def declared(self) -> dict[str, Fact]:
        """Every fact that shadows the folder's ledger, by id; an incident's word counts more than a general one."""
        general = {fact.id: fact for fact in self.facts}
        return general | {fact.id: fact for incident in self.incidents for fact in incident.facts}

    def incident(self, id: str | None) -> Incident | None:
        return next((incident for incident in self.incidents if incident.id == id), None)


CALM = Situation()
