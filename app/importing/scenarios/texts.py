"""Holding and closing texts of one crisis, also where the manual only points to them."""

from collections.abc import Iterable, Iterator, Sequence

from app.brand.texts import folded
from app.importing.scenarios.deadlines import is_deadline
from app.importing.scenarios.general_texts import part_named, runs
from app.importing.scenarios.lines import Line
from app.importing.scenarios.part import Part
from app.importing.scenarios.prepared_texts import Prepared, instruction, public_voice, texts
from app.importing.scenarios.prose import prepared as told
from app.importing.scenarios.prose import sentences
from app.importing.scenarios.references import annex_meant, general_meant, part_meant, points
from app.importing.scenarios.surroundings import Surroundings
from app.importing.scenarios.text_signs import ADDRESSED, CONDITION
from app.importing.scenarios.words import QUOTED, meaning
from app.wording import Wording


def speaks(line: Line) -> bool:
    """A text stands there, not only a duration: «Primera respuesta» labels both."""
    if QUOTED.search(line.text):
        return True
    return public_voice(line.text) and not is_deadline(line.text)


def holding(part: Part, around: Surroundings, seen: tuple[str, ...] = ()) -> list[Prepared]:
    """First answers. Full answers («Respuesta: …») only where there is nothing else, marked."""
    labelled = [line for line in part.lines if line.meaning() == "holding" and not is_bare_time(line)]
    labelled += [line for line in part.lines if line.meaning() == "first_answer" and speaks(line)]
    labelled += [line for line in part.lines if _on_condition(line)]
    found = list(_written(labelled, part, around, seen)) + list(_told(part, "holding", around))
    if found:
        return found
    answers = list(_written([line for line in part.lines if line.meaning() == "answer"], part, around, seen))
    return answers or list(_unlabelled(part, around))


def _unlabelled(part: Part, around: Surroundings) -> Iterator[Prepared]:
    """A paragraph that speaks to somebody, where no label and no quotation mark tells a text."""
    for line in part.lines:
        plain = folded(line.text)
        if line.item or line.meaning() is not None or QUOTED.search(line.text) or not ADDRESSED.search(plain):
            continue
        if any(instruction(one.text) for one in sentences(line)):
            continue
        yield from (
            text.model_copy(update={"doubt": text.doubt or _MAYBE})
            for text in texts([line.model_copy(update={"labels": ()})], around.manner)
        )


def _on_condition(line: Line) -> bool:
    """«Si hay heridos: lo sentimos mucho…»: public words under a condition alone."""
    if line.meaning() is not None or not line.labels or not CONDITION.match(folded(line.labels[-1])):
        return False
    return speaks(line) and not instruction(line.text)


def closing(part: Part, around: Surroundings, seen: tuple[str, ...] = ()) -> list[Prepared]:
    labelled = [line for line in part.lines if line.meaning() == "closing" and not is_bare_time(line)]
    return list(_written(labelled, part, around, seen)) + list(_told(part, "closing", around))


def is_bare_time(line: Line) -> bool:
    return is_deadline(line.text) and not public_voice(line.text)


def unresolved(part: Part, around: Surroundings) -> Line | None:
    """A line that points to a holding text which cannot be found."""
    lines = [line for line in part.lines if line.meaning() in ("holding", "answer") and points(line.text)]
    return next((line for line in lines if not list(_pointed(line, part, around, ()))), None)


def _written(lines: Iterable[Line], part: Part, around: Surroundings, seen: tuple[str, ...]) -> Iterator[Prepared]:
    for run in runs(lines):
        if len(run) == 1 and points(run[0].text):
            yield from _pointed(run[0], part, around, seen)
        else:
            yield from texts(run, around.manner)


def _told(part: Part, kind: str, around: Surroundings) -> Iterator[Prepared]:
    """Quoted in a sentence: «El primer mensaje dice “…”»."""
    prose = [
        s for line in part.lines if line.meaning() in (None, "do", "first_answer", "deadline") for s in sentences(line)
    ]
    for line in prose:
        if line.meaning() == "first_answer" or not (said := told(line)) or said[0] != kind:
            continue
        for text in texts([line.model_copy(update={"labels": ()})], around.manner):
            yield text if said[1] or text.doubt else text.model_copy(update={"doubt": _MAYBE})


def _pointed(line: Line, part: Part, around: Surroundings, seen: tuple[str, ...]) -> Iterator[Prepared]:
    kind = closing if line.meaning() == "closing" else holding
    other = part_meant(line.text, around.parts, part)
    if other is not None and other.title.id not in seen:
        for text in kind(other, around, (*seen, part.title.id)):
            yield _borrowed(text, line, text.doubt or _other(line.text, other))
    elif found := annex_meant(line.text, around.chapters):
        mine = [one for one in found if any(part_named(label, [part]) for label in one.labels)]
        only = mine or list(found)
        given = [text for run in runs(one for one in only if not _leads(one)) for text in texts(run, around.manner)]
        sure = len(given) == 1 or bool(mine)
        yield from (_borrowed(t, line, (None if sure and not _label_doubt(t) else t.doubt or _MANY)) for t in given)
    elif general_meant(line.text):
        yield from (_borrowed(text, line, text.doubt or _GENERAL) for text in around.general)


def _label_doubt(text: Prepared) -> bool:
    return text.doubt is not None


def _leads(line: Line) -> bool:
    return instruction(line.text) or (meaning(line.text) is not None and len(folded(line.text).split()) < 4)


def _borrowed(text: Prepared, line: Line, doubt: Wording | None) -> Prepared:
    return text.model_copy(update={"quotes": (line.quoted(), *text.quotes), "doubt": doubt})


def _other(words: str, other: Part) -> Wording:
    return Wording(
        es=f"el manual remite a otro escenario («{words[:60]}»): se toma el texto de «{other.title.text}»",
        en=f"the manual points to another scenario (“{words[:60]}”): the text of “{other.title.text}” is taken",
    )


_MAYBE = Wording(
    es="no está claro si el texto es el mensaje de espera u otra respuesta",
    en="it is not clear whether this is the holding text or another answer",
)
_MANY = Wording(
    es="el anexo al que remite el manual tiene varios textos",
    en="the annex that the manual points to has several texts",
)
_GENERAL = Wording(es="el manual remite al mensaje general", en="the manual points to the general message")


def missing(line: Line) -> Wording:
    return Wording(
        es=f"el manual remite a un texto que no se encuentra («{line.text[:80]}»)",
        en=f"the manual points to a text that cannot be found (“{line.text[:80]}”)",
    )


def doubts(given: Sequence[Prepared]) -> Wording | None:
    """All that is unclear about the texts, in one sentence."""
    all = list(dict.fromkeys((text.doubt.es, text.doubt.en) for text in given if text.doubt))[:3]
    return Wording(es="; ".join(es for es, _ in all), en="; ".join(en for _, en in all)) if all else None
