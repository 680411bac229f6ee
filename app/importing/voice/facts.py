"""What the brand may state, what it may not yet, what is false, and the compensation policy."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.documents.document import Place
from app.importing.protocol.lines import Line, lines, tables
from app.importing.protocol.sections import crises, scenario_of
from app.importing.reading import Ground, Reading
from app.importing.voice.denials import denial
from app.importing.voice.fact_ids import as_readings
from app.importing.voice.fact_tables import card_policies, table_facts
from app.importing.voice.found_fact import Found
from app.importing.voice.offers import offers
from app.importing.voice.policies import GIVEN, notes_of, policy, promised_elsewhere
from app.importing.voice.standing import Standing, about_wording, bare_standing, standing
from app.importing.voice.statements import answered, denied_anywhere, stated
from app.importing.voice.told_together import Told, answer_of, question_of, told_together
from app.importing.voice.topics import Topic, topic

_LESSONS = re.compile(
    r"\b(?:lo que aprendimos|aprendizajes?|lecciones|mal(?:as|os) (?:respuestas|ejemplos|practicas)|errores|papelones|casos (?:reales|pasados|anteriores)|historia|antecedentes|lessons|mistakes|bad examples|what went wrong|never again|"
    r"ejemplos? de malas?|asi no|como no (?:se )?(?:hacerlo|contestar|responder|hacer|hace)|(?:para|que) no (?:se )?(?:repetir|repita|repitamos|vuelva)|lo hicimos (?:mal|fatal)|(?:how )?not to (?:do|reply|answer)|"
    r"gui[oó]n(?:es)?|(?:phone |call )?scripts?|call cent(?:er|re)|centralita|telefonica|por telefono|llamadas|(?:solo )?telefono y)\b"
)
_KINDS = re.compile(
    r"\b(?:desinformacion|bulos?|rumor(?:es)?|mitos?|mentiras?|datos?|rumou?rs?|fake|hoax|hechos?|facts?)\b|\("
)
"""These name a kind of comment as often as a standing."""
_CONTACT = re.compile(
    r"\S+@\S+\.\w{2,12}|(?:https?://|www\.)\S+|\b[\w-]+\.(?:example|com|es|org|net|mx|ar|cl|co|pe|uk)\b\S*|\+?\d[\d\s().-]{7,18}\d"
)
_ENOUGH = 4
"""Words behind a label that are a statement wherever they stand."""


def read(ground: Ground) -> list[Reading]:
    """Every fact, each with an id made of its words. Two places that differ on one case are both given."""
    inside = crises(ground)
    notes = notes_of(ground)
    found = [
        one
        for table in tables(ground)
        if not _lesson(table.place)
        for one in table_facts(table, ground, notes)
        if one.topic == "compensation" or not scenario_of(table.place, inside)
    ]
    found += [one for table in tables(ground) if not _lesson(table.place) for one in card_policies(table, ground)]
    every = lines(ground)
    parents = {(line.place.file, line.above[-1]) for line in every if line.above}
    offered = offers(every)
    for told in told_together(every):
        line = told.line
        announces = (line.place.file, line.text.rstrip(" :")) in parents
        if _lesson(line.place) or announces or _unwanted(line):
            continue
        if not scenario_of(line.place, inside) or topic(line.label) == "compensation":
            found += _told(told, ground, offered)
    return as_readings(found)


def _told(told: Told, ground: Ground, offered: frozenset[Line]) -> Iterator[Found]:
    """A line by itself, or with the rumour or the question that it follows."""
    line, before = told.line, told.before
    if before is not None and told.kind == "denies":
        found = denial(before.rest, line.rest, before)
        yield found.model_copy(update={"quotes": (before.quote(), line.quote())})
    elif before is not None and _about(line) == "facts":
        yield from answered(line, ground, question_of(before), answer_of(line), before)
    else:
        yield from _line(line, ground, offered)


def _lesson(place: Place) -> bool:
    return any(_LESSONS.search(folded(heading)) for heading in place.headings)


def _unwanted(line: Line) -> bool:
    """«Teléfono: 600 555 111»: how to reach somebody is no statement."""
    if not re.search(r"[^\W\d_]{2}", re.sub(r"\S+@\S+|\S+\.\w{2,10}(?:/\S*)?|[\d\s()+.*#-]+", " ", line.rest)):
        return True
    bare = _CONTACT.sub(" ", line.rest)
    return bare != line.rest and len(folded(bare).split()) < _ENOUGH + 2


def _outer(line: Line) -> tuple[str, ...]:
    return (*reversed(line.above), *reversed(line.place.headings[-2:]))


def _about(line: Line) -> Topic | None:
    return next((t for label in _outer(line) if (t := topic(label))), None)


def _line(line: Line, ground: Ground, offered: frozenset[Line]) -> Iterator[Found]:
    outer = _outer(line)
    if any(about_wording(label) for label in (*line.above, *line.place.headings[-1:], line.label)):
        return
    about = _about(line)
    about = topic(line.label) or about if line.label and not line.item else about
    said = _standing(line, outer, about)
    if about == "compensation" and said is None:
        yield from policy(line, ground)
    elif said is None and about is None and line in offered:
        yield from policy(line, ground, doubt=GIVEN)
    elif about == "rumours" and (rumour := _named_rumour(line)):
        yield denial(rumour, line.text, line)
    elif said is not None and not _asks(line):
        yield from stated(line, ground, said, labelled=bool(line.label) and bare_standing(line.label) is not None)
    elif about in ("facts", "rumours"):
        yield from (
            answered(line, ground, line.place.headings[-1], line.text)
            if _asks(line)
            else stated(line, ground, "false" if about == "rumours" else "confirmed")
        )
    else:
        yield from denied_anywhere(line)
        yield from promised_elsewhere(line, ground)


def _named_rumour(line: Line) -> str:
    """The words of a heading that is itself one rumour of a chapter of them."""
    heading = line.place.headings[-1] if line.place.headings else ""
    own = standing(heading) is None and topic(heading) is None and not line.above
    said = heading.strip('«»“”" .') if own and not heading.endswith("?") else ""
    return said if len(said.split()) >= _ENOUGH or (said and heading[:1] in '«“"') else ""


def _asks(line: Line) -> bool:
    """Below a question, as in a list of answered ones; «¿Qué podemos afirmar?» announces statements."""
    heading = line.place.headings[-1] if line.place.headings else ""
    return heading.endswith("?") and standing(heading) is None and topic(heading) is None


def _standing(line: Line, outer: tuple[str, ...], about: Topic | None) -> Standing | None:
    """Of the nearest label that says it; a line's own label counts where nothing else is in it."""
    around = next((found for label in outer if (found := standing(label))), None)
    own = bare_standing(line.label) if line.label else None
    alone = len(line.rest.split()) >= _ENOUGH and not _KINDS.search(folded(line.label))
    if own and (about in ("facts", "rumours") or around or alone):
        return own
    known = any(
        topic(label) in ("facts", "rumours") or bare_standing(label) or standing(label) == "mixed" for label in outer
    )
    return around if known and about != "compensation" else None
