"""It is over: the last message, the closings that are owed, and what stays of what the incident said."""

from typing import Any

import pytest
from sqlalchemy import select

from app.incident.store import situation_of
from app.incident.tables import ledger
from app.operations.decide import approve
from app.operations.desk import Desk
from app.operations.freeze import freeze_of
from app.operations.incident_acts import BadIncident, IncidentOver, StaleIncident
from app.operations.line_check import BadLine, UnconfirmedFigure
from app.operations.owing import change_of, owed
from app.operations.publish import Published, publish
from app.operations.standing_down import DebtsOpen, stand_down
from app.operations.tampering import faults
from app.operations.weigh import weigh_again
from app.review.approving import Override, TwoPeople
from app.review.people import NotAllowed, Person
from app.review.reading import fetch_all
from app.review.replies import Reply
from app.review.tables import preapprovals, replies
from tests.operations.burning import CLOSING, burn, caught, fact, snapshot, state, taken_private
from tests.operations.ferry import approved, now

People = dict[str, Person]
DONE: dict[str, Any] = {"closing": CLOSING}


async def closings(desk: Desk) -> list[Reply]:
    async with desk.db.read() as connection:
        asked = select(replies.c.id).where(replies.c.kind == "closing").order_by(replies.c.created_at, replies.c.id)
        return await fetch_all(connection, (await connection.execute(asked)).scalars())


async def test_the_end_is_kept_with_its_message_and_whoever_said_it(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"], freeze=True)
    staffed.clock.pass_(hours=2)  # type: ignore[attr-defined]
    done = await stand_down(staffed, known.id, staff["Helena"], version=1, **DONE)

    assert (done.open, done.closing, done.stood_down_by) == (False, CLOSING, "Helena")
    assert done.stood_down_at == staffed.clock()
    assert (done.version, done.acts[-1].what, done.acts[-1].detail["debts"]) == (2, "incident.stand-down", 0)
    async with staffed.db.read() as connection:
        assert (await staffed.keep_up(connection)).calm
        assert not (await freeze_of(connection)).frozen
        assert await faults(connection) == []


async def test_with_debts_it_takes_a_reason_and_says_how_many(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    for _ in range(3):
        await taken_private(staffed, staff, incident=known.id)
    before = await snapshot(staffed)
    for reason in (None, "", "  "):
        with pytest.raises(DebtsOpen, match=r"^reason: 3 comments"):
            await stand_down(staffed, known.id, staff["Helena"], version=1, reason=reason, **DONE)
    assert await snapshot(staffed) == before
    done = await stand_down(staffed, known.id, staff["Helena"], version=1, reason="cambio de turno", **DONE)
    assert (done.debts, done.acts[-1].reason, done.acts[-1].detail["closings"]) == (3, "cambio de turno", 3)


async def test_a_closing_is_drafted_for_everyone_who_is_owed_one_as_one_group(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    answers = [await taken_private(staffed, staff, incident=known.id) for _ in range(2)]
    await stand_down(staffed, known.id, staff["Helena"], version=1, reason="resuelto", **DONE)

    made = await closings(staffed)
    assert {closing.closes for closing in made} == {answer.id for answer in answers}
    assert {closing.change for closing in made} == {change_of(known.id, CLOSING)}
    assert {closing.state for closing in made} == {"pending"}
    assert {closing.draft.public_text for closing in made if closing.draft} == {CLOSING}
    assert {closing.due_at for closing in made} == {answer.debt.due_at for answer in answers if answer.debt}
    assert all("official_line" not in {finding.rule for finding in closing.findings} for closing in made)


async def test_the_closings_pay_the_debts_and_another_person_approves_them(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    answer = await taken_private(staffed, staff, incident=known.id)
    await stand_down(staffed, known.id, staff["Helena"], version=1, reason="resuelto", **DONE)
    (made,) = await closings(staffed)
    await weigh_again(staffed, made.id)
    made = await now(staffed, made.id)
    excuses = tuple(Override(rule=f.rule, reason="ya está") for f in made.findings if f.level == "block")
    given: dict[str, Any] = {"version": made.version, "sha256": made.sha256 or "", "overrides": excuses}
    with pytest.raises(TwoPeople):
        await approve(staffed, made.id, staff["Helena"], **given)
    await approve(staffed, made.id, staff["Lucía"], **given)
    staffed.clock.pass_(seconds=9)  # type: ignore[attr-defined]
    await publish(staffed, made.id, staff["Ana"], Published(sha256=made.sha256 or ""))
    async with staffed.db.read() as connection:
        assert await owed(connection, known.id) == []
        assert await faults(connection) == []
    assert (await now(staffed, answer.id)).state == "closed"


async def test_what_rested_on_the_line_is_stale_and_what_waits_is_guarded_again(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    stands = await approved(staffed, await caught(staffed, staff["Ana"], incident=known.id), staff["Lucía"])
    waits = await caught(staffed, staff["Ana"], incident=known.id)
    await stand_down(staffed, known.id, staff["Helena"], version=1, **DONE)
    assert await state(staffed, stands) == ("stale", True)
    assert await state(staffed, waits) == ("pending", True)


@pytest.mark.parametrize(
    ("closing", "error"),
    [
        ("", BadLine),
        ("El {barco} ya está en puerto.", BadLine),
        ("El barco chocó.", BadLine),
        ("Devolvemos 50 € a cada pasajero.", UnconfirmedFigure),
    ],
)
async def test_a_closing_is_checked_like_a_line(
    staffed: Desk, staff: People, closing: str, error: type[BadLine | UnconfirmedFigure]
) -> None:
    known = await burn(staffed, staff["Helena"])
    before = await snapshot(staffed)
    with pytest.raises(error, match=r"^closing: ") as refused:
        await stand_down(staffed, known.id, staff["Helena"], version=1, closing=closing)
    assert getattr(refused.value, "field", None) == "closing"
    assert await snapshot(staffed) == before


async def test_a_watch_ends_by_a_lead_and_a_crisis_by_a_head(staffed: Desk, staff: People) -> None:
    crisis = await burn(staffed, staff["Helena"])
    with pytest.raises(NotAllowed, match="head"):
        await stand_down(staffed, crisis.id, staff["Lucía"], version=1, **DONE)
    await stand_down(staffed, crisis.id, staff["Helena"], version=1, **DONE)
    watch = await burn(staffed, staff["Lucía"], mode="watch", line=None)
    with pytest.raises(NotAllowed, match="lead"):
        await stand_down(staffed, watch.id, staff["Ana"], version=1, **DONE)
    assert not (await stand_down(staffed, watch.id, staff["Lucía"], version=1, **DONE)).open


async def test_an_older_version_a_novel_of_a_reason_and_a_second_end_change_nothing(
    staffed: Desk, staff: People
) -> None:
    known = await burn(staffed, staff["Helena"])
    with pytest.raises(StaleIncident):
        await stand_down(staffed, known.id, staff["Helena"], version=2, **DONE)
    with pytest.raises(BadIncident, match="1000"):
        await stand_down(staffed, known.id, staff["Helena"], version=1, reason="x" * 1001, **DONE)
    await stand_down(staffed, known.id, staff["Helena"], version=1, **DONE)
    with pytest.raises(IncidentOver):
        await stand_down(staffed, known.id, staff["Helena"], version=2, **DONE)


@pytest.mark.parametrize("keep", [True, False])
async def test_what_it_established_stays_true_and_what_nobody_confirmed_goes_with_it(
    staffed: Desk, staff: People, keep: bool
) -> None:
    known = await burn(staffed, staff["Helena"])
    mine = {"incident": known.id}
    await fact(staffed, staff["Lucía"], "El remolcador llegó a las 11:20.", id="remolcador", **mine)
    await fact(staffed, staff["Lucía"], "Hay heridos.", id="heridos", status="unconfirmed", **mine)
    await fact(staffed, staff["Lucía"], "El barco se hunde.", id="bulo", status="false", correction="Flota.", **mine)
    await fact(staffed, staff["Lucía"], "El billete se cambia gratis hoy.", id="F1", **mine)

    done = await stand_down(staffed, known.id, staff["Helena"], version=1, keep_facts=keep, **DONE)

    async with staffed.db.read() as connection:
        left = {one.id for one in (await situation_of(connection)).facts}
        standing = select(ledger.c.id).where(ledger.c.ended_at.is_(None), ledger.c.incident == known.id)
        assert (await connection.execute(standing)).all() == []
    assert left == ({"remolcador", "bulo"} if keep else set())
    counted = (done.acts[-1].detail["facts_kept"], done.acts[-1].detail["facts_ended"])
    assert counted == ((2, 2) if keep else (0, 4))


async def test_holdings_approved_for_it_end(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    row = {
        "id": "p1",
        "kind": "incident",
        "incident": known.id,
        "line": 1,
        "language": "es",
        "text": "Un momento.",
        "sha256": "0" * 64,
    }
    async with staffed.db.write() as connection:
        await connection.execute(preapprovals.insert().values(**row, by=staff["Helena"].id, at=staffed.clock()))
    await stand_down(staffed, known.id, staff["Helena"], version=1, **DONE)
    async with staffed.db.read() as connection:
        ended = (await connection.execute(select(preapprovals.c.ended_by))).scalar()
    assert ended == staff["Helena"].id


async def test_what_is_undone_leaves_the_desk_as_it_was(
    staffed: Desk, staff: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The closings are guarded without the line before the commit; a failure after that must not be remembered."""
    known = await burn(staffed, staff["Helena"])
    await taken_private(staffed, staff, incident=known.id)
    before = await snapshot(staffed)

    async def full(*given: Any, **more: Any) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr("app.operations.incident_acts.publish_event", full)
    with pytest.raises(OSError, match="gone"):
        await stand_down(staffed, known.id, staff["Helena"], version=1, reason="resuelto", **DONE)
    assert await snapshot(staffed) == before
    assert staffed.situation.incident(known.id) is not None
