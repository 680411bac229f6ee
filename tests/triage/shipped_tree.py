"""A brand whose protocol has the nine shipped outcomes, as plain as can be."""

from functools import cache
from typing import Any

from app.brand.brand import Brand
from app.brand.protocol import Outcome, Protocol, Question, Strategy
from app.triage.outcomes import OutcomeModel
from app.triage.training import train
from tests import made

STRATEGIES = {
    "safety_risk": Strategy(reply="hold"),
    "service_failure": Strategy(apologise="required", private=True),
    "troll": Strategy(reply="none", apologise="forbidden"),
    "off_topic": Strategy(reply="none", apologise="forbidden"),
    "praise": Strategy(thank=True, apologise="forbidden"),
}
GRAVE: dict[str, Any] = {"safety_risk": "critical", "service_failure": "medium", "misinformation": "medium"}
OUTCOMES = (
    "safety_risk",
    "service_failure",
    "misinformation",
    "request",
    "improvement",
    "praise",
    "unfounded_criticism",
    "troll",
    "off_topic",
)


def nine(*more: Outcome) -> Protocol:
    """One question an outcome, gravest first; the last outcome is what remains."""
    shipped = [
        Outcome(id=id, label=id, severity=GRAVE.get(id, "low"), strategy=STRATEGIES.get(id, Strategy()))
        for id in OUTCOMES
    ]
    outcomes = (*more, *shipped)
    ids = [outcome.id for outcome in outcomes]
    nexts = [f"q{i}" for i in range(1, len(ids) - 1)] + [ids[-1]]
    questions = tuple(Question(id=f"q{i}", text=f"¿Es {id}?", yes=id, no=nexts[i]) for i, id in enumerate(ids[:-1]))
    return Protocol(start="q0", questions=questions, outcomes=outcomes)


@cache
def brand() -> Brand:
    return made.brand(protocol=nine())


@cache
def model() -> OutcomeModel:
    """Trained once in a process."""
    return train(brand())
