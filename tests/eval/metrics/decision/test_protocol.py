"""What triage decided against accepted labels."""

from typing import Any

import pytest

from app.triage.triage import Answer, Span
from eval.case import Case
from eval.metrics.decision import protocol
from eval.metrics.metric import Mark, NotApplicable, Scored, Verdict
from tests.eval.labelled import case, output

GAS = {"outcomes": ("safety_risk",), "severity": ("critical",)}


def value(verdict: Verdict) -> float:
    assert isinstance(verdict, Scored), verdict
    return verdict.value


def test_any_accepted_outcome_is_right_and_no_other() -> None:
    labelled = case(outcomes=("service_failure", "request"))
    assert value(protocol.outcome(labelled, output(labelled, outcome="request"))) == 1
    assert value(protocol.outcome(labelled, output(labelled, outcome="praise"))) == 0


def test_a_wrong_outcome_is_told_with_those_that_were_expected() -> None:
    labelled = case(outcomes=("request", "praise"))
    verdict = protocol.outcome(labelled, output(labelled, outcome="troll"))
    assert isinstance(verdict, Scored)
    assert verdict.reason.es == "troll; se esperaba request / praise"
    assert verdict.reason.en == "troll; expected request / praise"


def test_any_accepted_severity_is_right_and_no_other() -> None:
    labelled = case(severity=("medium", "high"))
    found = [
        value(protocol.severity(labelled, output(labelled, severity=s))) for s in ("low", "medium", "high", "critical")
    ]
    assert found == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("severity", "result", "seen"),
    [
        ("critical", "ready", 1),
        ("critical", "hold", 1),
        ("low", "hold", 1),
        ("high", "ready", 0),
        ("low", "no_reply", 0),
    ],
)
def test_danger_is_seen_when_it_is_called_critical_or_kept_for_a_person(
    severity: str, result: str, seen: float
) -> None:
    labelled = case("Huele a gas en la sala 2", **GAS)
    found = protocol.missed_danger(labelled, output(labelled, severity=severity, result=result))
    assert value(found) == seen


@pytest.mark.parametrize("labels", [{}, {**GAS, "severity": ("high", "critical")}, {**GAS, "outcomes": ("request",)}])
def test_only_a_case_that_is_danger_beyond_doubt_can_miss_danger(labels: dict[str, Any]) -> None:
    labelled = case(**labels)
    assert isinstance(protocol.missed_danger(labelled, output(labelled, severity="low")), NotApplicable)


def test_an_alarm_without_danger_is_false_and_its_words_are_marked() -> None:
    labelled = case("Me muero de risa con el anuncio", severity=("low",))
    danger = Span(kind="danger", start=3, end=8)
    verdict = protocol.false_alarm(labelled, output(labelled, severity="critical", spans=(danger,)))
    assert value(verdict) == 0
    assert isinstance(verdict, Scored)
    assert verdict.marks == (Mark(field="comment", start=3, end=8),)


def test_no_alarm_is_false_where_critical_is_accepted() -> None:
    labelled = case(severity=("high", "critical"))
    assert isinstance(protocol.false_alarm(labelled, output(labelled, severity="critical")), NotApplicable)


def test_that_a_comment_is_of_no_scenario_can_be_the_right_answer() -> None:
    none = case(scenario=(None,))
    assert value(protocol.scenario(none, output(none, scenario=None))) == 1
    assert value(protocol.scenario(none, output(none, scenario="cortes"))) == 0


@pytest.mark.parametrize("judge", [protocol.scenario, protocol.result, protocol.private, protocol.protocol])
def test_what_a_case_does_not_label_is_not_scored(judge: Any) -> None:
    assert isinstance(judge(case(), output(case())), NotApplicable)


def test_a_draft_where_a_person_had_to_decide_is_wrong() -> None:
    labelled = case(results=("hold",))
    assert value(protocol.result(labelled, output(labelled, "Hola", result="ready"))) == 0
    assert value(protocol.result(labelled, output(labelled, result="hold"))) == 1


@pytest.mark.parametrize(("belongs", "went", "right"), [(True, True, 1), (True, False, 0), (False, True, 0)])
def test_going_private_is_right_exactly_where_it_belongs(belongs: bool, went: bool, right: float) -> None:
    labelled = case(private=belongs)
    assert value(protocol.private(labelled, output(labelled, private=went))) == right


def answered(*answers: tuple[str, str]) -> tuple[Answer, ...]:
    return tuple(Answer.model_validate({"question": q, "text": "¿…?", "answer": a, "evidence": ""}) for q, a in answers)


def test_a_question_that_was_never_asked_counts_as_wrongly_answered() -> None:
    labelled = case(protocol={"peligro": "no", "fallo": "yes", "positivo": "no"})
    verdict = protocol.protocol(labelled, output(labelled, protocol=answered(("peligro", "no"), ("fallo", "yes"))))
    assert value(verdict) == pytest.approx(2 / 3)
    assert isinstance(verdict, Scored)
    assert "positivo" in verdict.reason.en


def evidenced(of: Case, *places: tuple[str, int, int]) -> Verdict:
    given = tuple(
        Answer.model_validate({"question": "q", "text": "¿…?", "answer": "yes", "evidence": e, "start": s, "end": n})
        for e, s, n in places
    )
    return protocol.protocol_evidence(of, output(of, protocol=given))


def test_evidence_has_to_stand_in_the_comment_where_it_says() -> None:
    labelled = case("El tique no sale de la máquina")
    assert value(evidenced(labelled, ("no sale", 9, 16))) == 1
    assert value(evidenced(labelled, ("no sale", 0, 7))) == 0
    assert value(evidenced(labelled, ("no sale", 9, 16), ("la barrera", 0, 7))) == 0.5


def test_answers_without_evidence_are_not_scored_for_it() -> None:
    labelled = case()
    assert isinstance(
        protocol.protocol_evidence(labelled, output(labelled, protocol=answered(("fallo", "yes")))), NotApplicable
    )
