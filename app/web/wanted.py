"""Which replies a request asks for: the filters of the address, as they come, and as the rest of us knows them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import Severity
from app.comments.comment import Moment, Plain
from app.comments.networks import network_of
from app.review.accounts import account_named
from app.review.filters import Filter
from app.review.people import Person
from app.review.reading import Order
from app.review.replies import Kind
from app.review.states import UNDECIDED, State
from app.value import Value
from app.web.problems import Fault, Invalid
from app.wording import Wording

ME = "me"
NONE = "none"
Named = Annotated[Plain, Field(min_length=1, max_length=120)]


class Narrowing(Value):
    """Every filter narrows; those that may be repeated widen among themselves."""

    state: Annotated[tuple[State, ...], Field(max_length=10, description="In one of these states.")] = ()
    severity: Annotated[tuple[Severity, ...], Field(max_length=4, description="Of one of these severities.")] = ()
    outcome: Annotated[Plain | None, Field(max_length=60, description="With this outcome of the protocol.")] = None
    network: Annotated[Plain | None, Field(max_length=60, description="On this network of the brand.")] = None
    scenario: Annotated[Plain | None, Field(max_length=80, description="Of this scenario of the manual.")] = None
    kind: Annotated[Kind | None, Field(description="Answers, holdings or closings.")] = None
    assignee: Annotated[Named | None, Field(description="Given to the person of that name, to `me`, or to `none`.")] = (
        None
    )
    requested_by: Annotated[Named | None, Field(description="Asked for by the person of that name, or by `me`.")] = None
    due_before: Annotated[Moment | None, Field(description="Whose next deadline is before this moment.")] = None
    overdue: Annotated[bool, Field(description="Only undecided ones whose next deadline has passed.")] = False
    snoozed: Annotated[bool | None, Field(description="Only those put off, or only the others.")] = None
    owed: Annotated[bool, Field(description="Only published ones whose public return is owed.")] = False
    text: Annotated[
        Plain | None,
        Field(max_length=200, description="All these words in comment, author or our text, in any case and accent."),
    ] = None
    incident: Annotated[Plain | None, Field(max_length=32, description="Of this incident, open or closed.")] = None
    likeness: Annotated[
        str | None, Field(pattern="^[0-9a-f]{16}$", description="To comments near-identical to this one.")
    ] = None
    change: Annotated[
        str | None, Field(pattern="^[0-9a-f]{16}$", description="Redrafts in which the same words changed as here.")
    ] = None

    async def filter(self, connection: AsyncConnection, brand: Brand, person: Person, now: datetime) -> Filter:
        """The same for the database. Raises UnknownNetwork or Invalid."""
        if self.network is not None:
            network_of(brand, self.network)
        same = ("outcome", "network", "scenario", "kind", "snoozed", "owed", "text", "likeness", "change", "incident")
        return Filter(
            **{name: getattr(self, name) for name in same},
            states=self.state or (UNDECIDED if self.overdue else ()),
            severities=self.severity,
            assignee=await _id(connection, self.assignee, "assignee", person) if self.assignee != NONE else None,
            unassigned=self.assignee == NONE,
            requester=await _id(connection, self.requested_by, "requested_by", person),
            due_before=min(filter(None, (self.due_before, now if self.overdue else None)), default=None),
            now=now,
        )


class Wanted(Narrowing):
    """A page of them."""

    order: Annotated[
        Order, Field(description="`newest` first, or the `queue`: critical ones, then by the next deadline.")
    ] = "newest"
    limit: Annotated[int, Field(ge=1, le=100, description="How many at most.")] = 50
    after: Annotated[str | None, Field(max_length=60, description="The `next` of the page before.")] = None


class Counted(Narrowing):
    """How many of them, by one field."""

    by: Annotated[
        Literal["state", "severity", "outcome", "network", "scenario"], Field(description="What to count by.")
    ] = "state"


async def _id(connection: AsyncConnection, name: str | None, field: str, person: Person) -> str | None:
    if name is None or name == ME:
        return person.id if name else None
    found = await account_named(connection, name)
    if found is None:
        raise Invalid((Fault(field=field, value=name, message=NOBODY),))
    return found.id


NOBODY = Wording(
    es="no hay nadie con ese nombre; escríbalo como en «Personas», o use me",
    en="nobody is called that; write the name as in “People”, or use me",
)
