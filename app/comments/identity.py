"""Which comment this is: one key, however a client happens to hand it over."""

import hashlib
import json
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from app.comments.comment import Comment

TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "ttclid", "twclid", "yclid", "li_fat_id", "igsh", "igshid", "mibextid"}
    | {"rdid", "mc_cid", "mc_eid", "_ga", "_gl", "ref_src", "ref_url", "ref", "feature", "si", "share_id", "trk"}
    | {"is_from_webapp", "sender_device", "is_copy_url", "trackingid", "rcm", "__tn__", "notif_id", "notif_t", "sfnsn"}
)
"""Query parameters that say where a reader came from, never what is read."""

TRACKING_PREFIXES = ("utm_", "__cft__", "__xts__", "share_")

TRACKING_OF_X = frozenset({"s", "t", "cn", "cxt"})
"""Tracking on X only; elsewhere these letters may name the page itself."""

X_HOSTS = frozenset({"x.com", "www.x.com", "mobile.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"})

DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def comment_key(comment: Comment) -> str:
    """SHA-256 in hex. Rests on the network and the comment's address or id, else on who wrote what and when."""
    parts = json.dumps([comment.network, *_identity(comment)], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(parts.encode()).hexdigest()


def _identity(comment: Comment) -> list[str | None]:
    # An address that does not hold the id given beside it is the page's, shared by all its comments.
    if comment.url and (not comment.id or comment.id in comment.url):
        return ["url", canonical_url(comment.url)]
    if comment.id:
        return ["id", comment.id]
    posted = comment.posted_at.timestamp() if comment.posted_at else None
    text = unicodedata.normalize("NFC", comment.text)
    return ["text", comment.author, text, None if posted is None else repr(posted)]


def canonical_url(url: str) -> str:
    """The address without what varies between two visits: case of the host, fragment, tracking, last slash.

    What cannot be read as an address is returned as it came, stripped of outer spaces.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    host = parts.netloc.lower().removesuffix(DEFAULT_PORTS.get(parts.scheme.lower(), "\0"))
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(host, k))
    return urlunsplit((parts.scheme.lower(), host, parts.path.rstrip("/"), urlencode(query), ""))


def _tracks(host: str, parameter: str) -> bool:
    name = parameter.lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES) or (host in X_HOSTS and name in TRACKING_OF_X)
