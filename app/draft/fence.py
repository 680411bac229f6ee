"""Marks that keep untrusted text apart in a prompt, drawn anew from the nonce of each request.

A fence is a layer, not a gate: what holds is the check of our own output (research: spotlighting lowers the success of
injections, adaptive attackers get round it).
"""

import hashlib


def _drawn(nonce: str, purpose: str, length: int = 12) -> str:
    return hashlib.sha256(f"{purpose}\x00{nonce}".encode()).hexdigest()[:length]


def canary(nonce: str) -> str:
    """A word that stands in the instructions of this request only. It must never come out."""
    return f"pvz-{_drawn(nonce, 'canary', 16)}"


def token(nonce: str, passage: str) -> str:
    """The opaque name by which the model may cite a passage in this request."""
    return f"s-{_drawn(nonce, 'passage ' + passage, 8)}"


def fence(nonce: str, untrusted: str) -> str:
    """A boundary that does not occur in `untrusted`."""
    turn = 0
    while (mark := _drawn(nonce, f"fence {turn}")) in untrusted:
        turn += 1
    return mark
