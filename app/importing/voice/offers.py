"""Lists that offer something case by case under a heading that says nothing of money: «Vuelo perdido: un vale de 50 €»."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Sequence

from app.brand.texts import folded
from app.importing.protocol.lines import Line
from app.importing.voice.ledger_words import conduct, past, withdrawn

FEWEST = 2
"""Items of a list that offer; one alone may be about anything."""
LONGEST_GIFT = 14
"""Words of a cell that tells what is given; a longer one may be a text for the public."""
_GIFT = re.compile(
    r"\b(?:reembols\w{1,5}|devol(?:ucion|vemos|vera|vera[ns])\w{0,2}|reintegr\w{1,5}|indemni\w{2,8}|compens\w{2,8}|vales?|cupon(?:es)?|bono de|descuento|abon(?:o|amos) de|credito|invitacion(?:es)?|reposicion|"
    r"producto nuevo|cambio (?:por|del|de la|de la)|pase (?:libre|gratis)|sin (?:coste|costo|cargo)|refund\w{0,3}|voucher|replacement|money back|gift card|tarjeta regalo|(?:a|an) new \w+|free \w+|complimentary \w+|\d+ (?:of )?off|gratis|de regalo|cortesia)\b"
)


def offers(every: Sequence[Line]) -> frozenset[Line]:
    """The items «case: what is given» of lists in which most items give something."""
    lists: dict[tuple[object, ...], list[Line]] = {}
    for line in every:
        if line.item and not line.depth:
            lists.setdefault((line.place.file, line.place.headings, line.above), []).append(line)
    return frozenset(
        line
        for items in lists.values()
        if len(gifts := [item for item in items if _gives(item)]) >= FEWEST and len(gifts) * 3 >= len(items) * 2
        for line in gifts
    )


def gives_column(body: Sequence[Sequence[str]]) -> bool:
    """Whether one column of a table, not the first, tells in most rows what is given."""
    width = len(body[0]) if body else 0
    told = [sum(_given(row[i]) for row in body) for i in range(1, width)]
    return len(body) >= FEWEST and any(times >= FEWEST and times * 3 >= len(body) * 2 for times in told)


def _given(cell: str) -> bool:
    return (
        len(cell.split()) <= LONGEST_GIFT
        and bool(_GIFT.search(folded(cell)))
        and not past(cell)
        and not withdrawn(cell)
        and not conduct(cell)
    )


def _gives(line: Line) -> bool:
    case, colon, gift = line.text.partition(":")
    short = 0 < len(case.split()) <= 14 and "«" not in line.text and "“" not in line.text
    return (
        bool(colon)
        and short
        and bool(_GIFT.search(folded(gift)))
        and not past(line.text)
        and not withdrawn(gift)
        and not conduct(gift)
    )
