"""Harm: a matter of the comment that goes unanswered.

A matter is answered when the reply (public or private) takes up a content word of its part of the comment, or does what its
kind of outcome asks for: an apology, a step or an invitation for a failure; an answer, a figure, a link or an invitation for a
question; thanks for praise or an idea; a correction for a rumour. An act answers one matter of its kind, so a second failure
needs words of its own. A matter that passes neither test warns; the gravest one, from severity medium up, blocks.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.words import SEVERITIES
from app.guard.acts import APOLOGY, INVITES, LANGUAGES, OWN_STEPS, PRIVATE, THANKS, does, gives_contact
from app.guard.kinds import kind_of
from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.support import content
from app.triage.triage import Issue

_ANSWERS: dict[str, tuple[re.Pattern[str], ...]] = {
    "service_failure": (APOLOGY, INVITES, OWN_STEPS, PRIVATE),
    "safety_risk": (APOLOGY, INVITES, OWN_STEPS, PRIVATE),
    "request": (INVITES, OWN_STEPS, PRIVATE),
    "praise": (THANKS,),
    "improvement": (THANKS, OWN_STEPS),
    "unfounded_criticism": (INVITES, OWN_STEPS, APOLOGY, THANKS),
}
_NEED_NOTHING = frozenset({"troll", "off_topic"})
_SAYS_YES_OR_NO = re.compile(
    r"(?<!\w)(?:si|no|claro|efectivamente|exacto|por supuesto|yes|nope|sim|nao|non|bai|ez|es|son|esta|estan|hay|tenemos|abrimos|cierra\w?|is|are|there)(?!\w)|\d"
)


def unanswered(part: Part, context: Context) -> Iterator[Mark]:
    """Each matter that the texts of the draft do not take up."""
    issues = context.triage.issues
    gravest = max((SEVERITIES.index(i.severity) for i in issues), default=0)
    spoken = content(f"{part.text}\n{part.draft.private_text or ''}")
    served: set[str] = set()
    for issue in issues:
        kind = kind_of(issue.outcome, context.brand.protocol)
        told = context.comment.text[issue.start : issue.end]
        if kind in _NEED_NOTHING or content(told) & spoken:
            continue
        if kind not in served and _act_fits(kind, part):
            served.add(kind)
            continue
        yield _left_out(
            issue, told, grave=SEVERITIES.index(issue.severity) == gravest >= 1 and kind not in served, context=context
        )


def _act_fits(kind: str, part: Part) -> bool:
    if kind not in _ANSWERS:
        return True
    if kind == "request" and (gives_contact(part) or _SAYS_YES_OR_NO.search(part.folded)):
        return True
    return any(does(part, act) for act in _ANSWERS[kind])


def _left_out(issue: Issue, told: str, grave: bool, context: Context) -> Mark:
    shown = " ".join(told.split())[:60]
    known = context.triage.reply_language in LANGUAGES
    return (block if grave and known else warn)(
        f"Queda sin responder: «{shown}»; añada una frase sobre ello",
        f"Left unanswered: “{shown}”; add a sentence about it",
    )
