"""Good cheer over trouble, thanks for sarcasm."""

from app.triage.triage import Issue
from tests import made
from tests.guard.examples import context, levels
from tests.guard.tables import each


@each("""
¡Genial!
¡Qué bien!
¡Qué alegría leerte!
¡Nos encanta!
Nos encanta leer esto
Nos alegra mucho tu visita
Nos alegramos de que vinieras
¡Enhorabuena!
¡Felicidades!
¡Estupendo, gracias!
Maravilloso.
¡Fantástico!
¡Perfecto!
¡Bravo!
¡Viva!
Gracias por tus palabras
Gracias por tus bonitas palabras
Gracias por sus amables palabras
Mil gracias por tu apoyo
Gracias por el cumplido
Gracias por el piropo
Gracias por elegirnos
Gracias por confiar en nosotros
Gracias por tu fidelidad
¡Gracias por tu comentario!
¡Mil gracias por escribirnos!
¡¡Muchas gracias por tu reseña!!
¡Gracias!
Sentimos la espera 🎉
Lo miramos 🥳
Gracias por avisar 😄
Lo revisamos 👏
Te leemos 😍
Feliz día
¡Buen fin de semana!
Nos hace muy felices
¡Qué ilusión!
¡Qué guay!
¡Chévere!
¡Bárbaro!
Awesome!
Great news!
We are so happy you came
Thank you for your kind words
Thanks for choosing us! Thank you for choosing us
Que bom!
Parabéns!
Obrigada pelo carinho
Que bé!
Felicitats!
Gràcies pel teu suport
Que ben!
Parabéns a todos
Zorionak!
Pozten gara
""")
def test_cheer_over_a_complaint_blocks(text: str) -> None:
    assert "block" in levels("cheer", text, context())


@each("""
Gracias por avisarnos
Gracias por contarlo
Muchas gracias por la paciencia
Gracias por escribirnos, lo miramos hoy
Te agradecemos el aviso
Agradecemos que nos lo cuentes
Sentimos la hora de espera
Nos alegra que ya esté resuelto
Nos alegra saber que ya estás en casa
Nos alegra poder ayudarte
No nos alegra nada leer esto
No es genial esperar una hora, lo sabemos
No fue un buen día
Entendemos que no fue perfecto
Lo contrario de una tarde perfecta es esperar de pie
Sabemos que querías una tarde estupenda con tu hija
Te esperamos por mensaje directo
Un saludo
Gracias 🙏
Lo sentimos ❤️
Aquí estamos 💙
Estamos en ello
Hasta pronto
Buenos días, Ana
Buenas tardes, le leemos
Gracias de nuevo por la foto
Con la foto podemos verlo mejor, gracias
La sala Genialidades cierra hoy
El festival Viva el cine sigue mañana
Vivamos o no cerca, queremos que llegues bien
La promoción se llama Feliz
Pediste felicitar a tu madre y no pudimos
Gracias a tu aviso lo hemos visto
Gracias por tu aviso
Gracias por la captura
Thanks for letting us know
Thank you for telling us
We are not happy with this either
We are glad it is now resolved
Obrigado por avisar
Gràcies per avisar
Grazas por avisar
Eskerrik asko abisatzeagatik
""")
def test_calm_words_pass(text: str) -> None:
    assert "block" not in levels("cheer", text, context())


@each("""
¡Qué alegría leerte! 🎉
¡Gracias por tus palabras! 😍
¡Nos encanta!
""")
def test_praise_may_be_answered_gladly_unless_it_may_be_irony(text: str) -> None:
    issue = (Issue(outcome="praise", severity="low", start=0, end=5),)
    praise = made.triage(outcome="praise", severity="low", issues=issue)
    assert levels("cheer", text, context(triage=praise)) == set()
    assert "block" in levels("cheer", text, context(triage=praise.model_copy(update={"signals": ("irony",)})))


def test_the_good_part_of_a_mixed_comment_may_be_enjoyed() -> None:
    issues = (
        Issue(outcome="praise", severity="low", start=0, end=10),
        Issue(outcome="service_failure", severity="medium", start=11, end=40),
    )
    mixed = context(triage=made.triage(issues=issues))
    assert levels("cheer", "¡Qué bien que la sala gustara! Sentimos la espera", mixed) == set()


def test_a_smile_over_a_complaint_warns() -> None:
    assert levels("cheer", "Te leemos por privado 😊", context()) == {"warn"}
