"""Where the rules see danger to people: concepts that stand near each other, in six languages and bad spelling."""

from collections.abc import Iterator
from functools import lru_cache

from app.brand.words import Language
from app.comments.reading import Reading
from app.triage.concepts import Hit, Text, concepts
from app.triage.danger_rules import NEAR_DAMPERS, RULES, Rule
from app.triage.triage import Danger, Span

PRIORITY: tuple[Danger, ...] = ("self_harm", "minor", "medical", "violence", "fire", "other")
"""Which kind names a comment that has several: the one whose first minutes can least be made up for."""

DAMPER_REACH = 14
"""Words between a danger and what takes its meaning away; further off they speak of two things."""

NEIGHBOURS: dict[Language, tuple[Language, ...]] = {lang: (lang, "es", "xx") for lang in ("ca", "gl", "eu", "und")} | {
    lang: (lang, "xx") for lang in ("es", "pt", "en")
}
"""Languages whose harmless phrases are believed in a comment of a language: those that its writers mix."""

NEGATION_REACH = 3
"""Words before a term within which «no», «sin», «ez» deny it."""


_NAMES = tuple((rule, tuple(frozenset(concept.split("|")) for concept in rule.all)) for rule in RULES)


@lru_cache(maxsize=512)
def rule_spans(reading: Reading, language: Language) -> tuple[Span, ...]:
    """Where a rule fires, gravest kind first; one span for each kind and place.

    `language` only chooses the harmless phrases; danger is read in all six, since people in need mix them.
    """
    text = concepts(reading)
    here = text.hits.keys()
    told = [rule for rule, names in _NAMES if not any(here.isdisjoint(either) for either in names)]
    found = {span for rule in told for span in _spans(rule, text, reading, NEIGHBOURS.get(language, ("en", "xx")))}
    return tuple(sorted(found, key=lambda span: (PRIORITY.index(span.kind), span.start, span.end)))


def gravest(spans: tuple[Span, ...]) -> Danger | None:
    """The kind that decides what is done first, or None without danger."""
    kinds = {span.kind for span in spans}
    return next((kind for kind in PRIORITY if kind in kinds), None)


def _spans(rule: Rule, text: Text, reading: Reading, languages: tuple[Language, ...]) -> Iterator[Span]:
    for hits in _combinations(rule, text):
        if _damped(rule, hits[0], text, languages) or (rule.negatable and _negated(hits[0], text, NEGATION_REACH)):
            continue
        first = min(hit.first for hit in hits)
        last = max(hit.last for hit in hits)
        start, end = reading.span(text.spans[first][0], text.spans[last][1])
        yield Span(kind=rule.kind, start=start, end=end)


def _combinations(rule: Rule, text: Text) -> Iterator[tuple[Hit, ...]]:
    anchor, *others = rule.all
    for hit in _hits(anchor, text):
        company = [hit]
        for concept in others:
            near = [h for h in _hits(concept, text) if abs(h.at - hit.at) <= rule.window and _apart(h, company)]
            if not near:
                break
            company.append(min(near, key=lambda h: abs(h.at - hit.at)))
        else:
            yield tuple(company)


def _hits(concept: str, text: Text) -> Iterator[Hit]:
    for name in concept.split("|"):
        yield from text.hits.get(name, ())


def _apart(hit: Hit, others: list[Hit]) -> bool:
    return all(hit.last < other.first or hit.first > other.last for other in others)


def _damped(rule: Rule, anchor: Hit, text: Text, languages: tuple[Language, ...]) -> bool:
    return any(
        abs(hit.sentence - anchor.sentence) <= (name in NEAR_DAMPERS)
        and abs(hit.at - anchor.at) <= DAMPER_REACH
        and not _negated(hit, text, 1)
        for name in rule.unless
        for language in languages
        for hit in text.hits.get(f"{name}:{language}", ())
    )


def _negated(anchor: Hit, text: Text, reach: int) -> bool:
    return any(
        0 < anchor.first - hit.last <= reach and hit.sentence == anchor.sentence
        for hit in text.hits.get("negation:xx", ())
    )
