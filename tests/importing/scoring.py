"""What became of each field of a manual. The dangerous error has its own name and is never averaged away."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

from app.importing.understood import Understanding
from app.value import Value
from tests.importing.comparing import BEST, Verdict, rules_say, similar, verdict
from tests.importing.pairing import ALIKE, NAMED_BY, UNKNOWN, Fields, Got, flat, group, paired

Result = Literal["right", "right_marked", "missing", "wrong_marked", "WRONG", "invented_marked", "INVENTED"]
"""In capitals: wrong or said by nobody, and not marked."""
RESULTS: tuple[Result, ...] = (
    "right",
    "right_marked",
    "missing",
    "wrong_marked",
    "WRONG",
    "invented_marked",
    "INVENTED",
)
DANGEROUS = ("deadline", "approver", "amount", "holding")
NOT_COUNTED = (
    "roles.*.rank",
    "protocol.start",
    "protocol.outcomes.*.strategy*",
    "protocol.outcomes.*.examples",
    "scenarios.*.examples",
    "scenarios.*.private",
    "scenarios.*.id",
    "networks.*.label",
    "networks.*.counts",
    "objectives",
    "values",
)
"""Deduced by us, or told only by deduction: neither demanded nor counted as invented."""
PARTS_NOT_COUNTED = (
    "status",
    "public",
    "valid_from",
    "valid_until",
    "source",
    "topic",
    "id",
    "language",
    "like",
    "strategy",
    "examples",
)
"""Parts of a fact, act, question or outcome that count only where `expected.json` states them."""


class Expected(Value):
    value: Any
    standing: Literal["read", "doubtful", "absent", "free"]
    accept: tuple[Any, ...] = ()
    places: tuple[str, ...] = ()
    """Other fields where the value may stand as well."""


class Outcome(Value):
    field: str
    kind: str
    result: Result
    expected: Any = None
    got: Any = None


def expected(folder: Path) -> dict[str, Expected]:
    told = json.loads((folder / "expected.json").read_text("utf-8"))
    return {
        path: Expected(value=e["value"], standing=e["standing"], accept=e.get("accept", ()), places=e.get("or", ()))
        for path, e in told.items()
    }


def fields_of(understanding: Understanding) -> Fields:
    """What the import offers as the brand's own; our defaults are not the manual's."""
    return {
        field.path: Got(value=field.value, marked=not field.usable)
        for field in understanding.fields
        if field.standing != "default" and field.value not in (None, "", [], {}, ())
    }


def measured(wanted: Mapping[str, Expected], got: Fields) -> list[Outcome]:
    wanted = dict(_parts(wanted))
    names = {path.rpartition(".")[0]: str(e.value) for path, e in wanted.items() if _names(path)}
    mine = paired(list(wanted), names, flat(got))
    outcomes = [_judged(path, e, mine, wanted) for path, e in wanted.items() if e.standing in ("read", "doubtful")]
    answered = {path for path, e in wanted.items() if e.standing in ("read", "doubtful")}
    answered |= {place for e in wanted.values() for place in e.places}
    return outcomes + [
        Outcome(
            field=path, kind=kind(path, mine), result="invented_marked" if one.marked else "INVENTED", got=one.value
        )
        for path, one in mine.items()
        if path not in answered and _invented(path, one, wanted)
    ]


def _names(path: str) -> bool:
    met = group(path)
    return bool(met and NAMED_BY.get(met[0]) == met[2])


def _parts(wanted: Mapping[str, Expected]) -> Iterator[tuple[str, Expected]]:
    for path, e in wanted.items():
        met = group(path)
        if met and not met[2] and isinstance(e.value, dict):
            for name, part in e.value.items():
                others = tuple(one[name] for one in e.accept if name in one)
                standing = e.standing if name == NAMED_BY[met[0]] else "read"
                yield f"{path}.{name}", e.model_copy(update={"value": part, "accept": others, "standing": standing})
        else:
            yield path, e


def _judged(path: str, e: Expected, mine: Fields, wanted: Mapping[str, Expected]) -> Outcome:
    places = [place for place in (path, *e.places) if place in mine]
    named = kind(path, {path: Got(value=e.value, marked=False)}, wanted)
    if not places:
        return Outcome(field=path, kind=named, result="missing", expected=e.value)
    told = [(_verdict(place, e, mine), mine[place]) for place in places]
    worst = max(told, key=lambda one: BEST.index(one[0]))
    return Outcome(field=path, kind=named, result=_result(worst[0], worst[1], e), expected=e.value, got=worst[1].value)


def _result(found: Verdict, got: Got, e: Expected) -> Result:
    """A value that a careful person would ask about is wrong when it is not marked, whatever it says."""
    if e.standing == "doubtful" and not got.marked:
        return "WRONG"
    if found == "right":
        return "right_marked" if got.marked and e.standing == "read" else "right"
    if found == "incomplete":
        return "missing"
    return "wrong_marked" if got.marked else "WRONG"


def _verdict(path: str, e: Expected, mine: Fields) -> Verdict:
    if path == "voice.address_rules":
        return _rules(e, mine)
    last = path.rsplit(".", 1)[-1]
    return min((verdict(last, value, mine[path].value) for value in (e.value, *e.accept)), key=BEST.index)


def _rules(e: Expected, mine: Fields) -> Verdict:
    address = mine.get("voice.address")
    general = str(address.value) if address else None
    rules = mine["voice.address_rules"].value
    ours = (e.value, *e.accept)
    networks = {network for rules in (*ours, rules) for rule in rules for network in rule.get("networks", ())}
    got = rules_say(rules, general, networks)
    same = any(all(form in (None, got[at]) for at, form in rules_say(one, None, networks).items()) for one in ours)
    return "right" if same else "wrong"


def _invented(path: str, one: Got, wanted: Mapping[str, Expected]) -> bool:
    if one.value is False or any(fnmatchcase(path, free) for free in NOT_COUNTED):
        return False
    if any(fnmatchcase(path, free) for free, e in wanted.items() if e.standing == "free"):
        return False
    met = group(path)
    if not met or met[0] in ("scenarios", "networks"):
        return True
    start, id, rest = met
    if id.startswith(UNKNOWN):
        return rest == NAMED_BY[start] and not _allowed(start, str(one.value), wanted)
    return start == "roles" or rest not in PARTS_NOT_COUNTED


def _allowed(start: str, name: str, wanted: Mapping[str, Expected]) -> bool:
    """Statements and acts that may be taken for such or not: `facts.~…`, `actions.~…`."""
    mark = f"{start}.~"
    return any(similar(path[len(mark) :], name) >= ALIKE for path in wanted if path.startswith(mark))


def kind(path: str, fields: Fields, wanted: Mapping[str, Expected] | None = None) -> str:
    """`wanted`: where else a fact's topic may stand."""
    parts = path.split(".")
    last = parts[-1]
    if parts[0] == "facts":
        topic = f"facts.{parts[1]}.topic"
        said = fields[topic].value if topic in fields else wanted[topic].value if wanted and topic in wanted else ""
        return "amount" if said == "compensation" else "fact"
    if last in ("holding", "closing", "replies") or parts[0] == "danger_holding":
        return "holding"
    if last in ("first_answer", "resolution", "conditional", "deadlines", "clock", "minutes"):
        return "deadline"
    if last == "approver":
        return "approver"
    if parts[0] == "roles" or last in ("owner", "tell"):
        return "role"
    named = {"networks": "network", "voice": "voice", "protocol": "protocol", "scenarios": "scenario", "actions": "act"}
    return named.get(parts[0], "identity")


def share_right(outcomes: list[Outcome]) -> float:
    """Of the fields that a careful person would fill, those that are right, marked or not."""
    counts = Counter(one.result for one in outcomes)
    asked = sum(counts[result] for result in RESULTS[:5])
    return (counts["right"] + counts["right_marked"]) / asked if asked else 0.0


def dangerous(outcomes: list[Outcome]) -> list[Outcome]:
    """Deadlines, approvers, amounts and texts that are wrong or nobody's, and pass as the brand's."""
    return [one for one in outcomes if one.kind in DANGEROUS and one.result in ("WRONG", "INVENTED")]
