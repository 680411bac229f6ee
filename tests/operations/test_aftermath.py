"""The report of an incident tells what happened, from what the database holds, and nothing of who commented."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from app.notify.tables import paused
from app.operations.aftermath import Aftermath, aftermath
from app.operations.desk import Desk
from app.operations.incident_record import NoSuchIncident
from app.operations.lessons import LESSON, BadLesson, add_lesson
from app.operations.lines import new_line
from app.operations.publish import Published, publish
from app.operations.standing_down import stand_down
from app.review.people import Person
from app.review.replies import Reply
from app.review.tables import audit
from tests.operations.burning import CLOSING, SECOND, burn, caught, taken_private
from tests.operations.ferry import approved

Staff = dict[str, Person]


async def report(desk: Desk, id: str) -> Aftermath:
    async with desk.db.read() as connection:
        return await aftermath(connection, id, desk.clock())


async def published(desk: Desk, reply: Reply, staff: Staff, *, after: float) -> None:
    """Approved at once, and reported so many minutes after now."""
    done = await approved(desk, reply, staff["Lucía"])
    desk.clock.pass_(minutes=after)  # type: ignore[attr-defined]  # a test's clock
    await publish(desk, reply.id, staff["Ana"], Published(sha256=done.sha256 or ""))


@pytest.fixture
async def id(staffed: Desk, staff: Staff) -> str:
    return (await burn(staffed, staff["Helena"])).id


async def test_an_incident_without_a_comment_has_a_report(staffed: Desk, id: str) -> None:
    found = await report(staffed, id)
    assert (found.over, found.comments, found.until) == (False, 0, staffed.clock())
    assert [entry.what for entry in found.timeline] == ["incident.declare"]
    assert found.first_answer[0].median is None
    assert found.coherence.with_line.of == 0


async def test_it_tells_how_long_comments_waited(staffed: Desk, staff: Staff, id: str) -> None:
    await published(staffed, await caught(staffed, staff["Ana"], incident=id), staff, after=4)
    await published(
        staffed, await caught(staffed, staff["Ana"], severity="critical", incident=id), _up(staff), after=12
    )
    await caught(staffed, staff["Ana"], incident=id)
    found = await report(staffed, id)
    by = {one.severity: one for one in found.first_answer}
    assert (by[None].comments, by[None].reached, by[None].median, by[None].p90) == (3, 2, 240, 720)
    assert (by["medium"].comments, by["medium"].reached) == (2, 1)
    assert (by["critical"].median, by["critical"].in_time.of) == (720, 1)
    assert found.comments == 3
    assert sum(slot.comments for slot in found.volume.slots) == 3


def _up(staff: Staff) -> Staff:
    """A head approves what is critical."""
    return {**staff, "Lucía": staff["Helena"]}


async def test_what_was_approved_under_the_old_line_and_not_published_was_caught(
    staffed: Desk, staff: Staff, id: str
) -> None:
    await approved(staffed, await caught(staffed, staff["Ana"], incident=id), staff["Lucía"])
    sent = await approved(staffed, await caught(staffed, staff["Ana"], incident=id), staff["Lucía"])
    await new_line(staffed, id, staff["Helena"], version=1, text=SECOND, reason="remolcado")
    staffed.clock.pass_(minutes=1)  # type: ignore[attr-defined]  # a test's clock
    await publish(staffed, sent.id, staff["Ana"], Published(sha256=sent.sha256 or ""))
    found = await report(staffed, id)
    assert (found.caught.stale, found.caught.late) == (1, 1)
    assert [line.version for line in found.record.lines] == [1, 2]
    assert found.coherence.with_line.of == 1


async def test_debts_and_closings_and_who_did_what(staffed: Desk, staff: Staff, id: str) -> None:
    await taken_private(staffed, staff, incident=id)
    found = await report(staffed, id)
    assert found.debts.model_dump() == {"opened": 1, "paid": 0, "waived": 0, "owed": 1}
    hands = {hand.name: hand.moves for hand in found.hands}
    assert hands["Lucía"]["approve"] == 1
    assert hands["Ana"]["publish"] == 1
    await stand_down(staffed, id, staff["Helena"], version=1, closing=CLOSING, reason="todos en puerto")
    ended = await report(staffed, id)
    assert ended.over
    assert ended.record.closing == CLOSING
    staffed.clock.pass_(hours=5)  # type: ignore[attr-defined]  # a test's clock
    assert (await report(staffed, id)).until == ended.until


async def test_no_author_and_no_comment_is_in_it(staffed: Desk, staff: Staff, id: str) -> None:
    await taken_private(staffed, staff, incident=id)
    said = (await report(staffed, id)).model_dump_json()
    assert "@vecina" not in said
    assert "a la deriva" not in said


async def test_what_schedulers_paused_meanwhile_is_named(staffed: Desk, staff: Staff, id: str) -> None:
    now = staffed.clock()
    row: dict[str, Any] = {"id": "p1", "system": "Agenda", "items": '["oferta 1", "oferta 2"]', "edition": 1}
    async with staffed.db.write() as connection:
        await connection.execute(insert(paused).values(**row, person=staff["Ada"].id, at=now))
        early = {**row, "id": "p0", "resumed_at": now - timedelta(days=1)}
        await connection.execute(insert(paused).values(**early, person=staff["Ada"].id, at=now - timedelta(days=2)))
    (one,) = (await report(staffed, id)).paused
    assert (one.system, one.items) == ("Agenda", ("oferta 1", "oferta 2"))


async def test_a_lesson_is_kept_once_also_when_it_is_over(staffed: Desk, staff: Staff, id: str) -> None:
    await stand_down(staffed, id, staff["Helena"], version=1, closing=CLOSING)
    words = "Llamar antes al puente. <b>Siempre</b>"
    for _ in range(2):
        await add_lesson(staffed, id, staff["Ana"], f"  {words}\n")
    await add_lesson(staffed, id, staff["Bruno"], words)
    found = await report(staffed, id)
    assert [(lesson.who, lesson.text) for lesson in found.lessons] == [("Ana", words), ("Bruno", words)]
    assert LESSON not in [entry.what for entry in found.timeline]


async def test_a_lessons_words_are_not_in_the_chain(staffed: Desk, staff: Staff, id: str) -> None:
    await add_lesson(staffed, id, staff["Ana"], "Llamar antes al puente.")
    async with staffed.db.read() as connection:
        row = (await connection.execute(select(audit).where(audit.c.move == LESSON))).mappings().one()
    assert "puente" not in str(dict(row))


@pytest.mark.parametrize("words", ["", "  \n", "x" * 2_001, "nul\x00"])
async def test_lessons_have_words(staffed: Desk, staff: Staff, id: str, words: str) -> None:
    with pytest.raises(BadLesson):
        await add_lesson(staffed, id, staff["Ana"], words)
    assert (await report(staffed, id)).lessons == ()


@pytest.mark.parametrize("wrong", ["nohay", "0" * 16])
async def test_there_is_no_report_of_what_is_not(staffed: Desk, staff: Staff, wrong: str) -> None:
    with pytest.raises(NoSuchIncident):
        await report(staffed, wrong)
    with pytest.raises(NoSuchIncident):
        await add_lesson(staffed, wrong, staff["Ana"], "Algo")
