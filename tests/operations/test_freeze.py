"""The freeze starts once and is lifted once, whatever overlaps, and what was paused is named until it runs again."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from app.db import Database
from app.incident.tables import incidents
from app.notify.tables import freezes, hooks, outbox, paused
from app.operations.desk import Desk
from app.operations.freeze import Freeze, NotFrozen, UnknownSystem, acknowledge, freeze_changed, freeze_of, resume
from app.operations.hooks import HookWanted, add
from app.review import audit
from app.review.people import Person
from tests.office import Clock


@pytest.fixture
async def desk(staffed: Desk) -> Desk:
    """A desk with one hook that hears of freezes."""
    wanted = HookWanted(
        name="Planificador",
        url="http://127.0.0.1:9000/",
        events=("freeze.started", "freeze.lifted"),
        private=True,
    )
    await add(staffed.db, wanted, staffed.clock(), by=None)
    return staffed


async def opens(desk: Desk, person: Person, id: str, *, freeze: bool = True, tell: bool = True) -> None:
    row = {"id": id, "title": f"Crisis {id}", "mode": "watch", "severity": "high", "freeze": freeze}
    async with desk.db.write() as connection:
        await audit.lock(connection)
        before = (await freeze_of(connection)).frozen
        now = desk.clock()
        await connection.execute(insert(incidents).values(**row, declared_by=person.id, declared_at=now))
        if tell:
            await freeze_changed(connection, before, now)


async def ends(desk: Desk, person: Person, id: str) -> None:
    await changes(desk, id, stood_down_by=person.id, stood_down_at=desk.clock())


async def changes(desk: Desk, id: str, **values: Any) -> None:
    async with desk.db.write() as connection:
        await audit.lock(connection)
        before = (await freeze_of(connection)).frozen
        await connection.execute(update(incidents).where(incidents.c.id == id).values(**values))
        await freeze_changed(connection, before, desk.clock())


async def now_is(desk: Desk) -> Freeze:
    async with desk.db.read() as connection:
        return await freeze_of(connection)


async def events(db: Database) -> list[dict[str, Any]]:
    async with db.read() as connection:
        rows = await connection.execute(select(outbox.c.payload).where(outbox.c.channel == "hook").order_by("place"))
        return [json.loads(payload) for payload in rows.scalars()]


def tick(desk: Desk, minutes: float = 1) -> None:
    clock = desk.clock
    assert isinstance(clock, Clock)
    clock.now += timedelta(minutes=minutes)


async def test_nothing_is_frozen_before_the_first_incident(desk: Desk) -> None:
    assert await now_is(desk) == Freeze(frozen=False, since=None, reason=None, incidents=(), edition=0, paused=())


async def test_it_is_frozen_from_the_first_incident_that_asks_to_the_end_of_the_last(
    desk: Desk, staff: dict[str, Person]
) -> None:
    await opens(desk, staff["Helena"], "quiet", freeze=False)
    assert (await now_is(desk)).edition == 0
    began = desk.clock()
    await opens(desk, staff["Helena"], "one")
    shown = await now_is(desk)
    assert (shown.frozen, shown.since, shown.reason, shown.incidents, shown.edition) == (
        True, began, "Crisis one", ("one",), 1
    )  # fmt: skip
    tick(desk)
    await opens(desk, staff["Helena"], "two")
    shown = await now_is(desk)
    assert (shown.since, shown.reason, shown.edition) == (began, "Crisis one · Crisis two", 2)
    tick(desk)
    await ends(desk, staff["Helena"], "one")
    shown = await now_is(desk)
    assert (shown.frozen, shown.since, shown.incidents, shown.edition) == (True, began, ("two",), 3)
    tick(desk)
    await ends(desk, staff["Helena"], "two")
    shown = await now_is(desk)
    assert (shown.frozen, shown.since, shown.reason, shown.edition) == (False, None, None, 4)
    said = await events(desk.db)
    assert [(one["type"], one["data"]["edition"]) for one in said] == [("freeze.started", 1), ("freeze.lifted", 4)]


async def test_one_lifting_while_another_begins_is_neither_lifted_nor_started_again(
    desk: Desk, staff: dict[str, Person]
) -> None:
    await opens(desk, staff["Helena"], "one")
    async with desk.db.write() as connection:
        await audit.lock(connection)
        over = update(incidents).where(incidents.c.id == "one")
        await connection.execute(over.values(stood_down_by=staff["Helena"].id, stood_down_at=desk.clock()))
        row = {"id": "two", "title": "Otra", "mode": "watch", "severity": "high", "freeze": True}
        person, at = staff["Helena"].id, desk.clock()
        await connection.execute(insert(incidents).values(**row, declared_by=person, declared_at=at))
        await freeze_changed(connection, True, desk.clock())
    assert [one["type"] for one in await events(desk.db)] == ["freeze.started"]
    assert ((await now_is(desk)).incidents, (await now_is(desk)).edition) == (("two",), 2)


async def test_an_incident_may_begin_or_cease_to_freeze_while_it_is_open(desk: Desk, staff: dict[str, Person]) -> None:
    await opens(desk, staff["Helena"], "one", freeze=False)
    tick(desk)
    began = desk.clock()
    await changes(desk, "one", freeze=True)
    assert (await now_is(desk)).since == began
    tick(desk)
    await changes(desk, "one", freeze=False)
    await changes(desk, "one", title="Otro título")
    assert [one["type"] for one in await events(desk.db)] == ["freeze.started", "freeze.lifted"]


async def test_a_change_that_nobody_told_of_still_shows_and_has_an_edition_of_its_own(
    desk: Desk, staff: dict[str, Person]
) -> None:
    await opens(desk, staff["Helena"], "one", tell=False)
    shown = await now_is(desk)
    assert (shown.frozen, shown.since, shown.edition) == (True, desk.clock(), 1)


async def test_the_lifting_names_what_each_system_paused_and_asks_for_one_by_one(
    desk: Desk, staff: dict[str, Person]
) -> None:
    await opens(desk, staff["Helena"], "one")
    await acknowledge(desk, staff["Ana"], "redes", ["oferta 12:00", "sorteo 18:30"])
    tick(desk)
    await acknowledge(desk, staff["Ana"], "correo", [])
    await acknowledge(desk, staff["Ana"], "redes", ["oferta 12:00", "sorteo 18:30", "reel"])
    await ends(desk, staff["Helena"], "one")
    lifted = (await events(desk.db))[-1]
    began = (await now_is(desk)).paused[1].since.isoformat().replace("+00:00", "Z")
    assert lifted["data"]["resume"] == "one_by_one"
    assert lifted["data"]["incidents"] == ["one"]
    assert [(one["system"], one["items"]) for one in lifted["data"]["paused"]] == [
        ("correo", []), ("redes", ["oferta 12:00", "sorteo 18:30", "reel"])
    ]  # fmt: skip
    assert lifted["data"]["paused"][1]["since"] == began


async def test_saying_the_same_again_changes_nothing_and_is_not_audited_twice(
    desk: Desk, staff: dict[str, Person]
) -> None:
    await opens(desk, staff["Helena"], "one")
    first = await acknowledge(desk, staff["Ana"], "redes", ["a", "b"])
    before = await _head(desk)
    tick(desk)
    assert await acknowledge(desk, staff["Ana"], "redes", ["a", "b"]) == first
    assert await _head(desk) == before
    assert await acknowledge(desk, staff["Ana"], "redes", ["a", "b", "a"]) == first


async def test_what_is_paused_stays_listed_after_the_lifting_until_it_runs_again(
    desk: Desk, staff: dict[str, Person]
) -> None:
    await opens(desk, staff["Helena"], "one")
    await acknowledge(desk, staff["Ana"], "redes", ["a", "b", "c"])
    await ends(desk, staff["Helena"], "one")
    for items, left in ((["b"], ("a", "c")), (["b", "never listed"], ("a", "c"))):
        assert (await resume(desk, staff["Ana"], "redes", items)).paused[0].items == left
    assert (await resume(desk, staff["Ana"], "redes", None)).paused == ()
    assert (await resume(desk, staff["Ana"], "redes", ["a"])).paused == ()


async def test_the_last_item_that_resumes_ends_the_entry(desk: Desk, staff: dict[str, Person]) -> None:
    await opens(desk, staff["Helena"], "one")
    await acknowledge(desk, staff["Ana"], "redes", ["a"])
    assert (await resume(desk, staff["Ana"], "redes", ["a"])).paused == ()
    await acknowledge(desk, staff["Ana"], "redes", ["a"])
    async with desk.db.read() as connection:
        assert len((await connection.execute(select(paused.c.id))).all()) == 2


async def test_pausing_without_a_freeze_and_a_name_that_nobody_used_are_refused(
    desk: Desk, staff: dict[str, Person]
) -> None:
    with pytest.raises(NotFrozen, match="one by one"):
        await acknowledge(desk, staff["Ana"], "redes", ["a"])
    await opens(desk, staff["Helena"], "one")
    await acknowledge(desk, staff["Ana"], "redes", ["a"])
    with pytest.raises(UnknownSystem, match="Known: redes"):
        await resume(desk, staff["Ana"], "rdes", None)


async def test_the_chain_holds_hashes_of_what_was_paused_and_no_word_of_it(
    desk: Desk, staff: dict[str, Person]
) -> None:
    await opens(desk, staff["Helena"], "one")
    await acknowledge(desk, staff["Ana"], "redes", ["oferta secreta"])
    await resume(desk, staff["Ana"], "redes", None)
    async with desk.db.read() as connection:
        rows = [row async for row in audit.rows(connection)]
        assert await audit.verify(connection) is None
    moves = [row["move"] for row in rows if row["move"].startswith("freeze")]
    assert moves == ["freeze.paused", "freeze.resumed"]
    assert "secreta" not in json.dumps([row["detail"] for row in rows])


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=st.lists(st.tuples(st.sampled_from(["open", "end", "on", "off"]), st.integers(0, 3)), max_size=12))
async def test_started_and_lifted_take_turns_whatever_happens(
    desk: Desk, staff: dict[str, Person], acts: list[tuple[str, int]]
) -> None:
    """And the edition grows exactly when the incidents that freeze are others than before."""
    await _fresh(desk)
    expected: list[str] = []
    opened: dict[int, bool] = {}
    edition = 0
    for number, (act, which) in enumerate(acts):
        before = [id for id, freezes_ in opened.items() if freezes_]
        id = f"i{which}"
        if act == "open" and which not in opened:
            opened[which] = number % 2 == 0
            await opens(desk, staff["Helena"], id, freeze=opened[which])
        elif act == "end" and which in opened:
            del opened[which]
            await _gone(desk, id)
        elif act in ("on", "off") and which in opened:
            opened[which] = act == "on"
            await changes(desk, id, freeze=opened[which])
        after = [id for id, freezes_ in opened.items() if freezes_]
        edition += set(before) != set(after)
        expected += ["freeze.started"] * (not before and bool(after)) + ["freeze.lifted"] * (bool(before) and not after)
        tick(desk)
        shown = await now_is(desk)
        assert (shown.frozen, shown.edition) == (bool(after), edition)
    assert [one["type"] for one in await events(desk.db)] == expected


async def _gone(desk: Desk, id: str) -> None:
    async with desk.db.write() as connection:
        before = (await freeze_of(connection)).frozen
        await connection.execute(delete(incidents).where(incidents.c.id == id))
        await freeze_changed(connection, before, desk.clock())


async def _fresh(desk: Desk) -> None:
    async with desk.db.write() as connection:
        for table in (incidents, freezes, outbox):
            await connection.execute(delete(table))
        assert (await connection.execute(select(hooks.c.id))).first()


async def _head(desk: Desk) -> audit.Head:
    async with desk.db.read() as connection:
        return await audit.head(connection)


def test_moments_are_told_in_utc() -> None:
    assert (
        Freeze(
            frozen=True,
            since=datetime.fromisoformat("2026-11-20T10:00:00+00:00"),
            reason="x",
            incidents=("a",),
            edition=1,
            paused=(),
        )
        .model_dump_json()
        .count("2026-11-20T10:00:00Z")
        == 1
    )
