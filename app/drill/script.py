"""A drill as its author writes it: who says what at which minute, what becomes known, and what the team should do.

One YAML file (docs/drills.md). Minutes count from the start; decimals are allowed. Reading it is app.drill.script_file.
"""

from typing import Literal

from pydantic import Field

from app.brand.brand import Weekday
from app.brand.words import Language, Severity
from app.value import Value

Who = Literal[
    "affected", "relative", "witness", "question", "praise", "troll", "off_topic", "press", "rumour", "background"
]
"""What part somebody plays. `background` is what people write on any day."""
HURT: frozenset[Who] = frozenset({"affected", "relative"})
"""Those to whom it happened: each is owed a holding in time."""
INCIDENT: frozenset[Who] = frozenset({"affected", "relative", "witness", "question", "press", "rumour"})
"""Those who speak of the crisis."""

MOST_MINUTES = 720
MOST_COMMENTS = 2_000
"""Of one drill, background included: some ten minutes of a scripted team on a busy machine."""
MOST_TEXT = 10_000
"""Code points of one comment, as everywhere (app.comments.comment)."""
MOST_WEEKS = 12


class Start(Value):
    """When the drill begins, in the brand's local time."""

    day: Weekday = "fri"
    time: str = "18:00"
    """`HH:MM`."""


class Background(Value):
    """What the brand hears on any day. `texts`: empty takes the comments of its own past replies."""

    per_hour: float = 4.0
    weeks: int = 4
    """Weeks before the drill that monitoring learns the usual rhythm from."""
    texts: tuple[str, ...] = ()


class Said(Value):
    """One comment."""

    at: float
    text: str
    who: Who = "affected"
    network: str | None = None
    """None: drawn among the brand's."""
    author: str | None = None
    followers: int | None = None
    rating: int | None = None
    same: int = 1
    """So many accounts write it, word for word."""


class Wave(Value):
    """Many comments between two minutes: each text as it is first, then with other openings and endings."""

    at: float
    until: float
    count: int
    who: Who = "affected"
    texts: tuple[str, ...]
    networks: tuple[str, ...] = ()
    """Empty: all of the brand's."""
    followers: int | None = None


class Rumour(Value):
    """A claim that several authors repeat. From `refuted_at` on the organisation can prove that it is false."""

    at: float
    until: float
    count: int
    id: str
    """Of the fact that it becomes in the ledger."""
    claim: str
    texts: tuple[str, ...]
    networks: tuple[str, ...] = ()
    correction: str | None = None
    refuted_at: float | None = None
    source: str = ""


class Known(Value):
    """Something that the organisation learns. The same id again is the same fact with another standing or figure."""

    at: float
    id: str
    statement: str
    status: Literal["confirmed", "unconfirmed", "false"] = "confirmed"
    correction: str | None = None
    topic: Literal["general", "compensation"] = "general"
    source: str = ""


class Line(Value):
    """The official line that the head gets at that minute. In the brand's language, with translations."""

    at: float
    text: str
    translations: dict[Language, str] = Field(default_factory=dict)
    next_update: int | None = None
    """Minutes until the next one is promised."""


class Ask(Value):
    """A question that the team should put to an area, and what the area answers `after` so many minutes."""

    at: float
    area: str
    """Role id of the brand."""
    question: str
    after: float = 10.0
    answer: str
    source: str
    fact: str
    """Id of the fact that the confirmed answer becomes."""


class Ending(Value):
    """When it is over, and what is said then."""

    at: float
    closing: str


class Expected(Value):
    """What a prepared team reaches; the score compares with it."""

    alert_within: float = 5.0
    """Minutes from the onset to the first warning."""
    declared_within: float = 15.0
    """Minutes from the onset to the declaration."""
    line_within: float = 10.0
    """Minutes from when a line was given to when it is in force."""
    freeze_within: float = 20.0
    """Minutes from the onset to the marketing freeze; not asked where the scenario freezes nothing."""
    severity: Severity | None = None
    """None: the scenario's own."""
    freeze: bool | None = None
    """None: as the scenario says."""
    holdings: float = 0.95
    """Share of those hurt who get a first answer in time."""
    answered: float = 0.9
    """Share of the comments to be answered that are, within their first deadline."""
    identical: float = 0.02
    """Share of answers with the very words of another."""
    never_say: tuple[str, ...] = ()
    """Phrases that no published text may hold."""


class Script(Value):
    """A whole drill. `triggers` and `examples`: how its comments are known where the manual foresaw no scenario."""

    id: str
    title: str
    about: str = ""
    scenario: str | None = None
    triggers: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    starts_at: Start = Start()
    minutes: int = 90
    onset: float = 0.0
    """The minute at which the crisis begins in public."""
    background: Background = Background()
    comments: tuple[Said, ...] = ()
    waves: tuple[Wave, ...] = ()
    rumours: tuple[Rumour, ...] = ()
    facts: tuple[Known, ...] = ()
    lines: tuple[Line, ...] = ()
    questions: tuple[Ask, ...] = ()
    end: Ending | None = None
    expected: Expected = Expected()

    @property
    def written(self) -> int:
        """Comments that the script itself brings, without the background."""
        spread = sum(wave.count for wave in self.waves) + sum(rumour.count for rumour in self.rumours)
        return sum(said.same for said in self.comments) + spread

    @property
    def usual(self) -> int:
        """Comments of any day that fall into the drill."""
        return round(self.background.per_hour * self.minutes / 60)
