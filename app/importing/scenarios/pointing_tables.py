"""Tables that point to crises and tell of none: internal acts with the cases in which each is done."""

import re

from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.severity.durations import minutes
from app.importing.vocabulary import vocabulary

_CODES = re.compile(r"(?:[A-Z]{0,4}[-. ]?\d{1,3}(?:\.\d{1,2})?|todas|todos|all)", re.IGNORECASE)
_PARTED = re.compile(r"\s*(?:[,;/\n]|\s(?:y|e|o|and|or)\s)\s*")
_CASES = re.compile(
    r"\b(?:fichas?|casos?|escenarios?|supuestos?|situaci(?:on|ones)|tipos?|incidencias?|cuando|aplica \w{1,5}|"
    r"cards?|cases?|scenarios?|types?|when)\b"
)


def of_acts(table: Table) -> bool:
    """Whether each row is something to do inside the house: a heading says so, or a column holds only references."""
    above = (table.caption or "", *table.place.headings[-1:])
    if any("acts" in vocabulary("acts").meanings(text) for text in above if len(text) <= 80):
        return True
    body = table.rows[table.header :]
    heads = [" ".join(dict.fromkeys(row[i] for row in table.rows[: table.header])) for i in range(len(table.rows[0]))]
    refers = [i for i, head in enumerate(heads) if _CASES.search(folded(head)) and i]
    pointing = any(all(_refers(row[i]) for row in body) for i in refers) if body else False
    return pointing and any(all(minutes(row[i]) for row in body) for i in range(len(heads)))


def _refers(cell: str) -> bool:
    """«F1, F2», «1 y 2»."""
    parts = [part for part in _PARTED.split(cell.strip(" .")) if part]
    return bool(parts) and all(_CODES.fullmatch(part) for part in parts)
