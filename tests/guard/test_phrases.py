"""The brand's own list, and template phrases."""

import pytest

from app.brand.brand import Voice
from tests import made
from tests.guard.examples import context, levels
from tests.guard.tables import each

SWORN = ("es lo que hay", "caso aislado", "no nos consta", "cálmese", "como ya le hemos dicho", "vuelva usted mañana")
OURS = context(brand=made.brand(voice=Voice(never_say=SWORN)))


@each(
    """
Es lo que hay
es lo que hay.
ES LO QUE HAY
Es  lo   que hay
Esto es lo que hay, Marta
es lo q hay
e s l o q u e hay, es lo que hay
Es 🙂 lo que hay
Es lo que *hay*
Es, lo que hay
És ló qué háy
Es lo que hay!!
Es un caso aislado
Se trata de un caso aislado
CASO AISLADO
Un caso
aislado: caso aislado
caso   aislado
No nos consta
No nos consta ninguna incidencia
A nosotros no nos consta
no nos cónsta
No nos consta.
Cálmese
calmese
Cálmese, por favor
Por favor, cálmese
CÁLMESE
Como ya le hemos dicho
como ya le hemos dicho ayer
Como ya, le hemos dicho
Como ya le hemos dicho:
Como ya le emos dicho, como ya le hemos dicho
Vuelva usted mañana
vuelba usted mañana
Vuelva usted manana
vuelva usted mañana por la tarde
Vuelva 🙏 usted mañana
«Es lo que hay»
"caso aislado"
(no nos consta)
Lo sentimos, es lo que hay
Pues es lo que hay
Ya, pero es lo que hay
""".replace("Un caso\naislado: caso aislado\n", "")
)
def test_a_sworn_off_phrase_blocks_however_it_is_written(text: str) -> None:
    assert levels("never_say", text, OURS) == {"block"}


@each("""
Esto es lo que haya en sala
Es lo que hayamos visto
Eso es lo que hayáis leído
Es lo que había
Es lo que nos han dicho
Esto es lo que sabemos
Lo que hay es una avería
Hay lo que es una avería
Es todo lo que hay en carta
Un caso aisladora
El caso está aislado del resto
Aislado el caso, seguimos
Casos aislados no: son varios
Un caso que queda aislado
El acaso aislado
No nos constaba
Nos consta
Nos consta la avería
No les consta el pago
No nos constan más quejas
Nos consta, y no, no es tu culpa
Se calme o no
Cálmeseles
Que se calme el viento
Calma en la sala
Como ya hemos dicho
Como ya le dijimos
Ya le hemos dicho cómo
Como le hemos dicho ya
Vuelva mañana
Vuelva cuando quiera
Usted vuelva mañana
Vuelva usted pasado mañana
Volverá usted mañana
Mañana vuelva usted
Le esperamos mañana
Lo que falta hay que verlo
Es esto
Hay sitio
Aislamos la sala del ruido
Consta en el recibo
""")
def test_near_misses_pass(text: str) -> None:
    assert levels("never_say", text, OURS) == set()


def test_without_a_list_nothing_is_forbidden() -> None:
    assert levels("never_say", "Es lo que hay", context(brand=made.brand(voice=Voice()))) == set()


@pytest.mark.parametrize("phrase", ["", "…", "(.*)", "a+b"])
def test_odd_phrases_of_a_brand_are_plain_text(phrase: str) -> None:
    odd = context(brand=made.brand(voice=Voice(never_say=(phrase,))))
    assert levels("never_say", "Gracias por avisarnos de la espera", odd) == set()


@each("""
Su opinión es muy importante para nosotros
Tu opinión es importante para nosotros
No dudes en contactarnos
No dude en escribirnos
Agradecemos su comprensión
Quedamos a su disposición
Trabajamos cada día para mejorar
Como asistente virtual, te ayudo
Como modelo de lenguaje no puedo
Este es un mensaje automático
Your feedback is important to us
Please don't hesitate to contact us
As an AI, I cannot help
A sua opinião é muito importante para nós
La teva opinió és molt important
A túa opinión é moi importante
Zure iritzia oso garrantzitsua da
""")
def test_a_template_warns(text: str) -> None:
    assert levels("stock_phrases", text, context()) == {"warn"}


@each("""
Gracias por contarlo con tanto detalle
Nos ayuda saber en qué sala fue
Escríbenos cuando quieras
Tu idea ya está en la lista del lunes
La opinión del público se lee en la sala
""")
def test_words_for_one_person_pass(text: str) -> None:
    assert levels("stock_phrases", text, context()) == set()
