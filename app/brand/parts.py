"""What was read of each file, side by side, before it becomes one brand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.brand.brand_file import BrandPart
from app.brand.facts import Fact
from app.brand.manual import ManualPart, Placed
from app.brand.past import PastPart
from app.brand.protocol_file import ProtocolPart

SIGNALS = ("danger", "personal_data", "legal_threat", "press", "manipulation", "irony", "abuse")
"""What an internal act may be tied to (app.triage.triage.Signal)."""
DANGERS = ("self_harm", "medical", "fire", "minor", "violence", "other")
"""Kinds of danger that a text may be prepared for (app.triage.triage.Danger)."""


@dataclass
class FactsPart:
    """`ids`: as written, with their place. `sound` False: the file could not be read."""

    facts: list[Placed]
    ids: list[tuple[Placed, str]]
    sound: bool


@dataclass
class Parts:
    brand: BrandPart
    protocol: ProtocolPart
    facts: FactsPart
    manual: ManualPart
    past: PastPart

    def known(self, kind: str) -> set[str] | None:
        """Ids that may be referred to; None where they could not be read, so that nothing is said about them."""
        if kind in ("roles", "networks"):
            return set(self.brand.ids(kind)) if self.brand.sound else None
        if kind == "outcomes":
            return set(self.protocol.outcomes) if self.protocol.sound else None
        if kind == "scenarios":
            return {id_ for _, id_ in self.manual.ids} if self.manual.sound else None
        return {id_ for _, id_ in self.facts.ids} if self.facts.sound else None

    def ledger(self) -> dict[str, Fact] | None:
        """Facts by id; None where some could not be read."""
        if not self.facts.sound or len(self.facts.facts) != len(self.facts.ids):
            return None
        return {placed.value.id: placed.value for placed in self.facts.facts}

    def from_brand(self, name: str) -> Iterator[tuple[int, Any]]:
        """Entries of a list of brand.yaml, numbered."""
        return enumerate(getattr(self.brand.value, name, ()) if self.brand.value else ())
