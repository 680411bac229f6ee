"""What the strategy asks of an answer."""

import pytest

from app.brand.brand import Brand
from app.brand.protocol import Outcome, Strategy
from app.draft.draft import Cite
from app.guard.verdict import check
from app.triage.triage import Issue, Triage
from tests import made
from tests.guard.examples import context, found, levels
from tests.guard.tables import each

CITE = Cite(passage="p1", source="facts.yaml", section="F1", text="…", score=0.9, content_hash="0" * 64)


@each("""
Te leemos. Escríbenos por privado
Gracias por avisar, lo miramos hoy
Escríbenos por mensaje directo con la sesión
Vemos que esperaste una hora
Una hora es demasiado
Ya estamos mirando qué pasó
Entendemos tu enfado
Entendemos perfectamente tu malestar
Qué mal rato
Esto no tenía que pasar
Nos equivocamos con tu pedido
Fue un error nuestro
Gracias por la paciencia
Qué susto
Nos preocupa lo que cuentas
Tomamos nota
Vamos a revisarlo
Lo hablamos con la sala
Tienes toda la razón
No estuvimos a la altura
Lo vemos contigo por privado
Vaya tarde
Sin duda es mucho tiempo
Danos la sesión y lo miramos
Mándanos el número de pedido
¿Nos dices en qué sala fue?
Ayer hubo una avería en la taquilla
La taquilla estaba cerrada
Le leemos, le contestamos hoy
Estamos en ello
Te llamamos esta tarde
Thanks for telling us
We are looking into it
Please write to us
Obrigado por avisar
Vamos verificar
Gràcies per avisar
Ho mirem avui
Grazas por avisar
Mirámolo hoxe
Eskerrik asko abisatzeagatik
Gaur begiratuko dugu
""")
def test_a_missing_apology_blocks(text: str) -> None:
    assert levels("apology", text, context()) == {"block"}


@each("""
Lo sentimos
Lo sentimos mucho, Ana
Sentimos la hora de espera
Sentimos que esperaras
Lo siento mucho
Lamentamos la espera
Lamentamos lo que pasó
Perdón por la espera
Perdona la espera
Perdone la espera
Perdonad la espera
Perdónanos
Disculpa la espera
Disculpe la espera
Disculpen la espera
Discúlpanos
Discúlpenos
Disculpas por la espera
Te pedimos perdón
Le pedimos disculpas
Os pedimos disculpas
Mil disculpas
Nuestras disculpas
Nos sabe mal
Nos apena lo que cuentas
lo sentimos 🙏
LO SENTIMOS
Sorry about the wait
We're so sorry
We apologise for the wait
Our apologies
Pedimos desculpa
Desculpe a espera
Lamentamos a espera
Ho sentim
Ens sap greu
Disculpa l'espera
Sentímolo
Pedimos desculpas
Barkatu
Sentitzen dugu
Nous sommes désolés
Es tut uns leid
Ci dispiace
""")
def test_every_plain_apology_counts(text: str) -> None:
    assert levels("apology", text, context()) == set()


def test_in_an_unknown_language_a_missing_apology_only_warns() -> None:
    assert levels("apology", "Vi beklager", context(triage=made.triage(reply_language="nb"))) == {"warn"}


def _rumour() -> Outcome:
    return Outcome(
        id="misinformation", label="Bulo", strategy=Strategy(reply="once", apologise="forbidden", proof=True)
    )


def _about_a_rumour() -> Triage:
    return made.triage(outcome="troll", strategy=_rumour().strategy, private=False).model_copy(
        update={"outcome": "misinformation"}
    )


def _with_rumours() -> Brand:
    protocol = made.protocol()
    return made.brand(protocol=protocol.model_copy(update={"outcomes": (*protocol.outcomes, _rumour())}))


@pytest.mark.parametrize("text", ["Lo sentimos mucho", "Perdona el error", "Pedimos disculpas", "We are sorry"])
def test_an_apology_to_a_rumour_or_a_troll_blocks(text: str) -> None:
    rumour = made.triage(outcome="troll", strategy=_rumour().strategy)
    assert levels("apology", text, context(triage=rumour, brand=_with_rumours())) == {"block"}


@pytest.mark.parametrize("text", ["Sentimos la preocupación", "Sentimos la confusión", "Lamentamos que te preocupe"])
def test_regret_for_somebody_elses_worry_is_no_apology(text: str) -> None:
    troll = made.triage(outcome="troll")
    assert levels("apology", text, context(triage=troll)) == set()


def test_an_apology_in_an_answer_to_praise_warns() -> None:
    assert levels("apology", "Gracias, y perdona la espera", context(triage=made.triage(outcome="praise"))) == {"warn"}


def test_one_matter_that_deserves_an_apology_is_enough() -> None:
    issues = (
        Issue(outcome="praise", severity="low", start=0, end=5),
        Issue(outcome="service_failure", severity="medium", start=6, end=20),
    )
    mixed = made.triage(outcome="praise", issues=issues)
    assert levels("apology", "Gracias, y perdona la espera", context(triage=mixed)) == set()


@each("""
Lo sentimos mucho
Lo sentimos, lo miramos hoy
Sentimos la espera. Pásate por la taquilla
Cuéntanos en los comentarios qué pasó
Dinos aquí tu número de sesión
Te leemos en este hilo
Llámanos
Ven a vernos a la sala
Rellena el formulario
Sentimos la hora de espera y ya lo revisamos
Perdona, tomamos nota
Respóndenos aquí
Vemos que esperaste una hora
Pregunta en taquilla por Marta
Deja aquí tu pregunta
La taquilla abre a las cinco
Visita nuestra web
Contesta a este comentario con la sesión
Ya hemos avisado a la sala
Mira en la cartelera
Puedes pasarte mañana
Comenta aquí la sesión y lo revisamos
Síguenos para más novedades
Habla con la encargada al llegar
Acércate al mostrador
Sentimos el retraso de la sesión
Pedimos perdón por la espera en taquilla
Discúlpanos por la cola
Te esperamos en el cine
Lo hablamos con la sala
Te contestamos hoy mismo
Estamos buscando qué pasó
We're sorry, we are looking into it
Please answer here
Sorry about the wait at the box office
Lamentamos a espera
Passe na bilheteira
Ho sentim, ho mirem avui
Sentímolo, mirámolo hoxe
Barkatu, gaur begiratuko dugu
""")
def test_a_private_matter_without_a_way_into_private_blocks(text: str) -> None:
    assert "block" in levels("hand_off", text, context())


@each("""
Escríbenos por privado
Escríbenos por mensaje privado
Escríbenos por mensaje directo
Mándanos un DM
Mándanos un md
Te esperamos por MP
¿Lo vemos en privado?
Cuéntanoslo por interno
Hablemos por inbox
Escríbenos al correo
Escríbenos a hola@aurora.example
Llámanos al 900 100 200
Te hemos escrito un mensaje privado
Abre un chat con nosotros: por chat lo vemos antes
Escríbenos por WhatsApp
Seguimos por Messenger
Tienes un mensaje nuestro en privado
Por privado nos das los datos
Pásanos la sesión por DM
Te leemos por mensajes directos
Nos escribes en privado y lo vemos
Envíenos un mensaje directo
Escríbanos por correo
Write to us in private
Send us a direct message
DM us
Message us
Drop us an email, by email is fine
Envie-nos uma mensagem privada
Chama no inbox
Mande mensagem direta
Escriu-nos per missatge privat
Per privat ho veiem
Envia'ns un missatge directe
Escríbenos por mensaxe privada
Por privado mirámolo
Idatzi mezu pribatua
Mezu zuzena bidali
Pribatuan begiratuko dugu
Écrivez-nous en message privé
Schreiben Sie uns eine Direktnachricht
Scrivici in privato
""")
def test_any_way_into_private_counts(text: str) -> None:
    assert "block" not in levels("hand_off", text, context())


def test_the_networks_own_channel_counts() -> None:
    google = context(comment=made.comment(network="google"))
    assert "block" not in levels("hand_off", "Le esperamos en hola@aurora.example", google)


def test_a_missing_private_message_warns_and_a_given_one_does_not() -> None:
    assert [f.level for f in found("hand_off", "Escríbenos por privado", context())] == ["warn"]
    assert found("hand_off", "Escríbenos por privado", context(), private="Hola, ¿qué sesión era?") == ()


def test_a_public_matter_needs_no_hand_off() -> None:
    assert levels("hand_off", "Abrimos a las cinco", context(triage=made.triage(outcome="request"))) == set()


@pytest.mark.parametrize("text", ["Lo sentimos mucho.", "Sentimos la espera en la taquilla.", "Qué mal rato, perdón."])
def test_nothing_to_do_next_warns(text: str) -> None:
    assert levels("next_step", text, context()) == {"warn"}


@pytest.mark.parametrize(
    "text",
    [
        "Lo sentimos, lo miramos hoy.",
        "Perdón. Escríbenos por privado.",
        "Lo sentimos: aurora.example/cambios",
        "Ya hemos avisado a la sala.",
    ],
)
def test_a_step_of_ours_or_theirs_counts(text: str) -> None:
    assert levels("next_step", text, context()) == set()


def test_thanks_that_are_asked_for() -> None:
    praise = made.triage(outcome="praise")
    ironic = made.triage(outcome="praise", signals=("irony",))
    assert levels("thanks", "¡Se lo decimos a Marta!", context(triage=praise)) == {"warn"}
    assert levels("thanks", "¡Gracias, se lo decimos a Marta!", context(triage=praise)) == set()
    assert levels("thanks", "Se lo decimos a Marta.", context(triage=ironic)) == set()


@each("""
No es cierto: la sala no cierra
Es un bulo
Eso es falso
Ese rumor es falso
That is not true
Não é verdade
""")
def test_a_denial_of_a_rumour_without_a_cite_blocks(text: str) -> None:
    rumour = _about_a_rumour()
    assert levels("proof", text, context(triage=rumour, brand=_with_rumours())) == {"block"}


def test_a_cite_is_proof() -> None:
    rumour = context(triage=_about_a_rumour(), brand=_with_rumours())
    cited = made.draft("Eso es falso: la sala sigue abierta", cites=(CITE,))
    assert not [f for f in check(cited, rumour) if f.rule == "proof"]


def test_an_answer_that_denies_nothing_only_warns() -> None:
    rumour = _about_a_rumour()
    assert levels("proof", "¿Dónde lo has leído?", context(triage=rumour, brand=_with_rumours())) == {"warn"}
