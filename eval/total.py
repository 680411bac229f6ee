"""One number for ranking replies to one comment. It decides nothing, and every part of it is shown beside it.

A reply that breaks rules never ranks above one that breaks none: its total stays below `CEILING`, lower with each rule.
Above that, the weighted mean of what was measured about its writing.
"""

from collections.abc import Mapping
from typing import NamedTuple

from eval.metrics.metric import Scored, Verdict

CEILING = 0.3
"""Best total of a reply that breaks a rule."""
WEIGHTS = {"human": 8.0}
"""Of the measures whose weight is not 1. What tells a good reply from a correct one is whether it is human."""
MEASURES = (
    "human",
    "empathy.reaction",
    "empathy.interpretation",
    "empathy.exploration",
    "complaint.facilitation",
    "complaint.redress",
    "complaint.apology",
    "complaint.credibility",
    "complaint.attentiveness",
    "crisis",
    "matters",
    "needed_facts",
    "groundedness",
)


class Total(NamedTuple):
    """`broken`: names of the rules that it breaks, without «policy.»."""

    value: float
    broken: tuple[str, ...]
    quality: float


def total(verdicts: Mapping[str, Verdict], weights: Mapping[str, float] | None = None) -> Total:
    """Of one reply, by its verdicts by metric name. `weights` default to WEIGHTS; what does not apply has none."""
    broken = tuple(
        name.removeprefix("policy.")
        for name, verdict in sorted(verdicts.items())
        if name.startswith("policy.") and isinstance(verdict, Scored) and verdict.value < 1
    )
    told = [(name, v.value) for name in MEASURES if isinstance(v := verdicts.get(name), Scored)]
    weighed = [((weights or WEIGHTS).get(name, 1.0), value) for name, value in told]
    most = sum(weight for weight, _ in weighed)
    quality = sum(weight * value for weight, value in weighed) / most if most else 0.5
    value = CEILING * quality / len(broken) if broken else CEILING + (1 - CEILING) * quality
    return Total(round(value, 6), broken, round(quality, 6))
