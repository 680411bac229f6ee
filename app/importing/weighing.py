"""Fields that contradict each other: a graver matter that may wait longer, an answer later than its solution."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from app.brand.words import SEVERITIES, Severity
from app.importing.severity.steps import SEVERITY_ES
from app.importing.understood import Field
from app.wording import Wording

LONGEST_ANSWER = 3 * 1440
"""Minutes from which on a deadline is hardly that of a first answer."""


def weighed(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The same fields; plain ones that cannot all be true with a doubt."""
    known = {field.path: field for field in fields}
    doubts: dict[str, Wording] = {}
    for what in ("first_answer", "resolution"):
        doubts |= _rising(known, what)
    doubts |= _turned(known) | _approvers(known) | _scenarios(known)
    return tuple(
        field.model_copy(update={"standing": "doubtful", "doubt": doubts[field.path]})
        if field.standing == "read" and field.path in doubts
        else field
        for field in fields
    )


def _minutes(known: Mapping[str, Field], severity: Severity, what: str) -> int | None:
    field = known.get(f"duties.{severity}.{what}")
    return field.value if field and isinstance(field.value, int) else None


def _rising(known: Mapping[str, Field], what: str) -> dict[str, Wording]:
    """A deadline that gets longer with gravity."""
    told = [(severity, n) for severity in SEVERITIES if (n := _minutes(known, severity, what)) is not None]
    found: dict[str, Wording] = {}
    for (mild, less), (grave, more) in pairwise(told):
        if more > less:
            why = Wording(
                es=f"el plazo de la gravedad {SEVERITY_ES[grave]} sale más largo que el de la {SEVERITY_ES[mild]}",
                en=f"the deadline of severity {grave} comes out longer than that of {mild}",
            )
            found |= {f"duties.{severity}.{what}": why for severity in (mild, grave)}
    return found


def _turned(known: Mapping[str, Field]) -> dict[str, Wording]:
    """A first answer that is due after the solution, or only after days."""
    found: dict[str, Wording] = {}
    for severity in SEVERITIES:
        answer, solution = (_minutes(known, severity, what) for what in ("first_answer", "resolution"))
        if answer is not None and solution is not None and answer > solution:
            found |= {f"duties.{severity}.{what}": _LATE for what in ("first_answer", "resolution")}
        elif answer is not None and answer > LONGEST_ANSWER:
            found[f"duties.{severity}.first_answer"] = _LONG
    return found


def _approvers(known: Mapping[str, Field]) -> dict[str, Wording]:
    """Who approves the mildest approves again above somebody else: a row has slipped."""
    told = [(severity, field.value) for severity in SEVERITIES if (field := known.get(f"duties.{severity}.approver"))]
    names = [name for _, name in told]
    runs = [name for n, name in enumerate(names) if not n or name != names[n - 1]]
    if len(runs) == len(set(runs)):
        return {}
    return {f"duties.{severity}.approver": _AGAIN for severity, _ in told}


def _scenarios(known: Mapping[str, Field]) -> dict[str, Wording]:
    """A deadline of its own that is longer than that of its gravity."""
    found: dict[str, Wording] = {}
    for path, field in known.items():
        if not (path.startswith("scenarios.") and path.endswith(".deadlines")):
            continue
        severity = known.get(path.replace(".deadlines", ".severity"))
        for one in _plain(field.value):
            usual = _minutes(known, severity.value, str(one.get("what"))) if severity else None
            if usual is not None and int(one["minutes"]) > usual:
                found[path] = _LONGER
            elif one.get("what") == "first_answer" and int(one["minutes"]) > LONGEST_ANSWER:
                found[path] = _LONG
    return found


def _plain(value: object) -> Iterable[Mapping[str, Any]]:
    listed = value if isinstance(value, list | tuple) else ()
    return (one for one in listed if isinstance(one, dict) and isinstance(one.get("minutes"), int))


_LATE = Wording(
    es="la primera respuesta sale después de la resolución; compruebe cuál es cuál",
    en="the first answer comes out later than the solution; check which is which",
)
_LONG = Wording(
    es="es mucho tiempo para una primera respuesta; compruebe que el plazo es de eso",
    en="it is long for a first answer; check that the deadline is for that",
)
_AGAIN = Wording(
    es="quien aprueba lo leve vuelve a aprobar lo grave y en medio aprueba otro cargo; compruébelo",
    en="who approves the mild approves the grave again, with another role in between; check it",
)
_LONGER = Wording(
    es="el plazo propio sale más largo que el de su gravedad; compruebe que es de la respuesta",
    en="its own deadline comes out longer than that of its severity; check that it is for the answer",
)
