"""What the brand may state, what it may not yet, what is false, and the compensation policy."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator
from typing import Any, Literal

from app.brand.headings import slug
from app.brand.texts import folded
from app.evidence.sentences import sentences
from app.importing.documents.document import Place
from app.importing.protocol.lines import Line, lines, tables
from app.importing.protocol.sections import crises, scenario_of
from app.importing.reading import Ground, Reading
from app.importing.vocabulary import SMALL, singular, vocabulary
from app.importing.voice.denials import ASSERTS, FALSE, advice, asserted, claim_of, denial, denied
from app.importing.voice.fact_tables import table_facts
from app.importing.voice.found_fact import Found, stands
from app.importing.voice.ledger_words import amount_doubt, amounts, conduct, dates, internal, past, promises
from app.wording import Wording

LONGEST_LABEL = 80
Topic = Literal["compensation", "facts", "rumours"]
_LESSONS = re.compile(
    r"\b(?:lo que aprendimos|lecciones|malas respuestas|malos ejemplos|errores (?:del pasado|pasados)|papelones|casos reales|historia|lessons|ejemplos? de malas?)\b"
)
_UNCONFIRMED = re.compile(
    r"\b(?:(?:sin|por|pendiente de) confirmar|no (?:esta|estan|se ha|puede|podemos|se puede) (?:\w+ )?confirma\w{1,4}|todavia no|aun no|not (?:yet )?confirmed|unconfirmed)\b"
)
_PAIR = re.compile(
    r"^\W{0,3}(?:(?:rumor|bulo|mito|se dice|dicen|mentira|myth|rumour)\s?:?\s+)?(?P<said>.{5,300}?)\s*(?:→|->|=>|/|\.|;|\||—|–)\s*"
    r"(?:realidad|verdad|la verdad|lo cierto|desmentido|correcci[oó]n|falso|mentira|respuesta|reality|truth|fact)\s?[:.,]\s*(?P<truth>.{5,600})$",
    re.I,
)


def read(ground: Ground) -> list[Reading]:
    """Every fact, each with an id made of its words. Two places that differ on one case are both given."""
    inside = crises(ground)
    found = [
        one
        for table in tables(ground)
        if not _lesson(table.place)
        for one in table_facts(table, ground, _noted(ground))
    ]
    found += [
        one
        for line in lines(ground)
        if not _lesson(line.place) and (not scenario_of(line.place, inside) or topic(line.label) == "compensation")
        for one in _line(line, ground)
    ]
    return [_reading(one, name, found) for one, name in _named(found)]


def topic(label: str) -> Topic | None:
    """What a heading, label or column announces."""
    if len(label) > LONGEST_LABEL:
        return None
    if folded(re.sub(r"^[\d.\s]+", "", label)) in ("datos", "hechos", "facts"):
        return "facts"
    meaning = vocabulary("facts").meaning(label)
    return meaning if meaning in ("compensation", "facts", "rumours") else None  # type: ignore[return-value]


def _lesson(place: Place) -> bool:
    return any(_LESSONS.search(folded(heading)) for heading in place.headings)


def _noted(ground: Ground) -> dict[tuple[str, tuple[str, ...]], str]:
    """By section, what its prose says about all of it: «uso interno», «vigente hasta…»."""
    notes: dict[tuple[str, tuple[str, ...]], str] = {}
    for line in lines(ground):
        if not line.item:
            key = (line.place.file, line.place.headings)
            notes[key] = f"{notes.get(key, '')} {line.text}".strip()
    return notes


def _line(line: Line, ground: Ground) -> Iterator[Found]:
    about = next(
        (t for label in (*reversed(line.above), *reversed(line.place.headings[-2:])) if (t := topic(label))), None
    )
    about = topic(line.label) or about if line.label and not line.item else about
    if about == "rumours" and (pair := _PAIR.match(line.text)):
        yield denial(pair["said"], pair["truth"], line)
    elif about == "compensation":
        yield from _policy(line, ground)
    elif about in ("facts", "rumours"):
        yield from _stated(line, ground, about)
    else:
        yield from _elsewhere(line, ground)


def _policy(line: Line, ground: Ground) -> Iterator[Found]:
    """Under a heading about money: sentences with an amount, or with something given in full or free."""
    notes = _noted_at(line, ground)
    wholes = [line.text] if line.item or len(sentences(line.text)) < 2 else sentences(line.text)
    for whole in wholes:
        if past(whole) or (conduct(whole) and not internal(whole)) or not (amounts(whole) or promises(whole)):
            continue
        if not amounts(whole) and re.search(r"\bno (?:se )?(?:ofrec|devolv|devuelv|compens|indemniz)", folded(whole)):
            continue
        statement = _worded(whole, line)
        yield _made(statement, _about(whole, line), line, "compensation", f"{notes} {whole}", ground).model_copy(
            update={
                "public": not (
                    internal(whole)
                    or _closed(notes)
                    or internal(line.place.headings[-1] if line.place.headings else "")
                )
            }
        )


def _about(whole: str, line: Line) -> str:
    """The case: what stands before the colon, else the sentence without its figures."""
    case, colon, _ = re.sub(r"→|->|=>", ":", whole).partition(":")
    if colon and len(case.split()) <= 12:
        return case
    return line.label if line.label and whole == line.text else re.sub(r"\S*\d\S*", " ", whole)


def _closed(notes: str) -> bool:
    """A remark on the section as a whole; an approver named in one sentence says nothing of the others."""
    return any(
        internal(one) and not amounts(one)
        for one in sentences(notes)
        if not re.search(r"\b(?:aprueba|autoriza|decide)\b", folded(one))
    )


def _noted_at(line: Line, ground: Ground) -> str:
    """The unlabelled remarks of the line's own section."""
    document = next(one for one in ground.documents if one.file == line.place.file)
    return " ".join(
        block.text
        for block in document.blocks
        if block.kind == "paragraph" and block.place.headings == line.place.headings and block.place != line.place
    )


def _worded(whole: str, line: Line) -> str:
    """A statement that tells what it is about: never a bare figure."""
    above = line.above[-1] if line.above and len(line.above[-1]) <= LONGEST_LABEL and len(whole.split()) < 6 else ""
    said = f"{above}: {whole}" if above else whole
    if promises(said) and len(said.split()) > 3:
        return said
    heading = line.place.headings[-1] if line.place.headings else ""
    return f"{heading}: {said}" if heading else said


def _made(statement: str, about: str, line: Line, of: str, held: str, ground: Ground) -> Found:
    span = dates(held, ground.language)
    return Found(
        about=about,
        statement=statement.strip(),
        topic="compensation" if of == "compensation" else "general",
        quotes=(line.quote(),),
        valid_from=span.valid_from,
        valid_until=span.valid_until,
        doubt=(amount_doubt(statement) if of == "compensation" else None) or span.doubt,
    )


def _stated(line: Line, ground: Ground, about: str) -> Iterator[Found]:
    """Under a heading about facts: each sentence with its standing."""
    if line.rest.rstrip().endswith(("?", ":")):
        return
    asked = line.place.headings[-1] if line.place.headings else ""
    if asked.endswith("?") and not _UNCONFIRMED.search(folded(line.text)) and not past(line.text):
        made = _made(f"{asked} {line.text}", asked, line, "facts", line.text, ground)
        yield made.model_copy(update={"public": not internal(line.text)})
        return
    whole = [line.text] if line.item and not FALSE.search(line.text) else sentences(line.text)
    parts = [part for one in whole for part in asserted(one)]
    for n, sentence in enumerate(parts):
        if past(sentence) or advice(sentence):
            continue
        if FALSE.search(sentence):
            yield from denied(sentence, parts[n + 1 :], line)
            return
        if _UNCONFIRMED.search(folded(sentence)):
            yield stands(claim_of(sentence), "unconfirmed", None, line.quote(), public=False)
        elif about == "facts" and len(sentence.split()) > 3:
            said = ASSERTS.sub("", sentence)
            made = _made(said[:1].upper() + said[1:], said, line, "facts", sentence, ground)
            yield made.model_copy(update={"public": not internal(sentence)})


def _elsewhere(line: Line, ground: Ground) -> Iterator[Found]:
    """A promise of money in prose about something else is policy still, but a person should see it."""
    for sentence in line.sentences():
        plain = folded(sentence)
        own = re.search(
            r"\b(?:compensamos|indemnizamos|reembolsamos|devolvemos|reintegramos|bonificamos|abonamos|we refund|we compensate)\b",
            plain,
        )
        if own and amounts(sentence) and not past(sentence) and not conduct(sentence) and "«" not in sentence:
            made = _made(sentence, sentence, line, "compensation", sentence, ground)
            yield made.model_copy(update={"public": not internal(sentence)})


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
    words = [word for word in folded(about).split() if word not in SMALL]
    return slug(" ".join((words or folded(about).split())[:most]))


def _reading(one: Found, name: str, every: list[Found]) -> Reading:
    return Reading(
        field=f"facts.{name}", value=_value(one), quotes=one.quotes, doubt=one.doubt or _contradicted(one, every)
    )


def _value(one: Found) -> dict[str, Any]:
    found: dict[str, Any] = {"statement": one.statement, "status": one.status, "public": one.public, "topic": one.topic}
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
