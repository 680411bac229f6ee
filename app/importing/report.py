"""«Esto he entendido de su manual»: an understanding as values that a terminal and a page show alike."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.importing.field_names import THEMES, named, theme, worded
from app.importing.in_brief import brief
from app.importing.reading import Quote
from app.importing.understood import Field, Standing, Understanding
from app.value import Value
from app.wording import Wording

WORDS: Mapping[str, Wording] = {
    "doubtful": Wording(es="Dudoso: mírelo antes de usarlo", en="Doubtful: look before it is used"),
    "default": Wording(es="De serie: su manual no lo dice", en="Shipped: your manual does not say"),
    "loose": Wording(es="No he sabido dónde poner esto", en="I did not know where to put this"),
    "replies": Wording(es="Respuestas anteriores", en="Past replies"),
    "warnings": Wording(es="Al leer los archivos", en="While reading the files"),
}
KINDS: Mapping[str, Wording] = {
    "duration": Wording(es="un plazo", en="a deadline"),
    "amount": Wording(es="un importe", en="an amount"),
    "approval": Wording(es="una aprobación", en="an approval"),
    "prohibition": Wording(es="una prohibición", en="a prohibition"),
}
LEFT_OUT = Wording(es="no se usa hasta que lo confirme", en="not used until you confirm it")
STRICT = Wording(es="mientras tanto vale lo más estricto", en="meanwhile the stricter holds")


class Line(Value):
    """One thing that was understood. `path` is what `portavoz confirm` takes; None: nothing to confirm."""

    path: str | None
    what: Wording
    value: Wording
    standing: Standing | None = None
    quotes: tuple[Quote, ...] = ()
    where: str = ""
    """File, heading or page of the first quote."""
    why: Wording | None = None
    """What is doubtful, and what holds meanwhile."""
    alternatives: tuple[Wording, ...] = ()
    by: str | None = None


class Section(Value):
    id: str
    """A theme, or `doubtful`, `default`, `loose`, `replies`, `warnings`."""
    title: Wording
    lines: tuple[Line, ...]


def sections(understanding: Understanding) -> tuple[Section, ...]:
    """By theme what is certain, then what is doubtful, ours, loose, the replies, the warnings. Empty ones are out."""
    return tuple(section for section in _sections(understanding) if section.lines)


def _sections(understanding: Understanding) -> Iterator[Section]:
    titles = titles_of(understanding)
    certain = [field for field in understanding.fields if field.usable]
    for id, title in THEMES.items():
        yield _section(id, title, [_line(field, titles) for field in certain if theme(field.path) == id])
    for standing in ("doubtful", "default"):
        fields = sorted((f for f in understanding.fields if f.standing == standing), key=_place)
        yield _section(standing, WORDS[standing], [_line(field, titles) for field in fields])
    yield _section("loose", WORDS["loose"], [_loose(understanding, i) for i in range(len(understanding.loose))])
    told = [Line(path=None, what=Wording(es=one.file, en=one.file), value=one.text) for one in understanding.replies]
    yield _section("replies", WORDS["replies"], told)
    warnings = [Line(path=None, what=WORDS["warnings"], value=one) for one in understanding.warnings]
    yield _section("warnings", WORDS["warnings"], warnings)


def _place(field: Field) -> int:
    return list(THEMES).index(theme(field.path))


def _section(id: str, title: Wording, lines: Iterable[Line]) -> Section:
    return Section(id=id, title=title, lines=tuple(lines))


def titles_of(understanding: Understanding) -> dict[str, str]:
    """Titles by id, of roles, scenarios and networks, for whoever shows one."""
    listed = [field for field in understanding.fields if field.path.startswith(("scenarios.", "networks.", "roles."))]
    titles = {f.path.split(".")[1]: str(f.value) for f in listed if f.path.endswith((".title", ".label"))}
    shipped = next((f.value for f in understanding.fields if f.path == "roles"), None) or []
    return {**{role["id"]: role["title"] for role in shipped if isinstance(role, Mapping)}, **titles}


def _line(field: Field, titles: Mapping[str, str]) -> Line:
    return Line(
        path=field.path,
        what=named(field.path, titles),
        value=worded(field.path, field.value, titles),
        standing=field.standing,
        quotes=field.quotes,
        where=where(field.quotes[0]) if field.quotes else "",
        why=_why(field),
        alternatives=tuple(_alternative(field.path, one.value, one.quotes, titles) for one in field.alternatives),
        by=field.by,
    )


def where(quote: Quote) -> str:
    """«manual.docx, Plazos, p. 3»"""
    place = quote.place
    page = [f"p. {place.page}"] if place.page is not None else []
    return ", ".join([place.file, *place.headings[-1:], *page])


def _why(field: Field) -> Wording | None:
    if field.doubt is None:
        return None
    if field.standing != "doubtful":
        return field.doubt
    after = LEFT_OUT if field.left_out or field.path.startswith("facts.") else STRICT if field.alternatives else None
    if after is None:
        return field.doubt
    return Wording(es=f"{field.doubt.es}; {after.es}", en=f"{field.doubt.en}; {after.en}")


def _alternative(path: str, value: Any, quotes: tuple[Quote, ...], titles: Mapping[str, str]) -> Wording:
    said, quoted = worded(path, value, titles), f" («{brief(quotes[0].text)}», {where(quotes[0])})" if quotes else ""
    return Wording(es=f"{said.es}{quoted}", en=f"{said.en}{quoted}")


def _loose(understanding: Understanding, number: int) -> Line:
    one = understanding.loose[number]
    quote = Quote(text=one.text, place=one.place)
    text = Wording(es=one.text, en=one.text)
    return Line(path=None, what=KINDS[one.kind], value=text, quotes=(quote,), where=where(quote))


def summary(understanding: Understanding) -> Wording:
    """How much of each, in one sentence."""
    own = sum(1 for field in understanding.fields if field.usable)
    doubtful, ours, left = len(understanding.of("doubtful")), len(understanding.of("default")), len(understanding.loose)
    return Wording(
        es=f"{own} campos de su manual, {doubtful} dudosos, {ours} de serie, {left} frases sueltas",
        en=f"{own} fields of your manual, {doubtful} doubtful, {ours} shipped, {left} loose sentences",
    )
