"""The filter chips of the queue, with how many replies each one would show."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import SEVERITIES
from app.review.around import Tally, breakdown, owing, put_off
from app.review.filters import Filter
from app.review.reading import counts
from app.review.states import UNDECIDED, State
from app.value import Value
from app.web.catalogue import Catalogue
from app.web.queue_query import Query

FEW = 5_000
"""Undecided replies up to which the narrower chips are counted: above it, counting would take longer than deciding."""
LATER: Final[tuple[State, ...]] = (
    "changes_requested", "stale", "approved", "published", "closed", "rejected", "dismissed", "superseded", "withdrawn",
)  # fmt: skip
GROUPS: Final[tuple[Literal["severity", "outcome", "network", "scenario"], ...]] = (
    "severity", "outcome", "network", "scenario",
)  # fmt: skip


NO_INCIDENTS: Final[Mapping[str, str]] = {}


class Chip(Value):
    """One filter: following it adds it to the address, or takes it away where it is on."""

    label: str
    href: str
    on: bool = False
    count: int | None = None


class Group(Value):
    """Chips that exclude each other. `name`: the field of the query."""

    name: str
    chips: tuple[Chip, ...]


class Board(Value):
    """All chips. `waiting`: undecided replies that nobody put off."""

    waiting: int
    first: tuple[Chip, ...]
    groups: tuple[Group, ...]


async def board(
    connection: AsyncConnection,
    query: Query,
    wanted: Filter,
    brand: Brand,
    t: Catalogue,
    incidents: Mapping[str, str] = NO_INCIDENTS,
) -> Board:
    """The chips for a reader who is looking at `query`, which asks the database for `wanted`.

    `incidents`: titles of the open ones by id.
    """
    by_state = {c.value: c.count for c in await counts(connection, Filter(now=wanted.now), "state")}
    undecided = sum(by_state.get(state, 0) for state in UNDECIDED)
    off = await put_off(connection, Filter(now=wanted.now))
    owed = await owing(connection)
    whole = query.with_(state=None, snoozed=False, owed=False)
    kinds = [("todo", whole, undecided - off), ("snoozed", whole.with_(snoozed=True), off)]
    kinds += [("owed", whole.with_(owed=True), owed)]
    kinds += [(state, whole.with_(state=state), by_state.get(state, 0)) for state in LATER]
    shown = [kind for kind in kinds if kind[2] or kind[1] == query or kind[0] == "todo"]
    first = tuple(
        Chip(label=t.plain(f"queue.{name}"), href=to.at("/queue"), on=to == query, count=None if query.narrowed else n)
        for name, to, n in shown
    )
    looked_at = owed if query.owed else sum(by_state.get(state, 0) for state in wanted.states)
    groups = await _groups(connection, query, wanted, brand, t, few=looked_at <= FEW)
    burning = _incidents(query, incidents)
    return Board(waiting=undecided - off, first=first, groups=(burning, *groups) if burning.chips else groups)


def _incidents(query: Query, titles: Mapping[str, str]) -> Group:
    """The open incidents, and the one that is looked at if it is over."""
    known = dict(titles) | ({query.incident: query.incident} if query.incident not in (None, *titles) else {})
    chips = (
        Chip(
            label=title,
            href=query.with_(incident=None if query.incident == id else id).at("/queue"),
            on=query.incident == id,
        )
        for id, title in known.items()
        if id
    )
    return Group(name="incident", chips=tuple(chips))


async def _groups(
    connection: AsyncConnection, query: Query, wanted: Filter, brand: Brand, t: Catalogue, *, few: bool
) -> tuple[Group, ...]:
    made = [Group(name=name, chips=_fixed(name, query, t)) for name in ("due", "assignee")]
    free = wanted.model_copy(update={"severities": (), "outcome": None, "network": None, "scenario": None})
    found = await breakdown(connection, free) if few else []
    for name in GROUPS:
        told = _told(name, query, found) if few else dict.fromkeys(_known(name, brand))
        chips = (_chip(name, value, count, query, brand, t) for value, count in _ordered(name, told))
        made.append(Group(name=name, chips=tuple(chips)))
    return tuple(group for group in made if len(group.chips) > 1 or any(chip.on for chip in group.chips))


def _told(name: str, query: Query, found: list[Tally]) -> dict[str, int | None]:
    """How many replies each value would show, under the filters of the other groups."""
    others = {other: value for other in GROUPS if other != name and (value := getattr(query, other))}
    fitting = [tally for tally in found if all(getattr(tally, other) == value for other, value in others.items())]
    summed: Counter[str] = Counter()
    for tally in fitting:
        if value := getattr(tally, name):
            summed[value] += tally.n
    chosen = getattr(query, name)
    return {**dict(summed.most_common()), **({chosen: summed[chosen]} if chosen else {})}


def _ordered(name: str, told: dict[str, int | None]) -> list[tuple[str, int | None]]:
    """Severities by weight, everything else by how many there are."""
    if name != "severity":
        return list(told.items())
    return sorted(told.items(), key=lambda pair: -SEVERITIES.index(pair[0]))


def _known(name: str, brand: Brand) -> list[str]:
    match name:
        case "severity":
            return list(SEVERITIES)
        case "outcome":
            return [o.id for o in brand.protocol.outcomes]
        case "network":
            return [n.id for n in brand.networks]
        case _:
            return [s.id for s in brand.scenarios]


def _chip(name: str, value: str, count: int | None, query: Query, brand: Brand, t: Catalogue) -> Chip:
    on = getattr(query, name) == value
    to = query.with_(**{name: None if on else value})
    return Chip(label=label(name, value, brand, t), href=to.at("/queue"), on=on, count=count)


def _fixed(name: str, query: Query, t: Catalogue) -> tuple[Chip, ...]:
    values = ("overdue", "hour", "day") if name == "due" else ("me", "none")
    return tuple(
        Chip(
            label=t.plain(f"queue.{name}.{value}"),
            href=query.with_(**{name: None if getattr(query, name) == value else value}).at("/queue"),
            on=getattr(query, name) == value,
        )
        for value in values
    )


def label(name: str, value: str, brand: Brand, t: Catalogue) -> str:
    """A value as the brand or the screen calls it; as it is where neither knows it any more."""
    if name == "severity":
        return t.plain(f"severity.{value}")
    if name == "outcome":
        return next((o.label for o in brand.protocol.outcomes if o.id == value), value)
    if name == "network":
        network = brand.network(value)
        return network.label if network else value
    scenario = brand.scenario(value)
    return scenario.title if scenario else value
