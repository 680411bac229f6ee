"""How languages show whom they address. Spanish signs keep their accents: «mándanos» is tú, «mandanos» is vos.

A strong sign can hardly be anything else; a weak one («su», «le», «lo») may speak of a third person.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

Sign = Literal["tu", "vos", "familiar", "formal"]
"""`familiar`: tú or vos («te», «tu», «tendrás»), and the plural «vosotros»."""

_ES_IMPERATIVES = (
    "escribe escriba escribí, cuenta cuente contá, manda mande mandá, envía envíe enviá, pasa pase pasá, deja deje dejá, llama llame llamá, indica indique indicá, "
    "contacta contacte contactá, confirma confirme confirmá, facilita facilite facilitá, muestra muestre mostrá, busca busque buscá, avisa avise avisá, explica explique explicá, "
    "perdona perdone perdoná, disculpa disculpe disculpá, ayuda ayude ayudá, permite permita permití, comparte comparta compartí, espera espere esperá, visita visite visitá, "
    "consulta consulte consultá, revisa revise revisá, acerca acerque acercá, rellena rellene rellená, solicita solicite solicitá, comprueba compruebe comprobá, "
    "entra entre entrá, pide pida pedí, prueba pruebe probá, elige elija elegí, abre abra abrí, responde responda respondé, guarda guarde guardá, presenta presente presentá, "
    "recuerda recuerde recordá, reserva reserve reservá, descarga descargue descargá, pregunta pregunte preguntá, mira mire mirá, lee lea leé, cree crea creé, sigue siga seguí"
)
_NO_PRONOUN_NEEDED = frozenset(
    [
        "escriba",
        "envíe",
        "indique",
        "contacte",
        "facilite",
        "avise",
        "explique",
        "disculpe",
        "consulte",
        "acérquese",
        "revise",
        "rellene",
        "solicite",
        "compruebe",
        "visite",
        "descargue",
        "permita",
        "mande",
        "deje",
        "comparta",
        "confirme",
    ]
)
"""Formal imperatives that are nothing else at the start of a sentence."""
_ENCLITICS = r"(?:nos(?:l[oa]s?)?|me(?:l[oa]s?)?)"
_ACUTE = str.maketrans("aeiou", "áéíóú")


def _stressed(verb: str) -> str:
    """«escribe» with a pronoun behind it: «escríbe(nos)». The stress falls on the vowel before the last."""
    if any(c in "áéíóú" for c in verb):
        return verb
    vowels = [m.start() for m in re.finditer(r"[aeio]|(?<![qg])u", verb)]
    if len(vowels) < 2:
        return verb
    at = vowels[-2]
    if verb[at] in "iu" and at and verb[at - 1] in "aeo":
        at -= 1
    return verb[:at] + verb[at].translate(_ACUTE) + verb[at + 1 :]


def _triples() -> list[tuple[str, str, str]]:
    return [(t, u, v) for t, u, v in (line.split() for line in _ES_IMPERATIVES.split(","))]


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(set(words), key=len, reverse=True)) + ")"


def _whole(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@#/.-])(?:{body})(?!\w)")


_PLAIN_VOS = str.maketrans("áéí", "aei")
_TU_WITH = _any(_stressed(t) for t, _, _ in _triples())
_FORMAL_WITH = _any([_stressed(u) for _, u, _ in _triples()] + [u for _, u, _ in _triples()])
_VOS_WITH = _any(v.translate(_PLAIN_VOS) for _, _, v in _triples())
_START = r"(?:(?<=^)|(?<=[.!?¡¿:,;\n] )|(?<=[.!?¡¿:\n]))"

ES_TU = _whole(
    rf"ti|contigo|{_TU_WITH}{_ENCLITICS}|dinos|dime|dinoslo|puedes|quieres|tienes|eres|prefieres|necesitas|sabes|dices|sientes|escribes|recibes|debes|encuentras|deseas|"
    r"cuéntanos|acércate|pásate|fíjate|ponte|quédate|siéntete|avísanos"
)
ES_VOS = _whole(
    rf"vos|sos|podés|querés|tenés|sabés|necesitás|preferís|decís|sentís|contás|escribís|recibís|debés|encontrás|deseás|mandás|pasás|llamás|venís|estás vos|"
    rf"{_any(v for _, _, v in _triples() if v.endswith(('á', 'é')))}(?! (?:que|por))|{_VOS_WITH}{_ENCLITICS}|decinos|decime|acercate|pasate|fijate|quedate|ponete"
)
ES_FAMILIAR = _whole(
    r"te|tu|tus|tuy[oa]s?|vosotr[oa]s|os|vuestr[oa]s?|\w{2,12}(?:arás|erás|irás|ndrás|brás|drás)|podéis|queréis|tenéis|habéis|sois|sabéis|escribidnos|contadnos|mandadnos|decidnos|enviadnos|"
    r"(?!(?:triste|existe|resiste|consiste|insiste|asiste|persiste|desiste|contraste|desgaste|viste|chiste|quiste|reviste|enviste|subsiste)(?!\w))\w{2,12}(?:aste|iste)|hayas|tengas|quieras|puedas|estés|necesites|prefieras|vengas|vuelvas|recibas|hubieras|estuvieras|"
    r"llevaras|tuvieras|pudieras|has (?:\w{1,14}[aeií]do|visto|hecho|dicho|escrito|puesto|vuelto)|"
    r"(?!diecis|veintis)\w{2,12}(?:áis|éis)"
)
ES_FORMAL = _whole(
    rf"usted|ustedes|ud|uds|vd|{_FORMAL_WITH}(?:n)?{_ENCLITICS}|díganos|dígame|háganos|háganoslo|pónganse|póngase|acérquese|pásese|fíjese|siéntase|quédese|diríjase|comuníquese|asegúrese|"
    rf"si (?:lo )?(?:quiere|prefiere|desea)|(?:como|cuando) (?:usted )?(?:quiera|prefiera|desee)|a su disposición|"
    rf"{_START}(?:{_any(_NO_PRONOUN_NEEDED)}|no dude|tenga en cuenta|póngase)"
)
ES_WEAK_FORMAL = _whole(
    r"(?:su|sus) (?:pedidos?|caso|mensaje|comentarios?|consulta|cuenta|compra|reserva|paciencia|opinión|queja|experiencia|correo|número|factura|billete|entradas?|maleta|visita|confianza|"
    r"comprensión|reseña|reclamación|solicitud|tiempo|viaje|estancia|interés|sugerencia|enfado|molestia|malestar|disposición|aviso|propuesta|petición|teléfono|dirección|tarjeta|mesa|cita|envío|paquete)"
    r"|(?:le|les) (?:pedimos|rogamos|agradecemos|escribimos|llamamos|contestamos|respondemos|atendemos|ayudamos|invitamos|esperamos|recordamos|informamos|confirmamos|leemos|recomendamos|contamos|"
    r"avisamos|debemos|damos|enviamos|mandamos|aseguramos|ofrecemos|acompañamos|escuchamos|explicamos|llamaremos|escribiremos|contestaremos|responderemos|daremos|avisaremos|informaremos|"
    r"ayudaremos|contaremos|explicaremos|esperaremos|atenderemos)(?! (?:al? |tu|la queja al))"
    r"|(?:¿)?(?:podría|puede|quiere|tiene|necesita) (?:usted|escribirnos|contarnos|decirnos|enviarnos|mandarnos|indicarnos|confirmarnos|facilitarnos|pasarnos|llamarnos|consultar|solicitar|pedir)"
    r"|(?:le|lo|la) (?:haya|hayamos|hemos|ha) (?:hecho|atendido|tratado|pasado|ocurrido|contestado|dejado|causado)"
)
THIRD_PERSON = re.compile(
    r"(?:hij[oa]s?|madre|padre|abuel[oa]|marido|mujer|pareja|niñ[oa]s?|bebé|herman[oa]s?|amig[oa]s?|compañer[oa]s?|señora?|cliente|persona|equipo|empresa|conductor(?:a)?|repartidor(?:a)?|"
    r"responsable|familia|familiar|proveedor|tienda|banco|técnico|encargad[oa]|hotel|médic[oa]|doctora?|perr[oa]|grupo|artista|autor|cada (?:quien|uno|una)|quien|alguien|nadie|"
    r"usuari[oa]s?|viajer[oa]s?|vecin[oa]s?|soci[oa]s?|asistentes|aerolínea|compañía)"
)


class Pair(NamedTuple):
    """Two registers of a language that do not go together in one text."""

    familiar: re.Pattern[str]
    formal: re.Pattern[str]


OTHERS: dict[str, Pair] = {
    "pt": Pair(
        _whole(
            r"contigo|teu|tua|teus|tuas|tu|ti|tens|podes|queres|escreve-nos|envia-nos|manda-nos|diz-nos|conta-nos|desculpa-nos"
        ),
        _whole(
            r"você|vocês|vc|o senhor|a senhora|escreva-nos|envie-nos|mande-nos|diga-nos|conte-nos|desculpe-nos|consigo"
        ),
    ),
    "ca": Pair(
        _whole(
            r"tu|teu|teva|teus|teves|t'hem|et|pots|vols|tens|has|escriu-nos|explica'ns|envia'ns|digues-nos|truca'ns|disculpa'ns|perdona'ns"
        ),
        _whole(
            r"vostè|vostès|escrigui'ns|expliqui'ns|enviï'ns|enviï-nos|digui'ns|truqui'ns|disculpi'ns|perdoni'ns|si ho desitja|si vol"
        ),
    ),
    "gl": Pair(
        _whole(
            r"ti|che|teu|túa|teus|túas|contigo|podes|queres|tes|escríbenos|cóntanos|mándanos|envíanos|dinos|chámanos|desculpa"
        ),
        _whole(
            r"vostede|vostedes|escríbanos|cóntenos|mándenos|envíenos|díganos|chámenos|desculpe|se o desexa|se quere"
        ),
    ),
    "fr": Pair(
        _whole(r"tu|te|toi|ton|ta|tes|t'\w{2,15}|écris-nous|envoie-nous|dis-nous"),
        _whole(r"vous|votre|vos|écrivez-nous|envoyez-nous|dites-nous|contactez-nous"),
    ),
    "de": Pair(
        _whole(r"du|dich|dir|dein|deine|deinen|deinem|deiner|schreib uns|schick uns|melde dich"),
        _whole(r"ihnen|schreiben sie|schicken sie|melden sie|können sie|bitten sie|haben sie|möchten sie|dass sie uns"),
    ),
    "eu": Pair(_whole(r"hi|hik|hiri|hire|heure"), _whole(r"zu|zuk|zuri|zure|zeure|berori|berorrek")),
}
