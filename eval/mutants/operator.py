"""An operator: one small pure function that breaks a passing reply in one way, and the rule that has to notice."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Literal, NamedTuple

from eval.mutants.surgery import (
    Place,
    body_and_signature,
    close_catalan,
    form_of,
    inserted,
    language_of,
    taken,
    without_greeting,
)
from eval.mutants.wordings import said
from eval.output import Written

Make = Callable[[Written, Random], str | None]
"""The public text, broken. None: it cannot be done to this reply, or the network would not take the result."""
When = Callable[[Written], bool]
Slots = Callable[[Written, Random], Mapping[str, str]]
Where = Literal["first", "inside", "last", "greeting", "whole"]

HARD = frozenset(
    {
        "too_long",
        "wrong_language",
        "placeholder",
        "markup",
        "repeated_sentence",
        "invented_figure",
        "invented_date",
        "invented_contact",
        "personal_data",
        "forbidden_phrase",
        "missing_apology",
        "no_private_channel",
    }
)
"""Rules on facts that can be compared, counted or looked up: every breach of one has to be found."""
WHOLE = frozenset({"*"})
"""`beside` of an operator that replaces the whole reply: any rule may fall with it."""


class Operator(NamedTuple):
    """`breaks`: rules of eval/rules.py of which one at least must notice. `beside`: rules that may fall with them.

    `matched`: whether the fault is a fact that can be looked up, as opposed to one that has to be recognised (a name
    that no label holds). Only then does a hard rule make a hard operator.
    """

    name: str
    breaks: tuple[str, ...]
    make: Make
    beside: frozenset[str] = frozenset()
    matched: bool = True

    @property
    def hard(self) -> bool:
        return self.matched and any(rule in HARD for rule in self.breaks)

    def stray(self, fallen: tuple[str, ...]) -> tuple[str, ...]:
        """Of the rules that fell, those that nothing about this operator explains."""
        if self.beside == WHOLE:
            return ()
        return tuple(rule for rule in fallen if rule not in self.breaks and rule not in self.beside)


def always(_: Written) -> bool:
    return True


def no_slots(_: Written, __: Random) -> Mapping[str, str]:
    return {}


def saying(kind: str, where: Where = "inside", when: When = always, slots: Slots = no_slots) -> Make:
    """An operator that puts in a wording of `kind`: the first that the network still takes."""

    def make(written: Written, random: Random) -> str | None:
        if not when(written) or (close_catalan(written) and where != "whole"):
            return None
        told = said(kind, language_of(written), form_of(written), random, slots(written, random))
        texts = (put(written, sentence, where, random) for sentence in told)
        return next((text for text in texts if text), None)

    return make


def put(written: Written, sentence: str, where: Where, random: Random) -> str | None:
    """`greeting`: in place of the reply's own; `whole`: in place of everything."""
    if where == "whole":
        return taken(written, [sentence])
    if where == "greeting":
        body, signature = body_and_signature(written)
        return taken(written, [sentence, *without_greeting(body), *signature])
    place: Place = where
    return inserted(written, sentence, place, random)


def complained(written: Written) -> bool:
    """Somebody has something to complain of: an apology is owed, or the comment is a complaint in its mood or kind."""
    case = written.case
    moved = {"angry", "sad", "afraid", "grieving", "ironic"} & set(case.mood)
    kinds = {"safety_risk", "unfounded_criticism", "service_failure"} & set(case.outcomes)
    return "praise" not in case.outcomes and (owed_apology(written) or bool(moved) or bool(kinds))


def owed_apology(written: Written) -> bool:
    return written.case.apologise == "required"


def hurt(written: Written) -> bool:
    """Somebody mourns, or is afraid because of something that happened."""
    case = written.case
    happened = {"safety_risk", "service_failure"} & set(case.outcomes)
    return case.dangerous or "grieving" in case.mood or ("afraid" in case.mood and bool(happened))


def provoked(written: Written) -> bool:
    return "troll" in written.case.outcomes or "hostile" in written.case.mood


def meant_irony(written: Written) -> bool:
    return "ironic" in written.case.mood and "happy" not in written.case.mood and "praise" not in written.case.outcomes
