"""In any language a comment is known by the names and figures of an open incident; one name alone is no proof."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.facts import Fact
from app.brand.protocol import Outcome, Strategy
from app.brand.scenarios import Scenario
from app.incident.situation import Incident, OfficialLine, Situation
from app.triage.distress import distressed
from app.triage.names import named, names_of
from app.triage.placing import place
from app.triage.scenario import scenarios_of
from tests import made

LOST = Scenario(
    id="L1",
    title="Objeto perdido",
    triggers=("objeto perdido", "maleta perdida"),
    examples=("he perdido la maleta", "me dejé el paraguas en el asiento", "de Villarrubia a casa sin mochila",
              "el conductor de Villarrubia guardó mi mochila", "mi paraguas se quedó en Villarrubia"),
)  # fmt: skip


def incident(title: str, line: str, *facts: str, **over: Any) -> Incident:
    told = OfficialLine(incident="open", version=1, text=line)
    known = tuple(Fact(id=f"F{n}", statement=fact) for n, fact in enumerate(facts))
    return Incident(
        id="open", title=title, scenario=None, severity="high", line=told, facts=known, since=made.NOW, **over
    )


COACH = incident(
    "Autocar averiado",
    "El autocar de las 9:40 a Jaén está averiado en la A-4, a la altura de Santa Elena. Viajan 38 personas y otro "
    "autocar sale a buscarlas.",
    "El teléfono para familias es el 900 123 456.",
)
YOGHURT = incident(
    "Retirada de un yogur",
    "Retiramos el yogur Brisa Natural del lote 4471, que se vendió en Tudela y en Calahorra. No lo consuma.",
    "El lote 4471 tiene 1.250 unidades.",
)
WATER = incident(
    "Rotura de tubería",
    "Desde las 6:15 hay una rotura en la calle Acequia Mayor que deja sin agua a San Telmo y a la línea 7 de autobús "
    "sin paso. Próxima información: a las 12:30.",
)
CHATTER = Outcome(id="off_topic", label="Otra cosa", strategy=Strategy(apologise="forbidden"))
PROTOCOL = made.protocol().model_copy(update={"outcomes": (*made.protocol().outcomes, CHATTER)})
BRANDS = {
    "coach": (made.brand(name="Autocares Lince", scenarios=(LOST,), protocol=PROTOCOL), COACH),
    "yoghurt": (made.brand(name="Lácteos del Ebro", protocol=PROTOCOL), YOGHURT),
    "water": (made.brand(name="Aguas del Valle", protocol=PROTOCOL), WATER),
}


def belongs(which: str, text: str, outcome: str) -> bool:
    brand, open_ = BRANDS[which]
    return place(text, (), brand, Situation(incidents=(open_,)), outcome).incident is open_


@pytest.mark.parametrize(
    ("which", "text", "outcome"),
    [
        ("coach", "My daughter is on the broken coach to Jaén, what is going on?", "request"),
        ("coach", "my daughter is on the coach to jaen is everyone ok??", "request"),
        ("coach", "Meine Tochter sitzt im Bus nach Jaén, was ist los?", "request"),
        ("coach", "Ma fille est dans le car pour Jaén, que se passe-t-il ?", "request"),
        ("coach", "Is the 9:40 to Jaén running?", "request"),
        ("coach", "stuck near Santa Elena for three hours, no water", "service_failure"),
        ("coach", "38 people on the A4 and you say nothing", "service_failure"),
        ("coach", "I rang 900 123 456 about the Jaén one and nobody answers", "service_failure"),
        ("yoghurt", "I ate a Brisa from batch 4471, should I see a doctor?", "request"),
        ("yoghurt", "J'ai acheté un Brisa Natural à Tudela hier", "service_failure"),
        ("yoghurt", "4471 auch in Calahorra verkauft?", "request"),
        ("yoghurt", "what is happening with Brisa?", "off_topic"),
        ("water", "No water in San Telmo since 6:15", "service_failure"),
        ("water", "what happened on Acequia Mayor?", "request"),
        ("water", "Is line 7 still cut at Acequia Mayor?", "request"),
        ("water", "Was ist los in San Telmo?", "request"),
    ],
)
def test_a_comment_that_names_the_incident_belongs_to_it(which: str, text: str, outcome: str) -> None:
    assert belongs(which, text, outcome)


@pytest.mark.parametrize(
    ("which", "text", "outcome"),
    [
        ("coach", "Lovely driver on the coach to Jaén, what happened to the old ones?", "praise"),
        ("coach", "clowns stuck in Jaén at 9:40", "troll"),
        ("coach", "You charged me twice for my ticket to Jaén", "service_failure"),
        ("coach", "What time is the coach to Jaén tomorrow?", "request"),
        ("coach", "My mother wants to go to Jaén in May, how do I book?", "request"),
        ("coach", "I love Jaén at 9:40 in the morning", "off_topic"),
        ("coach", "My bus home is stuck, what is going on?", "service_failure"),
        ("coach", "I paid 38 euros for nothing", "service_failure"),
        ("coach", "He perdido la maleta perdida en el de Jaén de las 9:40, objeto perdido", "service_failure"),
        ("yoghurt", "The Brisa tastes of chemicals", "service_failure"),
        ("yoghurt", "Do you sell in Tudela?", "request"),
        ("yoghurt", "We waited 2 hours at your shop, what is going on?", "service_failure"),
        ("water", "My bill in San Telmo is wrong again", "service_failure"),
        ("water", "Thank you for the fountain in San Telmo", "praise"),
        ("water", "Can I pay on line 5 minutes after twelve?", "request"),
        ("water", "What is going on with my bill?", "request"),
    ],
)
def test_another_matter_that_names_the_same_does_not(which: str, text: str, outcome: str) -> None:
    assert not belongs(which, text, outcome)


def signs(open_: Incident, **over: Any) -> dict[str, int]:
    brand = made.brand(**over)
    return names_of(open_, brand, scenarios_of(brand)).group


def test_names_that_stand_together_are_one_sign() -> None:
    group = signs(incident("", "Se ha cortado la línea Vega–Lodares. Los bomberos de Lodares están en Vega."))
    assert group["vega"] == group["lodares"]
    brand, told = made.brand(), incident("", "Se ha cortado el tramo Vega–Lodares.")
    names = [names_of(told, brand, scenarios_of(brand))]
    assert named("Lost my bag at Vega, coming from Lodares", "service_failure", names) is None


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital() -> None:
    group = signs(incident("Avería", "Seguimos trabajando. Disculpen. ¿Dudas? Llámenos: Gracias."))
    assert group == {}


def test_the_brand_s_own_name_and_what_its_customers_write_every_day_are_no_signs() -> None:
    told = incident("", "El coche de Villarrubia y Montoro no sale. En Autocares Lince lo sentimos.")
    group = signs(told, name="Autocares Lince", scenarios=(LOST,))
    assert "montoro" in group
    assert not {"villarrubia", "autocares", "lince"} & group.keys()


def test_emergency_numbers_and_small_numbers_are_no_signs() -> None:
    assert signs(incident("", "Hay 3 heridos y 9 equipos. Llame al 112.")) == {}


@pytest.mark.parametrize(
    "text",
    ["¿qué está pasando?", "què passa?", "o que aconteceu?", "zer gertatzen da?", "was ist los?", "we are stuck"],
)
def test_whoever_asks_what_is_happening_or_is_caught_is_in_distress(text: str) -> None:
    assert distressed(text)


@pytest.mark.parametrize(
    "text", ["¿A qué hora abrís?", "Está bien de precio", "ich liebe es", "lovely", "los billetes", ""]
)
def test_ordinary_comments_are_not(text: str) -> None:
    assert not distressed(text)


@given(st.text(max_size=300), st.text(max_size=120))
def test_any_line_and_any_comment_can_be_compared(line: str, text: str) -> None:
    brand = made.brand()
    names = names_of(incident(line[:50], line), brand, scenarios_of(brand))
    assert named(text, "request", [names]) in (None, names.incident)
