"""What a composed reply has to do: the matters of the comment, and what strategy and language allow."""

from app.brand.brand import Brand
from app.brand.protocol import Strategy
from app.brand.words import Form
from app.draft.answers import official, speaks_otherwise
from app.draft.draft import Assignment
from app.draft.matter import Matter, matters
from app.draft.slots import Values
from app.triage.triage import Issue
from app.value import Value

COMPLAINTS = frozenset({"service_failure", "safety_risk"})
CALM = frozenset({"troll", "off_topic"})
"""Kinds that need no answer when they come beside another matter."""


class Plan(Value):
    """All that the wording of one reply depends on besides the language it is said in."""

    assignment: Assignment
    values: Values
    kind: str
    matters: tuple[Matter, ...]
    """The one that decided the outcome first."""
    home: bool = False
    """Whether it is said in the brand's language, for the approver, while the reply is in another."""

    @property
    def main(self) -> Matter:
        return self.matters[0]

    @property
    def strategy(self) -> Strategy:
        return self.assignment.triage.strategy

    @property
    def own_language(self) -> bool:
        """Whether the reply is in the brand's language, the one that its facts and lines are written in."""
        return self.assignment.triage.reply_language == self.assignment.brand.language

    @property
    def form(self) -> Form:
        """The form of address, which an official line that must be quoted decides when it uses one."""
        form = self.assignment.triage.form
        line, language = official(self.assignment), self.assignment.triage.reply_language
        said = line.said_in("es", self.assignment.brand.language) if line and language == "es" else None
        if said is None or not speaks_otherwise(said, form):
            return form
        return "tu" if form == "usted" else "usted"

    @property
    def apologises(self) -> bool:
        wanted = self.strategy.apologise
        return wanted == "required" or (wanted == "optional" and self.kind in COMPLAINTS)


def planned(assignment: Assignment, values: Values) -> Plan:
    triage, brand = assignment.triage, assignment.brand
    whole = Issue(outcome=triage.outcome, severity=triage.severity, start=0, end=len(assignment.comment.text))
    issues = triage.issues or (whole,)
    kinds = {i.outcome: manner(i.outcome, brand) for i in issues}
    found = matters(assignment.comment, issues, kinds)
    kind = manner(triage.outcome, brand)
    found.sort(key=lambda matter: matter.kind != kind)
    return Plan(assignment=assignment, values=values, kind=kind, matters=tuple(found))


def manner(outcome: str, brand: Brand) -> str:
    """The shipped outcome that one is like; for a kind of the brand's own, the one that its strategy is like."""
    kind, strategy = brand.protocol.kind(outcome), brand.protocol.outcome(outcome).strategy
    known = COMPLAINTS | CALM | {"improvement", "unfounded_criticism", "misinformation", "request", "praise"}
    if kind in known:
        return kind
    if strategy.reply == "once":
        return "misinformation"
    if strategy.apologise == "required":
        return "service_failure"
    if strategy.reply == "light":
        return "off_topic"
    return "praise" if strategy.thank and strategy.apologise == "forbidden" else "neutral"
