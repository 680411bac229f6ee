"""Who promised news and gave none is reminded, and so is who has not answered a person who was told when."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.notify.tables import outbox
from app.operations.desk import Desk
from app.operations.draft_comment import draft_comment
from app.operations.holding_lane import hold_at_once
from app.operations.lines import new_line
from app.operations.posts import give_post
from app.operations.preapproving import preapprove_manual
from app.operations.promises import AGAIN, MOST, nag_lines
from app.operations.publish import Published, publish
from app.operations.standing_down import stand_down
from app.review.people import Person
from app.review.tables import people
from tests.operations.burning import AGROUND, CLOSING, HOUR, SECOND, burn
from tests.operations.ferry import now
from tests.operations.test_holding_lane import asked

People = dict[str, Person]


async def told(desk: Desk) -> list[str]:
    """Payloads of the reminders in the team's channel."""
    async with desk.db.read() as connection:
        rows = await connection.execute(select(outbox.c.payload).where(outbox.c.channel == "webhook"))
        return [text for text in rows.scalars() if '"key":"line:' in text]


async def test_nobody_is_reminded_before_the_promised_time(staffed: Desk, staff: People) -> None:
    await burn(staffed, staff["Helena"], next_update=staffed.clock() + 2 * HOUR)
    assert await nag_lines(staffed, staffed.clock() + timedelta(minutes=119)) == 0


async def test_a_broken_promise_is_told_at_once_and_then_at_each_quarter_of_an_hour(
    staffed: Desk, staff: People
) -> None:
    due = staffed.clock() + HOUR
    await burn(staffed, staff["Helena"], next_update=due)
    made = [await nag_lines(staffed, due + timedelta(minutes=minute)) for minute in range(0, 46, 5)]
    assert made == [1, 0, 0, 1, 0, 0, 1, 0, 0, 1]
    said = await told(staffed)
    assert len(said) == 4
    assert "prometía novedades" in said[0]


async def test_reminders_come_to_an_end(staffed: Desk, staff: People) -> None:
    due = staffed.clock() + HOUR
    await burn(staffed, staff["Helena"], next_update=due)
    made = [await nag_lines(staffed, due + n * AGAIN) for n in range(MOST * 3)]
    assert sum(made) == MOST


async def test_a_crisis_that_promised_nothing_is_reminded_after_an_hour(staffed: Desk, staff: People) -> None:
    begun = staffed.clock()
    await burn(staffed, staff["Helena"])
    assert await nag_lines(staffed, begun + timedelta(minutes=59)) == 0
    assert await nag_lines(staffed, begun + HOUR) == 1
    assert "debía renovarse" in (await told(staffed))[0]


async def test_a_watch_without_a_promise_is_left_alone(staffed: Desk, staff: People) -> None:
    await burn(staffed, staff["Helena"], mode="watch")
    assert await nag_lines(staffed, staffed.clock() + 24 * HOUR) == 0


@pytest.mark.parametrize("act", ["line", "down"])
async def test_a_new_line_or_the_end_stops_the_reminders(staffed: Desk, staff: People, act: str) -> None:
    due = staffed.clock() + HOUR
    record = await burn(staffed, staff["Helena"], next_update=due)
    staffed.clock.pass_(minutes=70)  # type: ignore[attr-defined]  # a test's clock
    assert await nag_lines(staffed, staffed.clock()) == 1
    if act == "line":
        ahead = staffed.clock() + HOUR
        await new_line(
            staffed, record.id, staff["Helena"], version=record.version, text=SECOND, next_update=ahead, reason="puente"
        )
    else:
        await stand_down(
            staffed, record.id, staff["Helena"], version=record.version, closing=CLOSING, reason="resuelto"
        )
    staffed.clock.pass_(minutes=30)  # type: ignore[attr-defined]
    assert await nag_lines(staffed, staffed.clock()) == 0


async def test_whoever_has_a_post_in_the_crisis_is_reminded_too(staffed: Desk, staff: People) -> None:
    async with staffed.db.write() as connection:
        for name in staff:
            address = f"{staff[name].id}@brisa.example"
            await connection.execute(update(people).where(people.c.name == name).values(email=address))
    record = await burn(staffed, staff["Helena"])
    await give_post(staffed, record.id, staff["Helena"], role="cubierta", to="Bruno")
    staffed.clock.pass_(minutes=61)  # type: ignore[attr-defined]
    await nag_lines(staffed, staffed.clock())
    async with staffed.db.read() as connection:
        asked_ = select(outbox.c.target).where(outbox.c.channel == "mail", outbox.c.payload.contains('"key":"line:'))
        targets = set((await connection.execute(asked_)).scalars())
    assert targets == {staff["Helena"].id, staff["Bruno"].id}


async def test_who_was_told_when_we_come_back_is_due_then(staffed: Desk, staff: People) -> None:
    scenario = staffed.brand.scenarios[0]
    text = scenario.holding[0].model_copy(update={"text": "Lo miramos ya. Próxima noticia, {next_update}."})
    staffed.brand = staffed.brand.model_copy(update={"scenarios": (scenario.model_copy(update={"holding": (text,)}),)})
    await preapprove_manual(staffed, staff["Ada"])
    promised = staffed.clock() + timedelta(minutes=12)
    await burn(staffed, staff["Helena"], next_update=promised)
    answer = (await draft_comment(staffed, asked(AGROUND), staff["Ana"])).reply
    first = (await hold_at_once(staffed, asked(AGROUND), staff["Ana"])).reply
    await publish(staffed, first.id, staff["Ana"], Published(sha256=first.sha256 or ""))
    later = await now(staffed, answer.id)
    assert (later.next_due, later.due_at > promised) == (promised, True)


async def test_an_answer_that_is_asked_for_later_is_due_then_too(staffed: Desk, staff: People) -> None:
    await preapprove_manual(staffed, staff["Ada"])
    first = (await hold_at_once(staffed, asked(AGROUND), staff["Ana"])).reply
    await publish(staffed, first.id, staff["Ana"], Published(sha256=first.sha256 or ""))
    duties = tuple(duty.model_copy(update={"resolution": 600}) for duty in staffed.brand.duties)
    staffed.brand = staffed.brand.model_copy(update={"duties": duties})
    answer = (await draft_comment(staffed, asked(AGROUND), staff["Ana"])).reply
    assert (await now(staffed, answer.id)).next_due == answer.next_due == answer.due_at
    assert answer.due_at > answer.triage.first_answer_due
