"""Whether import read what a careful person would have written: tolerant of spelling, strict on figures and texts."""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import Any, Literal

from app.brand.texts import folded

Verdict = Literal["right", "incomplete", "wrong"]
"""incomplete: all of it is right and something lacks."""
BEST: tuple[Verdict, ...] = ("right", "incomplete", "wrong")
SLOT = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|\bX{2}:?X{2}\b")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
QUOTES = " \"'«»“”‘’"
SMALL = frozenset(re.findall(r"\w+", "el la los las un una de del al a y e o en que por con su the of and to an"))
SEVERITIES = ("low", "medium", "high", "critical")


def verdict(field: str, expected: Any, got: Any) -> Verdict:
    """`field` is the last part of a path: it says how its values compare."""
    return _COMPARE.get(field, _exact)(expected, got)


def similar(one: str, other: str) -> float:
    """From 0 to 1; the shorter one inside the longer counts nearly as the same."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return float(folded(one) == folded(other))
    common = len(set(a) & set(b))
    inside = 0.9 * common / min(len(set(a)), len(set(b))) if min(len(a), len(b)) > 1 else 0.0
    shared = 2 * common / (len(set(a)) + len(set(b)))
    return max(shared, SequenceMatcher(None, folded(one), folded(other)).ratio(), inside if inside >= 0.85 else 0.0)


def role(title: str) -> str:
    """A title without articles, case and what stands in brackets."""
    words = folded(re.sub(r"\([^)]*\)", "", title).replace("-", " ")).split()
    return " ".join(word for word in words if word not in SMALL)


def figures(text: str) -> set[str]:
    return {re.sub(r"[.,](?=\d{3}\b)", "", figure) for figure in FIGURE.findall(text)}


def public_text(text: str) -> str:
    """A public text as it is compared: its own quotation marks and the names of its slots aside."""
    return SLOT.sub("{}", " ".join(text.split())).strip(QUOTES)


def _words(text: str) -> list[str]:
    return [word for word in folded(text).split() if word not in SMALL]


def _exact(expected: Any, got: Any) -> Verdict:
    if isinstance(expected, str) and isinstance(got, str):
        return "right" if folded(expected) == folded(got) else "wrong"
    return "right" if expected == got else "wrong"


def _sets(expected: set[Any], got: set[Any]) -> Verdict:
    return "right" if expected == got else "incomplete" if got < expected else "wrong"


def _set(expected: Any, got: Any) -> Verdict:
    return _sets({str(one) for one in expected}, {str(one) for one in _listed(got)})


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _role(expected: Any, got: Any) -> Verdict:
    return "right" if role(str(expected)) == role(str(got)) else "wrong"


def _roles(expected: Any, got: Any) -> Verdict:
    return _sets({role(str(one)) for one in expected}, {role(str(one)) for one in _listed(got)})


def _about(expected: Any, got: Any) -> Verdict:
    """The same statement, perhaps with a word more or less; never with another figure."""
    same = similar(str(expected), str(got)) >= 0.6 and figures(str(expected)) == figures(str(got))
    return "right" if same else "wrong"


def _named(expected: Any, got: Any) -> Verdict:
    """A name; a number before it («Ficha 3.») does not matter."""
    return "right" if similar(str(expected), str(got)) >= 0.6 else "wrong"


def _items(most_extra: float) -> Callable[[Any, Any], Verdict]:
    def compare(expected: Any, got: Any) -> Verdict:
        theirs = [str(one) for one in _listed(got)]
        lacking = [one for one in expected if not any(_item(str(one), their) for their in theirs)]
        extra = [their for their in theirs if not any(_item(str(one), their) for one in expected)]
        if len(extra) > most_extra * len(expected):
            return "wrong"
        return "incomplete" if lacking else "right"

    return compare


def _item(one: str, other: str) -> bool:
    a, b = " ".join(_words(one)), " ".join(_words(other))
    return a == b or (bool(a) and b.startswith(f"{a} ")) or similar(one, other) >= 0.88


def _bag(expected: Any, got: Any) -> Verdict:
    """Sentences that may be divided in another way."""
    ours, theirs = _words(" ".join(expected)), _words(" ".join(str(one) for one in _listed(got)))
    common = len(set(ours) & set(theirs))
    if common < 0.85 * len(set(theirs)):
        return "wrong"
    return "right" if common >= 0.85 * len(set(ours)) else "incomplete"


def _phones(expected: Any, got: Any) -> Verdict:
    return _sets(*({re.sub(r"\D", "", str(one)) for one in _listed(side)} for side in (expected, got)))


def _texts(expected: Any, got: Any) -> Verdict:
    theirs = [one if isinstance(one, dict) else {"text": one} for one in _listed(got)]
    if any(not any(_text(one, their) for one in expected) for their in theirs):
        return "wrong"
    return "right" if all(any(_text(one, their) for their in theirs) for one in expected) else "incomplete"


def _text(expected: dict[str, str], got: dict[str, str]) -> bool:
    """`network`: text for one network may be told by the network or by the form of address that is used there."""
    if public_text(expected["text"]) != public_text(str(got.get("text", ""))):
        return False
    if "language" in expected and got.get("language", expected["language"]) != expected["language"]:
        return False
    return got.get("network") in (None, expected.get("network"))


def _deadlines(expected: Any, got: Any) -> Verdict:
    theirs = [one for one in _listed(got) if isinstance(one, dict)]
    if any(not any(_deadline(one, their) for one in expected) for their in theirs):
        return "wrong"
    return "right" if all(any(_deadline(one, their) for their in theirs) for one in expected) else "incomplete"


def _deadline(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    if (expected["what"], expected["minutes"]) != (got.get("what"), got.get("minutes")):
        return False
    ours, theirs = expected.get("when"), got.get("when")
    return similar(ours, theirs) >= 0.5 if ours and theirs else bool(ours) == bool(theirs)


def _hours(expected: Any, got: Any) -> Verdict:
    theirs = got.get("days", got) if isinstance(got, dict) else {}
    return "right" if expected == {day: hours for day, hours in theirs.items() if hours} else "wrong"


def _channel(expected: Any, got: Any) -> Verdict:
    return "right" if similar(str(expected), str(got)) >= 0.6 else "wrong"


def rules_say(
    rules: Iterable[dict[str, Any]], general: str | None, networks: Iterable[str]
) -> dict[tuple[str, str], Any]:
    """The form on each network and severity: two lists of rules that say the same are the same."""
    listed = list(rules)
    return {
        (network, severity): next(
            (
                rule.get("form")
                for rule in listed
                if (not rule.get("networks") or network in rule["networks"])
                and (not rule.get("severities") or severity in rule["severities"])
            ),
            general,
        )
        for network in networks
        for severity in SEVERITIES
    }


_COMPARE: dict[str, Callable[[Any, Any], Verdict]] = {
    "approver": _role,
    "owner": _role,
    "tell": _roles,
    "substitutes": _roles,
    "title": _named,
    "label": _named,
    "text": _about,
    "what": _about,
    "statement": _about,
    "correction": _about,
    "name": _exact,
    "triggers": _items(0.25),
    "traits": _items(0.34),
    "say": _items(0.0),
    "never_say": _items(0.0),
    "emails": _set,
    "links": _set,
    "phones": _phones,
    "languages": _set,
    "holidays": _set,
    "scenarios": _set,
    "outcomes": _set,
    "signals": _set,
    "do": _bag,
    "dont": _bag,
    "holding": _texts,
    "closing": _texts,
    "deadlines": _deadlines,
    "conditional": _deadlines,
    "days": _hours,
    "hours": _hours,
    "private_channel": _channel,
}
