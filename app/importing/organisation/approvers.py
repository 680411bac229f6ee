"""Which roles approve: rows of a table of severities, and sentences («la autoriza la Gerencia»)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.brand.brand import Rank
from app.brand.texts import folded
from app.importing.organisation.role_ranks import gravest
from app.importing.organisation.role_titles import titles_in, trusted
from app.importing.protocol.lines import lines
from app.importing.reading import Ground, Quote
from app.importing.vocabulary import vocabulary

APPROVED_BY = re.compile(
    r"\b(?:aprueban?|autorizan?|(?:autorizar|aprobar|validar)(?:l[ao]s?)?|validan?|da el (?:ok|visto bueno)"
    r"|approved by|visto bueno de|con el ok de|(?:firman?|visan?)(?=\s(?:el|la|los|las)\s))\s(?=\S)",
    re.I,
)


_DECLARED_BY = re.compile(
    r"\b(?:crisis|emergencia|alerta roja)\b[^.;:]{0,20}\b(?:la|lo) (?:declara|activa|decreta)\s(?=\S)"
    r"|\bcrisis (?:is )?declared by\s",
    re.I,
)


class Approval(NamedTuple):
    """A role that approves, by what it approves."""

    title: str
    rank: Rank
    quote: Quote


def approvers(ground: Ground) -> Iterator[Approval]:
    """Who approves a degree is a lead at least, and who approves the gravest a head."""
    names = [name for step in ground.scale.steps for name in step.names]
    for record in ground.records:
        subject = folded(record.subject)
        if record.kind != "section" and any(re.search(rf"\b{re.escape(name)}\b", subject) for name in names):
            for said in record.said:
                title = trusted(said.text) if "approver" in vocabulary("organisation").meanings(said.label) else None
                if title and len(titles_in(said.text)) <= 1:
                    quote = Quote(text=said.quote, place=said.place)
                    yield Approval(title, "head" if gravest(record.subject, ground.scale) else "lead", quote)
    for line in lines(ground):
        for sentence in line.sentences():
            if title := _right_after(_DECLARED_BY, sentence):
                yield Approval(title, "head", line.quote(sentence))
            if title := _right_after(APPROVED_BY, sentence):
                grave = gravest(f"{line.label} {sentence}", ground.scale)
                yield Approval(title, "head" if grave else "lead", line.quote(sentence))


def _right_after(verbs: re.Pattern[str], sentence: str) -> str | None:
    """The role that follows a verb: «la respuesta la autoriza la Dirección Médica»."""
    for verb in verbs.finditer(sentence):
        named = titles_in(sentence[verb.end() :])
        if named and named[0].start <= 4:
            return named[0].title
    return None
