"""The fields of one crisis, from its lines."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.brand.texts import folded
from app.brand.words import Severity, gravest
from app.importing.protocol.act_words import starts_with_infinitive
from app.importing.reading import Reading
from app.importing.scenarios import flags as flags
from app.importing.scenarios import prose as prose
from app.importing.scenarios import texts as prepared
from app.importing.scenarios import triggers as words
from app.importing.scenarios.deadlines import LABELS, Deadlines, deadlines
from app.importing.scenarios.graded_cases import bare_title, gives, graded, named_in_title, several
from app.importing.scenarios.lines import Line
from app.importing.scenarios.part import Part
from app.importing.scenarios.prepared_texts import Prepared
from app.importing.scenarios.references import part_meant, points
from app.importing.scenarios.surroundings import Surroundings
from app.importing.scenarios.value_shapes import numbered
from app.importing.scenarios.words import QUOTED, blanked, meaning
from app.wording import Wording

_BESIDE = "Publicar"
_ASIDE = re.compile(
    r"\s*(?:\([^()]{0,80}\)|;\s.*|(?<=[a-záéíóúñ]{3})\.\s.*|,\s(?:con|y si|si|o|que|salvo|aunque|junto|with|or|and)\b.*|\s(?:con (?:el )?apoyo|con la ayuda|junto con|supported by|salvo|excepto)\b.*)$",
    re.I,
)
_ARTICLE = re.compile(r"^(?:la|el|los|las|the)\s+(?=\S)", re.I)
_NOBODY = re.compile(r"^\W*(?:por (?:definir|designar|asignar)|pendiente|tbd|n/?a|-+|—|–|ningun[oa]|\?+)?\W*$", re.I)
_EITHER = re.compile(r"\b(?:o|u|or|si|if|when|cuando|segun|salvo|unless|depende|excepto)\b(?!$)")
_SHORT_SENTENCE = 16
"""Words of a sentence that grades its crisis."""
_SHORT = frozenset(["owner", "severity", "title", "code"])
_PUBLIC_TEXT = frozenset(
    ["holding", "closing", "answer", "later", "private_message", "wrong", "internal", "examples", "triggers"]
)


def read_part(part: Part, around: Surroundings) -> list[Reading]:
    """Every field that the lines of a crisis tell."""
    return [
        one.model_copy(update={"field": f"scenarios.{part.title.id}.{one.field}"}) for one in _readings(part, around)
    ]


def _readings(part: Part, around: Surroundings) -> Iterator[Reading]:
    yield Reading(field="title", value=bare_title(part.title.text, around.scale), quotes=(part.said,))
    yield from _signs(part)
    for field, taken in (("owner", _owners), ("severity", _severities)):
        yield from taken(_resolved(part, around, field), around)
    yield from _deadlines(part, around)
    yield from _texts(part, around)
    yield from _rules(part)
    yield from _told(part, around)
    yield from _flags(part)


def _of(part: Part, *meanings: str) -> list[Line]:
    return [line for line in part.lines if line.meaning() in meanings]


def _prose(part: Part) -> list[Line]:
    """Sentences without a label: also those behind the first one of a field that one short sentence tells."""
    return [
        s
        for line in part.lines
        for n, s in enumerate(prose.sentences(line))
        if (said := line.meaning()) is None or (n and said in _SHORT)
    ]


def _list(field: str, values: Sequence[Any], said: Sequence[Line], doubt: Wording | None = None) -> Iterator[Reading]:
    if values and said:
        quotes = tuple(dict.fromkeys(line.quoted() for line in said))
        yield Reading(field=field, value=list(values), quotes=quotes, doubt=doubt)


def _signs(part: Part) -> Iterator[Reading]:
    labelled = [
        *_of(part, "triggers"),
        *(_only_quoted(line) for line in _of(part, "title") if QUOTED.search(line.text)),
    ]
    told = [s.model_copy(update={"text": "; ".join(found)}) for s in _prose(part) if (found := prose.theirs(s))]
    signs = [*labelled, *told]
    examples = _of(part, "examples")
    short, comments = words.triggers(signs)
    if not short and (few := _few(examples)):
        signs = [*signs, *few]
        short, comments = words.triggers(signs)
    yield from _list("triggers", short, signs)
    given = words.examples(examples)
    yield from _list(
        "examples", [*given, *(c for c in comments if c not in given)], [*examples, *(signs if comments else [])]
    )


def _few(examples: Sequence[Line]) -> list[Line]:
    """«Suena a: «veo borroso», «me mareo»»: several words or two each give a crisis away, and are no comments."""
    quoted = [(line, [one[1:-1] for one in QUOTED.findall(line.text)]) for line in examples]
    return [line for line, said in quoted if len(said) > 1 and all(len(one.split()) <= 5 for one in said)]


def _only_quoted(line: Line) -> Line:
    return line.model_copy(update={"text": "; ".join(QUOTED.findall(line.text))})


def _resolved(part: Part, around: Surroundings, *meanings: str) -> list[tuple[Line, Wording | None]]:
    """The lines of a field; one that says «igual que E2» is that crisis' line, marked."""
    found: list[tuple[Line, Wording | None]] = []
    for line in _of(part, *meanings):
        other = part_meant(line.text, around.parts, part) if points(line.text) else None
        if other is None:
            found.append((line, None))
        theirs = _of(other, *meanings) if other else []
        here = {"quote": line.quote, "place": line.place}
        found += [(one.model_copy(update=here), _borrowed(line, other)) for one in theirs]
    return found


def _borrowed(line: Line, other: Part | None) -> Wording:
    name = other.title.text if other else ""
    return Wording(
        es=f"el manual remite a otro escenario («{line.text[:60]}»): se toma lo de «{name}»",
        en=f"the manual points to another scenario (“{line.text[:60]}”): that of “{name}” is taken",
    )


def _owners(said: list[tuple[Line, Wording | None]], around: Surroundings) -> Iterator[Reading]:
    for line, doubt in said:
        title = _ARTICLE.sub("", _ASIDE.sub("", line.text.strip())).strip(" .,;")
        if _NOBODY.match(title) or points(title) or (title[:1].islower() and starts_with_infinitive(title)):
            continue
        long = _LONG_OWNER if len(title.split()) > 9 else None
        yield Reading(field="owner", value=title, quotes=(line.quoted(),), doubt=doubt or long)


def _severities(said: list[tuple[Line, Wording | None]], around: Surroundings) -> Iterator[Reading]:
    for line, doubt in said:
        if case := graded(line.text, around.scale):
            yield Reading(field="severity", value=case.severity, quotes=(line.quoted(),), doubt=doubt or case.doubt)
            continue
        found = list(around.scale.severity(line.text))
        if not found and line.text[:1].isdigit() and line.labels:  # «Nivel: 3»
            found = list(around.scale.severity(f"{line.labels[-1]} {line.text}"))
        found = found or list(numbered(around.scale, line.text))
        if not found and len(line.text.split()) > 12:
            continue
        value: Severity = gravest(found) if found else "critical"
        unsure = None if len(found) == 1 and not _EITHER.search(folded(line.text)) else several(line.text, found)
        yield Reading(field="severity", value=value, quotes=(line.quoted(),), doubt=doubt or unsure)


def _deadlines(part: Part, around: Surroundings) -> Iterator[Reading]:
    resolved = _resolved(part, around, *LABELS)
    labelled = [line for line, _ in resolved if not (line.meaning() == "first_answer" and prepared.speaks(line))]
    labelled += [
        line.model_copy(update={"labels": (name,)})
        for name, field in (("Primera respuesta", "holding"), ("Resolución", "closing"))
        for line in _of(part, field)
        if prepared.is_bare_time(line)
    ]
    if not labelled:
        labelled = list(_around_texts(part))
    borrowed = next((doubt for _, doubt in resolved if doubt), None)
    yield from _deadline_readings(deadlines(labelled, _prose(part)), borrowed)


def _around_texts(part: Part) -> Iterator[Line]:
    """«Publicar en los primeros 15 minutos: “…”»: the time stands beside the text, and may be for something else."""
    for line in _of(part, "holding", "first_answer"):
        for beside in (*line.labels[-1:], blanked(line.text) if QUOTED.search(line.text) else ""):
            yield line.model_copy(update={"labels": (_BESIDE,), "text": beside})


def _deadline_readings(found: Deadlines, borrowed: Wording | None) -> Iterator[Reading]:
    kept: dict[tuple[str, str | None], dict[str, Any]] = {}
    conflict = False
    for value in found.values:
        key = (value["what"], value.get("when"))
        conflict = conflict or key in kept
        if key not in kept or value["minutes"] < kept[key]["minutes"]:
            kept[key] = value
    doubt = found.doubt or borrowed or (_TWO if conflict else None)
    yield from _list("deadlines", list(kept.values()), found.said, doubt)


def _texts(part: Part, around: Surroundings) -> Iterator[Reading]:
    ban = flags.forbidden(_of(part, "holding", "answer"), _unspoken(part, texts_too=True))
    if ban is not None:
        yield Reading(field="template_forbidden", value=True, quotes=(ban.said.quoted(),), doubt=ban.doubt)
    kinds: tuple[tuple[str, Callable[[Part, Surroundings], list[Prepared]]], ...] = (
        ("holding", prepared.holding),
        ("closing", prepared.closing),
    )
    for field, read in kinds:
        given = read(part, around)
        doubt = prepared.doubts(given) or (_FORBIDDEN_TOO if ban is not None and field == "holding" else None)
        values = [
            value
            for n, text in enumerate(given)
            for value in text.values()
            if text.text not in [t.text for t in given[:n]]
        ]
        quotes = tuple(dict.fromkeys(quote for text in given for quote in text.quotes))
        if values:
            yield Reading(field=field, value=values, quotes=quotes, doubt=doubt)
    if (lost := prepared.unresolved(part, around)) is not None:
        yield Reading(field="holding", value=[], quotes=(lost.quoted(),), doubt=prepared.missing(lost))


def _rules(part: Part) -> Iterator[Reading]:
    do, dont = _of(part, "do"), [line for line in _of(part, "dont") if not flags.bans(line.text)]
    steps = [line for line in part.lines if line.meaning() is None and prose.step(line)]
    steps += [s for s in _prose(part) if prose.advice(s) and s.quote not in [step.quote for step in steps]]
    yield from _list("do", words.sentences([*do, *steps]), [*do, *steps])
    bans = [s for s in _prose(part) if prose.ban(s) and not flags.forbidden((), [s])]
    banned = [one for one in words.sentences([*dont, *bans]) if meaning(one.split(":")[0]) != "absent"]
    yield from _list("dont", [kept for one in banned if (kept := flags.without_stop(one))], [*dont, *bans])


def _told(part: Part, around: Surroundings) -> Iterator[Reading]:
    """What prose says of owner and severity, and whom to call where there is no text."""
    for sentence in _prose(part):
        if title := prose.owner(sentence):
            yield Reading(field="owner", value=title, quotes=(sentence.quoted(),))
        if not _of(part, "severity") and _grades(sentence, around) and (case := graded(sentence.text, around.scale)):
            yield Reading(field="severity", value=case.severity, quotes=(sentence.quoted(),), doubt=case.doubt)
        elif (
            not _of(part, "severity")
            and _grades(sentence, around)
            and (found := around.scale.severity(blanked(sentence.text)))
        ):
            unsure = None if len(found) == 1 else several(sentence.text, found)
            yield Reading(field="severity", value=gravest(list(found)), quotes=(sentence.quoted(),), doubt=unsure)
    if not _of(part, "severity") and not any(_grades(s, around) for s in _prose(part)):
        yield from _graded(part, around)
    if not _of(part, "owner") and not any(prose.owner(s) for s in _prose(part)) and flags.forbidden((), part.lines):
        called = [
            (title, line)
            for line in part.lines
            if (title := prose.called(line.model_copy(update={"text": line.quote})))
        ]
        for title, line in called[:1]:
            yield Reading(field="owner", value=title, quotes=(line.quoted(),), doubt=_CALLED)


def _grades(sentence: Line, around: Surroundings) -> bool:
    text = blanked(sentence.text)
    return prose.about_severity(sentence) or (len(text.split()) <= _SHORT_SENTENCE and gives(text, around.scale))


def _graded(part: Part, around: Surroundings) -> Iterator[Reading]:
    """A degree in brackets in the title; or «Calado: alto»: a label that says nothing, over a degree and nothing else."""
    if titled := named_in_title(part.said.text, around.scale):
        yield Reading(field="severity", value=titled, quotes=(part.said,))
        return
    for line in part.lines:
        label = folded(line.labels[-1]) if line.labels else ""
        if line.meaning() is not None or not label or len(line.text.split()) > 3 or _RISK.search(label):
            continue
        if len(found := around.scale.severity(line.text)) == 1:
            yield Reading(field="severity", value=found[0], quotes=(line.quoted(),), doubt=_GRADED)
            return


_RISK = re.compile(r"\b(?:probab|frecuen|likel|posibilid|urgen|volum|alcance|presupuest|coste)\w*\b")
_GRADED = Wording(
    es="el manual da un grado sin decir que sea la gravedad; confírmelo",
    en="the manual gives a degree without saying that it is the severity; confirm it",
)


def _unspoken(part: Part, *, texts_too: bool = False) -> list[Line]:
    """Lines without their quoted words: what the manual says to us, not what we say to the public."""
    skipped = _PUBLIC_TEXT - {"holding", "answer"} if texts_too else _PUBLIC_TEXT | {"dont"}
    lines = [line for line in part.lines if line.meaning() not in skipped]
    return [
        line.model_copy(update={"text": blanked(line.text) if QUOTED.search(line.text) else line.text})
        for line in lines
    ]


def _banned(part: Part) -> list[Line]:
    """What is not to be done, one by one."""
    return [line.model_copy(update={"text": one}) for line in _of(part, "dont") for one in words.sentences([line])]


def _flags(part: Part) -> Iterator[Reading]:
    told = _unspoken(part)
    private = flags.private(_of(part, "private"), told)
    messages = _of(part, "private_message")
    if private is None and messages:
        yield Reading(field="private", value=True, quotes=(messages[0].quoted(),))
    freeze = flags.freeze(_of(part, "freeze"), told) or flags.unposted(_banned(part))
    for field, flag in (("private", private), ("freeze_marketing", freeze)):
        if flag is not None:
            yield Reading(field=field, value=flag.value, quotes=(flag.said.quoted(),), doubt=flag.doubt)


_LONG_OWNER = Wording(
    es="no está claro cuál de las palabras es el cargo", en="it is not clear which of the words are the role"
)
_CALLED = Wording(
    es="el manual dice a quién se llama, no quién lleva el escenario",
    en="the manual says whom to call, not who leads the scenario",
)
_TWO = Wording(
    es="el manual da dos plazos para lo mismo: se toma el más corto",
    en="the manual gives two deadlines for the same: the shorter is taken",
)
_FORBIDDEN_TOO = Wording(
    es="el manual dice que no hay texto preparado y a la vez parece dar uno",
    en="the manual says that there is no prepared text and seems to give one",
)
