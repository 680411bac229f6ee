"""Which host a link really leads to, and whether the brand lists it."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tldextract import TLDExtract

_SHORTENERS = (
    "bit.ly t.co goo.gl tinyurl.com ow.ly is.gd buff.ly cutt.ly rebrand.ly t.ly shorturl.at tiny.cc rb.gy lnkd.in "
    "bl.ink "
    "s.id v.gd soo.gd clck.ru qr.ae adf.ly dlvr.it j.mp trib.al wp.me amzn.to lnk.bio linktr.ee shorte.st x.gd u.to "
    "n9.cl "
    "acortar.link kutt.it short.io snip.ly tr.im urlz.fr bc.vc cli.gs dub.sh"
)
SHORTENERS = frozenset(_SHORTENERS.split())
"""Hosts that hide where a link leads."""

RESERVED = frozenset({"example", "test", "invalid", "localhost", "local", "onion"})
"""Suffixes that no registry gives out (RFC 2606, RFC 6761, RFC 7686); still hosts when written as such."""


class Host(NamedTuple):
    """`registered`: what somebody had to register («evil.com» of «a.b.evil.com»); empty for a mere public suffix."""

    name: str
    registered: str


@lru_cache(maxsize=1)
def _extract() -> "TLDExtract":
    # It imports requests (0.15 s); off the start-up path. No list addresses: the bundled list only, never the network.
    from tldextract import TLDExtract  # noqa: PLC0415

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


@lru_cache(maxsize=2048)
def host(name: str) -> Host:
    """The host of a name as written, without a trailing dot."""
    clean = name.lower().strip(".")
    last = clean.rpartition(".")[2]
    if last in RESERVED:
        return Host(clean, ".".join(clean.split(".")[-2:]))
    parts = _extract()(clean)
    return Host(clean, f"{parts.domain}.{parts.suffix}" if parts.domain and parts.suffix else "")


def is_shortener(of: Host) -> bool:
    return of.name in SHORTENERS or of.registered in SHORTENERS


def listed(of: Host, path: str, allowed: tuple[str, ...]) -> bool:
    """Whether the brand lists the host, one above it, or a URL that this begins with. A public suffix lists nothing."""
    for entry in allowed:
        bare = entry.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").strip("/")
        name, _, prefix = bare.partition("/")
        if not host(name).registered:
            continue
        same = of.name.removeprefix("www.") == name or of.name.endswith(f".{name}")
        if same and (
            not prefix or path.strip("/") == prefix or path.lstrip("/").startswith((f"{prefix}/", f"{prefix}?"))
        ):
            return True
    return False
