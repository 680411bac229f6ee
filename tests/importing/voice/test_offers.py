"""What is given case by case is read under any heading, and marked where the heading says nothing of money."""

import pytest

from app.importing.reading import Reading
from app.importing.voice.facts import read
from tests.importing.grounds import ground_of

OFFERS = "- Pedido perdido: un vale de 15 €.\n- Producto roto: reposición sin coste.\n"


def offers(text: str) -> list[Reading]:
    return [one for one in read(ground_of(text)) if one.value["topic"] == "compensation"]


@pytest.mark.parametrize(
    "heading", ["Making it right", "Cómo lo arreglamos", "What we may give", "Si hay que compensar"]
)
def test_headings_about_making_good_need_no_confirmation(heading: str) -> None:
    assert [one.doubt for one in offers(f"## {heading}\n{OFFERS}")] == [None, None]


@pytest.mark.parametrize("heading", ["Cuando metemos la pata", "Al cliente contento", "Loose ends"])
def test_under_another_heading_they_are_read_and_marked(heading: str) -> None:
    found = offers(f"## {heading}\n{OFFERS}")

    assert [one.value["statement"] for one in found] == [
        "Pedido perdido: un vale de 15 €.",
        "Producto roto: reposición sin coste.",
    ]
    assert all(one.doubt for one in found)


def test_a_table_that_gives_something_in_most_rows_is_marked() -> None:
    found = offers(
        "## What customers get\n| When | What | Who signs |\n|---|---|---|\n"
        "| Parcel lost | Full refund or resend | Care agent |\n| Wrong item | Free return and 10% off | Team lead |\n"
    )

    assert len(found) == 2
    assert all(one.doubt and not one.value["public"] for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "## Tarifas\n- Envío exprés: 5 €\n- Envío normal: 3 €\n",
        "## Pasos\n- Primero: mirar el pedido\n- Después: ofrecer un vale\n",
        "## Reparto\n- Tienda: atiende las devoluciones\n",
    ],
)
def test_prices_and_steps_are_no_offers(text: str) -> None:
    assert offers(text) == []


def test_an_amount_above_which_somebody_is_asked_is_no_offer() -> None:
    found = offers(f"## Compensaciones\n{OFFERS}- Por encima de 50 €: pregunte a la Dirección.\n")

    assert len(found) == 2
