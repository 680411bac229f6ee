"""What the brand may state, what it may not yet, what is false, and the compensation policy."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.documents.document import Place
from app.importing.protocol.lines import Line, lines, tables
from app.importing.protocol.sections import crises, scenario_of
from app.importing.reading import Ground, Reading
from app.importing.voice.fact_ids import as_readings
from app.importing.voice.fact_tables import card_policies, table_facts
from app.importing.voice.found_fact import Found
from app.importing.voice.policies import notes_of, policy, promised_elsewhere
from app.importing.voice.standing import Standing, about_wording, bare_standing, standing
from app.importing.voice.statements import answered, denied_anywhere, stated
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
_ENOUGH = 4
"""Words behind a label that are a statement wherever they stand."""


def read(ground: Ground) -> list[Reading]:
    """Every fact, each with an id made of its words. Two places that differ on one case are both given."""
    inside = crises(ground)
    notes = notes_of(ground)
    found = [one for table in tables(ground) if not _lesson(table.place) for one in table_facts(table, ground, notes)]
    found += [one for table in tables(ground) if not _lesson(table.place) for one in card_policies(table, ground)]
    every = lines(ground)
    parents = {(line.place.file, line.above[-1]) for line in every if line.above}
    for line in every:
        announces = (line.place.file, line.text.rstrip(" :")) in parents
        if _lesson(line.place) or announces or _unwanted(line):
            continue
        if not scenario_of(line.place, inside) or topic(line.label) == "compensation":
            found += _line(line, ground)
    return as_readings(found)


def _lesson(place: Place) -> bool:
    return any(_LESSONS.search(folded(heading)) for heading in place.headings)


def _unwanted(line: Line) -> bool:
    """«Teléfono: 600 555 111»: how to reach somebody is no statement."""
    bare = re.sub(r"\S+@\S+|\S+\.\w{2,10}(?:/\S*)?|[\d\s()+.*#-]+", " ", line.rest)
    return not re.search(r"[^\W\d_]{2}", bare)


def _line(line: Line, ground: Ground) -> Iterator[Found]:
    outer = (*reversed(line.above), *reversed(line.place.headings[-2:]))
    if any(about_wording(label) for label in (*line.above, *line.place.headings[-1:], line.label)):
        return
    about = next((t for label in outer if (t := topic(label))), None)
    about = topic(line.label) or about if line.label and not line.item else about
    said = _standing(line, outer, about)
    if about == "compensation" and said is None:
        yield from policy(line, ground)
    elif said is not None and not _asks(line):
        yield from stated(line, ground, said, labelled=bool(line.label) and bare_standing(line.label) is not None)
    elif about in ("facts", "rumours"):
        yield from (
            answered(line, ground)
            if _asks(line)
            else stated(line, ground, "false" if about == "rumours" else "confirmed")
        )
    else:
        yield from denied_anywhere(line)
        yield from promised_elsewhere(line, ground)


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
