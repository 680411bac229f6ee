"""Many leads, one decision: whoever is first wins, the others are told who that was, and nothing is decided twice."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest
from sqlalchemy import func, select

from app.review.people import create_key
from app.review.replies import Reply
from app.review.tables import audit
from tests.office import hire, waiting
from tests.web.served import Served, brand_in, serving, settings

LEADS = 8


@pytest.fixture(scope="module")
def office() -> Iterator[Served]:
    with TemporaryDirectory() as folder, serving(settings(brand_in(Path(folder)))) as served:
        yield served


async def _keys(served: Served) -> list[str]:
    async with served.desk.db.write() as connection:
        now = served.desk.clock()
        return [await create_key(connection, f"Lead {n}", "lead", now) for n in range(LEADS)]


async def _seed(served: Served, many: int) -> list[Reply]:
    ana = (await hire(served.desk))["Ana"]
    return [await waiting(served.desk, ana) for _ in range(many)]


async def _race(url: str, keys: list[str], replies: list[Reply]) -> list[list[httpx.Response]]:
    """Each reply is approved by every lead at once."""
    clients = [httpx.AsyncClient(base_url=url, headers={"Authorization": f"Bearer {k}"}, timeout=120) for k in keys]
    try:
        ends = []
        for reply in replies:
            said = {"json": {"sha256": reply.sha256, "overrides": []}, "headers": {"If-Match": '"1"'}}
            asked = (c.post(f"/v1/replies/{reply.id}/approve", **said) for c in clients)  # type: ignore[arg-type]
            ends.append(await asyncio.gather(*asked))
        return ends
    finally:
        for client in clients:
            await client.aclose()


def _one_winner_each(office: Served, many: int) -> None:
    keys = office.do(lambda: _keys(office))
    replies = office.do(lambda: _seed(office, many), 600)
    ends = asyncio.run(_race(office.url, keys, replies))

    for reply, answers in zip(replies, ends, strict=True):
        assert Counter(a.status_code for a in answers) == {200: 1, 409: LEADS - 1}
        winner = next(a for a in answers if a.status_code == 200).json()["decision"]["by"]
        assert all(winner in a.json()["detail"] for a in answers if a.status_code == 409), reply.id
    ids = [reply.id for reply in replies]

    async def approvals() -> int:
        async with office.desk.db.read() as connection:
            rows = audit.c.reply.in_(ids), audit.c.move == "approve"
            return int((await connection.execute(select(func.count()).where(*rows))).scalar_one())

    assert office.do(approvals) == many


def test_of_eight_leads_exactly_one_approves_and_the_others_learn_who(office: Served) -> None:
    _one_winner_each(office, 25)


@pytest.mark.stress
def test_a_thousand_replies_have_exactly_one_winner_each(office: Served) -> None:
    _one_winner_each(office, 1_000)
