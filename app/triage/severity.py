"""How grave a comment is, and why no engine may write where people must."""

from app.brand.brand import Brand
from app.brand.protocol import Strategy
from app.brand.scenarios import Scenario
from app.brand.words import Severity, gravest
from app.incident.situation import Incident
from app.triage.triage import Issue, Signal

RAISED: dict[Signal, Severity] = {
    "danger": "critical",
    "legal_threat": "high",
    "press": "high",
    "personal_data": "high",
}
"""What a signal makes of a comment at least."""

HOLDING: tuple[Signal, ...] = ("danger", "legal_threat", "press", "personal_data")
"""Signals under which no engine writes substance, the gravest first."""


def severity(
    brand: Brand,
    outcome: str,
    issues: tuple[Issue, ...],
    scenario: Scenario | None,
    signals: tuple[Signal, ...],
    incident: Incident | None,
) -> Severity:
    """The gravest of all that bears on it: outcome, every matter, scenario, signals, the open incident."""
    grades: list[Severity] = [brand.protocol.outcome(outcome).severity, *(issue.severity for issue in issues)]
    grades += [RAISED[signal] for signal in signals if signal in RAISED]
    if scenario:
        grades.append(scenario.severity)
    if incident:
        grades.append(incident.severity)
    return gravest(grades)


def hold(strategy: Strategy, signals: tuple[Signal, ...]) -> str | None:
    """The reason why a person must write, or None."""
    for signal in HOLDING:
        if signal in signals:
            return signal
    return "strategy" if strategy.reply == "hold" else None
