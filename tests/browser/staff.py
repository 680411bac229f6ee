"""Who works in the tests of the pages, what waits for them, and the time that passes meanwhile."""

import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from app.brand.words import Severity
from app.comments.comment import Comment
from app.draft.draft import Cite, Draft, Finding
from app.operations.desk import Desk
from app.operations.draft_comment import Request, prepare_comment
from app.review.people import Person, Role
from app.review.reading import fetch
from app.review.replies import Reply, of
from app.review.storing import store
from app.wording import Wording
from tests.office import CLEAN
from tests.web.people import settled
from tests.web.served import Served

T = TypeVar("T")

PASSABLE = Finding(
    rule="policy", level="block", message=Wording(es="promete un plazo", en="promises a date"), start=0, end=10
)
"""Blocks until somebody gives a reason."""
WALL = Finding(
    rule="personal_data",
    level="block",
    message=Wording(es="lleva un teléfono", en="holds a phone number"),
    start=0,
    end=4,
)
"""Blocks, and nobody can let it pass."""
FACT = Cite(
    passage="fact:F1",
    source="facts.yaml",
    section="F1",
    text="El billete se cambia gratis hasta el día anterior.",
    score=0.9,
    content_hash="0" * 64,
)


class Staff:
    """People of each role on one server, made when first asked for."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self._later = timedelta()
        served.desk.clock = lambda: datetime.now(UTC) + self._later
        self.of = cache(self._hired)

    @property
    def agent(self) -> Person:
        return self.of("agent")

    @property
    def lead(self) -> Person:
        return self.of("lead")

    @property
    def head(self) -> Person:
        return self.of("head")

    def another(self, role: Role, name: str | None = None) -> Person:
        """Somebody whom no other test knows."""
        return settled(self.served, role, name)

    def _hired(self, role: Role) -> Person:
        return settled(self.served, role, {"agent": "Ana", "lead": "Lucía", "head": "Helena", "admin": "Ada"}[role])

    def pass_(self, **time: float) -> None:
        """The server's clock goes on."""
        self._later += timedelta(**time)

    def come_back(self) -> None:
        """To the real time."""
        self._later = timedelta()

    def do(self, work: Callable[[Desk], Awaitable[T]]) -> T:
        return self.served.do(lambda: work(self.served.desk))

    def now(self, id: str) -> Reply:
        """The reply as it stands."""

        async def read(desk: Desk) -> Reply:
            async with desk.db.read() as connection:
                return await fetch(connection, id)

        return self.do(read)

    def waits(
        self,
        text: str = "Llevo dos horas esperando el barco",
        severity: Severity = "medium",
        *,
        public_text: str | None = CLEAN,
        private_text: str | None = None,
        findings: tuple[Finding, ...] = (),
        cites: tuple[Cite, ...] = (),
        by: Person | None = None,
        triage: dict[str, Any] | None = None,
        **comment: Any,
    ) -> Reply:
        """A pending reply with that text, asked for by the agent."""
        told = Comment(**{"network": "x", "id": secrets.token_hex(6), "author": "@vecina", "text": text, **comment})
        words = {"public_text": public_text, "private_text": private_text, "cites": cites}
        draft = Draft(engine="composer", **words) if public_text else None
        approver = self.served.desk.brand.duty(severity).approver
        judged = {"severity": severity, "approver": approver, "hold": None, **(triage or {})}
        asker = by or self.agent
        return self.do(lambda desk: _stored(desk, told, draft, findings, judged, asker))


async def _stored(
    desk: Desk, comment: Comment, draft: Draft | None, findings: tuple[Finding, ...], judged: dict[str, Any], by: Person
) -> Reply:
    prepared = await prepare_comment(desk, Request(comment=comment, engine="composer"), "0" * 32)
    result = "ready" if draft else "hold"
    over = {"result": result, "draft": draft, "findings": findings, "holding_text": "Lo estamos comprobando."}
    prepared = prepared.model_copy(update={**over, "triage": prepared.triage.model_copy(update=judged)})
    reply = of(prepared, by, desk.clock())
    async with desk.db.write() as connection:
        await store(connection, reply, prepared, by, secrets.token_hex(16))
    return reply
