"""The parts of an agent's own list, in the order in which they want to be looked at."""

from typing import Final

from app.review.filters import Filter
from app.review.people import Person
from app.review.reading import Order
from app.review.states import State
from app.value import Value

READY: Final = "ready"


class Section(Value):
    """Replies that ask the same of their requester. `open`: shown without being asked for."""

    name: str
    states: tuple[State, ...] = ()
    owed: bool = False
    open: bool = True

    @property
    def order(self) -> Order:
        """What is undecided or to be published by urgency, the rest newest first."""
        return "queue" if self.open else "newest"

    def filter(self, person: Person) -> Filter:
        """What to ask the database for."""
        return Filter(requester=person.id, states=self.states, owed=self.owed)


SECTIONS: Final[dict[str, Section]] = {
    section.name: section
    for section in (
        Section(name=READY, states=("approved",)),
        Section(name="changes", states=("changes_requested", "stale")),
        Section(name="owed", owed=True),
        Section(name="waiting", states=("pending",)),
        Section(name="published", states=("published", "closed"), open=False),
        Section(name="over", states=("rejected", "dismissed", "superseded", "withdrawn"), open=False),
    )
}


def first_of(ids: list[str], skipped: str) -> str | None:
    """The one after the skipped one; from the front where that was the last or is gone."""
    start = ids.index(skipped) + 1 if skipped in ids else 0
    return next(iter(ids[start:] or ids), None)
