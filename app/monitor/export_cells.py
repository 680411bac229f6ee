"""Cells of a listening tool's export: networks by the names that tools give them, and numbers as they write them."""

import re
from urllib.parse import urlsplit

from app.brand.brand import Brand
from app.comments.reading import read

NETWORKS: dict[str, tuple[str, ...]] = {
    "x": ("twitter", "x twitter", "twitter x", "x com", "twitter com"),
    "facebook": ("fb", "facebook com", "facebook page", "facebook public"),
    "instagram": ("ig", "insta", "instagram com", "instagram public"),
    "linkedin": ("linkedin com",),
    "tiktok": ("tik tok", "tiktok com"),
    "youtube": ("yt", "youtube com", "youtu be"),
    "google": ("google reviews", "google my business", "google business", "google business profile", "gmb",
               "google maps", "google play", "google com"),
}  # fmt: skip
"""How tools call the networks that we know; the brand's own ids and labels count before."""
_NUMBER = re.compile(r"\d{1,3}(?:[.,\s\u00a0]\d{3})+|\d+(?:[.,]\d+)?")
_SCALE = {"k": 1_000, "m": 1_000_000}


def network_in(brand: Brand, named: str) -> str | None:
    """The brand's network that a tool calls so; None: it is none of the brand's."""
    plain = " ".join(re.sub(r"[^\w]+", " ", read(named.removeprefix("www.")).folded).split())
    for network in brand.networks:
        if plain in (network.id.casefold(), read(network.label).folded, *NETWORKS.get(network.id, ())):
            return network.id
    return None


def number(text: str) -> int | None:
    """«12.345», «12,345», «1.2k» as a whole number; None where there is none."""
    plain = text.strip().casefold()
    found = _NUMBER.match(plain)
    if found is None:
        return None
    rest = plain[found.end() :].strip()
    if rest in _SCALE:
        return int(float(found[0].replace(",", ".")) * _SCALE[rest])
    if re.fullmatch(r"\d{1,3}(?:[.,\s\u00a0]\d{3})+", found[0]):
        return int(re.sub(r"\D", "", found[0]))
    return int(float(found[0].replace(",", ".")))


def host_of(url: str) -> str:
    """The network's own name in an address; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
