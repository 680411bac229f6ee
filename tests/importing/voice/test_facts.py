"""Facts are the manual's own sentences; no amount that can be read in two ways goes unmarked."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

from typing import Any

import pytest

from app.brand.facts import Fact
from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.reading import Ground, Reading
from app.importing.severity.scale import Scale
from app.importing.voice.facts import read
from app.importing.voice.ledger_words import amount_doubt


def readings(text: str, language: str = "es") -> list[Reading]:
    document = from_markdown(text, "m.md")
    return read(Ground(documents=(document,), records=records(document), scale=Scale(), language=language))


def only(text: str, language: str = "es") -> Reading:
    found = readings(text, language)
    assert len(found) == 1, found
    return found[0]


def value(text: str) -> Any:
    return only(text).value


@pytest.mark.parametrize(
    "text",
    [
        "## Compensaciones\n- Pedido perdido: reembolso íntegro y un vale de 15 €.\n",
        "## Compensaciones\nSi se pierde el pedido, reembolso íntegro y un vale de 15 €.\n",
        "## Compensaciones\n| Situación | Qué se ofrece |\n|---|---|\n| Pedido perdido | Reembolso íntegro y un vale de 15 € |\n",
        "## Qué podemos ofrecer\n- **Pedido perdido:** devolvemos el importe y damos un vale de 15 €.\n",
        "## Refunds\n- Lost order: full refund and a voucher of 15 €.\n",
        "## Cómo respondemos\nSi el pedido se pierde, reembolsamos el importe y abonamos 15 €.\n",
    ],
)
def test_policy_is_read_in_any_layout(text: str) -> None:
    found = only(text)
    assert found.value["topic"] == "compensation"
    assert found.value["status"] == "confirmed"
    assert found.value["public"] is True
    assert "15 €" in found.value["statement"]
    assert found.doubt is None


def test_a_row_becomes_a_sentence_of_its_heads_and_cells() -> None:
    text = "## Compensaciones\n| Situación | Qué se ofrece |\n|---|---|\n| Pedido perdido | Un vale de 15 € |\n"
    assert value(text)["statement"] == "Situación: Pedido perdido. Qué se ofrece: Un vale de 15 €."


def test_a_statement_is_never_a_bare_figure() -> None:
    found = value("## Compensaciones\nRetraso de más de dos horas:\n\n- Hasta 20 €\n")
    assert found["statement"] == "Compensaciones: Retraso de más de dos horas: Hasta 20 €"


@pytest.mark.parametrize(
    "said",
    ["20/40 €", "según el caso, hasta 20 €", "unos 20 €", "20 € (por confirmar)", "20 € (preguntar a Dirección)"],
)
def test_an_amount_that_can_be_read_in_two_ways_is_doubtful(said: str) -> None:
    found = only(f"## Compensaciones\n| Caso | Importe |\n|---|---|\n| Retraso de un pedido | {said} |\n")
    assert found.doubt is not None


def test_a_number_without_currency_is_doubtful_unless_the_column_names_it() -> None:
    assert only("## Compensaciones\n| Caso | Importe |\n|---|---|\n| Retraso, vale | 20 |\n").doubt is not None
    assert only("## Compensaciones\n| Caso | Importe (€) |\n|---|---|\n| Retraso, vale | 20 |\n").doubt is None


def test_two_amounts_for_one_case_are_both_given_and_doubtful() -> None:
    found = readings(
        "## Compensaciones\n- Pedido perdido: vale de 15 €\n\n## Devoluciones\n- Pedido perdido: vale de 25 €\n"
    )
    assert {reading.field for reading in found} == {"facts.pedido-perdido"}
    assert all(reading.doubt for reading in found)


def test_two_rows_of_one_case_keep_their_own_ids() -> None:
    found = readings(
        "## Compensaciones\n| Caso | Cuánto tarda | Importe |\n|---|---|---|\n| Retraso | 1 hora | 10 € |\n| Retraso | 2 horas | 20 € |\n"
    )
    assert len({reading.field for reading in found}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "## Compensaciones\n- Sin aprobación, hasta 50 € por caso en vales.\n",
        "## Compensaciones\nEstas cantidades no se mencionan en público.\n\n- Retraso: vale de 20 €\n",
        "## Compensaciones (uso interno)\n- Retraso: vale de 20 €\n",
        "## Compensaciones\n- Retraso: vale de 20 €; más de eso lo autoriza Dirección.\n",
    ],
)
def test_what_is_internal_is_not_for_the_public(text: str) -> None:
    assert value(text)["public"] is False


def test_a_table_that_names_who_authorises_is_taken_as_internal_and_doubtful() -> None:
    found = only(
        "## Compensaciones\n| Caso | Importe | Autoriza |\n|---|---|---|\n| Retraso | Vale de 20 € | Jefatura |\n"
    )
    assert found.value["public"] is False
    assert found.doubt is not None
    assert "Jefatura" not in found.value["statement"]


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("Vale de 10 € por retraso, vigente hasta el 31/12/2026.", "2026-12-31"),
        ("Vale de 10 € por retraso, válido hasta el 31 de diciembre de 2026.", "2026-12-31"),
        ("Del 1 de julio al 31 de agosto de 2026, vale de 10 € por retraso.", "2026-08-31"),
    ],
)
def test_the_last_day_is_read(said: str, until: str) -> None:
    assert value(f"## Compensaciones\n- {said}\n")["valid_until"] == until


def test_a_column_of_dates_tells_the_last_day() -> None:
    text = "## Compensaciones\n| Caso | Importe | Vigencia |\n|---|---|---|\n| Retraso | Vale de 20 € | 31/12/2026 |\n"
    assert value(text)["valid_until"] == "2026-12-31"


def test_a_date_without_a_year_is_doubtful() -> None:
    found = only("## Compensaciones\n- Vale de 10 € por retraso, vigente hasta el 31 de diciembre.\n")
    assert "valid_until" not in found.value
    assert found.doubt is not None


def test_a_date_that_can_be_of_two_months_is_doubtful_in_english() -> None:
    assert only("## Refunds\n- Voucher of 10 € for delays, valid until 03/04/2026.\n", "en").doubt is not None


@pytest.mark.parametrize(
    "text",
    [
        "## Bulos\n| Rumor | Realidad |\n|---|---|\n| Vendemos carne caducada | Cada bandeja lleva su fecha de envasado |\n",
        "## Bulos conocidos\n- Vendemos carne caducada. Realidad: cada bandeja lleva su fecha de envasado.\n",
        "## Hechos y bulos\nEs falso que vendemos carne caducada: cada bandeja lleva su fecha de envasado.\n",
        "## Hechos\n| Afirmación | Estado | Qué decimos |\n|---|---|---|\n"
        "| Vendemos carne caducada | Falso | Cada bandeja lleva su fecha de envasado |\n",
        "## Para tener en cuenta\nLo de la carne caducada es mentira, cada bandeja lleva su fecha de envasado.\n",
    ],
)
def test_a_rumour_is_read_with_its_correction(text: str) -> None:
    found = value(text)
    assert found["status"] == "false"
    assert "carne caducada" in found["statement"]
    assert found["correction"].startswith("Cada bandeja lleva su fecha de envasado")


def test_a_rumour_without_a_correction_may_be_neither_stated_nor_denied() -> None:
    found = only("## Hechos\n| Afirmación | Estado |\n|---|---|\n| Vamos a cerrar la tienda | Falso |\n")
    assert (found.value["status"], found.value["public"]) == ("unconfirmed", False)
    assert found.doubt is not None


def test_what_is_not_confirmed_is_not_stated() -> None:
    text = "## Hechos\n| Afirmación | Estado |\n|---|---|\n| Abrimos en Gijón | Sin confirmar |\n| Abrimos en Lugo | Confirmado |\n"
    assert [reading.value["status"] for reading in readings(text)] == ["unconfirmed", "confirmed"]


@pytest.mark.parametrize(
    "text",
    [
        "## Compensaciones\nNadie promete dinero por su cuenta.\n",
        "## Compensaciones\nNunca se ofrecen 100 € por las molestias.\n",
        "## Dinero\nHace años llegamos a regalar cheques de 50 euros, y fue un error.\n",
        "## Lo que aprendimos\nUna compañera escribió que compensamos con 100 € cada retraso.\n",
        "## Ejemplos de malas respuestas\n| Lo que se contestó | Por qué estuvo mal |\n|---|---|\n| «Le compensaremos con 100 €» | Promete |\n",
        "## Plazos\n| Gravedad | Primera respuesta |\n|---|---|\n| Alta | 45 minutos |\n",
        "## Tono\n«Devolvemos 20 €» es una frase que no escribimos.\n",
        "## Historia\nLa empresa facturó 20 millones de euros en 2020.\n",
    ],
)
def test_what_promises_nothing_is_no_fact(text: str) -> None:
    assert readings(text) == []


def test_every_reading_fits_the_ledger() -> None:
    text = (
        "## Compensaciones\n- Retraso: vale de 20 €, hasta el 31/12/2026\n\n"
        "## Bulos\n- Rumor: cerramos la tienda. Realidad: la tienda sigue abierta.\n"
    )
    for reading in readings(text):
        Fact.model_validate({"id": reading.field.removeprefix("facts."), **reading.value})


def test_an_answered_question_is_stated_with_its_question() -> None:
    found = value("## Preguntas frecuentes\n### ¿Cuánto tarda un envío?\nEntre 2 y 4 días laborables.\n")
    assert found["statement"] == "¿Cuánto tarda un envío? Entre 2 y 4 días laborables."
    assert found["topic"] == "general"


def test_money_told_inside_a_scenario_is_policy_too() -> None:
    text = "## Escenarios\n### E1. Retraso\n**Mensaje de espera:** Lo miramos.\n\n**Compensación:** vale de 20 €\n"
    assert [r.value["topic"] for r in readings(text)] == ["compensation"]


def test_an_id_stays_when_the_manual_is_read_again() -> None:
    text = "## Compensaciones\n- Pedido perdido: vale de 15 €\n- Pedido tarde: vale de 5 €\n"
    assert [r.field for r in readings(text)] == ["facts.pedido-perdido", "facts.pedido-tarde"]
    assert readings(text) == readings(text)


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("Robo en vestuario: entre $20.000 y $40.000, lo define Legales", True),
        ("Un vale de 10 a 20 €", True),
        ("20-40 € según la avería", True),
        ("between £10 and £25", True),
        ("Retraso de 2 a 4 horas: 12 €", False),
        ("De lunes a viernes de 9 a 14, 5 €", False),
        ("Hasta 20 € por persona", False),
    ],
)
def test_a_range_of_money_is_no_amount_yet(said: str, open_: bool) -> None:
    assert (amount_doubt(said) is not None) == open_
