"""An approval stands on what the text rests on: when that changes, nothing is offered any more."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.brand.load import load
from app.evidence.library import index_brand
from app.notify.tables import notices
from app.operations.decide import approve
from app.operations.desk import Desk
from app.operations.ground import Unsettled, expire, follow, unsettle
from app.operations.publish import Published, publish
from app.operations.weigh import lay_ground, weigh_again, weigh_pending
from app.operations.write import edit
from app.review.moving import StaleVersion
from app.review.people import Person
from app.review.replies import Reply
from app.review.tables import audit, basis
from tests.office import waiting
from tests.operations.ferry import QUEUE, STATED, approved, knows, learn, now

People = dict[str, Person]


async def written(desk: Desk, staff: People, text: str = STATED) -> Reply:
    """A text that a person wrote by hand, waiting for a lead."""
    await learn(desk)
    reply = await waiting(desk, staff["Ana"], private=False)
    return await edit(desk, reply.id, staff["Bruno"], version=1, public_text=text, private_text=None)


async def ground(desk: Desk, reply: Reply) -> list[str]:
    asked = select(basis.c.passage).where(basis.c.reply == reply.id, basis.c.number == reply.revision)
    async with desk.db.read() as connection:
        return list((await connection.execute(asked)).scalars())


async def last_move(desk: Desk, reply: Reply) -> Any:
    async with desk.db.read() as connection:
        asked = select(audit).where(audit.c.reply == reply.id).order_by(audit.c.seq.desc()).limit(1)
        return (await connection.execute(asked)).one()


async def test_a_figure_written_by_hand_rests_on_the_fact_that_gives_it(staffed: Desk, staff: People) -> None:
    reply = await written(staffed, staff)
    assert "figures" not in {f.rule for f in reply.findings}
    assert await ground(staffed, reply) == ["fact:F5"]


async def test_a_changed_fact_makes_an_approved_reply_stale_and_offers_nothing(staffed: Desk, staff: People) -> None:
    reply = await approved(staffed, await written(staffed, staff), staff["Lucía"])
    staffed.clock.pass_(seconds=9)  # type: ignore[attr-defined]  # a test's clock
    assert (await now(staffed, reply.id)).offered(staffed.clock())

    await learn(staffed, hours=5)

    stale = await now(staffed, reply.id)
    assert (stale.state, stale.offered(staffed.clock()), stale.version) == ("stale", None, reply.version + 1)
    row = await last_move(staffed, reply)
    assert (row.move, row.person, json.loads(row.detail)) == ("outdate", None, {"passage": "fact:F5"})
    async with staffed.db.read() as connection:
        told = select(notices.c.kind).where(notices.c.reply == reply.id, notices.c.kind == "stale")
        assert (await connection.execute(told)).scalars().all() == ["stale"]


@pytest.mark.parametrize(
    "facts",
    [
        "- {id: F1, statement: El perro viaja gratis.}\n",
        QUEUE.replace("antes.", "antes.\n  status: unconfirmed"),
        QUEUE.replace("antes.", "antes.\n  public: false"),
    ],
    ids=["removed", "unconfirmed", "no longer public"],
)
async def test_a_fact_that_may_no_longer_be_stated_is_no_ground(staffed: Desk, staff: People, facts: str) -> None:
    reply = await approved(staffed, await written(staffed, staff), staff["Lucía"])
    await learn(staffed, facts=facts)
    assert (await now(staffed, reply.id)).state == "stale"


async def test_a_fact_that_only_moved_in_its_file_or_that_it_does_not_state_changes_nothing(
    staffed: Desk, staff: People
) -> None:
    reply = await approved(staffed, await written(staffed, staff), staff["Lucía"])
    first, second = QUEUE.split("- id: F1")
    await learn(staffed, facts=f"# al día\n- id: F1{second.replace('perro', 'gato')}{first}")
    assert await now(staffed, reply.id) == reply


async def test_what_is_published_stays_published(staffed: Desk, staff: People) -> None:
    reply = await approved(staffed, await written(staffed, staff), staff["Lucía"])
    staffed.clock.pass_(seconds=9)  # type: ignore[attr-defined]
    await publish(staffed, reply.id, staff["Ana"], Published(sha256=reply.sha256 or ""))
    await learn(staffed, hours=5)
    assert (await now(staffed, reply.id)).state == "published"


async def test_a_stale_reply_that_had_been_sent_is_reported_as_late(staffed: Desk, staff: People) -> None:
    reply = await approved(staffed, await written(staffed, staff), staff["Lucía"])
    await learn(staffed, hours=5)
    await weigh_pending(staffed)
    sent = await publish(staffed, reply.id, staff["Ana"], Published(sha256=reply.sha256 or ""))
    assert (sent.state, sent.published[0].late) == ("published", True)


async def test_a_pending_reply_is_guarded_again_and_nobody_approves_what_they_have_not_seen(
    staffed: Desk, staff: People
) -> None:
    reply = await written(staffed, staff)
    await learn(staffed, hours=5)
    assert (await now(staffed, reply.id)).recheck

    with pytest.raises(StaleVersion):
        await approve(staffed, reply.id, staff["Lucía"], version=reply.version, sha256=reply.sha256 or "")

    seen = await now(staffed, reply.id)
    assert (seen.recheck, seen.version, seen.state) == (False, reply.version + 1, "pending")
    assert "figures" in {f.rule for f in seen.findings if f.level == "block"}
    assert await ground(staffed, seen) == []
    row = await last_move(staffed, reply)
    assert (row.move, row.person) == ("recheck", None)


async def test_the_background_guards_flagged_replies_once(staffed: Desk, staff: People) -> None:
    reply = await written(staffed, staff)
    await learn(staffed, hours=5)
    assert [await weigh_pending(staffed) for _ in range(2)] == [1, 0]
    assert (await now(staffed, reply.id)).version == reply.version + 1


async def test_a_flag_that_changes_nothing_leaves_the_version(staffed: Desk, staff: People) -> None:
    reply = await written(staffed, staff)
    await learn(staffed, hours=5)
    await learn(staffed, hours=3)
    await weigh_again(staffed, reply.id)
    assert await now(staffed, reply.id) == reply


async def test_another_day_guards_again_and_the_same_findings_change_nothing(staffed: Desk, staff: People) -> None:
    reply = await written(staffed, staff)
    staffed.clock.pass_(days=3)  # type: ignore[attr-defined]
    assert (await approved(staffed, reply, staff["Lucía"])).state == "approved"


async def test_an_engines_text_rests_on_its_figures_too(staffed: Desk, staff: People) -> None:
    await learn(staffed)
    reply = await waiting(staffed, staff["Ana"], public_text=STATED)
    assert await ground(staffed, reply) == []
    async with staffed.db.write() as connection:
        await lay_ground(staffed, connection, reply)
        await lay_ground(staffed, connection, reply)
    assert await ground(staffed, reply) == ["fact:F5"]


async def test_editing_the_index_beside_a_running_desk_makes_replies_stale(
    staffed: Desk, staff: People, tmp_path: Path
) -> None:
    reply = await approved(staffed, await written(staffed, staff), staff["Lucía"])
    waits = await waiting(staffed, staff["Ana"], private=False)
    waits = await edit(staffed, waits.id, staff["Bruno"], version=1, public_text=STATED + " ¿Sí?", private_text=None)

    other = load(knows(tmp_path / "other", hours=5))
    await index_brand(other, staffed.settings, staffed.db, on_change=follow(staffed.clock))

    assert (await now(staffed, reply.id)).state == "stale"
    await weigh_pending(staffed)  # by a process that still has the old ledger in memory
    assert "figures" in {f.rule for f in (await now(staffed, waits.id)).findings}


async def test_a_fact_past_its_last_day_is_no_ground_from_midnight_on(staffed: Desk, staff: People) -> None:
    reply = await written(staffed, staff)
    await learn(staffed, facts=QUEUE.replace("antes.", "antes.\n  valid_until: 2026-11-21"))
    reply = await edit(
        staffed, reply.id, staff["Bruno"], version=reply.version, public_text=STATED + " Gracias.", private_text=None
    )
    reply = await approved(staffed, reply, staff["Lucía"])

    async def expired(**time: float) -> Unsettled:
        staffed.clock.pass_(**time)  # type: ignore[attr-defined]
        async with staffed.db.write() as connection:
            return await expire(connection, staffed.brand, staffed.clock())

    assert await expired(hours=37) == Unsettled()  # 23:00 on the islands
    assert (await expired(hours=1, minutes=1)).stale == (reply.id,)
    assert (await expired(hours=1)).stale == ()
    await weigh_pending(staffed)
    assert await expired(hours=1) == Unsettled()
    findings = (await now(staffed, reply.id)).findings
    assert {"figures"} <= {f.rule for f in findings}


async def test_a_passage_that_nothing_rests_on_unsettles_nothing(staffed: Desk, staff: People) -> None:
    await written(staffed, staff)
    async with staffed.db.write() as connection:
        assert await unsettle(connection, {}, staffed.clock()) == Unsettled()
        assert await unsettle(connection, {"fact:F1": None, "x": "0" * 64}, staffed.clock()) == Unsettled()


async def test_an_edit_approved_today_is_not_yet_old_tomorrow_at_dawn(staffed: Desk, staff: People) -> None:
    reply = await approved(staffed, await written(staffed, staff), staff["Lucía"])
    async with staffed.db.write() as connection:
        assert await expire(connection, staffed.brand, staffed.clock() + timedelta(days=400)) == Unsettled()
    assert (await now(staffed, reply.id)).state == "approved"
