"""Who is on duty: for a severity at a moment, who is asked to decide, who comes next, who is only told."""

from collections.abc import Collection, Iterable
from datetime import datetime

from app.brand.brand import Brand, Rank, Role
from app.brand.chain import chain_of
from app.brand.opening import is_open
from app.brand.words import Severity
from app.review import people as accounts
from app.value import Value

DECIDE: tuple[accounts.Role, ...] = ("lead", "head", "admin")


class Colleague(Value):
    """A person with an account that is not disabled."""

    id: str
    role: accounts.Role
    email: str | None = None
    functions: tuple[str, ...] = ()
    """Ids of the brand's roles that they fill; none: those whose rank is their role."""
    away_until: datetime | None = None


class Link(Value):
    """One role of a chain. `reachable`: it is in its hours."""

    role: str
    title: str
    rank: Rank
    reachable: bool
    people: tuple[Colleague, ...]


class Step(Value):
    """Whom to tell now. `titles`: the roles that they fill; none: they are asked because nobody fills one."""

    titles: tuple[str, ...]
    people: tuple[Colleague, ...]
    nobody_answers: bool = False
    """The whole chain was told before and is silent."""


class Chain(Value):
    """Everybody for one severity at one moment. `clock`: it cannot wait for anybody's hours."""

    clock: bool
    links: tuple[Link, ...]
    told: tuple[Link, ...]
    """Informed; nothing is asked of them."""
    last: tuple[Colleague, ...]
    """Asked together when the chain is silent: everybody of rank head, or whoever there is."""

    def next(self, asked: Collection[str] = ()) -> Step:
        """The next ones after those people (ids) were asked. It names nobody only where there is nobody at all."""
        for links in self._order():
            people = _once(p for link in links for p in link.people if p.id not in asked)
            if people:
                return Step(titles=tuple(link.title for link in links), people=people)
        titles = tuple(link.title for link in self.links if link.rank == "head" and link.people)
        return Step(titles=titles, people=self.last, nobody_answers=bool(asked))

    def informed(self, asked: Collection[str] = ()) -> tuple[Colleague, ...]:
        """Whom to tell besides those who are asked."""
        return _once(p for link in self.told for p in link.people if p.id not in asked)

    def _order(self) -> list[list[Link]]:
        """Who is in their hours, one after the other.

        For what cannot wait, the others after them, or all at once where nobody is in their hours; for the rest, then,
        only the first, who reads it when they come.
        """
        staffed = [link for link in self.links if link.people]
        there = [[link] for link in staffed if link.reachable]
        if not there:
            return [staffed if self.clock else staffed[:1]]
        return [*there, *([link] for link in staffed if self.clock and not link.reachable)]


def on_duty(
    brand: Brand, people: Iterable[Colleague], severity: Severity, moment: datetime, *, incident: bool = False
) -> Chain:
    """The chain of that severity at an aware moment. Who is away is left out, unless everybody is.

    `incident`: it belongs to an open one, and so runs on the clock.
    """
    duty, roster = brand.duty(severity), tuple(people)
    present = tuple(p for p in roster if p.away_until is None or p.away_until <= moment) or roster
    known = {role.id for role in brand.roles}
    links = tuple(_link(role, present, known, moment) for role in chain_of(duty.approver, brand.roles))
    told = (role for id in duty.tell if (role := brand.role(id)))
    return Chain(
        clock=duty.clock or severity == "critical" or incident,
        links=links,
        told=tuple(_link(role, present, known, moment) for role in told),
        last=_last(brand, present, known, links),
    )


def filling(brand: Brand, people: Iterable[Colleague], roles: Iterable[str], moment: datetime) -> tuple[Colleague, ...]:
    """Who fills one of these roles (ids), each once; who is away is left out, unless everybody is."""
    roster = tuple(people)
    wanted, known = [role for id in roles if (role := brand.role(id))], {role.id for role in brand.roles}
    fill = tuple(p for p in roster if any(_fills(p, role, known) for role in wanted))
    return tuple(p for p in fill if p.away_until is None or p.away_until <= moment) or fill


def _link(role: Role, present: tuple[Colleague, ...], known: set[str], moment: datetime) -> Link:
    there = role.hours is None or is_open(role.hours, moment)
    filled = tuple(p for p in present if _fills(p, role, known))
    return Link(role=role.id, title=role.title, rank=role.rank, reachable=there, people=filled)


def _fills(person: Colleague, role: Role, known: set[str]) -> bool:
    """A function that the brand no longer has counts for nothing."""
    functions = known.intersection(person.functions)
    return role.id in functions if functions else role.rank == person.role


def _last(
    brand: Brand, present: tuple[Colleague, ...], known: set[str], links: tuple[Link, ...]
) -> tuple[Colleague, ...]:
    top = [role for role in brand.roles if role.rank == "head"]
    heads = tuple(p for p in present if p.role == "head" or any(_fills(p, role, known) for role in top))
    chain = _once(p for link in links for p in link.people)
    return heads or chain or tuple(p for p in present if p.role in DECIDE) or present


def _once(people: Iterable[Colleague]) -> tuple[Colleague, ...]:
    return tuple({p.id: p for p in people}.values())
