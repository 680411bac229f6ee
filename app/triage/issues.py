"""Every matter in a comment: which clauses are about what."""

import math
from typing import NamedTuple

from app.comments.reading import read
from app.triage import cues
from app.triage.clauses import Clause, clauses
from app.triage.features import tokens
from app.triage.outcomes import OutcomeModel

SWITCH = 1.0
"""What it costs, in log odds, to say that the next clause is about something else. Chosen on the dev lines of
tests/corpora/issues.jsonl, like OWN, against splitting what is one matter in outcomes.jsonl."""
OWN = 0.75
"""Share of a clause's own score; the rest is the whole comment's."""
FULL = 5
"""Words from which a clause's own score counts in full."""
LEAST = 0.5
"""Share of OWN that even two words keep."""
FLOOR = 0.002
"""Probability that nothing falls below, so that one sure voice cannot veto another."""
_POLITE = (
    "hola buenas buenos bueno dias dia tardes noches gracias muchas muchisimas mil un una saludo saludos abrazo "
    "cordial por favor porfa de antemano y feliz adios atentamente estimados estimadas disculpen perdon desde ya se "
    "agradece "
    "bon bona bones tarda nit moltes merci si us plau salutacions boas bos grazas moitas saudos "
    "kaixo egun on arratsalde eskerrik asko mesedez agur ola oi bom boa tarde noite obrigado obrigada muito abraco "
    "hi hello hey thanks thank you many in advance please regards best kind cheers bonjour cordialement"
)
MANNERS = frozenset(_POLITE.split())
"""Words of greeting, asking and thanking that are no matter when a clause holds nothing else."""
ASIDE = 0.5
"""How sure a clause must be to count as off topic or mere mockery beside a real matter."""

Scores = dict[str, float]


class Matter(NamedTuple):
    """text[start:end] is about `outcome`, with that probability."""

    outcome: str
    start: int
    end: int
    score: float


class Heard(NamedTuple):
    """A clause with what the model says of it."""

    clause: Clause
    scores: Scores


def listen(text: str, whole: Scores, model: OutcomeModel) -> tuple[Heard, ...]:
    """The clauses of a comment with their scores, leaning on the whole where they are short."""
    parts = clauses(text)
    if len(parts) < 2:
        return tuple(Heard(part, whole) for part in parts)
    return tuple(Heard(part, _blend(model.scores(part.text), whole, part.words)) for part in parts)


def _blend(own: Scores, whole: Scores, words: int) -> Scores:
    """Both weighed by their logarithms: what the clause says clearly is not drowned by the rest of the comment."""
    share = OWN * max(LEAST, min(1.0, words / FULL))
    raw = {name: (own[name] + FLOOR) ** share * (whole[name] + FLOOR) ** (1 - share) for name in own}
    total = sum(raw.values())
    return {name: value / total for name, value in raw.items()}


def matters(heard: tuple[Heard, ...], kinds: dict[str, str]) -> tuple[Matter, ...]:
    """Runs of clauses about the same outcome, in the order of the text.

    `kinds` has the outcomes that may be named, each with the shipped one that it is or is like.
    """
    named = [_named(one, kinds) for one in heard]
    runs: list[Matter] = []
    for one, outcome in zip(named, _path(named, tuple(kinds)), strict=True):
        part, score = one.clause, one.scores[outcome]
        if runs and runs[-1].outcome == outcome:
            last = runs.pop()
            runs.append(Matter(outcome, last.start, part.end, max(last.score, score)))
        else:
            runs.append(Matter(outcome, part.start, part.end, score))
    manners = {(one.clause.start, one.clause.end) for one in heard if _is_manners(one.clause)}
    told = [run for run in runs if len(runs) == 1 or (run.start, run.end) not in manners]
    return _real(_without_hollow_praise(told, heard, kinds), kinds)


def _without_hollow_praise(runs: list[Matter], heard: tuple[Heard, ...], kinds: dict[str, str]) -> list[Matter]:
    """Beside another matter, praise needs a word of praise or thanks: thanking for a complaint wounds."""
    others = [run for run in runs if kinds[run.outcome] != "praise"]
    return [run for run in runs if run in others or _praises(run, heard)] if others else runs


def _praises(run: Matter, heard: tuple[Heard, ...]) -> bool:
    said = [one.clause.text for one in heard if run.start <= one.clause.start < run.end]
    found = cues.count([word for text in said for word in tokens(read(text).folded)])
    return bool(found.get("praise") or found.get("thanks"))


def _named(one: Heard, kinds: dict[str, str]) -> Heard:
    """Only the outcomes of the tree, adding up to one again."""
    total = sum(one.scores[name] for name in kinds) or 1.0
    return Heard(one.clause, {name: one.scores[name] / total for name in kinds})


def _path(heard: list[Heard], names: tuple[str, ...]) -> list[str]:
    """The likeliest outcome of each clause, when changing the subject has its price."""
    if not heard:
        return []
    best = dict.fromkeys(names, 0.0)
    steps: list[dict[str, str]] = []
    for one in heard:
        top = max(best, key=best.__getitem__)
        other = best[top] - SWITCH
        came = {name: name if best[name] >= other else top for name in names}
        best = {name: max(best[name], other) + math.log(max(one.scores[name], 1e-6)) for name in names}
        steps.append(came)
    last = max(best, key=best.__getitem__)
    path = [last]
    for came in reversed(steps[1:]):
        last = came[last]
        path.append(last)
    return path[::-1]


def _is_manners(part: Clause) -> bool:
    """«Muchas gracias.», «un saludo», «hola, buenas»: nobody needs an answer to that."""
    said = [word for word in tokens(read(part.text).folded) if word.isalpha()]
    return bool(said) and MANNERS.issuperset(said)


def _real(runs: list[Matter], kinds: dict[str, str]) -> tuple[Matter, ...]:
    """Without the asides: mockery and chatter around a real matter, unless they are plain."""
    aside = {"off_topic", "troll"}
    serious = [run for run in runs if kinds[run.outcome] not in aside]
    if not serious:
        return tuple(runs)
    return tuple(run for run in runs if run in serious or run.score >= ASIDE)
