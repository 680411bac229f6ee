"""Readings that name roles by their titles, turned into readings that name them by id."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from app.brand.brand import Rank
from app.evidence.figures import figures
from app.importing.organisation.role_titles import a_sentence, glued, is_person, nobody, title_of, titles_in
from app.importing.reading import Quote, Reading
from app.importing.titles import JOINED, Found, Titles, rank_of, reduced
from app.value import Value
from app.wording import Wording

RANKS: tuple[Rank, ...] = ("agent", "lead", "head")
LONGEST = 80
"""Characters of a title; a longer one is a sentence and names no role."""


class Roles(Value):
    """`deduced`: ranks that the manual does not state, by role id; a title and what it decides only suggest them."""

    readings: tuple[Reading, ...]
    deduced: dict[str, Rank]


def resolved(readings: Iterable[Reading]) -> Roles:
    """Every title as one id. A title that could be two roles makes its field doubtful; so does one nobody described."""
    given = [kept for reading in readings if not _too_long(reading) and (kept := _naming_somebody(reading))]
    titles = Titles()
    described = _described(given, titles)
    unknown = _unknown(given, titles)
    for title, _ in unknown:
        titles.add(title)
    named = [_named(reading, titles) for reading in given]
    new = [role.id for role in titles.known if role.id not in described]
    met = [*_introduced(new, titles, unknown), *named]
    return Roles(readings=tuple(met), deduced=_ranks(met, titles))


_UNIT = re.compile(r"\W*\w?\W*|\d*\s?(?:hs?|hrs?|horas?|mins?|minutos?|d[ií]as?|hours?|minutes?|days?)", re.IGNORECASE)
"""What is left of «2 h» names nobody."""


def _too_long(reading: Reading) -> bool:
    return any(not _names_somebody(title) for title in _own_title(reading))


def _names_somebody(title: str) -> bool:
    """«En 30 minutos desde que se…» is a piece of a sentence; «nobody» is nobody, and a person's name is private."""
    timed = any(figure.kind in ("duration", "time", "phone", "email") for figure in figures(title))
    told = nobody(title) or is_person(title) or (a_sentence(title) and title_of(title) is None)
    unit = _UNIT.fullmatch(title.strip(" .")) is not None
    return len(title) <= LONGEST and not timed and not told and not unit and bool(reduced(title))


def _naming_somebody(reading: Reading) -> Reading | None:
    """The reading with the roles that its words name; None where a list of roles names nobody («a nadie»)."""
    said = mentions(reading.field, reading.value)
    if not said or reading.field.startswith("actions."):
        return reading
    kept = [title for words in said for title in _titles(words) if _names_somebody(title)]
    one = not isinstance(reading.value, list | tuple)
    if one and len(kept) > 1:
        reading = reading.model_copy(update={"doubt": reading.doubt or _glued(said[0])})
    if not kept and reading.field.endswith((".tell", ".substitutes")):
        return None
    value = kept if isinstance(reading.value, list | tuple) else kept[0] if kept else reading.value
    return reading if value == reading.value else reading.model_copy(update={"value": value})


_BEFORE = re.compile(r"[^\W\d_]{3,20}(?: [^\W\d_]{3,20})? (?:el|la|los|las|the)\s?", re.IGNORECASE)


def _glued(words: str) -> Wording:
    return Wording(
        es=f"«{words[:80]}» junta varios roles; se toma el primero",
        en=f"«{words[:80]}» runs several roles together; the first is taken",
    )


_NUMBERED = re.compile(r"^\(?\d{1,2}[.)ºª]?\s+")


def _titles(words: str) -> list[str]:
    """The titles of a cell whose lines ran together («Gerencia General Dirección Jurídica»); else the words as one."""
    bare = _NUMBERED.sub("", words)
    return glued(bare) or [_inside(bare)]


def _inside(words: str) -> str:
    """«respuesta la Gerencia», cut out of «dirige la respuesta la Gerencia», names the Gerencia."""
    named = titles_in(words)
    whole = len(named) == 1 and named[0].end >= len(words.rstrip(" .")) and named[0].start > 0
    return named[0].title if whole and _BEFORE.fullmatch(words[: named[0].start]) else words


def _own_title(reading: Reading) -> list[str]:
    return [_role(reading.field)[0]] if reading.field.startswith("roles.") else []


def _role(field: str) -> tuple[str, str]:
    """Title and property of `roles.TITLE.property`; titles may hold dots, properties never do."""
    title, _, name = field.removeprefix("roles.").rpartition(".")
    return title, name


def _described(readings: list[Reading], titles: Titles) -> set[str]:
    """Ids of the roles that the manual introduces; those with a `title` reading first, longest titles first."""
    own = [(*_role(reading.field), reading) for reading in readings if reading.field.startswith("roles.")]
    stated = [title for title, name, _ in own if name == "title"]
    ids = {titles.add(title) for title in stated}
    for title, _, _ in own:
        found = titles.find(title)
        ids.add(found.id if found and not found.doubt else titles.add(title))
    return ids


def mentions(field: str, value: Any) -> list[str]:
    """The titles that a value names."""
    first, last = field.split(".", 1)[0], field.rsplit(".", 1)[-1]
    if first == "actions" and isinstance(value, dict):
        value = value.get("owner")
    elif (first, last) not in NAMING:
        return []
    listed = value if isinstance(value, list | tuple) else [value]
    return [title for title in listed if isinstance(title, str) and title.strip()]


NAMING = {("duties", "approver"), ("duties", "tell"), ("scenarios", "owner"), ("roles", "substitutes")}


def _unknown(readings: list[Reading], titles: Titles) -> list[tuple[str, tuple[Quote, ...]]]:
    """Titles that nobody described, with their words; the fullest first, so that shorter ones find them."""
    met: dict[str, tuple[Quote, ...]] = {}
    for reading in readings:
        for title in mentions(reading.field, reading.value):
            if _names_somebody(title) and not titles.find(title) and not titles.several(title):
                met.setdefault(title, reading.quotes)
    return sorted(_apart(met, titles).items(), key=lambda one: -len(reduced(one[0])))


def _apart(met: dict[str, tuple[Quote, ...]], titles: Titles) -> dict[str, tuple[Quote, ...]]:
    """«Dirección General y Jurídico» as two where each is a role of its own elsewhere, or sounds like one."""
    alone = {reduced(title) for title in met}
    parted: dict[str, tuple[Quote, ...]] = {}
    for title, quotes in met.items():
        parts = [part.strip() for part in JOINED.split(title) if part.strip()]
        own = [reduced(part) in alone or titles.find(part) or title_of(part) for part in parts]
        for part in parts if len(parts) > 1 and all(own) else [title]:
            if not titles.find(part):
                parted.setdefault(part, quotes)
    return parted


def _introduced(ids: list[str], titles: Titles, unknown: list[tuple[str, tuple[Quote, ...]]]) -> Iterator[Reading]:
    """Title and doubtful rank of each role that the manual only mentions."""
    for role in titles.known:
        if role.id not in ids:
            continue
        said = [quotes for title, quotes in unknown if (found := titles.find(title)) and found.id == role.id]
        quotes = next(iter(said), ())
        yield Reading(field=f"roles.{role.id}.title", value=role.title, quotes=quotes)
        yield Reading(field=f"roles.{role.id}.rank", value=None, quotes=quotes, doubt=_undescribed(role.title))


def _undescribed(title: str) -> Wording:
    return Wording(
        es=f"el manual nombra a «{title}» sin decir qué puede decidir",
        en=f"the manual names «{title}» without saying what they may decide",
    )


def _named(reading: Reading, titles: Titles) -> Reading:
    field, doubt = reading.field, reading.doubt
    if field.startswith("roles."):
        title, name = _role(field)
        found = titles.find(title)
        id = found.id if found else titles.add(title)
        field = f"roles.{id}.{name}"
        if name == "title":
            known = next(role for role in titles.known if role.id == id)
            return reading.model_copy(update={"field": field, "value": known.title})
    value, why = _value(field, reading.value, titles)
    return reading.model_copy(update={"field": field, "value": value, "doubt": doubt or why})


def _value(field: str, value: Any, titles: Titles) -> tuple[Any, Wording | None]:
    if not mentions(field, value):
        return value, None
    if field.startswith("actions."):
        id, why = _single(value["owner"], titles)
        return {**value, "owner": id}, why
    if field.endswith((".tell", ".substitutes")):
        return _list(mentions(field, value), titles)
    return _single(mentions(field, value)[0], titles)


def _list(said: list[str], titles: Titles) -> tuple[list[str], Wording | None]:
    found: list[Found] = []
    for title in said:
        one = titles.find(title)
        found += [one] if one and not one.doubt else titles.several(title) or ([one] if one else [])
    ids = [id for one in found for id in (one.id, *one.others)]  # telling one person too many harms nobody
    return list(dict.fromkeys(ids)), next((one.doubt for one in found if one.doubt), None)


def _single(said: str, titles: Titles) -> tuple[str | None, Wording | None]:
    """One id; of several roles the highest, with a doubt."""
    one = titles.find(said) if _names_somebody(said) else None
    several = titles.several(said) if one is None or one.doubt else ()
    if several:
        highest = max((found.id for found in several), key=lambda id: RANKS.index(rank_of(_title(id, titles))))
        return highest, Wording(
            es=f"«{said}» son varios roles; se toma el más alto", en=f"«{said}» are several roles; the highest is taken"
        )
    if one is None:
        return None, Wording(es=f"«{said[:80]}» no parece un rol", en=f"«{said[:80]}» does not look like a role")
    candidates = (one.id, *one.others)
    return max(candidates, key=lambda id: RANKS.index(rank_of(_title(id, titles)))), one.doubt


def _title(id: str, titles: Titles) -> str:
    return next(role.title for role in titles.known if role.id == id)


def _ranks(readings: list[Reading], titles: Titles) -> dict[str, Rank]:
    """By its title, but who approves is at least a lead, and who approves the critical a head."""
    ranks: dict[str, Rank] = {role.id: rank_of(role.title) for role in titles.known}
    for reading in readings:
        if reading.field.startswith("duties.") and reading.field.endswith(".approver") and reading.value in ranks:
            least: Rank = "head" if ".critical." in reading.field else "lead"
            ranks[reading.value] = max(ranks[reading.value], least, key=RANKS.index)
    return ranks
