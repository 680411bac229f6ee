"""Nothing reaches the public unless a named person with the right to do so approved exactly those words."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.draft.draft import Finding
from app.operations.beside import NothingToSay, closing, holding
from app.operations.decide import approve, confirm, dismiss, reject, request_changes, undo, withdraw
from app.operations.desk import Desk
from app.operations.publish import NotApprovedText, NotYetVisible, Published, publish, waive
from app.operations.write import edit
from app.review import audit
from app.review.approving import AlreadyApproved, Blocked, NothingToApprove, Override, TwoPeople, WrongHash
from app.review.moving import ReasonMissing, StaleVersion, WrongState
from app.review.people import NotAllowed, Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.wording import Wording
from tests.office import CLEAN, waiting

People = dict[str, Person]
PROMISE = Finding(rule="promises", level="block", message=Wording(es="promete dinero", en="promises money"))
BRACKET = Finding(rule="open_brackets", level="block", message=Wording(es="corchete", en="bracket"))
OTHER = "Sentimos la espera. Escríbenos por mensaje directo y lo vemos contigo ahora mismo."


async def _now(desk: Desk, id: str) -> Reply:
    async with desk.db.read() as connection:
        return await fetch(connection, id)


async def _approved(desk: Desk, reply: Reply, by: Person) -> Reply:
    assert reply.sha256
    return await approve(desk, reply.id, by, version=reply.version, sha256=reply.sha256)


async def test_a_lead_approves_what_an_agent_asked_for_and_it_shows_after_the_undo_window(
    staffed: Desk, staff: People
) -> None:
    reply = await waiting(staffed, staff["Ana"])

    done = await _approved(staffed, reply, staff["Lucía"])

    assert (done.state, done.version, done.decision and done.decision.by) == ("approved", 2, "Lucía")
    assert done.offered(staffed.clock()) is None
    staffed.clock.pass_(seconds=5)  # type: ignore[attr-defined]  # a test's clock
    offered = done.offered(staffed.clock())
    assert offered is not None
    assert (offered.public_text, offered.sha256, offered.by, offered.via) == (CLEAN, reply.sha256, "Lucía", "approve")


async def test_who_asked_for_it_cannot_approve_it(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Lucía"])
    with pytest.raises(TwoPeople):
        await _approved(staffed, reply, staff["Lucía"])


async def test_who_wrote_part_of_it_cannot_approve_it_but_who_asked_may_confirm_it(
    staffed: Desk, staff: People
) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="low")
    edited = await edit(staffed, reply.id, staff["Lucía"], version=1, public_text=OTHER, private_text=None)
    with pytest.raises(TwoPeople):
        await _approved(staffed, edited, staff["Lucía"])
    with pytest.raises(TwoPeople):
        await confirm(staffed, reply.id, staff["Bruno"], version=2, sha256=edited.sha256 or "")

    done = await confirm(staffed, reply.id, staff["Ana"], version=2, sha256=edited.sha256 or "")

    assert done.approval is not None
    assert (done.state, done.approval.by, done.approval.via) == ("approved", "Lucía", "confirm")


@pytest.mark.parametrize("severity", ["high", "critical"])
async def test_a_grave_edit_is_not_for_its_requester_to_confirm(staffed: Desk, staff: People, severity: str) -> None:
    reply = await waiting(staffed, staff["Ana"], severity=severity)  # type: ignore[arg-type]
    edited = await edit(staffed, reply.id, staff["Helena"], version=1, public_text=OTHER, private_text=None)
    with pytest.raises(TwoPeople):
        await confirm(staffed, reply.id, staff["Ana"], version=2, sha256=edited.sha256 or "")


async def test_a_critical_reply_needs_a_head(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="critical")
    with pytest.raises(NotAllowed):
        await _approved(staffed, reply, staff["Lucía"])
    assert (await _approved(staffed, reply, staff["Helena"])).state == "approved"


async def test_an_agent_approves_nothing(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="low")
    with pytest.raises(NotAllowed):
        await _approved(staffed, reply, staff["Bruno"])


async def test_other_words_or_another_version_than_the_ones_seen_are_refused(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    with pytest.raises(WrongHash):
        await approve(staffed, reply.id, staff["Lucía"], version=1, sha256="0" * 64)
    await edit(staffed, reply.id, staff["Bruno"], version=1, public_text=OTHER, private_text=None)
    with pytest.raises(StaleVersion, match="2"):
        await _approved(staffed, reply, staff["Lucía"])
    assert (await _now(staffed, reply.id)).state == "pending"


async def test_a_block_passes_only_with_a_reason_and_some_never(staffed: Desk, staff: People) -> None:
    soft = await waiting(staffed, staff["Ana"], findings=(PROMISE,))
    hard = await waiting(staffed, staff["Ana"], findings=(BRACKET,))
    blank, given = Override(rule="promises", reason="  "), Override(rule="promises", reason="Lo firmó dirección.")
    for wrong in ((), (blank,)):
        with pytest.raises(Blocked, match="promises"):
            await approve(staffed, soft.id, staff["Lucía"], version=1, sha256=soft.sha256 or "", overrides=wrong)
    excuse = (Override(rule="open_brackets", reason="da igual"),)
    with pytest.raises(Blocked, match="nobody can override"):
        await approve(staffed, hard.id, staff["Lucía"], version=1, sha256=hard.sha256 or "", overrides=excuse)

    done = await approve(staffed, soft.id, staff["Lucía"], version=1, sha256=soft.sha256 or "", overrides=(given,))
    assert done.state == "approved"


async def test_there_is_nothing_to_approve_before_a_person_has_written(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="critical", public_text=None)
    with pytest.raises(NothingToApprove):
        await approve(staffed, reply.id, staff["Helena"], version=1, sha256="0" * 64)

    written = await edit(staffed, reply.id, staff["Bruno"], version=1, public_text=OTHER, private_text=None)
    excuses = tuple(Override(rule=f.rule, reason="visto con dirección") for f in written.findings)
    done = await approve(staffed, reply.id, staff["Helena"], version=2, sha256=written.sha256 or "", overrides=excuses)
    assert done.state == "approved"


async def test_one_approval_lives_for_a_comment_and_undoing_it_brings_its_rivals_back(
    staffed: Desk, staff: People
) -> None:
    first, second = [await waiting(staffed, staff["Ana"], id="mismo") for _ in range(2)]
    won = await _approved(staffed, first, staff["Lucía"])
    assert (await _now(staffed, second.id)).state == "superseded"
    third = await waiting(staffed, staff["Ana"], id="mismo")
    with pytest.raises(AlreadyApproved, match="Lucía"):
        await _approved(staffed, third, staff["Leo"])

    back = await undo(staffed, first.id, staff["Lucía"], version=won.version)

    assert (back.state, back.approval) == ("pending", None)
    assert (await _now(staffed, second.id)).state == "pending"


async def test_two_leads_who_approve_rivals_at_once_do_not_both_win(staffed: Desk, staff: People) -> None:
    rivals = [await waiting(staffed, staff["Ana"], id="mismo") for _ in range(2)]
    ends = await asyncio.gather(
        *(_approved(staffed, r, staff[by]) for r, by in zip(rivals, ("Lucía", "Leo"), strict=True)),
        return_exceptions=True,
    )
    assert sorted(isinstance(end, StaleVersion | WrongState | AlreadyApproved) for end in ends) == [False, True]


@pytest.mark.parametrize("move", [request_changes, reject])
async def test_saying_no_needs_a_reason(staffed: Desk, staff: People, move: Callable[..., Awaitable[Reply]]) -> None:
    reply = await waiting(staffed, staff["Ana"])
    with pytest.raises(ReasonMissing):
        await move(staffed, reply.id, staff["Lucía"], version=1, reason=" ")
    done = await move(staffed, reply.id, staff["Lucía"], version=1, reason="tone", note="Demasiado frío")
    assert done.decision is not None
    assert (done.decision.reason, done.decision.note, done.decision.by) == ("tone", "Demasiado frío", "Lucía")


async def test_only_what_the_protocol_leaves_unanswered_can_be_dismissed(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    with pytest.raises(WrongState):
        await dismiss(staffed, reply.id, staff["Lucía"], version=1)


async def test_withdrawing_an_approved_reply_offers_nothing_any_more(staffed: Desk, staff: People) -> None:
    reply = await _approved(staffed, await waiting(staffed, staff["Ana"]), staff["Lucía"])
    staffed.clock.pass_(seconds=9)  # type: ignore[attr-defined]
    gone = await withdraw(staffed, reply.id, staff["Ana"], version=2, note="Han borrado el comentario")
    assert (gone.state, gone.offered(staffed.clock())) == ("withdrawn", None)


async def test_publishing_reports_the_approved_words_once_they_may_be_used(staffed: Desk, staff: People) -> None:
    reply = await _approved(staffed, await waiting(staffed, staff["Ana"], private=False), staff["Lucía"])
    report = Published(sha256=reply.sha256 or "", permalink="https://x.com/brisa/1")
    with pytest.raises(NotYetVisible):
        await publish(staffed, reply.id, staff["Ana"], report)
    staffed.clock.pass_(seconds=5)  # type: ignore[attr-defined]
    with pytest.raises(NotApprovedText):
        await publish(staffed, reply.id, staff["Ana"], Published(sha256="0" * 64))

    done = await publish(staffed, reply.id, staff["Ana"], report)
    again = await publish(staffed, reply.id, staff["Ana"], report)

    assert (done.state, done.debt, done.published[0].permalink) == ("published", None, "https://x.com/brisa/1")
    assert again == done


async def _in_private(desk: Desk, staff: People) -> Reply:
    reply = await _approved(desk, await waiting(desk, staff["Ana"], private=True), staff["Lucía"])
    desk.clock.pass_(seconds=5)  # type: ignore[attr-defined]
    return await publish(desk, reply.id, staff["Ana"], Published(sha256=reply.sha256 or ""))


async def test_a_matter_taken_private_owes_a_return_that_a_published_closing_pays(staffed: Desk, staff: People) -> None:
    answer = await _in_private(staffed, staff)
    assert answer.debt is not None
    assert answer.debt.due_at > staffed.clock()
    with pytest.raises(NothingToSay):
        await closing(staffed, answer.id, staff["Ana"])

    end = await closing(staffed, answer.id, staff["Ana"], public_text="Ya está resuelto. Gracias por la paciencia.")
    assert (end.kind, end.closes, end.authors) == ("closing", answer.id, (staff["Ana"].id,))
    excuses = tuple(Override(rule=f.rule, reason="comprobado") for f in end.findings if f.level == "block")
    done = await approve(staffed, end.id, staff["Leo"], version=1, sha256=end.sha256 or "", overrides=excuses)
    staffed.clock.pass_(seconds=5)  # type: ignore[attr-defined]
    await publish(staffed, end.id, staff["Bruno"], Published(sha256=done.sha256 or ""))

    paid = await _now(staffed, answer.id)
    assert paid.debt is not None
    assert (paid.state, paid.debt.paid_by) == ("closed", end.id)


async def test_a_lead_may_waive_an_owed_return_with_a_reason(staffed: Desk, staff: People) -> None:
    answer = await _in_private(staffed, staff)
    with pytest.raises(NotAllowed):
        await waive(staffed, answer.id, staff["Ana"], version=answer.version, reason="ya está")
    with pytest.raises(ReasonMissing):
        await waive(staffed, answer.id, staff["Lucía"], version=answer.version, reason="")
    done = await waive(staffed, answer.id, staff["Lucía"], version=answer.version, reason="Lo pidió la clienta")
    assert done.debt is not None
    assert (done.state, done.debt.waived_by) == ("closed", "Lucía")


async def test_a_holding_goes_out_first_and_then_only_the_full_deadline_counts(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="high")
    first = await holding(staffed, reply.id, staff["Lucía"], public_text="Lo estamos comprobando y volvemos aquí.")
    assert (first.kind, first.requested_by) == ("holding", "Ana")
    done = await _approved(staffed, first, staff["Leo"])
    staffed.clock.pass_(seconds=5)  # type: ignore[attr-defined]
    await publish(staffed, first.id, staff["Ana"], Published(sha256=done.sha256 or ""))

    answer = await _now(staffed, reply.id)
    assert (answer.state, answer.next_due) == ("pending", answer.due_at)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE replies SET state = 'published'",
        "UPDATE replies SET state = 'approved', approved_revision = 1, revision = 1, approved_by = requested_by,"
        " approved_at = created_at, visible_at = created_at",
        "UPDATE revisions SET public_text = 'Os devolvemos el doble'",
        "DELETE FROM revisions",
        "UPDATE audit SET person = NULL",
        "DELETE FROM audit",
    ],
)
async def test_the_database_itself_refuses_what_the_rules_forbid(staffed: Desk, staff: People, tampering: str) -> None:
    reply = await waiting(staffed, staff["Ana"])
    with pytest.raises(DBAPIError):
        async with staffed.db.write() as connection:
            await connection.execute(text(tampering))
    assert await _now(staffed, reply.id) == reply


async def test_each_decision_is_one_row_of_a_chain_that_holds(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    done = await _approved(staffed, reply, staff["Lucía"])
    await undo(staffed, reply.id, staff["Lucía"], version=done.version, reason="Otra vez será")

    async with staffed.db.read() as connection:
        rows = [row async for row in audit.rows(connection)]
        assert await audit.verify(connection) is None
    told = [(row["move"], row["state"], row["sha256"] == reply.sha256) for row in rows if row["reply"] == reply.id]
    assert told == [("draft", "pending", True), ("approve", "approved", True), ("undo", "pending", True)]
    assert all("Otra vez" not in str(dict(row)) for row in rows)
