"""How a text will look on its network: its length there, what would be cut off, where its links lead."""

import re

from app.brand.brand import Brand, Counting
from app.brand.length import length
from app.guard.hosts import host
from app.value import Value

LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"«»]{1,800}"
    r"|(?<![\w@.])(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}(?![\w@-])(?:[/?#][^\s<>\"«»]{0,800})?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://)?(?:[^/?#@\s]{0,200}@)?([^/?#:\s]{1,253})", re.I)


class Leads(Value):
    """A link of a text and the domain that somebody had to register for it."""

    link: str
    domain: str


class Preview(Value):
    """A text in the eyes of a network. Lengths are in the network's own unit."""

    network: str
    """The network as the brand calls it."""
    counts: Counting
    length: int
    limit: int | None
    """None: the brand lists no such network any more."""
    fits_until: int | None
    """Code point from which the network takes no more; None when it takes all."""
    signature: str
    signed: bool
    """Whether the text ends with the signature of that network, where it has one."""
    leads: tuple[Leads, ...]

    @property
    def over(self) -> int:
        """By how much it is too long."""
        return max(0, self.length - self.limit) if self.limit else 0


def preview(text: str, network: str, brand: Brand) -> Preview:
    """The text as the network takes it."""
    known = brand.network(network)
    counts: Counting = known.counts if known else "code_points"
    size, limit = length(text, counts), known.limit if known else None
    signature = known.signature if known else ""
    return Preview(
        network=known.label if known else network,
        counts=counts,
        length=size,
        limit=limit,
        fits_until=_fits_until(text, counts, limit) if limit and size > limit else None,
        signature=signature,
        signed=not signature or text.rstrip().endswith(signature),
        leads=leads(text),
    )


def _fits_until(text: str, counts: Counting, limit: int) -> int:
    """The longest beginning that fits. Cut inside a link or an emoji it may be off by that one; it is for the eye."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length(text[:middle], counts) <= limit else (low, middle - 1)
    return low


def leads(text: str) -> tuple[Leads, ...]:
    """Every link of a text, once, with the registered domain; «?» where there is none."""
    found = dict.fromkeys(link[0].rstrip(".,;:!?)]}…'") for link in LINK.finditer(text))
    named = ((link, _HOST.match(link)) for link in found)
    told = ((link, host(name[1]).registered if name else "") for link, name in named)
    return tuple(Leads(link=link, domain=domain or "?") for link, domain in told if domain or "//" in link)
