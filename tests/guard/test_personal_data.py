"""What a public answer must not repeat, and what it may."""

import pytest

from tests import made
from tests.guard.examples import context, found, levels

CONTEXT = context()

EXPOSED = (
    "Hemos visto tu DNI 12345678Z en el sistema",
    "Tu DNI 12.345.678-Z ya figura",
    "El dni 12345678z no coincide",
    "Documento 12345678-Z recibido",
    "Tu NIE X1234567L consta en la reserva",
    "NIE x-1234567-l recibido",
    "El titular con NIF 12345678Z ya tiene su copia",
    "Devolveremos a ES91 2100 0418 4502 0005 1332",
    "Cuenta ES9121000418450200051332 anotada",
    "IBAN es91-2100-0418-4502-0005-1332",
    "Tu tarjeta 4111 1111 1111 1111 sigue activa",
    "La tarjeta 4111111111111111 fue rechazada",
    "Tarjeta 5500-0000-0000-0004 anotada",
    "Your card 4111 1111 1111 1111 was charged",
    "Your ID card 12345678Z is on file",
    "O seu cartão 4111 1111 1111 1111 foi recusado",
    "El teu DNI 12345678Z ja consta",
    "O teu DNI 12345678Z xa consta",
    "Zure NAN 12345678Z jaso dugu",
    "Hola, 12345678Z, gracias",
    "Paga con ES9121000418450200051332, por favor",
    "Anotado: X1234567L",
    "Usted indicó el DNI 12345678-Z.",
    "Vos nos pasaste el DNI 12345678Z",
    "Gracias 👍 12345678Z",
    "DNI:12345678Z",
    "(12345678Z)",
    "«12345678Z»",
    "12345678Z",
    "Ya vimos que pagaste con la 4111-1111-1111-1111",
)
ECHOED_CONTACTS = (
    ("Mi móvil es 612 345 678, llamadme", "Te llamamos al 612 345 678"),
    ("Mi móvil es 612345678", "Te llamamos al 612 34 56 78"),
    ("Llamadme al +34 612 345 678", "Te llamamos al 612345678"),
    ("Escribidme a ana.perez@correo.example", "Te escribimos a ana.perez@correo.example"),
    ("mi correo es ana.perez@correo.example", "Hemos escrito a ANA.PEREZ@correo.example"),
    ("Vivo en la calle Olmo 15, 3º B", "Iremos a la calle Olmo 15"),
    ("Es en la avenida Sol 22", "El pedido va a la avenida Sol 22"),
    ("Call me on 612 345 678", "We will call you on 612 345 678"),
    ("O meu e-mail é rui@correio.example", "Escrevemos para rui@correio.example"),
    ("El meu mòbil és 612 345 678", "Et truquem al 612 345 678"),
)
DISCREET = (
    "Hola, Ana. Sentimos mucho lo ocurrido.",
    "Llámanos al 900 100 200",
    "Escríbenos a hola@aurora.example",
    "Pásanos tu DNI por mensaje directo",
    "El pase 12345678 está agotado",
    "Sesión de las 22:30 en la sala 3",
    "La entrada cuesta 8,50 €",
    "Código de promoción CINE2026",
    "Vuelve la película 1917",
    "Del 01/05/2026 al 07/05/2026",
    "El tráiler tiene 1234567 visitas",
    "Somos 4111 personas en la sala",
    "Tu mensaje nos llegó a las 10:15",
    "El estreno es en 2026",
    "ISBN 978-3-16-148410-0",
    "La ley 39/2015 nos obliga",
    "Sala 12, fila 34, butaca 56",
    "Gracias, @ana_12345678",
    "Gracias por tus 5 estrellas ⭐⭐⭐⭐⭐",
    "Nuestro local de la plaza Mayor te espera",
    "Más de 1.000.000 de gracias",
    "Thank you for telling us",
    "Obrigado por nos avisar",
    "Gràcies per avisar-nos",
    "Grazas por avisarnos",
    "Eskerrik asko abisatzeagatik",
    "Ponte en contacto con nosotros por privado",
    "La referencia la verás en tu correo",
    "El DNI no hace falta para entrar",
    "Con el carné joven hay descuento",
    "Tu tarjeta regalo sigue activa",
    "El IBAN te lo pediremos por privado",
    "123456789012 visitas al tráiler",
    "Película en 4K y sonido 7.1",
    "Episodio S01E05 en la sala 2",
    "El Boeing 747 sale en la película",
    "WhatsApp no es nuestro canal",
    "Fila 00000000",
    "Nuestro equipo 24/7 contigo",
    "Ciclo 2025-2026",
)


@pytest.mark.parametrize("text", EXPOSED)
def test_an_identifier_in_public_is_found(text: str) -> None:
    assert levels("personal_data", text, CONTEXT) == {"block"}


@pytest.mark.parametrize(("said", "text"), ECHOED_CONTACTS)
def test_the_commenters_own_contact_is_not_repeated(said: str, text: str) -> None:
    assert levels("personal_data", text, context(comment=made.comment(said))) == {"block"}


@pytest.mark.parametrize("text", DISCREET)
def test_what_is_nobodys_datum_passes(text: str) -> None:
    assert levels("personal_data", text, CONTEXT) == set()


def test_a_contact_of_ours_that_the_comment_also_names_passes() -> None:
    said = context(comment=made.comment("Llamo al 900 100 200 y a hola@aurora.example y nada"))
    assert levels("personal_data", "Llámanos al 900 100 200 o escribe a hola@aurora.example", said) == set()


def test_a_private_message_may_name_the_persons_own_data() -> None:
    assert found("personal_data", "Hola", CONTEXT, private="¿Es 12345678Z tu DNI?") == ()


ECHOES = (
    ("mi pedido 48213377 no llega", "Vemos que el pedido 48213377 va con retraso"),
    ("pedido nº 4821 sin noticias", "Sobre el pedido 4821, te escribimos"),
    ("Pedido ES-48213-B perdido", "Tu pedido ES-48213-B está localizado"),
    ("pedido es48213b", "Tu pedido ES 48213B"[:9] + " ES48213B está en camino"),
    ("la reserva QX7T2B sigue sin confirmarse", "La reserva QX7T2B ya figura"),
    ("localizador: K4PZ7M", "Hemos revisado K4PZ7M"),
    ("mi localizador es k4pz7m", "Tu localizador (K4PZ7M) es correcto"),
    ("Soy el socio 20391", "Como socio 20391 tienes prioridad"),
    ("socia nº 203", "Hola, socia 203"),
    ("cliente 88213", "Hola, cliente 88213"),
    ("ref. 2024/00123", "La referencia 2024/00123 está abierta"),
    ("expediente 123-45", "Tu expediente 123-45 sigue en curso"),
    ("póliza 9938271", "La póliza 9938271 está al día"),
    ("factura F2024-118", "La factura F2024-118 se emitió bien"),
    ("estoy en la habitación 412", "Subimos a la habitación 412"),
    ("mi matrícula es 1234 BCD", "El coche con matrícula 1234 BCD"),
    ("número de seguimiento 1Z999AA10123456784", "El envío 1Z999AA10123456784 está en reparto"),
    ("ticket 5512 sin responder", "Ticket 5512: lo vemos"),
    ("order 99812 never came", "Order 99812 is on its way"),
    ("booking ref ABC12345", "Booking ABC12345 is confirmed"),
    ("my booking is 77 123 456", "Booking 77123456 is confirmed"),
    ("a minha encomenda 551234 não chegou", "A encomenda 551234 está a caminho"),
    ("comanda 8812 perduda", "La comanda 8812 ja surt"),
    ("o meu pedido 77123 non chega", "O pedido 77123 vai de camiño"),
    ("nire eskaera 44821 ez da iritsi", "44821 eskaera bidean da"),
    ("llevo 3 correos por el caso 00771234", "El caso 00771234 sigue abierto"),
    ("la tarjeta 8812 no va", "La tarjeta 8812 no ha sido cargada"),
    ("mi cuenta 0049123", "La cuenta 0049123 está activa"),
    ("incidencia INC0044812", "La incidencia INC0044812 está abierta"),
    ("contrato 55-1234-A", "Tu contrato 55-1234-A sigue vigente"),
    ("Soy María Pérez López y llevo una hora", "Hola, María Pérez, sentimos la espera"),
    ("me llamo Jordi Puig", "Hola, Jordi Puig"),
    ("va a nombre de Ana García Soler", "La reserva de Ana García ya figura"),
    ("mi madre, Carmen Ruiz Díaz, se cayó", "Sentimos lo de Carmen Ruiz"),
    ("mi hijo Pablo Soto estaba solo", "Nos preocupa Pablo Soto"),
    ("la dependienta Laura Gómez fue borde", "Hablaremos con Laura Gómez"),
    ("el doctor Luis Prado no vino", "El doctor Luis Prado no pudo venir"),
    ("My name is John Smith", "Hi John Smith, we are sorry"),
    ("I'm Mary Jones", "Hi Mary Jones"),
    ("Em dic Núria Vila", "Bon dia, Núria Vila"),
    ("chámome Uxía Castro", "Ola, Uxía Castro"),
    ("pedido 4821-3377", "pedido 48213377"),
    ("pedido 48.213.377", "Tu pedido 48213377 va en camino"),
)
ANSWERS = (
    ("mi pedido 48213377 no llega", "Sentimos que tu pedido no llegue; escríbenos por privado"),
    ("mi pedido 48213377 no llega", "Vemos que el pedido va con retraso"),
    ("llevo 2 horas", "Sentimos esas 2 horas de espera"),
    ("llevo 12345 días", "Sentimos la espera"),
    ("vuelo IB3456 cancelado", "Sentimos la cancelación del vuelo IB3456"),
    ("el tren 03142 va tarde", "El tren 03142 va con retraso"),
    ("el bus 15 no pasa", "El bus 15 está desviado"),
    ("la línea 10 parada", "La línea 10 vuelve a funcionar"),
    ("mi móvil modelo SM-A525 no carga", "Para el modelo SM-A525 hay una guía"),
    ("me cobraron 12500 €", "Revisamos el cobro contigo"),
    ("en 2026 no hay derecho", "En 2026 seguimos mejorando"),
    ("desde 2019 soy cliente", "Gracias por estar con nosotros desde 2019"),
    ("llamo al 900 100 200", "Llámanos al 900 100 200"),
    ("el cine de la calle Olmo", "El cine de la calle Olmo abre hoy"),
    ("Soy María y llevo una hora", "Hola, María, sentimos la espera"),
    ("Soy María Pérez y llevo una hora", "Hola, María, sentimos la espera"),
    ("me llamo Jordi Puig", "Hola, Jordi"),
    ("la dependienta Laura Gómez fue borde", "Sentimos el trato que recibiste"),
    ("soy clienta desde hace años", "Gracias por tantos años"),
    ("soy de Cine Aurora de toda la vida", "En Cine Aurora lo agradecemos"),
    ("ayer vi El Sur en la sala 3", "Nos alegra que vieras El Sur en la sala 3"),
    ("sala 3, fila 12", "Revisamos la sala 3 y la fila 12"),
    ("iphone 15 y nada", "La aplicación funciona en iPhone 15"),
    ("ps5 a 60 fps", "La PS5 se sortea hoy"),
    ("el 24/7 es mentira", "Te atendemos 24/7"),
    ("pagué 15,50 €", "Sentimos el cobro de más"),
    ("un 100% de acuerdo", "Al 100 % contigo"),
    ("eran las 22:30", "La sesión de las 22:30 empezó tarde"),
    ("el 3/05/2026 fue un desastre", "Sentimos lo del 3/05/2026"),
    ("50000 personas y dos baños", "Éramos 50000 personas"),
    ("RD 1/2007", "El real decreto 1/2007"),
    ("no me ayudan", "Te ayudamos"),
    ("", "Gracias por tus estrellas"),
    ("@cineaurora 👎", "Sentimos la experiencia"),
    ("my order is late", "We are sorry your order is late"),
    ("I'm Mary and I waited", "Hi Mary, sorry for the wait"),
    ("o meu pedido não chegou", "Lamentamos o atraso do pedido"),
    ("la comanda 8812 no arriba", "Ens sap greu el retard de la comanda"),
    ("nire eskaera 44821 ez da iritsi", "Sentitzen dugu atzerapena"),
    ("I'm Spider Man fan", "Spiderman vuelve a la sala"),
    ("fui con mi abuela Carmen", "Un abrazo a tu abuela Carmen"),
    ("es la tercera vez en 2 semanas", "Tres veces en 2 semanas no es lo que queremos"),
)


@pytest.mark.parametrize(("said", "text"), ECHOES)
def test_what_the_person_gave_is_not_said_again(said: str, text: str) -> None:
    assert levels("echoed_data", text, context(comment=made.comment(said))) == {"block"}


@pytest.mark.parametrize(("said", "text"), ANSWERS)
def test_answering_without_repeating_passes(said: str, text: str) -> None:
    asked = made.comment(said, rating=None if said else 5)
    assert levels("echoed_data", text, context(comment=asked)) == set()


def test_the_earlier_turns_of_a_conversation_are_read_too() -> None:
    turn = {"author": "@ana", "ours": False, "text": "Es el pedido 48213377"}
    asked = made.comment("¿Y bien?", thread=(turn,))
    assert levels("echoed_data", "El pedido 48213377 sale hoy", context(comment=asked)) == {"block"}


def test_a_number_that_a_source_gives_is_public() -> None:
    asked = made.comment("el pedido 48213 de la oferta")
    assert levels("echoed_data", "La oferta 48213 sigue", context(comment=asked, knows=("Oferta 48213",))) == set()
