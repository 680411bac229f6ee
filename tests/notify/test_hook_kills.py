"""A sender that is killed between any two steps loses no event: at least once, under one id, unchanged, in order."""

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, update

from app.db import Database, open_database
from app.notify import delivery
from app.notify.delivery import Delivering
from app.notify.hooks import publish_event
from app.notify.outbox import LEASE
from app.notify.tables import outbox
from app.operations.hooks import HookWanted, add
from app.operations.migrate import migrate
from app.settings import Settings
from tests.made import NOW
from tests.notify.house import cinema
from tests.notify.receivers import Receiver

ROUNDS = 4


class Killed(BaseException):
    """What a process that is killed leaves undone."""


async def hooked(db: Database, url: str) -> None:
    await add(db, HookWanted(name="Planificador", url=url, private=True), NOW, by=None)


async def stored(db: Database) -> list[Any]:
    async with db.read() as connection:
        return list((await connection.execute(select(outbox).order_by(outbox.c.place))).all())


def arrived(receiver: Receiver) -> dict[str, list[bytes]]:
    """Bodies by id, in the order in which each id first came."""
    found: dict[str, list[bytes]] = {}
    for (_, headers, _), body in zip(receiver.posts, receiver.bodies, strict=True):
        found.setdefault(headers["webhook-id"], []).append(body)
    return found


def each_once_or_more_in_order(rows: Sequence[Any], receiver: Receiver) -> None:
    got = arrived(receiver)
    assert list(got) == [row.id for row in rows]
    assert all(set(got[row.id]) == {row.payload.encode()} for row in rows)


@pytest.mark.parametrize("step", ["take", "post", "settle"])
@pytest.mark.parametrize("moment", ["before", "after"])
async def test_after_a_death_at_any_step_the_event_arrives_under_its_id(
    db: Database, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, step: str, moment: str
) -> None:
    await hooked(db, receiver.url)
    async with db.write() as connection:
        for number in (1, 2):
            await publish_event(connection, "incident.updated", {"edition": number}, NOW)
    out = Delivering(Settings(database_url=None), cinema, db)
    whole = out._hooks.post if step == "post" else getattr(delivery, step)

    async def dies(*given: Any, **named: Any) -> Any:
        if moment == "after":
            await whole(*given, **named)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(out._hooks if step == "post" else delivery, step, dies)
        with pytest.raises((Killed, BaseExceptionGroup)):
            await out.deliver(NOW)
    for seconds in (0, 1, 2):
        await out.deliver(NOW + LEASE + timedelta(seconds=seconds))
    await out.close()
    rows = await stored(db)
    assert all(row.sent_at for row in rows)
    each_once_or_more_in_order(rows, receiver)
    twice = step == "settle" or (step == "post" and moment == "after")
    assert len(receiver.posts) == (3 if twice else 2)


def _run_and_kill(var: Path, dice: Random) -> None:
    """A real process with a real death, SIGKILL, at any moment."""
    command = [sys.executable, "-m", "tests.notify.hook_sender", str(var)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(dice.uniform(0.02, 0.4))  # the death comes at any moment: this decides nothing
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait(10)


@pytest.mark.parametrize("rounds", [ROUNDS, pytest.param(30, marks=pytest.mark.stress)])
async def test_a_real_process_that_is_killed_again_and_again_loses_nothing(
    tmp_path: Path, receiver: Receiver, rounds: int
) -> None:
    db = open_database(Settings(var=tmp_path, database_url=None))
    await migrate(db)
    await hooked(db, receiver.url)
    dice = Random(2026)
    for _ in range(rounds):
        await asyncio.to_thread(_run_and_kill, tmp_path, dice)
        async with db.write() as connection:  # as if the lease of what it had taken were over
            waits = update(outbox).where(outbox.c.next_try_at.is_not(None))
            await connection.execute(waits.values(next_try_at=datetime.now(UTC)))
    out = Delivering(Settings(var=tmp_path, database_url=None), cinema, db)
    while await out.deliver(datetime.now(UTC), "hook"):
        pass
    await out.close()
    rows = await stored(db)
    await db.close()
    assert len(rows) >= rounds
    assert all(row.sent_at for row in rows)
    each_once_or_more_in_order(rows, receiver)
