"""Who speaks: everything that a deployment knows about its brand, as one frozen value."""

from datetime import date
from typing import Literal

from pydantic import Field

from app.brand.facts import Fact
from app.brand.protocol import Protocol
from app.brand.replies import PastReply
from app.brand.scenarios import HoldingText, Scenario, ScenarioDeadline
from app.brand.words import Form, Language, Severity
from app.value import Value

Counting = Literal["x", "graphemes", "code_points", "utf16"]
"""How a network counts length. `x`: weighted, 280, every link 23."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Hours(Value):
    """When people answer, in the brand's local time. A day that is not listed is closed."""

    zone: str = "Europe/Madrid"
    """IANA time zone."""
    days: dict[Weekday, str] = Field(default_factory=lambda: dict.fromkeys(WEEK, "09:00-21:00"))
    """`HH:MM-HH:MM`; `00:00-24:00` is the whole day."""
    holidays: tuple[date, ...] = ()
    holiday_hours: str | None = None
    """Hours on holidays; None: closed."""


class Network(Value):
    id: str
    label: str
    limit: int = Field(gt=0)
    counts: Counting = "graphemes"
    private_channel: str | None = None
    """How a person reaches us in private there, as a phrase for a sentence («mensaje directo»)."""
    hours: Hours | None = None
    """None: the brand's hours."""
    signature: str = ""


class AddressRule(Value):
    """The form of address on some networks or from some severity on. The first rule that fits wins."""

    form: Form
    networks: tuple[str, ...] = ()
    """Empty: every network."""
    severities: tuple[Severity, ...] = ()
    """Empty: every severity."""


class Voice(Value):
    traits: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    never_say: tuple[str, ...] = ()
    """Phrases that may not appear in any text of ours."""
    address: Form = "usted"
    address_rules: tuple[AddressRule, ...] = ()


Rank = Literal["agent", "lead", "head"]


class Role(Value):
    """A function in the brand with its own name for it; `rank` says what Portavoz lets it do."""

    id: str
    title: str
    rank: Rank = "agent"
    substitutes: tuple[str, ...] = ()
    hours: Hours | None = None
    """When its people can be reached; None: at any hour."""


class Duty(Value):
    """What a severity asks of the organisation."""

    severity: Severity
    approver: str
    """Role id."""
    tell: tuple[str, ...] = ()
    first_answer: int = Field(gt=0)
    """Minutes until the first public answer, holding included."""
    resolution: int | None = None
    """Minutes until the matter is answered in full."""
    clock: bool = False
    """True: minutes run on the clock; False: in the brand's hours only. Critical always runs on the clock."""
    conditional: tuple[ScenarioDeadline, ...] = ()
    """Promises under a condition («10 minutes if somebody is hurt»). They only ever shorten (app.triage.deadlines)."""


class ActionRule(Value):
    """An internal act that the manual orders when an outcome, scenario or signal is met (any listed one)."""

    what: str
    owner: str
    minutes: int = Field(gt=0)
    outcomes: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()


class Contacts(Value):
    """What a draft may give the public."""

    links: tuple[str, ...] = ()
    """Allowed hosts or URL prefixes."""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


class EmergencyNumbers(Value):
    """Public numbers of the brand's country, for texts about danger to people."""

    general: str = "112"
    self_harm: str | None = None
    violence: str | None = None
    minors: str | None = None


class ManualFile(Value):
    """One Markdown file of the manual; `path` is relative to the knowledge folder."""

    path: str
    text: str
    line: int = 1
    """Line of the file that `text` begins at, when its front matter was cut off."""


class Brand(Value):
    name: str
    slug: str
    country: str = "ES"
    """ISO 3166 alpha-2: region for phone numbers and identity documents."""
    objectives: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    voice: Voice = Voice()
    language: Language = "es"
    """The language that the brand works in; the gloss is written in it."""
    languages: tuple[Language, ...] = ("es",)
    """Languages that we answer in. A comment in another one is answered in `language`."""
    networks: tuple[Network, ...]
    hours: Hours = Hours()
    contacts: Contacts = Contacts()
    emergency: EmergencyNumbers = EmergencyNumbers()
    roles: tuple[Role, ...]
    duties: tuple[Duty, ...]
    actions: tuple[ActionRule, ...] = ()
    protocol: Protocol
    holding: tuple[HoldingText, ...] = ()
    """General holding texts, for a comment without a scenario."""
    danger_holding: dict[str, tuple[HoldingText, ...]] = Field(default_factory=dict)
    """Texts for danger to people, by kind (app.triage.danger.Kind)."""
    facts: tuple[Fact, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    replies: tuple[PastReply, ...] = ()
    manual: tuple[ManualFile, ...] = ()
    defaults: frozenset[str] = frozenset()
    """Dotted names of the fields that the brand did not write: shipped defaults, always labelled as such."""
    doubtful: frozenset[str] = frozenset()
    """Dotted names of the fields that an import was not sure of and nobody has confirmed (imported.json)."""
    fingerprint: str = ""
    """SHA-256 over the knowledge folder and the shipped defaults."""

    def network(self, id: str) -> Network | None:
        return next((n for n in self.networks if n.id == id), None)

    def scenario(self, id: str | None) -> Scenario | None:
        return next((s for s in self.scenarios if s.id == id), None)

    def duty(self, severity: Severity) -> Duty:
        return next(d for d in self.duties if d.severity == severity)

    def role(self, id: str) -> Role | None:
        return next((r for r in self.roles if r.id == id), None)

    def form_of_address(self, network: str, severity: Severity) -> Form:
        """The form that the first fitting rule asks for, else the general one."""
        for rule in self.voice.address_rules:
            if (not rule.networks or network in rule.networks) and (not rule.severities or severity in rule.severities):
                return rule.form
        return self.voice.address
