"""Facts as readings: an id made of their words, and what contradicts them elsewhere in the manual."""

from collections.abc import Iterator
from typing import Any

from app.brand.headings import slug
from app.brand.texts import folded
from app.importing.reading import Reading
from app.importing.vocabulary import SMALL, singular
from app.importing.voice.clauses import CLAUSE
from app.importing.voice.found_fact import Found
from app.importing.voice.ledger_words import amounts, promises
from app.wording import Wording


def as_readings(found: list[Found]) -> list[Reading]:
    """Two places that differ on one case are both given, doubtful."""
    return [_reading(one, name, found) for one, name in _named(found)]


def _named(found: list[Found]) -> Iterator[tuple[Found, str]]:
    """Ids by what a fact is about; two facts of one place that share it are told apart by more of their words."""
    taken: dict[str, Found] = {}
    for one in found:
        name = _slug(one.about)
        other = taken.get(name)
        if other is not None and other.statement != one.statement and _same_place(other, one):
            name = _slug(f"{one.about} {one.statement}", 12)
            n = 2
            while name in taken and taken[name].statement != one.statement:
                name, n = f"{_slug(one.about)}-{n}", n + 1
        taken.setdefault(name, one)
        yield one, name


def _same_place(one: Found, other: Found) -> bool:
    return one.quotes[0].place.headings == other.quotes[0].place.headings


def _slug(about: str, most: int = 7) -> str:
    about = CLAUSE.sub("", about)
    words = [word for word in folded(about).split() if word not in SMALL]
    return slug(" ".join((words or folded(about).split())[:most]))


def _reading(one: Found, name: str, every: list[Found]) -> Reading:
    return Reading(
        field=f"facts.{name}", value=_value(one), quotes=one.quotes, doubt=one.doubt or _contradicted(one, every)
    )


def _value(one: Found) -> dict[str, Any]:
    found: dict[str, Any] = {
        "statement": CLAUSE.sub("", one.statement),
        "status": one.status,
        "public": one.public,
        "topic": one.topic,
    }
    more = {"correction": one.correction, "valid_from": one.valid_from, "valid_until": one.valid_until}
    return found | {key: value for key, value in more.items() if value}


def _contradicted(one: Found, every: list[Found]) -> Wording | None:
    """Another promise about the same case with another amount."""
    if one.topic != "compensation":
        return None
    mine, words = {figure.value for figure in amounts(one.statement)}, _case(one)
    for other in every:
        if other.topic != "compensation" or other.statement == one.statement or not words:
            continue
        theirs, others = {figure.value for figure in amounts(other.statement)}, _case(other)
        if mine and theirs and not mine & theirs and words == others:
            return Wording(
                es=f"otro lugar del manual da otra cantidad para lo mismo: «{other.statement[:120]}»",
                en=f"another place in the manual gives another amount for the same: “{other.statement[:120]}”",
            )
    return None


def _case(one: Found) -> frozenset[str]:
    words = (
        singular(word) for word in folded(one.about).split() if word not in SMALL and not any(c.isdigit() for c in word)
    )
    return frozenset(word for word in words if not promises(word) and word not in ("euro", "hasta", "por"))
