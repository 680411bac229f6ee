"""Harm: what the brand has sworn never to say, and what only machines and templates say."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator
from functools import lru_cache

from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import heard, said, table

_STOCK = {
    "es": r"""
(?:tu|su|vuestra|la) (?:opinion|satisfaccion|comentario|feedback|confianza|experiencia)(?: de \w{3,12} \w{3,12})? (?:es|nos es|son|resulta) (?:muy |sumamente |realmente |de gran )?(?:importante|valios[oa]|importancia|prioridad|fundamental)(?: para nosotros)?
(?:nos tomamos|tomamos) (?:muy en serio )?(?:todos |todas )?(?:los|las|sus|tus) (?:comentarios|opiniones|quejas|sugerencias) muy en serio
(?:trabajamos|seguimos trabajando|seguiremos trabajando) (?:cada dia |constantemente |continuamente |dia a dia |duro |siempre ){0,4}(?:para|por) (?:mejorar|ofrecerte|ofrecerle|brindarte|brindarle|darte|darle|seguir mejorando)
(?:lamentamos|sentimos) que tu experiencia no haya sido (?:la esperada|satisfactoria|optima)
(?:lamentamos|sentimos) que su experiencia no haya sido (?:la esperada|satisfactoria|optima)
(?:en|desde) \w{3,20},? (?:nos esforzamos|estamos comprometidos|la satisfaccion)
(?:quedamos|estamos) (?:a (?:tu|su|vuestra) (?:entera )?disposicion|a la espera de (?:tus|sus) noticias)(?: para (?:cualquier|lo que))?
no dud(?:es|e|eis|en) en (?:contactar|contactarnos|escribir|escribirnos|ponerte|ponerse|consultar)\w{0,3}
agradecemos (?:tu|su) (?:comprension|paciencia|feedback|colaboracion)
gracias por (?:su|tu) (?:feedback|comprension y paciencia|preferencia)
para (?:ofrecerte|ofrecerle|brindarte|brindarle) (?:un|una|el|la) mejor (?:servicio|experiencia|atencion)
hemos (?:recibido|registrado|tomado nota de) (?:tu|su) (?:solicitud|peticion|incidencia|queja) y (?:sera|esta siendo|procederemos)
(?:como|soy) (?:un |una )?(?:modelo de lenguaje|inteligencia artificial|ia|asistente (?:virtual|de ia|automatico)|chatbot|bot|robot|sistema automatizado)
(?:este es un|es un) mensaje (?:automatico|generado automaticamente)
(?:espero|esperamos) que (?:este mensaje|esto) (?:te|le) (?:encuentre bien|sea de ayuda|haya sido util)
""",
    "gl": r"""
a (?:tua|sua) opinion e moi importante(?: para nos)?
non dubides? en contactar
son (?:un|unha) (?:asistente virtual|intelixencia artificial)
agradecemos a (?:tua|sua) comprension
""",
    "ca": r"""
la (?:teva|seva|vostra) opinio es molt important(?: per a nosaltres)?
no dubt(?:is|i|eu) (?:a|en) (?:contactar|escriure)\w{0,4}
soc (?:un|una) (?:assistent virtual|intel·ligencia artificial|ia)
agraim la (?:teva|seva|vostra) (?:comprensio|paciencia)
""",
    "eu": r"""
zure iritzia (?:oso )?garrantzitsua da(?: guretzat)?
ez izan zalantzarik
(?:laguntzaile birtuala|adimen artifiziala) naiz
eskerrik asko zure ulermenagatik
""",
    "pt": r"""
(?:a )?sua opiniao e muito importante(?: para nos)?
nao hesite em (?:contactar|contatar|entrar)\w{0,4}
(?:sou|como) (?:um |uma )?(?:assistente virtual|inteligencia artificial|modelo de linguagem|ia)
agradecemos (?:a )?sua (?:compreensao|paciencia|preferencia)
estamos a disposicao
""",
    "en": r"""
your (?:opinion|feedback|satisfaction) is (?:very |extremely )?(?:important|valuable)(?: to us)?
(?:please )?(?:do not|don't) hesitate to (?:contact|reach|write)(?: out)?
as an? (?:ai|artificial intelligence|language model|virtual assistant|automated assistant)
i(?:'m| am) an? (?:ai|bot|virtual assistant|automated assistant|language model)
we (?:value|appreciate) your (?:feedback|patience and understanding|business)
thank you for your (?:patience and understanding|understanding|feedback)
this is an automated (?:message|reply)
i hope this (?:message|email) finds you well
""",
}
_STOCK_PATTERN = table(_STOCK)


@lru_cache(maxsize=64)
def _forbidden(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """The brand's phrases as one pattern over a text as heard; blanks in them match any run of blanks and commas."""
    wanted = [
        r"[ ,]{1,3}".join(map(re.escape, words))
        for phrase in phrases
        if (words := re.findall(r"[\w%€$'-]+", heard(phrase)))
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(wanted, key=len, reverse=True)) + r")(?!\w)") if wanted else None


def sworn_off(part: Part, context: Context) -> Iterator[Mark]:
    """Phrases of the brand's own list, whatever their capitals, accents and spacing."""
    phrases = _forbidden(context.brand.voice.never_say)
    for found in said(part, phrases) if phrases else ():
        shown = part.quote(found.span)
        yield block(
            f"«{shown}» está en la lista de lo que la marca no dice; dígalo de otro modo",
            f"“{shown}” is on the brand's list of what it never says; put it another way",
            found.span,
        )


def stock(part: Part, context: Context) -> Iterator[Mark]:
    """Template phrases and machines that speak of themselves."""
    for found in said(part, _STOCK_PATTERN):
        shown = part.quote(found.span)
        yield warn(
            f"«{shown}» suena a plantilla; dígalo con palabras para esta persona",
            f"“{shown}” sounds like a template; say it in words for this person",
            found.span,
        )
