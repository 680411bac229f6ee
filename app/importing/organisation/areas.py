"""Areas that one manual uses as roles («lo aprueba Públicos»): its own words, which no list of titles could hold."""

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.organisation.approvers import APPROVED_BY
from app.importing.organisation.role_titles import LONGEST, trusted
from app.importing.protocol.lines import heads, lines, tables
from app.importing.reading import Ground
from app.importing.vocabulary import vocabulary

_NAME = re.compile(
    r"(?:(?:el|la|los|las|the)\s)?(?P<name>[A-ZÁÉÍÓÚÑ]\w{2,24}(?: (?:de |del |de la )?[A-ZÁÉÍÓÚÑ]\w{2,24}){0,3})"
)
_HOLDING = ("approver", "lead_role", "substitute", "role")
"""Meanings of labels and columns whose texts name roles."""


def areas(ground: Ground) -> frozenset[str]:
    """Folded names that stand where only a role can stand: who approves, who is responsible, who stands in."""
    return frozenset(folded(name) for said in _places(ground) if (name := trusted(said)) and name[:1].isupper())


def _places(ground: Ground) -> Iterator[str]:
    for line in lines(ground):
        if line.label and len(line.rest) <= LONGEST and _holds(line.label):
            yield line.rest
        for verb in APPROVED_BY.finditer(line.text):
            if found := _NAME.match(line.text, verb.end()):
                yield found["name"]
    for table in tables(ground):
        names, body = heads(table)
        for n, name in enumerate(names):
            if len(name) <= LONGEST and _holds(name):
                yield from (row[n] for row in body if len(row[n]) <= LONGEST)


def _holds(label: str) -> bool:
    return any(meaning in _HOLDING for meaning in vocabulary("organisation").meanings(label))
