"""The closed sets of words that a brand's rules are written in."""

from typing import Literal

Severity = Literal["low", "medium", "high", "critical"]
SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high", "critical")

Form = Literal["tu", "usted", "vos"]
"""How a Spanish text addresses its reader. Other languages keep the nearest register."""

Language = str
"""ISO 639-1 code, lower case; `und` where nothing decides."""


def gravest(severities: list[Severity]) -> Severity:
    """The highest of the severities, `low` of none."""
    return max(severities, key=SEVERITIES.index, default="low")
