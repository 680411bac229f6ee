"""Who was taken private or promised an answer stays on a list until something of ours stands in public."""

from datetime import timedelta

from app.operations.beside import closing, holding
from app.operations.decide import withdraw
from app.operations.desk import Desk
from app.operations.incident_record import record
from app.operations.owing import Owed, owed
from app.operations.publish import Published, publish, waive
from app.review.people import Person
from app.review.replies import Reply
from tests.operations.burning import ANSWER, CLOSING, burn, caught, taken_private
from tests.operations.ferry import approved, now

People = dict[str, Person]


async def listed(desk: Desk, incident: str | None = None) -> list[Owed]:
    async with desk.db.read() as connection:
        return await owed(connection, incident)


async def published(desk: Desk, reply: Reply, staff: People) -> Reply:
    stands = await approved(desk, reply, staff["Lucía"])
    desk.clock.pass_(seconds=9)  # type: ignore[attr-defined]
    return await publish(desk, reply.id, staff["Ana"], Published(sha256=stands.sha256 or ""))


async def held(desk: Desk, staff: People, answer: Reply) -> Reply:
    """A holding of that answer, published."""
    return await published(desk, await holding(desk, answer.id, staff["Bruno"], public_text="Un momento."), staff)


async def test_a_matter_taken_private_is_owed_until_its_closing_stands(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    answer = await taken_private(staffed, staff, incident=known.id)
    await published(staffed, await caught(staffed, staff["Ana"], incident=known.id), staff)

    (one,) = await listed(staffed, known.id)
    assert (one.reply, one.why, one.comment_key, one.severity) == (answer.id, "return", answer.comment_key, "medium")
    assert one.incident == known.id
    assert one.due_at > one.since
    assert one.closing is None

    made = await closing(staffed, answer.id, staff["Ana"], public_text=CLOSING)
    (one,) = await listed(staffed, known.id)
    assert (one.closing, one.closing_state) == (made.id, "pending")
    await published(staffed, made, staff)
    assert await listed(staffed, known.id) == []


async def test_whoever_was_told_to_wait_is_owed_an_answer(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    answer = await caught(staffed, staff["Ana"], incident=known.id)
    told = await held(staffed, staff, answer)
    (one,) = await listed(staffed, known.id)
    assert (one.reply, one.why, one.language) == (told.id, "answer", "es")
    assert one.since == (await now(staffed, told.id)).published[0].at
    await published(staffed, await now(staffed, answer.id), staff)
    assert await listed(staffed, known.id) == []


async def test_a_comment_is_owed_once_with_its_newest_promise(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    answer = await caught(staffed, staff["Ana"], incident=known.id, private=True)
    await held(staffed, staff, answer)
    staffed.clock.pass_(minutes=5)  # type: ignore[attr-defined]
    await published(staffed, await now(staffed, answer.id), staff)
    (one,) = await listed(staffed, known.id)
    assert (one.reply, one.why) == (answer.id, "return")


async def test_what_was_waived_withdrawn_or_of_another_incident_is_not_owed(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    answer = await taken_private(staffed, staff, incident=known.id)
    other = await taken_private(staffed, staff, scenario=None)
    assert [one.reply for one in await listed(staffed, known.id)] == [answer.id]
    assert {one.reply for one in await listed(staffed)} == {answer.id, other.id}
    await waive(staffed, answer.id, staff["Lucía"], version=(await now(staffed, answer.id)).version, reason="por carta")
    assert await listed(staffed, known.id) == []
    gone = await caught(staffed, staff["Ana"], incident=known.id)
    await held(staffed, staff, gone)
    await withdraw(staffed, gone.id, staff["Ana"], version=(await now(staffed, gone.id)).version)
    assert await listed(staffed, known.id) == []


async def test_the_record_counts_what_is_owed(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    await taken_private(staffed, staff, incident=known.id)
    await taken_private(staffed, staff, incident=known.id)
    async with staffed.db.read() as connection:
        assert (await record(connection, known.id)).debts == 2
    first, second = await listed(staffed, known.id)
    assert first.due_at <= second.due_at
    assert second.since - first.since == timedelta(seconds=9)
    assert ANSWER
