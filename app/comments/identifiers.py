"""Numbers that states and banks give to people, told from others by their shape, their check digits and their label."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from stdnum import iban, luhn
from stdnum.ar import cuit
from stdnum.br import cpf
from stdnum.cl import rut
from stdnum.co import nit
from stdnum.es import ccc, dni, nie
from stdnum.mx import curp, rfc
from stdnum.pt import nif

from app.comments.carriers import carrier

MOST = 200
"""Candidates of one kind that are checked in one text; the rest of such a text is noise."""

IBAN_LENGTHS = {
    "ad": 24, "at": 20, "be": 16, "bg": 22, "br": 29, "ch": 21, "cr": 22, "cy": 28, "cz": 24, "de": 22, "dk": 18,
    "do": 28, "ee": 20, "es": 24, "fi": 18, "fr": 27, "gb": 22, "gi": 23, "gr": 27, "gt": 28, "hr": 21, "hu": 28,
    "ie": 22, "is": 26, "it": 27, "li": 21, "lt": 20, "lu": 20, "lv": 21, "mc": 27, "mt": 31, "nl": 18, "no": 15,
    "pl": 28, "pt": 25, "ro": 24, "se": 24, "si": 19, "sk": 24, "sm": 27, "sv": 28, "va": 22,
}  # fmt: skip


class Found(NamedTuple):
    """text[start:end] holds personal data of this kind."""

    kind: str
    start: int
    end: int


class _Shape(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    valid: Callable[[str], bool]
    home: str | None
    """The country whose brands meet it without a label; None: its shape alone is telling."""


_EDGE = r"(?<![a-z0-9@/_.#-])"
_END = r"(?![a-z0-9_@]|[.,-]\d)"

_SHAPES = (
    _Shape("dni", re.compile(_EDGE + r"\d{1,2}[. ]?\d{3}[. ]?\d{3} ?[-/.]? ?[a-z]" + _END), dni.is_valid, None),
    _Shape("nie", re.compile(_EDGE + r"[xyz][ .-]?\d(?:[. ]?\d{3}){2}[ .-]{0,2}[a-z]" + _END), nie.is_valid, None),
    _Shape(
        "curp", re.compile(_EDGE + r"[a-z]{4}[ -]?\d{6}[ -]?[hmx][a-z]{5}[ -]?[a-z0-9]\d" + _END), curp.is_valid, None
    ),
    _Shape("rfc", re.compile(_EDGE + r"[a-z&]{4}[ -]?\d{6}[ -]?[a-z0-9]{3}" + _END), rfc.is_valid, None),
    _Shape("cuit", re.compile(_EDGE + r"(?:2[03478]|3[034])-\d{8}-\d" + _END), cuit.is_valid, None),
    _Shape(
        "cuit",
        re.compile(_EDGE + r"(?:2[03478]|3[034])[ .-]?\d{2}\.?\d{3}\.?\d{3}[ .-]?\d" + _END),
        cuit.is_valid,
        "AR",
    ),
    _Shape("rut", re.compile(_EDGE + r"\d{1,2}\.\d{3}\.\d{3} ?- ?[\dk]" + _END), rut.is_valid, None),
    _Shape("rut", re.compile(_EDGE + r"\d{1,2}\.?\d{3}\.?\d{3} ?-? ?[\dk]" + _END), rut.is_valid, "CL"),
    _Shape("nit", re.compile(_EDGE + r"\d{3}\.\d{3}\.\d{3} ?- ?\d" + _END), nit.is_valid, None),
    _Shape("nit", re.compile(_EDGE + r"\d{3}[. ]?\d{3}[. ]?\d{3} ?-? ?\d" + _END), nit.is_valid, "CO"),
    _Shape("cpf", re.compile(_EDGE + r"\d{3}\.\d{3}\.\d{3}-\d{2}" + _END), cpf.is_valid, None),
    _Shape("cpf", re.compile(_EDGE + r"\d{3}[. ]?\d{3}[. ]?\d{3}[ -]?\d{2}" + _END), cpf.is_valid, "BR"),
    _Shape("nif", re.compile(_EDGE + r"[1-3]\d{2}[ .]?\d{3}[ .]?\d{3}" + _END), nif.is_valid, "PT"),
)

_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2} ?\d{2}(?=[ .-]?[a-z0-9]{2})")
_ACCOUNT = re.compile(_EDGE + r"\d{4}[ -]?\d{4}[ -]?\d{2}[ -]?\d{10}" + _END)
_CARD = re.compile(_EDGE + r"[2-6]\d{3}[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{4}" + _END)
_AMEX = re.compile(_EDGE + r"3[47]\d{2}[ .-]?\d{6}[ .-]?\d{5}" + _END)
_PASSPORT = re.compile(_EDGE + r"(?:[a-z]{1,3}[ -]?\d{6,8}|\d{9})" + _END)
_NOT_ALNUM = re.compile(r"[^a-z0-9]")
_ORDER = re.compile(_EDGE + r"#?(?=[a-z0-9/-]{0,24}\d)[a-z0-9][a-z0-9/-]{3,24}" + _END)
_ORDER_LABEL = re.compile(
    r"(?<![a-z])(?:pedido|orden|order|reserva|booking|localizador|encargo|comanda|encomenda|eskaera|erreserba|pnr"
    r"|commande|"
    r"bestellung)(?: (?:de compra|number|no|num|numero|n|reference|ref|es|es el|con|id|con numero|code))?"
    r"[ .:,º°#nro-]{0,6}(?=[#a-z0-9])"
)


def identifiers(original: str, folded: str, country: str) -> Iterator[Found]:
    """Every identity, bank and passport number, in places of `folded`. The texts are at most MAX_TEXT long."""
    if not any(map(str.isdigit, folded)):
        return
    yield from _accounts(folded)
    yield from _cards(folded)
    for shape in _SHAPES:
        yield from _shaped(shape, original, folded, country)
    yield from _passports(folded)


def order_numbers(folded: str) -> Iterator[Found]:
    """Order and booking numbers that are presented as such: nobody's identity, but a key to somebody's order."""
    for label, _ in zip(_ORDER_LABEL.finditer(folded), range(MOST), strict=False):
        number = _ORDER.match(folded, label.end())
        if number and sum(map(str.isdigit, number[0])) >= 3:
            yield Found("order_number", number.start(), number.end())


def _shaped(shape: _Shape, original: str, folded: str, country: str) -> Iterator[Found]:
    for match, _ in zip(shape.pattern.finditer(folded), range(MOST), strict=False):
        label = carrier(folded, match.start())
        if label in ("order", "other", "phone", "account", "card"):
            continue
        labelled = label == "identity"
        if not labelled and (shape.home not in (None, country) or _preposition(original, match)):
            continue
        if shape.valid(_NOT_ALNUM.sub("", match[0])) or (labelled and shape.home in (None, country)):
            yield Found(shape.kind, match.start(), match.end())


def _preposition(original: str, match: re.Match[str]) -> bool:
    """«12345678 y …»: a small letter that stands alone is a word, not a check letter."""
    text = match[0]
    return (
        len(original) >= match.end() and text[-1].isalpha() and text[-2] == " " and original[match.end() - 1].islower()
    )


def _accounts(folded: str) -> Iterator[Found]:
    for match, _ in zip(_IBAN.finditer(folded), range(MOST), strict=False):
        size = IBAN_LENGTHS.get(match[0][:2])
        end = size and _end_of(folded, match.start(), size)
        if end and _is_iban(_NOT_ALNUM.sub("", folded[match.start() : end])):
            yield Found("iban", match.start(), end)
    for match in _ACCOUNT.finditer(folded):
        if ccc.is_valid(_NOT_ALNUM.sub("", match[0])) or carrier(folded, match.start()) == "account":
            yield Found("account", match.start(), match.end())


def _is_iban(compact: str) -> bool:
    # A Spanish one with a slip in it is somebody's account all the same: nothing else has this shape.
    return iban.is_valid(compact.upper()) or (compact.startswith("es") and compact[2:].isdigit())


def _end_of(folded: str, start: int, size: int) -> int | None:
    """Where the `size`-th letter or digit from start on ends, with at most two marks between two of them."""
    gap = 0
    for place in range(start, min(len(folded), start + 3 * size)):
        if folded[place].isalnum():
            size, gap = size - 1, 0
        elif gap == 2 or folded[place] not in " .-":
            return None
        else:
            gap += 1
        if not size:
            return None if folded[place + 1 : place + 2].isdigit() else place + 1
    return None


def _cards(folded: str) -> Iterator[Found]:
    for pattern in (_CARD, _AMEX):
        for match, _ in zip(pattern.finditer(folded), range(MOST), strict=False):
            label = carrier(folded, match.start())
            digits = _NOT_ALNUM.sub("", match[0])
            if label == "card" or (label not in ("order", "other") and luhn.is_valid(digits) and len(set(digits)) > 2):
                yield Found("card", match.start(), match.end())


def _passports(folded: str) -> Iterator[Found]:
    for match, _ in zip(_PASSPORT.finditer(folded), range(MOST), strict=False):
        if carrier(folded, match.start()) == "passport":
            yield Found("passport", match.start(), match.end())
