"""The crises that the manual foresees."""

from app.brand.words import Form, Language, Severity
from app.value import Value


class HoldingText(Value):
    """A first answer written in advance.

    Slots: `{private_channel}`, `{next_update}`, `{fact:ID}` and the others of app.draft.slots are filled by code; any
    other name only by a person. A sentence with an empty slot is dropped.
    """

    text: str
    language: Language = "es"
    network: str | None = None
    form: Form | None = None
    """None: the wording fits every form of address."""


class ScenarioDeadline(Value):
    """A promise of the manual, in minutes, with the condition under which it holds."""

    what: str
    """`first_answer` or `resolution`, or the manual's own name for it."""
    minutes: int
    when: str | None = None
    """The condition as the manual words it («si hay heridos»); None: always."""


class Scenario(Value):
    id: str
    title: str
    triggers: tuple[str, ...] = ()
    """Words and short phrases whose presence speaks for this scenario."""
    examples: tuple[str, ...] = ()
    """Comments that belong to it."""
    owner: str | None = None
    severity: Severity = "high"
    deadlines: tuple[ScenarioDeadline, ...] = ()
    holding: tuple[HoldingText, ...] = ()
    closing: tuple[HoldingText, ...] = ()
    private: bool = True
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    freeze_marketing: bool = False
    template_forbidden: bool = False
    """The manual forbids any prepared text here: the owner is called and nothing is proposed."""
    source: str = ""
