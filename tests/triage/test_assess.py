"""The whole of triage on one comment."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.brand.brand import ActionRule, Brand
from app.brand.protocol import Outcome, Protocol, Question
from app.brand.scenarios import Scenario, ScenarioDeadline
from app.comments.comment import Attachment, Comment
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from app.triage.assess import reply_language, triage
from app.triage.training import train
from app.triage.triage import Triage
from tests import made
from tests.triage import shipped_tree

BLACKOUT = Scenario(
    id="C1",
    title="Corte de luz en la sala",
    triggers=("sin luz", "apagón"),
    owner="direccion",
    severity="high",
    deadlines=(ScenarioDeadline(what="first_answer", minutes=15),),
)


def brand(**over: Any) -> Brand:
    return made.brand(protocol=shipped_tree.nine(), **over)


def assess(comment: Comment, who: Brand | None = None, situation: Situation = CALM) -> Triage:
    return triage(comment, who or shipped_tree.brand(), situation, shipped_tree.model(), now=made.NOW)


def says(text: str, **over: Any) -> Comment:
    return made.comment(text, **over)


def test_a_complaint_is_taken_private_with_an_apology_and_a_path() -> None:
    found = assess(says("Llevo una hora esperando y nadie me atiende, qué desastre"))
    assert (found.outcome, found.severity, found.private) == ("service_failure", "medium", True)
    assert found.strategy.apologise == "required"
    assert found.protocol[-1].answer == "yes"
    assert (found.approver, found.owner, found.hold) == ("jefa", "redes", None)


def test_the_issues_always_hold_the_outcome_and_stand_in_the_text() -> None:
    text = "Me encanta la cartelera. Eso sí, me cobraron dos veces la entrada. ¿A qué hora abrís mañana?"
    found = assess(says(text))
    assert found.outcome in {issue.outcome for issue in found.issues}
    assert {"praise", "service_failure", "request"} == {issue.outcome for issue in found.issues}
    assert all(0 <= issue.start < issue.end <= len(text) for issue in found.issues)


def test_danger_is_critical_held_and_on_the_clock() -> None:
    night = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    found = assess(says("Sale humo de la sala 3 y hay gente dentro, ayuda", posted_at=night))
    assert (found.outcome, found.severity, found.hold) == ("safety_risk", "critical", "danger")
    assert found.danger == "fire"
    assert found.first_answer_due == night + timedelta(minutes=10)
    assert found.approver == "direccion"


def test_someones_own_data_holds_and_raises() -> None:
    found = assess(says("Me cobrasteis dos veces, mi DNI es 12345678Z y mi móvil el 612345678"))
    assert "personal_data" in found.signals
    assert (found.severity, found.hold, found.private) == ("high", "personal_data", True)
    assert {"dni", "phone"} <= {span.kind for span in found.spans}


def test_the_brands_own_phone_is_nobodys_secret() -> None:
    found = assess(says("Llamo al 900 100 200 y escribo a hola@aurora.example y nadie contesta"))
    assert "personal_data" not in found.signals
    assert found.hold is None


def test_an_order_number_is_marked_but_stops_nobody() -> None:
    found = assess(says("Mi pedido nº 4471829 no ha llegado, llevo dos semanas esperando"))
    assert "personal_data" not in found.signals
    assert "order_number" in {span.kind for span in found.spans}


def test_danger_in_a_described_picture_is_danger() -> None:
    picture = Attachment(kind="image", description="Sale humo del edificio y hay gente dentro pidiendo ayuda")
    for text in ("", "mirad esto"):
        found = assess(Comment(network="x", text=text, attachments=(picture,)))
        assert (found.outcome, found.hold, found.spans) == ("safety_risk", "danger", ())


def test_a_tree_without_an_outcome_for_danger_still_stops() -> None:
    tree = Protocol(
        start="q",
        questions=(Question(id="q", text="¿Pregunta?", yes="duda", no="queja"),),
        outcomes=(
            Outcome(id="duda", label="Duda", like="request"),
            Outcome(id="queja", label="Queja", like="service_failure"),
        ),
    )
    who = made.brand(protocol=tree)
    found = triage(says("Sale humo de la sala 3 y hay gente dentro"), who, CALM, train(who), now=made.NOW)
    assert (found.outcome, found.severity, found.hold) == ("queja", "critical", "danger")


def test_a_scenario_brings_owner_severity_and_a_shorter_deadline() -> None:
    found = assess(says("Otro apagón, llevamos media hora sin luz en la sala"), brand(scenarios=(BLACKOUT,)))
    assert (found.scenario, found.owner, found.severity) == ("C1", "direccion", "high")
    assert found.first_answer_due == made.NOW + timedelta(minutes=15)


def test_praise_belongs_to_no_scenario() -> None:
    found = assess(says("Gracias, ni un apagón este año, sois geniales ❤️"), brand(scenarios=(BLACKOUT,)))
    assert (found.outcome, found.scenario) == ("praise", None)


def test_an_open_incident_runs_on_the_clock_with_its_severity() -> None:
    night = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    line = OfficialLine(incident="i1", version=1, text="Estamos trabajando en ello.")
    incident = Incident(id="i1", scenario="C1", severity="critical", line=line, since=night)
    comment = says("seguimos sin luz, es una vergüenza", posted_at=night)
    found = assess(comment, brand(scenarios=(BLACKOUT,)), Situation(incidents=(incident,)))
    assert found.severity == "critical"
    assert found.first_answer_due == night + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("posted_at", "first_due"),
    [
        (None, made.NOW + timedelta(minutes=60)),
        (made.NOW + timedelta(days=3), made.NOW + timedelta(minutes=60)),
        (made.NOW - timedelta(hours=30), datetime(2026, 11, 19, 9, 0, tzinfo=UTC)),
    ],
)
def test_deadlines_run_from_when_it_was_posted_and_never_from_the_future(
    posted_at: datetime | None, first_due: datetime
) -> None:
    found = assess(says("Me habéis cobrado dos veces la misma entrada", posted_at=posted_at))
    assert found.first_answer_due == first_due


@pytest.mark.parametrize(
    ("language", "expected"),
    [("es", "es"), ("eu", "eu"), ("fr", "es"), ("und", "es")],
)
def test_the_reply_is_in_the_comments_language_or_the_brands(language: str, expected: str) -> None:
    assert reply_language(language, made.brand()) == expected


def test_the_manuals_acts_are_ordered_with_owner_and_deadline() -> None:
    rule = ActionRule(what="Revisar el cobro", owner="jefa", minutes=30, outcomes=("service_failure",))
    found = assess(says("Me habéis cobrado dos veces la misma entrada"), brand(actions=(rule,)))
    assert [(a.what, a.owner, a.due_at, a.done_by) for a in found.actions] == [
        ("Revisar el cobro", "jefa", made.NOW + timedelta(minutes=30), None)
    ]


@pytest.mark.parametrize("rating", [1, 2, 3, 4, 5])
def test_stars_alone_are_triaged_in_the_brands_language(rating: int) -> None:
    found = assess(Comment(network="google", rating=rating))
    assert found.reply_language == "es"
    assert (found.issues[0].start, found.issues[0].end) == (0, 0)
    assert {answer.start for answer in found.protocol} == {None}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=300))
def test_any_text_is_triaged_and_twice_the_same(text: str) -> None:
    if not text.strip():
        return
    comment = Comment(network="x", text=text)
    found = assess(comment)
    assert found == assess(comment)
    assert found.outcome in {issue.outcome for issue in found.issues}
    assert all(0 <= i.start <= i.end <= len(text) for i in found.issues)
    assert all(0 <= s.start < s.end <= len(text) for s in found.spans)
    assert all(a.start is None or text[a.start : a.end] == a.evidence for a in found.protocol)


def test_the_same_question_twice_in_a_thousand_words_takes_bounded_time() -> None:
    found = assess(says("No funciona nada y nadie contesta. " * 280))
    assert found.outcome == "service_failure"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("Se ha caído un foco y hay heridos en la sala", 2), ("Se ha caído un foco, nadie herido, menos mal", None)],
)
def test_a_condition_of_the_severity_counts_when_the_comment_meets_it_and_is_shown_anyway(
    text: str, minutes: int | None
) -> None:
    promise = ScenarioDeadline(what="first_answer", minutes=2, when="si hay heridos")
    plain = shipped_tree.brand()
    duties = tuple(duty.model_copy(update={"conditional": (promise,)}) for duty in plain.duties)
    found = assess(says(text), plain.model_copy(update={"duties": duties}))
    assert (found.first_answer_due - made.NOW == timedelta(minutes=2)) is (minutes is not None)
    assert "Primera respuesta pública (si hay heridos)" in [act.what for act in found.actions]
