"""Chains: the first at once, the next when nobody looks, nobody twice, and an end that shows."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select

from app.db import Database
from app.notify.alert import Alert
from app.notify.failures import failures
from app.notify.notices import announce, tell, tell_leads
from app.notify.schedule import Due, act, due, near_at
from app.notify.tables import notices, outbox, recipients
from app.review.replies import Reply
from app.review.tables import replies, revisions
from tests import made
from tests.made import NOW
from tests.notify.house import OFFICE, account, change, cinema, crew, sent, told, waits

BRAND = cinema()


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


async def look(db: Database, now: datetime, brand: Any = BRAND) -> int:
    async with db.read() as connection:
        found = await due(connection, brand, now)
    n = 0
    for what in found:
        async with db.write() as connection:
            n += await act(connection, brand, what, now)
    return n


@pytest.mark.parametrize(("severity", "first"), [("critical", ["marta"]), ("high", ["julia"])])
async def test_a_grave_new_reply_is_told_in_its_own_transaction(db: Database, severity: str, first: list[str]) -> None:
    await crew(db)
    await waits(db, BRAND, severity)
    assert await told(db) == [("new", 0, first)]


async def test_what_is_announced_twice_is_told_once(db: Database) -> None:
    await crew(db)
    reply = await waits(db, BRAND)
    async with db.write() as connection:
        await announce(connection, BRAND, reply, later(1))
    assert await told(db) == [("new", 0, ["marta"])]


@pytest.mark.parametrize("severity", ["low", "medium"])
async def test_a_milder_one_is_not_told_before_its_deadline_is_near(db: Database, severity: str) -> None:
    await crew(db)
    await waits(db, BRAND, severity, minutes=60)
    assert await look(db, later(29)) == 0
    assert await look(db, later(30)) == 1
    assert await told(db) == [("near", 0, ["julia"])]


async def test_a_transaction_that_fails_tells_nobody(db: Database) -> None:
    await crew(db)
    reply = await waits(db, BRAND, tell=False)

    async def fails() -> None:
        async with db.write() as connection:
            await tell(connection, BRAND, reply, "new", NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fails()
    assert (await told(db), await sent(db)) == ([], [])


async def test_the_next_is_told_when_nobody_looks_and_the_end_shows(db: Database) -> None:
    await crew(db)
    reply = await waits(db, BRAND, minutes=600)
    for minute, count in ((4.9, 0), (5, 1), (9.9, 0), (10, 1), (15, 1), (20, 0), (60, 0)):
        assert (minute, await look(db, later(minute))) == (minute, count)
    assert await told(db) == [("new", 0, ["marta"]), ("new", 1, ["julia"]), ("new", 2, ["nico"]), ("new", 3, ["marta"])]
    async with db.read() as connection:
        assert (await failures(connection)).unanswered == (reply.id,)
    await change(db, reply, seen_at=later(61))
    async with db.read() as connection:
        assert (await failures(connection)).unanswered == ()


@pytest.mark.parametrize(
    "sign",
    [
        {"seen_at": later(1)},
        {"claimed_by": "marta", "claimed_at": later(1)},
        {"state": "changes_requested", "seen_at": later(1)},
        {"state": "rejected"},
        {"snoozed_until": later(100)},
    ],
    ids=str,
)
async def test_a_sign_of_life_ends_the_chain(db: Database, sign: dict[str, Any]) -> None:
    await crew(db)
    reply = await waits(db, BRAND, minutes=600)
    await change(db, reply, **sign)
    assert [await look(db, later(m)) for m in (5, 10, 60)] == [0, 0, 0]
    assert len(await told(db)) == 1


@pytest.mark.parametrize(("severity", "pace"), [("critical", 5), ("high", 15)])
async def test_the_pace_is_the_severity_s(db: Database, severity: str, pace: int) -> None:
    await crew(db)
    await waits(db, BRAND, severity, minutes=600)
    assert [await look(db, later(m)) for m in (pace - 0.1, pace)] == [0, 1]


async def test_a_deadline_that_passes_is_told_although_somebody_had_looked(db: Database) -> None:
    await crew(db)
    reply = await waits(db, BRAND, "high", minutes=30)
    await change(db, reply, seen_at=later(16), claimed_by="julia", claimed_at=later(16))
    assert [await look(db, later(m)) for m in (17, 29, 30, 44, 45)] == [0, 0, 1, 0, 1]
    assert await told(db, "overdue") == [("overdue", 0, ["julia"]), ("overdue", 1, ["nico"])]
    await change(db, reply, seen_at=later(46))
    assert await look(db, later(60)) == 0


async def test_only_the_newest_chain_of_a_reply_runs(db: Database) -> None:
    await crew(db)
    await waits(db, BRAND, "critical", minutes=7)
    for minute in range(30):
        await look(db, later(minute))
    assert [step[:2] for step in await told(db)] == [
        ("near", 0), ("new", 0), ("new", 1), ("overdue", 0), ("overdue", 1), ("overdue", 2), ("overdue", 3),
    ]  # fmt: skip
    assert await told(db, "near") == [("near", 0, [])]  # it was near from the start: the chain was told already


async def test_low_severity_rests_at_night(db: Database) -> None:
    await crew(db)
    night = datetime(2026, 11, 20, 19, 30, tzinfo=UTC)  # 20:30 in Madrid; the brand closes at 21:00
    await waits(db, BRAND, "medium", at=night, minutes=13 * 60)
    assert await look(db, datetime(2026, 11, 21, 3, 0, tzinfo=UTC)) == 0
    assert await look(db, datetime(2026, 11, 21, 8, 0, tzinfo=UTC)) == 1


async def test_an_incident_does_not_rest(db: Database) -> None:
    await crew(db)
    reply = await waits(db, BRAND, "medium", at=datetime(2026, 11, 20, 23, 0, tzinfo=UTC), minutes=60)
    await change(db, reply, incident="i1")
    assert await look(db, datetime(2026, 11, 21, 0, 0, tzinfo=UTC)) == 1


async def test_the_full_answer_has_a_deadline_of_its_own(db: Database) -> None:
    await crew(db)
    reply = await waits(db, BRAND, "medium", minutes=60)
    await look(db, later(61))
    await change(db, reply, next_due=later(300), seen_at=later(62))
    await look(db, later(160))
    await look(db, later(301))
    assert [(kind, step) for kind, step, _ in await told(db)] == [("overdue", 0), ("near_full", 0), ("overdue_full", 0)]


async def test_who_requested_or_wrote_it_is_not_asked(db: Database) -> None:
    await crew(db)
    await waits(db, BRAND, "critical", by="marta")
    assert await told(db) == [("new", 0, ["julia"])]
    reply = await waits(db, BRAND, "critical", tell=False, comment=made.comment("Otro"))
    row = {"reply": reply.id, "number": 1, "written_by": "marta", "public_text": "a", "draft": "{}", "findings": "[]"}
    async with db.write() as connection:
        await connection.execute(insert(revisions).values(**row, sha256="0" * 64, created_at=NOW))
        again = reply.model_copy(update={"authors": ("marta",)})
        await tell(connection, BRAND, again, "new", NOW)
    assert (await told(db))[-1] == ("new", 0, ["julia", "julia"])


async def test_the_only_lead_is_asked_even_about_their_own(db: Database) -> None:
    await account(db, "marta", "head")
    await account(db, "ana", "agent")
    await waits(db, BRAND, "critical", by="marta")
    assert await told(db) == [("new", 0, ["marta"])]


async def test_programs_and_disabled_people_are_told_nothing(db: Database) -> None:
    await crew(db)
    await account(db, "bot", "agent", "direccion", service=True)
    await account(db, "gone", "head", "direccion", disabled_at=NOW)
    await waits(db, BRAND)
    assert await told(db) == [("new", 0, ["marta"])]


async def test_where_there_is_nobody_the_first_account_is_told(db: Database) -> None:
    await account(db, "bot", "agent", service=True)
    await waits(db, BRAND, by="bot", minutes=600)
    assert (await look(db, later(1)), await told(db)) == (0, [])
    await account(db, "root", "admin")
    assert (await look(db, later(2)), await told(db)) == (1, [("new", 0, ["root"])])


async def test_a_reply_that_became_grave_is_told(db: Database) -> None:
    await crew(db)
    reply = await waits(db, BRAND, "low", minutes=600)
    await change(db, reply, severity="critical", band=0, triage=made.triage(severity="critical").model_dump_json())
    assert (await look(db, later(1)), await told(db)) == (1, [("new", 0, ["marta"])])


@pytest.mark.parametrize("kind", ["stale", "late"])
async def test_leads_hear_each_time_that_a_reply_goes_stale_or_is_published_late(db: Database, kind: Any) -> None:
    await crew(db)
    reply = await waits(db, BRAND, "low")
    for minute in (1, 2):
        async with db.write() as connection:
            await tell_leads(connection, kind, reply.id, later(minute))
    assert await told(db, kind) == [(kind, 0, ["julia", "marta", "nico"]), (kind, 1, ["julia", "marta", "nico"])]
    assert await look(db, later(3)) == 0


async def test_two_servers_take_each_step_once(db: Database) -> None:
    await crew(db)
    for n in range(5):
        await waits(db, BRAND, minutes=600, comment=made.comment(f"Número {n}"))
    counts = await asyncio.gather(*(look(db, later(5)) for _ in range(4)))
    assert sum(counts) == 5
    assert len(await sent(db)) == 5 * (3 + 2)  # marta, ana informed and the webhook; then julia and the webhook


async def test_the_gravest_are_told_first(db: Database) -> None:
    await crew(db)
    for n in range(60):
        await waits(db, BRAND, "medium", at=NOW, minutes=20, comment=made.comment(f"Número {n}"))
    grave = await waits(db, BRAND, "critical", at=NOW, minutes=25, tell=False)
    async with db.read() as connection:
        assert (await due(connection, BRAND, later(26)))[0] == Due(grave.id, "overdue")


def test_near_is_half_of_the_time_or_ten_minutes() -> None:
    assert [near_at(NOW, later(m)) for m in (480, 30, 15)] == [later(240), later(15), later(5)]


HOSTILE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=12, max_size=80)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE, author=HOSTILE, line=st.integers(0, 100))
async def test_nothing_of_comment_or_author_or_anybody_s_name_leaves(
    db: Database, text: str, author: str, line: int
) -> None:
    async with db.write() as connection:
        for table in (outbox, recipients, notices):
            await connection.execute(delete(table))
    if not await _known(db, "marta"):
        await crew(db)
    key = f"{line}/{text}"
    reply = await waits(db, BRAND, comment=made.comment(key, author=author, url="https://x.com/ana.garcia/status/1"))
    await look(db, later(31))
    payloads = [row.payload for row in await sent(db)]
    await change(db, reply, state="rejected")  # for the next example
    assert payloads
    for payload in payloads:
        said = json.dumps(json.loads(payload), ensure_ascii=False)
        assert not [word for word in (text, author, "ana.garcia", "marta", "julia") if word in said]
        assert Alert.model_validate_json(payload).reply == reply.id


async def _known(db: Database, name: str) -> Reply | None:
    async with db.read() as connection:
        return (await connection.execute(select(replies.c.id).limit(1))).first()  # type: ignore[return-value]


async def test_hours_of_a_role_are_followed_when_a_reply_comes(db: Database) -> None:
    await crew(db)
    night = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    await waits(db, cinema(direccion=OFFICE), "critical", at=night)
    assert await told(db) == [("new", 0, ["julia"])]
