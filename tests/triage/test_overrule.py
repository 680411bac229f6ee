"""When a person says what a comment is, everything that hangs on it follows, and nothing else moves."""

from datetime import timedelta
from typing import Any

import pytest

from app.brand.brand import ActionRule
from app.brand.scenarios import Scenario, ScenarioDeadline
from app.incident.situation import Incident
from app.triage.overrule import NO_INCIDENT, Correction, overrule, unsigned
from app.triage.triage import Action, Answer, Issue, Triage
from tests import made
from tests.made import NOW

FIRE = Scenario(id="E1", title="Incendio", owner="direccion", severity="critical", source="m.md", private=True)
CALL = ActionRule(what="Llamar a la sala", owner="jefa", minutes=5, outcomes=("service_failure",))
TOLD = ActionRule(what="Avisar a Dirección", owner="direccion", minutes=9, scenarios=("E1",))
BRAND = made.brand(scenarios=(FIRE,), actions=(CALL, TOLD))
BURNING = Incident(id="c1", scenario="E1", severity="high", line=None, since=NOW)
UNFORESEEN = Incident(id="c2", scenario=None, severity="critical", line=None, since=NOW)
PATH = (
    Answer(question="peligro", text="¿Hay personas en peligro?", answer="no", evidence="nadie"),
    Answer(question="fallo", text="¿Hemos fallado en el servicio?", answer="no", evidence=""),
    Answer(question="positivo", text="¿Es un comentario positivo?", answer="yes", evidence="genial"),
)


def praised(**over: Any) -> Triage:
    return made.triage(**{"outcome": "praise", "severity": "low", "protocol": PATH, "private": False, **over})


def corrected(triage: Triage, **said: Any) -> Triage:
    return overrule(triage, Correction(**said), made.comment(), BRAND, since=NOW, incident=None)


def test_another_outcome_brings_its_strategy_severity_people_and_acts() -> None:
    now = corrected(praised(), outcome="service_failure")
    assert (now.outcome, now.severity, now.private) == ("service_failure", "medium", True)
    assert now.strategy == BRAND.protocol.outcome("service_failure").strategy
    assert [(i.outcome, i.severity) for i in now.issues] == [("service_failure", "medium")]
    assert [act.what for act in now.actions] == ["Llamar a la sala"]
    assert now.first_answer_due == NOW + timedelta(minutes=60)


def test_the_path_keeps_what_rules_found_alike_and_the_rest_is_a_persons() -> None:
    now = corrected(praised(), outcome="service_failure")
    assert [(a.question, a.answer, a.by) for a in now.protocol] == [
        ("peligro", "no", "rules"),
        ("fallo", "yes", "person"),
    ]
    assert now.protocol[0].evidence == "nadie"


def test_an_outcome_never_lowers_the_severity_by_itself_but_a_person_does() -> None:
    grave = made.triage(severity="high")
    assert corrected(grave, outcome="praise").severity == "high"
    lowered = corrected(grave, severity="low")
    assert (lowered.severity, lowered.outcome) == ("low", "service_failure")
    assert lowered.first_answer_due == NOW + timedelta(minutes=240)


def test_a_scenario_brings_owner_severity_approver_and_its_acts_and_leaves_with_them() -> None:
    burning = corrected(praised(), scenario="E1")
    assert (burning.scenario, burning.owner, burning.severity) == ("E1", "direccion", "critical")
    assert (burning.approver, burning.private) == ("direccion", True)
    assert [act.what for act in burning.actions] == ["Avisar a Dirección"]

    calm = corrected(burning, scenario="")
    assert (calm.scenario, calm.owner, calm.private, calm.actions) == (None, "redes", False, ())
    assert calm.severity == "critical"


@pytest.mark.parametrize("private", [True, False])
def test_a_person_decides_what_goes_private(private: bool) -> None:
    assert corrected(praised(), outcome="service_failure", private=private).private is private


def test_only_a_named_outcome_lifts_a_hold_that_no_signal_keeps() -> None:
    ironic = praised(hold="irony")
    assert corrected(ironic, severity="medium").hold == "irony"
    assert corrected(ironic, outcome="request").hold is None
    assert corrected(praised(signals=("legal_threat",)), outcome="request").hold == "legal_threat"


def test_danger_is_what_rules_saw_or_the_outcome_says() -> None:
    assert corrected(praised(), outcome="safety_risk").danger == "other"
    assert corrected(made.triage(outcome="safety_risk", danger="other"), outcome="request").danger is None
    seen = made.triage(outcome="safety_risk", danger="fire", signals=("danger",))
    assert corrected(seen, outcome="request").danger == "fire"


def test_signed_acts_keep_their_place_and_new_ones_follow() -> None:
    old = tuple(Action(what=w, owner="jefa", due_at=NOW, done_by=by) for w, by in (("A", None), ("B", "Ana")))
    now = corrected(praised(actions=old), outcome="service_failure")
    assert [(act.what, act.done_by) for act in now.actions] == [("A", None), ("B", "Ana"), ("Llamar a la sala", None)]
    assert all(act.done_by is None for act in unsigned(now).actions)


def test_further_matters_stay_and_still_bear_on_the_severity() -> None:
    both = (Issue(outcome="praise", severity="low", start=0, end=4),
            Issue(outcome="safety_risk", severity="critical", start=5, end=9))  # fmt: skip
    now = corrected(praised(issues=both), outcome="request")
    assert [i.outcome for i in now.issues] == ["request", "safety_risk"]
    assert now.severity == "critical"


def test_an_open_incident_runs_on_the_clock() -> None:
    night = NOW.replace(hour=3)
    brand = BRAND.model_copy(update={"hours": BRAND.hours.model_copy(update={"days": {"mon": "09:00-10:00"}})})
    said = Correction(outcome="service_failure")
    waits = overrule(praised(), said, made.comment(), brand, since=night, incident=None)
    calm = Incident(id="c0", scenario=None, severity="low", line=None, since=NOW)
    burns = overrule(praised(), said, made.comment(), brand, since=night, incident=calm)
    assert burns.first_answer_due == night + timedelta(minutes=60)
    assert waits.first_answer_due > burns.first_answer_due


def test_a_corrected_severity_brings_its_promises_and_holds_those_that_the_comment_meets() -> None:
    promise = ScenarioDeadline(what="first_answer", minutes=3, when="si hay heridos")
    duties = tuple(
        duty.model_copy(update={"conditional": (promise,)}) if duty.severity == "high" else duty
        for duty in BRAND.duties
    )
    brand = BRAND.model_copy(update={"duties": duties})
    for text, kept in (("Hay dos heridos en la sala", True), ("No abre la taquilla", False)):
        now = overrule(praised(), Correction(severity="high"), made.comment(text), brand, since=NOW, incident=None)
        assert (now.first_answer_due == NOW + timedelta(minutes=3)) is kept
        assert [act.what for act in now.actions] == ["Primera respuesta pública (si hay heridos)"]


def placed(triage: Triage, burning: Incident | None, **said: Any) -> Triage:
    return overrule(triage, Correction(**said), made.comment(), BRAND, since=NOW, incident=burning)


def test_whoever_joins_an_incident_gets_its_scenario_its_severity_and_its_people() -> None:
    now = placed(made.triage(severity="low"), BURNING, incident="c1")
    assert (now.incident, now.scenario, now.severity, now.owner) == ("c1", "E1", "critical", "direccion")
    assert [act.what for act in now.actions] == ["Llamar a la sala", "Avisar a Dirección"]


def test_an_incident_that_no_manual_foresaw_leaves_the_scenario_as_it_was() -> None:
    now = placed(made.triage(severity="low"), UNFORESEEN, incident="c2")
    assert (now.incident, now.scenario, now.severity) == ("c2", None, "critical")


def test_leaving_an_incident_lowers_nothing_by_itself_and_one_that_is_over_stays_named() -> None:
    joined = placed(made.triage(severity="low"), BURNING, incident="c1")
    gone = placed(joined, None, incident=NO_INCIDENT)
    assert (gone.incident, gone.scenario, gone.severity) == (None, "E1", "critical")
    assert placed(joined, None, private=False).incident == "c1"
