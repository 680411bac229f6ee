"""Apologies that take themselves back; answers that name nothing."""

from tests import made
from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
Si te has sentido ofendida, lo sentimos
Si te sentiste molesto, discúlpanos
Si se ha sentido ofendido, le pedimos perdón
Si se sintió mal atendido, lo lamentamos
Si alguien se ha sentido molesto, pedimos disculpas
Si os habéis sentido ignorados, perdón
si te as sentido ofendida no era la intención, si te sentiste herida
En caso de que se haya sentido defraudado
Lamentamos si te molestó
Sentimos si la espera fue larga
Lo sentimos si te causamos molestias
Disculpas si no cumplimos tus expectativas
Disculpa si te pareció mal
Disculpe si le incomodamos
Perdón si te ofendimos
Perdona si alguien te contestó mal
Pedimos disculpas si hubo algún error
Nos disculpamos si algo no salió bien
Pedimos perdón a quien se haya sentido ofendido
Perdón a quienes se hayan sentido heridos
Disculpas a los que se hayan podido sentir molestos
Mil perdones si te hicimos esperar
Lamentamos mucho si su experiencia no fue buena
Si nuestro mensaje te ha ofendido, disculpa
Si te hemos ofendido, perdona
Sorry if you were offended
We apologize if we upset you
Our apologies if this caused trouble
If you felt ignored, we are sorry
We're sorry you feel that way
Sorry that you felt like that
We apologise to anyone who was offended
If we have offended you, sorry
Desculpe se o ofendemos
Lamentamos se você se sentiu mal
Se você se sentiu ofendido, pedimos perdão
Pedimos desculpas se houve erro
Ho sentim si t'has molestat
Si t'has sentit ofesa, disculpa
Demanem disculpes si va ser així
Sentimos se te molestamos
Desculpa se foi así
Se te sentiches ofendido, perdoa
Minduta sentitu bazara, barkatu
Barkatu mindu bazaitugu
Désolés si cela vous a gêné
""")
def test_an_apology_with_an_if_blocks(text: str) -> None:
    assert "block" in levels("non_apology", text, context())


@each("""
Sentimos la hora de espera
Lo sentimos mucho
Lo sentimos. Si quieres, escríbenos
Lo sentimos: si nos das la sesión lo miramos
Disculpa, si puedes escríbenos por privado
Perdona si tardamos en contestar
Perdón si insistimos con el número
Lo sentimos si quieres lo vemos por privado
Si te has sentido mal después de comer, acude a un médico
Si te sientes mareada, siéntate
Sentimos que esperaras una hora
Lamentamos que nadie te avisara
Sentimos que te quedaras fuera
Lamentamos que se cancelara la sesión
Sentimos que te hablaran así
Perdona la espera
Pedimos disculpas por el retraso
Si la sesión se canceló, puedes cambiar la entrada
Si no te llega el correo, avísanos
Si te molestó el ruido, lo miramos con la sala
Nos molesta tanto como a ti
Sabemos que te has sentido ignorada, y con razón
Te has sentido mal atendida y es normal
Entendemos que te sintieras sola
Sentimos haberte hecho esperar
Queremos saber si te avisaron
Dinos si alguien te atendió
Dinos si te sientes mejor
Comprobamos si hubo un error
Miramos si quedó algún asiento
Si se sienta en la fila 3 verá mejor
No sabemos si fue la web
We are sorry about the wait
We're sorry nobody helped you
If you like, write to us
We are checking if it was the app
Desculpe a espera
Lamentamos o atraso
Se quiser, escreva-nos
Ho sentim molt
Si vols, escriu-nos
Sentímolo moito
Se queres, escríbenos
Barkatu atzerapena
Nahi baduzu, idatzi
""")
def test_plain_apologies_pass(text: str) -> None:
    assert "block" not in levels("non_apology", text, context())


@each("""
Lamentamos que lo percibas así
Sentimos que lo veas de esa manera
Sentimos que tengas esa impresión
Lamentamos que se sienta así
Lamentamos tu percepción
""")
def test_the_persons_view_blocks_where_an_apology_is_due_and_warns_elsewhere(text: str) -> None:
    assert levels("non_apology", text, context()) == {"block"}
    assert levels("non_apology", text, context(triage=made.triage(outcome="request"))) == {"warn"}


@each("""
Sentimos las molestias que hayamos podido ocasionar
Disculpe las molestias
Lamentamos los inconvenientes
Rogamos disculpen las molestias
Lo sentimos, pero la sala estaba llena
Sentimos mucho la espera, pero era sábado
Sorry for the inconvenience
Lamentamos o transtorno
""")
def test_stock_and_taken_back_apologies_warn(text: str) -> None:
    assert levels("non_apology", text, context()) == {"warn"}


def test_an_answer_that_takes_up_nothing_warns() -> None:
    assert levels("recognition", "Lo sentimos mucho. Escríbenos por privado.", context()) == {"warn"}


@each("""
Sentimos que esperaras tanto para que alguien te atendiera
Una hora esperando es demasiado
Nadie debería esperar así
""")
def test_one_word_of_what_happened_is_recognition(text: str) -> None:
    assert levels("recognition", text, context()) == set()


def test_nothing_can_be_taken_up_across_languages_or_from_two_words() -> None:
    across = context(triage=made.triage(language="fr"))
    short = context(comment=made.comment("Fatal"))
    assert levels("recognition", "Lo sentimos.", across) == set()
    assert levels("recognition", "Lo sentimos.", short) == set()
