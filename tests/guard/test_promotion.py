"""Nobody sells to people who are in trouble: marketing stops while an incident is open, in replies too."""

from typing import Literal

import pytest

from app.guard.rule import Context
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from tests import made
from tests.guard.examples import context, levels

LINE = "La sala dos está cerrada. Las entradas se canjean en aurora.example/tienda con el código promocional."


def open_(mode: Literal["watch", "crisis"], text: str = "La sala dos está cerrada.", mine: bool = True) -> Context:
    line = OfficialLine(incident="i1", version=1, text=text)
    incident = Incident(id="i1", scenario=None, severity="high", mode=mode, line=line, since=made.NOW)
    triage = made.triage(incident="i1" if mine else None)
    return context(situation=Situation(incidents=(incident,)), triage=triage)


SELLS = (
    "Sentimos el susto. Aprovecha nuestra oferta de esta semana",
    "Aproveche el descuento del 20 % en su próxima entrada",
    "Usa el código AURORA20 y compra ya tu entrada",
    "Con el código de descuento CINE te sale gratis el refresco",
    "No te lo pierdas: hay estreno el viernes",
    "Descubre nuestro nuevo menú de palomitas",
    "Visita nuestra tienda online",
    "Tenemos 2x1 los miércoles",
    "Oferta especial para ti",
    "Mientras tanto, mira https://aurora.example/tienda/entradas",
    "Entra en aurora.example/ofertas",
    "Llévate hoy el bono anual",
    "Participa en nuestro sorteo",
    "Sorry about that! Use code AURORA20 for 20% off",
    "Check out our latest offers while you wait",
    "Buy now at https://aurora.example/shop",
    "Aprofita la nostra oferta d'aquesta setmana",
    "No t'ho perdis, hi ha estrena",
    "Aproveita o noso desconto desta semana",
    "Aproveite a nossa promoção desta semana",
    "Ez galdu gure eskaintza berezia",
)
SERVES = (
    "Sentimos el problema con tu compra. Escríbenos por mensaje privado",
    "Te devolvemos el importe de la entrada si la sesión se cancela",
    "Lamentamos lo ocurrido con la oferta que contrataste",
    "Puedes consultar el estado en aurora.example/ayuda",
    "El precio de la entrada no cambia",
    "Gracias por aprovechar para contárnoslo",
    "No hace falta comprar otra entrada",
    "La reserva que hiciste sigue en pie",
    "We are sorry about your order. Please write to us",
    "You can ask for a refund of your booking",
    "Sentim el problema amb la teva compra",
    "Sentimos o problema coa túa compra",
    "Lamentamos o problema com a sua compra",
    "Sentitzen dugu zure erosketarekin gertatutakoa",
)


@pytest.mark.parametrize("text", SELLS)
@pytest.mark.parametrize("mode", ["watch", "crisis"])
def test_advertising_under_an_incident_blocks(text: str, mode: Literal["watch", "crisis"]) -> None:
    assert levels("promotion", text, open_(mode)) == {"block"}


@pytest.mark.parametrize("text", SERVES)
def test_serving_whoever_bought_is_no_advertising(text: str) -> None:
    assert levels("promotion", text, open_("crisis")) == set()


@pytest.mark.parametrize("text", SELLS)
def test_other_replies_are_warned_while_marketing_stops(text: str) -> None:
    assert levels("promotion", text, open_("crisis", mine=False)) == {"warn"}
    assert levels("promotion", text, open_("watch", mine=False)) == set()
    assert levels("promotion", text, context(situation=CALM)) == set()


@pytest.mark.parametrize("text", [LINE, "Canjea tu entrada en aurora.example/tienda con el código promocional"])
def test_what_the_official_line_itself_says_passes(text: str) -> None:
    assert levels("promotion", text, open_("crisis", LINE)) == set()
