"""Harm: personal data in public, above all the commenter's own that our answer would repeat to everybody."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from stdnum import luhn

from app.comments.personal_data import Found, find
from app.comments.reading import read
from app.guard.rule import Context, Mark, Part, block

_CONTACT = frozenset({"phone", "email", "address"})
"""Kinds that a brand has too; ours stand in a source, and app.guard.contacts weighs those that stand nowhere."""

_REFERENCE = re.compile(r"(?<![\w@#])(?=[a-z0-9/-]{0,24}\d)[a-z0-9]{1,24}(?:[/-][a-z0-9]{1,12}){0,3}(?![\w@])")
_SPACED = re.compile(r"(?<![\w.,])\d{2,6}(?:[ .-]\d{2,6}){1,5}(?![\w])")
_LABEL = re.compile(
    r"\b(?:pedido|encargo|orden|reserva|ref|referencia|localizador|expediente|billete|ticket|tique|poliza|contrato"
    r"|factura|matricula"
    r"|habitacion|incidencia|caso|reclamacion|soci[oa]|client[ea]?|cuenta|tarjeta|seguimiento|envio|n\.?o|numero|num"
    r"|booking|order|reference"
    r"|encomenda|comanda|reserva|eskaera|erreserba|bilhete|bitllet|codigo|codi)\b[^\w]{0,4}(?:(?:de|del|es|is|no|num"
    r"|numero|nr|number)\b[^\w]{0,4}){0,3}\Z"
)
_PUBLIC_NUMBER = re.compile(
    r"\b(?:vuelo|tren|linea|bus|autobus|modelo|version|articulo|sku|isbn|ley|rd|sala|anden|puerta|carretera|flight"
    r"|train|model|voo|vol|real decreto"
    r"|del? ano|desde|en)\s{1,2}\Z"
)
_MONEY_AFTER = re.compile(
    r"\s?(?:€|\$|£|euros?|eur|%|dolares|pesos|reais|horas?|minutos|dias|h\b|min\b|km|veces|personas)"
)
_CARD = re.compile(r"(?<![\w-])[3-6]\d{3}([ .-]?)\d{4}\1\d{4}\1\d{4}(?![\w-])")
"""A card number without a word that names it: rare enough in an answer of ours to need none."""
_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{4}-\d{2}-\d{2}")
_NAMED = re.compile(
    r"\b(?:[Ss]oy|[Mm]e llamo|[Mm]i nombre es|[Aa] nombre de|[Ee]l titular es|[Tt]itular:?|[Nn]ombre:?|[Ss]e llama"
    r"|[Ll]lamad[oa]|[Mm]i "
    r"(?:madre|padre|hij[oa]|abuel[oa]|mujer|marido|pareja|herman[oa]|tí[oa]),?|[Mm]y name is|I(?:'|’)?m|I am"
    r"|[Nn]ame:|[Cc]hamo-me|[Mm]eu nome é"
    r"|[Ee]m dic|[Ss]óc|[Cc]hámome|[Nn]aiz|[Dd]ependient[ea]|[Ee]mplead[oa]|[Tt]rabajador[a]?|[Rr]epartidor[a]?"
    r"|[Dd]octor[a]?|[Dd]ra?\.|[Ee]nfermer[oa]|[Cc]onductor[a]?)"
    r"\s{1,2}((?:[A-ZÀ-Þ][\wà-ÿ'’-]{1,20}(?:\s(?:de|del|de la|da|dos|i|y)\b)?\s?){2,4})"
)
_HEALTH_ETC = 5
"""Digits from which a bare number of the comment is taken for a reference and not for a quantity."""


def exposed(part: Part, context: Context) -> Iterator[Mark]:
    """Identity documents, accounts and cards in any case; phones, mails and addresses that the comment holds."""
    if not part.bears_data:
        return
    country = context.brand.country
    theirs = {_value(context.said, found) for found in find(context.said, country)}
    for found in find(part.text, country):
        value = _value(part.text, found)
        if found.kind == "order_number":
            continue  # weighed by `echoed`, which knows the comment's
        if found.kind in _CONTACT and (_ours(value, context) or value not in theirs):
            continue
        yield _mark(part, (found.start, found.end))
    if not any(found.kind == "card" for found in find(part.text, country)):
        cards = (m for m in _CARD.finditer(part.folded) if luhn.is_valid(re.sub(r"\D", "", m.group())))
        yield from (_mark(part, part.at_match(m)) for m in cards)


def _value(text: str, found: Found) -> str:
    """What two ways of writing one datum share; a phone is its last nine digits, past the prefix."""
    value = _bare(text[found.start : found.end])
    return value[-9:] if found.kind == "phone" else value


def echoed(part: Part, context: Context) -> Iterator[Mark]:
    """A reference, an order number or a full name that the person wrote, said again in public."""
    if not context.said.strip():
        return
    mine = read(part.text).folded
    references = {r for r in _references(context.said) if not _ours(r, context)}
    seen: set[tuple[int, int]] = set()
    for match in (*_REFERENCE.finditer(mine), *_SPACED.finditer(mine)) if references else ():
        if _bare(match.group()) in references and (span := part.at_match(match)) not in seen:
            seen.add(span)
            yield _mark(part, span)
    for name in _names(context.said):
        start = mine.find(name)
        if start >= 0 and not _ours(_bare(name), context):
            yield _mark(part, part.at(start, start + len(name)))


@lru_cache(maxsize=256)
def _references(said: str) -> frozenset[str]:
    """What in a comment names one order, booking, policy or customer, without separators."""
    folded = read(said).folded
    found = set()
    for match in (*_REFERENCE.finditer(folded), *_SPACED.finditer(folded)):
        value = _bare(match.group())
        before, after = folded[max(0, match.start() - 40) : match.start()], folded[match.end() : match.end() + 12]
        if _is_reference(value, match.group(), before, after):
            found.add(value)
    return frozenset(found)


def _is_reference(value: str, shown: str, before: str, after: str) -> bool:
    digits = sum(c.isdigit() for c in value)
    if _DATE.fullmatch(shown) or _MONEY_AFTER.match(after) or _PUBLIC_NUMBER.search(before):
        return False
    if _LABEL.search(before):
        return len(value) >= 3 and digits >= 2
    changes = sum(a.isdigit() != b.isdigit() for a, b in pairwise(value))
    return digits >= _HEALTH_ETC or (len(value) >= 6 and digits >= 2 and changes >= 3)


@lru_cache(maxsize=256)
def _names(said: str) -> tuple[str, ...]:
    """First name with surname, as somebody gave it after «soy», «me llamo», «a nombre de» …; folded."""
    found = (" ".join(m[1].split()[:4]) for m in _NAMED.finditer(said))
    return tuple(" ".join(read(name).folded.split()[:2]) for name in found if len(name.split()) >= 2)


def _ours(value: str, context: Context) -> bool:
    """Whether a source of ours holds it: then it is public already."""
    return any(value in _bare(source.text) for source in context.sources)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return re.sub(r"[^\w]|_", "", read(text).folded)


def _mark(part: Part, span: tuple[int, int]) -> Mark:
    return block(
        f"«{part.quote(span)}» es un dato personal y esto lo lee todo el mundo; quítelo o páselo al mensaje privado",
        f"“{part.quote(span)}” is personal data and everybody reads this; remove it or move it to the private message",
        span,
    )
