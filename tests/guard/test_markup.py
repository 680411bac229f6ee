"""What a workshop leaves behind, and what only looks like it."""

import pytest

from tests.guard.examples import context, found, levels

CONTEXT = context()

MARKUP = (
    "**Hola**, sentimos lo ocurrido",
    "Hola, Ana. *Sentimos* mucho el retraso",
    "*suspira* Sentimos que pienses así",
    "Lo sentimos __mucho__ de verdad",
    "Te leemos _siempre_ con atención",
    "Esto ~~no~~ volverá a pasar",
    "# Respuesta\nHola, sentimos lo ocurrido",
    "### Mensaje privado\nHola",
    "Hola:\n* revisamos el caso\n* te escribimos",
    "Hola:\n+ revisamos el caso",
    "> Llevo una hora esperando\nSentimos la espera",
    "```\nHola\n```",
    "```json\nrespuesta",
    "~~~\nHola",
    "Escribe `hola` en el mensaje",
    "Entra en [nuestra web](https://aurora.example)",
    "![logo](https://aurora.example/l.png)",
    "[ayuda](mailto:hola)",
    "Hola,<br>sentimos lo ocurrido",
    "Hola,<br/>sentimos lo ocurrido",
    "<p>Hola, sentimos lo ocurrido</p>",
    "<b>Sentimos</b> lo ocurrido",
    '<a href="https://aurora.example">aquí</a>',
    "<script>alert(1)</script> Hola",
    '<img src="x" onerror="alert(1)">',
    "Hola <!-- nota interna -->",
    "Caf&eacute; &amp; compañía",
    "Cines &lt;Aurora&gt;",
    "Hola&nbsp;Ana, sentimos lo ocurrido",
    "Sentimos lo ocurrido&#33;",
    "Hola, Ana.\\nSentimos lo ocurrido.",
    "Hola, Ana.\\n\\nSentimos lo ocurrido.",
    'Dijo \\"hola\\" y se fue',
    "Atenci\\u00f3n al cliente te escribe",
    '{"public_text": "Hola, sentimos lo ocurrido"}',
    '"public_text": "Hola"',
    '"answer": true, "text": "Hola"',
    "| Caso | Plazo |\n|---|---|",
    "|sala|hora|",
    "Hola\n---\nSentimos lo ocurrido",
    "Hi **Ana**, we are so sorry",
    "## Resposta\nOlá, lamentamos o sucedido",
    "**Kaixo**, barkatu",
    "Ens sap greu, *de debò*",
)
PLAIN = (
    "Hola, Ana. Sentimos mucho lo ocurrido.",
    "Horario de taquilla: todos los días*.\n*Excepto festivos.",
    "Son 5 * 3 sesiones",
    "El asterisco (*) marca las sesiones en versión original",
    "Gracias, @ana_perez_92, por avisar",
    "Gracias, @_ana_, por avisar",
    "Síguenos en #CineAurora",
    "#TeLeemos y te respondemos",
    "Somos #1 en sonrisas",
    "Te esperamos <3",
    "Te queremos <3 y te esperamos <3",
    "No ha estado bien, lo sabemos >:(",
    "Menos de 10 < 20 y más de 5 > 2",
    "- Escríbenos por privado\n- Te llamamos",
    "1. Entra en la aplicación\n2. Elige tu sesión",
    "Cine & palomitas, el mejor plan",
    "R&B y cine esta noche",
    "Sí/no, tú decides",
    "Entradas 2x1 los lunes",
    "Precio: desde la web | taquilla",
    "Ayuda y/o información en taquilla",
    "¯\\_(ツ)_/¯ no siempre acertamos",
    "Gracias... de verdad...",
    "Te leemos — siempre — con atención",
    "L'equip d'atenció us escriurà",
    "Rock 'n' roll en la sala",
    'La película "El sur" vuelve a la cartelera',
    "«El sur» vuelve a la cartelera",
    'Dijiste: "nadie me atiende", y lo entendemos',
    'El titular dice: "true crime" en la sala',
    "Versión original + subtítulos",
    "C++ no es lo nuestro, pero te ayudamos",
    "Sala 3 - fila 4",
    "10 % menos de plástico",
    "Nuestro correo es hola@aurora.example",
    "Más en aurora.example/ayuda_general_sala",
    "Thanks for letting us know!",
    "Obrigado pela sua mensagem.",
    "Eskerrik asko abisatzeagatik.",
    "Grazas por avisar, Uxía.",
    "Nota media: 4,5 sobre 5 * según la encuesta",
    "😀 Gracias por escribirnos 😀",
)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_found(text: str) -> None:
    assert levels("markup", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_holds_no_markup(text: str) -> None:
    assert levels("markup", text, CONTEXT) == set()


SLOTS = (
    "Hola, [nombre], sentimos lo ocurrido",
    "Hola, [Nombre del cliente]:",
    "Hola [NAME], we are sorry",
    "Te escribimos desde [tienda]",
    "Escríbenos a [correo",
    "nombre] sentimos lo ocurrido",
    "Hola, {nombre}, sentimos lo ocurrido",
    "Hola, {{nombre}}",
    "Te escribimos por {private_channel}",
    "Lo sabremos el {next_update}.",
    "Según {fact:F1}, se puede cambiar",
    "Hola, <nombre>:",
    "Hola, < nombre del cliente >:",
    "Hola, <<nombre>>, gracias",
    "Hola, ${nombre}",
    "Hola, %nombre%, gracias",
    "Hola, %(nombre)s, gracias",
    "Hola, %s, gracias",
    "Hola, ____, gracias",
    "Tu pedido llegará el ___ de mayo",
    "Llegará el ........ de mayo",
    "Hola, XXX, gracias por escribir",
    "Llámanos al XXXXXXXXX",
    "Llámanos al 900 XXX XXX",
    "Llámanos al 6XX XXX XXX",
    "Estará el XX/XX/XXXX",
    "Abrimos a las XX:XX",
    "Te costará XX € en taquilla",
    "Escribe a xxx@aurora.example, gracias",
    "Hola, xxx, sentimos lo ocurrido",
    "Llegará en xx días a tu casa",
    "Lorem ipsum dolor sit amet",
    "TODO: rellenar el plazo",
    "El plazo es TBD",
    "FIXME con el plazo",
    "Hola (nombre), gracias por escribir",
    "Hola (nombre del cliente), gracias",
    "Nos vemos el (fecha) en el cine",
    "Hi (your name), thanks for writing",
    "Hola, insertar nombre aquí, gracias",
    "Insert name here, we are sorry",
    "Olá, [nome], lamentamos o sucedido",
    "Kaixo, [izena]:",
    "Bon dia, {nom}, ens sap greu",
    "Ola, [nome da persoa], sentímolo",
    "Hola［nombre］, gracias",
)
FILLED = (
    "Hola, Ana, sentimos lo ocurrido",
    "Te esperamos en la XXX edición del festival",
    "Celebramos el XXX aniversario contigo",
    "El siglo XX en diez películas",
    "Talla XXL agotada en la tienda",
    "Camisetas de la XS a la XXL",
    "Thanks so much! xxx",
    "Love your photo. xx",
    "Sala X, sesión de noche",
    "Gracias por tu mensaje :]",
    "Sonríe :) te esperamos",
    "Sonríe :} te esperamos",
    "Nos vemos en el cine (sala 3)",
    "Escríbenos por privado (mensaje directo) y lo vemos",
    "La fecha (domingo) no se mueve",
    "El enlace (en nuestra biografía) te lleva a la cartelera",
    "Gracias por tu paciencia...",
    "Un momento… te leemos",
    "Al 100 % contigo",
    "El 50% de las butacas",
    "100% cine, 0% ruido",
    "@ana_perez gracias",
    "@ana__perez gracias",
    "Precio < 10, calidad > 10",
    "Te queremos <3",
    "Todo: la sala, el sonido y la butaca",
    "Todo listo para el estreno",
    "Lo haremos todo: añadir sesiones y ampliar taquilla",
    "Puedes añadir nombre y apellidos al crear tu cuenta",
    "El nombre de la película es Lorena",
    "Ipsum es el grupo que toca hoy",
    "a) por privado b) en taquilla",
    "1) escríbenos 2) te llamamos",
    "Quedan pocas $ para el bote solidario",
    "El pase de Alien³ es el viernes",
    "Vuelve Max Mad y vuelve Xixón",
    "Exxon no es de los nuestros",
    "La sala XXI está en obras",
    "Thank you, Alex!",
    "Obrigado, Xavier!",
    "Gràcies, Xènia!",
    "Eskerrik asko, Xabi!",
    "Grazas, Xoán!",
)


@pytest.mark.parametrize("text", SLOTS)
def test_a_slot_that_nobody_filled_is_found(text: str) -> None:
    assert levels("slots", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", FILLED)
def test_a_filled_text_holds_no_slot(text: str) -> None:
    assert levels("slots", text, CONTEXT) == set()


OPEN = (
    "Hola, Ana (sentimos lo ocurrido",
    "Escríbenos por privado (mensaje directo",
    "Las entradas (también las de la web se cambian",
    "«El sur vuelve a la cartelera",
    "Como dices, «nadie te atendió y lo sentimos",
    "(Sala 3",
    "Gracias por avisar (de verdad",
    "Te leemos ((siempre) con atención",
    "Sentimos el retraso (una hora y la falta de aviso.",
    "Hola (Ana, te escribimos",
    "Se lo contamos (con detalle por privado.",
    "Decís que «nadie os avisó. Lo sentimos.",
    "We are sorry (really",
    "We will look into it (and tell you soon",
    "Thanks for waiting (again, sorry.",
    "Lamentamos (muito o sucedido",
    "Escreva-nos (por mensagem privada",
    "Ens sap greu (de debò",
    "Escriviu-nos (per missatge privat",
    "Sentímolo (de verdade",
    "Barkatu (benetan",
    "Idatzi iezaguzu (mezu pribatuz",
    "Sala 2 (planta baja\nGracias",
    "Gracias :) por avisar (otra vez",
    "Te esperamos el viernes (sesión de noche",
    "El equipo (sala, taquilla y bar te lo agradece",
    "Hemos leído «Qué desastre y lo entendemos",
    "«Cine Aurora «El sur» en versión original",
    "(Gracias) por avisar (",
    "Sentimos mucho (",
    "Hola, Ana. Lo vemos (con la taquilla y te escribimos por mensaje.",
    "Vos tenés razón (y lo sentimos",
    "Escribinos por privado (te respondemos hoy",
    "Sabemos que esperaste (mucho y no está bien",
    "Órale, gracias por avisar (y perdón",
    "Le pedimos disculpas (a usted y a su familia.",
    "Quedamos a su disposición (equipo de sala",
    "Cine Aurora (Madrid",
    "Gracias por tu foto «de la sala",
    "Tú ya lo sabes (somos de barrio",
)
CLOSED = (
    "Hola, Ana (sentimos lo ocurrido)",
    "«El sur» vuelve a la cartelera",
    "Gracias :)",
    "Gracias :(",
    "Sentimos el lío :-(",
    "Sentimos el lío :'( de verdad",
    "Nos vemos ;)",
    "Te esperamos :))",
    "=) gracias",
    "(: gracias",
    "): lo sentimos",
    "Ay :( lo sentimos (de verdad)",
    "a) por privado b) en taquilla",
    "1) escríbenos 2) te llamamos",
    "(1) escríbenos (2) te llamamos",
    "i) escríbenos ii) te llamamos",
    "Sala 3 (planta (baja))",
    "«Como «El sur» ninguna»",
    "Gracias (de verdad), Ana",
    "(Gracias)",
    "Escríbenos (por privado).",
    "Butacas (fila 4, asiento 5) reservadas",
    "(¡Gracias!)",
    "¿Nos cuentas más (por privado)?",
    "Gracias xD",
    "Te esperamos 8)",
    "Sala(s) en obras",
    "Estimado/a cliente/a",
    "Querid@s",
    "We are sorry (really)",
    "Thanks :) see you (soon)",
    "Lamentamos (muito) o sucedido",
    "Ens sap greu (de debò)",
    "Sentímolo (de verdade)",
    "Barkatu (benetan)",
    "Son las nueve (9) menos cuarto",
    "H(ola)",
    'Gracias por "El sur" y por todo',
    "Gracias por “El sur” y por todo",
    "L'espera (llarga) no té excusa",
    "Nos vemos (o eso esperamos :))",
)


@pytest.mark.parametrize("text", OPEN)
def test_a_bracket_left_open_is_found(text: str) -> None:
    assert levels("open_brackets", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", CLOSED)
def test_closed_brackets_and_faces_pass(text: str) -> None:
    assert levels("open_brackets", text, CONTEXT) == set()


def test_the_span_of_a_slot_is_in_the_original() -> None:
    text = "👩‍👩‍👧 Hóla, [nombre]"
    spans = {(f.start, f.end) for f in found("slots", text, CONTEXT)}
    assert spans == {(text.index("["), text.index("[") + 1), (text.index("]"), text.index("]") + 1)}


def test_the_private_message_is_read_too() -> None:
    assert [f.field for f in found("slots", "Hola, Ana.", CONTEXT, private="Hola, {nombre}")] == ["private_text"] * 2
