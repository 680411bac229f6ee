"""Which comments belong to an open incident: by its scenario, or by its own words where the manual foresaw none."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.brand import Brand
from app.brand.protocol import Outcome, Protocol, Question, Strategy
from app.brand.scenarios import Scenario
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from app.triage.assess import triage
from app.triage.issues import Matter
from app.triage.placing import Placed, place
from app.triage.training import train
from tests import made

BLACKOUT = Scenario(
    id="C1",
    title="Corte de luz",
    triggers=("sin luz", "apagón"),
    examples=("se ha ido la luz en la sala", "estamos a oscuras"),
    severity="high",
)
QUEUE = Scenario(
    id="C2",
    title="Colas en la taquilla",
    triggers=("cola larga", "taquilla cerrada"),
    examples=("una hora de cola en la taquilla",),
    severity="medium",
)
BRAND = made.brand(scenarios=(BLACKOUT, QUEUE))


def incident(id: str, scenario: str | None = None, **over: Any) -> Incident:
    line = OfficialLine(incident=id, version=1, text="Estamos en ello.")
    fields: dict[str, Any] = {"severity": "high", "line": line, "since": made.NOW, "title": "Palomitas en mal estado"}
    return Incident(**{"id": id, "scenario": scenario, **fields, **over})


POPCORN = incident(
    "pop",
    triggers=("palomitas en mal estado", "palomitas rancias"),
    examples=("las palomitas sabían a rancio y me he puesto malo", "¿es verdad lo de las palomitas?"),
)
SCREEN = incident("screen", title="", triggers=("pantalla rota", "pantalla en negro"), severity="medium", mode="watch")
DARK = incident("dark", "C1")


def where(text: str, *incidents: Incident, brand: Brand = BRAND, outcome: str = "service_failure") -> Placed:
    return place(text, (), brand, Situation(incidents=incidents), outcome)


def named(text: str, *incidents: Incident, **over: Any) -> str | None:
    found = where(text, *incidents, **over).incident
    return found.id if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Mis palomitas estaban rancias",
        "Me he puesto malo con las palomitas de ayer",
        "Las palomitas en mal estado, qué vergüenza",
        "las palomitas que me dieron sabían fatal y a rancio",
        "les palomites tenien gust de ranci, palomitas rancias",
    ],
)
def test_an_unforeseen_incident_is_known_by_its_words_and_examples(text: str) -> None:
    assert named(text, POPCORN) == "pop"
    assert where(text, POPCORN).scenario is None


@pytest.mark.parametrize(
    "text",
    ["Me gusta el cine de autor", "La butaca estaba sucia", "Nadie atendía en la entrada", "Dos horas para aparcar"],
)
def test_other_comments_do_not_belong_to_it(text: str) -> None:
    assert named(text, POPCORN, SCREEN, DARK) is None


def test_an_incident_of_the_manual_is_known_by_its_scenario_and_by_words_of_its_own() -> None:
    also = incident("dark", "C1", triggers=("generador averiado",), title="")
    assert where("seguimos sin luz", also) == Placed(BLACKOUT, also)
    assert where("el generador averiado otra vez", also) == Placed(BLACKOUT, also)
    assert where("el generador averiado otra vez", DARK).incident is None


def test_a_brand_without_scenarios_can_still_have_incidents() -> None:
    assert named("palomitas rancias otra vez", POPCORN, brand=made.brand()) == "pop"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("las palomitas sabían a rancio", "pop"), ("la pantalla en negro media película", "screen"), ("sin luz", "dark")],
)
def test_of_several_incidents_the_best_match_wins(text: str, expected: str) -> None:
    assert named(text, POPCORN, SCREEN, DARK) == expected
    assert named(text, DARK, SCREEN, POPCORN) == expected


def test_a_faint_likeness_gives_way_to_another_scenario_that_is_plainly_meant() -> None:
    text = "una hora de cola en la taquilla, con la taquilla cerrada y cola larga por el apagado"
    found = where(text, DARK)
    assert (found.scenario, found.incident) == (QUEUE, None)


def test_two_matters_belong_to_the_graver_incident() -> None:
    text = "La pantalla en negro media película. Y las palomitas rancias, me he puesto malo."
    cut = text.index(" Y las") + 1
    matters = (Matter("service_failure", 0, cut, 0.9), Matter("service_failure", cut, len(text), 0.9))
    found = place(text, matters, BRAND, Situation(incidents=(SCREEN, POPCORN)), "service_failure")
    assert found.incident is POPCORN


def test_another_matter_of_its_own_does_not_take_a_comment_out_of_its_incident() -> None:
    other = "Por cierto, me cobrasteis dos veces la butaca y nadie contesta a mis correos."
    text = f"Las palomitas rancias. {other}"
    cut = text.index("Por cierto")
    matters = (Matter("service_failure", 0, cut, 0.9), Matter("service_failure", cut, len(text), 0.9))
    found = place(text, matters, BRAND, Situation(incidents=(POPCORN,)), "service_failure")
    assert found.incident is POPCORN


@pytest.mark.parametrize("outcome", ["praise", "troll"])
def test_praise_and_mockery_belong_to_no_incident(outcome: str) -> None:
    assert where("palomitas rancias, apagón, sin luz", POPCORN, DARK, outcome=outcome) == Placed(None, None)


def test_a_new_situation_is_compared_anew() -> None:
    text = "la moqueta huele a quemado"
    assert named(text, POPCORN) is None
    assert named(text, POPCORN, incident("smell", title="", triggers=("huele a quemado",))) == "smell"
    assert named(text, POPCORN) is None


@given(st.text(max_size=200))
def test_calm_days_and_any_text_have_no_incident(text: str) -> None:
    assert place(text, (), BRAND, CALM, "service_failure").incident is None


def test_while_an_incident_is_open_nobody_is_answered_with_a_light_touch() -> None:
    troll = Outcome(id="troll", label="Trol", strategy=Strategy(reply="light", apologise="forbidden"))
    ask = Question(id="fallo", text="¿Hemos fallado?", yes="service_failure", no="troll")
    failure = Outcome(id="service_failure", label="Fallo", severity="medium", strategy=Strategy(apologise="required"))
    brand = made.brand(protocol=Protocol(start="fallo", questions=(ask,), outcomes=(failure, troll)))
    model, comment = train(brand), made.comment("payasos, dais pena, vaya chiste de cine jajaja")
    now = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    said = [triage(comment, brand, s, model, now=now) for s in (CALM, Situation(incidents=(SCREEN,)))]
    assert [t.outcome for t in said] == ["troll", "troll"]
    assert [t.strategy.reply for t in said] == ["light", "answer"]
