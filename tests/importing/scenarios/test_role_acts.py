"""Sentences that order an act inside the house: a role, a task, a time."""

import pytest

from app.importing.scenarios.role_acts import only_role_acts, role_acts


def told(text: str) -> list[tuple[str, str, int]]:
    return [(one.who, one.what, one.time.minutes) for one in role_acts(text) if one.time]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Jefatura de Sala cierra la puerta en 5 minutos.", [("Jefatura de Sala", "Cierra la puerta", 5)]),
        ("la Dirección Médica localiza la historia en 20 minutos", [("Dirección Médica", "Localiza la historia", 20)]),
        ("Subgerencia Técnica despacha camiones: 4 horas", [("Subgerencia Técnica", "Despacha camiones", 240)]),
        ("The Safety Manager rings the ship within 2 hours.", [("Safety Manager", "Rings the ship", 120)]),
        ("Operations Director must tell the port within 1 hour", [("Operations Director", "Tell the port", 60)]),
        (
            "La Gerencia Legal tiene que avisar al seguro en 2 horas",
            [("Gerencia Legal", "Avisar al seguro", 120)],
        ),
        (
            "Gerencia de Planta frena la línea en 30 minutos. Gerencia Legal avisa al seguro en 12 horas.",
            [("Gerencia de Planta", "Frena la línea", 30), ("Gerencia Legal", "Avisa al seguro", 720)],
        ),
    ],
)
def test_who_does_what_by_when(text: str, acts: list[tuple[str, str, int]]) -> None:
    assert told(text) == acts
    assert only_role_acts(text)


def test_a_condition_stays_with_its_act() -> None:
    (one,) = role_acts("Si hay heridos, Gerencia Legal llama al seguro en 1 hora")
    assert (one.when, one.who, one.what) == ("Si hay heridos", "Gerencia Legal", "Llama al seguro")


@pytest.mark.parametrize(
    "text",
    [
        "Dirección de Comunicación responde en 15 minutos",
        "Gerencia General aprueba en 10 minutos",
        "The Managing Director signs it off within 20 minutes",
        "Gerencia de Planta tardó 5 horas en avisar",
        "Mañana sale el comunicado en 2 horas",
        "Gerencia de Bares: 2 horas",
        "Gerencia de Planta frena la línea",
        "pedir la foto en 10 minutos",
        "«Gerencia de Planta frena la línea en 30 minutos»",
    ],
)
def test_answers_approvals_history_and_bare_times_are_no_acts(text: str) -> None:
    assert role_acts(text) == []
