"""All that a drill is judged by, as plain values: minutes from its start, no database, no names but roles."""

from app.brand.words import Language, Severity
from app.drill.script import Script, Who
from app.value import Value


class Spoke(Value):
    """One comment of the drill, and by when the brand owes it a first answer."""

    key: str
    number: int
    at: float
    who: Who
    severity: Severity
    due: float


class Text(Value):
    """One revision of a reply. `lines`: versions of the official line that it rests on."""

    reply: str
    number: int
    at: float
    how: str
    by_person: bool
    public: str
    lines: tuple[int, ...] = ()


class Answer(Value):
    """One reply. Minutes None: not yet."""

    id: str
    key: str
    kind: str
    state: str
    result: str
    severity: Severity
    language: Language
    in_incident: bool
    first_due: float
    approved: int | None
    """Number of the approved revision."""
    approver: str | None
    """Role of who approved it."""
    needed: str
    """Least role that may."""
    via: str | None
    decided_at: float | None
    published_at: float | None
    private_owed: bool
    """The approved text has a private part that nobody has sent."""
    closes: str | None = None
    debt: str | None = None
    """`open`, `paid` or `waived`; None: nothing is owed."""


class Said(Value):
    """A version of the official line."""

    version: int
    at: float
    text: str
    translations: tuple[str, ...] = ()


class Warned(Value):
    """A warning."""

    at: float
    kind: str
    settled: bool


class Collected(Value):
    """The whole drill. `people`: names of who took part."""

    script: Script
    ends: float
    """The minute at which it was looked at."""
    spoke: tuple[Spoke, ...]
    answers: tuple[Answer, ...]
    texts: tuple[Text, ...]
    lines: tuple[Said, ...] = ()
    confirmed: tuple[str, ...] = ()
    """Statements that were confirmed while it lasted: their figures may be said too."""
    warned: tuple[Warned, ...] = ()
    declared_at: float | None = None
    scenario: str | None = None
    crisis_at: float | None = None
    frozen_at: float | None = None
    freeze_wanted: bool = False
    stood_down_at: float | None = None
    overridden: tuple[str, ...] = ()
    """Rules that somebody let pass, once for each time."""
    questions: int = 0
    questions_settled: int = 0
    refused: tuple[str, ...] = ()
    """What the tool refused, by type: rules that held."""
