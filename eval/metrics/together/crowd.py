"""What must hold over a day's replies: no two people read the same words, and a crisis has one core."""

from collections import defaultdict

from rapidfuzz.distance import Indel

from app.brand.texts import folded
from app.evidence.figures import agrees, figures
from app.wording import Wording
from eval.metrics.metric import Member, Metric, Scored, Together

SAME = 0.95
"""Normalised Indel similarity from which two texts are one text."""
LEAST = 8
"""Words from which being alike is more than a greeting."""


def clones(members: tuple[Member, ...]) -> tuple[Together, ...]:
    """For each offered text, whether another person (another group) gets the same words."""
    texts = [(m, folded(m.output.final.public)) for m in members if m.output.final]
    by_length: dict[int, list[tuple[Member, str]]] = defaultdict(list)
    for one in texts:
        by_length[len(one[1]) // 20].append(one)
    return tuple(_alone(member, text, by_length) for member, text in texts)


def one_core(members: tuple[Member, ...]) -> tuple[Together, ...]:
    """For each case under an official line, whether every figure of its reply is one of the line's or its sources'."""
    found = []
    for member in members:
        line, final = member.case.line, member.output.final
        if line is None or final is None:
            continue
        known = [f for text in (line.text, *(x.statement for x in line.facts), member.case.comment.text,
                                *(s.text for s in member.output.sources)) for f in figures(text)]  # fmt: skip
        other = [f for f in figures(final.public) if not any(agrees(f, one) for one in known)]
        named = ", ".join(final.public[f.start : f.end] for f in other) or "–"
        reason = Wording(es=f"cifras ajenas: {named}", en=f"figures from elsewhere: {named}")
        found.append(Together(member.case.id, (member.case.id,), Scored(value=float(not other), reason=reason)))
    return tuple(found)


def _alone(member: Member, text: str, by_length: dict[int, list[tuple[Member, str]]]) -> Together:
    twin = None
    if len(text.split()) >= LEAST:
        near = (one for step in (-1, 0, 1) for one in by_length.get(len(text) // 20 + step, ()))
        twin = next((m.case.id for m, other in near if m.case.group != member.case.group and _alike(text, other)), None)
    named = twin or "–"
    reason = Wording(es=f"igual que {named}", en=f"the same as {named}")
    return Together(member.case.id, (member.case.id,), Scored(value=float(twin is None), reason=reason))


def _alike(one: str, other: str) -> bool:
    return Indel.normalized_similarity(one, other, score_cutoff=SAME) >= SAME


METRICS = (
    Metric("clones", "set", "measure", clones),
    Metric("one_core", "set", "rule", one_core),
)
