"""Severity is the gravest of everything; some signals stop every engine."""

from typing import Any

import pytest

from app.brand.protocol import Strategy
from app.brand.scenarios import Scenario
from app.brand.words import Severity
from app.incident.situation import Incident, OfficialLine
from app.triage.severity import hold, severity
from app.triage.triage import Issue, Signal
from tests import made

HIGH = Scenario(id="C1", title="Corte", severity="high")
OPEN = Incident(
    id="i1", scenario="C1", severity="critical", line=OfficialLine(incident="i1", version=1, text="."), since=made.NOW
)


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, "low"),
        ({"outcome": "service_failure"}, "medium"),
        ({"issues": (Issue(outcome="request", severity="medium", start=0, end=1),)}, "medium"),
        ({"scenario": HIGH}, "high"),
        ({"signals": ("legal_threat",)}, "high"),
        ({"signals": ("press",)}, "high"),
        ({"signals": ("personal_data",)}, "high"),
        ({"signals": ("danger",)}, "critical"),
        ({"signals": ("irony", "abuse", "manipulation")}, "low"),
        ({"incident": OPEN}, "critical"),
    ],
)
def test_the_gravest_of_all_that_bears_on_it_wins(over: dict[str, Any], expected: Severity) -> None:
    case: dict[str, Any] = {"outcome": "request", "issues": (), "scenario": None, "signals": (), "incident": None}
    assert severity(made.brand(), **{**case, **over}) == expected


@pytest.mark.parametrize(
    ("signals", "reply", "expected"),
    [
        ((), "answer", None),
        ((), "hold", "strategy"),
        (("irony", "abuse", "manipulation"), "answer", None),
        (("danger", "press"), "answer", "danger"),
        (("personal_data", "press"), "answer", "press"),
        (("legal_threat", "press"), "answer", "legal_threat"),
        (("personal_data",), "none", "personal_data"),
    ],
)
def test_the_reason_to_hold_is_the_gravest_signal(
    signals: tuple[Signal, ...], reply: Any, expected: str | None
) -> None:
    assert hold(Strategy(reply=reply), signals) == expected
