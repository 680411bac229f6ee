"""All rules over one draft. A rule that breaks is a finding that blocks: an error is never a pass."""

from collections.abc import Iterable, Iterator
from itertools import islice

from app.draft.draft import Draft, Finding
from app.guard.rule import Context, Mark, Part, Rule, parts
from app.guard.rules import GUARD_ERROR, NO_OVERRIDE, RULES
from app.wording import Wording

MOST_MARKS = 20
"""Findings of one rule in one text that are kept; a person needs no more to see the point."""


def check(draft: Draft, context: Context, rules: tuple[Rule, ...] = RULES) -> tuple[Finding, ...]:
    """What every rule found in the public and the private text, in the order of the table."""
    texts = tuple(parts(draft))
    asked = (rule for rule in rules if context.kind in rule.kinds)
    pairs = ((rule, part) for rule in asked for part in texts if part.field in rule.fields)
    return tuple(dict.fromkeys(finding for pair in pairs for finding in _ask(*pair, context)))


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that keep a text from being approved."""
    return tuple(f for f in findings if f.level == "block")


def overridable(finding: Finding) -> bool:
    """Whether a person of the approving role may let it pass, with a reason."""
    return finding.rule not in NO_OVERRIDE


def _ask(rule: Rule, part: Part, context: Context) -> Iterator[Finding]:
    try:
        marks = list(islice(rule.look(part, context), MOST_MARKS))
    except Exception as error:  # whatever broke, the text has not been checked
        yield _broken(rule, part, error)
        return
    for mark in marks:
        yield _finding(rule, part, mark)


def _finding(rule: Rule, part: Part, mark: Mark) -> Finding:
    start, end = mark.span or (None, None)
    return Finding(rule=rule.name, level=mark.level, field=part.field, message=mark.message, start=start, end=end)


def _broken(rule: Rule, part: Part, error: Exception) -> Finding:
    kind = type(error).__name__
    message = Wording(
        es=f"La regla «{rule.name}» ha fallado ({kind}) y no ha revisado el texto; cámbielo o avise a quien mantiene "
        "Portavoz",
        en=f"Rule “{rule.name}” failed ({kind}) and did not check the text; reword it or tell whoever runs Portavoz",
    )
    return Finding(rule=GUARD_ERROR, level="block", field=part.field, message=message)
