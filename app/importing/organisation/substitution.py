"""Who stands in for whom, as sentences say it: «Si la gerencia no contesta, decide la dirección médica»."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from app.importing.organisation.role_titles import Named, is_person, nobody, title_of, titles_in, trusted
from app.importing.titles import reduced


class Stand(NamedTuple):
    """`by`, in their order, stand in for `who`; None: for whoever the text is about."""

    who: str | None
    by: tuple[str, ...]


_VERB = (
    r"(?:sustituy[ae]n?|sustituir[aá]n?|suplen?|suplir[aá]n?|reemplazan?|reemplazar[aá]n?|cubr(?:en?|ir[aá]n?)"
    r"|relevan?|subrogan?)"
)
_CLITIC = re.compile(
    rf"\b(?:lo|la|le|los|las|les)\s+{_VERB}\b|\b(?:is|are) (?:covered|replaced|substituted) by\b", re.I
)
_DIRECT = re.compile(
    rf"\b{_VERB}\s+(?:al?|a la|a los|a las)\b|\b(?:covers?|stands? in|substitutes?|deputi[sz]es?) for\b", re.I
)
_MUTUAL = re.compile(
    rf"\bse\s+{_VERB}\s+(?:mutuamente|entre s[ií]|rec[ií]procamente|(?:el )?uno al? otro|la una a la otra)"
    rf"|\b{_VERB}\s+entre s[ií]|\bcover (?:for )?each other",
    re.I,
)
_GONE = (
    r"no (?:est[aáeé]n?|contest[ae]n?|respond[ae]n?|cog[ae]n?|atiend[ae]n?|pued[ae]n?|aparec[ae]n?|hay|lo est[aá]"
    r"|se (?:le |la |lo )?(?:localiza|encuentra|puede))|falt[ae]n?|(?:se )?ausent[ae]|tampoco"
    r"|unavailable|away|out of office|unreachable|absent"
    r"|(?:is|are|'s) (?:off|out|on leave|on holidays?|busy|sick|asleep)"
    r"|ilocalizables?|inubicables?|libran?|no (?:damos|dan|da) con"
    r"|no (?:logramos|conseguimos|podemos|es posible|sea posible|atiend[ea])|sea imposible"
    r"|no se (?:la |lo |le )?(?:ubica|logra|consigue|alcanza)"
    r"|not (?:available|reachable|answer|reply)|can(?:not|'t)|does(?:n't| not)"
    r"|est[aáeé]n? (?:de vacaciones|de baja|fuera|ausentes?|ocupad[oa]s?|de viaje|de permiso|libre)"
)
_ABSENT = re.compile(
    rf"\b(?:si|cuando|if"
    rf"|when)\b[^,;.:→]{{0,90}}?\b(?:{_GONE})\b(?P<more>[^,;.:→\n>]{{0,80}}?)(?:[,;:→]|->|>|\s(?=y decide)"
    r"|\s(?=(?:act[uú]a|decide|aprueba|autoriza|asume|responde|firma|manda|valida|lo hace|pasa a|entra"
    r"|takes over|decides"
    r"|approves|signs)(?:r[aá])?\b))",
    re.I,
)
_TAKES_OVER = re.compile(
    r"\s(?:(?:lo|la|le|los|las|les|se) )?(?!(?:para|ante|entre|sobre|desde|contra)\b)(?:\w{2,14}(?:r[aá]n?"
    r"|[ae]n?|[uú]a)|will \w{2,12}|\w{3,12}s)"
    r"(?: (?:en su lugar|por (?:él|ella)|sus? \w{3,12}|las? \w{3,12}|in))?\s(?:el |la |los |las |the )?",
    re.I,
)
"""What stands between who is away and who acts: « actuará la »."""
_NAMED_AS = re.compile(
    r"(?:'s|’s)\s(?:deputy|stand-?in|substitute|backup|back-up|cover)\s(?:is|will be)\s(?:always )?(?:the )?"
    r"|\s(?:tiene (?:como|por) (?:suplente|sustitut[oa]|relevo|reemplazo)|tiene de (?:suplente|sustitut[oa])"
    r"|(?:es|son|ser[aá]n?|queda|quedar[aá]) (?:sustituid|suplid|reemplazad|relevad|subrogad|cubiert)[oa] por"
    r"|has as (?:its |her |his )?(?:deputy|backup)"
    r"|(?:is|are) deputi[sz]ed by|(?:is|are) backed up by)\s(?:al? |el |la |the )*",
    re.I,
)
"""«The Managing Director's deputy is the Chief Operating Officer», «la Dirección tiene como suplente a la Gerencia»."""
_OF_WHOM = re.compile(
    r"\b(?:(?:suplente|sustitut[oa]|relevo|reemplazo|deputy|stand-?in|substitute|backup|cover)\s(?:del?|de la"
    r"|for|of)\s)"
    r"(?P<who>[^,;.:→]{3,80}?)\s(?:es|ser[aá]|is|will be)\s",
    re.I,
)
"""«El suplente de la Dirección es la Gerencia»."""
_AFTERWARDS = re.compile(
    rf"\b(?:si|cuando|mientras|if|when|whenever|while)\b[^,;.:→]{{0,90}}?\b(?:{_GONE})\b[^,;.:→\n>]{{0,60}}[.\s]*$",
    re.I,
)
"""«Decide la Gerencia si no está la Dirección»: the condition comes last."""
_IN_ABSENCE = re.compile(
    r"\b(?:en (?:su|caso de) ausencia|(?:en|por|ante la|durante la) ausencia|a falta|en su defecto|in (?:his|her|their"
    r"|the) absence|en cas d'absència)"
    r"(?P<more>(?:\s(?:del?|of)[^,;.:→]{0,70})?)[,;:→ ]?",
    re.I,
)
_LABELLED = re.compile(
    r"\b(?:suplentes?|sustitut[oa]s?|backup|back-up|deputy|reemplazo|relevo|subrogante"
    r"|substitute|stand-in)\s*(?::|=|→|-)\s*",
    re.I,
)
_CHAIN = re.compile(
    r"\s*(?:[;→>\n]|->|\d\.?[ºª°]\)?\s|\(?\d\)\s|,?\s(?:y|o)?,?\s?(?:despu[eé]s|luego"
    r"|a continuaci[oó]n|m[aá]s tarde|finalmente"
    r"|por [uú]ltimo|en su defecto|en segundo lugar|then|and then)\b,?|,?\s(?:y\s)?si (?:tampoco|no)\b[^,;]{0,40},)\s*",
    re.I,
)
_AND = re.compile(r",\s+|\s(?:y|e|o|u|and|or)\s(?=\S)|\s?/\s?")
_NOISE = re.compile(r"^(?:primero|1\.?º?|en primer lugar|first|despu[eé]s|luego|then|y|o|a|al)\s*[:,]?\s+", re.I)


def stands_in(text: str, known: frozenset[str] = frozenset()) -> tuple[Stand, ...]:
    """What running text says; a chain («si tampoco está B, C») gives one Stand for each link.

    `known`: folded names of areas that the manual uses as roles.
    """
    found: list[Stand] = []
    for sentence in re.split(r"(?<=\.)\s+", text):
        subject = None
        several = sum(1 for _ in _DIRECT.finditer(sentence)) > 1 or sum(1 for _ in _CLITIC.finditer(sentence)) > 1
        for part in (_EACH if several else _BREAK).split(sentence):
            named = titles_in(part, known)
            before = found[-1].by[-1] if found and PRONOUN.search(part) else subject
            if found and (also := likewise(part, named)):
                found.append(also)
                continue
            found += [Stand(stand.who or before, stand.by) for stand in _part(part, known) if stand.by]
            subject = named[0].title if named and named[0].start <= 4 else subject
    return tuple(found)


_BREAK = re.compile(r"(?<=;)\s+|(?<=,)\s+(?=(?:y |and )?(?:al|a la|a los|a las) [A-ZÁÉÍÓÚÑ])")
_EACH = re.compile(
    rf"{_BREAK.pattern}|,\s+(?=(?:y |and )?(?:al? |el |la |los |las |the )*[A-ZÁÉÍÓÚÑ])|\s(?:y|and)\s+(?=(?:al?"
    rf"|el|la|the) )"
)
"""«the Brand Lead stands in for the Press Lead, the Director stands in for the Brand Lead»: one part for each."""
PRONOUN = re.compile(
    r"^(?:y )?(?:a|(?:en|por) (?:ausencia|defecto) de|a falta de|si falta"
    r"|si no est[aá]|si tampoco est[aá]) (?:est[ea]|[eé]l|ella|aquel(?:la)?|su vez)\b",
    re.IGNORECASE,
)
"""«…; a este lo suple»: the one who was named last."""
_LIKEWISE = re.compile(r"^(?:y |and )?(?:al|a la|a los|a las) $", re.IGNORECASE)


def likewise(part: str, named: list[Named]) -> Stand | None:
    """«(a la Gerencia la suple Prensa,) y a Prensa, la Jefatura»: the verb is the one before."""
    if len(named) != 2 or not _LIKEWISE.match(part[: named[0].start]):
        return None
    between = re.fullmatch(r",? (?:el |la |los |las )?", part[named[0].end : named[1].start])
    return Stand(named[0].title, (named[1].title,)) if between else None


def _part(text: str, known: frozenset[str]) -> Iterator[Stand]:
    named = titles_in(text, known)
    if mutual := _MUTUAL.search(text):
        yield from _each_other([one for one in named if one.end <= mutual.start() + 1])
    elif found := _CLITIC.search(text):
        yield Stand(_last(named, found.start()), _first(text, named, found.end()))
    elif found := _DIRECT.search(text):
        who = next((one.title for one in named if one.start >= found.end() - 1), None)
        by = _last(named, found.start())
        yield Stand(who, (by,) if by and who else ())
    elif found := _NAMED_AS.search(text):
        yield Stand(_last(named, found.start()), _first(text, named, found.end() - 1))
    elif found := _OF_WHOM.search(text):
        inside = [one.title for one in named if found.start("who") <= one.start < found.end()]
        yield Stand(inside[-1] if inside else None, _first(text, named, found.end() - 1) if inside else ())
    elif found := _ABSENT.search(text) or _IN_ABSENCE.search(text):
        yield _in_absence(text, named, found)
    elif found := _AFTERWARDS.search(text):
        yield _afterwards(named, found)
    elif found := _LABELLED.search(text):
        yield Stand(_last(named, found.start()), _first(text, named, found.end()))


def _each_other(named: list[Named]) -> Iterator[Stand]:
    for one in named:
        yield Stand(one.title, tuple(other.title for other in named if other.title != one.title))


def _in_absence(text: str, named: list[Named], found: re.Match[str]) -> Stand:
    """The role inside the condition, else the one before it; the first one after it takes over.

    Without a comma the condition seems to hold both: «En ausencia de la Jefatura actuará la Dirección».
    """
    for one, other in pairwise(one for one in named if one.start >= found.start()):
        if other.start < found.end() + 2 and _TAKES_OVER.fullmatch(text[one.end : other.start]):
            return Stand(one.title, _first(text, named, other.start))
    inside = [one.title for one in named if found.start() <= one.start < found.end()]
    who = inside[-1] if inside else _last(named, found.start())
    return Stand(who, _first(text, named, found.end()))


def _afterwards(named: list[Named], found: re.Match[str]) -> Stand:
    """One role before the condition and one inside it, or the one that the text is about."""
    before = [one.title for one in named if one.end <= found.start()]
    inside = [one.title for one in named if one.start >= found.start()]
    plain = len(before) == 1 and len(inside) <= 1
    return Stand(inside[0] if inside else None, (before[0],) if plain and inside else ())


def _last(named: list[Named], before: int) -> str | None:
    return next((one.title for one in reversed(named) if one.end <= before + 1), None)


def _first(text: str, named: list[Named], after: int) -> tuple[str, ...]:
    """The title after a place, and those that «después» or «y» chain to it."""
    later = [one for one in named if one.start >= after]
    if not later or later[0].start - after > 60:
        return ()
    chained = [later[0].title]
    for before, one in pairwise(later):
        between = text[before.end : one.start]
        if not re.fullmatch(rf"(?:{_CHAIN.pattern}|,|\s+(?:y|o|and|or))\s*(?:el|la|los|las|the|al)?\s*", between, re.I):
            break
        chained.append(one.title)
    return tuple(chained)


_FOR_WHOM = re.compile(
    r"^(?:(?:si|cuando|mientras|if|when|whenever)\b.{0,80}?\b(?:"
    + _GONE
    + r")\b|ausencia|en ausencia|a falta|sin|vacaciones|absence"
    r"|(?:sustitut[oa]s?|suplentes?|suplencia|reemplazos?|relevo|backup|cover|deputy|stand[- ]in|subrogante|substitute)"
    r" (?:del?|de la|of|for)\b|(?:sustituye|suple|cubre|reemplaza|covers|replaces|stands in for) )",
    re.I,
)
"""A label that says for whom the text behind it stands in: «Si no está la Encargada», «Suplente de Prensa»."""


def stand_of_label(label: str, rest: str, known: frozenset[str] = frozenset()) -> Stand | None:
    """«Si no está la Encargada de Redes: Dirección de Comunicaciones»."""
    cue = _FOR_WHOM.match(label)
    if not cue:
        return None
    who = [one.title for one in titles_in(f"a {label}", known)]
    by = listed(re.split(r"[.;(]", rest, maxsplit=1)[0])
    return Stand(who[0], by) if len(who) == 1 and by else None


def listed(text: str, known: frozenset[frozenset[str]] = frozenset()) -> tuple[str, ...]:
    """The titles of a cell or label that names substitutes, in order; people and dashes are left out.

    `known`: reduced titles (app.importing.titles) of the manual's other roles.
    """
    found: list[str] = []
    for link in _CHAIN.split(text):
        found += _together(_NOISE.sub("", link.strip(" .,;")), known)
    return tuple(dict.fromkeys(found))


def _together(text: str, known: frozenset[frozenset[str]]) -> list[str]:
    """«Prensa y Jurídico» are two; «Marketing y ventas» is one unless each half is known or sounds like a title."""
    if not text or nobody(text) or is_person(text):
        return []
    halves = [half for half in _AND.split(text) if half.strip()]
    if len(halves) > 1 and reduced(text) not in known and all(_sounds(half, known) for half in halves):
        return [title for half in halves if not is_person(half) and (title := trusted(half))]
    title = trusted(text)
    if title is None and (named := titles_in(text)):
        return [named[0].title]
    return [title] if title else []


def _sounds(half: str, known: frozenset[frozenset[str]]) -> bool:
    return reduced(half) in known or title_of(half) is not None or is_person(half.strip())


def circular(substitutes: Iterable[tuple[str, tuple[str, ...]]]) -> frozenset[frozenset[str]]:
    """Reduced titles of the roles whose substitutes lead back to them. Two that stand in for each other are fine."""
    follow: dict[frozenset[str], set[frozenset[str]]] = {}
    for title, by in substitutes:
        follow.setdefault(reduced(title), set()).update(map(reduced, by))
    return frozenset(start for start in follow if _returns(start, follow))


def _returns(start: frozenset[str], follow: dict[frozenset[str], set[frozenset[str]]]) -> bool:
    """Whether the first substitute of each leads around to the start without going straight back."""
    seen, now, before = {start}, start, frozenset[str]()
    while len(nexts := follow.get(now, set()) - {before}) == 1:
        before, (now,) = now, nexts
        if now == start:
            return True
        if now in seen:
            return False
        seen.add(now)
    return False
