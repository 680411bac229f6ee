"""Tú, usted or vos, and where each holds: «tuteamos en Instagram y TikTok, de usted en LinkedIn»."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.brand.texts import folded
from app.brand.words import Form, Severity
from app.importing.documents.document import Table
from app.importing.protocol.lines import QUOTED, Line, heads, lines, tables
from app.importing.protocol.sections import crises, scenario_of
from app.importing.reading import Ground, Quote, Reading
from app.importing.vocabulary import vocabulary
from app.importing.voice.address_judged import judged
from app.importing.voice.address_scope import conditions, networks_in
from app.importing.voice.card_lines import card_lines
from app.importing.voice.voice_labels import side
from app.wording import Wording

ANNOUNCED = 90
"""Characters of a label or heading that may announce the form of address."""
_FORMS: dict[Form, re.Pattern[str]] = {
    "tu": re.compile(
        r"\btute\w{1,6}\b|\bt[uú]te\w{1,6}\b|\bde tú\b|\bde tu(?=\s*(?:[.,;:)]|$| y | o | a tú| en ))|\btú\b", re.I
    ),
    "usted": re.compile(r"\bustede\w{2,5}o?\b(?<!ustedes)|\bde usted\b|\busted\b", re.I),
    "vos": re.compile(r"\bvose\w{1,6}\b|\bde vos\b|\bvos\b", re.I),
}
_SURE = re.compile(
    r"\b(?:(?:us|utili[zc]|emple|prefer|prefier|aplic|manten|mantien|adopt)\w{1,6}(?: siempre)? (?:el |la )?(?:tú|usted|vos)|tute\w{1,6}|vose\w{1,6}|ustede(?:o|a|ar|amos|e)|(?:trat\w{1,6}|habl\w{1,6}|dirig\w{1,6}|llam\w{1,6}|contest\w{1,6}|escrib\w{1,6}|siempre|trato)[^.;]{0,60} de (?:t[uú]|usted|vos)|(?:say|use|go with|write|stick to)(?: \w{2,9})? (?:the )?[«“\"']?(?:tú|usted|vos))\b",
    re.I,
)
_OF = re.compile(r"\bde (?:tú|usted|vos)\b|\bde tu\s*(?:[.,;]|$)", re.I)
_ABOUT = re.compile(
    r"\b(?:trat(?:o|amiento|amos|ar)|nos dirigimos|dirigirse|dirigirnos|forma de trato|registro|se dirige|hablamos|address(?:ed|es)?|hablar)\b",
    re.I,
)
_NEGATED = re.compile(
    r"(?:\bno|\bnunca|\bjamás|\bsin|\bni|\bevit\w{1,6}|\ben vez de|\ben lugar de|\bnever|\bnot)(?:\s+(?:se|nos|les?|l[oa]s|usamos|usar|utilizamos|el|al|la|uso|cliente|clientes|trat\w{1,6}|habl\w{1,6}))*\s*$",
    re.I,
)
_CLAUSES = re.compile(
    r";|(?<=[a-zá-ú)])\.\s|,?\s+pero\s|,?\s*\(?\b(?:salvo|excepto|except|a excepción de|menos)\b|\bmientras que\b|\ben cambio\b",
    re.I,
)
_EXCEPT = re.compile(r"\b(?:salvo|excepto|except|a excepción de)\b", re.I)
_THEIRS = re.compile(
    r"\b(?:si|cuando|salvo que|a no ser que|aunque)\b[^.;]{0,60}\b(?:cliente|usuari[oa]|persona|nos (?:tute|habl|trat|escrib))",
    re.I,
)
_NO_GENERAL = Wording(
    es="el manual da el trato de algunas redes o casos, pero no el general; se propone el más formal de los suyos",
    en="the manual gives the form of address for some networks or cases but no general one; the most formal is proposed",
)
_NARROW = re.compile(
    r"\b(?:cuentas? de \w{1,12} (?:de|para)|perfil(?:es)? de \w{1,12} (?:de|para)|campañas?|promoci[oó]n(?:es)?|concursos?|sorteos?|eventos?|programas?|colecci[oó]n|lanzamientos?|dirigid[oa]s? a|destinad[oa]s? a|solo (?:a|con) l[ao]s|"
    r"con (?:los |las )?(?:niñ\w{2,3}|menores|mayores|jóvenes|estudiantes|empresas|profesionales)|a (?:los |las )(?:niñ\w{2,3}|menores|mayores|jóvenes|estudiantes|empresas|profesionales)|"
    r"campaigns?|contests?|giveaways?|promotions?|(?:to|with|for) (?:children|students|teenagers|businesses|young people))\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:(?:por|al|en|de) (?:el |la )?(?:correo|e-?mail|mail|tel[eé]fono|carta|persona|tienda|mostrador|oficina)|(?:by|in|on) (?:the )?(?:e-?mail|phone|letters?|person|shops?))\b",
    re.I,
)
"""A form for what is no network."""
_PART = Wording(
    es="el manual da este trato solo para una campaña o una parte del público; confirme dónde vale",
    en="the manual gives this form for one campaign or part of the public only; confirm where it holds",
)
_EXEMPT = Wording(
    es="el manual hace aquí una excepción sin decir el trato; se propone usted",
    en="the manual makes an exception here without naming the form; usted is proposed",
)
_POLITE: tuple[Form, ...] = ("tu", "vos", "usted")


class Rule(NamedTuple):
    form: Form
    networks: tuple[str, ...]
    severities: tuple[Severity, ...]
    quote: Quote
    doubt: Wording | None

    @property
    def general(self) -> bool:
        return not self.networks and not self.severities


def address(ground: Ground) -> list[Reading]:
    """The general form, and rules that hold on some networks or from some severity on, the gravest first."""
    inside = crises(ground)
    every = [
        line for line in (*lines(ground), *card_lines(ground, about_address)) if not scenario_of(line.place, inside)
    ]
    rules = [rule for line in _joined(every) for rule in _line(line, ground)]
    rules += [rule for table in tables(ground) for rule in _table(table)]
    if not rules:
        return judged(ground)
    if any(rule.general and rule.doubt is not _PART for rule in rules):
        rules = [rule for rule in rules if not (rule.general and rule.doubt is _PART)]
    found = [_general(rule) for rule in rules if rule.general] or [_most_formal(rules)]
    kept = [rule for rule in rules if not rule.general]
    kept.sort(key=lambda rule: not rule.severities)
    doubts = [rule.doubt for rule in kept if rule.doubt]
    if values := list({repr(value): value for value in map(_value, kept)}.values()):
        quotes = tuple(dict.fromkeys(rule.quote for rule in kept))
        found.append(
            Reading(field="voice.address_rules", value=values, quotes=quotes, doubt=doubts[0] if doubts else None)
        )
    return found


def _general(rule: Rule) -> Reading:
    return Reading(field="voice.address", value=rule.form, quotes=(rule.quote,), doubt=rule.doubt)


def _most_formal(rules: list[Rule]) -> Reading:
    forms = {rule.form for rule in rules}
    form = max(forms, key=_POLITE.index)
    every = len(forms) == 1 and all(rule.networks for rule in rules)
    return Reading(
        field="voice.address",
        value=form,
        quotes=tuple(dict.fromkeys(rule.quote for rule in rules)),
        doubt=None if every and len(rules) > 2 else _NO_GENERAL,
    )


def _value(rule: Rule) -> dict[str, object]:
    return {"form": rule.form, "networks": list(rule.networks), "severities": list(rule.severities)}


def about_address(label: str) -> bool:
    """Whether a heading, label or column announces the form of address."""
    return len(label) <= ANNOUNCED and (
        "address" in vocabulary("voice").meanings(label) or len([f for f, p in _FORMS.items() if p.search(label)]) > 1
    )


def _joined(every: list[Line]) -> Iterator[Line]:
    """An outer item «Hablamos de tú» and the inner one «en Instagram y TikTok» make one rule."""
    scoped = {(line.place.headings, line.above[-1]) for line in every if _scopes(line)}
    for line in every:
        if _scopes(line):
            yield line.model_copy(update={"rest": f"{line.above[-1]} {line.text}", "label": ""})
        elif (line.place.headings, line.text.rstrip(" :")) not in scoped:
            yield line


def _scopes(line: Line) -> bool:
    return bool(line.above and not _forms(line.text) and networks_in(line.text) and len(_forms(line.above[-1])) == 1)


def _line(line: Line, ground: Ground) -> Iterator[Rule]:
    announced = any(about_address(label) or side(label) == "traits" for label in line.context())
    own = line.label if line.label and not about_address(line.label) else ""
    for sentence in line.sentences():
        bare = QUOTED.sub(_kept_form, sentence)
        placed = bool(_OF.search(bare) and any(conditions(f"{own} {bare}", ground)[:2]))
        if not (announced or placed or _SURE.search(bare) or (_ABOUT.search(bare) and _forms(bare))):
            continue
        whole = f"{own}: {bare}" if own else bare
        yield from _sentence(whole, line.quote(sentence if not own and sentence in line.text else line.text), ground)


def _kept_form(quoted: re.Match[str]) -> str:
    """A quotation is an example, unless it only names the form: «tú»."""
    named = folded(quoted[1]) in _POLITE or len(quoted[1].split()) == 1
    return quoted[1] if named else "_" * len(quoted[0])


def _sentence(text: str, quote: Quote, ground: Ground) -> Iterator[Rule]:
    before: Form | None = None
    start = 0
    marks = [*_CLAUSES.finditer(text), None]
    for mark in marks:
        clause = text[start : mark.start() if mark else len(text)]
        excepted = bool(_EXCEPT.match(clause.lstrip(" ,(")))
        found = list(_clause(clause, quote, ground))
        if excepted and not _forms(clause) and before and not _THEIRS.search(clause):
            yield from _exception(clause, quote, ground)
        elif not (excepted and all(rule.general for rule in found)):
            yield from found
        before = found[-1].form if found else before
        start = mark.start() if mark else 0
        start += 1 if mark and mark[0][0] in ";.," else 0


def _exception(clause: str, quote: Quote, ground: Ground) -> Iterator[Rule]:
    networks, severities, _ = conditions(clause, ground)
    if networks or severities:
        yield Rule("usted", networks, severities, quote, _EXEMPT)


def _forms(clause: str) -> list[tuple[int, int, Form]]:
    """Where a clause names a form, what it denies left out."""
    found: list[tuple[int, int, Form]] = []
    for form, pattern in _FORMS.items():
        found += [
            (m.start(), m.end(), form) for m in pattern.finditer(clause) if not _NEGATED.search(clause[: m.start()])
        ]
    merged: list[tuple[int, int, Form]] = []
    for one in sorted(found):
        if not merged or merged[-1][2] != one[2]:
            merged.append(one)
    return merged


def _clause(clause: str, quote: Quote, ground: Ground) -> Iterator[Rule]:
    if theirs := _THEIRS.search(clause):
        clause = clause[: theirs.start()]
    forms = _forms(clause)
    if len(forms) > 1 and re.search(r"\bo\b|/|\bor\b", clause[forms[0][1] : forms[1][0]]) and len(forms) == 2:
        return  # «tú o usted» only names the choice
    condition_first = bool(forms) and any(conditions(clause[: forms[0][0]], ground)[:2])
    for n, (start, _, form) in enumerate(forms):
        if len(forms) == 1:
            scope = clause
        elif condition_first:
            scope = clause[forms[n - 1][1] if n else 0 : start]
        else:
            scope = clause[start : forms[n + 1][0] if n + 1 < len(forms) else len(clause)]
        networks, severities, doubt = conditions(scope, ground)
        if not networks and _ELSEWHERE.search(scope):
            continue
        doubt = doubt or (_PART if _NARROW.search(scope) else None)
        if networks and severities and _AND.search(scope):  # «en LinkedIn y siempre en temas graves»: either will do
            yield Rule(form, (), severities, quote, doubt)
            yield Rule(form, networks, (), quote, None)
        else:
            yield Rule(form, networks, severities, quote, doubt)


_AND = re.compile(
    r"\b(?:y|o|e|and)\s+(?:siempre|en (?:todos?|todas|los|las|cualquier|temas|asuntos|casos|crisis|situaciones)|además|cuando|always|in)\b",
    re.I,
)


def _table(table: Table) -> Iterator[Rule]:
    """A column that gives each network's form."""
    names, body = heads(table)
    column = next((i for i, name in enumerate(names) if i and about_address(name)), None)
    for row in body if column is not None else ():
        forms = _forms(row[column or 0])
        networks = networks_in(row[0])
        if len(forms) == 1 and networks:
            yield Rule(forms[0][2], networks, (), Quote(text=row[column or 0], place=table.place), None)
