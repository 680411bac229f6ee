"""Which sentences claim something, which of them say the same, and what the ledger says to them."""

from datetime import UTC, date, datetime

import pytest

from app.brand.facts import Fact
from app.brand.protocol import Outcome
from app.brand.scenarios import Scenario
from app.monitor.claims import Claim, claims, groups
from app.monitor.rumours import rumour_scenario, weighed
from tests import made

AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)


def said(text: str, author: str = "a") -> list[Claim]:
    return list(claims(f"k-{author}", author, AT, text))


@pytest.mark.parametrize(
    "text",
    [
        "Dicen que van a cerrar la sala de Soria",
        "He leído que las palomitas llevan formol, según un estudio",
        "Van a cobrar 3 euros por reservar butaca",
        "They say the cinema in Soria is closing down",
        "Me han dicho que despiden a toda la plantilla de Soria",
    ],
)
def test_this_claims_something(text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "¿Es verdad que cerráis la sala de Soria?",
        "Llevo dos horas esperando en la cola",
        "Me habéis cobrado 20 euros de más",
        "Qué bonita la película de ayer",
        "Vergüenza",
        "",
    ],
)
def test_this_claims_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Dicen que van a cerrar la sala de Soria", "Me han dicho que van a cerrar la sala de Soria", True),
        ("Van a cobrar 3 euros por reservar butaca", "Ojo: van a cobrar 3 euros por reservar la butaca", True),
        ("Van a cobrar 3 euros por reservar butaca", "Van a cobrar 5 euros por reservar butaca", False),
        ("Dicen que cierra la sala de Soria", "Dicen que no cierra la sala de Soria", False),
        ("Dicen que cierra la sala de Soria", "Dicen que el director de cine ha muerto", False),
    ],
)
def test_what_says_the_same(one: str, other: str, alike: bool) -> None:
    assert (len(groups([*said(one, "a"), *said(other, "b")])) == 1) is alike


@pytest.mark.parametrize(
    ("text", "supported", "against"),
    [
        ("Las entradas se cambian hasta 2 horas antes de la sesión", True, ()),
        ("Las entradas se cambian hasta 24 horas antes de la sesión", False, ("F1",)),
        ("Dicen que cierra la sala de Soria", False, ("R1",)),
        ("Dicen que no cierra la sala de Soria", True, ()),
        ("Según un estudio las butacas llevan plomo tóxico", False, ()),
    ],
)
def test_what_the_ledger_says(text: str, supported: bool, against: tuple[str, ...]) -> None:
    rumour = Fact(
        id="R1", statement="La sala de Soria cierra.", status="false", correction="La sala de Soria no cierra."
    )
    (claim,) = said(text)
    found = weighed(claim, [*made.brand().facts, rumour], (), DAY)
    assert (found.supported, found.against) == (supported, against)


def test_the_official_line_supports_what_it_says() -> None:
    (claim,) = said("Dicen que la sala de Soria cierra el 25 de noviembre por obras")
    line = "La sala de Soria cierra el 25 de noviembre por obras de seguridad."
    assert weighed(claim, (), (line,), DAY).supported
    assert not weighed(claim, (), (line.replace("25", "26"),), DAY).supported


def test_a_brand_without_misinformation_has_no_scenario_for_rumours() -> None:
    assert rumour_scenario(made.brand()) is None


def test_the_scenario_for_rumours_is_known_by_its_name() -> None:
    known = made.protocol()
    rumour = Outcome(id="bulo", label="Bulo", like="misinformation")
    brand = made.brand(
        protocol=known.model_copy(update={"outcomes": (*known.outcomes, rumour)}),
        scenarios=(Scenario(id="E1", title="Avería"), Scenario(id="E2", title="Bulos y noticias falsas")),
    )
    found = rumour_scenario(brand)
    assert found is not None
    assert found.id == "E2"
