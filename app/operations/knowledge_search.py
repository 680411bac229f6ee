"""What a draft of a comment would be given, found by the very steps that a draft takes."""

from typing import NamedTuple

from app.comments.comment import Comment
from app.comments.networks import network_of
from app.evidence.passage import Evidence
from app.evidence.ranking import Wanted
from app.operations.desk import Desk
from app.triage import assess
from app.triage.triage import Triage


class Looked(NamedTuple):
    """What a draft of this comment would be given."""

    comment: Comment
    triage: Triage
    wanted: Wanted
    evidence: Evidence


async def look_up(desk: Desk, text: str, network: str) -> Looked:
    """Triage and search of a comment of that text, as a draft has them; nothing is stored.

    Raises UnknownNetwork or IndexUnavailable.
    """
    network_of(desk.brand, network)
    comment = Comment(network=network, text=text)
    triage = assess.triage(comment, desk.brand, desk.situation, desk.outcomes, now=desk.clock())
    evidence = await desk.library.find(comment, triage, desk.situation)
    return Looked(comment, triage, Wanted.of(triage, network), evidence)
