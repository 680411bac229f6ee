"""Naming the scenario: by triggers, examples and titles, and none when unsure."""

import pytest

from app.brand.scenarios import Scenario
from app.triage.scenario import match, prepared

SCENARIOS = (
    Scenario(
        id="C1",
        title="Corte de suministro eléctrico",
        triggers=("sin luz", "apagón", "corte de luz"),
        examples=("Llevamos tres horas sin luz en todo el edificio", "¿Cuándo vuelve la luz en la zona norte?"),
    ),
    Scenario(
        id="C2",
        title="Intoxicación alimentaria",
        triggers=("intoxicación", "comida en mal estado"),
        examples=("Hemos acabado con vómitos después de cenar en vuestro local",),
    ),
    Scenario(
        id="C3",
        title="Filtración de datos de clientes",
        triggers=("hackeo", "datos filtrados", "filtración"),
        examples=("Mis datos aparecen en internet por vuestra culpa",),
    ),
)
KNOWN = prepared(SCENARIOS, "es")


def named(text: str, *open_ids: str) -> str | None:
    found = match(text, KNOWN, frozenset(open_ids))
    return found.id if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otro apagón en mi barrio, y van tres", "C1"),
        ("Seguimos SIN LUZ desde las 8 de la mañana", "C1"),
        ("cuando buelve la luz en la zona sur??", "C1"),
        ("Toda la familia con vómitos después de cenar ahí anoche", "C2"),
        ("¿Qué hay de la filtración? ¿Están mis datos en internet?", "C3"),
        ("Me han tratado fenomenal, gracias", None),
        ("¿A qué hora abrís el sábado?", None),
        ("El camarero fue muy borde y la cuenta estaba mal", None),
        ("La luz de la terraza es muy bonita", None),
        ("", None),
    ],
)
def test_a_comment_is_put_to_its_scenario_or_to_none(text: str, expected: str | None) -> None:
    assert named(text) == expected


def test_the_scenario_of_an_open_incident_needs_less() -> None:
    text = "¿se sabe algo ya de lo de la luz?"
    assert named(text) is None
    assert named(text, "C1") == "C1"


def test_an_open_incident_does_not_swallow_other_comments() -> None:
    assert named("¿A qué hora abrís el sábado?", "C1") is None


def test_a_brand_without_scenarios_names_none() -> None:
    assert match("apagón", prepared((), "es")) is None
