"""Explanations of why it happened that no source gives."""

import re

from eval.metrics.metric import Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.claims import Claim, place, said, unsupported
from eval.metrics.policy.grounds import binding, speaks_as_brand, told
from eval.metrics.senses import senses, tokens
from eval.metrics.text_parts import Sentence
from eval.output import Written

LONG = 90
"""Characters of an explanation that are compared."""
ENOUGH = 0.5
"""Part of an explanation's tokens that a source's own explanation shares when it bears it."""
HEAD = 2
"""Tokens of a cause that name it."""
_LINK = re.compile(
    r"(?<!\w)(?:porque|por|because of|because|by|after|from|through|pelos?|pelas?|perque|per|pels?)(?!\w)"
)
_STOP = re.compile(r"[,;:.()—!?\n]| y | pero | and | but | mas ")


def invented_cause(written: Written) -> Verdict:
    """A reason given as a fact that neither the line nor a source gives."""
    return unsupported(cause_claims(written), written, "causa sin fuente", "a cause without a source")


def cause_claims(written: Written) -> tuple[Claim, ...]:
    """Every reason that a reply gives for what went wrong."""
    found = []
    for sentence in said(written):
        for start, end, ours in _reasons(sentence):
            reason = sentence.text[start:end]
            mark = place(sentence, start, end)
            found.append(Claim("cause", mark, _given(reason, ours, written)))
    return tuple(found)


def _reasons(sentence: Sentence) -> list[tuple[int, int, bool]]:
    """Where reasons stand; True: said to be the cause («se debió a»), False: only named («por una avería»)."""
    low = plain(sentence.text)
    if sentence.text.rstrip().endswith("?") or phrases("causes", "open").search(low):
        return []
    found = []
    for kind, ours in (("cause", True), ("since", False), ("because_of", False)):
        for match in phrases("causes", kind).finditer(low):
            before = low[max(0, match.start() - LONG) : match.start()]
            if kind == "because_of" and phrases("causes", "regret").search(before):
                continue
            stop = _STOP.search(low, match.end())
            end = min(stop.start() if stop else len(low), match.end() + LONG)
            found.append((match.start(), end, ours))
    return found


def _given(reason: str, ours: bool, written: Written) -> bool:
    """Whether the line or a source gives this reason; one that is only named may be the person's own."""
    own = senses(reason) - senses("causa motivo razon origen problema debido")
    if not own:
        return True
    if not ours and senses(told(written)) & _head(reason):
        return True
    near = (ground for ground in binding(written) if ground.standing in ("line", "source", "fact"))
    if not speaks_as_brand(written):
        return any(ground.topic & own for ground in near if _explains(ground.plain, ground.standing))
    return any(_shares(own, ground.topic) for ground in near if _explains(ground.plain, ground.standing))


def _head(reason: str) -> frozenset[str]:
    """What is named first as the cause: of «retraso por una avería en Bilbao», the breakdown."""
    low = plain(reason)
    found = _LINK.search(low)
    return frozenset(token.lstrip("-") for token in tokens(low[found.end() :] if found else low)[:HEAD])


def _shares(own: frozenset[str], other: frozenset[str]) -> bool:
    return len(own & other) >= max(1, ENOUGH * len(own))


def _explains(text: str, standing: str) -> bool:
    """The line tells of this very incident; other texts bear a cause only where they speak of one."""
    if phrases("causes", "open").search(text):
        return False
    return standing == "line" or any(phrases("causes", kind).search(text) for kind in ("cause", "since", "because_of"))


METRICS = (Metric("policy.invented_cause", "text", "rule", invented_cause),)
