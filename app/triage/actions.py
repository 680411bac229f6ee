"""The internal acts that the manual orders for a comment like this."""

from collections.abc import Iterable

from app.brand.brand import ActionRule, Brand, Duty
from app.brand.scenarios import Scenario
from app.triage.deadlines import Timing
from app.triage.triage import Action, Signal

ANSWERS = ("first_answer", "resolution")


def actions(
    brand: Brand,
    outcomes: frozenset[str],
    scenario: Scenario | None,
    signals: tuple[Signal, ...],
    owner: str,
    running: Timing,
    duty: Duty,
) -> tuple[Action, ...]:
    """Each once, soonest first: the brand's rules that are met, and what severity and scenario promise besides."""
    acts = [
        Action(what=rule.what, owner=rule.owner, due_at=running.after(rule.minutes))
        for rule in brand.actions
        if _met(rule, outcomes, scenario.id if scenario else None, signals)
    ]
    return soonest((*acts, *promised(duty, scenario, owner, running)))


def promised(duty: Duty, scenario: Scenario | None, owner: str, running: Timing) -> tuple[Action, ...]:
    """What is promised beyond answering in time.

    A promise under a condition («si hay heridos») is an act too: a person must weigh whether it holds.
    """
    return tuple(
        Action(what=_promise(promise.what, promise.when), owner=owner, due_at=running.after(promise.minutes))
        for promise in (*duty.conditional, *(scenario.deadlines if scenario else ()))
        if promise.when is not None or promise.what not in ANSWERS
    )


def soonest(acts: Iterable[Action]) -> tuple[Action, ...]:
    """Each act once, at its soonest, in the order in which they are due."""
    once = {(act.what, act.owner): act for act in sorted(acts, key=lambda act: act.due_at, reverse=True)}
    return tuple(sorted(once.values(), key=lambda act: (act.due_at, act.what)))


def _met(rule: ActionRule, outcomes: frozenset[str], scenario: str | None, signals: tuple[Signal, ...]) -> bool:
    return bool(outcomes & set(rule.outcomes)) or scenario in rule.scenarios or bool(set(signals) & set(rule.signals))


def _promise(what: str, when: str | None) -> str:
    named = {"first_answer": "Primera respuesta pública", "resolution": "Respuesta completa"}.get(what, what)
    return f"{named} ({when})" if when else named
