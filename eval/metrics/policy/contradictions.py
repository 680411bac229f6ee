"""What goes against a source: a negation turned, a condition dropped, a figure swapped, a false fact affirmed."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from app.brand.facts import Fact
from app.evidence.figures import agrees
from eval.metrics.metric import Mark, Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.claims import NOTHING, clause_at, person_said, place, said
from eval.metrics.policy.grounds import Ground, Same, binding, doubted, of_brand, of_case, of_line, told
from eval.metrics.policy.polarity import EDGES, LEAST, PART, Clause, alike, clauses, opposed, shared, turned
from eval.metrics.senses import senses
from eval.metrics.text_parts import Sentence, sentences
from eval.metrics.verdicts import broken
from eval.output import Written

AFFIRMED = 0.7
"""Part of a fact's tokens that a sentence shares when it states it."""
WHOLE = 0.4
"""Part of the tokens of both clauses together that two share when a «no» turns one into the other."""
NEAR = frozenset({"line", "fact", "source"})
"""Standings whose sentences compare as they are."""
DISTANT = 4
"""Tokens that a clause shares with one of the manual at large to be compared with it."""


Stated = dict[str, dict[tuple[str, int], tuple[Ground, Clause]]]
"""By token, then by sentence and number of the clause."""


class Against(NamedTuple):
    """A place of a reply and the words of a source that it goes against."""

    mark: Mark
    said: str
    stated: str


def contradicted(written: Written) -> Verdict:
    """Whether any clause goes against a text that stands, or states what is false or not confirmed."""
    found = against_sources(written) or affirmed(written) or waived(written) or answered(written)
    if found is None:
        return NOTHING
    return broken(
        f"dice «{found.said}»; la fuente, «{found.stated}»",
        f"it says “{found.said}”; the source, “{found.stated}”",
        (found.mark,),
    )


def against_sources(written: Written) -> Against | None:
    """The first clause of a reply that goes against a text that binds, while none as near says the same."""
    return _against_sources(Same(written))


@lru_cache(maxsize=8)
def _against_sources(same: Same[Written]) -> Against | None:
    return _first(same.held, _stated(same.held))


def against_line(written: Written) -> Against | None:
    """The first clause of a reply that goes against the official line."""
    return _first(written, (_by_token(of_line(written)),))


def _first(written: Written, stated: tuple[Stated, ...]) -> Against | None:
    for sentence in said(written):
        denied = phrases("polarity", "denial").search(plain(sentence.text))
        for clause in () if denied else clauses(sentence.text):
            near = [other for ground, other in _sharing(clause, stated) if _close(ground, clause, other)]
            rival = _rival(clause, near, written) if near else None
            if rival:
                return Against(_mark(sentence, clause), clause.text, rival.text)
    return None


def _stated(written: Written) -> tuple[Stated, ...]:
    """The clauses that bind: of the case, and of the brand (kept as long as it is the same)."""
    given = tuple(ground for ground in of_case(written) if ground.standing != "reply")
    return _by_token(given), _of_brand(Same(of_brand(written)))


@lru_cache(maxsize=16)
def _of_brand(same: Same[tuple[Ground, ...]]) -> Stated:
    return _by_token(same.held)


def _by_token(grounds: tuple[Ground, ...]) -> Stated:
    """The clauses of the grounds by what they speak of."""
    found: Stated = {}
    for ground in grounds:
        for at, clause in enumerate(clauses(ground.text) if ground.standing in (*NEAR, "manual") else ()):
            for token in clause.topic:
                found.setdefault(token, {})[ground.text, at] = (ground, clause)
    return found


def _sharing(clause: Clause, stated: tuple[Stated, ...]) -> Iterator[tuple[Ground, Clause]]:
    """The clauses on the matter of one, in a fixed order."""
    for part in stated:
        pairs = {key: pair for token in sorted(clause.topic) for key, pair in part.get(token, {}).items()}
        met = Counter(key for token in sorted(clause.topic) for key in part.get(token, {}))
        yield from (pairs[key] for key in sorted(met) if met[key] >= LEAST and alike(clause, pairs[key][1]))


def _close(ground: Ground, clause: Clause, other: Clause) -> bool:
    """Facts, passages given and the line compare as they are; the manual at large only where much is shared."""
    return ground.standing in NEAR or (
        ground.standing == "manual" and shared(clause, other) >= min(DISTANT, len(clause.topic | other.topic))
    )


def _rival(clause: Clause, near: list[Clause], written: Written) -> Clause | None:
    """The nearest clause that says the opposite, when none is as near that says the same."""
    best = max(near, key=lambda other: shared(clause, other))
    top = shared(clause, best)
    closest = [other for other in near if shared(clause, other) == top]
    if any(_agrees(clause, other, written) for other in closest):
        return None
    return next((other for other in closest if _against(clause, other) or _swapped(clause, other, written)), None)


def _against(clause: Clause, other: Clause) -> bool:
    """Opposed, and so much of one matter that a «no» turns it round."""
    common = shared(clause, other)
    whole = len(clause.topic | other.topic)
    return opposed(clause, other) is not None and (common >= DISTANT or common >= WHOLE * whole)


def _agrees(clause: Clause, other: Clause, written: Written) -> bool:
    return opposed(clause, other) is None and not _swapped(clause, other, written)


def _swapped(clause: Clause, other: Clause, written: Written) -> bool:
    """Another figure of the same kind, in a clause of the same sense, and none of it the person's own."""
    for one in clause.figures:
        rivals = [figure for figure in other.figures if figure.kind == one.kind]
        shown = clause.raw[one.start : one.end]
        if rivals and not any(agrees(one, figure) for figure in rivals) and not _same_words(shown, other.raw):
            return not person_said(shown, written)
    return False


def _same_words(shown: str, stated: str) -> bool:
    """«Cuarenta y ocho horas» where the source leaves the unit out."""
    words = plain(shown).split()[:-1]
    return len(words) > 1 and " ".join(words) in plain(stated)


def affirmed(written: Written) -> Against | None:
    """A sentence that states as true what the ledger calls false or not confirmed."""
    for fact in doubted(written):
        for sentence in said(written):
            if _states(sentence, fact):
                return Against(sentence.mark, sentence.text, fact.correction or f"{fact.id}: {fact.status}")
    return None


def _states(sentence: Sentence, fact: Fact) -> bool:
    low = plain(sentence.text)
    if sentence.text.rstrip().endswith("?") or phrases("polarity", "hedge").search(low):
        return False
    claim, spoken = senses(fact.statement), senses(sentence.text)
    common = len(claim & spoken)
    if not claim or common < 2 or common < AFFIRMED * len(claim):
        return False
    if fact.correction and len(senses(fact.correction) & spoken) > common:
        return False
    return _denied(sentence.text) == _denied(fact.statement)


def _denied(text: str) -> bool:
    return any(clause.denied for clause in clauses(text) if clause.topic)


def waived(written: Written) -> Against | None:
    """«No hace falta X» where a text on the same matter asks for X."""
    asked = senses(told(written))
    for sentence in said(written):
        low = plain(sentence.text)
        for found in phrases("polarity", "unneeded").finditer(low):
            wanted = senses(clause_at(low, found.end()).split(found.group())[-1])
            about = (senses(sentence.text) | asked) - wanted
            for ground in binding(written):
                if ground.standing in NEAR and _asks(ground, wanted) and len(ground.topic & about) >= LEAST:
                    return Against(sentence.mark, sentence.text, ground.text)
    return None


def _asks(ground: Ground, wanted: frozenset[str]) -> bool:
    """Whether a ground names what is waived, and neither waives nor denies it."""
    if len(ground.topic & wanted) < max(1, len(wanted) / 2) or phrases("polarity", "unneeded").search(ground.plain):
        return False
    return not any(clause.denied or clause.flipped & wanted for clause in clauses(ground.text) if clause.topic & wanted)


def answered(written: Written) -> Against | None:
    """A plain yes or no to the person's question, where a text on what is asked says the other."""
    asked = [clause for clause in _questions(written) if not clause.denied]
    stated = _stated(written) if asked else ()
    for sentence in said(written):
        reply = next((kind for kind in ("yes", "no") if _opens(kind, sentence)), None)
        if reply is None:
            continue
        for question in asked:
            clause = question._replace(bare=False, denied=reply == "no", figures=(), absolute=False)
            near = [other for g, other in _sharing(clause, stated) if g.standing in NEAR and _whole(clause, other)]
            rival = _rival(clause, near, written) if near else None
            if rival and turned(clause, rival):
                return Against(sentence.mark, sentence.text, rival.text)
    return None


def _whole(clause: Clause, other: Clause) -> bool:
    """A question shares most of what it asks with a clause that answers it."""
    return alike(clause, other) and shared(clause, other) >= PART * len(other.topic)


def _questions(written: Written) -> tuple[Clause, ...]:
    """The clauses of what the person asked."""
    return tuple(
        clause
        for sentence in sentences(written.case.comment.text)
        if sentence.text.rstrip().endswith("?")
        for clause in clauses(sentence.text)
        if len(clause.topic) >= LEAST
    )


def _opens(kind: str, sentence: Sentence) -> bool:
    """Whether a sentence begins with a yes, or a no, that stands by itself («No, …»)."""
    match = phrases("polarity", kind).match(plain(sentence.text).lstrip(EDGES + "!"))
    rest = plain(sentence.text).lstrip(EDGES + "!")[match.end() :] if match else "-"
    return match is not None and rest[:1] in ",.:;!"


def _mark(sentence: Sentence, clause: Clause) -> Mark:
    at = sentence.text.index(clause.text)
    return place(sentence, at, at + len(clause.text))


METRICS = (Metric("policy.contradicted", "text", "rule", contradicted),)
