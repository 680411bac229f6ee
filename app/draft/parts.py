"""The parts of a reply, and what is left out when a network is short of room."""

from typing import Literal

from app.brand.brand import Network
from app.brand.length import fits
from app.draft.draft import Cite
from app.value import Value

Role = Literal[
    "greeting", "thanks", "apology", "recognise", "wait", "feel", "lead", "line", "more_line", "update", "answer",
    "correction", "body", "also", "handoff", "step", "return", "offer", "extra", "signature",
]  # fmt: skip

OFFICIAL: tuple[Role, ...] = ("line", "more_line", "update")
"""The official line: its first sentence, the others, and those that say when we speak again. Never worded otherwise."""

SPARED: tuple[Role, ...] = ("extra", "lead", "offer", "greeting", "signature", "feel", "wait", "return")
"""What a short network does without, in this order, before needed parts take their short wording."""

ROOMY: tuple[Role, ...] = ("extra", "signature", "feel", "wait", "return", "more_line", "lead", "offer", "greeting")
"""The same where words of our own are needed more than the whole official line: else all replies would be one."""

ROOMIEST: tuple[Role, ...] = (*ROOMY[:6], "update", *ROOMY[6:])
"""The same where not even that makes a difference: the next update goes, and what is ours stays."""

SPARED_LAST: tuple[Role, ...] = ("thanks", "step", "also", "answer", "recognise", "body", "correction", "apology")
"""What goes after that, when even short wordings do not fit. The private hand-off stays."""

BESIDE_LINE: tuple[Role, ...] = (
    "more_line", "thanks", "step", "also", "answer", "body", "update", "recognise", "correction", "apology", "handoff",
)  # fmt: skip
"""The same beside an official line, whose first sentence stays wherever it fits by itself; where it does not, its short
wording says where to read it. From `recognise` on, the others have taken their least wording before."""

LINE_LOST = 40
"""What it costs, in units of loss, to send people elsewhere for the official line."""

OPTIONAL: tuple[Role, ...] = ("extra", "lead", "offer", "greeting", "feel", "wait")
"""What a reply does without when a person wants it shorter."""


class Part(Value):
    """One thing that a reply does. `short`: the same in fewer words, where there is a way; `least`: in the fewest."""

    role: Role
    text: str
    short: str | None = None
    least: str | None = None
    cites: tuple[Cite, ...] = ()


class Kept(Value):
    """A part of the plan that stays, by its place, and whether in its short wording, or in its least."""

    at: int
    short: bool = False
    least: bool = False


class Fitted(Value):
    """The parts that stay within a network's limit. `loss`: how much of the plan is not said, 0 for nothing."""

    kept: tuple[Kept, ...]
    loss: int


def text_of(parts: list[Part], kept: tuple[Kept, ...]) -> str:
    """The parts that stay as one text; the signature stands on a line of its own."""
    said = [(parts[k.at].role, _worded(parts[k.at], k)) for k in kept]
    body = " ".join(text for role, text in said if role != "signature" and text)
    return "\n".join([body, *(text for role, text in said if role == "signature")]).strip()


def _worded(part: Part, kept: Kept) -> str:
    return (part.least if kept.least else None) or (part.short if kept.short else None) or part.text


def fit(
    parts: list[Part], network: Network | None, *, brief: bool = False, spared: tuple[Role, ...] = SPARED
) -> Fitted:
    """All parts, or what fits: spared ones go first, wordings shorten, then needed ones go. One part stays.

    `brief`: without the optional ones from the start, and in short wordings.
    """
    kept = [Kept(at=i) for i, part in enumerate(parts) if not brief or part.role not in OPTIONAL]
    kept = _shortened(parts, kept) if brief else kept
    kept = kept or [Kept(at=i) for i in range(len(parts))]
    loss = 0
    if _fits(parts, kept, network):
        return Fitted(kept=tuple(kept), loss=loss)
    for role in spared:
        kept, gone = _without(parts, kept, role, network)
        loss += gone
        if _fits(parts, kept, network):
            return Fitted(kept=tuple(kept), loss=loss)
    kept = _shortened(parts, kept)
    if any(part.role == "line" for part in parts):
        return _beside_line(parts, kept, network, loss)
    for role in SPARED_LAST:
        if _fits(parts, kept, network):
            break
        kept, gone = _without(parts, kept, role, network)
        loss += 5 * gone
    return Fitted(kept=tuple(kept), loss=loss + 3)


def _beside_line(parts: list[Part], kept: list[Kept], network: Network | None, loss: int) -> Fitted:
    """The line's first sentence, with as much of the rest as fits; where it is too long itself, where to read it."""
    if not _fits(parts, [Kept(at=k.at) for k in kept if parts[k.at].role == "line"], network):
        kept = [k.model_copy(update={"short": True}) for k in kept]
        loss += LINE_LOST
    for role in BESIDE_LINE:
        if _fits(parts, kept, network):
            break
        if role == "recognise":
            kept = _least(parts, kept, network)
            loss += 2
        kept, gone = _without(parts, kept, role, network)
        loss += 5 * gone
    greeting = [Kept(at=i) for i, part in enumerate(parts) if part.role == "greeting"]
    greeted = sorted({*kept, *greeting}, key=lambda k: k.at)
    return Fitted(kept=tuple(greeted if _fits(parts, greeted, network) else kept), loss=loss + 3)


def _least(parts: list[Part], kept: list[Kept], network: Network | None) -> list[Kept]:
    """The hand-off in its least wording, or the apology, or both: the first that fits."""
    for roles in (("handoff",), ("apology",), ("handoff", "apology")):
        said = [k.model_copy(update={"least": parts[k.at].role in roles}) for k in kept]
        if _fits(parts, said, network):
            break
    return said


def _shortened(parts: list[Part], kept: list[Kept]) -> list[Kept]:
    return [Kept(at=k.at, short=parts[k.at].role not in OFFICIAL) for k in kept]


def _fits(parts: list[Part], kept: list[Kept], network: Network | None) -> bool:
    return network is None or fits(text_of(parts, tuple(kept)), network.counts, network.limit)


def _without(parts: list[Part], kept: list[Kept], role: Role, network: Network | None) -> tuple[list[Kept], int]:
    """Parts of a role go one by one, the last first, until the rest fits."""
    gone = 0
    for one in [k for k in reversed(kept) if parts[k.at].role == role]:
        if len(kept) == 1 or _fits(parts, kept, network):
            break
        kept = [k for k in kept if k != one]
        gone += 1
    return kept, gone
