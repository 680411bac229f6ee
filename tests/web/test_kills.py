"""The server is killed in the middle of its work. What it acknowledged stands, with its audit row, and nothing else."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import httpx
import pytest

from app.db import open_database
from app.operations.tampering import faults
from app.review.people import create_key
from app.review.reading import fetch
from app.settings import Settings
from tests.office import STAFF
from tests.web.served import COMPLAINT, brand_in

MARK = "Lo sentimos, de verdad. Cuéntanos por mensaje directo qué ha pasado y lo miramos contigo."


@dataclass
class Heard:
    """What the server acknowledged: reply id to the state and hash of its last answer."""

    decided: dict[str, tuple[str, str]] = field(default_factory=dict)
    drafted: set[str] = field(default_factory=set)


@contextmanager
def _server(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        **os.environ, "PORTAVOZ_KNOWLEDGE": str(folder / "knowledge"), "PORTAVOZ_VAR": str(folder / "var"),
        "PORTAVOZ_RATE_PER_MINUTE": "100000", "PORTAVOZ_ENGINE": "composer",
    }  # fmt: skip
    for name in ("DATABASE_URL", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)
    try:
        _wait_for(port)
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(10)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise AssertionError("the server did not come up")


def _load(url: str, keys: dict[str, str], heard: Heard, stop: threading.Event, seed: int) -> None:
    """Drafts, edits, approvals and undos in a row until the server is gone."""
    dice = Random(seed)
    clients = {
        name: httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=10)
        for name, key in keys.items()
    }
    try:
        while not stop.is_set():
            _one_life(clients, heard, dice)
    except httpx.HTTPError:
        pass  # killed: what was not acknowledged may have happened or not
    finally:
        for client in clients.values():
            client.close()


def _one_life(clients: dict[str, httpx.Client], heard: Heard, dice: Random) -> None:
    comment = {**COMPLAINT["comment"], "id": f"{dice.getrandbits(48):x}"}
    reply = clients["Ana"].post("/v1/drafts", json={"comment": comment, "engine": "composer"}).json()
    heard.drafted.add(reply["id"])
    at = f"/v1/replies/{reply['id']}"
    for name, move in (("Bruno", "edit"), ("Lucía", "approve"), ("Leo", dice.choice(("undo", "request-changes")))):
        if dice.random() < 0.2:
            return
        body = {
            "edit": {"public_text": f"{MARK} ({dice.getrandbits(20)})", "private_text": None},
            "approve": {"sha256": reply["sha256"], "overrides": _excuses(reply)},
            "undo": {},
            "request-changes": {"reason": "tone"},
        }[move]
        answer = clients[name].post(f"{at}/{move}", json=body, headers={"If-Match": f'"{reply["version"]}"'})
        if answer.status_code != 200:
            return
        reply = answer.json()
        heard.decided[reply["id"]] = (reply["state"], reply["sha256"])


def _excuses(reply: dict[str, object]) -> list[dict[str, str]]:
    findings: list[dict[str, str]] = reply["findings"]  # type: ignore[assignment]
    return [{"rule": rule, "reason": "prueba"} for rule in {f["rule"] for f in findings if f["level"] == "block"}]


async def _keys(folder: Path) -> dict[str, str]:
    db = open_database(Settings(var=folder / "var", database_url=None))
    async with db.write() as connection:
        made = {n: await create_key(connection, n, role, datetime.now(UTC)) for n, role in STAFF.items()}
    await db.close()
    return made


async def _nothing_lost(folder: Path, heard: Heard) -> None:
    db = open_database(Settings(var=folder / "var", database_url=None))
    try:
        async with db.read() as connection:
            assert await faults(connection) == []
            for id in heard.drafted:
                await fetch(connection, id)
            for id, (state, sha256) in heard.decided.items():
                reply = await fetch(connection, id)
                assert _no_earlier(reply.state, state), (id, reply.state, state)
                if reply.state == state == "approved":
                    assert reply.sha256 == sha256
                    assert reply.approval is not None
                    assert reply.approval.sha256 == sha256
    finally:
        await db.close()


def _no_earlier(now: str, acknowledged: str) -> bool:
    """The step after the last acknowledged one may have been stored without an answer."""
    after = {"pending": {"approved"}, "approved": {"pending"}, "changes_requested": set()}
    return now == acknowledged or now in after.get(acknowledged, set())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _kill_again_and_again(folder: Path, times: int) -> None:
    brand_in(folder)
    heard, port, dice = Heard(), _free_port(), Random(times)
    with _server(folder, port):
        keys = await _keys(folder)
    for round in range(times):
        stop = threading.Event()
        with _server(folder, port) as process:
            given = (f"http://127.0.0.1:{port}", keys, heard, stop)
            hands = [threading.Thread(target=_load, args=(*given, round * 10 + n)) for n in range(3)]
            for hand in hands:
                hand.start()
            await asyncio.sleep(dice.uniform(0.3, 1.2))
            process.send_signal(signal.SIGKILL)
            stop.set()
            for hand in hands:
                hand.join(15)
        await _nothing_lost(folder, heard)
    assert len(heard.decided) > times


async def test_a_killed_server_loses_no_acknowledged_decision(tmp_path: Path) -> None:
    await _kill_again_and_again(tmp_path, 2)


@pytest.mark.stress
async def test_thirty_kills_lose_no_acknowledged_decision(tmp_path: Path) -> None:
    await _kill_again_and_again(tmp_path, 30)
