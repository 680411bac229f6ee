"""Links that lead elsewhere, plain or disguised, and what only looks like one."""

import time

import pytest

from app.brand.brand import Contacts
from tests import made
from tests.guard.examples import context, levels

BRAND = made.brand(
    contacts=Contacts(
        links=("aurora.example", "https://entradas.aurorario.com/comprar", "bit.ly/aurora-cine", "cañas.es"),
        phones=("900 100 200",),
        emails=("hola@aurora.example",),
    )
)
CONTEXT = context(brand=BRAND, knows=("Más información en https://consumo.gob.es/reclamar",))

FOREIGN = (
    "Entra en https://evil.com",
    "Entra en http://evil.com/ayuda",
    "Entra en www.evil.com",
    "Entra en evil.com",
    "Entra en evil.es",
    "Entra en EVIL.COM y mira",
    "Entra en auroracine.com",
    "Entra en aurora.example.evil.com",
    "Entra en https://aurora.example.evil.com/ayuda",
    "Entra en https://evil.com/aurora.example",
    "Entra en https://evil.com?x=aurora.example",
    "Entra en https://evil.com#aurora.example",
    "Entra en https://aurora.example@evil.com",
    "Entra en https://aurora.example:pass@evil.com/x",
    "Entra en https://aurora.example\\@evil.com",
    "Entra en https://miaurora.example",
    "Entra en https://aurora.example:8443/ayuda",
    "Entra en https://xn--urora-7qa.example",
    "Entra en https://xn--80ak6aa92e.com",
    "Entra en https://аurora.example",
    "Entra en https://aurorа.example/ayuda",
    "Entra en ftp://aurora.example",
    "Entra en file:///etc/hosts",
    "Entra en gopher://aurora.example",
    "Entra en bit.ly/2xyz",
    "Entra en https://bit.ly/aurora-cines",
    "Entra en https://t.co/abc",
    "Entra en tinyurl.com/abc",
    "Entra en https://cutt.ly/abc",
    "Entra en https://entradas.aurorario.com/otra",
    "Entra en https://entradas.aurorario.com/comprarte",
    "Entra en https://aurorario.com/comprar",
    "Entra en https://consumo.gob.es/otra",
    "Entra en https://consumo.gob.es",
    "Entra en evil․com",
    "Paga en paypal.com",
    "Valóranos en google.com/maps",
    "Escribe a soporte.evil.co.uk",
    "Mira evil.shop/oferta",
    "Visit https://evil.com for help",
    "Visite evil.com.br",
    "Visita evil.cat",
    "Visita evil.gal",
    "Bisitatu evil.eus",
)
ALLOWED = (
    "Entra en https://aurora.example",
    "Entra en https://aurora.example.",
    "Entra en https://aurora.example/ayuda",
    "Entra en http://aurora.example/ayuda?x=1#y",
    "Entra en aurora.example",
    "Entra en www.aurora.example",
    "Entra en AURORA.example",
    "Entra en https://www.aurora.example/cartelera",
    "Entra en https://entradas.aurora.example/hoy",
    "Entra en https://aurora.example:443/ayuda",
    "(https://aurora.example)",
    "«aurora.example»",
    "Entra en https://entradas.aurorario.com/comprar",
    "Entra en https://entradas.aurorario.com/comprar/hoy",
    "Entra en https://entradas.aurorario.com/comprar?dia=1",
    "Entra en bit.ly/aurora-cine",
    "Entra en https://cañas.es",
    "Reclama en https://consumo.gob.es/reclamar",
    "Reclama en consumo.gob.es/reclamar",
    "Escríbenos a hola@aurora.example",
    "Gracias, @ana.perez",
    "Gracias, @evil.com",
    "Lo sentimos.Te escribimos",
    "Estuvo mal.No volverá a pasar",
    "Abrimos a las 9 a.m. y cerramos a las 11 p.m.",
    "EE.UU. y la UE",
    "La 1.ª sesión y el 3.er pase",
    "El n.º 5",
    "Cuesta 12.50 o 1.200",
    "A las 16.30h",
    "p. ej. la sala tres",
    "D. Luis y Dña. Ana",
    "etc. Gracias",
    "S.L. y S.A.",
    "Ud. tiene razón",
    "Gracias...y hasta pronto",
    "Versión 2.0",
    "Sonido 7.1",
    "Y/o",
    "Sr. Ruiz: gracias",
    "Nota: te leemos",
    "¿Qué tal? Genial: gracias",
    "Thank you. See you soon",
    "Obrigado.Até já",
    "J.R.R. Tolkien",
    "Node.js no es lo nuestro",
)


@pytest.mark.parametrize("text", FOREIGN)
def test_a_link_that_the_brand_does_not_list_is_found(text: str) -> None:
    assert levels("links", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", ALLOWED)
def test_a_listed_link_and_no_link_pass(text: str) -> None:
    assert levels("links", text, CONTEXT) == set()


def test_a_link_that_only_an_old_reply_gives_is_a_warning() -> None:
    ours = context(replied=("Tienes las bases en https://viejo.com/bases",))
    assert levels("links", "Tienes las bases en https://viejo.com/bases", ours) == {"warn"}


def test_a_public_suffix_in_the_list_lists_nothing() -> None:
    ours = context(brand=made.brand(contacts=Contacts(links=("com", "co.uk", "github.io"))))
    for text in ("evil.com", "evil.co.uk", "evil.github.io"):
        assert levels("links", text, ours) == {"block"}


DISGUISED = (
    "Entra en evil[.]com",
    "Entra en evil(.)com",
    "Entra en evil{.}com",
    "Entra en evil[ . ]com",
    "Entra en evil[dot]com",
    "Entra en evil (dot) com",
    "Entra en evil[punto]com",
    "Entra en evil (punto) es",
    "Entra en evil punto com",
    "Entra en evil punto com barra ayuda",
    "Entra en evil dot com",
    "Entra en evil ponto com",
    "Entra en evil punt cat",
    "Entra en evil puntu eus",
    "Entra en evil punto es.",
    "Entra en evil punto es/ayuda",
    "Entra en evil punto es barra ayuda",
    "Entra en evil punto net",
    "Entra en evil punto shop",
    "Entra en tres uves dobles evil",
    "Entra en triple w evil",
    "Entra en uve doble uve doble uve doble punto evil",
    "Entra en hxxp://evil",
    "Entra en hxxps://evil",
    "Entra en h**p://evil",
    "Entra en hxxps evil",
    "Entra en http[:]//evil",
    "Entra en http//evil",
    "Entra en http: //evil",
    "Entra en h t t p s : / / evil",
    "Entra en evil。com",
    "Entra en evil•com",
    "Entra en evil·net",
    "Entra en evil .com",
    "Entra en evil . com",
    "Entra en evil. com/oferta",
    "Entra en w w w punto evil",
    "Entra en w w w . evil",
    "Entra en javascript:alert(1)",
    "Entra en data:text/html",
    "Pulsa tel:900100200",
    "Escribe a mailto:hola@aurora.example",
    "Entra en 10.0.0.1",
    "Entra en 203.0.113.7 y mira",
    "Visit evil [dot] com",
    "Visite evil ponto com",
    "Visita evil punt com",
)
OPEN = (
    "Entra en https://aurora.example/ayuda",
    "Hasta este punto es comprensible",
    "En este punto me gustaría pedirte perdón",
    "A tal punto no queremos llegar",
    "Punto de encuentro: la taquilla",
    "El punto es escuchar",
    "Ese es el punto. Es así de simple",
    "Punto y aparte",
    "Punto com es una película",
    "Nos vemos en el punto limpio",
    "Cine (al aire libre) y más",
    "Sala (3) y sala (4)",
    "Butaca [reservada]",
    "Lista: cine; teatro; danza",
    "Nota: gracias",
    "Datos: los nuestros",
    "Dato: abrimos hoy",
    "Tel: 900 100 200",
    "Tel.: 900 100 200",
    "Tel 900 100 200",
    "SMS: gratis",
    "WhatsApp: próximamente",
    "Archivo: revisado",
    "File: none",
    "La versión 10.0.1 de la aplicación",
    "Versión 1.2.3.4000",
    "Sala 3.1, fila 2.5",
    "Intel·ligent i col·laboració",
    "Cine • teatro • danza",
    "Gracias · hasta pronto",
    "• Taquilla",
    "Estuvo mal . Lo sentimos",
    "Gracias. Es un placer",
    "Lo leemos. No te preocupes",
    "We hear you. Me too",
    "Let us connect the dots",
    "Polka dot dress code",
    "O ponto é ouvir",
    "Ponto de encontro",
    "Punt de trobada",
    "Fins a cert punt",
    "Puntu bat falta da",
    "HTTP es un protocolo",
    "WWW fue un invento",
    "Triple salto y triple alegría",
    "Las uves del cartel",
)


@pytest.mark.parametrize("text", DISGUISED)
def test_a_disguised_link_is_found(text: str) -> None:
    assert levels("disguised_links", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", OPEN)
def test_what_only_sounds_like_a_link_passes(text: str) -> None:
    assert levels("disguised_links", text, CONTEXT) == set()


@pytest.mark.parametrize("text", ["a." * 5_000, "www." * 2_500, "http://" * 1_400, "a-" * 5_000, "evil [" * 1_600])
def test_hostile_lengths_take_no_time(text: str) -> None:
    start = time.process_time()
    for rule in ("links", "disguised_links"):
        levels(rule, text, CONTEXT)
    assert time.process_time() - start < 1.0
