"""The scores of a whole comment: its text, its stars, what came before it in the conversation, or what is attached."""

from collections.abc import Mapping

from app.brand.protocol import Protocol
from app.comments.comment import MAX_TEXT, Comment
from app.triage import cues
from app.triage.features import tokens
from app.triage.issues import Scores
from app.triage.outcomes import OutcomeModel

STARS: dict[int, dict[str, float]] = {
    1: {"service_failure": 0.5, "improvement": 0.2, "unfounded_criticism": 0.15},
    2: {"service_failure": 0.45, "improvement": 0.35},
    3: {"improvement": 0.55, "service_failure": 0.2, "praise": 0.15},
    4: {"praise": 0.55, "improvement": 0.35},
    5: {"praise": 0.9},
}
"""What stars without a word most likely mean, by shipped outcome. A judgement: they are asked what happened."""

NOTHING = {"request": 0.3, "off_topic": 0.2, "praise": 0.1, "service_failure": 0.1, "improvement": 0.1}
"""A picture that nobody described: close to no opinion, and a person sees the low confidence."""

BARE = 5
"""Words up to which a message may be a mere nudge that continues the conversation («¿y bien?»)."""
NUDGE = 0.25
"""Share of a nudge's own score; the rest is that of the matter that it continues."""

_TELLING = frozenset(
    {"failure", "waiting", "no_answer", "demand", "suggestion", "thanks", "praise"}
    | {"accusation", "hearsay", "danger", "request", "spam", "insult"}
)


def weigh(comment: Comment, model: OutcomeModel) -> Scores:
    """The probability of each class for the comment as a whole."""
    said = spoken(comment)
    if not said:
        return _spread(STARS.get(comment.rating or 0, NOTHING), model)
    own = model.scores(said, comment.rating)
    before = _matter_before(comment)
    if not before or not _is_nudge(said):
        return own
    earlier = model.scores(before)
    return {name: NUDGE * own[name] + (1 - NUDGE) * earlier[name] for name in own}


def spoken(comment: Comment) -> str:
    """The text, or what the attachments show when there is none."""
    if comment.text.strip():
        return comment.text
    return " ".join(a.description for a in comment.attachments if a.description.strip())[:MAX_TEXT].strip()


def _matter_before(comment: Comment) -> str:
    """The customer's last message of the conversation that says more than a nudge."""
    theirs = [turn.text for turn in comment.thread if not turn.ours and turn.text.strip()]
    return next((text for text in reversed(theirs) if not _is_nudge(text)), "")


def _is_nudge(text: str) -> bool:
    words = tokens(text[: 40 * BARE].lower())
    letters = [word for word in words if word.isalpha()]
    return len(letters) <= BARE and not _TELLING & set(cues.count(words))


def _spread(by_kind: Mapping[str, float], model: OutcomeModel) -> Scores:
    """Shares by shipped outcome as a score of each class; a little is left for the rest."""
    rest = (1.0 - sum(by_kind.values())) / len(model.classes)
    heirs = {kind: max(1, model.kinds.count(kind)) for kind in by_kind}
    raw = {
        name: rest + by_kind.get(kind, 0.0) / heirs.get(kind, 1)
        for name, kind in zip(model.classes, model.kinds, strict=True)
    }
    total = sum(raw.values())
    return {name: value / total for name, value in raw.items()}


def lean(scores: Scores, protocol: Protocol, kind: str, factor: float, plus: float = 0.0) -> Scores:
    """The scores with the outcomes of one kind made likelier or less likely."""
    own = {outcome.id for outcome in protocol.outcomes if (outcome.like or outcome.id) == kind}
    raw = {name: value * factor + plus if name in own else value for name, value in scores.items()}
    total = sum(raw.values()) or 1.0
    return {name: value / total for name, value in raw.items()}
