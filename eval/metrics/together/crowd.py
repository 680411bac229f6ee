"""What must hold over a day's replies: no two people read the same words, and a crisis has one core."""

from collections import defaultdict

from rapidfuzz.distance import Indel

from app.brand.texts import folded
from app.evidence.analyse import telling, words
from app.evidence.figures import agrees, figures
from app.wording import Wording
from eval.metrics.metric import Member, Metric, Scored, Together
from eval.metrics.verdicts import share

SAME = 0.95
"""Normalised Indel similarity from which two texts are one text."""
LEAST = 8
"""Words from which being alike is more than a greeting."""
STEP = 20
"""Characters by which texts are put into drawers, so that only those of like length are compared."""
CORE = 3
"""Telling words of the line that a reply shares when it carries it."""


def clones(members: tuple[Member, ...]) -> tuple[Together, ...]:
    """For each offered text, whether another person (another group) gets the same words."""
    texts = [(m, folded(m.output.final.public)) for m in members if m.output.final and m.case.variant is None]
    by_length: dict[int, list[tuple[Member, str]]] = defaultdict(list)
    for one in texts:
        by_length[len(one[1]) // STEP].append(one)
    return tuple(_alone(member, text, by_length) for member, text in texts)


def one_core(members: tuple[Member, ...]) -> tuple[Together, ...]:
    """For each crowd under one official line, the share of offered replies that carry its core.

    A reply carries it when it states a figure of the line, or three of its telling words.
    """
    crowds: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        if member.case.line is not None and member.output.final is not None:
            crowds[member.case.group].append(member)
    return tuple(_core(group, tuple(found)) for group, found in sorted(crowds.items()))


def _core(group: str, found: tuple[Member, ...]) -> Together:
    carrying = [m.case.id for m in found if _carries(m)]
    without = ", ".join(m.case.id for m in found if m.case.id not in carrying) or "–"
    verdict = share(len(carrying), len(found), f"sin el mensaje: {without[:120]}", f"without it: {without[:120]}")
    return Together(group, tuple(m.case.id for m in found), verdict)


def _carries(member: Member) -> bool:
    line, final = member.case.line, member.output.final
    if line is None or final is None:
        return False
    stated = figures(final.public)
    same_figure = any(agrees(one, other) for one in stated for other in figures(line.text))
    return same_figure or len(telling(words(final.public)) & telling(words(line.text))) >= CORE


def _alone(member: Member, text: str, by_length: dict[int, list[tuple[Member, str]]]) -> Together:
    twin = None
    if len(text.split()) >= LEAST:
        near = (one for drawer in _drawers(len(text)) for one in by_length.get(drawer, ()))
        twin = next((m.case.id for m, other in near if m.case.group != member.case.group and _alike(text, other)), None)
    named = twin or "–"
    reason = Wording(es=f"igual que {named}", en=f"the same as {named}")
    return Together(member.case.id, (member.case.id,), Scored(value=float(twin is None), reason=reason))


def _drawers(length: int) -> range:
    """Of every length that a text can be alike to: up to (2 - SAME) / SAME times as long, or as short."""
    most = (2 - SAME) / SAME
    return range(int(length / most) // STEP, int(length * most) // STEP + 1)


def _alike(one: str, other: str) -> bool:
    return Indel.normalized_similarity(one, other, score_cutoff=SAME) >= SAME


METRICS = (
    Metric("clones", "set", "measure", clones),
    Metric("one_core", "set", "rule", one_core),
)
