"""Which crisis a place in the manual belongs to, if to any."""

from collections import Counter
from collections.abc import Iterator, Mapping

from app.importing.documents.document import Document, Heading, Place
from app.importing.reading import Ground
from app.importing.scenarios.parts import Part, found
from app.importing.scenarios.titles import general, group, past, title

Crises = Mapping[tuple[str, int], str]
"""The scenario's id by file and number of the block."""
FEW = 20
"""Blocks of a document that may be one crisis from end to end; in a longer one half of it cannot be."""

COVER = 8
"""Blocks at the beginning of a document that may be its cover."""

TELLING = frozenset(("holding", "closing", "triggers", "freeze"))
"""Fields that only a crisis has."""


def crises(ground: Ground) -> Crises:
    """The blocks that belong to one scenario. A block that tells several (a table, a row each) belongs to the last."""
    return {place: id_ for document in ground.documents for place, id_ in _crises(document)}


def _crises(document: Document) -> Iterator[tuple[tuple[str, int], str]]:
    most = max(len(document.blocks), FEW) // 2
    for part in found(document).parts:
        places = _places(part)
        if len(places) <= most and (part.title.explicit or any(line.meaning() in TELLING for line in part.lines)):
            yield from ((place, part.title.id) for place in places)
    covers = _covers(document)
    for block in document.blocks:
        if id_ := _by_headings(tuple(heading for heading in block.place.headings if heading not in covers)):
            yield (block.place.file, block.place.number), id_


def _covers(document: Document) -> frozenset[str]:
    """Titles that stand above nearly all: «Qué hacer en una crisis» is then no chapter of crises.

    A cover may have more lines than one (the house, then «Protocolo ante situaciones de crisis»).
    """
    total = len(document.blocks)
    below = Counter(heading for block in document.blocks for heading in frozenset(block.place.headings))
    first = {block.text for block in document.blocks[:COVER] if isinstance(block, Heading)}
    return frozenset(
        heading
        for heading, times in below.items()
        if times * 2 > total and (heading == document.title or (heading in first and times * 5 > total * 4))
    )


def _places(part: Part) -> set[tuple[str, int]]:
    return {(line.place.file, line.place.number) for line in part.lines}


def _by_headings(headings: tuple[str, ...]) -> str | None:
    """What the headings alone say: a title with a code, or a chapter of crises and a title below it."""
    for n, heading in enumerate(headings):
        named = title(heading)
        in_chapter = any(group(outer) for outer in headings[:n])
        if past(heading) or not named.text:
            continue
        if named.explicit or (in_chapter and not general(heading) and not group(heading)):
            return named.id
    return None


def scenario_of(place: Place, known: Crises) -> str | None:
    """The id of the scenario that the place belongs to."""
    return known.get((place.file, place.number))
