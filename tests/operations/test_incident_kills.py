"""A process is killed between two steps of an act on an incident: afterwards it was done whole, or not at all."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.db import Database, open_database
from app.incident.store import edition_of, situation_of
from app.incident.tables import incident_acts, incident_lines, incidents, situation_editions
from app.notify.tables import hooks, outbox
from app.operations.desk import open_desk
from app.operations.migrate import migrate
from app.operations.tampering import faults
from app.review.tables import audit, preapprovals, replies
from tests.brand.folders import sound
from tests.lessons import learned
from tests.office import Clock, hire
from tests.operations.burning import burn, caught, taken_private
from tests.operations.ferry import approved
from tests.operations.killed import settings
from tests.shelf import shelved

TABLES = (incidents, incident_lines, incident_acts, situation_editions, outbox, audit, replies, preapprovals)


async def _prepared(var: Path, burning: bool) -> None:
    """A desk with people, a hook, replies of the scenario in each state; `burning`: the crisis is declared."""
    sound(var / "knowledge")
    learned(var / "knowledge", var)
    await _migrated(var)
    desk = await open_desk(settings(var))
    desk.clock = Clock()
    staff = await hire(desk)
    events = json.dumps(["incident.declared", "incident.line", "incident.stood_down", "freeze.started"])
    row = {"id": "h1", "name": "agenda", "url": "https://agenda.example/x", "events": events, "secret": "c2VjcmV0"}
    async with desk.db.write() as connection:
        made = {"created_by": staff["Ada"].id, "created_at": desk.clock()}
        await connection.execute(hooks.insert().values(**row, **made))
    known = await burn(desk, staff["Helena"]) if burning else None
    mine = {"incident": known.id} if known else {}
    await approved(desk, await caught(desk, staff["Ana"], **mine), staff["Lucía"])
    await caught(desk, staff["Ana"], **mine)
    if burning:
        await taken_private(desk, staff, **mine)
    await desk.close()


async def _migrated(var: Path) -> None:
    db = open_database(settings(var))
    await migrate(db)
    await db.close()


async def base(name: str) -> Path:
    burning = name != "declare"
    return await shelved(f"killed-{burning}", lambda folder: _prepared(folder, burning))


async def dump(var: Path) -> dict[str, list[Any]]:
    db = open_database(settings(var))
    async with db.read() as connection:
        found = {t.name: [tuple(row) for row in await connection.execute(select(t).order_by(*t.primary_key))]
                 for t in TABLES}  # fmt: skip
    await db.close()
    return found


def killed(var: Path, name: str, when: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.operations.killed", str(var), name, when]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


async def whole(db: Database, name: str, edition: int) -> None:
    """Everything that the act does has been done."""
    async with db.read() as connection:
        situation = await situation_of(connection)
        states = (await connection.execute(select(replies.c.state, replies.c.recheck, replies.c.incident))).all()
        told = (await connection.execute(select(outbox.c.payload).where(outbox.c.channel == "hook"))).scalars().all()
        assert await edition_of(connection) == edition
        assert await faults(connection) == []
    open_ = [row for row in states if row.state in ("pending", "stale")]
    assert "approved" not in {row.state for row in states}
    assert open_
    assert all(row.incident and row.recheck for row in open_ if row.state == "stale")
    kinds = [json.loads(payload)["type"] for payload in told]
    assert {"declare": "incident.declared", "line": "incident.line", "end": "incident.stood_down"}[name] in kinds
    if name == "declare":
        assert "freeze.started" in kinds
    if name == "end":
        assert situation.calm
    else:
        (incident,) = situation.incidents
        assert incident.line
        assert incident.line.version == (2 if name == "line" else 1)


async def once(tmp_path: Path, name: str, when: str) -> bool:
    """Whether the act was done; it was done whole or not at all."""
    shelf = await base(name)
    var = tmp_path / f"{name}-{when}"
    shutil.copytree(shelf, var)
    before = await dump(var)
    ended = killed(var, name, when)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    after = await dump(var)
    if after == before:
        return False
    db = open_database(settings(var))
    await whole(db, name, before["situation_editions"][0][1] + 1 if before["situation_editions"] else 1)
    await db.close()
    return True


@pytest.mark.parametrize(
    ("name", "when", "done"), [("declare", "commit", False), ("line", "25", False), ("line", "done", True)]
)
async def test_a_killed_act_is_done_whole_or_not_at_all(tmp_path: Path, name: str, when: str, done: bool) -> None:
    assert await once(tmp_path, name, when) is done


@pytest.mark.stress
@pytest.mark.parametrize("name", ["declare", "line", "end"])
async def test_an_act_that_is_killed_at_any_step_is_done_whole_or_not_at_all(tmp_path: Path, name: str) -> None:
    shutil.copytree(await base(name), tmp_path / "alive")
    alive = killed(tmp_path / "alive", name, "0")
    assert alive.returncode == 0, alive.stderr
    steps = int(alive.stdout)
    for step in range(1, steps + 1, 4):
        assert not await once(tmp_path, name, str(step))
    assert not await once(tmp_path, name, "commit")
    assert await once(tmp_path, name, "done")
