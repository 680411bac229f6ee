"""Mutation score of the suite: passing replies are broken on purpose, and the rule that should notice has to.

A mutant is killed when a rule that its operator names falls on it. Neutral rewrites are the control: whatever falls on
one is a false kill. After E8 of the suite's own requirements; the method is mutation testing (DeMillo, Lipton and
Sayward, Computer 1978) turned from programs to texts.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Literal, NamedTuple

from app.wording import Wording
from eval.meta.gold import asked
from eval.metrics.metric import Errored, Metric, NotApplicable, Scored, Verdict
from eval.mutants.drafts import Draft, broken, with_text
from eval.mutants.neutral import NEUTRAL
from eval.mutants.operator import Operator
from eval.mutants.operators import OPERATORS

WANTED, WANTED_NEUTRAL = 400, 340
LEAST_SOFT, MOST_FALSE = 0.95, 0.05
Why = Literal["not noticed", "not judged", "no metric", "the metric broke"]
ROUNDS = 6
"""Times that the drafts are gone through for one operator; each time other wordings and places are drawn."""
Hear = Callable[[int, int], None]


class Mutant(NamedTuple):
    """`fell`: rules that fall on it. `why`: what kept a survivor alive; `reason`: in the metric's words."""

    operator: str
    draft: str
    text: str
    fell: tuple[str, ...]
    killed: bool
    stray: tuple[str, ...]
    why: Why | None = None
    reason: Wording | None = None


class OfOperator(NamedTuple):
    operator: Operator
    mutants: tuple[Mutant, ...]

    @property
    def killed(self) -> int:
        return sum(mutant.killed for mutant in self.mutants)

    @property
    def rate(self) -> float | None:
        """None: it could be applied to no draft."""
        return self.killed / len(self.mutants) if self.mutants else None

    @property
    def stray(self) -> int:
        """Mutants on which a rule fell that the operator does not explain."""
        return sum(bool(mutant.stray) for mutant in self.mutants)


class Killing(NamedTuple):
    drafts: int
    """Passing drafts that mutants were made from."""
    mutants: tuple[OfOperator, ...]
    neutral: tuple[OfOperator, ...]

    @property
    def made(self) -> int:
        return sum(len(one.mutants) for one in self.mutants)

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        return tuple(mutant for one in self.mutants for mutant in one.mutants if not mutant.killed)

    @property
    def false_kills(self) -> tuple[Mutant, ...]:
        return tuple(mutant for one in self.neutral for mutant in one.mutants if mutant.fell)

    @property
    def specific(self) -> float:
        """Share of mutants on which nothing fell that their operator does not explain."""
        return 1 - sum(one.stray for one in self.mutants) / self.made if self.made else math.nan

    def rate(self, *, hard: bool) -> float | None:
        told = [mutant for one in self.mutants if one.operator.hard == hard for mutant in one.mutants]
        return sum(mutant.killed for mutant in told) / len(told) if told else None

    @property
    def false_rate(self) -> float | None:
        made = sum(len(one.mutants) for one in self.neutral)
        return len(self.false_kills) / made if made else None

    @property
    def passed(self) -> bool:
        """What cannot be measured does not pass."""
        hard, soft, false = self.rate(hard=True), self.rate(hard=False), self.false_rate
        known = hard is not None and soft is not None and false is not None
        return known and hard == 1 and (soft or 0) >= LEAST_SOFT and (false or 0) <= MOST_FALSE


def kill(
    drafts: Iterable[Draft],
    table: tuple[Metric, ...],
    seed: int = 0,
    wanted: int = WANTED,
    wanted_neutral: int = WANTED_NEUTRAL,
    operators: Sequence[Operator] = OPERATORS,
    neutral: Sequence[Operator] = NEUTRAL,
    hear: Hear = lambda _done, _of: None,
) -> Killing:
    """As many mutants of each operator as of any other, as far as the drafts allow. The same seed, the same mutants."""
    passing = [draft for draft in drafts if draft.passes]
    rules = tuple(metric for metric in table if metric.of == "text" and metric.name.startswith("policy."))
    all_of = len(operators) + len(neutral)
    found: list[OfOperator] = []
    for at, operator in enumerate((*operators, *neutral)):
        share = wanted / len(operators) if at < len(operators) else wanted_neutral / len(neutral)
        made = _texts(operator, passing, seed, math.ceil(share))
        found.append(OfOperator(operator, tuple(_judged(operator, draft, text, rules) for draft, text in made)))
        hear(at + 1, all_of)
    return Killing(len(passing), tuple(found[: len(operators)]), tuple(found[len(operators) :]))


def _texts(operator: Operator, drafts: list[Draft], seed: int, wanted: int) -> Iterator[tuple[Draft, str]]:
    """At most `wanted` different ones, every draft once before any a second time."""
    order = list(drafts)
    made: set[tuple[str, str]] = set()
    Random(f"{seed} {operator.name}").shuffle(order)
    for turn in range(ROUNDS):
        for draft in order:
            if len(made) == wanted:
                return
            text = operator.make(draft.written, Random(f"{seed} {operator.name} {draft.id} {turn}"))
            if text is not None and text != draft.written.text.public and (draft.id, text) not in made:
                made.add((draft.id, text))
                yield draft, text


def _judged(operator: Operator, draft: Draft, text: str, rules: tuple[Metric, ...]) -> Mutant:
    written = with_text(draft.written, text)
    verdicts = {metric.name: asked(metric, written) for metric in rules}
    fell = broken(verdicts)
    killed = any(rule in fell for rule in operator.breaks)
    why, reason = (None, None) if killed or not operator.breaks else _why(operator, verdicts)
    return Mutant(operator.name, draft.id, text, fell, killed, operator.stray(fell), why, reason)


def _why(operator: Operator, verdicts: Mapping[str, Verdict]) -> tuple[Why, Wording | None]:
    told = [verdict for rule in operator.breaks if (verdict := verdicts.get(f"policy.{rule}"))]
    for verdict in told:
        if isinstance(verdict, Errored):
            return "the metric broke", Wording(es=verdict.error, en=verdict.error)
    if not told:
        return "no metric", None
    for verdict in told:
        if isinstance(verdict, Scored):
            return "not noticed", verdict.reason
    return "not judged", next((verdict.reason for verdict in told if isinstance(verdict, NotApplicable)), None)
