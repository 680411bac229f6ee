"""A drill from its first minute to its score: the real pipeline on a throw-away database, with a clock of its own.

Nothing in it can be published, notified outside, counted or learned: see app.drill.stage for how that is made sure.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random

from app.drill.agenda import Agenda, Clock
from app.drill.collecting import collect
from app.drill.history import lived
from app.drill.play import Entry, Play
from app.drill.profiles import PROFILES, ProfileName
from app.drill.score import Score
from app.drill.scoring import score
from app.drill.script import Script
from app.drill.stage import Engine, stage
from app.drill.team import assemble
from app.drill.timeline import EPOCH, begins, heard
from app.drill.world import Crew, World
from app.operations.desk import Desk
from app.settings import Settings
from app.value import Value

Told = Callable[[Entry], None]


class Played(Value):
    """What a drill came to."""

    script: Script
    brand: str
    seed: int
    team: str
    """The profile, or `people`."""
    history: int
    """Comments of the ordinary weeks before."""
    diary: tuple[Entry, ...]
    score: Score


class Wanted(Value):
    """How a drill is to be played. `week`: the Monday of the week it is laid in."""

    seed: int = 1
    team: ProfileName = "good"
    engine: Engine = "composer"
    week: date = EPOCH
    speed: float | None = None
    """Simulated seconds in a second; None: as fast as possible."""


async def run(settings: Settings, script: Script, wanted: Wanted, told: Told = lambda entry: None) -> Played:
    """Plays it with a scripted team; `told` hears of the diary as it is written. Raises as `open_desk` does."""
    clock = Clock(datetime(2000, 1, 1, tzinfo=UTC))
    async with stage(settings, script.title, clock, wanted.engine) as desk:
        play = await prepare(desk, script, wanted, clock, told)
        crew = await assemble(play, PROFILES[wanted.team])
        return await finish(play, crew, wanted.team)


async def prepare(desk: Desk, script: Script, wanted: Wanted, clock: Clock, told: Told) -> Play:
    """The play at its minute 0, with the brand's ordinary weeks behind it."""
    start = begins(script, desk.brand, wanted.week).astimezone(UTC)
    clock.set(start - timedelta(hours=1))
    play = Play(desk, script, Agenda(clock), start, wanted.seed, wanted.engine)
    if wanted.engine == "composer":  # a model's prompt keeps fences that nobody can foresee
        desk.nonce = _repeating(script, wanted.seed)
    play.history = await lived(desk, script, wanted.seed, start)
    play.told = told
    clock.set(start)
    clock.speed = wanted.speed
    return play


def _repeating(script: Script, seed: int) -> Callable[[], str]:
    """Nonces of that seed: they choose between equal wordings, and what is worded otherwise is decided otherwise."""
    random = Random(f"{script.id}·{seed}·nonce")  # noqa: S311 - a rehearsal that repeats, nothing secret
    return lambda: random.randbytes(16).hex()


async def finish(play: Play, crew: Crew, team: str) -> Played:
    """Plays it to its end and scores it."""
    World(play, crew, heard(play.script, play.brand, play.seed, play.start)).set_out()
    await play.agenda.run(play.until)
    collected = await collect(play)
    return Played(
        script=play.script,
        brand=play.brand.name,
        seed=play.seed,
        team=team,
        history=play.history,
        diary=tuple(play.diary),
        score=score(collected),
    )
