"""What a text rests on: the passages that it cites, those that give the figures it states, and facts in their words."""

from collections.abc import Iterator

from app.draft.draft import Draft
from app.evidence.figures import Figure
from app.guard.figures import claims
from app.guard.rule import Context, parts
from app.guard.sources import Source, current_facts, of_passage


def rests_on(draft: Draft, context: Context) -> tuple[str, ...]:
    """Ids of passages, each once: the official line, what is cited, what gives a figure, a fact word for word."""
    lines = (hit.passage.id for hit in context.evidence.knowledge if hit.passage.kind == "line")
    stated = {(f.kind, f.value): f for part in parts(draft) for f in claims(part, context)}
    cited = (cite.passage for cite in draft.cites)
    return tuple(dict.fromkeys((*lines, *cited, *_giving(tuple(stated.values()), context), *_told(draft, context))))


def _giving(stated: tuple[Figure, ...], context: Context) -> Iterator[str]:
    for id, source in _candidates(context):
        if any(source.states(figure) for figure in stated):
            yield id


def _candidates(context: Context) -> Iterator[tuple[str, Source]]:
    for hit in context.evidence.hits:
        yield hit.passage.id, of_passage(hit)
    for fact in current_facts(context.brand, context.situation):
        if fact.stands(context.day):
            yield f"fact:{fact.id}", Source(fact.statement, "fact")
        elif fact.status == "false" and fact.public and fact.correction:
            yield f"fact:{fact.id}", Source(fact.correction, "fact")


FEWEST = 4
"""Words of a fact below which finding them in a text means nothing."""


def _told(draft: Draft, context: Context) -> Iterator[str]:
    """Facts in their own words: a slot of a holding text is filled like that, without cite or figure."""
    said = " ".join(_plain(part.text) for part in parts(draft))
    for fact in current_facts(context.brand, context.situation):
        text = fact.correction if fact.status == "false" and fact.public else fact.statement
        words = _plain(text or "").rstrip(" .")
        if (fact.status == "false" or fact.stands(context.day)) and words in said and len(words.split()) >= FEWEST:
            yield f"fact:{fact.id}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
