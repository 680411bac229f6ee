"""The ledger of facts: what may be stated, what may not yet, and what is false."""

from datetime import date
from typing import Literal

from app.value import Value


class Fact(Value):
    """One statement with its standing. Only a confirmed, public, current one may be stated in public."""

    id: str
    statement: str
    status: Literal["confirmed", "unconfirmed", "false"] = "confirmed"
    correction: str | None = None
    """For a false statement: the truth, with its proof."""
    public: bool = True
    topic: Literal["general", "compensation"] = "general"
    """`compensation` facts are the policy: the only ground for a promise of money."""
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = ""

    def stands(self, on: date) -> bool:
        """Whether it may be stated in public on that day."""
        started = self.valid_from is None or self.valid_from <= on
        ended = self.valid_until is not None and self.valid_until < on
        return self.status == "confirmed" and self.public and started and not ended
