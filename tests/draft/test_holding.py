"""The first answer is there at once, fits, and never says what nobody filled in."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.brand import Brand, Counting, EmergencyNumbers, Network
from app.brand.length import fits
from app.brand.scenarios import HoldingText, Scenario
from app.brand.shipped import shipped
from app.draft.holding import holding_text
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from tests import made

KINDS = ("self_harm", "medical", "fire", "minor", "violence", "other")
LANGUAGES = ("es", "ca", "gl", "eu", "pt", "en")
FORMS = ("tu", "usted", "vos")


def brand(**over: object) -> Brand:
    """Cine Aurora with the shipped holding texts and TikTok."""
    texts = shipped("holding")
    networks = (*made.brand().networks, Network(id="tiktok", label="TikTok", limit=150))
    fields = {
        "holding": tuple(HoldingText(**t) for t in texts["holding"]),
        "danger_holding": {k: tuple(HoldingText(**t) for t in v) for k, v in texts["danger_holding"].items()},
        "networks": networks,
        "emergency": EmergencyNumbers(general="112", self_harm="024", violence="016", minors="116 111"),
    }
    return made.brand(**{**fields, **over})


BRAND = brand()


def scenario(**over: object) -> Scenario:
    texts = (
        HoldingText(text="La sala está cerrada. Te contamos aquí. Próxima noticia, {next_update}.", form="tu"),
        HoldingText(text="La sala está cerrada. Se lo contamos aquí. Próxima noticia, {next_update}.", form="usted"),
        HoldingText(text="Sala cerrada. Te contamos.", form="tu", network="tiktok"),
    )
    return Scenario(**{"id": "E1", "title": "Cierre", "holding": texts, **over})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_danger_has_a_text_in_every_language(kind: str, language: str) -> None:
    triage = made.triage(danger=kind, reply_language=language, severity="critical", hold="danger")
    for network in ("x", "instagram", "google", "tiktok"):
        text = holding_text(triage, made.comment(network=network), BRAND, CALM, made.NOW)
        assert text
        assert "112" in text or "024" in text


@given(
    language=st.sampled_from((*LANGUAGES, "fr", "und")),
    form=st.sampled_from(FORMS),
    danger=st.sampled_from((*KINDS, None)),
    limit=st.integers(1, 400),
    counts=st.sampled_from(("x", "graphemes", "code_points", "utf16")),
    numbers=st.booleans(),
    channel=st.sampled_from((None, "mensaje directo")),
    own=st.text(alphabet="Aa {}[]next_updat.:¡!á🙂", max_size=120),
)
def test_whatever_comes_out_fits_and_holds_no_slot(
    language: str,
    form: str,
    danger: str | None,
    limit: int,
    counts: Counting,
    numbers: bool,
    channel: str | None,
    own: str,
) -> None:
    network = Network(id="n", label="N", limit=limit, counts=counts, private_channel=channel)
    emergency = EmergencyNumbers(self_harm="024", violence="016", minors="116 111") if numbers else EmergencyNumbers()
    scenarios = (scenario(holding=(HoldingText(text=own),)),)
    here = brand(networks=(network,), emergency=emergency, scenarios=scenarios)
    triage = made.triage(danger=danger, reply_language=language, form=form, scenario="E1")
    text = holding_text(triage, made.comment(network="n"), here, CALM, made.NOW)
    assert text is None or (fits(text, counts, limit) and not set("{}[]") & set(text))


def test_a_forbidden_template_stays_unsaid_even_in_danger() -> None:
    here = brand(scenarios=(scenario(template_forbidden=True),))
    triage = made.triage(scenario="E1", danger="fire", severity="critical")
    assert holding_text(triage, made.comment(), here, CALM, made.NOW) is None


@pytest.mark.parametrize(
    ("network", "form", "text"),
    [
        ("instagram", "tu", "La sala está cerrada. Te contamos aquí."),
        ("instagram", "usted", "La sala está cerrada. Se lo contamos aquí."),
        ("instagram", "vos", "La sala está cerrada. Te contamos aquí."),
        ("tiktok", "tu", "Sala cerrada. Te contamos."),
    ],
)
def test_a_scenario_s_text_is_chosen_by_network_and_form(network: str, form: str, text: str) -> None:
    here = brand(scenarios=(scenario(),))
    triage = made.triage(scenario="E1", form=form)
    assert text == holding_text(triage, made.comment(network=network), here, CALM, made.NOW)


def test_the_open_incident_says_when_we_speak_again() -> None:
    line = OfficialLine(incident="i", version=1, text="Cerrada.", next_update=made.NOW + timedelta(hours=2))
    open_ = Situation(incidents=(Incident(id="i", scenario="E1", severity="high", line=line, since=made.NOW),))
    triage = made.triage(scenario="E1")
    text = holding_text(triage, made.comment(), brand(scenarios=(scenario(),)), open_, made.NOW)
    assert text == "La sala está cerrada. Te contamos aquí. Próxima noticia, 13:00."


def test_a_language_without_a_text_of_the_scenario_gets_the_general_one_in_it() -> None:
    triage = made.triage(scenario="E1", reply_language="ca")
    text = holding_text(triage, made.comment(), brand(scenarios=(scenario(),)), CALM, made.NOW)
    assert text == "Gràcies per escriure. Ho estem revisant i respondrem aquí amb informació contrastada."


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({"severity": "low", "outcome": "request"}, False),
        ({"severity": "low", "outcome": "request", "hold": "press"}, True),
        ({"severity": "medium"}, True),
        ({"severity": "medium", "outcome": "troll"}, False),
    ],
)
def test_a_holding_text_is_for_what_cannot_wait(over: dict[str, str], expected: bool) -> None:
    assert expected == bool(holding_text(made.triage(**over), made.comment(), BRAND, CALM, made.NOW))


def test_an_emergency_number_outlasts_other_sentences() -> None:
    texts = {
        "fire": (HoldingText(text="Estamos mirando lo que cuentas ahora mismo con el equipo. Llama al {emergency}."),)
    }
    here = brand(networks=(Network(id="n", label="N", limit=30),), danger_holding=texts)
    triage = made.triage(danger="fire")
    assert holding_text(triage, made.comment(network="n"), here, CALM, made.NOW) == "Llama al 112."
