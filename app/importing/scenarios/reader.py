"""The crises that a manual foresees, and the texts that it prepares for them."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.brand.headings import slug
from app.importing.reading import Ground, Quote, Reading
from app.importing.scenarios.fields import read_part
from app.importing.scenarios.general_texts import annexed, general
from app.importing.scenarios.label_doubts import marked
from app.importing.scenarios.lines import Line
from app.importing.scenarios.named_deadlines import timed
from app.importing.scenarios.part import Part
from app.importing.scenarios.parts import found
from app.importing.scenarios.prepared_texts import Manner, Prepared
from app.importing.scenarios.references import annexes
from app.importing.scenarios.surroundings import Surroundings
from app.importing.scenarios.text_variants import familiar_form
from app.importing.scenarios.texts import doubts


def read(ground: Ground) -> list[Reading]:
    """Every scenario field, general holding text and text for danger of all documents."""
    all = [found(document) for document in ground.documents]
    chapters = [chapter for one in all for chapter in one.rest]
    parts = merged([part for one in all for part in one.parts])
    manner = Manner(language=ground.language, familiar=familiar_form(ground))
    texts = general(chapters, parts, manner, annexes(parts))
    around = Surroundings(
        parts=tuple(parts),
        chapters=tuple(chapters),
        general=tuple(t for field, t in texts if field == "holding"),
        manner=manner,
        scale=ground.scale,
    )
    more, times = annexed(chapters, parts), timed(chapters, parts)
    readings = [
        one
        for part in parts
        for one in _read(_with(part, [*more.get(part.title.id, []), *times.get(part.title.id, [])]), around)
    ]
    return readings + _general_readings(texts)


def _read(part: Part, around: Surroundings) -> Iterable[Reading]:
    return marked(read_part(part, around), part)


def _with(part: Part, more: Sequence[Line]) -> Part:
    return part.model_copy(update={"lines": (*part.lines, *more)}) if more else part


def merged(parts: Iterable[Part]) -> list[Part]:
    """One part for each crisis: the row of an overview and the fiche with the same code or title belong together."""
    kept: list[Part] = []
    for part in parts:
        at = next((i for i, other in enumerate(kept) if _same(part, other)), None)
        if at is None:
            kept.append(part)
        else:
            kept[at] = _joined(kept[at], part)
    return kept


def _same(one: Part, other: Part) -> bool:
    codes = (one.title.code, other.title.code)
    if all(codes):
        return str(codes[0]).casefold() == str(codes[1]).casefold()
    return slug(one.title.text) == slug(other.title.text)


def _joined(one: Part, other: Part) -> Part:
    name = one.title if one.title.code or not other.title.code else other.title
    if name.text == name.code:
        name = name.model_copy(update={"text": other.title.text if name is one.title else one.title.text})
    return Part(title=name, said=one.said, lines=(*one.lines, *other.lines))


def _general_readings(texts: Sequence[tuple[str, Prepared]]) -> list[Reading]:
    fields: dict[str, list[Prepared]] = {}
    for field, text in texts:
        fields.setdefault(field, []).append(text)
    return [texts_reading(field, given) for field, given in fields.items()]


def texts_reading(field: str, given: Sequence[Prepared]) -> Reading:
    """One reading for all texts of a field: one doubtful text makes a person look at all of them."""
    values: list[dict[str, Any]] = []
    for text in given:
        values += [value for value in text.values() if value not in values]
    quotes: tuple[Quote, ...] = tuple(dict.fromkeys(quote for text in given for quote in text.quotes))
    return Reading(field=field, value=values, quotes=quotes, doubt=doubts(given))
