"""Harm: a second voice in a crisis. Every draft agrees with the one official message, figure by figure."""

import re
from collections.abc import Iterator

from app.evidence.figures import Figure, agrees, figures
from app.guard.recognition import repeats_the_person
from app.guard.rule import Context, Mark, Part, Sentence, block, warn
from app.guard.sources import promised
from app.guard.support import NEGATION, content, share
from app.incident.situation import Incident

CITED = 0.3
"""Share of the line's content words from which on a text carries the line, cited or not."""
SAME_MATTER = 2
"""Content words that two sentences share when they speak of the same thing."""

ALIKE = 0.75
"""Share of the content words of one sentence that stand in the other from which on they say the same but for a «no»."""

MOST = 60
"""Figures of one text that are compared; app.guard.figures blocks a text with more."""

_KINDS = frozenset({"money", "percent", "duration", "date", "time", "number"})
_PLACE = re.compile(
    r"(?<=[a-zà-ÿ,] )(?:en|desde|hasta|hacia|at|in|from|no|na|em|a)\s(?:el |la |los |las |the |l')?"
    r"((?:[A-ZÀ-Þ][\wà-ÿ'’-]{2,30})(?:\s(?:de |del |de la )?[A-ZÀ-Þ][\wà-ÿ'’-]{2,30}){0,3})"
)


def matched(context: Context) -> tuple[Incident, ...]:
    """The open incident that this comment belongs to, if it has an official line."""
    incident = context.situation.incident(context.triage.incident)
    return (incident,) if incident and incident.line else ()


def contradiction(part: Part, context: Context) -> Iterator[Mark]:
    """Blocks a figure that the line gives with another value, on the same matter.

    Warns of one that the line does not give, whatever the manual says of quieter days.
    """
    for incident in matched(context):
        known = (*told(incident), *promised(incident, context.brand))
        for figure in figures(part.text)[:MOST]:
            sentence = part.sentence(figure.start)
            given = any(agrees(figure, own) for text in known for own in figures(text))
            if sentence and figure.kind in _KINDS and not given:
                near = figure._replace(start=figure.start - sentence.start, end=figure.end - sentence.start)
                yield from _off(part, context, sentence, near, known)


def told(incident: Incident) -> tuple[str, ...]:
    """What is official of an incident: its line in every language that it was approved in, and its confirmed facts."""
    confirmed = (f.statement for f in incident.facts if f.status == "confirmed")
    return (*(text for line in incident.lines for text in line.texts), *confirmed)


def _off(part: Part, context: Context, sentence: Sentence, figure: Figure, known: tuple[str, ...]) -> Iterator[Mark]:
    if repeats_the_person(sentence, figure, context.said):
        return
    span = (sentence.start + figure.start, sentence.start + figure.end)
    shown = part.quote(span)
    rival = _rival(sentence, figure, known)
    if rival:
        yield block(
            f"«{shown}» contradice el mensaje oficial, que dice «{rival}»; use la cifra oficial o quítela",
            f"“{shown}” contradicts the official line, which says “{rival}”; use the official figure or remove it",
            span,
        )
    else:
        yield warn(
            f"«{shown}» no está en el mensaje oficial; quítelo o pida que se añada",
            f"“{shown}” is not in the official line; remove it or ask for it to be added",
            span,
        )


def _rival(sentence: Sentence, figure: Figure, known: tuple[str, ...]) -> str | None:
    """The official figure of the same kind on the same matter."""
    about = content(sentence.text)
    for text in known:
        for own in figures(text):
            alike = own.kind == figure.kind and (
                figure.kind in {"date", "time"} or len(about & content(text)) >= SAME_MATTER
            )
            if alike:
                return text[own.start : own.end]
    return None


def _alike(said: frozenset[str], meant: frozenset[str]) -> bool:
    return len(said & meant) >= SAME_MATTER and max(share(said, meant), share(meant, said)) >= ALIKE


def denial(part: Part, context: Context) -> Iterator[Mark]:
    """A sentence that says with «no» what the line says without it, or the other way round."""
    for incident in matched(context):
        for official in (piece for line in incident.lines for text in line.texts for piece in text.split(".")):
            meant = content(official)
            for sentence in part.sentences if len(meant) >= SAME_MATTER else ():
                if _alike(content(sentence.text), meant) and bool(NEGATION.search(official.casefold())) != bool(
                    NEGATION.search(sentence.folded)
                ):
                    yield warn(
                        f"«{part.quote((sentence.start, sentence.end))}» parece decir lo contrario que el mensaje "
                        f"oficial",
                        f"“{part.quote((sentence.start, sentence.end))}” seems to say the opposite of the official "
                        f"line",
                        (sentence.start, sentence.end),
                    )


def other_place(part: Part, context: Context) -> Iterator[Mark]:
    """A place that neither the line nor the person named."""
    incidents = matched(context)
    if not incidents:
        return
    ours = (word for n in context.brand.networks for word in (n.label, n.private_channel or "", n.signature))
    known = " ".join((context.said, context.brand.name, *ours, *(t for i in incidents for t in told(i)))).casefold()
    for match in _PLACE.finditer(part.text):
        if match[1].casefold() not in known:
            yield warn(
                f"«{match[1]}» no aparece en el mensaje oficial; compruebe el lugar o quítelo",
                f"“{match[1]}” is not in the official line; check the place or remove it",
                match.span(1),
            )


def _carries(part: Part, incident: Incident) -> bool:
    said = content(part.text)
    return any(share(content(text), said) >= CITED for line in incident.lines for text in line.texts)


def missing(part: Part, context: Context) -> Iterator[Mark]:
    """A draft on the incident that neither cites the line nor carries its words."""
    lines = {hit.passage.id for hit in context.evidence.knowledge if hit.passage.kind == "line"}
    cited = any(cite.passage in lines for cite in part.draft.cites)
    for incident in matched(context):
        if not cited and not _carries(part, incident):
            yield warn(
                "La crisis tiene un mensaje oficial y la respuesta no lo recoge; cítelo",
                "The incident has an official line and the answer does not carry it; cite it",
            )
