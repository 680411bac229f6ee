"""How much one person may ask, and how much at once."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from app.review.people import Person
from app.settings import Settings
from app.web.problems import Refused
from app.wording import Wording

WINDOW = 60.0
"""Seconds back from now within which drafts are counted."""


class TooManyRequests(Refused):
    """Over a limit. `seconds`: when to come back."""

    status: ClassVar[int] = 429
    type: ClassVar[str] = "too-many-requests"
    title: ClassVar[Wording] = Wording(es="Demasiadas peticiones", en="Too many requests")

    def __init__(self, detail: Wording, seconds: int) -> None:
        super().__init__(detail)
        self.headers = {"Retry-After": str(seconds)}  # type: ignore[misc]  # each its own


class Limits:
    """Counts in this process: each server counts its own share."""

    def __init__(self, settings: Settings) -> None:
        self._most, self._in_flight = settings.in_flight, 0
        self._rate = settings.rate_per_minute
        self._counted: defaultdict[str, deque[float]] = defaultdict(deque)

    def count(self, person: Person) -> None:
        """One more draft of this person. Raises TooManyRequests."""
        now, counted = time.monotonic(), self._counted[person.id]
        while counted and counted[0] <= now - WINDOW:
            counted.popleft()
        if len(counted) < self._rate:
            counted.append(now)
            return
        seconds = max(1, math.ceil(counted[0] + WINDOW - now))
        raise TooManyRequests(
            Wording(
                es=f"Ha pedido {self._rate} borradores en un minuto; vuelva en {seconds} s.",
                en=f"You asked for {self._rate} drafts in a minute; come back in {seconds} s.",
            ),
            seconds,
        )

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place among the drafts under way. Raises TooManyRequests when all are taken."""
        if self._in_flight >= self._most:
            raise TooManyRequests(FULL, 1)
        self._in_flight += 1
        try:
            yield
        finally:
            self._in_flight -= 1


FULL = Wording(
    es="Hay demasiados borradores en marcha; vuelva en un segundo.",
    en="Too many drafts are under way; come back in a second.",
)
