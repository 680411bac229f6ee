"""The parts of a reply, and what is left out when a network is short of room."""

from typing import Literal

from app.brand.brand import Network
from app.brand.length import fits
from app.draft.draft import Cite
from app.value import Value

Role = Literal[
    "greeting", "thanks", "apology", "recognise", "wait", "feel", "line", "more_line", "answer", "correction", "body",
    "also", "handoff", "step", "return", "offer", "extra", "signature",
]  # fmt: skip

SPARED: tuple[Role, ...] = ("extra", "offer", "greeting", "signature", "more_line", "feel", "wait", "return")
"""What a short network does without, in this order, before needed parts take their short wording."""

SPARED_LAST: tuple[Role, ...] = (
    "thanks",
    "step",
    "also",
    "answer",
    "recognise",
    "body",
    "line",
    "correction",
    "apology",
)
"""What goes after that, when even short wordings do not fit. The private hand-off stays."""

OPTIONAL: tuple[Role, ...] = ("extra", "offer", "greeting", "feel", "wait")
"""What a reply does without when a person wants it shorter."""


class Part(Value):
    """One thing that a reply does. `short`: the same in fewer words, where there is a way."""

    role: Role
    text: str
    short: str | None = None
    cites: tuple[Cite, ...] = ()


class Kept(Value):
    """A part of the plan that stays, by its place, and whether in its short wording."""

    at: int
    short: bool = False


class Fitted(Value):
    """The parts that stay within a network's limit. `loss`: how much of the plan is not said, 0 for nothing."""

    kept: tuple[Kept, ...]
    loss: int


def text_of(parts: list[Part], kept: tuple[Kept, ...]) -> str:
    """The parts that stay as one text; the signature stands on a line of its own."""
    said = [(parts[k.at].role, (parts[k.at].short if k.short else None) or parts[k.at].text) for k in kept]
    body = " ".join(text for role, text in said if role != "signature")
    return "\n".join([body, *(text for role, text in said if role == "signature")]).strip()


def fit(parts: list[Part], network: Network | None, *, brief: bool = False) -> Fitted:
    """All parts, or what fits: spared ones go first, wordings shorten, then needed ones go. One part stays.

    `brief`: without the optional ones from the start, and in short wordings.
    """
    kept = [Kept(at=i, short=brief) for i, part in enumerate(parts) if not brief or part.role not in OPTIONAL]
    kept = kept or [Kept(at=i) for i in range(len(parts))]
    loss = 0
    if _fits(parts, kept, network):
        return Fitted(kept=tuple(kept), loss=loss)
    for role in SPARED:
        kept, gone = _without(parts, kept, role, network)
        loss += gone
        if _fits(parts, kept, network):
            return Fitted(kept=tuple(kept), loss=loss)
    kept = [Kept(at=k.at, short=True) for k in kept]
    for role in SPARED_LAST:
        if _fits(parts, kept, network):
            break
        kept, gone = _without(parts, kept, role, network)
        loss += 5 * gone
    return Fitted(kept=tuple(kept), loss=loss + 3)


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
