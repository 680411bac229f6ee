"""How long a text is in the eyes of a network."""

import unicodedata
from functools import lru_cache

import regex

from app.brand.brand import Counting

LINK_LENGTH = 23
"""What X charges for any link (twitter-text configuration v3, `transformedURLLength`)."""

LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that X counts as one; all others as two (twitter-text configuration v3, `ranges`)."""

EMOJI_WEIGHT = 2

_LINK = regex.compile(
    r"https?://[^\s<>\"«»]{1,2000}"
    r"|(?<![\w@$#.\-/])((?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,6}[a-z]{2,24})\b(?!@)(?:/[^\s<>\"«»]{0,2000})?",
    regex.IGNORECASE,
)
"""An address, or something like one: the group holds a bare host."""
_CLOSING = ".,;:!?'\")]}…"
_ALL_LIGHT = regex.compile("[" + "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in LIGHT) + "]*")
"""Text in which every code point counts one: no emoji lies in those ranges."""
_SPACES = regex.compile(r"(\s+)")
_CLUSTER = regex.compile(r"\X")
_EMOJI = regex.compile(
    r"\p{Emoji_Presentation}|\p{Emoji}\p{Emoji_Modifier}|\p{Extended_Pictographic}\uFE0F|[0-9#*]\uFE0F?\u20E3"
    r"|\p{RI}\p{RI}"
)


def length(text: str, counts: Counting) -> int:
    """The length in the network's own unit."""
    if counts == "x":
        return _weighted(unicodedata.normalize("NFC", text))
    if counts == "graphemes":
        return sum(1 for _ in _CLUSTER.finditer(text))
    if counts == "utf16":
        return len(text) + sum(c > "\uffff" for c in text)
    return len(text)


def fits(text: str, counts: Counting, limit: int) -> bool:
    """Whether the network takes the text whole."""
    return length(text, counts) <= limit


def _weighted(text: str) -> int:
    total = 0
    end = 0
    for link in _LINK.finditer(text):
        if link[1] and not _public(link[1]):
            continue
        address = link[0].rstrip(_CLOSING)
        total += _weight_of_words(text[end : link.start()]) + LINK_LENGTH
        end = link.start() + len(address)
    return total + _weight_of_words(text[end:])


@lru_cache(maxsize=1024)
def _public(host: str) -> bool:
    """Whether a bare host ends in a suffix that registries give out."""
    # It imports requests (0.2 s): kept off the start-up path. Only the list inside the package, never the network.
    from tldextract import TLDExtract  # noqa: PLC0415

    return bool(TLDExtract(suffix_list_urls=(), cache_dir=None)(host).suffix)


def _weight_of_words(text: str) -> int:
    if _ALL_LIGHT.fullmatch(text):
        return len(text)
    words = _SPACES.split(text)
    return sum(len(word) if _ALL_LIGHT.fullmatch(word) else _weight_of_clusters(word) for word in words)


def _weight_of_clusters(word: str) -> int:
    return sum(_cluster_weight(cluster[0]) for cluster in _CLUSTER.finditer(word))


def _cluster_weight(cluster: str) -> int:
    if not cluster.isascii() and _EMOJI.search(cluster):
        return EMOJI_WEIGHT
    return sum(1 if _light(ord(char)) else 2 for char in cluster)


def _light(code: int) -> bool:
    return any(first <= code <= last for first, last in LIGHT)
