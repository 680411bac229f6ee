"""A drill with people in the queue: what they would hear from elsewhere is told to whoever leads it.

Comments come into the queue by themselves, as a listening tool would bring them; everything else is for people.
"""

from app.brand.brand import Rank
from app.drill.play import Play
from app.drill.script import Ask, Ending, Known, Line, Rumour
from app.drill.timeline import Heard
from app.errors import PortavozError
from app.operations.draft_comment import Request, draft_comment
from app.operations.preapproving import preapprove_manual
from app.review.people import Person, new_person
from app.wording import Wording

PEOPLE: dict[Rank, Wording] = {
    "agent": Wording(es="Agente", en="Agent"),
    "lead": Wording(es="Responsable", en="Lead"),
    "head": Wording(es="Dirección", en="Head"),
}
LISTENER = "Simulacro"
"""The program that brings comments: it may only ask for drafts."""


class Public:
    """Told by app.drill.world; writes what people have to know into the diary."""

    def __init__(self, play: Play, listener: Person) -> None:
        self.play, self.listener = play, listener

    def hears(self, heard: Heard) -> None:
        self.play.agenda.after(0, lambda: self._ask(heard))

    async def _ask(self, heard: Heard) -> None:
        try:
            await draft_comment(self.play.desk, Request(comment=heard.comment, engine=self.play.engine), self.listener)
        except PortavozError as error:
            self.play.note("refused", self.listener, error.type)

    def _news(self, es: str, en: str) -> None:
        said = Wording(es=es, en=en)
        self.play.note("inject", None, said.in_(self.play.desk.settings.language))

    def warned(self, alert: str) -> None:
        """It is on their screen already."""

    def line_given(self, line: Line) -> None:
        self._news(f"Dirección autoriza este mensaje oficial: {line.text}", f"The head allows this line: {line.text}")

    def learned(self, known: Known) -> None:
        standing = {
            "confirmed": ("Confirmado", "Confirmed"),
            "unconfirmed": ("Sin confirmar", "Not confirmed"),
            "false": ("Es falso", "It is false"),
        }[known.status]
        told, more = f"{known.statement} ({known.source})" if known.source else known.statement, known.correction or ""
        self._news(f"{standing[0]}: {told} {more}".strip(), f"{standing[1]}: {told} {more}".strip())

    def rumoured(self, rumour: Rumour) -> None:
        """They will read it themselves."""

    def refuted(self, rumour: Rumour) -> None:
        self._news(
            f"Hay prueba de que es falso: {rumour.correction}", f"There is proof that it is false: {rumour.correction}"
        )

    def asks(self, asked: Ask) -> None:
        role = self.play.brand.role(asked.area)
        area = role.title if role else asked.area
        self._news(
            f"Convendría preguntar a {area}: {asked.question} A los {asked.after:g} minutos conteste por el enlace: "
            f"{asked.answer} ({asked.source})",
            f"It would be good to ask {area}: {asked.question} After {asked.after:g} minutes answer by the link: "
            f"{asked.answer} ({asked.source})",
        )

    def over(self, end: Ending) -> None:
        self._news(f"Está resuelto. Mensaje de cierre: {end.closing}", f"It is solved. Closing message: {end.closing}")

    async def redrafted(self) -> None:
        """It is in their queue already."""


async def welcome(play: Play) -> tuple[Public, dict[Rank, Person]]:
    """The listener and one person of each rank, with the brand's functions; the manual's holdings are approved."""
    desk, tongue = play.desk, play.desk.settings.language
    people: dict[Rank, Person] = {}
    async with desk.db.write() as connection:
        listener = await new_person(connection, LISTENER, "agent", desk.clock(), service=True)
        for rank, name in PEOPLE.items():
            functions = tuple(role.id for role in desk.brand.roles if role.rank == rank)
            people[rank] = await new_person(connection, name.in_(tongue), rank, desk.clock(), functions=functions)
    await preapprove_manual(desk, people["head"])
    return Public(play, listener), people
