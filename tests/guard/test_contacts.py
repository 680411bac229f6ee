"""Phones and e-mails that nobody gave, and those that somebody did."""

import pytest

from tests import made
from tests.guard.examples import context, levels

CONTEXT = context(
    knows=("La oficina de objetos perdidos atiende en el 910 555 666 y en perdidos@aurora.example.",),
    comment=made.comment("Llamé al 612 345 678 y nada, mi correo es ana@correo.example"),
)

UNKNOWN = (
    "Llámanos al 900 111 222",
    "Llámanos al 900111222",
    "Llama al 611 222 333",
    "Llame al 91 123 45 67",
    "Llamanos al +54 11 4321 1234",
    "Márcale al +52 55 1234 5678",
    "Marca el 1004",
    "Llama al 1002",
    "Llama al 016000",
    "Llámanos al teléfono gratuito 12345",
    "Tel. 912 345 678",
    "Tfno: 912345678",
    "Nuestro WhatsApp es 600 123 123",
    "Escríbenos al WhatsApp 600123123",
    "Contacta en el 900-111-222",
    "Contacta en el (91) 123 45 67",
    "Contacta en el 0034 911 222 333",
    "Llámanos al 612 345 678",
    "Escríbenos a soporte@aurora.example",
    "Escríbenos a hola@aurora.com",
    "Escríbenos a hola@aurora.example.com",
    "Escríbenos a hola@evil.com",
    "Escríbenos a HOLA@EVIL.COM",
    "Escríbenos a otro-hola@aurora.example",
    "Escríbenos a hola arroba evil punto com",
    "Escríbenos a hola(arroba)evil.com",
    "Escríbenos a hola [at] evil [dot] com",
    "Escríbenos a hola at evil dot com",
    "Escríbenos a jefe.personal@gmail.com",
    "Escribinos a atencion@gmail.com",
    "Hemos escrito a ana@correo.example",
    "Call us on 900 111 222",
    "Call us on +44 20 7946 0018",
    "Dial 1234",
    "Email us at help@evil.com",
    "Ligue para 21 123 45 67",
    "Escreva para ajuda@evil.pt",
    "Truca'ns al 93 123 45 67",
    "Truqueu al 1234",
    "Chama ao 981 123 456",
    "Deitu 943 123 456 zenbakira",
    "Idatzi kaixo@evil.eus helbidera",
)
KNOWN = (
    "Llámanos al 900 100 200",
    "Llámanos al 900100200",
    "Llámanos al 900-100-200",
    "Llámanos al +34 900 100 200",
    "Llámanos al 0034 900 100 200",
    "Objetos perdidos: 910 555 666",
    "Objetos perdidos: 910555666",
    "Si hay peligro, llama al 112",
    "Escríbenos a hola@aurora.example",
    "Escríbenos a HOLA@aurora.example.",
    "Escríbenos a hola arroba aurora punto example",
    "Objetos perdidos: perdidos@aurora.example",
    "Gracias, @ana, por avisar",
    "Gracias, @ana.perez",
    "Te llamamos hoy",
    "Llámanos y lo vemos",
    "Llama a la puerta",
    "Llamamos 3 veces sin suerte",
    "Marca la diferencia",
    "Marca 3 goles y vuelve",
    "La marca es de 1998",
    "La sala 3 tiene 120 butacas",
    "Somos 12.000 personas",
    "Cuesta 1200 euros",
    "Del 1 al 15 de mayo",
    "Del 01/05/2026 al 15/05/2026",
    "Sesión de las 22:30",
    "Sesiones: 16:30 - 18:30 - 20:30",
    "Un 20 % menos",
    "Ciclo 2025-2026",
    "La película 1917",
    "El pase 7 de la fila 12",
    "Te leemos 24/7",
    "Nos vemos at the cinema",
    "Meet us at the box office",
    "Arroba es un grupo de música",
    "Call it a day",
    "Dial M for Murder vuelve a la sala",
    "Obrigado por ligar",
    "Gràcies per trucar",
    "Grazas por chamar",
    "Eskerrik asko deitzeagatik",
    "Trucades: les rebem totes",
)


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_contact_that_nobody_gave_is_found(text: str) -> None:
    assert levels("contacts", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", KNOWN)
def test_our_contacts_and_other_numbers_pass(text: str) -> None:
    assert levels("contacts", text, CONTEXT) == set()
