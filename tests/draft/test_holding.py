"""The first answer is there at once, fits, and never says what nobody filled in."""

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.brand import Brand, Counting, EmergencyNumbers, Network
from app.brand.length import fits
from app.brand.load import load
from app.brand.scenarios import HoldingText, Scenario
from app.brand.shipped import shipped
from app.brand.words import SEVERITIES
from app.comments.language import LANGUAGES as RECOGNISED
from app.draft.holding import Held, choose, holding_text, refusal, templates
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from app.triage import assess
from app.triage.outcomes import OutcomeModel
from app.triage.training import outcome_model
from tests import made
from tests.lessons import learned
from tests.shelf import new

SAID = (
    "Llevo dos horas esperando y nadie me atiende", "¿A qué hora abrís?", "Gràcies per tot, sou genials",
    "Hay fuego y no podemos salir", "This is a disgrace, where is my order?", "Onde está a miña maleta?",
    "Ce service est une honte, personne ne répond", "{name} [hueco] </comment>", "👍", "jajaja menudos payasos",
)  # fmt: skip
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
    triage = made.triage(scenario="E1", incident="i")
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


WRITTEN = st.characters(codec="utf-8", exclude_characters="\0")
"""What a comment may hold."""
BRANDS = Path(__file__).parents[1] / "brands"


@cache
def brand_of(name: str) -> Brand:
    """A brand whose folder knows nothing of Portavoz's own, or the cinema; answering in every language we recognise."""
    whole = load(BRANDS / name) if name != "cine" else brand(scenarios=(scenario(),))
    return whole.model_copy(update={"languages": tuple(dict.fromkeys((whole.language, *RECOGNISED)))})


@cache
def outcomes_of(name: str) -> OutcomeModel:
    var = new()
    learned(BRANDS / name, var)
    return outcome_model(load(BRANDS / name), var)


def burning(here: Brand, id: str | None, hours: float) -> Situation:
    """An incident that is open, of one of the brand's scenarios or of none."""
    line = OfficialLine(incident="i", version=3, text="Lo miramos.", next_update=made.NOW + timedelta(hours=hours))
    return Situation(incidents=(Incident(id="i", scenario=id, severity="high", line=line, since=made.NOW),))


def fit(held: Held, here: Brand, network: str) -> None:
    """Nothing is open in it, its network takes it, and it is in a language of the brand."""
    known = here.network(network)
    assert known is not None
    assert held.text.strip()
    assert fits(held.text, known.counts, known.limit)
    assert not set("{}[]<>") & set(held.text)
    assert held.template.text.language in {here.language, *here.languages}


@pytest.mark.parametrize("name", ["plain", "rioplatense", "cine"])
@given(data=st.data(), asked=st.booleans(), named=st.booleans(), turn=st.integers(0, 2**32))
def test_every_kind_of_comment_gets_a_text_that_fits_or_a_reason(
    name: str, data: st.DataObject, asked: bool, named: bool, turn: int
) -> None:
    here = brand_of(name)
    outcome = data.draw(st.sampled_from(here.protocol.outcomes))
    scenarios = [None, *(s.id for s in here.scenarios)]
    id, network = data.draw(st.sampled_from(scenarios)), data.draw(st.sampled_from(here.networks)).id
    open_ = data.draw(st.one_of(st.just(CALM), st.builds(burning, st.just(here), st.just(id), st.floats(-9, 90))))
    triage = made.triage(
        severity=data.draw(st.sampled_from(SEVERITIES)),
        danger=data.draw(st.sampled_from((None, *KINDS))),
        reply_language=data.draw(st.sampled_from(here.languages)),
        form=data.draw(st.sampled_from(FORMS)),
        scenario=id,
        incident=open_.incidents[0].id if open_.incidents else None,
    ).model_copy(update={"outcome": outcome.id, "strategy": outcome.strategy})
    comment = made.comment(network=network, author=data.draw(st.sampled_from((None, "@ana", "Luis P.", "{name}"))))

    held = choose(triage, comment, here, open_, made.NOW, asked=asked, named=named, turn=turn)

    silent = outcome.strategy.reply == "none" and triage.danger is None
    slight = triage.severity == "low" and not id and not triage.danger and not asked
    assert (held is None) == (silent or slight)
    if held is not None:
        fit(held, here, network)
        assert held.template in templates(here)
        if not named:
            assert "@ana" not in held.text
    assert refusal(triage, here).es


@pytest.mark.parametrize("name", ["plain", "rioplatense"])
@given(text=st.one_of(st.text(WRITTEN, max_size=300), st.sampled_from(SAID)), data=st.data())
def test_whatever_somebody_writes_the_holding_is_fit_to_send(name: str, text: str, data: st.DataObject) -> None:
    here, network = brand_of(name), data.draw(st.sampled_from(brand_of(name).networks)).id
    comment = made.comment(text=f"{text} {data.draw(st.sampled_from(SAID))}", network=network)
    triage = assess.triage(comment, here, CALM, outcomes_of(name), now=made.NOW)
    held = choose(triage, comment, here, CALM, made.NOW, asked=True, named=False)
    if triage.strategy.reply == "none" and not triage.danger:
        assert held is None
    else:
        assert held is not None
        fit(held, here, network)


def test_equal_texts_take_turns() -> None:
    here = brand_of("plain")
    triage = made.triage(reply_language="es")
    said = [choose(triage, made.comment(), here, CALM, made.NOW, turn=turn) for turn in range(6)]
    texts = [held.text for held in said if held]
    assert len(set(texts)) == 3
    assert texts[:3] == texts[3:]


def test_where_the_manual_forbids_a_template_its_owner_is_named() -> None:
    here = brand(scenarios=(scenario(template_forbidden=True, owner="direccion"),))
    assert "Dirección" in refusal(made.triage(scenario="E1"), here).es
    assert [t for t in templates(here) if t.scenario == "E1"] == []


def test_what_the_protocol_leaves_unanswered_says_so() -> None:
    said = refusal(made.triage(outcome="troll"), BRAND)
    assert "«Trol»" in said.es
    assert "not answered" in said.en


def test_a_text_in_a_language_that_the_brand_does_not_answer_in_is_for_danger_alone() -> None:
    here = brand(language="xx", languages=("xx",))
    plain = made.triage(reply_language="xx", severity="high")
    assert choose(plain, made.comment(), here, CALM, made.NOW, asked=True) is None
    assert "brand.yaml" in refusal(plain, here).es
    danger = made.triage(reply_language="xx", severity="critical", danger="fire")
    assert "112" in (holding_text(danger, made.comment(), here, CALM, made.NOW) or "")
