"""What a text rests on: the passages that it cites, and those that give the figures it states."""

from collections.abc import Iterator

from app.draft.draft import Draft
from app.evidence.figures import Figure
from app.guard.figures import claims
from app.guard.rule import Context, parts
from app.guard.sources import Source, current_facts, of_passage


def rests_on(draft: Draft, context: Context) -> tuple[str, ...]:
    """Ids of passages, each once: cited, or offered or in the ledger and stating one of its figures."""
    stated = {(f.kind, f.value): f for part in parts(draft) for f in claims(part, context)}
    cited = (cite.passage for cite in draft.cites)
    return tuple(dict.fromkeys((*cited, *_giving(tuple(stated.values()), context))))


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
