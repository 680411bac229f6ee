"""Signatures as Standard Webhooks 1.0 asks (https://www.standardwebhooks.com): HMAC-SHA256 over id, time and body."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

PREFIX = "whsec_"
"""What a secret begins with where people and programs see it, so that scanners know it."""
BYTES = 32
"""Of a secret; the specification asks for 24 to 64."""


def new_secret() -> str:
    """A secret as it is stored: base64 without the prefix."""
    return base64.b64encode(secrets.token_bytes(BYTES)).decode()


def signature(secret: str, id: str, at: datetime, body: bytes) -> str:
    """`v1,` and the base64 of the HMAC. `secret`: base64, with or without its prefix. `at`: of this attempt."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    words = b".".join((id.encode(), str(int(at.timestamp())).encode(), body))
    return "v1," + base64.b64encode(hmac.new(key, words, hashlib.sha256).digest()).decode()


def signed(secrets: Iterable[str], id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers. While a secret is being changed there are two, and the receiver takes either."""
    return {
        "webhook-id": id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signature(secret, id, at, body) for secret in secrets),
    }
