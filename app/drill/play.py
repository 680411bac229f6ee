"""What everybody in a drill shares: the desk, the time, the script, who is who, and the diary of what happened."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random

from app.brand.brand import Brand, Rank
from app.drill.agenda import Agenda
from app.drill.script import Script
from app.operations.desk import Desk, EngineName
from app.review.people import Person, new_person
from app.value import Value

NAMES: Mapping[Rank, tuple[str, ...]] = {
    "agent": ("Ana", "Bruno", "Carla", "Diego"),
    "lead": ("Lucía", "Leo"),
    "head": ("Helena", "Hugo"),
}
"""The scripted team. The second head stands in: nobody approves what they wrote themselves."""


class Entry(Value):
    """One line of the diary. `minute`: from the start of the drill; `what`: see app.drill.diary."""

    minute: float
    what: str
    who: str | None = None
    detail: str = ""


class Play:
    """One drill on its desk. `engine`: who writes drafts."""

    def __init__(
        self, desk: Desk, script: Script, agenda: Agenda, start: datetime, seed: int, engine: EngineName = "composer"
    ) -> None:
        self.desk, self.script, self.agenda, self.start, self.engine = desk, script, agenda, start, engine
        self.seed = seed
        self.random = Random(f"{script.id}·{seed}·play")  # noqa: S311 - a rehearsal that repeats, nothing secret
        self.diary: list[Entry] = []
        self.told: Callable[[Entry], None] = lambda entry: None
        self.history = 0
        self.incident: str | None = None

    @property
    def brand(self) -> Brand:
        return self.desk.brand

    @property
    def now(self) -> datetime:
        return self.desk.clock()

    @property
    def until(self) -> datetime:
        return self.start + timedelta(minutes=self.script.minutes)

    def moment(self, minute: float) -> datetime:
        return self.start + timedelta(minutes=minute)

    def note(self, what: str, who: Person | None = None, detail: str = "") -> None:
        minute = round((self.now - self.start).total_seconds() / 60, 2)
        entry = Entry(minute=minute, what=what, who=who.name if who else None, detail=detail)
        self.diary.append(entry)
        self.told(entry)


async def hire(desk: Desk, agents: int, leads: int) -> dict[Rank, list[Person]]:
    """The people of a scripted team, with the functions of the brand that their rank fills."""
    wanted: dict[Rank, int] = {"agent": agents, "lead": leads, "head": len(NAMES["head"])}
    hired: dict[Rank, list[Person]] = {}
    async with desk.db.write() as connection:
        for rank, number in wanted.items():
            functions = tuple(role.id for role in desk.brand.roles if role.rank == rank)
            hired[rank] = [
                await new_person(connection, name, rank, desk.clock(), functions=functions)
                for name in NAMES[rank][:number]
            ]
    return hired
