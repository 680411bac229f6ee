"""Comments of one crisis that no manual foresaw: booking and paying do not work anywhere, at any brand."""

from collections.abc import Iterator

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.incident.situation import Incident, OfficialLine, Situation
from tests import made

LINE = (
    "Desde las 9:40 no se puede reservar ni pagar en la web ni en la aplicación. Hemos detectado un fallo del servidor "
    "de pagos y 12 técnicos trabajan en ello. Los 3 puntos de venta siguen abiertos. No se ha perdido ninguna reserva. "
    "Próxima información: a las 13:30."
)
"""Five sentences with five figures: longer than a post on X."""
TRANSLATIONS = (
    ("ca", "Des de les 9:40 no es pot reservar ni pagar al web ni a l'aplicació. Hem detectat una fallada del servidor "
     "de pagaments i 12 tècnics hi treballen. Els 3 punts de venda són oberts. No s'ha perdut cap reserva. Propera "
     "informació: a les 13:30."),
    ("en", "Since 9:40 it is not possible to book or pay on the website or in the app. We have found a failure of the "
     "payment server and 12 technicians are working on it. The 3 points of sale remain open. No booking has been lost. "
     "Next information: at 13:30."),
)  # fmt: skip

TROUBLES = (
    "Llevo una hora intentando reservar en la web y nada",
    "No puedo pagar, la aplicación se queda colgada todo el rato",
    "La web no funciona desde esta mañana, qué desastre",
    "Me habéis cobrado dos veces y encima la reserva no sale",
    "Imposible reservar. Tengo que pagar hoy y la app da error",
    "He intentado pagar cinco veces y me da fallo, un horror",
    "Otra vez caída la web. Siempre igual, menuda vergüenza",
    "Quería reservar para mi madre y no hay manera, la página no carga",
    "Se me ha cortado el pago a la mitad y no sé si tengo la reserva",
    "40 minutos al teléfono para reservar y nadie lo coge, la web caída",
    "La app se cierra sola cuando voy a pagar",
    "Error, error y error. Así no se puede reservar nada",
    "No me deja entrar en mi cuenta ni ver la reserva que pagué ayer",
    "Llevamos desde las diez sin poder pagar, perdemos la mañana",
    "Ni web ni app ni teléfono: es imposible reservar con vosotros",
    "Pagué y la reserva no me llega al correo",
    "La tarjeta me la rechaza la web y en el banco dicen que está bien",
    "Qué asco de aplicación, no deja pagar nunca",
    "Estoy en la puerta y no me encuentran la reserva porque está caído el sistema",
    "Se ha quedado mi dinero retenido al pagar y la web caída",
    "He perdido la mañana entera con vuestra web, no carga la reserva",
    "Mi abuela no se aclara y la aplicación no funciona para pagar",
    "Cada vez que pago me echa fuera de la página",
    "Sale pantalla en blanco al reservar, llevo tres intentos",
    "Vergonzoso que no avisarais de que la web no va y no se puede pagar",
    "La página va lentísima y al pagar se queda pensando",
    "No puedo cancelar ni cambiar mi reserva, todo da error",
    "He venido hasta aquí porque la web está caída y tampoco me atendéis",
    "Me sale reserva rechazada después de pagar",
    "Con la web así es imposible comprar, llevo toda la mañana",
)
QUESTIONS = (
    "¿Qué pasa con la web? No puedo reservar",
    "¿Cuándo se va a poder pagar otra vez?",
    "¿Sabéis si la reserva que hice ayer sigue valiendo con la web caída?",
    "Buenas, ¿la app está caída o es cosa mía?",
    "¿Hay otra forma de pagar mientras no va la web?",
    "¿Hasta cuándo va a estar caída la página de reservas?",
    "¿Puedo reservar por teléfono si no funciona la web?",
    "¿Se puede pagar en la tienda? La aplicación no me deja",
    "Hola, ¿la caída de la web afecta a las reservas de mañana?",
    "¿Me devolvéis el dinero si la reserva no llega?",
    "¿A qué hora vuelve a funcionar el pago en la web?",
    "¿Tengo que volver a reservar o se guarda lo de esta mañana?",
    "¿Es un fallo general de la web o solo mío? No me deja pagar",
    "¿Alguien ha conseguido reservar hoy en la aplicación?",
    "¿Dónde puedo reservar si la web no carga?",
)
RUMOURS = (
    "Dicen que os han hackeado la web y por eso no se puede pagar",
    "Me han contado que han robado las tarjetas de todos los que pagaron en la web",
    "Seguro que habéis perdido todas las reservas y no lo decís",
    "He leído que la web la han cerrado por impago y por eso no se puede reservar",
    "Mi cuñado dice que la web estará caída un mes",
)
ABROAD = (
    "I have been trying to book on your website for an hour and it does not work",
    "Is the app down? I cannot pay for my booking",
    "Your website is broken, I paid and got no booking",
    "Fa una hora que intento reservar al web i no funciona",
    "Quan es podrà tornar a pagar al web? L'aplicació dona error",
    "Levo toda a mañá sen poder reservar na web, non funciona o pago",
    "Cando vai funcionar a aplicación? Non podo pagar a reserva",
    "Ezin dut erreserbarik egin webgunean, ordaintzeko orduan huts egiten du",
    "Não consigo pagar no site, a aplicação dá erro e fiquei sem reserva",
    "Quando é que o site volta a funcionar? Preciso de reservar",
)
TEXTS = (*TROUBLES, *QUESTIONS, *RUMOURS, *ABROAD)
AUTHORS = (
    "@ana_v",
    "Luis Prados",
    "@m.rey",
    "marta",
    None,
    "@xoel",
    None,
    "Iker Sanz",
    "@tere_88",
    None,
    "lola77",
    None,
)
"""A third of the comments bears no name that may be greeted."""


def incident(scenario: str | None = None) -> Incident:
    return Incident(
        id="web",
        title="No se puede reservar ni pagar en la web",
        scenario=scenario,
        severity="high",
        line=OfficialLine(incident="web", version=1, text=LINE, translations=TRANSLATIONS),
        triggers=("web caída", "app caída", "no se puede pagar", "no puedo reservar", "la aplicación no funciona"),
        examples=(
            "La web no funciona y no puedo reservar",
            "La aplicación da error al pagar",
            "¿cuándo vuelve la web?",
            "pagué y no me llega la reserva",
            "the website is down and I cannot pay",
        ),
        since=made.NOW,
    )


SITUATION = Situation(incidents=(incident(),), edition=1)


def comments(brand: Brand, network: str | None = None, number: int = 200) -> Iterator[Comment]:
    """Each text under several authors and, unless one is given, on every network of the brand."""
    networks = [network] if network else [known.id for known in brand.networks]
    for i in range(number):
        turn, which = divmod(i, len(TEXTS))
        author = AUTHORS[(which * 5 + turn * 7) % len(AUTHORS)]
        at = networks[(which + turn) % len(networks)]
        yield Comment(network=at, text=TEXTS[which], author=author, id=f"c{i}")
