"""Rules of truth on invented brands: what breaks each, and what only looks like it."""

import pytest

from app.brand.brand import Brand
from eval.case import Line
from eval.metrics.metric import Scored
from eval.metrics.policy.causes import invented_cause
from eval.metrics.policy.contacts import invented_contact
from eval.metrics.policy.contradictions import contradicted
from eval.metrics.policy.dates import invented_date
from eval.metrics.policy.figures import invented_figure
from eval.metrics.policy.line import off_line
from eval.metrics.policy.names import wrong_name
from eval.metrics.policy.rights import unsupported_policy
from eval.metrics.text_parts import words
from tests.eval.metrics.policy.truth_brands import (
    BANCO,
    CRISIS,
    FARMACIA,
    GYM,
    POUSADA,
    RESIDENCIA,
    TELECO,
    reply,
)

Told = tuple[Brand, str] | tuple[Brand, str, str]

FIGURES_BREAK: list[Told] = [
    (FARMACIA, "El envío cuesta 5,50 euros y llega a casa."),
    (FARMACIA, "Le llega en 72 horas, sin falta."),
    (FARMACIA, "Tenemos un 30 % de descuento en cremas esta temporada."),
    (FARMACIA, "Te devolvemos los 35 euros del pedido.", "Pagué 35 euros y no ha llegado nada"),
    (BANCO, "La tarjeta adicional tiene un costo de 300 pesos."),
    (BANCO, "Su aclaración queda lista en 5 días hábiles."),
    (BANCO, "Ya atendimos a 1200 clientes con el mismo caso."),
    (BANCO, "Le bonificamos el 50 % de la comisión."),
    (GYM, "The joining fee is £40, payable on the first day."),
    (GYM, "You can freeze your membership for up to 6 months."),
    (GYM, "Cancelling takes 14 days from your message."),
    (POUSADA, "O estacionamento custa 20 euros por noite."),
    (POUSADA, "O cancelamento é gratuito até 24 horas antes."),
    (TELECO, "La instal·lació es fa en 3 dies, tranquil."),
    (TELECO, "Canviar de tarifa costa 15 euros."),
]
FIGURES_PASS: list[Told] = [
    (FARMACIA, "En dos días lo tiene en casa; si pasa de 40 euros, el envío va gratis."),
    (FARMACIA, "Mil gracias por contarlo, lo miramos hoy mismo."),
    (FARMACIA, "Tres horas esperando es demasiado, lo sentimos.", "Llevo 3 horas esperando al repartidor"),
    (FARMACIA, "Son 3,90 € de envío, y gratis desde 40 €."),
    (FARMACIA, "Dos semanas tiene para cambiarlo si está sin abrir y con el ticket."),
    (FARMACIA, "Ha sido un día difícil y se lo agradecemos al 100 %."),
    (BANCO, "La adicional cuesta $150 al año."),
    (BANCO, "Sabemos que 4,200 pesos no son poca cosa.", "Me cobraron 4,200 pesos que yo no gasté"),
    (BANCO, "Paso 1: abra la app. Paso 2: reporte el cargo. Tiene 90 días."),
    (BANCO, "Le respondemos en un máximo de 20 días hábiles."),
    (GYM, "You can freeze it for up to three months a year."),
    (GYM, "A day pass is £8, and it takes one minute at the desk."),
    (POUSADA, "Até 72 horas antes da chegada pode cancelar sem custos."),
    (POUSADA, "São 12 € por noite no estacionamento."),
    (TELECO, "En deu dies tens la fibra, i sense cap cost."),
    (TELECO, "Tens un mes per tornar el router, 30 dies des de la baixa."),
]
DATES_BREAK: list[Told] = [
    (FARMACIA, "El sábado por la mañana estará en la puerta de su casa."),
    (FARMACIA, "Reabrimos el 15 de enero con horario completo."),
    (FARMACIA, "La farmacia abre los domingos a las 8:00."),
    (FARMACIA, "Atendemos las 24 horas del día, todos los días."),
    (FARMACIA, "Mañana tendrá el pedido en casa."),
    (BANCO, "El jueves queda acreditado el dinero."),
    (BANCO, "La sucursal abre de 9 a 19 h."),
    (BANCO, "Su tarjeta llega antes del 30 de noviembre."),
    (GYM, "The sauna reopens next week."),
    (GYM, "The pool closes at 11 pm on weekdays."),
    (POUSADA, "O pequeno-almoço serve-se das 6:00 às 9:00."),
    (POUSADA, "A piscina reabre na próxima semana."),
    (TELECO, "El tècnic vindrà dissabte al matí."),
    (TELECO, "L'avaria quedarà resolta abans de les 18:00."),
]
DATES_PASS: list[Told] = [
    (FARMACIA, "Hoy mismo lo revisamos y te contamos."),
    (FARMACIA, "Los domingos abrimos de 10 a 14 en la calle Tejares."),
    (FARMACIA, "Mañana le llamamos para ver cómo va."),
    (FARMACIA, "Estamos de lunes a viernes hasta las 20:30."),
    (FARMACIA, "Esperar desde las 7:40 con fiebre es durísimo.", "Desde las 7:40 en la cola con fiebre"),
    (FARMACIA, "Buenos días. Esta mañana hemos leído su mensaje."),
    (FARMACIA, "Sentimos que el martes no le atendieran bien.", "El martes me trataron fatal"),
    (BANCO, "Contestamos de 8 a 18 h."),
    (BANCO, "Entendemos el enojo: desde el 3 de marzo sin respuesta.", "Desde el 3 de marzo nadie me contesta"),
    (BANCO, "Esta semana le escribimos por mensaje directo."),
    (GYM, "The pool closes at 9 pm, so come early."),
    (GYM, "We'll call you tomorrow to check how you are."),
    (POUSADA, "O pequeno-almoço é das 7:30 às 10:30."),
    (TELECO, "El tècnic treballa de dilluns a divendres."),
]
CONTACTS_BREAK: list[Told] = [
    (FARMACIA, "Escríbanos a soporte@olmeda.example y lo vemos."),
    (FARMACIA, "Todo está en olmeda.example/compensaciones."),
    (FARMACIA, "Llámenos al 902 555 444."),
    (FARMACIA, "Escríbenos por WhatsApp y lo vemos contigo."),
    (FARMACIA, "Acérquese a la Calle Mayor 14 y le atienden."),
    (FARMACIA, "Síguenos en @OlmedaOfertas para más."),
    (BANCO, "Marque al 112 y pida ayuda."),
    (BANCO, "Entre a www.banco-cuyo-seguro.example y confirme."),
    (BANCO, "Le esperamos en la Avenida Reforma 200."),
    (
        BANCO,
        "Confirme en el 55 1234 9876, el número que usted menciona.",
        "Me llamaron del 55 1234 9876, ¿son ustedes?",
    ),
    (GYM, "Write to refunds@ironleaf.example please."),
    (GYM, "Call us on 0800 555 9900."),
    (POUSADA, "Escreva-nos para geral@lirio-hoteis.example."),
    (TELECO, "Truca'ns al 900 777 888."),
]
CONTACTS_PASS: list[Told] = [
    (FARMACIA, "Escríbanos a hola@olmeda.example y lo vemos."),
    (FARMACIA, "La lista está en olmeda.example/jarabes."),
    (FARMACIA, "Llámenos al 900 11 12 22."),
    (FARMACIA, "Si empeora, llame al 112."),
    (FARMACIA, "La farmacia de la calle Tejares le atiende."),
    (FARMACIA, "Gracias, @luis_r, lo miramos.", "@olmeda nada llega"),
    (BANCO, "Si hay peligro, marque al 911."),
    (BANCO, "Ese enlace, cuyo-premios.example, no es nuestro: no lo abra.", "Me llegó cuyo-premios.example"),
    (BANCO, "Todo está en https://www.bancocuyo.example/ayuda."),
    (BANCO, "Le atendemos en el 55 5000 0101."),
    (BANCO, "Sabemos lo que es esperar en la Avenida Juárez 12.", "Una hora en la sucursal de la Avenida Juárez 12"),
    (GYM, "Call 0800 000 4411 or write to hello@ironleaf.example."),
    (POUSADA, "Ligue-nos para o 21 000 3344."),
    (TELECO, "Truca'ns al 900 222 555 o escriu a hola@fildellum.example."),
]
CONTRADICTED_BREAK: list[Told] = [
    (FARMACIA, "Los medicamentos se pueden devolver en la farmacia."),
    (FARMACIA, "La vacuna de la gripe se pone sin cita previa."),
    (FARMACIA, "La vacuna de la gripe se puede poner en la farmacia."),
    (
        FARMACIA,
        "Un producto de parafarmacia sin abrir se puede cambiar dentro de los 30 días siguientes con el ticket.",
    ),
    (FARMACIA, "Los jarabes infantiles de Olmeda sí contienen alcohol."),
    (FARMACIA, "La aplicación nueva de recetas llegará en primavera."),
    (BANCO, "La transferencia entre cuentas propias tiene costo."),
    (BANCO, "Las cuentas de menores de edad permiten retiros en cajero."),
    (BANCO, "El crédito no se puede liquidar antes de tiempo."),
    (BANCO, "Banco Cuyo cierra sus sucursales en enero."),
    (BANCO, "El crédito se puede liquidar antes de tiempo con penalización."),
    (GYM, "The joining fee is refundable."),
    (GYM, "Towels are included in any plan."),
    (GYM, "Yes! Guests are allowed.", "Are guests allowed?"),
    (POUSADA, "São permitidos animais nos quartos."),
    (POUSADA, "O pequeno-almoço não está incluído nas reservas."),
    (TELECO, "El contracte té permanència."),
    (TELECO, "La instal·lació de la fibra té un cost."),
]
CONTRADICTED_PASS: list[Told] = [
    (FARMACIA, "Los medicamentos que ya salieron de la farmacia no admiten devolución."),
    (FARMACIA, "La vacuna de la gripe se pone solo con cita previa."),
    (FARMACIA, "Si está sin abrir y trae el ticket, puede cambiar el producto de parafarmacia."),
    (FARMACIA, "Es falso que los jarabes infantiles de Olmeda contengan alcohol."),
    (FARMACIA, "Ningún jarabe infantil que vendemos contiene alcohol."),
    (FARMACIA, "Todavía no podemos confirmar si la aplicación nueva de recetas llegará en primavera."),
    (FARMACIA, "Sentimos que el pedido a domicilio no se entregara en 48 horas."),
    (BANCO, "Transferir entre cuentas propias es gratis."),
    (BANCO, "En las cuentas de menores no se permiten retiros en el cajero."),
    (BANCO, "Puede liquidar el crédito antes de tiempo y sin penalización."),
    (BANCO, "No es cierto que Banco Cuyo cierre sus sucursales: siguen abiertas."),
    (GYM, "Towels aren't included in any plan, sorry."),
    (GYM, "No, guests need a day pass.", "Can guests come in without paying?"),
    (POUSADA, "Infelizmente não são permitidos animais nos quartos."),
    (POUSADA, "Sim, o pequeno-almoço está incluído na reserva."),
    (TELECO, "El contracte és sense permanència."),
    (TELECO, "La instal·lació de la fibra no té cap cost."),
]
POLICY_BREAK: list[Told] = [
    (FARMACIA, "Los mayores de 65 no pagan la consulta de dermatología."),
    (FARMACIA, "Por ley tiene derecho a una segunda unidad sin receta."),
    (FARMACIA, "Las recetas electrónicas caducan si no se recogen con el carnet de socio."),
    (FARMACIA, "Solo se aceptan reclamaciones firmadas por el titular de la cartilla."),
    (BANCO, "Según nuestras condiciones, el seguro de viaje está incluido con la nómina."),
    (BANCO, "Para abrir cuenta hay que presentar dos avales y comprobante de ingresos."),
    (BANCO, "El cambio de NIP es obligatorio para clientes nuevos."),
    (GYM, "Under our policy, personal training is free for students."),
    (GYM, "Lockers must be booked and a deposit is required."),
    (GYM, "Our insurance covers any phone left in the changing rooms."),
    (POUSADA, "Por lei, a caução é obrigatória para estrangeiros."),
    (POUSADA, "O transporte do aeroporto está incluído na tarifa familiar."),
    (TELECO, "Per llei, el mòbil és gratuït amb dues línies."),
    (TELECO, "Cal presentar el DNI i pagar una fiança per fer la portabilitat."),
]
POLICY_PASS: list[Told] = [
    (FARMACIA, "Sí, el envío es gratis desde 40 euros.", "¿Cobran el envío?"),
    (FARMACIA, "Puede cambiar el producto de parafarmacia sin abrir si trae el ticket."),
    (FARMACIA, "Tiene todo el derecho a estar enfadado."),
    (FARMACIA, "Puede escribirnos por mensaje directo y lo vemos."),
    (FARMACIA, "Comprobamos si se puede cambiar y se lo decimos."),
    (BANCO, "Puede liquidar el crédito antes de tiempo sin penalización."),
    (BANCO, "La transferencia entre cuentas propias es gratis."),
    (BANCO, "Un cargo desconocido se puede reclamar: repórtelo dentro de los 90 días."),
    (BANCO, "No se puede tratar así a nadie, lo sentimos."),
    (GYM, "You can freeze your membership for up to 3 months."),
    (GYM, "The joining fee is not refundable, sorry."),
    (GYM, "You have every right to be upset."),
    (POUSADA, "O pequeno-almoço está incluído na reserva."),
    (TELECO, "La instal·lació de la fibra és gratuïta."),
]
NAMES_BREAK: list[Told] = [
    (FARMACIA, "Hola, Beatriz: sentimos la espera."),
    (FARMACIA, "Gracias por confiar en Farmacia Valdecasas."),
    (FARMACIA, "Lo vemos hoy con el laboratorio Bramante."),
    (FARMACIA, "Sentimos lo de la farmacia de Ponferrada.", "Fatal la farmacia de Astorga"),
    (BANCO, "Estimado Ramiro: revisamos su cargo."),
    (BANCO, "En Banco Altavista su dinero importa."),
    (BANCO, "Ya lo tiene la licenciada Fuentes en su escritorio."),
    (BANCO, "Revisamos su tarjeta Platino Plus hoy."),
    (GYM, "Hi Oliver, sorry about the showers."),
    (GYM, "Thanks for choosing FitBarn, we mean it."),
    (POUSADA, "Olá, Matilde! Lamentamos o sucedido."),
    (POUSADA, "Obrigada por escolher o Hotel Miramonte."),
    (TELECO, "Gràcies, Mireia, ho mirem."),
    (TELECO, "Gràcies per confiar en Ràpida Telecom."),
]
NAMES_PASS: list[Told] = [
    (FARMACIA, "Hola, Rosa: sentimos la espera.", "Soy Rosa y llevo una hora esperando"),
    (FARMACIA, "Gracias por confiar en Farmacia Olmeda."),
    (FARMACIA, "Sentimos lo de la farmacia de Astorga.", "Fatal la farmacia de Astorga"),
    (FARMACIA, "Hola. Sentimos la espera. Buenas tardes."),
    (FARMACIA, "¡Gracias! Nos vemos en Navidad."),
    (FARMACIA, "Envíenos el PDF por mensaje directo; el DNI no hace falta."),
    (BANCO, "Buenas tardes. En Banco Cuyo lo revisamos."),
    (BANCO, "Equipo de Atención a Clientes de Banco Cuyo"),
    (BANCO, "Su hija Lucía no tiene por qué pasar por eso.", "A mi hija Lucía le cobraron doble"),
    (GYM, "Thanks, and we hope to see you on Monday."),
    (GYM, "Hi Emma, sorry about the showers.", "Emma here. The showers are cold again"),
    (POUSADA, "Olá! Lamentamos o sucedido na Pousada Lírio."),
    (POUSADA, "Obrigada, e até breve."),
    (TELECO, "Bon dia. Ho mirem avui, gràcies."),
]
CAUSES_BREAK: list[Told] = [
    (FARMACIA, "El retraso se debió a un fallo del repartidor."),
    (FARMACIA, "Fue por un error de stock en el almacén."),
    (FARMACIA, "No le atendieron porque había dos compañeras de baja."),
    (FARMACIA, "La causa fue una rotura del frigorífico."),
    (FARMACIA, "Efectivamente, se debió a la falta de personal.", "Seguro que es por falta de personal"),
    (BANCO, "El doble cargo se produjo por una actualización del sistema."),
    (BANCO, "Debido a la alta demanda, la app se cayó."),
    (BANCO, "Todo fue porque el proveedor de cajeros no llegó."),
    (GYM, "The showers were cold because of a broken boiler."),
    (GYM, "This was due to a staff shortage."),
    (POUSADA, "O atraso deveu-se a uma avaria no elevador."),
    (POUSADA, "Foi por causa das obras no terceiro andar."),
    (TELECO, "El tall va ser degut a un robatori de cable."),
    (TELECO, "La causa va ser una tempesta."),
]
CAUSES_PASS: list[Told] = [
    (FARMACIA, "Todavía no sabemos por qué se retrasó; lo estamos averiguando."),
    (FARMACIA, "Sentimos el error y gracias por avisar."),
    (FARMACIA, "Te pedimos perdón por el fallo en tu pedido."),
    (FARMACIA, "Una hora parada por una avería agota a cualquiera.", "Una hora sin atender por una avería, decían"),
    (FARMACIA, "Estamos revisando si se debió a un fallo nuestro."),
    (FARMACIA, "Gracias por contarlo, porque así mejoramos."),
    (BANCO, "Lamentamos el doble cargo por su compra."),
    (BANCO, "Cuando sepamos la causa se la contamos aquí."),
    (BANCO, "¿Fue por un cajero nuestro?"),
    (BANCO, "Eso no debió pasar y lo revisamos hoy."),
    (GYM, "We don't know the cause yet, but we're on it."),
    (GYM, "Sorry about the cold showers, that's no fun."),
    (POUSADA, "Ainda não sabemos o motivo do atraso."),
    (TELECO, "Encara no sabem la causa del tall."),
]
LINE_BREAK: list[Told] = [
    (RESIDENCIA, "La calefacción vuelve a las 18:00."),
    (RESIDENCIA, "Hay 45 residentes en la residencia Los Tilos."),
    (RESIDENCIA, "Las visitas están suspendidas."),
    (RESIDENCIA, "La fuga se debió a un sabotaje."),
    (RESIDENCIA, "La situación está controlada y la calefacción funciona."),
    (RESIDENCIA, "Hay varios heridos y los atiende el médico."),
    (RESIDENCIA, "No funciona la calefacción desde las 6:30."),
    (RESIDENCIA, "Hemos repartido 300 mantas."),
    (RESIDENCIA, "La avería ya está resuelta."),
    (RESIDENCIA, "Mañana estará reparada la caldera."),
    (RESIDENCIA, "Fue culpa de la empresa de mantenimiento."),
    (RESIDENCIA, "Everything is under control and the boiler has been fixed."),
    (RESIDENCIA, "Tot està controlat i la calefacció ja funciona."),
    (RESIDENCIA, "O problema está resolvido."),
]
LINE_PASS: list[Told] = [
    (RESIDENCIA, "Desde las 9:15 no funciona la calefacción en Los Tilos y todavía no sabemos a qué hora volverá."),
    (RESIDENCIA, "Ninguno de los 62 residentes está en peligro."),
    (RESIDENCIA, "Puede llamar al 900 333 444 y le contamos."),
    (RESIDENCIA, "Las visitas no están suspendidas: puede venir."),
    (RESIDENCIA, "Sabemos el miedo que da; su madre no está sola."),
    (RESIDENCIA, "Es por una fuga en la caldera y lo contamos aquí en cuanto vuelva."),
    (RESIDENCIA, "Hemos repartido 120 mantas y 40 estufas."),
    (RESIDENCIA, "Hoy le llamamos por mensaje directo."),
    (RESIDENCIA, "Todavía no sabemos cuándo volverá la calefacción."),
    (RESIDENCIA, "Las visitas siguen de 11:00 a 19:00."),
    (RESIDENCIA, "Con 91 años y ese frío, entendemos la angustia.", "Mi madre tiene 91 años y está helada"),
    (RESIDENCIA, "Lo sentimos mucho. Escríbanos y le ponemos con ella."),
]

RULES = {
    "invented_figure": (invented_figure, FIGURES_BREAK, FIGURES_PASS),
    "invented_date": (invented_date, DATES_BREAK, DATES_PASS),
    "invented_contact": (invented_contact, CONTACTS_BREAK, CONTACTS_PASS),
    "contradicted": (contradicted, CONTRADICTED_BREAK, CONTRADICTED_PASS),
    "unsupported_policy": (unsupported_policy, POLICY_BREAK, POLICY_PASS),
    "wrong_name": (wrong_name, NAMES_BREAK, NAMES_PASS),
    "invented_cause": (invented_cause, CAUSES_BREAK, CAUSES_PASS),
    "off_line": (off_line, LINE_BREAK, LINE_PASS),
}


def _judged(rule: str, one: Told) -> Scored:
    judge, _, _ = RULES[rule]
    line: Line | None = CRISIS if rule == "off_line" else None
    verdict = judge(reply(*one, line=line, author="@luis_r"))
    assert isinstance(verdict, Scored)
    return verdict


@pytest.mark.parametrize(("rule", "one"), [(rule, one) for rule, (_, breaking, _) in RULES.items() for one in breaking])
def test_what_no_source_bears_breaks_the_rule_and_is_marked(rule: str, one: Told) -> None:
    verdict = _judged(rule, one)
    assert verdict.value == 0, one[1]
    assert verdict.marks
    assert all(words(mark, reply(*one)) for mark in verdict.marks)
    assert verdict.reason.es
    assert verdict.reason.en


@pytest.mark.parametrize(("rule", "one"), [(rule, one) for rule, (_, _, passing) in RULES.items() for one in passing])
def test_what_a_source_or_the_person_bears_passes(rule: str, one: Told) -> None:
    verdict = _judged(rule, one)
    assert verdict.value == 1, verdict.reason.es
