"""Never-say phrases are words to be found literally, never advice; the form of address keeps its conditions."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

from typing import Any

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.reading import Ground, Reading
from app.importing.severity.scale import found as scale
from app.importing.voice.voice import read


def readings(text: str) -> list[Reading]:
    document = from_markdown(text, "m.md")
    told = records(document)
    return read(Ground(documents=(document,), records=told, scale=scale(told)))


def listed(text: str, field: str) -> list[Any]:
    return [item for reading in readings(text) if reading.field == f"voice.{field}" for item in reading.value]


def form(text: str) -> tuple[set[str], list[Any]]:
    """The general forms and the rules."""
    general = {reading.value for reading in readings(text) if reading.field == "voice.address"}
    return general, listed(text, "address_rules")


def rule(form: str, networks: list[str] | None = None, severities: list[str] | None = None) -> dict[str, Any]:
    return {"form": form, "networks": networks or [], "severities": severities or []}


@pytest.mark.parametrize(
    "text",
    [
        "## Palabras prohibidas\n- es lo que hay\n- cálmese\n",
        "## Lo que nunca decimos\n- «Es lo que hay»\n- «Cálmese»\n",
        "## Voz\n**Palabras prohibidas:** es lo que hay, cálmese\n",
        "## Voz\nExpresiones vetadas: «es lo que hay»; «cálmese».\n",
        "## Voz\n| Evitar | Mejor |\n|---|---|\n| Es lo que hay | Vamos a mirarlo |\n| Cálmese | Le entendemos |\n",
        "## Voz\n| No decimos | Decimos |\n|---|---|\n| «Es lo que hay» | «Vamos a mirarlo» |\n| «Cálmese» | «Le entendemos» |\n",
        '## Voz\nJamás escribimos "es lo que hay" ni "cálmese".\n',
        "## Voz\nHay frases que no deben salir de nuestras cuentas: «es lo que hay» y «cálmese».\n",
        "## Voz\nNo usar: «es lo que hay», «cálmese»\n",
        "## Voz\nNo decimos nunca:\n\n- «es lo que hay»\n- «cálmese»: nadie se calma porque se lo pidan.\n",
        '## Voice\nNever say:\n\n- "es lo que hay"\n- "cálmese"\n',
    ],
)
def test_phrases_never_to_be_said_are_read_in_any_layout(text: str) -> None:
    assert [phrase.lower() for phrase in listed(text, "never_say")] == ["es lo que hay", "cálmese"]


@pytest.mark.parametrize(
    "text",
    [
        "## Nunca\n- Prometer plazos\n- Culpar al cliente\n",
        "## Lo que nunca decimos\n- Prometer plazos que no controlamos\n- Ironía\n",
        "## Qué no hacer\n- No prometer plazos\n- No culpar al cliente\n",
        "## Voz\nNunca prometemos plazos ni culpamos al cliente.\n",
        "| Hacer | No hacer |\n|---|---|\n| Pedir perdón | Discutir |\n",
        "| Pregunta | Sí | No |\n|---|---|---|\n| ¿Hay heridos? | Emergencia | 2 |\n",
        "## Idiomas\nNunca decimos que no a un idioma.\n",
        "## Guion\nAl llamar decimos: «Buenos días, le llamo de la tienda».\n",
        "## Voz\nEvitar:\n\n- Usar mayúsculas\n- Tecnicismos y siglas\n",
        "## Trato\nNo usamos «usted».\n",
    ],
)
def test_rules_of_conduct_are_no_phrases(text: str) -> None:
    assert listed(text, "never_say") == []


def test_what_is_said_instead_is_liked_not_forbidden() -> None:
    text = "## Voz\nNunca decimos «es lo que hay», sino «vamos a mirarlo».\n"
    assert listed(text, "never_say") == ["es lo que hay"]
    assert listed(text, "say") == ["vamos a mirarlo"]
    table = "## Voz\n| En vez de | Mejor |\n|---|---|\n| Es lo que hay | Vamos a mirarlo |\n"
    assert listed(table, "say") == ["Vamos a mirarlo"]


def test_a_phrase_with_an_open_end_is_doubtful() -> None:
    found = readings("## Frases prohibidas\n- «Lamentamos que…»\n- «Es lo que hay»\n")
    assert [(r.value, r.doubt is None) for r in found] == [(["Lamentamos que…"], False), (["Es lo que hay"], True)]


def test_an_unquoted_item_among_quoted_ones_is_doubtful() -> None:
    found = readings('## Lo que nunca se dice\n- "es lo que hay"\n- precios de otros clientes\n')
    assert [r.doubt is None for r in found] == [True, False]


def test_both_genders_are_two_phrases() -> None:
    assert listed("## Frases prohibidas\n- si se ha sentido molesto/a\n", "never_say") == [
        "si se ha sentido molesto",
        "si se ha sentido molesta",
    ]


def test_what_one_scenario_forbids_is_not_forbidden_everywhere() -> None:
    text = "## Escenarios\n### E1. Retraso\n**Mensaje de espera:** Lo miramos.\n\n**No decir:** «está todo bien»\n"
    assert listed(text, "never_say") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Nuestra voz\n- Cercana\n- Clara\n- Honesta\n",
        "## Voz\nNuestra voz es cercana, clara y honesta.\n",
        "## Voz\nTono: cercana, clara, honesta\n",
        "## Nuestra voz\n- **Cercana:** hablamos como en la tienda.\n- **Clara:** sin rodeos.\n- **Honesta:** lo decimos.\n",
        "## Voz\n| Rasgo | Qué significa |\n|---|---|\n| Cercana | Como en la tienda |\n| Clara | Sin rodeos |\n| Honesta | Lo decimos |\n",
    ],
)
def test_traits_are_read_in_any_layout(text: str) -> None:
    assert [trait.lower() for trait in listed(text, "traits")] == ["cercana", "clara", "honesta"]


def test_what_the_brand_likes_to_say_is_read() -> None:
    assert listed("## Voz\nNos gusta decir: «lo miramos», «gracias por avisar».\n", "say") == [
        "lo miramos",
        "gracias por avisar",
    ]


@pytest.mark.parametrize(
    ("text", "general", "rules"),
    [
        ("Tuteamos a todo el mundo.", {"tu"}, []),
        ("Hablamos de vos.", {"vos"}, []),
        ("Voseamos siempre. En LinkedIn hablamos de usted.", {"vos"}, [rule("usted", ["linkedin"])]),
        ("Nos dirigimos a la clientela de tú.", {"tu"}, []),
        ("Nos dirigimos a las personas siempre de usted, también cuando nos tuteen.", {"usted"}, []),
        ("No tuteamos: siempre tratamos de usted.", {"usted"}, []),
        ("Trato: usted", {"usted"}, []),
        (
            "Tratamos de usted en todas las redes, salvo en Instagram y TikTok, donde tuteamos.",
            {"usted"},
            [rule("tu", ["instagram", "tiktok"])],
        ),
        ("Tuteamos en todas las redes; en LinkedIn, de usted.", {"tu"}, [rule("usted", ["linkedin"])]),
    ],
)
def test_the_form_of_address_is_read_with_its_networks(text: str, general: set[str], rules: list[Any]) -> None:
    assert form(f"## Cómo hablamos\n{text}\n") == (general, rules)
    assert all(reading.doubt is None for reading in readings(f"## Cómo hablamos\n{text}\n"))


def test_grave_matters_come_before_networks() -> None:
    text = "## Trato\nTuteamos en Instagram y TikTok, de usted en LinkedIn y siempre en temas graves.\n"
    assert form(text) == (
        {"usted"},
        [
            rule("usted", severities=["high", "critical"]),
            rule("tu", ["instagram", "tiktok"]),
            rule("usted", ["linkedin"]),
        ],
    )
    assert all(reading.doubt for reading in readings(text))


def test_a_table_of_networks_tells_each_form() -> None:
    text = "## Redes\n| Red | Trato |\n|---|---|\n| Instagram | Tú |\n| LinkedIn | Usted |\n"
    assert form(text)[1] == [rule("tu", ["instagram"]), rule("usted", ["linkedin"])]


def test_ustedes_is_no_usted() -> None:
    assert form("## Trato\nHablamos de vos; en plural, ustedes.\n") == ({"vos"}, [])


def test_an_exception_without_a_form_is_doubtful() -> None:
    found = readings("## Trato\nTuteamos siempre, salvo en LinkedIn.\n")
    assert [r.value for r in found if r.field == "voice.address"] == ["tu"]
    assert [r.doubt is None for r in found if r.field == "voice.address_rules"] == [False]


def test_the_form_of_prepared_texts_alone_is_doubtful() -> None:
    text = "\n\n".join(f"«Lo sentimos mucho, escríbenos por privado y te ayudamos con el pedido {n}»" for n in range(4))
    found = readings(f"## Textos\n{text}\n")
    assert [(r.value, r.doubt is None) for r in found if r.field == "voice.address"] == [("tu", False)]


@pytest.mark.parametrize(
    "text", ["Usted encontrará aquí los plazos.", "¿Tú o usted? Hay dudas.", "Es culpa de usted, dijo aquel."]
)
def test_the_manual_speaking_to_its_reader_tells_no_form(text: str) -> None:
    assert form(f"## Presentación\n{text}\n") == (set(), [])


def test_a_hostile_text_takes_no_time() -> None:
    assert (
        readings("# Voz\n\n" + "no usar " * 10_000 + "\n\n" + "«" * 20_000 + "\n\n" + "de usted en " * 3_000)
        is not None
    )


@pytest.mark.parametrize(
    ("text", "general", "other"),
    [
        ("## Our voice\nIn Spanish we say tú everywhere except LinkedIn, where we say usted.\n", "tu", "usted"),
        ("## Tono y trato\nSe emplea el tú. En LinkedIn se utiliza el usted.\n", "tu", "usted"),
        ("## Estilo\nPreferimos el tú, salvo en LinkedIn, donde mantenemos el usted.\n", "tu", "usted"),
    ],
)
def test_the_form_of_address_is_named_with_many_verbs(text: str, general: str, other: str) -> None:
    assert form(text) == ({general}, [rule(other, ["linkedin"])])


@pytest.mark.parametrize(
    "where",
    [
        "En la campaña «Primer piso», dirigida a jóvenes en Instagram, el usuario es tuteado.",
        "Se tutea únicamente en la cuenta de Instagram de Juventud.",
        "En los concursos de Instagram tuteamos.",
    ],
)
def test_a_form_for_one_campaign_or_account_is_marked(where: str) -> None:
    found = readings(f"## Trato\nSe emplea el usted. {where}\n")

    assert [one.value for one in found if one.field == "voice.address"] == ["usted"]
    assert [bool(one.doubt) for one in found if one.field == "voice.address_rules"] == [True]


def test_a_form_for_one_campaign_never_becomes_the_general_one() -> None:
    assert form("## Trato\nSe emplea el usted. En la campaña de verano tuteamos.\n") == ({"usted"}, [])


def test_the_form_of_letters_is_no_rule_of_a_network() -> None:
    assert form("## Así hablamos\n- Vos en redes, usted por correo.\n") == ({"vos"}, [])
