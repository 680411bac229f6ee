"""The indexes stay level with SQL: by little steps, after a kill, after damage, and beside another process."""

import asyncio
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from app.brand.brand import Brand, ManualFile
from app.db import Database, StorageFull
from app.evidence import index as index_module
from app.evidence import store
from app.evidence.fulltext import FullText
from app.evidence.index import FILE, IndexUnavailable, open_index
from app.evidence.library import Library, index_brand, open_library, sync_folder
from app.evidence.pool import Query
from app.evidence.rows import Row
from app.evidence.shelve import reply_passage
from app.incident.situation import CALM
from tests.evidence.made import REPLIES, SHOPS, TODAY, database, florist, library, settings
from tests.made import comment, triage

ROSES = "Las rosas de Colombia llegan los martes.\n"


def edited() -> Brand:
    """One file of the manual touched, the other left alone."""
    reparto, _ = florist().manual
    return florist(manual=(reparto, ManualFile(path="manual/tiendas.md", text=SHOPS + "\n" + ROSES)))


async def sources(opened: Library, asked: str) -> list[str]:
    evidence = await opened.find(comment(asked), triage(), CALM)
    return [hit.passage.text for hit in evidence.hits]


async def test_a_touched_file_is_the_only_one_written_again(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        first = await sync_folder(florist(), db)
        again = await sync_folder(florist(), db)
        touched = await sync_folder(edited(), db)
        back = await sync_folder(florist(), db)
    total = first.put
    assert (1, total, 0) == (first.version, first.put, first.removed)
    assert (1, 0, 0, total) == tuple(again)
    assert (2, 1, 0, total) == tuple(touched)
    assert (3, 0, 1, total) == tuple(back)


async def test_the_full_text_index_writes_only_what_changed(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    async with database(tmp_path) as db:
        await index_brand(florist(), settings(tmp_path), db, progress=lambda *step: steps.append(step))
        whole = [step for step in steps if step[0] == "full text"]
        steps.clear()
        await index_brand(edited(), settings(tmp_path), db, progress=lambda *step: steps.append(step))
    assert whole[-1][1] == whole[-1][2] > 10
    assert [step for step in steps if step[0] == "full text"] == [("full text", 1, 1)]
    assert [step for step in steps if step[0] == "vectors"] == [("vectors", 1, 1)]


async def test_a_rebuild_writes_everything_again_and_nothing_changes(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        first = await index_brand(florist(), settings(tmp_path), db)
        second = await index_brand(florist(), settings(tmp_path), db, rebuild=True)
    assert first.passages == first.full_text == second.full_text == second.vectors
    assert (first.change.version, 0) == (second.change.version, second.change.put)


async def test_a_sync_of_the_folder_leaves_learned_replies_alone(tmp_path: Path) -> None:
    learned = reply_passage(REPLIES[0], "learned:1", "es", "learned")
    async with database(tmp_path) as db:
        await sync_folder(florist(), db)
        await store.put(db, "flores-brezo", [Row(learned, REPLIES[0].comment)])
        await sync_folder(florist(manual=(), replies=(), facts=(), scenarios=()), db)
        async with db.read() as connection:
            assert list(await store.hashes(connection, "flores-brezo")) == ["learned:1"]


async def test_brands_in_one_database_do_not_touch_each_other(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        await sync_folder(florist(), db)
        other = await sync_folder(florist(slug="otra"), db)
        await sync_folder(florist(manual=()), db)
        async with db.read() as connection:
            assert other.put == await store.count(connection, "otra")


async def test_a_library_takes_an_edited_folder_over(tmp_path: Path) -> None:
    async with library(tmp_path) as opened:
        before = opened.knowledge_version
        assert [text for text in await sources(opened, "rosas de Colombia") if "Colombia" in text] == []
        await opened.take(edited())
        assert [ROSES.strip()] == [text for text in await sources(opened, "rosas de Colombia") if "Colombia" in text]
        assert before != opened.knowledge_version


async def test_what_another_process_stores_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "FOLLOW_SECONDS", 0.0)
    async with library(tmp_path) as opened, database(tmp_path) as db:
        report = await index_brand(edited(), settings(tmp_path), db)
        assert (report.owner, report.full_text, report.vectors) == (False, 0, 0)
        assert ROSES.strip() in await sources(opened, "rosas de Colombia")
        await sync_folder(florist(), db)
        assert ROSES.strip() not in await sources(opened, "rosas de Colombia")


async def test_a_second_process_reads_the_owners_index_and_its_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "FOLLOW_SECONDS", 0.0)
    async with library(tmp_path) as owner, database(tmp_path) as db:
        second = await open_library(florist(), settings(tmp_path), db, today=lambda: TODAY)
        assert await sources(owner, "jarrón roto") == await sources(second, "jarrón roto")
        await owner.take(edited())
        assert ROSES.strip() in await sources(second, "rosas de Colombia")
        await second.close()


async def test_a_reader_becomes_the_owner_when_the_owner_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "FOLLOW_SECONDS", 0.0)
    async with database(tmp_path) as db:
        owner = await open_library(florist(), settings(tmp_path), db, today=lambda: TODAY)
        second = await open_library(florist(), settings(tmp_path), db, today=lambda: TODAY)
        await owner.close()
        await sync_folder(edited(), db)
        assert ROSES.strip() in await sources(second, "rosas de Colombia")
        await second.close()


async def test_a_reader_without_an_index_says_that_it_is_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "OWNER_SECONDS", 0.2)
    async with library(tmp_path) as _, database(tmp_path) as db:
        with pytest.raises(IndexUnavailable) as caught:
            await open_index(db, "another-brand", settings(tmp_path).var)
    assert caught.value.status == 503


@pytest.mark.parametrize("damage", [b"", b"no database at all " * 400, None])
async def test_a_damaged_file_is_built_again_from_sql(tmp_path: Path, damage: bytes | None) -> None:
    async with library(tmp_path) as opened:
        whole = await sources(opened, "jarrón roto")
    file = settings(tmp_path).var / FILE
    if damage is None:
        raw = bytearray(file.read_bytes())
        raw[5000:30000] = random.Random(1).randbytes(25_000)
        file.write_bytes(raw)
    else:
        file.write_bytes(damage)
    async with library(tmp_path) as opened:
        assert whole == await sources(opened, "jarrón roto")


async def test_damage_while_it_is_open_is_mended_by_the_owner_and_told_by_a_reader(tmp_path: Path) -> None:
    async with library(tmp_path) as owner, database(tmp_path) as db:
        reader = await open_library(florist(), settings(tmp_path), db, today=lambda: TODAY)
        whole = await sources(owner, "jarrón roto")
        with sqlite3.connect(settings(tmp_path).var / FILE) as broken:
            broken.execute("DROP TABLE doc_replies")
            broken.execute("DROP TABLE ix_knowledge")
        broken.close()
        with pytest.raises(IndexUnavailable):
            await sources(reader, "jarrón roto")
        answers = await asyncio.gather(*(sources(owner, "jarrón roto") for _ in range(4)))
        assert answers == [whole] * 4
        await reader.close()


async def test_rows_that_were_lost_or_left_over_are_mended_at_start(tmp_path: Path) -> None:
    async with library(tmp_path) as opened:
        whole = await sources(opened, "jarrón roto")
    file = FullText(settings(tmp_path).var / FILE)
    lost = file.search(Query.of("jarrón roto"), "knowledge")[0].id
    left = Row(reply_passage(REPLIES[0], "left-over", "es"), "jarrón roto")
    file.apply([left], [lost], None)
    file.close()
    async with library(tmp_path) as opened:
        assert whole == await sources(opened, "jarrón roto")


_WRITER = """
import sys, time
from pathlib import Path
from app.evidence.fulltext import FullText
from app.evidence.rows import Row
from tests.made import passage
index = FullText(Path(sys.argv[1]))
print("ready", flush=True)
n = 0
while True:
    index.apply([Row(passage(f"palabra{n} clavel", id=f"x{n}"), f"palabra{n} clavel")], [], f"b:{n}")
    n += 1
"""


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite3"
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(file)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert writer.stdout is not None
    with writer.stdout:
        assert writer.stdout.readline() == b"ready\n"
        deadline = asyncio.run(_grown(file))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert deadline
    index = FullText(file)
    ids = index.hashes("knowledge")
    assert f"b:{len(ids) - 1}" == index.stamp
    assert {found.id for found in index.search(Query.of("clavel"), "knowledge")} <= ids.keys()
    index.close()


async def _grown(file: Path) -> bool:
    """Whether the writer gets past some rows within ten seconds."""
    for _ in range(200):
        await asyncio.sleep(0.05)
        with sqlite3.connect(file) as db:
            rows = db.execute("SELECT count(*) FROM doc_knowledge").fetchone()[0]
        db.close()
        if rows >= 10:
            return True
    return False


async def test_a_full_disk_stores_nothing_and_has_its_name(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        await sync_folder(florist(), db)
        await _shrink(db)
        huge = tuple(ManualFile(path=f"manual/{n}.md", text=f"Texto {n} " + "largo " * 90) for n in range(400))
        with pytest.raises(StorageFull):
            await sync_folder(florist(manual=huge), db)
        async with db.read() as connection:
            assert await store.version(connection, "flores-brezo") == 1


async def _shrink(db: Database) -> None:
    """The writer's connection may take no more pages than there are."""
    async with db.write() as connection:
        pages = await connection.scalar(text("PRAGMA page_count"))
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
