"""What a reply runs by that the brand never said: a shipped default, or what an import was unsure of."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from app.brand.brand import Brand
from app.brand.words import SEVERITIES
from app.draft.holding import GENERAL_FROM
from app.review.replies import Reply
from app.review.states import UNDECIDED
from app.value import Value

What = Literal["deadline", "first_answer", "resolution", "approver", "holding", "severity"]
"""deadline: both of them."""
How = Literal["doubtful", "default"]
Answer = Literal["first_answer", "resolution"]
ANSWERS: Final[tuple[Answer, ...]] = ("first_answer", "resolution")


class Borrowed(Value):
    what: What
    how: How


def borrowed(reply: Reply, brand: Brand) -> tuple[Borrowed, ...]:
    """One line for each thing in use that is not the brand's own word; nothing once the reply is decided."""
    if reply.state not in UNDECIDED:
        return ()
    return tuple(_borrowed(reply, brand))


def _borrowed(reply: Reply, brand: Brand) -> Iterator[Borrowed]:
    first, full = (_how(_deadline(reply, brand, what), brand) for what in ANSWERS)
    found: dict[What, How | None] = (
        {"deadline": first} if first == full else {"first_answer": first, "resolution": full}
    )
    found["approver"] = _how((f"duties.{reply.triage.severity}.approver",), brand)
    found["severity"] = _how(_severity(reply), brand)
    found["holding"] = _how(_holding(reply, brand), brand)
    yield from (Borrowed(what=what, how=how) for what, how in found.items() if how)


def _how(fields: Iterable[str], brand: Brand) -> How | None:
    known = tuple(fields)
    if any(_among(field, brand.doubtful) for field in known):
        return "doubtful"
    return "default" if any(_among(field, brand.defaults) for field in known) else None


def _among(field: str, names: frozenset[str]) -> bool:
    """Whether it is named there, alone or with all that it belongs to."""
    steps = field.split(".")
    return any(".".join(steps[:n]) in names for n in range(1, len(steps) + 1))


def _deadline(reply: Reply, brand: Brand, what: Answer) -> Iterator[str]:
    """The fields that it comes from: a scenario's own promise where that is the shorter one."""
    duty, scenario = brand.duty(reply.triage.severity), brand.scenario(reply.triage.scenario)
    minutes = duty.first_answer if what == "first_answer" else duty.resolution or duty.first_answer
    promised = [d for d in scenario.deadlines if d.what == what] if scenario else []
    yield f"duties.{duty.severity}.conditional"
    if scenario and promised:
        yield f"scenarios.{scenario.id}.deadlines"
    if not any(d.when is None and d.minutes <= minutes for d in promised):
        yield f"duties.{duty.severity}.{what}"


def _severity(reply: Reply) -> Iterator[str]:
    """A scenario's own severity; that of a kind of comment is ours on purpose."""
    if reply.triage.scenario:
        yield f"scenarios.{reply.triage.scenario}.severity"


def _holding(reply: Reply, brand: Brand) -> Iterator[str]:
    """The pool that its holding text was taken from, in the order of app.draft.holding."""
    triage = reply.triage
    scenario = brand.scenario(triage.scenario)
    if reply.holding_text is None:
        if scenario and scenario.template_forbidden and SEVERITIES.index(triage.severity) >= _GRAVE:
            yield f"scenarios.{scenario.id}.template_forbidden"
        return
    if triage.danger:
        kind = triage.danger if brand.danger_holding.get(triage.danger) else "other"
        yield f"danger_holding.{kind}.{triage.reply_language}"
    elif scenario and any(text.language == triage.reply_language for text in scenario.holding):
        yield f"scenarios.{scenario.id}.holding"
    else:
        yield f"holding.{triage.reply_language}"


_GRAVE = SEVERITIES.index(GENERAL_FROM)
