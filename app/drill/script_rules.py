"""What a drill must make sense of: minutes in order, sizes in bounds, names that the brand knows."""

import re
from collections.abc import Iterator
from typing import Any

from app.brand.brand import Brand
from app.brand.faults import Fault, Loc, one_of, shown
from app.brand.source import Source
from app.drill.script import MOST_COMMENTS, MOST_MINUTES, MOST_TEXT, MOST_WEEKS, Script
from app.wording import Wording

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
LISTS = ("comments", "waves", "rumours", "facts", "lines", "questions")
SHARES = ("holdings", "answered", "identical")


def faults_of(script: Script, source: Source) -> Iterator[Fault]:
    """What is wrong in itself, whichever brand plays it."""
    if not NAME.fullmatch(script.id):
        yield source.fault(
            ("id",), Wording(es=f"{shown(script.id)} no vale", en=f"{shown(script.id)} does not fit"), SLUG
        )
    if not TIME.fullmatch(script.starts_at.time):
        message = f"{shown(script.starts_at.time)}"
        yield source.fault(
            ("starts_at", "time"), Wording(es=f"{message} no es una hora", en=f"{message} is no time"), CLOCK
        )
    yield from _size(script, source)
    yield from _minutes(script, source)
    yield from _words(script, source)
    yield from _ledger(script, source)
    yield from _expected(script, source)


def faults_for(script: Script, source: Source, brand: Brand) -> Iterator[Fault]:
    """What this brand cannot play: scenarios, networks, areas and languages that it does not have."""
    scenarios = [s.id for s in brand.scenarios]
    if script.scenario is not None and script.scenario not in scenarios:
        yield _unknown(source, ("scenario",), script.scenario, scenarios)
    networks = [n.id for n in brand.networks]
    for loc, network in _networks(script):
        if network not in networks:
            yield _unknown(source, loc, network, networks)
    roles = [r.id for r in brand.roles]
    for i, asked in enumerate(script.questions):
        if asked.area not in roles:
            yield _unknown(source, ("questions", i, "area"), asked.area, roles)
    for i, line in enumerate(script.lines):
        for language in line.translations:
            if language not in brand.languages:
                yield _unknown(source, ("lines", i, "translations", language), language, list(brand.languages))


def _unknown(source: Source, loc: Loc, name: str, known: list[str]) -> Fault:
    message = Wording(es=f"la marca no tiene {shown(name)}", en=f"the brand has no {shown(name)}")
    return source.fault(loc, message, one_of(name, known))


def _networks(script: Script) -> Iterator[tuple[Loc, str]]:
    for i, said in enumerate(script.comments):
        if said.network is not None:
            yield ("comments", i, "network"), said.network
    for kind in ("waves", "rumours"):
        for i, wave in enumerate(getattr(script, kind)):
            yield from (((kind, i, "networks", n), network) for n, network in enumerate(wave.networks))


def _size(script: Script, source: Source) -> Iterator[Fault]:
    if not 1 <= script.minutes <= MOST_MINUTES:
        yield source.fault(("minutes",), *_between(script.minutes, 1, MOST_MINUTES))
    if not 0 <= script.background.per_hour <= MOST_COMMENTS:
        yield source.fault(("background", "per_hour"), *_between(script.background.per_hour, 0, MOST_COMMENTS))
    if not 0 <= script.background.weeks <= MOST_WEEKS:
        yield source.fault(("background", "weeks"), *_between(script.background.weeks, 0, MOST_WEEKS))
    for kind in ("waves", "rumours"):
        for i, wave in enumerate(getattr(script, kind)):
            if not 1 <= wave.count <= MOST_COMMENTS:
                yield source.fault((kind, i, "count"), *_between(wave.count, 1, MOST_COMMENTS))
    for i, said in enumerate(script.comments):
        if not 1 <= said.same <= MOST_COMMENTS:
            yield source.fault(("comments", i, "same"), *_between(said.same, 1, MOST_COMMENTS))
        if said.rating is not None and not 1 <= said.rating <= 5:
            yield source.fault(("comments", i, "rating"), *_between(said.rating, 1, 5))
    total = script.written + script.usual
    if script.written == 0:
        yield source.fault((), Wording(es="no trae ningún comentario", en="it brings no comment"), ADD_COMMENTS)
    if total > MOST_COMMENTS:
        message = Wording(es=f"son {total} comentarios", en=f"these are {total} comments")
        yield source.fault((), message, Wording(es=f"{MOST_COMMENTS} como mucho", en=f"{MOST_COMMENTS} at the most"))


def _between(value: float, least: float, most: float) -> tuple[Wording, Wording]:
    return (
        Wording(es=f"{value:g} no vale", en=f"{value:g} does not fit"),
        Wording(es=f"escriba de {least:g} a {most:g}", en=f"write {least:g} to {most:g}"),
    )


def _minutes(script: Script, source: Source) -> Iterator[Fault]:
    """Everything happens inside the drill, and what has an end has it behind its beginning."""
    for kind in LISTS:
        for i, item in enumerate(getattr(script, kind)):
            yield from _inside(source, (kind, i, "at"), item.at, script.minutes)
            if kind in ("waves", "rumours"):
                yield from _inside(source, (kind, i, "until"), item.until, script.minutes)
                if item.until < item.at:
                    yield source.fault((kind, i, "until"), *BACKWARDS)
    yield from _inside(source, ("onset",), script.onset, script.minutes)
    if script.end is not None:
        yield from _inside(source, ("end", "at"), script.end.at, script.minutes)
    for i, (one, other) in enumerate(zip(script.lines, script.lines[1:], strict=False), start=1):
        if other.at <= one.at:
            yield source.fault(("lines", i, "at"), *OUT_OF_ORDER)
    for i, asked in enumerate(script.questions):
        if asked.after < 0 or asked.at + asked.after > script.minutes:
            yield source.fault(("questions", i, "after"), *NEVER_ANSWERED)


def _inside(source: Source, loc: Loc, at: float, minutes: int) -> Iterator[Fault]:
    if not 0 <= at <= minutes:
        message = Wording(es=f"el minuto {at:g} cae fuera", en=f"minute {at:g} falls outside")
        mend = Wording(es=f"el simulacro va de 0 a {minutes}", en=f"the drill runs from 0 to {minutes}")
        yield source.fault(loc, message, mend)


def _words(script: Script, source: Source) -> Iterator[Fault]:
    for loc, text in _texts(script):
        if not text.strip():
            yield source.fault(loc, Wording(es="está vacío", en="is empty"), WRITE)
        elif len(text) > MOST_TEXT:
            message = Wording(es=f"tiene {len(text)} caracteres", en=f"has {len(text)} characters")
            yield source.fault(loc, message, Wording(es=f"{MOST_TEXT} como mucho", en=f"{MOST_TEXT} at the most"))
    for kind in ("waves", "rumours"):
        for i, wave in enumerate(getattr(script, kind)):
            if not wave.texts:
                yield source.fault((kind, i), Wording(es="no trae textos", en="brings no texts"), ADD_TEXTS)


def _texts(script: Script) -> Iterator[tuple[Loc, str]]:
    yield ("title",), script.title
    fields: dict[str, tuple[str, ...]] = {
        "comments": ("text",), "rumours": ("claim",), "facts": ("id", "statement"), "lines": ("text",),
        "questions": ("question", "answer", "source", "fact"),
    }  # fmt: skip
    for kind, names in fields.items():
        for i, item in enumerate(getattr(script, kind)):
            yield from (((kind, i, name), getattr(item, name)) for name in names)
    for kind in ("waves", "rumours"):
        for i, wave in enumerate(getattr(script, kind)):
            yield from (((kind, i, "texts", n), text) for n, text in enumerate(wave.texts))
    yield from ((("background", "texts", n), text) for n, text in enumerate(script.background.texts))
    if script.end is not None:
        yield ("end", "closing"), script.end.closing


def _ledger(script: Script, source: Source) -> Iterator[Fault]:
    for i, fact in enumerate(script.facts):
        if fact.status == "false" and not (fact.correction or "").strip():
            yield source.fault(("facts", i, "status"), *NO_CORRECTION)
    for i, rumour in enumerate(script.rumours):
        if rumour.refuted_at is None:
            continue
        yield from _inside(source, ("rumours", i, "refuted_at"), rumour.refuted_at, script.minutes)
        if not (rumour.correction or "").strip():
            yield source.fault(("rumours", i, "refuted_at"), *NO_CORRECTION)
    if not script.lines:
        yield source.fault((), *NO_LINE, "warning")


def _expected(script: Script, source: Source) -> Iterator[Fault]:
    for name in SHARES:
        share = getattr(script.expected, name)
        if not 0 <= share <= 1:
            yield source.fault(("expected", name), *_between(share, 0, 1))
    wanted: Any = script.expected
    for name in ("alert_within", "declared_within", "line_within", "freeze_within"):
        if not 0 < getattr(wanted, name) <= MOST_MINUTES:
            yield source.fault(("expected", name), *_between(getattr(wanted, name), 1, MOST_MINUTES))


SLUG = Wording(
    es="letras minúsculas sin tilde, cifras y guiones, p. ej. averia-nocturna",
    en="small letters, digits and hyphens, e.g. night-breakdown",
)
CLOCK = Wording(es='escríbala entre comillas, p. ej. "18:40"', en='write it between quotes, e.g. "18:40"')
ADD_COMMENTS = Wording(es="añada «comments» o «waves»", en="add «comments» or «waves»")
ADD_TEXTS = Wording(es="añada al menos un texto en «texts»", en="add one text at least under «texts»")
WRITE = Wording(es="escríbalo o quite el elemento", en="write it or remove the item")
BACKWARDS = (
    Wording(es="termina antes de empezar", en="ends before it starts"),
    Wording(es="corrija «at» o «until»", en="mend «at» or «until»"),
)
OUT_OF_ORDER = (
    Wording(es="va antes que la anterior, o a la vez", en="comes before the one above, or with it"),
    Wording(es="ordene «lines» por minuto", en="order «lines» by minute"),
)
NEVER_ANSWERED = (
    Wording(es="la respuesta no llega dentro del simulacro", en="the answer does not come within the drill"),
    Wording(es="acorte «after»", en="shorten «after»"),
)
NO_CORRECTION = (
    Wording(es="es falso y falta lo cierto", en="it is false and the truth is missing"),
    Wording(es="añada «correction: …» con su prueba", en="add «correction: …» with its proof"),
)
NO_LINE = (
    Wording(es="no da ningún mensaje oficial", en="it gives no official line"),
    Wording(
        es="añada «lines», o el equipo no tendrá qué decir", en="add «lines», or the team will have nothing to say"
    ),
)
