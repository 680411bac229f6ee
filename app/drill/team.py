"""A scripted team of one profile: people, their piles of work, and how the news of a drill reaches them."""

from app.brand.brand import Rank
from app.drill.command import Command
from app.drill.decisions import Decisions
from app.drill.hands import Hand, Pile
from app.drill.inquiry import Inquiry
from app.drill.play import Play, hire
from app.drill.profiles import Profile
from app.drill.script import Ask, Ending, Known, Line, Rumour
from app.drill.shift import Shift
from app.drill.timeline import Heard
from app.operations.preapproving import preapprove_manual
from app.review.people import Person


class Team:
    """Made by `assemble`. Each method tells it something that a real team would come to know."""

    def __init__(self, play: Play, profile: Profile, people: dict[Rank, list[Person]]) -> None:
        agents, leads, heads = (Pile(play.agenda) for _ in range(3))
        self._hands = [
            *(Hand(person, [agents], play.agenda) for person in people["agent"]),
            *(Hand(person, [leads], play.agenda) for person in people["lead"]),
            *(Hand(person, [heads, leads], play.agenda) for person in people["head"]),
        ]
        self._decisions = Decisions(play, profile, leads, heads)
        self._shift = Shift(play, profile, agents, self._decisions.put)
        self._decisions.after = self._shift
        self._command = Command(play, profile, self._decisions, self._shift)
        self._inquiry = Inquiry(play, profile, self._decisions)

    def hears(self, heard: Heard) -> None:
        self._shift.hears(heard)

    def warned(self, alert: str) -> None:
        self._command.warned(alert)

    def line_given(self, line: Line) -> None:
        self._command.line_given(line)

    def learned(self, known: Known) -> None:
        self._inquiry.learned(known)

    def rumoured(self, rumour: Rumour) -> None:
        self._inquiry.rumoured(rumour)

    def refuted(self, rumour: Rumour) -> None:
        self._inquiry.refuted(rumour)

    def asks(self, asked: Ask) -> None:
        self._inquiry.asks(asked)

    def over(self, end: Ending) -> None:
        self._command.over(end)

    async def redrafted(self) -> None:
        """Texts came anew after a change."""
        await self._decisions.gather()


async def assemble(play: Play, profile: Profile) -> Team:
    """Hires the team; a prepared one has its head approve the manual's holdings before anything happens."""
    people = await hire(play.desk, profile.agents, profile.leads)
    if profile.holdings:
        await preapprove_manual(play.desk, people["head"][0])
    return Team(play, profile, people)
