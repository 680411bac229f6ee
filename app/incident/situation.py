"""The open incidents, as plain values that a draft must agree with."""

from datetime import datetime

from app.brand.facts import Fact
from app.brand.words import Severity
from app.value import Value


class OfficialLine(Value):
    """The one message of an incident. Every change is a new version."""

    incident: str
    version: int
    text: str
    next_update: datetime | None = None


class Incident(Value):
    id: str
    scenario: str | None
    severity: Severity
    line: OfficialLine
    facts: tuple[Fact, ...] = ()
    """Facts that it confirms or withdraws; they shadow the ledger by id."""
    freeze_marketing: bool = False
    since: datetime


class Situation(Value):
    incidents: tuple[Incident, ...] = ()

    @property
    def calm(self) -> bool:
        return not self.incidents


CALM = Situation()
