"""Blame of the customer, a colleague or somebody else."""

from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
Es culpa tuya
La culpa es tuya por no mirar
Eso fue culpa suya
Por tu culpa salimos tarde
La culpa es del repartidor
La culpa fue de la empresa de transporte
La culpa la tiene el banco
Es culpa de la mensajería
Ha sido culpa del proveedor
Por culpa de un compañero llegó tarde
El error es suyo
El error fue de mi compañera
Te equivocaste al pedir la talla
Usted se equivocó de puerta
Te olvidaste de confirmar
Deberías haber leído las condiciones
Debería haber llegado antes
tendrías q haber avisado
Tenías que haber reservado con tiempo
Debiste fijarte en la fecha
Si hubieras leído el correo, lo sabrías
Si hubiese llegado a su hora...
Haberlo pensado antes
No leíste bien el anuncio
No has leído las condiciones
No entendiste las instrucciones
Es tu problema
Eso es problema tuyo
Te pasa por comprar a última hora
Se debe a un mal uso por su parte
Por tu descuido se rompió
Estás exagerando
Eso es mentira
Mientes
Nadie más se ha quejado
Otros clientes no se quejan
Nuestro repartidor se equivocó
La compañera nueva la lió, el camarero metió la pata
Fue cosa del becario
Ha sido un fallo del técnico
No es nuestro problema
El único responsable es usted
It's your own fault
You should have read the terms
If you had arrived on time you would know
That's the courier's fault
Our driver messed up
A culpa é sua
Devia ter lido as condições
O nosso entregador errou
La culpa és teva
Hauries d'haver llegit les condicions
A culpa é do repartidor
Deberías ter lido as condicións
Zure errua da
Banatzailearen errua da
""")
def test_blame_blocks(text: str) -> None:
    assert "block" in levels("blame", text, context())


@each("""
No es culpa tuya
No es culpa tuya ni de tu hija
Nadie dice que sea culpa tuya, no es por tu culpa
Nos equivocamos nosotros
El error fue nuestro
Deberíamos haber avisado antes
Tendríamos que haber contestado el lunes
No deberías haber esperado tanto
No tenías que haber pasado por eso
Hemos hablado con el repartidor
Nuestra compañera de sala ya lo sabe
El conductor de esa línea está al tanto
Se lo contamos al equipo de cocina
Estamos mirándolo con la empresa de transporte
¿Nos dices qué banco usas?
Tienes razón en enfadarte
Entendemos tu enfado
Si hubieras preferido otra sesión, dínoslo
Sentimos que te pasara en tu cumpleaños
Te pasamos con la tienda
¿Qué problema tienes con la app?
Cuéntanos tu problema por privado
Es un problema de la web y lo estamos arreglando
La app ha dado un error esta mañana
Puede que el correo esté en la carpeta de spam
Revisa si el número está bien escrito
Para la próxima, la taquilla abre a las cinco
La fecha que aparece es la del sábado
Eso no es cierto: la sala está abierta
El dato que circula es falso
No lo explicamos bien
No supimos explicarlo
No te entendimos bien
El proveedor nos confirma la entrega
Nuestro técnico pasa hoy por allí
No has hecho nada mal
Lo que cuentas no debería pasar
Gracias por leer las condiciones con calma
It is not your fault
We should have told you sooner
We spoke with the driver this morning
We made a mistake with your order
Não é culpa sua
No és culpa teva
Non é culpa túa
Ez da zure errua izan gure akatsa baizik, barkatu
""")
def test_near_misses_pass(text: str) -> None:
    assert "block" not in levels("blame", text, context())


@each("""
Se debe a un problema del banco
Por causas ajenas a nuestra voluntad
Es un fallo del proveedor
""")
def test_a_cause_pushed_away_warns(text: str) -> None:
    assert levels("blame", text, context()) == {"warn"}
