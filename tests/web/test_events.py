"""GET /v1/events: who listens learns which replies changed, and nothing else of them."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.review.people import revoke_key
from app.web.listening import BEHIND, EACH, Change, Listener, Listening
from tests.lessons import learned
from tests.web.acting import Actor, at_rest, head, problem_of
from tests.web.served import Served, brand_in

ROOT = Path(__file__).parents[2]


@contextmanager
def hearing(served: Served, **chosen: Any) -> Iterator[Listening]:
    """The same server with other patience."""
    usual = served.app.state.listening
    made = served.app.state.listening = Listening(**{"every": 0.02, "silence": 0.1, **chosen})
    try:
        yield made
    finally:
        served.app.state.listening = usual


@pytest.fixture(scope="module")
def agent(served: Served) -> Iterator[Actor]:
    person = Actor(served)
    with at_rest(served):
        yield person
    person.client.close()


class Stream:
    """What a browser would make of the events."""

    def __init__(self, answer: httpx.Response) -> None:
        self._lines = answer.iter_lines()

    def block(self) -> list[str]:
        lines: list[str] = []
        for line in self._lines:
            if not line:
                return lines
            lines.append(line)
        return [*lines, "end"]

    def event(self) -> tuple[str, dict[str, Any], int]:
        """Name, data and id of the next event; comments are passed over."""
        while (block := self.block()) and block[0].startswith(":"):
            pass
        fields = dict(line.split(": ", 1) for line in block)
        return fields["event"], json.loads(fields["data"]), int(fields["id"])


def test_a_change_is_told_by_its_id_alone(served: Served, agent: Actor) -> None:
    with hearing(served), agent.client.stream("GET", "/v1/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        told = Stream(answer)
        assert told.block() == ["retry: 2000", f"id: {head(served).seq}"]
        reply = agent.draft("El texto de este comentario no sale por aquí")
        seq = head(served).seq
        assert told.event() == ("reply", {"reply": reply["id"], "seq": seq}, seq)


def test_who_comes_back_is_told_what_was_missed(served: Served, agent: Actor) -> None:
    before = head(served).seq
    first = agent.draft()
    agent.do(first, "claim")
    second = agent.draft()
    last = head(served).seq

    with hearing(served):
        for asked in ({"headers": {"Last-Event-ID": str(before)}}, {"params": {"after": str(before)}}):
            with agent.client.stream("GET", "/v1/events", **asked) as answer:  # type: ignore[arg-type]
                told = Stream(answer)
                assert told.block()[1] == f"id: {before}"
                assert [told.event()[1] for _ in range(2)] == [
                    {"reply": first["id"], "seq": last - 1},
                    {"reply": second["id"], "seq": last},
                ]


def test_an_id_that_the_chain_never_reached_says_to_read_again(served: Served, agent: Actor) -> None:
    with hearing(served), agent.client.stream("GET", "/v1/events", params={"after": 10**12}) as answer:
        told = Stream(answer)
        told.block()
        assert told.event()[0] == "reset"


@pytest.mark.parametrize("given", ["ayer", "-1", "1.5", "9" * 30])
def test_a_bad_event_id_is_named(agent: Actor, given: str) -> None:
    answer = agent.client.get("/v1/events", headers={"Last-Event-ID": given})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "Last-Event-ID")
    assert agent.client.get("/v1/events", params={"after": given}).json()["errors"][0]["field"] == "after"


def test_silence_is_kept_alive(served: Served, agent: Actor) -> None:
    with hearing(served), agent.client.stream("GET", "/v1/events") as answer:
        told = Stream(answer)
        told.block()
        assert told.block()[0].startswith(":")


def test_a_stream_ends_with_its_key(served: Served) -> None:
    leaving = Actor(served)

    async def revoke() -> bool:
        async with served.desk.db.write() as connection:
            return await revoke_key(connection, leaving.key, datetime.now(UTC))

    with hearing(served, recheck=0.1), leaving.client.stream("GET", "/v1/events") as answer:
        told = Stream(answer)
        told.block()
        assert served.do(revoke)
        until = time.monotonic() + 10
        while told.block()[-1] != "end":
            assert time.monotonic() < until
    leaving.client.close()


def test_places_are_few_and_free_again(served: Served, agent: Actor) -> None:
    with hearing(served, most=1):
        with agent.client.stream("GET", "/v1/events") as answer:
            told = Stream(answer)  # kept: a reader that is dropped hangs up
            told.block()
            full = agent.client.get("/v1/events")
            assert problem_of(full) == (429, "too-many-requests")
            assert int(full.headers["retry-after"]) > 0
        until = time.monotonic() + 10
        while True:
            with agent.client.stream("GET", "/v1/events") as answer:
                if answer.status_code == 200:
                    break
            assert time.monotonic() < until
            time.sleep(0.02)


def test_one_person_does_not_take_all_places(served: Served) -> None:
    async def many() -> int:
        made = Listening()
        kept = [await made.join(served.desk.db, "ana", None) for _ in range(EACH)]
        other = await made.join(served.desk.db, "luis", None)
        try:
            await made.join(served.desk.db, "ana", None)
        except Exception as error:
            return getattr(error, "status", 0)
        finally:
            for listener in (*kept, other):
                made.leave(listener)
        return 200

    assert served.do(many) == 429


async def test_who_is_too_far_behind_reads_the_list_again() -> None:
    listener = Listener("ana", 0)
    listener.tell(Change(n, f"r{n}") for n in range(1, BEHIND + 2))

    assert await listener.next(1) == [Change(BEHIND + 1, None)]
    assert await listener.next(0.01) == []


async def test_a_reply_that_changed_twice_is_told_once() -> None:
    listener = Listener("ana", 0)
    listener.tell([Change(1, "a"), Change(2, "b"), Change(3, "a")])

    assert await listener.next(1) == [Change(2, "b"), Change(3, "a")]


def test_one_look_serves_all_and_none_is_taken_for_nobody(served: Served) -> None:
    async def looks() -> list[bool]:
        made = Listening(every=0.01)
        listeners = [await made.join(served.desk.db, str(n), None) for n in range(5)]
        looking = made._looking
        assert looking is not None
        running = [not looking.done()]
        for listener in listeners:
            made.leave(listener)
        await asyncio.wait({looking}, timeout=5)
        return [*running, looking.done()]

    assert served.do(looks) == [True, True]


def test_an_open_stream_does_not_hold_up_the_end_of_the_server(tmp_path: Path) -> None:
    home = brand_in(tmp_path)
    learned(home / "knowledge", home / "var")
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    given = {"PORTAVOZ_KNOWLEDGE": str(home / "knowledge"), "PORTAVOZ_VAR": str(home / "var"), "PYTHONPATH": str(ROOT)}
    made = [sys.executable, "-m", "app.cli", "keys", "create", "--name", "Marta", "--role", "agent"]
    key = subprocess.run(
        made, env={**kept, **given}, cwd=home, capture_output=True, text=True, check=True
    ).stdout.strip()
    log = tmp_path / "log"
    command = [sys.executable, "-m", "uvicorn", "--factory", "app.main:app", "--port", "0"]  # no limit on its patience
    with log.open("wb") as told:
        server = subprocess.Popen(command, env={**kept, **given}, cwd=home, stdout=told, stderr=told)
    try:
        url = _address(server, log)
        asks = {"Authorization": f"Bearer {key}"}
        with httpx.stream("GET", f"{url}/v1/events", headers=asks, timeout=60) as answer:
            lines = answer.iter_lines()
            assert next(lines) == "retry: 2000"
            server.send_signal(signal.SIGTERM)
            since = time.monotonic()
            list(lines)
        server.wait(10)
        assert time.monotonic() - since < 5
    finally:
        server.kill()
        server.wait()


def _address(server: "subprocess.Popen[bytes]", log: Path) -> str:
    until = time.monotonic() + 60
    while "running on http" not in (text := log.read_text("utf-8")):
        assert time.monotonic() < until, text
        assert server.poll() is None, text
        time.sleep(0.05)
    return text.split("running on ")[1].split()[0]
