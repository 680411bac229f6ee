"""What is not stored is not answered as stored."""

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import Connection, event, text

from app.db import is_full
from tests.web.served import COMPLAINT, Served


class CommitFailed(Exception):
    pass


@pytest.fixture
def failing_commits(served: Served) -> Iterator[None]:
    engine = served.desk.db._writer.sync_engine

    def fail(connection: Connection) -> None:
        raise CommitFailed

    event.listen(engine, "commit", fail)
    yield
    event.remove(engine, "commit", fail)


@pytest.fixture
def full_disk(served: Served) -> Iterator[None]:
    async def limit(pages: int) -> int:
        async with served.desk.db._writer.connect() as connection:
            await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
            return int((await connection.execute(text("PRAGMA page_count"))).scalar_one())

    served.do(lambda: limit(1))
    yield
    served.do(lambda: limit(1_000_000))


def newest(client: httpx.Client) -> object:
    return client.get("/v1/replies", params={"limit": 1}).json()["items"]


@pytest.mark.usefixtures("failing_commits")
def test_a_failed_commit_never_answers_2xx(client: httpx.Client) -> None:
    before = newest(client)

    answer = client.post("/v1/drafts", json=COMPLAINT)

    assert (answer.status_code, answer.json()["type"]) == (500, "urn:portavoz:problem:internal")
    assert before == newest(client)


def test_a_full_disk_is_told_and_stores_nothing(client: httpx.Client, full_disk: None) -> None:
    before = newest(client)
    answers = [
        client.post("/v1/drafts", json={"comment": {"network": "x", "text": f"{n} " + "larga espera " * 700}})
        for n in range(6)
    ]

    last = answers[-1]
    assert (last.status_code, last.json()["type"]) == (507, "urn:portavoz:problem:storage-full")
    kept = [a.json() for a in answers if a.status_code == 201]
    assert (kept[-1:] or before) == newest(client)


def test_a_full_disk_ends_a_stream_with_a_problem(client: httpx.Client, full_disk: None) -> None:
    asked = {"comment": {"network": "x", "text": "otra " + "larga espera " * 700}}
    for _ in range(6):
        told = client.post("/v1/drafts", json=asked, headers={"Accept": "text/event-stream"}).text

    assert "event: problem" in told
    assert "event: reply" not in told


def test_an_error_is_not_mistaken_for_a_full_disk() -> None:
    assert not is_full(ValueError("disk"))
    assert is_full(OSError(28, "No space left on device"))
