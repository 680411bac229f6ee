"""Each measure of a drill: the figure and what it counts. Pure functions; nothing here knows a database."""

from collections.abc import Callable, Iterable

from app.brand.words import SEVERITIES, Severity
from app.drill.collected import Answer, Collected, Spoke
from app.drill.found import NOTHING, Found, minutes, share
from app.drill.one_voice import coherent, exact, followed, identical
from app.drill.score import Reached
from app.drill.script import HURT, Who
from app.review.tables import ROLES
from app.wording import Wording

OWED: frozenset[Who] = HURT | {"witness", "question", "rumour", "press"}
"""Whose comments call for an answer: praise may have one, a provocation must not."""


def alert(c: Collected) -> Found:
    at = min((w.at for w in c.warned if w.at >= c.script.onset), default=None)
    never = Wording(es="No hubo ningún aviso.", en="There was no warning.")
    since = None if at is None else at - c.script.onset
    return minutes(since, "El primer aviso llegó a los {at} minutos.", "The first warning came after {at} min.", never)


def declared(c: Collected) -> Found:
    never = Wording(es="Nadie la declaró.", en="Nobody declared it.")
    since = None if c.declared_at is None else max(0.0, c.declared_at - c.script.onset)
    return minutes(since, "Se declaró a los {at} minutos.", "It was declared after {at} min.", never)


def first_words(c: Collected) -> dict[str, float]:
    """By comment: the minute of the first public text of ours, whatever it was."""
    found: dict[str, float] = {}
    for answer in c.answers:
        if answer.published_at is not None:
            found[answer.key] = min(found.get(answer.key, answer.published_at), answer.published_at)
    return found


def judged(c: Collected, who: frozenset[Who]) -> list[tuple[Spoke, float | None]]:
    """Those of these parts whose first answer came, or whose deadline is over."""
    first, dues = first_words(c), _dues(c)
    mine = [(one, first.get(one.key)) for one in c.spoke if one.who in who]
    return [(one, at) for one, at in mine if at is not None or dues.get(one.key, one.due) < c.ends]


def _dues(c: Collected) -> dict[str, float]:
    """The first deadline that each comment had, as its replies told it."""
    found: dict[str, float] = {}
    for answer in c.answers:
        found[answer.key] = min(found.get(answer.key, answer.first_due), answer.first_due)
    return found


def _in_time(c: Collected, people: Iterable[tuple[Spoke, float | None]]) -> int:
    dues = _dues(c)
    return sum(1 for one, at in people if at is not None and at <= dues.get(one.key, one.due))


def holdings(c: Collected) -> Found:
    people = judged(c, HURT)
    return share(
        _in_time(c, people),
        len(people),
        "{count} de {of} personas afectadas, o sus familias, la tuvieron a tiempo.",
        "{count} of {of} people affected, or their families, had it in time.",
    )


def answered(c: Collected) -> Found:
    people = judged(c, OWED)
    return share(
        _in_time(c, people),
        len(people),
        "{count} de {of} comentarios que la pedían.",
        "{count} of {of} comments that called for one.",
    )


def resolved(c: Collected) -> Found:
    done = {a.key for a in c.answers if a.published_at is not None and a.kind != "holding"}
    mine = [one for one in c.spoke if one.who in OWED and one.at <= c.ends - SETTLING]
    return share(
        sum(1 for one in mine if one.key in done),
        len(mine),
        "{count} de {of} comentarios que la pedían tienen respuesta completa.",
        "{count} of {of} comments that called for one have a full answer.",
    )


SETTLING = 10.0
"""Minutes at the end in which what is said cannot be answered in full any more."""


def line(c: Collected) -> Found:
    given = [one.at for one in c.script.lines]
    if not given:
        return Found(None, NOTHING)
    said = [one.at for one in c.lines]
    waits = [at - since for since, at in zip(given, said, strict=False)]
    never = Wording(
        es=f"De {len(given)} mensajes se dijeron {len(said)}.", en=f"Of {len(given)} lines {len(said)} were said."
    )
    slowest = max(waits) if len(said) >= len(given) else None
    return minutes(
        slowest,
        "El que más tardó entró en vigor a los {at} minutos.",
        "The slowest was in force after {at} min.",
        never,
    )


def escalated(c: Collected) -> Found:
    """Critical comments, and those that no engine may answer: decided on in time, by the role that may."""
    first = [a for a in c.answers if a.kind != "closing"]
    mine = [a for a in first if a.severity == "critical" or a.result == "hold"]
    keys = {a.key for a in mine if a.first_due < c.ends or _decided(a) is not None}
    good = {a.key for a in first if (at := _decided(a)) is not None and at <= a.first_due and _right(a)}
    return share(
        len(keys & good),
        len(keys),
        "{count} de {of} comentarios críticos o delicados.",
        "{count} of {of} critical or delicate comments.",
    )


def _decided(answer: Answer) -> float | None:
    """When it took effect: in public, or with a dismissal. What is decided again after a change does not count."""
    return answer.published_at if answer.published_at is not None else answer.decided_at


def _right(answer: Answer) -> bool:
    if answer.approver is None or answer.via == "preapproval":
        return True  # dismissed, or approved beforehand by a head
    return ROLES.index(answer.approver) >= ROLES.index(answer.needed)


def questions(c: Collected) -> Found:
    asked = max(c.questions, len(c.script.questions))
    return share(c.questions_settled, asked, "{count} de {of} preguntas.", "{count} of {of} questions.")


def frozen(c: Collected) -> Found:
    if not c.freeze_wanted:
        return Found(None, NOTHING)
    never = Wording(es="Nunca se congeló.", en="It was never frozen.")
    since = None if c.frozen_at is None else max(0.0, c.frozen_at - c.script.onset)
    return minutes(since, "Se congeló a los {at} minutos.", "It was frozen after {at} min.", never)


def debts(c: Collected) -> Found:
    """Whoever of the incident was taken private, or only told to wait, has been returned to in public."""
    done = {a.key for a in c.answers if a.published_at is not None and a.kind != "holding"}
    held = {a.key for a in c.answers if a.published_at is not None and a.kind == "holding" and a.in_incident} - done
    taken = [a for a in c.answers if a.debt is not None and a.in_incident]
    settled = sum(1 for a in taken if a.debt != "open")
    return share(
        settled,
        len(taken) + len(held),
        "{count} de {of} compromisos de volver en público están cerrados.",
        "{count} of {of} promises of a public return are closed.",
    )


def by_severity(c: Collected) -> tuple[Reached, ...]:
    """Of each severity, the gravest first: how many were owed a first answer and had it in time."""
    people = judged(c, OWED)
    return tuple(
        _reached(c, s, mine) for s in reversed(SEVERITIES) if (mine := [p for p in people if p[0].severity == s])
    )


def _reached(c: Collected, severity: Severity, mine: list[tuple[Spoke, float | None]]) -> Reached:
    waits = sorted(round(at - one.at, 1) for one, at in mine if at is not None)
    median = waits[(len(waits) - 1) // 2] if waits else None
    return Reached(severity=severity, people=len(mine), in_time=_in_time(c, mine), median=median)


FOUND: dict[str, Callable[[Collected], Found]] = {
    "alert": alert, "declared": declared, "holdings": holdings, "answered": answered, "resolved": resolved,
    "line": line, "followed": followed, "coherent": coherent, "figures": exact, "identical": identical,
    "escalated": escalated, "questions": questions, "frozen": frozen, "debts": debts,
}  # fmt: skip
"""By the name that labels and weights go by."""
