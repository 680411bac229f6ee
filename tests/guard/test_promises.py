"""Promises of money, compensation or outcome."""

import pytest

from app.brand.facts import Fact
from app.incident.situation import Situation
from tests import made
from tests.guard.examples import context, levels
from tests.guard.tables import each

NO_POLICY = made.brand(facts=())


@each("""
Te devolveremos el dinero
te debolveremos el dinero mañana
Te vamos a devolver la pasta, tranqui
Le devolvemos el importe íntegro de la entrada
No se preocupe, le reembolsaremos el billete
Os reembolsamos las cuatro entradas
Vamos a devolverte hasta el último euro
te devol🙂veremos todo el dinero
Te d e v o l v e r e m o s el dinero
Tranquila, que se te devolverá el importe
Recibirás el reembolso en tu cuenta
Usted va a recibir su dinero
Tu reembolso está en camino
Le será devuelto el importe completo
Te corresponde una indemnización
Tenés derecho a una compensación
Le compensaremos por las molestias
Te conpensaremos como mereces
Queremos compensarte por la espera
Nos gustaría compensarle con dos entradas
Vamos a indemnizar a los afectados
Te indemnizaremos, por supuesto
Te pagamos el taxi de vuelta
Corre de nuestra cuenta
El postre corre por nuestra cuenta
Asumimos los gastos del hotel
Cubriremos todos los gastos de la reparación
Te regalamos una entrada para el viernes
Te regalaremos un mes
Vamos a hacerte un descuento del 20 %
Le ofrecemos un vale de veinte euros
Te mandamos un cupón ahora mismo
Te invitamos a la próxima sesión
Tienes un 15 % de descuento en tu próxima visita
El próximo café te sale gratis
Te enviamos otro par nuevo
Se lo cambiamos sin coste
No volverá a pasar
Esto no se repetirá nunca
Jamás volverá a ocurrir
Garantizamos que el viernes funcionará
Te prometemos que llega hoy
Te lo aseguramos: mañana lo tienes
Tienes nuestra palabra
Mañana lo tendrá solucionado
Hoy mismo queda resuelto
En dos horas estará arreglado
El conductor será despedido
We will refund you in full
We'll give you a 20% discount
You will get your money back... you will receive a full refund
It won't happen again
We promise that it will arrive today
Drinks are on the house
Vamos devolver-lhe o dinheiro
Iremos reembolsar o valor do bilhete
Amanhã estará resolvido
Garantimos que não vai acontecer de novo
Et tornarem els diners
Us compensarem per l'espera
No tornarà a passar
Devolverémosche o importe
Compensarémoste coa seguinte entrada
Garantímosche que non volverá pasar
Dirua itzuliko dizugu
Ez da berriro gertatuko
Konpentsatuko zaitugu
""")
def test_a_promise_blocks(text: str) -> None:
    assert "block" in levels("promises", text, context(brand=NO_POLICY))


@each("""
Puedes solicitar la devolución en la web
Te explicamos por privado cómo solicitar la devolución
No podemos prometer una devolución sin ver tu caso
Todavía no sabemos si te corresponde un reembolso, lo miramos
Estamos comprobando si procede la devolución
Para pedir el reembolso, entra en aurora.example
El formulario de devolución está en la web
Consulta las condiciones de devolución
Te devolveremos la llamada esta tarde
Te devolvemos el mensaje por privado
Trabajamos para que no vuelva a pasar
Haremos lo posible para que no se repita
Esperamos que no vuelva a ocurrir
No podemos garantizar que quede sitio
No te podemos asegurar una hora
Lo revisamos hoy y te contamos
Lo miramos hoy mismo con la tienda
En cuanto sepamos algo te avisamos aquí
¿Quieres que te devolvamos la llamada?
No hacemos descuentos en taquilla
Ya no regalamos bolsas
¿Qué importe te han cobrado?
Sentimos que el reembolso tarde tanto
Entendemos que esperabas tu dinero antes
Veremos qué ha pasado con tu pago
Comprobamos qué te corresponde y te escribimos
Vamos a estudiar tu reclamación
Si quieres reclamar, te decimos cómo
El pago se hace en caja
Pagamos a nuestros proveedores a treinta días
Te ayudamos con la solicitud de compensación
Gracias por pedir la factura por aquí
La entrada cuesta lo mismo todos los días
Los pedidos salen del almacén por la tarde
Estamos trabajando para solucionarlo cuanto antes
Lo resolveremos contigo por privado
We are checking whether you are due a refund
You can request a refund at aurora.example
We can't promise a refund before seeing your case
We hope it never comes to that
Pode pedir o reembolso no nosso site
Não podemos prometer um reembolso
Pots demanar la devolució al web
No podem garantir que hi hagi lloc
Podes solicitar a devolución na web
Itzulketa webgunean eska dezakezu
""")
def test_near_misses_pass(text: str) -> None:
    assert "block" not in levels("promises", text, context(brand=NO_POLICY))


@each("""
Si tu sesión se canceló, la entrada se devuelve
Si la sesión se cancela, te devolvemos el importe de la entrada
En caso de cancelación, se devuelve el importe
El importe se devuelve cuando la sesión se cancela
""")
def test_a_conditional_promise_needs_a_policy_that_grants_it(text: str) -> None:
    assert "block" not in levels("promises", text, context())
    assert "block" in levels("promises", text, context(brand=NO_POLICY))


def test_a_policy_does_not_make_a_plain_promise_true() -> None:
    assert levels("promises", "Te devolveremos el dinero", context()) == {"block"}


def test_a_policy_of_refunds_grants_no_gift() -> None:
    assert levels("promises", "Si vuelves, te regalamos una entrada", context()) == {"block"}


def test_a_passage_may_grant_what_the_ledger_does_not() -> None:
    known = context(brand=NO_POLICY, knows=("Si se avería la sala, se descuenta la mitad de la entrada.",))
    assert levels("promises", "Si se averió la sala, te descontamos la mitad", known) == set()


def test_a_passage_that_refuses_grants_nothing() -> None:
    known = context(brand=NO_POLICY, knows=("No se devuelven entradas.",))
    assert levels("promises", "Si no pudiste venir, te devolvemos el importe", known) == {"block"}


@pytest.mark.parametrize("status", ["unconfirmed", "false"])
def test_a_fact_that_does_not_stand_grants_nothing(status: str) -> None:
    fact = Fact.model_validate(
        {"id": "F9", "statement": "Se devuelve el importe.", "topic": "compensation", "status": status}
    )
    known = context(brand=made.brand(facts=(fact,)))
    assert levels("promises", "Si se canceló, te devolvemos el importe", known) == {"block"}


def test_leaving_it_to_the_policy_warns() -> None:
    assert levels("promises", "Si corresponde, te devolveremos el importe", context(brand=NO_POLICY)) == {"warn"}


def test_a_fact_word_for_word_passes() -> None:
    fact = Fact(id="F9", statement="Le devolvemos el importe de la entrada.")
    assert (
        levels("promises", "Le devolvemos el importe de la entrada.", context(brand=made.brand(facts=(fact,)))) == set()
    )


def test_a_payment_said_to_be_done_warns() -> None:
    assert levels("promises", "Ya te hemos devuelto el importe", context(situation=Situation())) == {"warn"}


@each("""
Te abonaremos lo que pagaste
Tranqui, te vamos a dar la plata de vuelta
Le haremos llegar un cheque regalo
Quédate tranquilo: te reintegramos todo
Te ingresaremos el dinero en 24 horas
Le compensaremos con una noche gratis
Te prometo que el lunes está listo
Lo tendrás en casa antes del viernes
Esto no os va a volver a pasar
Te ponemos una entrada gratis
La próxima la invitamos nosotros
Os haremos un descuento especial
Te descontaremos veinte euros de la factura
No te cobraremos este mes
Este mes no pagas
Te exoneramos del pago
Le condonamos la deuda
Vas a recibir una compensación económica
Ya puedes contar con tu reembolso
Te damos la devolución completa
Os lo pagamos todo
Recibirán su dinero sin falta
Te lo reponemos mañana mismo
Te aseguro que no habrá más retrasos
Nunca más tendrás este problema
We will send you a free ticket
You'll get 20 euros back
Vamos te dar um voucher
Receberá o seu dinheiro de volta
Te devolvemo el dinero
te devolvermos el importe
Mañana sin falta te lo arreglamos
Nos comprometemos a devolverte el dinero
Será usted indemnizado
Serás compensado
Se le compensará por el retraso
Se te compensará
Te vamos a reembolsar hasta el último céntimo
Os devolveremos el importe de las entradas esta semana
Le abonamos la diferencia en su cuenta
Recibiréis una compensación por la espera
Te hacemos llegar un vale para tu próxima compra
La casa invita al postre
Te damos un mes sin cuota
Cuente con una indemnización
Se lo arreglamos gratis
La reparación te saldrá gratis
Te garantizo que mañana funciona
No se va a repetir, palabra
El viernes lo tienes en casa seguro
Te juro que no pasa más
Le enviaremos un producto nuevo sin coste
Vamos a compensaros a todos
Nosotros pagamos el hotel
Te lo descontamos de la próxima factura
We're going to refund everyone
You'll be compensated for this
Vamos te reembolsar
T'ho tornarem tot, et tornarem els diners
Diruа itzuliko dizuegu
""")
def test_further_turns_of_phrase_block(text: str) -> None:
    assert "block" in levels("promises", text, context(brand=NO_POLICY))
