"""The internal acts that a comment sets off."""

from datetime import timedelta

import pytest

from app.brand.brand import ActionRule, Duty, Hours
from app.brand.scenarios import Scenario, ScenarioDeadline
from app.triage.actions import actions
from app.triage.deadlines import Timing
from app.triage.triage import Signal
from tests import made

RUNNING = Timing(made.NOW, Hours(), clock=True)
DUTY = Duty(severity="medium", approver="jefa", first_answer=60)
RULES = (
    ActionRule(what="Llamar a sala", owner="jefa", minutes=30, outcomes=("service_failure",)),
    ActionRule(what="Ocultar el dato", owner="redes", minutes=5, signals=("personal_data",)),
    ActionRule(what="Avisar a dirección", owner="direccion", minutes=10, scenarios=("C1",)),
    ActionRule(what="Nunca", owner="redes", minutes=1),
)


@pytest.mark.parametrize(
    ("outcomes", "signals", "expected"),
    [
        ({"service_failure"}, (), ["Llamar a sala"]),
        ({"praise"}, ("personal_data",), ["Ocultar el dato"]),
        ({"service_failure"}, ("personal_data",), ["Ocultar el dato", "Llamar a sala"]),
        ({"praise"}, (), []),
    ],
)
def test_a_rule_is_met_by_any_of_its_conditions_and_never_without_one(
    outcomes: set[str], signals: tuple[Signal, ...], expected: list[str]
) -> None:
    acts = actions(made.brand(actions=RULES), frozenset(outcomes), None, signals, "redes", RUNNING, DUTY)
    assert [act.what for act in acts] == expected


def test_a_scenario_adds_its_rule_and_what_it_promises_under_a_condition() -> None:
    scenario = Scenario(
        id="C1",
        title="Corte",
        deadlines=(
            ScenarioDeadline(what="first_answer", minutes=20),
            ScenarioDeadline(what="first_answer", minutes=5, when="si hay heridos"),
            ScenarioDeadline(what="Nota de prensa", minutes=60),
        ),
    )
    acts = actions(made.brand(actions=RULES), frozenset({"request"}), scenario, (), "jefa", RUNNING, DUTY)
    assert [(act.what, act.owner, act.due_at - made.NOW) for act in acts] == [
        ("Primera respuesta pública (si hay heridos)", "jefa", timedelta(minutes=5)),
        ("Avisar a dirección", "direccion", timedelta(minutes=10)),
        ("Nota de prensa", "jefa", timedelta(minutes=60)),
    ]


def test_the_same_act_is_asked_once_at_its_soonest() -> None:
    rules = (
        ActionRule(what="Llamar", owner="jefa", minutes=30, outcomes=("request",)),
        ActionRule(what="Llamar", owner="jefa", minutes=10, signals=("press",)),
    )
    acts = actions(made.brand(actions=rules), frozenset({"request"}), None, ("press",), "redes", RUNNING, DUTY)
    assert [(act.what, act.due_at - made.NOW) for act in acts] == [("Llamar", timedelta(minutes=10))]


def test_what_the_severity_promises_under_a_condition_stands_beside_the_scenarios_own() -> None:
    injured = ScenarioDeadline(what="first_answer", minutes=10, when="si hay heridos")
    press = ScenarioDeadline(what="resolution", minutes=30, when="si llama la prensa")
    duty = DUTY.model_copy(update={"conditional": (injured, press)})
    scenario = Scenario(id="C9", title="Corte", deadlines=(injured.model_copy(update={"minutes": 5}),))
    for known, first in ((None, 10), (scenario, 5)):
        acts = actions(made.brand(actions=()), frozenset(), known, (), "redes", RUNNING, duty)
        assert [(act.what, act.due_at - made.NOW) for act in acts] == [
            ("Primera respuesta pública (si hay heridos)", timedelta(minutes=first)),
            ("Respuesta completa (si llama la prensa)", timedelta(minutes=30)),
        ]
