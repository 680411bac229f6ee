"""Harm: making a person write their data in public, or a password anywhere."""

import re
from collections.abc import Iterator

from app.comments.reading import read
from app.guard.rule import Context, Mark, Part, block

_ASK = (
    r"(?:(?:pas|envi|mand|dej|facilit|indic|indiqu|comuniqu|compart|escrib|confirm|comunic|proporcion|adjunt|remit"
    r"|aport|p[oó]n|d"
    r"|dec|dig|da)"
    r"\w{0,6}?(?:nos|me|noslo|nosla|noslos)"
    r"|envia|manda|indica|indique|indicad|facilita|facilite|escribe|escriba|escribid|comparte|comparta|pon|ponga"
    r"|pase|pasa"
    r"|deja|deje|danos|dinos|necesit(?:amos|o|aremos)|responde|responda|contesta|conteste|anota|publica|comenta"
    r"|nos (?:das?|dais|dices?|pasas?|pasais|indicas?|facilitas?|envias?|mandas?|dejas?|confirmas?|puedes?)"
    r"|me (?:das?|dices?|pasas?|indicas?|confirmas?|dejas?)|cual (?:es|era)|cuales son"
    r"|send|share|tell|give|provide|post|leave|(?:reply|comment) with|what(?: is|'s)|confirm[ae]?|need|drop"
    r"|can (?:you|we) (?:have|get|send|share|give|confirm)|envie|mande|partilhe|diga|qual e|precisamos|forneca|passa"
    r"|(?:envia|digue|passa|deixa|escriu|indica)['’]?ns|quin es|necessitem|ens (?:passes|dius|dones|envies)|cal e"
    r"|bidali?|esan|eman|idatzi|behar dugu)"
)
_NUMBERED = (
    r"(?:pedido|reserva|client[ea]|soci[oa]|poliza|telefono|cuenta|tarjeta|expediente|contrato|billete|factura"
    r"|seguimiento"
    r"|orden|incidencia|movil)"
)
_DATA = (
    r"(?:d\.?n\.?i\.?|nie|nif|pasaporte|documento(?: de identidad)?|(?:numero|n\.?o|num\.?) (?:de )?(?:tu |su )?"
    + _NUMBERED
    + r"|localizador|telefonoa?|movil|celular|whatsapp|correo(?: electronico)?|(?:e-?)?mail|direccion|domicilio|iban"
    r"|cuenta bancaria|nombre (?:completo|y (?:los )?(?:dos )?apellidos?)|apellidos|fecha de nacimiento"
    r"|datos(?: personales| de (?:contacto|la reserva|tu pedido|su pedido|acceso))?|matricula|codigo postal"
    r"|historial medico"
    r"|tarjeta de credito|order number|booking (?:number|reference)|phone(?: number)?|mobile(?: number)?"
    r"|email(?: address)?"
    r"|(?:home )?address|full name|passport(?: number)?|id (?:card )?number|date of birth|account number"
    r"|numero d[ea] (?:encomenda|reserva|comanda)|telemovel|morada|nome completo|contribuinte|cartao de cidadao"
    r"|telefon|adreca|nom i cognoms|nom complet|dades(?: personals)?|nome e apelidos|enderezo"
    r"|(?:eskaera|erreserba)[- ]zenbakia|helbidea|nana?(?: zenbakia)?|izen-abizenak|posta elektronikoa)"
)
_OWNER = r"(?:tus?|sus?|vuestr[oa]s?|el|la|los|las|un|una|your|the|an|a|o|(?:o )?seu|(?:a )?sua|el teu|la teva|zure)"
_REQUEST = re.compile(
    rf"(?<!\w){_ASK}(?!\w)[^.!?\n]{{0,70}}?(?<!\w)(?:{_OWNER}\s)?{_DATA}(?!\w)"
    rf"|(?<!\w)zure {_DATA}(?!\w)[^.!?\n]{{0,40}}(?:behar|bidal|eman|esan|idatz)"
    rf"|(?<!\w){_DATA}(?!\w)[^.!?\n]{{0,10}}(?:,? por favor|,? please)?\s?\?"
)
_SECRET = re.compile(
    rf"(?<!\w){_ASK}(?!\w)[^.!?\n]{{0,60}}?(?<!\w)(?:contrasenas?|passwords?|pin|cvv|cvc|claves?(?: de acceso)?"
    r"|codigo de (?:seguridad|verificacion|acceso)|numero (?:completo )?de (?:la |tu |su )?tarjeta"
    r"|card number|(?:security|verification) code|palavra-passe|senha|contrasenya|contrasinal|pasahitza)(?!\w)"
)
_REFUSES = re.compile(
    r"\b(?:no|nunca|jamas|sin|evita|evite|evitad|don't|do not|never|avoid|nao|mai|sense|non|ez|ni)\s{1,2}"
    r"(?:\w{1,14}\s{1,2}){0,3}(?:publi\w{1,8}|(?:compart|escrib|pid|pedi|pedir|facilit|env|mand|necesit|hac|hag)\w{1,6}"
    r"|pong\w{1,4}|pon|dejes?|des|de|digas?|share|post|write|give|ask|send|need|(?:partilh|escrev|publiq)\w{1,4}"
    r"|comparteix\w{0,4}|escrigui\w{0,3}|demana\w{0,4}|partekatu|idatzi|eskatu\w{0,4})\b"
    r"|\b(?:borra|borre|elimina|elimine|quita|quite|retira|retire|delete|remove|esborra|apaga|apague)\b"
)
_PRIVATE = re.compile(
    r"\b(?:(?:por|via|per|by) (?:e-?mail|correo|correio|correu|mail|whatsapp|telefono|telefone|telefon|phone|escrito)"
    r"|(?:al|o|no) correo (?:de|del)|(?:mand|envi|escrib|pon)\w{1,6} un (?:correo|e-?mail|mail|whatsapp)|e-?postaz"
    r"|posta elektronikoz|mensajes? (?:directo|privado)s?|(?:en|por|al?) privado|privad[oa](?:mente)?|mds?|dms?|pm"
    r"|inbox"
    r"|por interno|mp"
    r"|formulario|messenger|telegram|chat|app|aplicacion|area (?:de cliente|privada)|web|correo a|escrib[ea]nos a"
    r"|email us"
    r"|llam\w{1,6} al|telefono (?:gratuito|\d)|direct message|private(?:ly)?|message us|missatge (?:directe|privat)"
    r"|per privat|mensagem (?:direta|privada)|em privado|mensaxe (?:directa|privada)|mezu (?:zuzen|pribatu)\w{0,5}"
    r"|pribatu(?:an|z|ko)?)\b"
    r"|[\w.+-]{1,64}@[\w-]{1,63}\.|https?://|www\."
)
_IN_PUBLIC = re.compile(
    r"\b(?:por aqui|aqui (?:mismo|abajo)|en (?:este|el) hilo|en (?:los )?comentarios|en abierto|en publico|publicamente"
    r"|en (?:esta|tu|su) (?:respuesta|publicacion)|(?:respondiendo|contest\w{1,4}) a este|here|in the comments|below"
    r"|in this thread|aqui em baixo|nos comentarios|als comentaris|aqui sota|hemen|iruzkin\w{2,5}|neste fio)\b"
)
_CUES = (
    "dni d nie nif pasaporte documento pedido reserva cliente clienta socio socia poliza telefono cuenta tarjeta "
    "expediente "
    "contrato billete factura seguimiento orden incidencia movil localizador telefonoa celular whatsapp correo mail "
    "email "
    "direccion domicilio iban nombre apellidos nacimiento datos matricula postal historial booking order phone mobile "
    "address name passport id birth account encomenda comanda telemovel morada nome contribuinte cartao telefon "
    "adreca nom "
    "dades enderezo eskaera erreserba helbidea nan nana izen posta"
)
CUES = frozenset(_CUES.split())
"""A text without any of these words asks for no datum that we know."""
_PRIVATE_WORDS = (
    "contrasena contrasenas password passwords pin cvv cvc clave claves codigo tarjeta card code palavra senha "
    "contrasenya "
    "contrasinal pasahitza"
)
KEY_CUES = frozenset(_PRIVATE_WORDS.split())


def asks_in_public(part: Part, context: Context) -> Iterator[Mark]:
    """A request for personal data that neither goes to a private channel nor warns against publishing it."""
    if not part.public or CUES.isdisjoint(part.words):
        return
    private = _names_channel(part.folded, context)
    for sentence in part.sentences:
        text = sentence.folded[:1000]
        match = _REQUEST.search(text)
        if not match or _REFUSES.search(text):
            continue
        here = _IN_PUBLIC.search(text)
        if here or not (private or _names_channel(text, context)):
            yield _mark(part, (sentence.start, sentence.end))


def asks_for_secret(part: Part, context: Context) -> Iterator[Mark]:
    """A password, PIN or full card number is asked for nowhere, not even in private."""
    for sentence in part.sentences if not KEY_CUES.isdisjoint(part.words) else ():
        text = sentence.folded[:1000]
        if _SECRET.search(text) and not _REFUSES.search(text):
            span = (sentence.start, sentence.end)
            yield block(
                f"«{part.quote(span)}» pide una clave o una tarjeta; no se piden por ningún canal, quite la frase",
                f"“{part.quote(span)}” asks for a password or card; no channel is fit for that, remove the sentence",
                span,
            )


def _names_channel(folded: str, context: Context) -> bool:
    network = context.brand.network(context.comment.network)
    phrase = network.private_channel if network else None
    return bool(_PRIVATE.search(folded)) or bool(phrase and read(phrase).folded in folded)


def _mark(part: Part, span: tuple[int, int]) -> Mark:
    return block(
        f"«{part.quote(span)}» pide datos personales en público; pídalos por el canal privado",
        f"“{part.quote(span)}” asks for personal data in public; ask through the private channel",
        span,
    )
