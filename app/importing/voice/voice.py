"""How the brand speaks: its traits, what it likes to say, the phrases that it never says."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.protocol.lines import QUOTED, Line, heads, lines, tables
from app.importing.protocol.question_targets import leads_on
from app.importing.protocol.sections import crises, scenario_of
from app.importing.reading import Ground, Quote, Reading
from app.importing.vocabulary import vocabulary
from app.importing.voice.address import address
from app.importing.voice.card_lines import card_lines
from app.importing.voice.phrases import LONGEST_SAID, Phrases, alternatives, parts_of, phrase_like, phrases
from app.importing.voice.traits import trait_like, traits_of, traits_told
from app.importing.voice.voice_labels import Side, announced, column_side, says_words, side
from app.wording import Wording

_BETTER = re.compile(
    r"→|->|=>|\b(?:sino|mejor|en su lugar|en cambio|preferimos|preferible|sustitu\w{2,8}|di|diga|digamos|decimos|"
    r"instead|rather|we say)\b",
    re.I,
)
_NEVER = re.compile(
    r"\b(?:nunca|jamás|jamas|prohibid[oa]s?|prohibimos|evit(?:ar|amos|e|en|á|a)|never|avoid|don['’]t|do not|"
    r"no (?:se )?(?:decimos|decir|diga(?:s|n|mos)?|dice|escrib\w{1,6}|us(?:a|amos|ar|e|es|en|emos)|"
    r"utili[zc]\w{1,6}|emple\w{1,6}|pon(?:emos|er|ga|gas)|(?:deben?|pueden?|caben?|queremos|valen?|sale[n]?|aparece[n]?)\b)|tampoco)\b",
    re.I,
)
_LIKED = re.compile(
    r"\b(?:nos gusta|nos encanta|preferimos|solemos|procuramos|intentamos|mejor|we (?:like|love|prefer|try) to)\s(?:siempre |mucho )?(?:decir|escribir|usar|poner|contestar|say|write|use|put)\b",
    re.I,
)
"""«Nos gusta decir “con gusto lo reviso”»."""
_SPEECH = re.compile(
    r"\b(?:lee[nr]?|leer[aá]n?|oye[n]?|oir[aá]n?|ver[aá]n?|aparec\w{1,5}|figur\w{1,4}|sal(?:e|en|ga|gan|drán?)|dec(?:imos|ir)|d[ií]ga\w{0,4}|di(?:ce|cen)|escrib\w{1,6}|us(?:a|amos|ar|e|es|en|emos)|utili[zc]\w{1,6}|emple\w{1,6}|"
    r"frases?|palabras?|expresi\w{2,5}|f[oó]rmulas?|t[eé]rminos?|coletillas?|muletillas?|say|write|use|phrases?|words?)\b",
    re.I,
)


def read(ground: Ground) -> list[Reading]:
    """Traits, phrases to say and never to say, and the form of address. What a scenario forbids is the scenario's."""
    inside = crises(ground)
    every = (*lines(ground), *card_lines(ground, column_side))
    outer = {(line.place.headings, line.above[-1]) for line in every if line.above}
    quoting = {_list(line) for line in every if QUOTED.search(line.text)}
    found = [
        reading
        for line in every
        if not scenario_of(line.place, inside) and (line.place.headings, line.text.rstrip(" :")) not in outer
        for reading in _line(line, _list(line) in quoting)
    ]
    for table in tables(ground):
        if not scenario_of(table.place, inside):
            found += _table(table)
    return [*found, *address(ground)]


def _list(line: Line) -> tuple[object, ...]:
    """What the items of one list share."""
    return (line.place.file, line.place.headings, line.above) if line.item else (line.place,)


def _line(line: Line, quoting: bool) -> Iterator[Reading]:
    """`quoting`: the list puts its phrases in quotation marks, so that an item without them may be advice."""
    kind, label = announced(line)
    listed = kind == "never_say" and says_words(label) and _lists(line)
    own = kind is not None and (line.item or label == line.label or listed)
    if kind in (None, "traits") and (unnamed := _only_quoted(line)):
        yield Reading(field="voice.never_say", value=list(unnamed), quotes=(line.quote(),), doubt=UNNAMED)
    elif own and kind == "never_say":
        yield from _never(line, _listed(line, label, _before_better(line.rest), quoting))
        yield from _values("say", _after_better(line.rest), line.quote())
    elif own and kind == "say":
        yield from _values("say", _said(line.rest), line.quote())
    elif own and kind == "traits" and (trait := traits_of(line, label)):
        yield from _values("traits", trait, line.quote())
        yield from _prose(line, line.sentences()[1:])
    else:
        yield from _prose(line, line.sentences())


def _lists(line: Line) -> bool:
    """A paragraph that is a list of phrases and no more: «siniestrado, letra chica, a la brevedad»."""
    text = line.rest.rstrip(" .")
    parts = [part for part in parts_of(QUOTED.sub("¤", text)) if part.strip(" ¤")]
    quoted = len(QUOTED.findall(text)) > 1 and all(folded(part) in ("y", "o", "ni", "and", "or", "") for part in parts)
    plain = (
        "¤" not in "".join(parts)
        and len(parts) > 1
        and all(phrase_like(part) and len(part.split()) <= 6 for part in parts)
    )
    return quoted or (not line.label and plain and not re.search(r"[.;:?!]\s", text))


_GIVEN = re.compile(
    r"\b(?:ejemplos?|examples?|decir|decimos|digas?|si|asi|usamos|usar|preferid\w{1,2}|favorit\w{1,2}|saludos?|despedidas?|firmas?|say|use|like|hashtags?|lemas?|emojis?)\b"
)


def _only_quoted(line: Line) -> tuple[str, ...]:
    """Phrases in quotation marks and nothing else, among rules of style, under a label such as «Cementerio»."""
    rules = any(side(heading) == "traits" or "words" in _meanings(heading) for heading in line.place.headings[-1:])
    said = QUOTED.findall(line.rest)
    bare = folded(QUOTED.sub(" ", line.rest)).split()
    short = 0 < len(line.label.split()) <= 4 and not _GIVEN.search(folded(line.label))
    if not rules or not short or len(said) < 2 or set(bare) - {"y", "o", "ni", "e", "u", "and", "or", "etc"}:
        return ()
    found = phrases(said)
    return (*found.plain, *found.doubtful) if side(line.label) is None else ()


def _meanings(label: str) -> tuple[str, ...]:
    return vocabulary("voice").meanings(label)


UNNAMED = Wording(
    es="el manual enumera frases sin decir claramente que sean las prohibidas; confírmelo o quítelas",
    en="the manual lists phrases without saying plainly that they are the forbidden ones; confirm it or remove them",
)


def _never(line: Line, found: Phrases) -> Iterator[Reading]:
    yield from _values("never_say", found.plain, line.quote())
    if found.doubtful:
        yield Reading(field="voice.never_say", value=list(found.doubtful), quotes=(line.quote(),), doubt=LITERAL)


def _values(field: Side, values: tuple[str, ...], *quotes: Quote) -> Iterator[Reading]:
    if values:
        yield Reading(field=f"voice.{field}", value=list(values), quotes=quotes)


LITERAL = Wording(
    es="no está claro que sea una frase que deba buscarse tal cual; confirme cada una o quítela",
    en="it is not clear that this is a phrase to be looked for as it stands; confirm each one or remove it",
)


def _listed(line: Line, label: str, text: str, quoting: bool) -> Phrases:
    """The phrases of one line under a never-say label: those in quotation marks, else the parts of a plain list."""
    if quoted := QUOTED.findall(text):
        return phrases(quoted)
    parts = parts_of(text) if not line.item or label == line.label else alternatives(text)
    kept = [part for part in parts if phrase_like(part)]
    if len(kept) * 2 < len(parts):
        return Phrases((), ())
    about_words = not quoting and "words" in vocabulary("voice").meanings(label)
    found = phrases(kept)
    return found if about_words else Phrases((), (*found.plain, *found.doubtful))


def _before_better(text: str) -> str:
    mark = _outside_quotes(text)
    return text[: mark.start()] if mark and mark.start() else text


def _after_better(text: str) -> tuple[str, ...]:
    mark = _outside_quotes(text)
    return _short(QUOTED.findall(text[mark.end() :])) if mark and mark.start() else ()


def _outside_quotes(text: str) -> re.Match[str] | None:
    blank = QUOTED.sub(lambda m: "«" + "_" * (len(m[0]) - 2) + "»", text)
    return _BETTER.search(blank)


def _short(phrases: list[str]) -> tuple[str, ...]:
    return tuple(phrase.strip(" .") for phrase in phrases if 0 < len(phrase.split()) <= LONGEST_SAID)


def _said(text: str) -> tuple[str, ...]:
    if quoted := QUOTED.findall(text):
        return _short(quoted)
    return _short([part for part in alternatives(text) if phrase_like(part)])


def _prose(line: Line, sentences: list[str]) -> Iterator[Reading]:
    if line.label and sentences and (traits := traits_told(f"{line.label}: {sentences[0]}")):
        yield from _values("traits", traits, line.quote())
    for sentence in sentences:
        never = _NEVER.search(QUOTED.sub(lambda m: "_" * len(m[0]), sentence))
        if never and _SPEECH.search(QUOTED.sub("", sentence)):
            behind = _from_first_quote(sentence, never.end())
            found = phrases(QUOTED.findall(_before_better(behind)))
            yield from _never(line.model_copy(update={"text": sentence}), found)
            yield from _values("say", _after_better(behind) if found.plain else (), line.quote(sentence))
        elif not never and _LIKED.search(QUOTED.sub("_", sentence)) and (said := _short(QUOTED.findall(sentence))):
            yield from _values("say", said, line.quote(sentence))
        elif traits := traits_told(sentence, of_style=any(side(head) == "traits" for head in line.place.headings[-2:])):
            yield from _values("traits", traits, line.quote(sentence))


def _from_first_quote(sentence: str, start: int) -> str:
    """The quotations that follow the prohibition, with all behind them."""
    first = QUOTED.search(sentence, start)
    return sentence[first.start() :] if first else ""


def _table(table: Table) -> Iterator[Reading]:
    names, body = heads(table)
    if side(names[0]) == "traits":
        for row in body:
            yield from _values("traits", (row[0],) if trait_like(row[0]) else (), Quote(text=row[0], place=table.place))
        return
    never = next((i for i, name in enumerate(names) if column_side(name) == "never_say"), None)
    if never is None or any("?" in cell or leads_on(cell) for row in body for cell in row):
        return
    say = next((i for i, name in enumerate(names) if i != never and column_side(name) == "say"), None)
    if say is None and not says_words(names[never]):
        return
    rows = [row for row in body if row[never]]
    if sum(1 for row in rows if not QUOTED.search(row[never]) and not phrase_like(row[never])) * 2 > len(rows):
        return  # a table of conduct
    for row in rows:
        yield from _row(row[never], row[say] if say is not None else "", table)


def _row(never: str, say: str, table: Table) -> Iterator[Reading]:
    quote = Quote(text=never, place=table.place)
    found = phrases(QUOTED.findall(never) or [part for part in alternatives(never) if phrase_like(part)])
    yield from _values("never_say", found.plain, quote)
    if found.doubtful:
        yield Reading(field="voice.never_say", value=list(found.doubtful), quotes=(quote,), doubt=LITERAL)
    if say:
        yield from _values("say", _said(say), Quote(text=say, place=table.place))
