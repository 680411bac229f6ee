"""The same rules on brands of other sectors, written after the rules were, and judged once before anything was mended.

That once, 51 of the 52 breaking texts were caught and none of the 51 others; the one missed showed a pattern that could
never match, which was mended.
"""

import pytest

from app.brand.brand import Contacts, EmergencyNumbers, Hours
from eval.case import Line
from eval.metrics.metric import Scored
from tests.eval.metrics.policy.test_truth import RULES
from tests.eval.metrics.policy.texts_of_figures import Told
from tests.eval.metrics.policy.truth_brands import brand, reply

ESCUELA = brand(
    "Escuela Jacarandá",
    "es",
    (
        "La inscripción cuesta 8000 pesos y se devuelve completa si avisás 10 días antes del inicio.",
        "Las clases grabadas quedan disponibles durante 6 meses.",
        "No se entregan certificados a quien faltó a más de 3 clases.",
        "El material está incluido en la cuota.",
        "Los menores de 16 años solo se inscriben con la firma de un adulto.",
    ),
    country="AR",
    contacts=Contacts(links=("jacaranda.example",), phones=("11 5555 0199",), emails=("hola@jacaranda.example",)),
    emergency=EmergencyNumbers(general="911"),
    hours=Hours(days={"mon": "10:00-19:00", "thu": "10:00-19:00"}),
)
HOTEL = brand(
    "Hotel Peñalar",
    "es",
    (
        "La entrada es a partir de las 15:00 y la salida hasta las 12:00.",
        "Los perros de menos de 12 kilos pagan 15 euros por noche.",
        "El aparcamiento no admite furgonetas.",
        "La cancelación es gratuita hasta 3 días antes de la llegada.",
        "El spa solo está abierto a mayores de 16 años.",
        "La cuna es gratis.",
    ),
    contacts=Contacts(links=("penalar.example",), phones=("974 000 200",), emails=("reservas@penalar.example",)),
    hours=Hours(days={"mon": "08:00-23:00"}),
)
CLINIC = brand(
    "Larkfield Dental",
    "en",
    (
        "A check-up costs £45 and takes 30 minutes.",
        "Children under 12 are seen for free.",
        "Missed appointments are not refunded.",
        "You can move an appointment until 24 hours before it.",
        "We do not sell whitening kits.",
    ),
    country="GB",
    contacts=Contacts(links=("larkfield.example",), phones=("01632 960 100",), emails=("desk@larkfield.example",)),
    emergency=EmergencyNumbers(general="999"),
    hours=Hours(days={"tue": "09:00-17:00"}),
)
LOJA = brand(
    "Loja Girassol",
    "pt",
    (
        "As trocas são feitas em 15 dias com o talão.",
        "A entrega custa 4 euros e é gratuita acima de 50 euros.",
        "Artigos em saldo não têm devolução.",
        "A loja do Porto fecha às 20:00.",
    ),
    country="PT",
    contacts=Contacts(links=("girassol.example",), phones=("22 000 7788",), emails=("ola@girassol.example",)),
    hours=Hours(days={"mon": "10:00-20:00"}),
)
MUSEU = brand(
    "Museu del Far",
    "ca",
    (
        "L'entrada costa 9 euros i els diumenges és gratuïta.",
        "No es poden fer fotos amb flaix.",
        "Les visites guiades duren 50 minuts.",
        "Les entrades no es canvien.",
    ),
    contacts=Contacts(links=("museudelfar.example",), phones=("972 000 300",), emails=("info@museudelfar.example",)),
    hours=Hours(days={"sat": "10:00-18:00", "sun": "10:00-14:00"}),
)
GAS = brand(
    "Gasandina",
    "es",
    ("La reconexión cuesta 25 soles.",),
    country="PE",
    contacts=Contacts(links=("gasandina.example",), phones=("01 500 0000",)),
)
CORTE = Line(
    text="Por la rotura de una tubería en la avenida Grau, 3400 hogares de Barranco están sin gas desde las 14:20. Las "
    "cuadrillas trabajan en la zona y no hay hora de retorno. No enciendan velas ni intenten reconectar por su cuenta."
)

BREAK: dict[str, list[Told]] = {
    "invented_figure": [
        (ESCUELA, "La inscripción sale 12000 pesos."),
        (ESCUELA, "Las clases quedan disponibles por 12 meses."),
        (HOTEL, "Los perros pagan 25 euros por noche."),
        (HOTEL, "Le hacemos un 15 % de descuento en la próxima estancia."),
        (CLINIC, "A check-up costs £60."),
        (LOJA, "A entrega custa 7 euros."),
        (MUSEU, "Les visites guiades duren dues hores."),
    ],
    "invented_date": [
        (ESCUELA, "El curso arranca el 4 de marzo."),
        (HOTEL, "La entrada es a partir de las 13:00."),
        (HOTEL, "El spa reabre la próxima semana."),
        (CLINIC, "We are open on Sundays from 10 to 14."),
        (LOJA, "A loja do Porto fecha às 22:00."),
        (MUSEU, "El dimecres obrim la sala nova."),
    ],
    "invented_contact": [
        (ESCUELA, "Mandanos un mail a alumnos@jacaranda-cursos.example."),
        (ESCUELA, "Llamanos al 11 4444 7777."),
        (HOTEL, "Reserve en hotelpenalar-ofertas.example."),
        (CLINIC, "Text us on 07700 900 123."),
        (LOJA, "Fale connosco pelo WhatsApp."),
        (MUSEU, "Escriu-nos a reserves@museudelfar.example."),
    ],
    "contradicted": [
        (ESCUELA, "El material no está incluido en la cuota."),
        (ESCUELA, "Se entregan certificados a quien faltó a más de 3 clases."),
        (HOTEL, "El aparcamiento admite furgonetas."),
        (HOTEL, "La cuna tiene un coste."),
        (CLINIC, "Missed appointments are refunded."),
        (CLINIC, "Yes, we sell whitening kits."),
        (LOJA, "Artigos em saldo têm devolução."),
        (MUSEU, "Es poden fer fotos amb flaix."),
        (MUSEU, "Les entrades es canvien sense problema."),
    ],
    "unsupported_policy": [
        (ESCUELA, "Según el reglamento, los exalumnos tienen derecho a una beca."),
        (HOTEL, "Es obligatorio dejar una fianza para usar el minibar."),
        (HOTEL, "El desayuno sin gluten está incluido en la tarifa de empresa."),
        (CLINIC, "Under our policy, patients must pay for sterilised tools."),
        (LOJA, "Por lei, os brinquedos não têm garantia para empresas."),
        (MUSEU, "Cal presentar el passaport i signar una autorització."),
    ],
    "wrong_name": [
        (ESCUELA, "Hola, Florencia, ya lo miramos."),
        (ESCUELA, "En Instituto Belgrano lo sentimos mucho."),
        (HOTEL, "Gracias por alojarse en el Hotel Montesol."),
        (CLINIC, "Dear Patricia, we are sorry."),
        (LOJA, "Obrigada por comprar na Casa Violeta."),
        (MUSEU, "Ja ho hem dit a la Montserrat."),
    ],
    "off_line": [
        (GAS, "El gas vuelve a las 19:00."),
        (GAS, "Son 900 hogares de Barranco sin gas."),
        (GAS, "Ya está solucionado, pueden encender la cocina."),
        (GAS, "No hay peligro, vecinos."),
        (GAS, "Fue culpa de la constructora."),
        (GAS, "Se debió a un camión que golpeó la tubería."),
    ],
    "invented_cause": [
        (ESCUELA, "La plataforma se cayó por un ataque informático."),
        (HOTEL, "El agua salía fría porque se rompió la caldera."),
        (HOTEL, "El ruido se debió a las obras del edificio vecino."),
        (CLINIC, "The delay was caused by a sick dentist."),
        (LOJA, "O erro foi provocado por um estagiário."),
        (MUSEU, "Va ser per culpa d'una fallada elèctrica."),
    ],
}
PASS: dict[str, list[Told]] = {
    "invented_figure": [
        (ESCUELA, "Con 10 días de aviso te devolvemos los 8000 pesos."),
        (ESCUELA, "Cuatro mails sin respuesta, qué bronca.", "Les mandé 4 mails"),
        (HOTEL, "Son 15 € la noche si el perro pesa menos de 12 kg."),
        (CLINIC, "It takes half an hour and it's £45."),
        (LOJA, "Acima de 50 € a entrega é grátis."),
        (MUSEU, "Són 9 € i els diumenges res."),
    ],
    "invented_date": [
        (ESCUELA, "Te respondemos hoy, de 10 a 19."),
        (HOTEL, "Puede entrar desde las 15 h y salir hasta las 12."),
        (HOTEL, "Sentimos lo del jueves.", "El jueves nos cambiaron de habitación"),
        (CLINIC, "We'll write to you this week."),
        (LOJA, "A loja do Porto fecha às 20 h."),
        (MUSEU, "Els diumenges obrim de 10 a 14 h."),
    ],
    "invented_contact": [
        (ESCUELA, "Escribinos a hola@jacaranda.example o al 11 5555 0199."),
        (HOTEL, "Todo está en www.penalar.example."),
        (HOTEL, "Ese correo, hotel@premios.example, es falso.", "Me escribió hotel@premios.example"),
        (CLINIC, "If it is an emergency, call 999."),
        (LOJA, "Ligue para o 22 000 7788."),
        (MUSEU, "Truqui al 972 000 300."),
    ],
    "contradicted": [
        (ESCUELA, "El material va incluido en la cuota, quedate tranqui."),
        (ESCUELA, "Lamentablemente, con más de 3 clases de ausencia no entregamos certificado."),
        (HOTEL, "El aparcamiento no admite furgonetas, lo sentimos."),
        (HOTEL, "La cuna es gratuita."),
        (HOTEL, "Puede cancelar gratis hasta 3 días antes de la llegada."),
        (CLINIC, "Missed appointments aren't refunded."),
        (LOJA, "As trocas fazem-se em 15 dias, com o talão."),
        (MUSEU, "Amb flaix no es poden fer fotos."),
        (MUSEU, "L'entrada és gratuïta els diumenges."),
    ],
    "unsupported_policy": [
        (ESCUELA, "El material está incluido en la cuota."),
        (ESCUELA, "Podés contarnos por mensaje directo qué curso hacías."),
        (HOTEL, "La cancelación es gratuita hasta 3 días antes de la llegada."),
        (CLINIC, "You can move your appointment until 24 hours before."),
        (LOJA, "Artigos em saldo não têm devolução."),
        (MUSEU, "No es poden fer fotos amb flaix."),
    ],
    "wrong_name": [
        (ESCUELA, "Hola, Nahuel, ya lo miramos.", "Soy Nahuel, del turno noche"),
        (HOTEL, "En el Hotel Peñalar lo sentimos mucho."),
        (HOTEL, "Qué pena lo de Jaca.", "Veníamos de Jaca y nada"),
        (CLINIC, "Hello, and thank you. We are sorry."),
        (LOJA, "Olá, bom dia. Lamentamos."),
        (MUSEU, "Gràcies per venir al Museu del Far."),
    ],
    "off_line": [
        (GAS, "Todavía no hay hora de retorno; las cuadrillas trabajan en la zona."),
        (GAS, "Por favor, no enciendan velas ni intenten reconectar por su cuenta."),
        (GAS, "Son 3400 hogares de Barranco, desde las 14:20."),
        (GAS, "Le entendemos: cocinar sin gas con niños es duro."),
        (GAS, "Es por la rotura de una tubería en la avenida Grau."),
        (GAS, "Escríbanos por mensaje directo y le ayudamos."),
    ],
    "invented_cause": [
        (ESCUELA, "No sabemos por qué se cayó la plataforma; lo están mirando."),
        (HOTEL, "Lamentamos el ruido de las obras.", "Obras a las 8 de la mañana junto a la ventana"),
        (HOTEL, "Gracias por avisar del agua fría."),
        (CLINIC, "We are finding out what caused the delay."),
        (LOJA, "Pedimos desculpa pelo erro."),
        (MUSEU, "Estem comprovant si va ser per una fallada."),
    ],
}


def _broken(rule: str, one: Told) -> bool:
    verdict = RULES[rule][0](reply(*one, line=CORTE if rule == "off_line" else None))
    assert isinstance(verdict, Scored)
    return verdict.value == 0


@pytest.mark.parametrize(("rule", "one"), [(rule, one) for rule, told in BREAK.items() for one in told])
def test_a_text_on_a_brand_of_another_sector_breaks_the_rule(rule: str, one: Told) -> None:
    assert _broken(rule, one), one[1]


@pytest.mark.parametrize(("rule", "one"), [(rule, one) for rule, told in PASS.items() for one in told])
def test_a_text_on_a_brand_of_another_sector_passes(rule: str, one: Told) -> None:
    assert not _broken(rule, one), one[1]
