"""Forms of address."""

from app.guard.rule import Context
from tests import made
from tests.guard.examples import context, levels
from tests.guard.tables import each


def _form(form: str, language: str = "es") -> Context:
    return context(triage=made.triage(form=form, reply_language=language))


@each("""
Escríbanos con tu número de pedido
Escríbenos y le contestamos a usted hoy
Usted puede estar tranquilo, te leemos
Te pedimos que nos escriba, usted ya sabe cómo
Cuéntenos qué te pasó
Cuéntanos qué le pasó a usted
Discúlpenos, te hicimos esperar
Perdónenos por tu espera
Si quieres, envíenos la factura
Si lo desea, mándanos la entrada
Si prefiere, te llamamos
Díganos tu sesión
Dinos su sesión, usted decide
Gracias a usted por tu aviso
Hable con nosotros cuando quieras. Contáctenos hoy
¿Puedes escribirnos? Quedamos con usted
Indíquenos si puedes venir
Facilítenos tu correo
Te esperamos. Acérquese a taquilla
Tu caso es nuestro. Póngase en contacto
Sentimos que te pasara. Envíenos su número
Llámanos o escríbanos
Pásanos la foto y díganos la hora
Tienes razón, señor: ud manda
Ud. tiene razón y te pedimos perdón
Te leemos. Consulte la web
Te leemos. Disculpe la espera
Tendrás noticias. No dude en escribir
Contigo y con usted
Vuestro caso nos importa. Escríbanos usted
Os pedimos perdón. Díganos la hora
¿Querés que lo veamos? Puedes escribir
Si quieres, escribinos
Escríbenos, vos sabés cómo
Contanos qué pasó y dinos la hora
Sos de la casa: cuéntanos
Tenés razón. Tú puedes venir cuando quieras, contigo vamos
Podés venir y tienes sitio
Decinos qué prefieres
Mandanos la foto si puedes
Avísanos vos
""")
def test_a_mixture_blocks(text: str) -> None:
    assert "block" in levels("address", text, _form("tu"))


@each("""
Sentimos tu espera. Escríbenos por privado y lo vemos contigo
Hola, Ana: te leemos. Mándanos el número de tu entrada
Gracias por avisar
Lo sentimos mucho
Se lo decimos a la sala
Le decimos a la sala que lo revise y te contamos
Le pasamos tu comentario al conductor
Les contamos a las compañeras lo que nos dices
Sentimos que tu madre perdiera su maleta
La empresa perdió su entrada y tú la tuya
Tu hijo puede cambiar su entrada
El conductor ya lo sabe y su jefa también; te contamos
Dile a tu hermana que le guardamos su sitio
Que nos escriba quien quiera su entrada, y te ayudamos
La sala revisa su puerta y te avisa
Os esperamos a ti y a tu familia
Os leemos. Contadnos qué pasó
¿Nos contáis la sesión?
Gracias, chicos, os debemos una
Ustedes son de casa; te esperamos
Te esperamos a ti y a los tuyos; ustedes eligen
El film «Usted primero» empieza a las ocho, te guardamos sitio
Busca el botón "Escríbanos" en la web y cuéntanos
Entra en aurora.example/contacte y nos dices
En cuanto se sepa, te lo decimos
Se abrirá otra caja y te avisamos
El té de la casa te va a gustar
Nadie le puso nombre; dinos cuál te gusta
Puede que la sala esté llena, avísanos
Tiene arreglo y te lo contamos
Quiere decir que tu entrada vale
Está pasado de fecha, pero te lo cambiamos
Pasa por taquilla cuando quieras
Atrás queda la espera; te leemos
Es veintiséis de mayo, te esperamos
Además, te avisamos
Tendrás noticias hoy
Verás la respuesta aquí
Te escribimos hoy, estés donde estés
¿Puedes pasarnos la foto?
Quien la encuentre la entrega en su taquilla y te llamamos
""")
def test_one_form_passes(text: str) -> None:
    assert "block" not in levels("address", text, _form("tu"))


@each("""
Sentimos su espera. Escríbanos por privado y le contestamos
Le pedimos disculpas, usted tenía razón
Puede escribirnos por privado con su número
Lo sentimos. Díganos la sesión y se lo miramos
Si lo desea, le llamamos
Gracias por avisar
Les esperamos a usted y a su familia; ustedes dirán
Sentimos que no la atendieran; le escribimos hoy
""")
def test_usted_throughout_passes(text: str) -> None:
    assert levels("address", text, _form("usted")) == set()


@each("""
Sentimos tu espera. Escribinos por privado
¿Querés que lo veamos? Contanos
Tenés razón, te pedimos perdón
Si podés, mandanos la foto
Ustedes mandan; escribinos y te contamos
""")
def test_voseo_throughout_passes(text: str) -> None:
    assert levels("address", text, _form("vos")) == set()


@each("""
Escríbanos y díganos la sesión
Usted tiene razón. Cuéntenos
Le pedimos perdón y le escribimos, escríbanos usted
""")
def test_a_whole_text_in_another_form_blocks(text: str) -> None:
    assert levels("address", text, _form("tu")) == {"block"}


def test_a_familiar_text_where_usted_was_chosen_blocks() -> None:
    assert levels("address", "Te leemos. Escríbenos con tu número", _form("usted")) == {"block"}


def test_a_lone_sign_of_another_form_warns() -> None:
    assert levels("address", "Gracias por avisar. Escríbanos", _form("tu")) == {"warn"}
    assert levels("address", "Lo sentimos. Te leemos", _form("usted")) == {"warn"}


def test_a_doubtful_possessive_warns() -> None:
    assert levels("address", "Lo sentimos. Escríbenos con su número de pedido", _form("tu")) == {"warn"}


def test_other_languages_are_judged_for_mixtures_only() -> None:
    assert levels("address", "Você pode escrever com o teu número", _form("tu", "pt")) == {"block"}
    assert levels("address", "Escreva-nos, você tem razão", _form("tu", "pt")) == set()
    assert levels("address", "Escriu-nos, vostè té raó", _form("tu", "ca")) == {"block"}
    assert levels("address", "Escriu-nos i t'ho mirem", _form("tu", "ca")) == set()
    assert levels("address", "Vostede ten razón, cóntanos", _form("tu", "gl")) == {"block"}
    assert levels("address", "Vous avez raison, écris-nous", _form("tu", "fr")) == {"block"}
    assert levels("address", "Schreiben Sie uns, du hast recht", _form("tu", "de")) == {"block"}
    assert levels("address", "Write to us with your number", _form("tu", "en")) == set()
