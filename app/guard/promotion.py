"""Harm: selling while people are affected. Under an incident no reply advertises: no offers, codes, calls to buy or links to a shop.

What the official line itself says is no advertising («puede canjear su entrada en la tienda»), nor is what somebody asks or is
told about a purchase that they made («tu compra», «la oferta que contrataste»).
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.guard.official_line import told
from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.speech import negated, said, says, table
from app.incident.mode import PERMITS

_SELLS = table({
    "es": r"""
aprovech[ae](?:d|n|s|te|se|la|lo|las|los)?(?: ya| ahora| hoy)? (?:nuestr[oa]s?|est[aeo]s?|la|las|el|los|un|una|tu|su|para|que)?(?: \w{1,15}){0,2}? ?(?:oferta\w{0,2}|descuento\w{0,2}|promo\w{0,6}|rebaja\w{0,2}|precio\w{0,2}|oportunidad|ocasion|novedad\w{0,2})
(?:no te (?:lo|la|los|las) pierdas|no se (?:lo|la|los|las) pierda|no te pierdas (?:nuestr|l[ao]s? |est)\w{0,6}|no dejes pasar)
(?:compra|compre|comprad|llevate|llevese|hazte con|hagase con|reserva|reserve|suscribete|suscribase|contrata|contrate|pide|pida) (?:ya|ahora|hoy|el tuyo|la tuya|el suyo|la suya|con (?:un |el )?(?:descuento|\d{1,2} ?%))
(?:codigo|cupon|vale) (?:de |promocional|descuento|\"?[a-z]{3,12}\d{1,4})(?:descuento|promocion\w{0,2}|regalo)?
(?:descuentos? (?:de|del|exclusiv\w{1,3}|especial\w{0,2}|para ti)|oferta\w? (?:especial|exclusiva|limitada|del dia|flash|irresistible|de (?:verano|primavera|otono|invierno|navidad|lanzamiento))\w{0,2})
(?:black friday|cyber monday|rebajas|2 ?x ?1|3 ?x ?2|super ?ofertas?|ofertas? (?:en|hasta)|hasta un \d{1,2} ?% (?:de descuento|menos))
(?:descubre|descubra|descubrid|conoce|conozca|prueba|pruebe|estrena|estrene) (?:ya |ahora |hoy )?(?:nuestr[oa]s?|la nueva|el nuevo|las nuevas|los nuevos)
(?:visita|visite|pasate por|pasese por) (?:nuestra tienda|nuestra web para comprar|nuestro outlet|la tienda online)|participa en (?:nuestro|el|este) sorteo|sorte(?:amos|o)
""",
    "ca": r"""
aprofit[aei](?:u|n|s)? (?:\w{1,15} ){0,3}?(?:oferta|descompte|promocio|rebaixa|preu|oportunitat)\w{0,2}|no t'ho perdis|no s'ho perdi|compra(?:'l|'ls)? (?:ja|ara|avui)|codi (?:de )?(?:descompte|promocional)|descompte (?:de|del|exclusiu|especial)|oferta (?:especial|exclusiva|limitada)|rebaixes|descobreix (?:la nostra|el nostre|els nostres|les nostres)|visita la nostra botiga
""",
    "gl": r"""
aproveit[ae](?:de|n|s)? (?:\w{1,15} ){0,3}?(?:oferta|desconto|promocion|rebaixa|prezo|oportunidade)\w{0,2}|non o perdas|non o perda|compra (?:xa|agora|hoxe)|codigo (?:de )?(?:desconto|promocional)|desconto (?:de|do|exclusivo|especial)|oferta (?:especial|exclusiva|limitada)|rebaixas|descobre (?:a nosa|o noso|os nosos|as nosas)|visita a nosa tenda
""",
    "eu": r"""
aprobetxa(?:tu)? (?:\w{1,15} ){0,3}?(?:eskaintza|deskontua|promozioa|prezioa)\w{0,3}|ez galdu|erosi (?:orain|gaur)|deskontu[- ]kode\w{0,2}|% ?\d{1,2}ko deskontu\w{0,2}|eskaintza berezi\w{0,2}|merkealdi\w{0,3}|ezagutu gure|bisitatu gure denda
""",
    "pt": r"""
aproveit[ae](?:m)? (?:\w{1,15} ){0,3}?(?:oferta|desconto|promocao|saldo|preco|oportunidade)\w{0,2}|nao perca|nao percas|compre (?:ja|agora|hoje)|compra (?:ja|agora|hoje)|codigo (?:de )?(?:desconto|promocional)|cupom|desconto (?:de|do|exclusivo|especial)|oferta (?:especial|exclusiva|limitada)|saldos|descubra (?:a nossa|o nosso|os nossos|as nossas)|visite a nossa loja
""",
    "en": r"""
(?:don't|do not) miss (?:out|our|this|these|it)|(?:buy|shop|order|book|subscribe|sign up) (?:now|today)|(?:grab|get) (?:yours|\d{1,2} ?% off|our|your (?:discount|offer|deal))|(?:take advantage of|check out|enjoy|discover|try) (?:our|this|these|the) (?:\w{1,15} ){0,2}?(?:offers?|deals?|sale|discounts?|new|latest|range|collection|prices?)
(?:discount|promo|coupon|voucher) codes?|use (?:the )?code|\d{1,2} ?% (?:off|discount)|special (?:offer|deal|discount)s?|limited[- ](?:time )?(?:offer|edition)|black friday|cyber monday|buy one get one|visit our (?:online )?(?:shop|store)|free trial
""",
})  # fmt: skip
_SHOP = re.compile(
    r"(?:https?://|www\.|(?<![\w@.])[a-z0-9-]{2,40}\.[a-z]{2,8})[^\s]{0,120}?/(?:[^\s/]{0,40}/){0,3}?"
    r"(?:shop|store|tienda|loja|botiga|tenda|denda|boutique|ofertas?|offers?|promo\w{0,10}|descuento\w?|discount\w?|sale|rebajas"
    r"|outlet|comprar?|buy|cart|carrito|checkout)(?![a-z])"
)


def advertised(part: Part, context: Context) -> Iterator[Mark]:
    """Blocks advertising under an incident; warns of it in any other reply while marketing stops."""
    incident = context.situation.incident(context.triage.incident)
    if incident is None and PERMITS[context.situation.mode].marketing:
        return
    known = told(incident) if incident else ()
    make = block if incident else warn
    official = any(says(text, _SELLS) for text in known)
    for found in said(part, _SELLS) if not official else ():
        if not negated(found) or found.words.startswith(("no ", "non ", "nao ", "ez ", "don't", "do not")):
            yield make(*_message(part, found.span), found.span)
    for link in _SHOP.finditer(part.folded):
        if not any(link.group() in text.casefold() for text in known):
            span = part.at_match(link)
            yield make(*_message(part, span), span)


def _message(part: Part, span: tuple[int, int]) -> tuple[str, str]:
    shown = part.quote(span)
    return (
        f"«{shown}» suena a publicidad mientras hay una crisis abierta; quítelo",
        f"“{shown}” reads as advertising while an incident is open; remove it",
    )
