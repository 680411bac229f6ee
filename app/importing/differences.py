"""A second import: what people decided stays where it still holds, and what the manual changed is shown."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from app.brand.imported_file import Held, at, plain
from app.brand.texts import folded
from app.importing.folder.composing import composed
from app.importing.in_brief import brief
from app.importing.reading import Quote, Reading
from app.importing.settling import same
from app.importing.understood import Alternative, Field, Understanding
from app.value import Value
from app.wording import Wording

Kind = Literal["new", "changed", "gone", "choose"]
"""choose: a person wrote one value by hand, and the manual now says another."""


class Difference(Value):
    kind: Kind
    path: str
    before: Any = None
    now: Any = None
    quotes: tuple[Quote, ...] = ()


def differences(before: Understanding, now: Understanding) -> tuple[Difference, ...]:
    """What the manual says otherwise than it did; defaults are nobody's words and left out."""
    return tuple(_differences(before, now))


def _differences(before: Understanding, now: Understanding) -> Iterator[Difference]:
    known = {field.path: field for field in before.fields if field.standing != "default"}
    for field in now.fields:
        old = known.get(field.path)
        if field.standing == "default":
            continue
        if old is None:
            yield Difference(kind="new", path=field.path, now=field.value, quotes=field.quotes)
        elif field.gone and not old.gone:
            yield Difference(kind="gone", path=field.path, before=old.value, quotes=old.quotes)
        elif field.standing == "by_hand" and field.doubt and field.alternatives != old.alternatives:
            said = field.alternatives[-1]
            yield Difference(kind="choose", path=field.path, before=field.value, now=said.value, quotes=said.quotes)
        elif same(field.value) != same(old.value) or (field.doubt and not old.doubt):
            yield Difference(kind="changed", path=field.path, before=old.value, now=field.value, quotes=field.quotes)


def by_hand(known: Understanding, folder: Held) -> Understanding:
    """The same with what a person wrote into the folder's files since: that is what holds."""
    wrote = composed(known)
    changed: dict[str, Field] = {}
    for field in known.fields:
        now = at(folder, field.path)
        if now is not None and now != at(wrote, field.path):
            changed[field.path] = _written(field, _like(now, field.value))
    return known.with_fields(changed)


def _written(field: Field, value: Any) -> Field:
    kept = field.model_dump(include={"path", "quotes"})
    quotes = field.quotes
    return Field(**{**kept, "quotes": quotes, "value": value, "standing": "by_hand"})


def _like(now: Any, old: Any) -> Any:
    """Text of a file as the type that the field had."""
    if isinstance(old, bool):
        return now == "true"
    if isinstance(old, int) and isinstance(now, str) and now.isdigit():
        return int(now)
    return now


def carried(known: Understanding, given: Iterable[str]) -> list[Reading]:
    """Readings of the manuals that are not given this time: importing one file is no word about the others."""
    files = set(given)
    titles = {f.path.split(".")[1]: str(f.value) for f in known.fields if f.path.endswith(".title")}
    readings: list[Reading] = []
    for field in known.fields:
        path = field.path
        if path.startswith("roles.") and (title := titles.get(path.split(".")[1])):
            path = f"roles.{title}.{path.rsplit('.', 1)[-1]}"
        for one in field.alternatives or (Alternative(value=field.value, quotes=field.quotes),):
            elsewhere = tuple(quote for quote in one.quotes if quote.place.file not in files)
            if elsewhere and not field.gone:
                readings.append(Reading(field=path, value=one.value, quotes=elsewhere, doubt=_first_doubt(field)))
    return readings


def _first_doubt(field: Field) -> Wording | None:
    """Two values in conflict find their doubt again by themselves."""
    return None if field.alternatives else field.doubt


def kept(now: Understanding, known: Understanding) -> Understanding:
    """`now` with every decision of a person that still holds, and what only the earlier manual said."""
    fields = {field.path: field for field in now.fields}
    for old in known.fields:
        if old.standing != "default":
            fields[old.path] = _kept(fields.get(old.path), old)
    return now.model_copy(update={"fields": tuple(fields.values())})


def _kept(new: Field | None, old: Field) -> Field:
    if new is None or new.standing == "default":
        return _alone(old)
    if old.standing not in ("confirmed", "by_hand"):
        return new
    if old.standing == "by_hand" and same(new.value) == same(plain(old.value)):
        return new
    if _holds(new, old):
        return old.model_copy(update={"quotes": new.quotes})
    said = Alternative(value=new.value, quotes=new.quotes)
    doubt = _overtaken(old, new)
    if old.standing == "by_hand":
        return old.model_copy(update={"doubt": doubt, "alternatives": (said,)})
    if same(new.value) == same(old.value):
        doubt = new.doubt or doubt
    before = Alternative(value=old.value, quotes=old.quotes)
    update = {"standing": "doubtful", "doubt": doubt, "alternatives": (before, *(new.alternatives or (said,)))}
    return new.model_copy(update=update)


def _alone(old: Field) -> Field:
    """The manual says nothing of it any more."""
    if old.standing == "by_hand" or not old.quotes or old.gone:
        return old
    return old.model_copy(update={"standing": "doubtful", "doubt": GONE, "gone": True, "by": None, "at": None})


GONE = Wording(
    es="el manual ya no lo dice; se conserva hasta que una persona decida",
    en="the manual no longer says it; it is kept until a person decides",
)


def _holds(new: Field, old: Field) -> bool:
    """Whether the words that a person looked at stand there still, and mean the same."""
    seen, there = _words(old.quotes), _words(new.quotes)
    if not seen:
        return old.standing == "by_hand" or same(new.value) == same(old.value)
    return seen == there or (seen <= there and same(new.value) == same(old.value))


def _words(quotes: tuple[Quote, ...]) -> set[str]:
    return {folded(quote.text) for quote in quotes}


def _overtaken(old: Field, new: Field) -> Wording:
    before, now = brief(old.value), brief(new.value)
    if old.standing == "by_hand":
        return Wording(
            es=f"a mano se escribió «{before}» y el manual dice ahora «{now}»: elija",
            en=f"“{before}” was written by hand and the manual now says “{now}”: choose",
        )
    return Wording(
        es=f"se confirmó «{before}» y el manual ha cambiado: «{now}»",
        en=f"“{before}” was confirmed and the manual has changed: “{now}”",
    )
