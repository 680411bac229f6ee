"""Asking for data in public, and asking for it where it belongs."""

import pytest

from app.brand.brand import Network
from tests import made
from tests.guard.examples import context, found, levels

CONTEXT = context()

IN_PUBLIC = (
    "Pásanos tu DNI por aquí y lo miramos",
    "Pásanos tu DNI y lo miramos",
    "Envíanos tu número de pedido",
    "Mándanos el localizador y lo vemos",
    "Déjanos tu teléfono y te llamamos",
    "Déjanos un correo y te escribimos",
    "Danos un correo de contacto",
    "Déjanos un teléfono de contacto y te llamamos",
    "Facilítanos tu correo electrónico",
    "Indícanos tu nombre completo",
    "Indíquenos su nombre y apellidos",
    "Indique su número de cliente, por favor",
    "¿Nos dices tu número de pedido?",
    "¿Nos pasas tu número de reserva?",
    "¿Nos facilita su DNI?",
    "¿Me das tu móvil?",
    "¿Cuál es tu número de socio?",
    "¿Cuál es su dirección?",
    "Necesitamos tu DNI para ayudarte",
    "Necesitamos que nos envíes el número de pedido",
    "Dinos tu correo y te escribimos",
    "Díganos su fecha de nacimiento",
    "Escribe aquí tu dirección",
    "Pon tu número de teléfono en los comentarios",
    "Responde a este mensaje con tu número de pedido",
    "Comparte tu IBAN y te devolvemos el importe",
    "Confírmanos tus apellidos",
    "Pasanos tu número de orden y lo vemos",
    "Decinos tu celular y te llamamos",
    "Mandanos tu mail, porfa",
    "Compártenos tu número de tarjeta por aquí",
    "Compártanos su número de póliza",
    "Regálanos tu correo por aquí: danos tu correo",
    "Por favor, deja tu matrícula en este hilo",
    "¿Tu número de pedido, por favor?",
    "Please send us your order number",
    "What's your phone number?",
    "Can you share your email address here?",
    "We need your booking reference",
    "Reply with your full name",
    "Envie-nos o seu número de encomenda",
    "Diga-nos o seu telemóvel",
    "Envia'ns el teu número de comanda",
    "Digue'ns el teu telèfon",
    "Mándanos o teu enderezo por aquí",
    "Bidali zure eskaera-zenbakia",
    "Pásanos por aquí tu DNI, no por mensaje directo",
)
ELSEWHERE = (
    "Escríbenos por mensaje directo con tu número de pedido",
    "Pásanos tu DNI por mensaje privado y lo miramos",
    "Envíanos tu número de pedido por privado",
    "Escríbenos por privado. Indícanos tu número de pedido y lo vemos",
    "Te escribimos por mensaje directo: dinos ahí tu localizador",
    "Mándanos un DM con tu número de reserva",
    "Mándanos un MD con el número de pedido",
    "Escríbenos a hola@aurora.example e indica tu número de socio",
    "Llámanos al 900 100 200 y ten a mano tu DNI",
    "Rellena el formulario con tu correo",
    "No publiques tu DNI por aquí, por favor",
    "No compartas tus datos personales en abierto",
    "Por tu seguridad, no escribas aquí tu teléfono",
    "Nunca te pediremos tu contraseña",
    "Evita publicar tu número de tarjeta",
    "Borra tu teléfono del comentario, por favor",
    "Elimine su DNI del comentario, por favor",
    "Te recomendamos que quites tu número de pedido de este comentario",
    "¿En qué cine fue?",
    "¿Nos cuentas qué pasó?",
    "Dinos qué película viste",
    "Indícanos la sala y la sesión",
    "Cuéntanos más, por favor",
    "Déjanos revisarlo con el equipo",
    "Déjanos tu opinión en la web",
    "Pásate por taquilla",
    "Necesitamos unos minutos",
    "La dirección del cine está en la web",
    "El correo llega en unos minutos",
    "El teléfono de atención es el 900 100 200",
    "Con tu número de pedido podrás cambiarla en la aplicación",
    "Tu número de socio no cambia",
    "Escribinos por privado con tu mail",
    "Escríbanos por mensaje privado con su nombre y apellidos",
    "Please send us a direct message with your order number",
    "Please don't share your phone number here",
    "DM us your booking reference",
    "Envie-nos mensagem privada com o número da encomenda",
    "Escriu-nos per missatge privat amb el número de comanda",
    "No publiquis el teu telèfon aquí",
    "Mándanos unha mensaxe privada co teu enderezo",
    "Idatzi mezu pribatu bat zure eskaera-zenbakiarekin",
    "Escríbanos por correo con la fecha de su estancia",
    "Mándanos un correo con tu número de pedido",
    "Escríbanos al correo de atención al paciente",
    "Escríbenos por Messenger con el número de póliza",
    "Email us by email with your order number",
    "Gracias por darnos tu opinión",
    "Nos das una alegría",
    "Hemos confirmado el horario de la sala",
)


@pytest.mark.parametrize("text", IN_PUBLIC)
def test_asking_for_data_in_public_is_found(text: str) -> None:
    assert levels("asks_personal_data", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", ELSEWHERE)
def test_asking_where_it_belongs_passes(text: str) -> None:
    assert levels("asks_personal_data", text, CONTEXT) == set()


def test_a_channel_that_the_network_names_is_private() -> None:
    ventanilla = Network(id="foro", label="Foro", limit=900, private_channel="la ventanilla azul")
    ours = context(brand=made.brand(networks=(ventanilla,)), comment=made.comment(network="foro"))
    assert levels("asks_personal_data", "Indícanos tu número de pedido en la ventanilla azul", ours) == set()
    assert levels("asks_personal_data", "Indícanos tu número de pedido en la ventanilla roja", ours) == {"block"}


def test_the_private_message_may_ask() -> None:
    assert found("asks_personal_data", "Hola", CONTEXT, private="¿Nos dices tu número de pedido?") == ()


SECRETS = (
    "Pásanos tu contraseña por privado",
    "Envíanos tu contraseña y lo miramos",
    "Mándanos el PIN por mensaje directo",
    "Indícanos el CVV de la tarjeta",
    "Indíquenos su clave de acceso",
    "Dinos tu clave",
    "Necesitamos tu contraseña para entrar",
    "Necesitamos el código de verificación que te llegó",
    "¿Nos das el código de seguridad de la tarjeta?",
    "¿Nos facilita su PIN?",
    "¿Cuál es tu contraseña?",
    "Compártenos tu número de tarjeta por privado",
    "Confírmanos el número completo de tu tarjeta",
    "Escríbenos tu contraseña por mensaje privado",
    "Pasanos la clave y lo vemos",
    "Mandanos la contraseña, che",
    "Facilite su contraseña",
    "Comunícanos el código de acceso que recibiste",
    "Danos el PIN",
    "Comparte el CVC",
    "Responde con tu contraseña",
    "Confirme su clave",
    "Pon tu contraseña aquí",
    "Envíenos su código de seguridad",
    "Adjúntanos el número de tu tarjeta",
    "Send us your password",
    "Please share your PIN",
    "What's your password?",
    "Can you confirm your card number?",
    "We need your security code",
    "Tell us the verification code",
    "Give us the CVV",
    "Reply with your password",
    "Envie a sua senha por mensagem privada",
    "Diga a sua palavra-passe",
    "Envia'ns la contrasenya",
    "Digue'ns el PIN",
    "Necessitem la teva contrasenya",
    "Mándanos o teu contrasinal",
    "Bidali pasahitza",
    "Pasahitza bidali: bidali zure pasahitza",
)
SAFE = (
    "Nunca te pediremos tu contraseña",
    "No compartas tu PIN con nadie",
    "No nos envíes tu contraseña",
    "No envíe su clave por ningún canal",
    "Puedes cambiar tu contraseña en la aplicación",
    "Cambia tu contraseña desde tu cuenta",
    "Si olvidaste la contraseña, pulsa «recuperar»",
    "Restablece la contraseña en la web",
    "El PIN llega por carta",
    "La clave está en escuchar",
    "Vuestra opinión es clave",
    "La clave es la paciencia",
    "Palabras clave: cine, barrio",
    "Revisamos la tarjeta regalo contigo",
    "Tu tarjeta regalo sigue activa",
    "Paga con tarjeta en taquilla",
    "El código de la promoción está en la web",
    "El código postal no hace falta",
    "Nos das la clave de lo que hay que mejorar"[:0] + "Gracias por darnos ideas",
    "Evita escribir tu contraseña en comentarios",
    "Jamás des tu CVV",
    "Sin pedir contraseña ni nada",
    "Escríbenos por privado con tu número de pedido",
    "Pásanos tu DNI por mensaje privado",
    "Indícanos la sala",
    "Pin y camiseta de regalo",
    "El pin del festival se agotó",
    "You can reset your password in the app",
    "Never share your PIN",
    "Don't send us your password",
    "We will never ask for your card number",
    "The security code of the door changed",
    "Nunca pedimos a sua senha",
    "Pode mudar a senha na aplicação",
    "Mai et demanarem la contrasenya",
    "Pots canviar la contrasenya al web",
    "Nunca pediremos o contrasinal",
    "Ez partekatu pasahitza",
    "Pasahitza webgunean alda dezakezu",
    "Contraseña nueva, vida nueva",
    "Hemos confirmado que la tarjeta funciona",
)


@pytest.mark.parametrize("text", SECRETS)
def test_asking_for_a_secret_is_found_in_both_texts(text: str) -> None:
    fields = {f.field for f in found("asks_secret", text, CONTEXT, private=text)}
    assert fields == {"public_text", "private_text"}


@pytest.mark.parametrize("text", SAFE)
def test_warning_about_secrets_passes(text: str) -> None:
    assert levels("asks_secret", text, CONTEXT) == set()
