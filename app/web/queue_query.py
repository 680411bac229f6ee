"""Which replies the queue shows: the address says it, so a saved address is a saved view."""

from datetime import datetime, timedelta
from typing import Any, Final, Literal, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from app.brand.words import Severity
from app.review.filters import Filter
from app.review.people import Person
from app.review.states import UNDECIDED, State
from app.value import Value
from app.web.problems import Fault, Invalid
from app.web.shown import inline
from app.wording import Wording

Who = Literal["me", "none"]
Due = Literal["overdue", "hour", "day"]
WITHIN: Final[dict[Due, timedelta]] = {"overdue": timedelta(0), "hour": timedelta(hours=1), "day": timedelta(days=1)}
LONGEST = 200
"""Characters of one value in the address."""


class Query(Value):
    """The filter as it stands in the address. Everything left out: undecided replies that nobody put off."""

    state: State | None = None
    severity: Severity | None = None
    outcome: str | None = None
    network: str | None = None
    scenario: str | None = None
    assignee: Who | None = None
    due: Due | None = None
    q: str | None = None
    like: str | None = None
    incident: str | None = None
    snoozed: bool = False
    owed: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether anything beside the state narrows the list."""
        return bool(self.model_dump(exclude_defaults=True, exclude={"state", "snoozed", "owed"}))

    def at(self, path: str, **extra: str) -> str:
        """That path with this filter in its query."""
        said = {k: "1" if v is True else v for k, v in self.model_dump(exclude_defaults=True).items()} | extra
        return f"{path}?{urlencode(said)}" if said else path

    def with_(self, **changes: Any) -> "Query":
        """Another filter."""
        return self.model_copy(update=changes)

    def filter(self, person: Person, now: datetime) -> Filter:
        """What to ask the database for."""
        return Filter(
            states=self._states(),
            severities=(self.severity,) if self.severity else (),
            outcome=self.outcome,
            network=self.network,
            scenario=self.scenario,
            assignee=person.id if self.assignee == "me" else None,
            unassigned=self.assignee == "none",
            likeness=self.like,
            incident=self.incident,
            due_before=now + WITHIN[self.due] if self.due else None,
            snoozed=None if self.state or self.owed else self.snoozed,
            owed=self.owed,
            text=self.q,
            now=now,
        )

    def _states(self) -> tuple[State, ...]:
        if self.owed:
            return ()
        return (self.state,) if self.state else UNDECIDED


CLOSED: Final[dict[str, tuple[str, ...]]] = {
    "state": get_args(State),
    "severity": get_args(Severity),
    "assignee": get_args(Who),
    "due": get_args(Due),
}
"""Fields that take no other value."""
FREE: Final = ("outcome", "network", "scenario", "q", "like", "incident")
FLAGS: Final = ("snoozed", "owed")


def read(params: QueryParams) -> Query:
    """The filter of an address; what it does not know is left aside. Raises Invalid for a value that none has."""
    given: dict[str, Any] = {}
    for name, allowed in CLOSED.items():
        if value := params.get(name):
            if value not in allowed:
                raise Invalid((_unknown(name, value, allowed),))
            given[name] = value
    given |= {name: value for name in FREE if (value := inline(params.get(name, ""))[:LONGEST])}
    given |= {name: True for name in FLAGS if params.get(name)}
    return Query(**given)


def _unknown(name: str, value: str, allowed: tuple[str, ...]) -> Fault:
    told = ", ".join(allowed)
    return Fault(
        field=name,
        value=value[:40],
        message=Wording(es=f"«{value[:40]}» no es un valor; use {told}.", en=f"“{value[:40]}” is none; use {told}."),
    )
