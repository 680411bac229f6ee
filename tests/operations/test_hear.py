"""What is said in public comes in by batches: counted once, triaged, and never half stored."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.db import Database
from app.monitor.hearing import MOST, author_of
from app.monitor.tables import heard
from app.operations.desk import Desk
from app.operations.erase import erase
from app.operations.hear import BadBatch, hear
from app.operations.retention import sweep
from app.operations.tampering import faults
from app.review import audit
from app.review.people import Person
from app.review.tables import audit as chain
from app.review.tables import comments
from tests.monitor.hearing import COMPLAINT, given
from tests.office import waiting


async def counted(desk: Desk) -> list[dict[str, object]]:
    async with desk.db.read() as connection:
        found = await connection.execute(select(heard).order_by(heard.c.at, heard.c.key))
        return [dict(row) for row in found.mappings()]


async def words(desk: Desk) -> list[str]:
    async with desk.db.read() as connection:
        return [json.loads(text)["text"] for text in (await connection.execute(select(comments.c.comment))).scalars()]


async def test_a_batch_is_triaged_and_counted(staffed: Desk, staff: dict[str, Person]) -> None:
    batch = [given(1), given(2, "¡Qué bonito el viaje, gracias a la tripulación!", followers=120)]
    done = await hear(staffed, batch, source="api", person=staff["Ana"])

    assert (done.taken, done.known, done.edited, done.refused) == (2, 0, 0, ())
    one, other = sorted(await counted(staffed), key=lambda row: str(row["outcome"]))
    assert {one["outcome"], other["outcome"]} == {"averia", "praise"}
    assert one["source"] == "api"
    assert other["followers"] == 120
    async with staffed.db.read() as connection:
        last = (await connection.execute(select(chain).order_by(chain.c.seq.desc()).limit(1))).mappings().one()
        assert await audit.verify(connection) is None
        assert await faults(connection) == []
    assert (last["move"], last["person"]) == ("comments", staff["Ana"].id)
    assert json.loads(last["detail"]) == {"edited": 0, "source": "api", "taken": 2}


async def test_a_repeated_batch_counts_nothing_twice_and_leaves_no_trace(staffed: Desk) -> None:
    batch = [given(n) for n in range(5)]
    await hear(staffed, batch, source="api")
    before = await counted(staffed)
    async with staffed.db.read() as connection:
        head = await audit.head(connection)

    again = await hear(staffed, [*batch, given(9), given(9)], source="api")
    assert (again.taken, again.known) == (1, 6)
    async with staffed.db.read() as connection:
        assert (await audit.head(connection)).seq == head.seq + 1
    assert [row for row in await counted(staffed) if row in before] == before
    async with staffed.db.read() as connection:
        once = await audit.head(connection)
    assert (await hear(staffed, batch, source="api")).known == 5
    async with staffed.db.read() as connection:
        assert await audit.head(connection) == once


async def test_an_edited_comment_is_known_and_read_anew(staffed: Desk) -> None:
    await hear(staffed, [given(1)], source="api")
    (before,) = await counted(staffed)
    staffed.clock.pass_(minutes=5)  # type: ignore[attr-defined]
    done = await hear(staffed, [given(1, "¡Qué bonito el viaje, gracias a la tripulación!")], source="api")

    assert (done.taken, done.known, done.edited) == (0, 1, 1)
    (after,) = await counted(staffed)
    assert (before["outcome"], after["outcome"]) == ("averia", "praise")
    assert [after[name] for name in ("at", "heard_at", "author")] == [before[n] for n in ("at", "heard_at", "author")]
    assert await words(staffed) == ["¡Qué bonito el viaje, gracias a la tripulación!"]


async def test_a_comment_that_somebody_drafted_for_is_still_counted_once(
    staffed: Desk, staff: dict[str, Person]
) -> None:
    await waiting(staffed, staff["Ana"], id="c1")
    assert (await hear(staffed, [given(1)], source="api")).taken == 1
    assert (await hear(staffed, [given(1)], source="api")).known == 1
    assert len(await counted(staffed)) == 1


async def test_an_unknown_network_is_refused_and_the_others_are_taken(staffed: Desk) -> None:
    done = await hear(staffed, [given(1), given(2, network="fotolog"), given(3)], source="api")
    assert done.taken == 2
    (refusal,) = done.refused
    assert (refusal.index, refusal.field) == (1, "network")
    assert "fotolog" in refusal.message.es


@pytest.mark.parametrize("size", [0, MOST + 1])
async def test_a_batch_of_another_size_is_refused_whole(staffed: Desk, size: int) -> None:
    with pytest.raises(BadBatch) as refused:
        await hear(staffed, [given(n) for n in range(size)], source="api")
    assert str(size) in refused.value.detail.es
    assert await counted(staffed) == []


async def test_comments_count_when_they_were_posted_and_never_in_the_future(staffed: Desk) -> None:
    now = staffed.clock()
    times = [now - timedelta(hours=3), now + timedelta(hours=3), None]
    await hear(staffed, [given(n, posted_at=at) for n, at in enumerate(times)], source="api")
    assert [row["at"] for row in await counted(staffed)] == [now - timedelta(hours=3), now, now]


def test_an_author_counts_twice_and_nobody_counts_as_another() -> None:
    one, same, unnamed, other = (
        given(1, author="@Ana"),
        given(2, author="ana"),
        given(3, author=None),
        given(4, author=None),
    )
    keys = ["k1", "k2", "k3", "k4"]
    found = [author_of(g.comment, key) for g, key in zip((one, same, unnamed, other), keys, strict=True)]
    assert found[0] == found[1]
    assert len(set(found)) == 3
    assert all("ana" not in digest for digest in found)


async def test_whoever_is_erased_leaves_no_hash_and_does_not_come_back(staffed: Desk) -> None:
    await hear(staffed, [given(1, author="@ana", followers=9), given(2)], source="api")
    found = await erase(staffed.db, "@ana", staffed.clock())
    assert len(found.comments) == 1

    (row,) = [row for row in await counted(staffed) if row["key"] in found.comments]
    assert (row["author"], row["followers"], row["likeness"]) == (row["key"], None, str(row["key"])[:16])
    assert row["outcome"] == "averia"
    again = await hear(staffed, [given(1, author="@ana", followers=9)], source="api")
    assert (again.taken, again.known, again.edited) == (0, 1, 0)
    assert sorted(await words(staffed)) == ["(borrado)", COMPLAINT]


async def test_what_was_only_heard_loses_its_words_in_time_and_still_counts(
    staffed: Desk, staff: dict[str, Person]
) -> None:
    await waiting(staffed, staff["Ana"], id="c2")
    await hear(staffed, [given(1), given(2)], source="api")
    now = staffed.clock()
    await sweep(staffed.db, now + timedelta(days=31), 30)
    gone = [row for row in await counted(staffed) if row["author"] == row["key"]]
    assert len(gone) == 1  # the other has an open reply
    assert sorted(await words(staffed)) == ["(borrado)", COMPLAINT]
    async with staffed.db.read() as connection:
        erased = select(func.count()).where(chain.c.move == "erase.heard")
        assert await connection.scalar(erased) == 1
        assert await audit.verify(connection) is None
    await sweep(staffed.db, now + timedelta(days=32), 30)
    async with staffed.db.read() as connection:
        assert await connection.scalar(erased) == 1


async def test_a_new_situation_while_a_batch_is_read_is_seen(
    staffed: Desk, tables: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    wait = staffed.keep_up

    async def keep_up(connection: object) -> object:
        found = await wait(connection)  # type: ignore[arg-type]
        seen.append(found.edition)
        if len(seen) == 2:
            staffed._situation = found.model_copy(update={"edition": 7})
        return staffed._situation

    monkeypatch.setattr(staffed, "keep_up", keep_up)
    assert (await hear(staffed, [given(1)], source="api")).taken == 1
    assert len(seen) == 3


async def test_copies_are_counted_each_with_its_author_and_time(staffed: Desk) -> None:
    now = staffed.clock()
    batch = [given(n, posted_at=now - timedelta(minutes=n)) for n in range(4)]
    await hear(staffed, batch, source="api")
    found = await counted(staffed)
    assert len({row["author"] for row in found}) == 4
    assert len({row["at"] for row in found}) == 4
    assert len({(row["likeness"], row["outcome"], row["severity"]) for row in found}) == 1
