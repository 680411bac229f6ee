"""The exact public words: what is a prepared text, for whom, and what only looks like one."""

# ruff: noqa: E501 - a snippet of a manual reads best as it is written

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.texts import PLACEHOLDER
from app.importing.scenarios.text_slots import slotted
from tests.importing.scenarios.test_reader import doubted, fields, texts

FIRST = "Estamos al tanto de lo ocurrido y volvemos aquí con más datos."


def crisis(body: str) -> str:
    return f"# Manual\n## Escenario 1: Robo\nResponsable: Tienda\n\n{body}\n"


def holding(body: str) -> Any:
    return fields(crisis(body)).get("scenarios.robo.holding", [])


@pytest.mark.parametrize(
    "body",
    [
        f"Mensaje de espera: «{FIRST}»",
        f"Mensaje de espera: “{FIRST}”",
        f'Mensaje de espera: "{FIRST}"',
        f"**Primer mensaje.** {FIRST}",
        f"**Texto de espera**\n\n> {FIRST}",
        f"### Holding statement\n\n> {FIRST}",
        f"Publicar de inmediato:\n\n«{FIRST}»",
        f"| Qué decimos | {FIRST} |\n|---|---|\n| Responsable | Tienda |",
        f"El primer mensaje que se publica es: «{FIRST}» Después se llama a Seguridad.",
        f"Lo primero que decimos: «{FIRST}» (máximo 280 caracteres)",
    ],
)
def test_the_public_words_are_read_without_what_stands_around_them(body: str) -> None:
    assert texts(holding(body)) == [FIRST]
    assert "scenarios.robo.holding" not in doubted(crisis(body))


@pytest.mark.parametrize(
    "body",
    [
        f"Qué no decir: «{FIRST}»",
        f"Evitar: «{FIRST}»",
        f"Mal: «{FIRST}»",
        f"Ejemplo de respuesta incorrecta: «{FIRST}»",
        f"No diremos nunca «{FIRST}»",
        f"Nunca se contesta «{FIRST}», aunque insistan.",
        f"Versión anterior: «{FIRST}»",
        f"Comentarios típicos: «{FIRST}»",
        f"Si alguien pregunta «{FIRST}», se llama a Dirección.",
        f"Mensaje interno: «{FIRST}»",
        f"Correo a la plantilla: «{FIRST}»",
        f"Guion telefónico: «{FIRST}»",
        f"Nota de prensa: «{FIRST}»",
        f"Mensaje privado: «{FIRST}»",
        f"Segundo mensaje: «{FIRST}»",
        "Mensaje de espera: pendiente",
        "Mensaje de espera: —",
        "Mensaje de espera: avisar a Dirección antes de publicar nada.",
        "Mensaje de espera: se redacta con Legal en cada caso.",
    ],
)
def test_what_is_not_for_the_public_is_never_a_holding(body: str) -> None:
    assert not holding(body)


def test_a_correct_text_beside_a_wrong_one_is_the_only_one_read() -> None:
    body = f"Mensaje de espera: «{FIRST}» y nunca «Cálmense, que esto pasa todos los días.»"

    assert texts(holding(body)) == [FIRST]


@pytest.mark.parametrize(
    "body",
    [
        f"Mensaje de espera (orientativo): «{FIRST}»",
        f"Mensaje de espera: por ejemplo, «{FIRST}»",
        f"Mensaje de espera\n\nSi hay heridos: «{FIRST}»",
        f"Respuesta: «{FIRST}»",
        "Mensaje de espera: explicación breve de los hechos, tono sereno y sin cifras",
        f"Mensaje de espera: «{FIRST}",
        f"Mensaje de espera:\n\n{FIRST}\n\nEscríbanos por mensaje directo y le contestamos hoy.",
    ],
)
def test_a_text_that_may_be_something_else_is_doubtful(body: str) -> None:
    assert holding(body)
    assert "scenarios.robo.holding" in doubted(crisis(body))


def test_a_text_over_several_paragraphs_is_one() -> None:
    body = "Mensaje de espera:\n\n«Sabemos lo que ha pasado.\n\nOs contamos más esta tarde.»"

    assert texts(holding(body)) == ["Sabemos lo que ha pasado.\n\nOs contamos más esta tarde."]


def test_variants_are_told_apart_by_network_language_and_form() -> None:
    body = (
        "Mensaje de espera: «Escríbenos por privado y te ayudamos.»\n\n"
        "Versión corta para X: «Lo estamos mirando y volvemos aquí.»\n\n"
        "Versión de usted: «Escríbanos por privado y le ayudamos.»\n\n"
        "En inglés: «We are looking into it and will be back here.»"
    )

    assert holding(body) == [
        {"text": "Escríbenos por privado y te ayudamos.", "language": "es", "form": "tu"},
        {"text": "Lo estamos mirando y volvemos aquí.", "language": "es", "network": "x"},
        {"text": "Escríbanos por privado y le ayudamos.", "language": "es", "form": "usted"},
        {"text": "We are looking into it and will be back here.", "language": "en"},
    ]


def test_vos_is_known_by_its_verbs() -> None:
    assert holding("Mensaje de espera: «Mandanos la fecha por privado, que vos sabés cuál es.»")[0]["form"] == "vos"


def test_a_pointer_to_another_scenario_is_followed_and_marked() -> None:
    text = (
        crisis(f"Mensaje de espera: «{FIRST}»")
        + "\n## Escenario 2: Hurto\nMensaje: igual que el escenario 1\n\nResponsable: Tienda\n"
    )

    assert texts(fields(text)["scenarios.hurto.holding"]) == [FIRST]
    assert "scenarios.hurto.holding" in doubted(text)


def test_a_pointer_to_an_annex_is_followed() -> None:
    text = crisis("Mensaje de espera: ver anexo 2") + f"\n## Anexo 2. Textos de espera\n«{FIRST}»\n"

    assert texts(fields(text)["scenarios.robo.holding"]) == [FIRST]
    assert "holding" not in fields(text)


def test_a_pointer_that_leads_nowhere_is_doubtful() -> None:
    assert "scenarios.robo.holding" in doubted(crisis("Mensaje de espera: ver anexo 9"))


def test_two_scenarios_that_point_at_each_other_end() -> None:
    text = (
        crisis("Mensaje: igual que el escenario 2")
        + "\n## Escenario 2: Hurto\nMensaje: igual que el escenario 1\n\nResponsable: Tienda\n"
    )

    assert not fields(text).get("scenarios.hurto.holding")


def test_an_annex_with_a_text_for_each_code_completes_the_scenarios() -> None:
    text = f"# M\n## E1. Robo\nResponsable: Tienda\n## Anexo: Mensajes de espera\n| Escenario | Texto |\n|---|---|\n| E1 | «{FIRST}» |\n"

    assert texts(fields(text)["scenarios.E1.holding"]) == [FIRST]
    assert "holding" not in fields(text)


@pytest.mark.parametrize(
    "text",
    [
        f"# Manual\n## Mensajes de espera\n«{FIRST}»\n",
        f"# Manual\n## Si no sabes qué poner\n«{FIRST}»\n",
        f"# Manual\n## Textos\nMensaje de espera general: «{FIRST}»\n",
        f"# Manual\n## Lo primero\nMientras averiguamos qué ha pasado publicamos este texto: «{FIRST}»\n",
    ],
)
def test_a_text_for_every_matter_is_a_general_holding(text: str) -> None:
    assert texts(fields(text)["holding"]) == [FIRST]
    assert "holding" not in doubted(text)


def test_a_text_for_one_level_is_never_a_plain_general_holding() -> None:
    text = f"# Manual\n## Cómo respondemos\n### Nivel rojo\nMensaje de espera: «{FIRST}»\n"

    assert "holding" not in fields(text) or "holding" in doubted(text)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Suicidio o autolesión", "self_harm"),
        ("Emergencia médica", "medical"),
        ("Incendio", "fire"),
        ("Menor solo", "minor"),
    ],
)
def test_a_text_for_a_danger_goes_to_that_danger_alone(label: str, kind: str) -> None:
    read = fields(f"# Manual\n## Mensajes de espera\n**{label}:** «{FIRST}»\n")

    assert texts(read[f"danger_holding.{kind}"]) == [FIRST]
    assert "holding" not in read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Próxima actualización a las [hora].", "Próxima actualización a las {next_update}."),
        ("Próxima actualización: XX:XX.", "Próxima actualización: {next_update}."),
        ("Volveremos a informar a las ____ horas.", "Volveremos a informar a las {next_update} horas."),
        ("Next update at [time].", "Next update at {next_update}."),
        ("Ocurrió a las [hora].", "Ocurrió a las {hora}."),
        ("Os contamos más en XX minutos.", "Os contamos más en {minutos} minutos."),
        ("Hola <nombre>, gracias.", "Hola {name}, gracias."),
        ("Hola @usuario, gracias.", "Hola {name}, gracias."),
        ("Escríbenos por [canal privado].", "Escríbenos por {private_channel}."),
        ("El pedido [N.º de pedido] sale hoy.", "El pedido {n_o_de_pedido} sale hoy."),
        ("La tienda de (indicar ciudad) cierra.", "La tienda de {ciudad} cierra."),
        ("El vuelo {{vuelo}} sale.", "El vuelo {vuelo} sale."),
        ("La línea ____ y la parada ____ cierran.", "La línea {linea} y la parada {parada} cierran."),
        ("Llame al {emergency} (24 h).", "Llame al {emergency} (24 h)."),
        ("Más en {fact:precio}.", "Más en {fact:precio}."),
    ],
)
def test_gaps_become_slots(written: str, meant: str) -> None:
    assert slotted(written).text == meant


def test_an_instruction_in_brackets_is_doubtful() -> None:
    assert slotted("Lo sentimos. [No mencionar la causa del fallo en ningún caso]").doubt is not None


@given(st.text(alphabet="ab []{}<>_X:().…#% ñhoraXX", max_size=80))
def test_no_placeholder_is_ever_left(text: str) -> None:
    done = slotted(text).text

    assert "[" not in done
    assert "]" not in done
    assert not PLACEHOLDER.search(done) or "X" in text.upper()
