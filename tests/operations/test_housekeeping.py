"""What a server does unasked goes on whatever fails, and ends at once when the server does."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.brand.load import load
from app.evidence import store
from app.evidence.library import index_brand
from app.notify.outbox import put
from app.notify.tables import outbox
from app.operations import housekeeping
from app.operations.decide import approve
from app.operations.desk import Desk
from app.operations.ground import follow
from app.operations.housekeeping import CHORES, Chore, Housekeeping
from app.operations.write import edit
from app.review.people import Person
from app.review.reading import fetch
from app.review.tables import basis
from tests.brand.folders import FACTS, sound
from tests.office import waiting

People = dict[str, Person]
FREE = "Lo sentimos. El billete se cambia gratis hasta el día anterior; escríbenos por mensaje directo y lo vemos."


async def test_knowledge_indexed_beside_a_running_server_is_taken_over(staffed: Desk) -> None:
    folder = staffed.settings.knowledge
    sound(folder, facts=FACTS.replace("gratis", "sin coste"))
    changed = load(folder)
    await index_brand(changed, staffed.settings, staffed.db, on_change=follow(staffed.clock))
    assert staffed.brand.fingerprint != changed.fingerprint

    await housekeeping._reread(staffed)

    assert staffed.brand.fingerprint == changed.fingerprint
    assert "sin coste" in staffed.brand.facts[0].statement


async def test_a_fact_that_changes_takes_the_approval_that_rested_on_it(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    written = await edit(staffed, reply.id, staff["Bruno"], version=1, public_text=FREE, private_text=None)
    async with staffed.db.write() as connection:  # as if an engine had cited it
        ground = await connection.execute(select(basis.c.passage).where(basis.c.reply == reply.id))
        if "fact:F1" not in set(ground.scalars()):
            hash = (await _hashes(staffed))["fact:F1"]
            row = {"reply": reply.id, "number": written.revision, "passage": "fact:F1", "content_hash": hash}
            await connection.execute(basis.insert(), row)
    done = await approve(staffed, reply.id, staff["Helena"], version=written.version, sha256=written.sha256 or "")
    assert done.state == "approved"
    folder = staffed.settings.knowledge
    sound(folder, facts=FACTS.replace("gratis", "sin coste"))

    await index_brand(load(folder), staffed.settings, staffed.db, on_change=follow(staffed.clock))

    async with staffed.db.read() as connection:
        after = await fetch(connection, reply.id)
    assert (after.state, after.offered(staffed.clock() + timedelta(hours=1))) == ("stale", None)


async def _hashes(desk: Desk) -> dict[str, str]:
    async with desk.db.read() as connection:
        return await store.hashes(connection, desk.brand.slug)


async def test_a_chore_that_fails_is_tried_again_and_stops_no_other(
    staffed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    async def broken(desk: Desk) -> None:
        done.append("broken")
        raise OSError

    async def sound_one(desk: Desk) -> None:
        done.append("sound")

    monkeypatch.setattr(housekeeping, "CHORES", (Chore(broken, 0.01), Chore(sound_one, 0.01)))
    house = Housekeeping(staffed)
    house.start()
    await asyncio.sleep(0.5)
    await asyncio.wait_for(house.close(), 2)
    assert min(done.count("broken"), done.count("sound")) > 1

    before = len(done)
    await asyncio.sleep(0.05)
    assert len(done) == before


async def test_every_chore_can_be_done_at_any_time(staffed: Desk, staff: People) -> None:
    await waiting(staffed, staff["Ana"])
    for chore in CHORES:
        await chore.do(staffed)
        await chore.do(staffed)


async def test_what_the_outbox_sent_a_month_ago_is_cleared_once_a_day(staffed: Desk) -> None:
    now = staffed.clock()
    async with staffed.db.write() as connection:
        for days in (31, 29):
            at = now - timedelta(days=days)
            await put(connection, "hook", f"hook {days}", "{}", at)
            await connection.execute(update(outbox).where(outbox.c.at == at).values(next_try_at=None, sent_at=at))

    await housekeeping._clear(staffed)

    async with staffed.db.read() as connection:
        assert list((await connection.execute(select(outbox.c.target))).scalars()) == ["hook 29"]
    assert [chore.every for chore in CHORES if chore.do is housekeeping._clear] == [86_400]
