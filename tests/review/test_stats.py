"""The panel's figures are those of the replies, and say nothing where there is nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, update

from app.brand.words import Severity
from app.draft.draft import Finding
from app.operations.decide import approve, reject, request_changes
from app.operations.desk import Desk
from app.operations.publish import Part, Published, publish
from app.operations.write import edit
from app.review.approving import Override
from app.review.people import Person
from app.review.replies import Reply
from app.review.stats import Counted, Overridden, Section, Share, Stats, Times, _rank, stats
from app.review.tables import basis, debts, replies
from app.wording import Wording
from tests.office import Clock, waiting
from tests.operations.conftest import staff, staffed

__all__ = ["staff", "staffed"]
People = dict[str, Person]
PROMISE = Finding(rule="promises", level="block", message=Wording(es="promete", en="promises"))
OTHER = "Sentimos la espera. Escríbenos por mensaje directo y lo vemos contigo ahora mismo."
NEVER = "Perdona la espera; por mensaje directo lo vemos contigo en cuanto nos digas el barco."


async def told(desk: Desk, days: int = 30) -> Stats:
    async with desk.db.read() as connection:
        return await stats(connection, desk.brand, desk.clock(), days)


async def approved(desk: Desk, reply: Reply, by: Person, *rules: str) -> Reply:
    overrides = tuple(Override(rule=rule, reason="consta por escrito") for rule in rules)
    return await approve(
        desk, reply.id, by, version=reply.version, sha256=reply.sha256 or "", overrides=overrides
    )  # fmt: skip


def wait(desk: Desk, **time: float) -> None:
    assert isinstance(desk.clock, Clock)
    desk.clock.pass_(**time)


async def said(desk: Desk, reply: Reply, person: Person, part: Part = "public") -> None:
    assert reply.approval
    await publish(desk, reply.id, person, Published(part=part, sha256=reply.approval.sha256))


async def test_an_empty_desk_says_that_there_is_nothing_and_divides_by_nothing(staffed: Desk) -> None:
    found = await told(staffed)
    assert found.empty
    assert (found.replies, found.first_answer, found.decision) == (0, Times(), Times())
    assert (found.unedited.percent, found.late.percent) == (None, None)
    assert (found.outcomes, found.sections, found.overrides, found.edit_reasons) == ((), (), (), ())
    assert len(found.days) == 30
    assert {(day.replies, day.decisions) for day in found.days} == {(0, 0)}


async def test_what_waits_is_counted_by_severity_and_by_whether_it_is_overdue(staffed: Desk, staff: People) -> None:
    due = staffed.clock()
    awaited: list[tuple[Severity, int]] = [("high", -1), ("high", 60), ("low", 60)]
    for severity, minutes in awaited:
        await waiting(staffed, staff["Ana"], severity=severity, first_answer_due=due + timedelta(minutes=minutes))
    done = await waiting(staffed, staff["Ana"], severity="low")
    await approved(staffed, done, staff["Lucía"])

    found = {line.severity: (line.waiting, line.overdue) for line in (await told(staffed)).waiting}

    assert found == {"critical": (0, 0), "high": (2, 1), "medium": (0, 0), "low": (1, 0)}


async def test_times_run_from_the_draft_to_the_decision_and_to_the_first_public_part_of_the_comment(
    staffed: Desk, staff: People
) -> None:
    first = await waiting(staffed, staff["Ana"], id="1")
    wait(staffed, minutes=20)
    again = await waiting(staffed, staff["Ana"], id="1")  # the same comment
    other = await waiting(staffed, staff["Ana"], id="2")
    wait(staffed, minutes=10)
    done = [await approved(staffed, reply, staff["Lucía"]) for reply in (again, other)]
    wait(staffed, minutes=5)
    for reply in done:
        await said(staffed, reply, staff["Ana"])

    found = await told(staffed)

    assert first.comment_key == again.comment_key
    assert found.first_answer == Times(count=2, median=15, p90=35)
    assert found.decision == Times(count=2, median=10, p90=10)


async def test_an_answer_in_private_alone_is_no_first_answer(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], private_text="Te escribimos por aquí.")
    done = await approved(staffed, reply, staff["Lucía"])
    wait(staffed, minutes=1)
    await said(staffed, done, staff["Ana"], "private")
    assert (await told(staffed)).first_answer == Times()


async def test_only_the_engines_first_words_count_as_untouched(staffed: Desk, staff: People) -> None:
    same = await waiting(staffed, staff["Ana"])
    changed = await waiting(staffed, staff["Ana"], public_text=NEVER)
    back = await waiting(staffed, staff["Ana"], "El barco de las seis va muy lleno", public_text=NEVER)
    written = await waiting(staffed, staff["Ana"], "Otra pregunta más para el puente", public_text=None)
    await waiting(staffed, staff["Ana"], "Nadie ha decidido esto todavía")
    bruno = staff["Bruno"]
    changed = await edit(staffed, changed.id, bruno, version=1, public_text=OTHER, private_text=None, reason="tone")
    back = await edit(staffed, back.id, staff["Bruno"], version=1, public_text=OTHER, private_text=None)
    back = await edit(staffed, back.id, staff["Bruno"], version=2, public_text=NEVER, private_text=None)
    written = await edit(staffed, written.id, staff["Bruno"], version=1, public_text=OTHER, private_text=None)
    for reply in (same, changed, back, written):
        await approved(staffed, reply, staff["Lucía"], *{f.rule for f in reply.findings if f.level == "block"})

    found = await told(staffed)

    assert found.unedited == Share(count=2, of=3)  # nobody began the fourth but a person
    assert found.unedited.percent == 67
    assert found.edit_reasons == (Counted(name=None, count=2), Counted(name="tone", count=1))


async def test_reasons_and_overrides_are_counted(staffed: Desk, staff: People) -> None:
    sent = [await waiting(staffed, staff["Ana"], f"{said} el barco de hoy") for said in ("Falta", "Huele", "Vibra")]
    await reject(staffed, sent[0].id, staff["Lucía"], version=1, reason="tone")
    await reject(staffed, sent[1].id, staff["Lucía"], version=1, reason="tone")
    await request_changes(staffed, sent[2].id, staff["Lucía"], version=1, reason="policy")
    passed = await waiting(staffed, staff["Ana"], findings=(PROMISE,))
    await approved(staffed, passed, staff["Lucía"], "promises")
    await approved(staffed, await waiting(staffed, staff["Ana"], id="9"), staff["Lucía"])

    found = await told(staffed)

    assert found.rejection_reasons == (Counted(name="tone", count=2), Counted(name="policy", count=1))
    assert found.overrides == (Overridden(rule="promises", share=Share(count=1, of=2)),)


async def test_each_outcome_has_its_own_line_the_most_frequent_first(staffed: Desk, staff: People) -> None:
    for outcome, id in (("praise", "1"), ("request", "2"), ("request", "3")):
        reply = await waiting(staffed, staff["Ana"], id=id, outcome=outcome)
        if id != "3":
            wait(staffed, minutes=3)
            await approved(staffed, reply, staff["Lucía"])

    found = [(o.outcome, o.replies, o.unedited, o.decision) for o in (await told(staffed)).outcomes]

    took = Times(count=1, median=3, p90=3)
    assert found == [("request", 2, Share(count=1, of=1), took), ("praise", 1, Share(count=1, of=1), took)]


async def rest_on(desk: Desk, reply: Reply, passage: str) -> None:
    async with desk.db.write() as connection:
        row = {"reply": reply.id, "number": reply.revision, "passage": passage, "content_hash": "0" * 64}
        await connection.execute(insert(basis), row)


async def test_a_part_of_the_manual_shows_how_often_decided_replies_rested_on_it(staffed: Desk, staff: People) -> None:
    kept, dropped, open_ = [await waiting(staffed, staff["Ana"], id=str(i)) for i in range(3)]
    kept = await approved(staffed, kept, staff["Lucía"])
    await reject(staffed, dropped.id, staff["Lucía"], version=1, reason="policy")
    for reply in (kept, dropped, open_):
        await rest_on(staffed, reply, "fact:F1")

    assert (await told(staffed)).sections == (
        Section(source="facts.yaml#F1", section="Hechos", approved=1, rejected=1),
    )


async def test_debts_and_late_publications_are_counted(staffed: Desk, staff: People) -> None:
    asked = [await waiting(staffed, staff["Ana"], id=str(i)) for i in range(3)]
    late, timely, later = [await approved(staffed, reply, staff["Lucía"]) for reply in asked]
    async with staffed.db.write() as connection:
        await connection.execute(update(replies).where(replies.c.id == late.id).values(state="stale"))
        now = staffed.clock()
        rows = [
            {"reply": r.id, "opened_at": now, "due_at": now + timedelta(hours=h)} for r, h in ((late, -1), (later, 1))
        ]
        await connection.execute(insert(debts), rows)
    wait(staffed, minutes=1)
    async with staffed.db.write() as connection:
        open_ = update(replies).where(replies.c.id.in_([late.id, timely.id])).values(triage=late_triage(late))
        await connection.execute(open_)
    for reply in (late, timely):
        await said(staffed, reply, staff["Ana"])

    found = await told(staffed)

    assert (found.debts_open, found.debts_overdue) == (2, 1)
    assert found.late == Share(count=1, of=2)


def late_triage(reply: Reply) -> str:
    """Its matter stays in public, so that publishing opens no debt of its own."""
    return reply.triage.model_copy(update={"private": False}).model_dump_json()


async def test_days_are_those_of_the_brands_calendar(staffed: Desk, staff: People) -> None:
    staffed.clock = Clock(staffed.clock().replace(month=7, day=14, hour=22, minute=59))  # 23:59 in the Canaries
    one = await waiting(staffed, staff["Ana"], id="1")
    wait(staffed, minutes=2)
    await reject(staffed, one.id, staff["Lucía"], version=1, reason="tone")

    found = [(day.day, day.replies, day.decisions) for day in (await told(staffed, 2)).days]

    assert found == [(date(2026, 7, 14), 1, 0), (date(2026, 7, 15), 0, 1)]


async def test_what_is_older_than_the_days_asked_for_does_not_count(staffed: Desk, staff: People) -> None:
    await approved(staffed, await waiting(staffed, staff["Ana"]), staff["Lucía"])
    wait(staffed, days=7)
    week, more = await told(staffed, 7), await told(staffed, 8)
    assert (week.replies, week.decision.count, sum(d.decisions for d in week.days)) == (0, 0, 0)
    assert (more.replies, more.decision.count, sum(d.decisions for d in more.days)) == (1, 1, 1)


@pytest.mark.parametrize("days", [0, -1, 367])
async def test_a_number_of_days_that_makes_no_sense_is_refused(staffed: Desk, days: int) -> None:
    with pytest.raises(ValueError, match="days"):
        await told(staffed, days)


@given(st.lists(st.integers(0, 500), min_size=1), st.integers(1, 100))
def test_a_rank_is_a_value_that_so_many_percent_do_not_exceed(values: list[int], percent: int) -> None:
    histogram = {value: values.count(value) for value in values}
    found = _rank(histogram, percent)
    assert found in values
    assert sum(v <= found for v in values) * 100 >= percent * len(values)
    assert sum(v < found for v in values) * 100 < percent * len(values)
