"""A staffed desk for tests: people of each role, and replies of a wanted severity that wait for them."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from app.brand.words import Severity
from app.comments.comment import Comment
from app.draft.draft import Draft, Finding
from app.operations.desk import Desk
from app.operations.draft_comment import Request, prepare_comment
from app.review.people import Person, Role, create_key, person_named
from app.review.replies import Reply, of
from app.review.storing import store

STAFF: dict[str, Role] = {
    "Ana": "agent", "Bruno": "agent", "Lucía": "lead", "Leo": "lead", "Helena": "head", "Ada": "admin",
}  # fmt: skip
COMPLAINT = "Llevo dos horas esperando el barco y nadie me atiende"
CLEAN = "Lo sentimos, de verdad. Cuéntanos por mensaje directo qué ha pasado y lo miramos contigo."


class Clock:
    """Time that a test moves."""

    def __init__(self, now: datetime = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


async def hire(desk: Desk) -> dict[str, Person]:
    """Everybody of STAFF, by name."""
    async with desk.db.write() as connection:
        return {name: await person_named(connection, name, role, desk.clock()) for name, role in STAFF.items()}


async def hire_with_keys(desk: Desk) -> dict[str, str]:
    """A key for everybody of STAFF, by name."""
    async with desk.db.write() as connection:
        return {name: await create_key(connection, name, role, desk.clock()) for name, role in STAFF.items()}


async def waiting(
    desk: Desk,
    person: Person,
    text: str = COMPLAINT,
    severity: Severity = "medium",
    *,
    network: str = "x",
    id: str | None = None,
    public_text: str | None = CLEAN,
    private_text: str | None = None,
    findings: tuple[Finding, ...] = (),
    **triage: Any,
) -> Reply:
    """A pending reply of that severity. `public_text` None leaves it without a text, as a hold is."""
    comment = Comment(network=network, text=text, id=id or secrets.token_hex(6), author="@vecina")
    request = Request(comment=comment, engine="composer")
    prepared = await prepare_comment(desk, request, "0" * 32)
    duty = desk.brand.duty(severity)
    judged = prepared.triage.model_copy(
        update={"severity": severity, "approver": duty.approver, "hold": None, **triage}
    )
    draft = Draft(engine="composer", public_text=public_text, private_text=private_text) if public_text else None
    result = {"result": "ready" if draft else "hold", "triage": judged, "draft": draft, "findings": findings}
    prepared = prepared.model_copy(update=result)
    reply = of(prepared, person, desk.clock())
    async with desk.db.write() as connection:
        await store(connection, reply, prepared, person, secrets.token_hex(16))
    return reply
