"""What was sent is a fact: words that once stood approved are reported as late, whatever became of the reply since."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import DBAPIError

from app.notify.tables import notices
from app.operations.beside import closing
from app.operations.decide import approve, confirm, reject, request_changes, undo, withdraw
from app.operations.desk import Desk
from app.operations.past_approvals import past_approvals
from app.operations.publish import NotApprovedText, NotYetVisible, Published, publish
from app.operations.redrafting import redraft_all
from app.operations.tampering import faults
from app.operations.write import edit
from app.review.approving import AlreadyApproved
from app.review.moving import StaleVersion, WrongState, move, opened
from app.review.people import Person
from app.review.replies import Reply
from app.review.tables import audit, publications, replies
from tests.office import waiting
from tests.operations.burning import burn, caught, moves, snapshot, state
from tests.operations.ferry import OTHER, approved, changed, learn, now

People = dict[str, Person]
FOLDER = "Lo sentimos, de verdad. El billete se cambia gratis hasta 3 horas antes. Cuéntanos por mensaje directo."


def pass_(desk: Desk, seconds: float = 6) -> None:
    desk.clock.pass_(seconds=seconds)  # type: ignore[attr-defined]  # a test's clock


async def offered(desk: Desk, staff: People, seconds: float = 6, **over: Any) -> Reply:
    """Approved by Lucía, and for so long visible."""
    reply = await approved(desk, await waiting(desk, staff["Ana"], **{"private": False, **over}), staff["Lucía"])
    pass_(desk, seconds)
    return await now(desk, reply.id)


async def sent(desk: Desk, reply: Reply, by: Person, **over: Any) -> Reply:
    """The words that `reply` shows as approved are reported."""
    assert reply.approval
    return await publish(desk, reply.id, by, Published(**{"sha256": reply.approval.sha256, **over}))


async def sound(desk: Desk) -> bool:
    async with desk.db.read() as connection:
        return await faults(connection) == []


async def told_late(desk: Desk, reply: Reply) -> int:
    async with desk.db.read() as connection:
        asked = select(notices.c.id).where(notices.c.reply == reply.id, notices.c.kind == "late")
        return len((await connection.execute(asked)).all())


async def undone(desk: Desk, staff: People, reply: Reply) -> None:
    await undo(desk, reply.id, staff["Lucía"], version=reply.version)


async def edited(desk: Desk, staff: People, reply: Reply) -> None:
    await changed(desk, reply, staff["Bruno"])


async def sent_back(desk: Desk, staff: People, reply: Reply) -> None:
    await undone(desk, staff, reply)
    now_at = await now(desk, reply.id)
    await request_changes(desk, reply.id, staff["Lucía"], version=now_at.version, reason="tone")


async def rejected(desk: Desk, staff: People, reply: Reply) -> None:
    await undone(desk, staff, reply)
    now_at = await now(desk, reply.id)
    await reject(desk, reply.id, staff["Lucía"], version=now_at.version, reason="tone")


async def withdrawn(desk: Desk, staff: People, reply: Reply) -> None:
    await withdraw(desk, reply.id, staff["Ana"], version=reply.version)


async def overtaken(desk: Desk, staff: People, reply: Reply) -> None:
    await undone(desk, staff, reply)
    rival = await waiting(desk, staff["Bruno"], id=reply.comment.id, public_text=OTHER, private=False)
    await approved(desk, rival, staff["Leo"])


async def outdated(desk: Desk, staff: People, reply: Reply) -> None:
    async with desk.db.write() as connection:
        found = await opened(connection, reply.id)
        await move(connection, found, "outdate", None, desk.clock(), changes={"recheck": True})


async def approved_anew(desk: Desk, staff: People, reply: Reply) -> None:
    await approved(desk, await changed(desk, reply, staff["Bruno"]), staff["Leo"])


ENDS = {
    "pending": undone, "edited": edited, "changes_requested": sent_back, "rejected": rejected, "stale": outdated,
    "withdrawn": withdrawn, "superseded": overtaken, "approved": approved_anew,
}  # fmt: skip


@pytest.mark.parametrize("after", ENDS)
async def test_words_that_were_offered_are_reported_as_late_whatever_became_of_them(
    staffed: Desk, staff: People, after: str
) -> None:
    reply = await offered(staffed, staff)
    await ENDS[after](staffed, staff, reply)
    before = await now(staffed, reply.id)
    assert before.state == ("pending" if after == "edited" else after)

    pass_(staffed)
    done = await sent(staffed, reply, staff["Ana"], permalink="https://x.example/1")

    assert (done.state, done.version, done.superseded_by) == ("published", before.version, None)
    assert [(p.part, p.sha256, p.late, p.permalink) for p in done.published] == [
        ("public", reply.sha256, True, "https://x.example/1")
    ]
    assert done.approval == reply.approval == done.offered(staffed.clock())
    assert await told_late(staffed, reply) == 1
    assert await sound(staffed)


@pytest.mark.parametrize("after", ENDS)
async def test_the_same_late_report_twice_changes_nothing(staffed: Desk, staff: People, after: str) -> None:
    reply = await offered(staffed, staff)
    await ENDS[after](staffed, staff, reply)
    await sent(staffed, reply, staff["Ana"])
    before = await snapshot(staffed)
    await sent(staffed, reply, staff["Bruno"])
    assert await snapshot(staffed) == before


@pytest.mark.parametrize("after", ["pending", "edited", "withdrawn"])
async def test_words_that_were_taken_back_before_anybody_saw_them_are_refused(
    staffed: Desk, staff: People, after: str
) -> None:
    reply = await offered(staffed, staff, seconds=4.9)
    await ENDS[after](staffed, staff, reply)
    pass_(staffed)
    before = await snapshot(staffed)
    with pytest.raises(NotApprovedText):
        await sent(staffed, reply, staff["Ana"])
    assert await snapshot(staffed) == before


async def test_words_that_were_taken_back_in_the_moment_they_were_shown_may_have_been_sent(
    staffed: Desk, staff: People
) -> None:
    reply = await offered(staffed, staff, seconds=5)
    await undone(staffed, staff, reply)
    assert (await sent(staffed, reply, staff["Ana"])).published[0].late


@pytest.mark.parametrize("after", ["nothing", *ENDS])
async def test_words_that_nobody_approved_are_refused_in_every_state(staffed: Desk, staff: People, after: str) -> None:
    reply = await offered(staffed, staff)
    if after != "nothing":
        await ENDS[after](staffed, staff, reply)
    before = await snapshot(staffed)
    with pytest.raises(NotApprovedText):
        await publish(staffed, reply.id, staff["Ana"], Published(sha256="0" * 64))
    with pytest.raises(NotApprovedText):
        await sent(staffed, reply, staff["Ana"], part="private")
    assert await snapshot(staffed) == before


async def test_the_words_of_a_newer_draft_that_nobody_approved_are_refused(staffed: Desk, staff: People) -> None:
    reply = await offered(staffed, staff)
    newer = await changed(staffed, reply, staff["Bruno"])
    with pytest.raises(NotApprovedText):
        await publish(staffed, reply.id, staff["Ana"], Published(sha256=newer.sha256 or ""))


async def test_a_reply_that_nobody_ever_approved_says_that_it_is_pending(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    with pytest.raises(WrongState) as caught:
        await publish(staffed, reply.id, staff["Ana"], Published(sha256=reply.sha256 or ""))
    assert "pendiente" in caught.value.detail.es


async def test_a_line_that_changes_and_a_redraft_do_not_lose_what_was_sent(staffed: Desk, staff: People) -> None:
    await learn(staffed)
    first = await waiting(staffed, staff["Ana"], public_text=None, private=False)
    written = await edit(staffed, first.id, staff["Bruno"], version=1, public_text=FOLDER, private_text=None)
    reply = await approved(staffed, written, staff["Lucía"])
    pass_(staffed)
    await learn(staffed, hours=5)
    assert (await now(staffed, reply.id)).state == "stale"
    await redraft_all(staffed)

    done = await sent(staffed, reply, staff["Ana"])
    assert done.approval
    assert (done.state, done.approval.public_text, done.published[0].late) == ("published", FOLDER, True)
    assert await sound(staffed)


async def test_what_a_crisis_wrote_anew_stays_and_what_was_sent_is_recorded(staffed: Desk, staff: People) -> None:
    reply = await approved(staffed, await caught(staffed, staff["Ana"]), staff["Lucía"])
    pass_(staffed)
    await burn(staffed, staff["Helena"])
    await redraft_all(staffed)
    anew = await now(staffed, reply.id)
    assert (anew.state, anew.approval, anew.revision) == ("pending", None, 2)

    done = await sent(staffed, reply, staff["Ana"])
    assert done.draft
    assert done.approval
    assert (done.approval.revision, done.revision, done.state) == (1, 2, "published")
    assert done.approval.public_text != done.draft.public_text
    assert await redraft_all(staffed) == 0
    assert await sound(staffed)
    async with staffed.db.read() as connection:
        row = (await connection.execute(select(audit).where(audit.c.move == "publish"))).one()
        given = (await connection.execute(select(audit.c.seq).where(audit.c.move == "approve"))).scalar_one()
    assert (row.sha256, json.loads(row.detail)) == (reply.sha256, {"late": True, "approval": given})


async def test_a_late_answer_in_a_private_matter_owes_its_return_once(staffed: Desk, staff: People) -> None:
    reply = await offered(staffed, staff, private=True, private_text="Escríbanos su localizador.")
    await undone(staffed, staff, reply)
    private = await sent(staffed, reply, staff["Ana"], part="private")
    assert (private.state, private.debt, private.published[0].late) == ("pending", None, True)
    pass_(staffed)
    public = await sent(staffed, reply, staff["Ana"])
    assert public.debt
    assert (public.debt.settled_at, [p.part for p in public.published]) == (None, ["private", "public"])
    assert await sound(staffed)


async def test_a_late_closing_pays(staffed: Desk, staff: People) -> None:
    answer = await sent(staffed, await offered(staffed, staff, private=True), staff["Ana"])
    made = await closing(staffed, answer.id, staff["Ana"], public_text="Ya está resuelto. Gracias por avisar.")
    reply = await approved(staffed, made, staff["Lucía"])
    pass_(staffed)
    await undone(staffed, staff, reply)
    await sent(staffed, reply, staff["Ana"])
    assert (await now(staffed, answer.id)).state == "closed"
    assert await sound(staffed)


async def test_two_texts_of_one_reply_that_both_went_out_are_both_on_record(staffed: Desk, staff: People) -> None:
    old = await offered(staffed, staff, private=True)
    await approved_anew(staffed, staff, old)
    pass_(staffed)
    new = await now(staffed, old.id)
    await sent(staffed, new, staff["Bruno"])
    pass_(staffed)
    done = await sent(staffed, old, staff["Ana"])

    assert [(p.sha256, p.late) for p in done.published] == [(new.sha256, False), (old.sha256, True)]
    assert (done.state, done.approval, done.debt is not None) == ("published", new.approval, True)
    assert await told_late(staffed, old) == 1
    assert await sound(staffed)


async def test_an_approval_that_an_older_text_overtook_may_have_been_sent_too(staffed: Desk, staff: People) -> None:
    old = await offered(staffed, staff)
    await approved_anew(staffed, staff, old)
    pass_(staffed)
    new = await now(staffed, old.id)
    await sent(staffed, old, staff["Ana"])
    pass_(staffed)
    done = await sent(staffed, new, staff["Bruno"])
    assert [(p.sha256, p.late) for p in done.published] == [(old.sha256, True), (new.sha256, True)]
    assert done.approval == old.approval
    assert await sound(staffed)


async def test_a_new_approval_is_not_offered_once_an_older_text_is_in_public(staffed: Desk, staff: People) -> None:
    old = await offered(staffed, staff)
    await approved_anew(staffed, staff, old)
    new = await now(staffed, old.id)
    await sent(staffed, old, staff["Ana"])
    pass_(staffed)
    with pytest.raises(WrongState):
        await sent(staffed, new, staff["Bruno"])  # nobody has seen it before it was overtaken


async def test_the_same_words_approved_again_are_late_only_while_the_window_of_the_new_approval_is_open(
    staffed: Desk, staff: People
) -> None:
    for seconds, late in ((1, True), (6, False)):
        first = await offered(staffed, staff)
        await undone(staffed, staff, first)
        again = await approved(staffed, await now(staffed, first.id), staff["Leo"])
        pass_(staffed, seconds)
        done = await sent(staffed, again, staff["Ana"])
        assert done.approval
        assert (done.published[0].late, done.approval.by) == (late, "Lucía" if late else "Leo")
    assert await sound(staffed)


async def test_an_approval_whose_window_is_open_is_refused_as_ever(staffed: Desk, staff: People) -> None:
    reply = await offered(staffed, staff, seconds=4)
    with pytest.raises(NotYetVisible):
        await sent(staffed, reply, staff["Ana"])


async def test_undecided_rivals_are_superseded_again_by_what_is_in_public(staffed: Desk, staff: People) -> None:
    first = await waiting(staffed, staff["Ana"], private=False)
    rival = await waiting(staffed, staff["Bruno"], id=first.comment.id, public_text=OTHER, private=False)
    reply = await approved(staffed, first, staff["Lucía"])
    pass_(staffed)
    await undone(staffed, staff, reply)
    assert await state(staffed, rival) == ("pending", False)
    await sent(staffed, reply, staff["Ana"])
    found = await now(staffed, rival.id)
    assert (found.state, found.superseded_by) == ("superseded", reply.id)
    assert await sound(staffed)


async def test_a_rival_that_is_approved_meanwhile_stays_so(staffed: Desk, staff: People) -> None:
    reply = await offered(staffed, staff)
    await overtaken(staffed, staff, reply)
    await sent(staffed, reply, staff["Ana"])
    assert [m for m in await moves(staffed) if m == "supersede"] == ["supersede"]
    async with staffed.db.read() as connection:
        states = (await connection.execute(select(replies.c.state).order_by(replies.c.state))).scalars().all()
    assert states == ["approved", "published"]


async def test_a_confirmed_edit_that_was_sent_is_its_authors_approval(staffed: Desk, staff: People) -> None:
    asked = await waiting(staffed, staff["Ana"], severity="low", private=False)
    theirs = await changed(staffed, asked, staff["Lucía"])
    sha256 = theirs.sha256 or ""
    reply = await confirm(staffed, theirs.id, staff["Ana"], version=theirs.version, sha256=sha256)
    pass_(staffed)
    await undone(staffed, staff, reply)
    done = await sent(staffed, reply, staff["Ana"])
    assert done.approval == reply.approval
    assert done.approval
    assert (done.approval.by, done.approval.via) == ("Lucía", "confirm")
    assert await sound(staffed)


async def test_every_approval_is_found_with_its_revision_and_its_end(staffed: Desk, staff: People) -> None:
    reply = await offered(staffed, staff)
    at = staffed.clock()
    await approved_anew(staffed, staff, reply)
    anew = await now(staffed, reply.id)
    async with staffed.db.read() as connection:
        old, new = await past_approvals(connection, anew)
    assert (old.revision, old.sha256, old.by, old.ended_at) == (1, reply.sha256, staff["Lucía"].id, at)
    assert (new.revision, new.sha256, new.by, new.ended_at) == (2, anew.sha256, staff["Leo"].id, None)
    assert reply.approval
    assert anew.approval
    assert [old.visible_at, new.visible_at] == [reply.approval.visible_at, anew.approval.visible_at]


Race = Callable[[Desk, People, Reply], Awaitable[object]]


async def _approve(desk: Desk, staff: People, reply: Reply) -> object:
    found = await now(desk, reply.id)
    return await approve(desk, reply.id, staff["Leo"], version=found.version, sha256=found.sha256 or "")


async def _redraft(desk: Desk, staff: People, reply: Reply) -> object:
    return await redraft_all(desk)


async def _declare(desk: Desk, staff: People, reply: Reply) -> object:
    return await burn(desk, staff["Helena"])


@pytest.mark.parametrize("other", [_approve, _redraft, _declare], ids=["approve", "redraft", "line"])
@pytest.mark.parametrize("first", [True, False])
async def test_a_late_report_that_races_ends_as_if_one_had_waited_for_the_other(
    staffed: Desk, staff: People, other: Race, first: bool
) -> None:
    reply = await approved(staffed, await caught(staffed, staff["Ana"]), staff["Lucía"])
    pass_(staffed)
    if other is _redraft:
        await burn(staffed, staff["Helena"])
    elif other is _approve:
        await undone(staffed, staff, reply)
    races = [sent(staffed, reply, staff["Ana"]), other(staffed, staff, reply)]
    ends = await asyncio.gather(*(races if first else reversed(races)), return_exceptions=True)

    wrong = [end for end in ends if isinstance(end, BaseException)]
    assert all(isinstance(end, WrongState | StaleVersion | AlreadyApproved) for end in wrong)
    done = await now(staffed, reply.id)
    assert (done.state, [p.sha256 for p in done.published]) == ("published", [reply.sha256])
    assert await redraft_all(staffed) == 0
    assert await sound(staffed)


async def test_the_database_refuses_a_published_text_that_nobody_approved(staffed: Desk, staff: People) -> None:
    reply = await offered(staffed, staff)
    newer = await changed(staffed, reply, staff["Bruno"])
    person = {"approved_by": staff["Leo"].id, "approved_at": staffed.clock(), "visible_at": staffed.clock()}
    forged = update(replies).where(replies.c.id == reply.id)
    for number in (newer.revision, None, 9):
        with pytest.raises(DBAPIError):
            async with staffed.db.write() as connection:
                await connection.execute(forged.values(state="published", approved_revision=number, **person))


@pytest.mark.parametrize("forged", ["timely", "another approval", "no approval", "a later one"])
async def test_a_forged_late_report_is_found(staffed: Desk, staff: People, forged: str) -> None:
    reply = await offered(staffed, staff)
    await undone(staffed, staff, reply)
    other = await offered(staffed, staff)
    async with staffed.db.write() as connection:
        found = await opened(connection, reply.id)
        given = dict(
            (await connection.execute(select(audit.c.reply, audit.c.seq).where(audit.c.move == "approve"))).all()
        )
        said: dict[str, dict[str, object]] = {
            "timely": {"late": False, "approval": given[reply.id]},
            "another approval": {"late": True, "approval": given[other.id]},
            "no approval": {"late": True, "approval": 1},
            "a later one": {"late": True, "approval": 10_000},
        }
        assert reply.approval
        stands = {
            "approved_revision": 1, "approved_by": staff["Lucía"].id, "approved_at": reply.approval.at,
            "approved_via": "approve", "visible_at": reply.approval.visible_at,
        }  # fmt: skip
        row = {"part": "public", "sha256": reply.sha256, "late": said[forged]["late"], "at": staffed.clock()}
        await connection.execute(insert(publications), {**row, "reply": reply.id, "person": staff["Ana"].id})
        await move(
            connection, found, "publish", staff["Ana"], staffed.clock(), changes=stands, sha256=reply.sha256,
            detail=said[forged],
        )  # fmt: skip
    assert not await sound(staffed)
