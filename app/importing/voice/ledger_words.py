"""What the sentences of a facts ledger say: amounts and what is unclear in them, dates, whom they are for."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from datetime import date
from typing import NamedTuple

from app.brand.texts import folded
from app.evidence.figures import Figure, figures
from app.wording import Wording

_INTERNAL = re.compile(
    r"\b(?:sin (?:aprobacion|autorizacion|visto bueno|preguntar|consultar|firma)|uso interno|interno|interna|confidencial|"
    r"no (?:se )?(?:\w+ ){0,2}?(?:menciona\w{0,3}|publica\w{0,3}|difund\w{1,4}|comunica\w{0,3}|anuncia\w{0,3}|revela\w{0,3}|dice|decir|cuenta)(?: \w+){0,3} (?:en publico|al publico|en redes|fuera|al cliente|a la clientela)|"
    r"no (?:mencionar|publicar|difundir|revelar)|(?:solo|unicamente) (?:por|en) privado|se comunican? (?:solo )?(?:por|en) privado|"
    r"aprueba|autoriza|(?:requiere|necesita|con|previa) (?:aprobacion|autorizacion|visto bueno|el visto bueno|el ok)|lo decide|la decide|"
    r"only (?:after|if|when|once) (?:\w+ ){1,5}(?:agrees?|approves?|confirms?|signs? off)|solo (?:si|cuando|tras) (?:\w+ ){1,5}?(?:aprueb\w|autori\w{2,5}|confirm\w{1,3}|acept\w{1,3})|limite (?:del agente|interno|por agente)|internal|not public|do not publish|without approval|needs approval)\b"
)
_UNSURE = re.compile(
    r"\b(?:segun (?:el )?caso|segun casos|segun proceda|a criterio|a discrecion|a valorar|se valora\w{0,3}|a determinar|por definir|pendiente|por confirmar|aproximadamente|aprox|"
    r"en torno a|alrededor de|unos|unas|orientativ[oa]s?|caso por caso|preguntar a|preguntad a|preguntar antes|consultar (?:a|con|antes)|confirmar con|depending|case by case|roughly|tbd|tbc|xx+)\b|\?\?|\?\)"
)
_SLASHED = re.compile(r"\d\s?(?:€|\$|£|eur\b|euros\b|%)?\s?/\s?(?:€|\$|£)?\s?\d[\d.,]{0,9}(?:\s?[€$£%])?", re.I)
_MONEY_WORDS = re.compile(
    r"\b(?:compens\w{2,8}|indemni\w{2,8}|reembols\w{1,5}|devol\w{2,7}|devuelv\w{1,4}|reintegr\w{1,5}|abon(?:amos|aremos|o|ar|ara|a)|bonifica\w{1,5}|bonos?|vales?|cupon(?:es)?|"
    r"descuentos?|gratis|gratuit[oa]s?|sin coste|sin cargo|no (?:se (?:le )?)?cobra\w{0,4}|se (?:le )?cambia\w{0,2} por|a nuestro cargo|pagamos|pagaremos|ofrec\w{1,5}|regal\w{1,5}|credito|reposicion|reponemos|cambi(?:amos|o) |"
    r"noche|invitacion(?:es)?|entradas? (?:para|gratis)|reembols\w{1,5}|sustitu\w{2,6}|nuevo producto|producto nuevo|upgrade|complimentary|gift card|tarjeta regalo|replacement|credited|discount\w{0,1}|descont\w{2,6}|descuent\w{1,2}|(?:\d+ |of )off|refund\w{0,3}|voucher|compensat\w{1,4}|free)\b"
)
_CONDUCT = re.compile(
    r"^(?:\w+ )?(?:nadie|nunca|jamas|no se (?:promete|ofrece|habla|da|compensa)|no (?:prometemos|prometer|ofrecer|ofrecemos|prometas|prometa|prometais|hay compensacion)|never|nobody|do not|don t|tampoco|cualquier otra cosa|lo demas|todo lo demas)\b"
)
_PAST = re.compile(
    r"\b(?:hace anos|en el pasado|el ano pasado|llegamos a|fue un error|se prometio|alguien ofrecio|ofrecio|se ofrecio|ofrecimos|prometimos|(?:una vez|entonces|ese dia|aquel\w{0,3}(?: \w+)?|al final|terminamos|acabamos) (?:\w+ ){0,2}regal\w{2,5}|llegaron a|prometio|antes se|antiguamente|hasta 20[012]\d se|"
    r"en (?:19|20)\d\d (?:se |nos |un |una |alguien |contest|promet|ofrec|regal)|no debe repetirse|last year|used to)\b"
)
_UNTIL = re.compile(
    r"\b(?:hasta(?: el(?: dia)?)?|vigente hasta|valid[oa]s? hasta|caduca(?: el)?|vence(?: el)?|until|valid until|expires(?: on)?|al|a)\s*$"
)
_FROM = re.compile(r"\b(?:desde(?: el)?|a partir del?|del|vigente desde|from|since)\s*$")


_SUM = r"(?:[€$£]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?(?:[€$£%]|euros?\b|pesos\b|soles\b|dólares\b))"
_BARE = r"[€$£]?\s?\d[\d.,]{0,12}\s?[€$£%]?"
_BETWEEN = re.compile(
    rf"\b(?:entre|between)\s+{_BARE}\s*(?:y|e|and)\s+{_SUM}|\b(?:de|from)\s+{_BARE}\s*(?:a|to)\s+{_SUM}|{_BARE}\s?[-–]\s?{_SUM}",
    re.I,
)
"""«entre 20 y 40 €», «$20–$40»: nobody may promise a range as an amount."""


class Dates(NamedTuple):
    valid_from: str | None = None
    valid_until: str | None = None
    doubt: Wording | None = None


def internal(text: str) -> bool:
    """It says that it is for the brand's own people."""
    return bool(_INTERNAL.search(folded(text)))


def past(text: str) -> bool:
    """It tells what once happened: no rule for today."""
    return bool(_PAST.search(folded(text)))


_WITHDRAWN = re.compile(
    r"\b(?:sin (?:efecto|vigor|vigencia|validez)|(?:queda|quedan|quedo|quedaron|esta|estan|fue|fueron) (?:derogad|suprimid|abolid)[oa]s?|dej(?:o|aron|amos) de (?:dar|ofrecer|aplicar|pagar|entregar|regir|correr|valer)\w{0,2}|"
    r"(?<!si )(?<!cuando )ya no (?:corren?|valen?|aplican?|rigen?|estan? vigentes?|(?:lo |la |los |las )?(?:damos|ofrecemos|aplicamos|pagamos|entregamos|usamos)|se (?:dan?|ofrecen?|entregan?|pagan?|aplican?|canjean?|usan?|conceden?))|"
    r"no longer (?:offered|given|valid|applies|apply|in force|available|paid)|(?:was|were|is|are|has been|have been) (?:withdrawn|scrapped|discontinued|repealed))\b"
)


def withdrawn(text: str) -> bool:
    """It tells of an offer that holds no more: «La cuantía de 60 euros queda sin efecto»."""
    return bool(_WITHDRAWN.search(folded(text)))


def conduct(text: str) -> bool:
    """It tells how to behave about money, or that there is none: nothing is promised by it."""
    return bool(_CONDUCT.search(folded(text)))


def promises(text: str) -> bool:
    """Whether a sentence speaks of making good: money, a voucher, something free."""
    return bool(_MONEY_WORDS.search(folded(text)))


def amounts(text: str) -> tuple[Figure, ...]:
    """Money and shares."""
    return tuple(figure for figure in figures(text) if figure.kind in ("money", "percent"))


def amount_doubt(text: str) -> Wording | None:
    """What keeps the amounts of a text from being plain."""
    if slashed := _SLASHED.search(text):
        return Wording(
            es=f"«{slashed[0].strip()}» admite más de una lectura; diga qué importe vale en cada caso",
            en=f"“{slashed[0].strip()}” can be read in more than one way; say which amount holds when",
        )
    if between := _BETWEEN.search(text):
        return Wording(
            es=f"«{between[0].strip()}» es un margen; diga qué importe vale y quién lo decide",
            en=f"“{between[0].strip()}” is a range; say which amount holds and who decides it",
        )
    if unsure := _UNSURE.search(folded(text)) or re.search(r"\?\?|\?\)", text):
        return Wording(
            es=f"el manual deja el importe abierto («{unsure[0]}»)",
            en=f"the manual leaves the amount open (“{unsure[0]}”)",
        )
    return None


def no_currency(cell: str, head: str) -> Wording | None:
    """A cell of amounts whose number has no currency, share or unit, neither there nor in the column's name."""
    said = figures(cell)
    bare = any(one.kind == "number" for one in said) and not any(one.kind != "number" for one in said)
    if not bare or re.search(r"[€$£%]|\beuros?\b|\bpesos\b|\beur\b|\busd\b|\bmxn\b|\bsoles\b|\bdías\b", head, re.I):
        return None
    return Wording(es=f"«{cell}» no dice la moneda", en=f"“{cell}” does not say the currency")


def dates(text: str, language: str, *, ends: bool = False) -> Dates:
    """From when and until when a text says that it holds. `ends`: a date without more is the last day."""
    first = last = None
    said = [one for one in figures(text) if one.kind == "date"]
    for n, figure in enumerate(said):
        before = folded(text[: figure.start])
        until, since = bool(_UNTIL.search(before)), bool(_FROM.search(before))
        if not (until or since or ends):
            continue
        day = _day(figure.value) or (
            _same_year(figure.value, said[n + 1].value) if since and n + 1 < len(said) else None
        )
        if day is None or _two_ways(text[figure.start : figure.end], language):
            return Dates(doubt=_unclear(text[figure.start : figure.end]))
        first, last = (day, last) if since and not until else (first, day)
    return Dates(first, last)


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _same_year(value: str, later: str) -> str | None:
    """«Del 1 de julio al 31 de agosto de 2026»: the second date lends its year, or the one before it."""
    end = _day(later)
    if end is None:
        return None
    year = int(end[:4]) - (value > end[5:])
    return _day(f"{year}-{value}")


def _two_ways(shown: str, language: str) -> bool:
    """«03/04/2026» in English may be of March or of April."""
    parts = re.fullmatch(r"(\d{1,2})/(\d{1,2})/\d{2,4}", shown)
    return language == "en" and parts is not None and int(parts[1]) <= 12 and int(parts[2]) <= 12


def _unclear(shown: str) -> Wording:
    return Wording(
        es=f"la fecha «{shown}» no es completa o puede leerse de dos maneras; escriba día, mes y año",
        en=f"the date “{shown}” is not complete or can be read in two ways; write day, month and year",
    )
