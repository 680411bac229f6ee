"""Something that somebody must get done: what is refused, or cannot be done yet, is tried again a few times."""

from collections.abc import Awaitable, Callable

from app.drill.hands import Pile
from app.drill.play import Play
from app.errors import PortavozError
from app.review.people import Person

Try = Callable[[Person], Awaitable[bool | None]]
"""False: it cannot be done yet."""
COMMAND, DECIDE = range(2)
"""Ranks of a lead's and a head's work: an incident goes before a reply."""
SOON = 20.0
"""Seconds until the next try."""
TRIES = 15
DONE = frozenset({"alert-settled", "already-declared", "same-fact", "incident-over", "already-asked"})
"""Refusals that say: somebody has done it."""


def errand(play: Play, pile: Pile, seconds: float, what: str, do: Try, n: int = 0) -> None:
    """Puts it on the pile. `what`: the word under which a refusal is noted."""

    async def again() -> None:
        errand(play, pile, SOON, what, do, n + 1)

    async def tried(person: Person) -> None:
        try:
            done = await do(person) is not False
        except PortavozError as error:
            play.note("refused", person, f"{what}: {error.type}")
            done = error.type in DONE
        if not done and n < TRIES:
            play.agenda.after(SOON, again)

    pile.put(COMMAND, play.now, seconds, tried)


WORDS = {
    "es": {
        "declare": "Volumen y gravedad por encima de lo habitual",
        "line": "Datos nuevos confirmados",
        "end": "La situación está resuelta; los cierres quedan redactados",
        "fact": "Confirmado por el área",
        "alert": "Es la crisis declarada",
        "calm": "Ruido de un día cualquiera",
        "override": "Urge contestar",
    },
    "en": {
        "declare": "Volume and severity above the usual",
        "line": "New confirmed facts",
        "end": "It is solved; the closings are drafted",
        "fact": "Confirmed by the area",
        "alert": "It is the declared incident",
        "calm": "Noise of an ordinary day",
        "override": "It is urgent",
    },
}
"""Reasons that the scripted team gives for its acts."""


def reason(play: Play, name: str) -> str:
    return WORDS.get(play.brand.language, WORDS["en"])[name]
