"""How fast the queue answers when it is long: `python -m bench.queue [--replies 100000]`.

A database is filled with copies of a few hundred real replies in every state, and a running server is asked for the
list, filtered lists, a text search, the counts and the next reply, one after the other. Printed: median and 95th
percentile of each in milliseconds, over HTTP, on this machine.
"""

import argparse
import asyncio
import secrets
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
import uvicorn
from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, select, update

from app.comments.comment import Comment
from app.operations.desk import Desk, open_desk
from app.operations.draft_comment import Request, draft_comment
from app.review.people import create_key, person_named
from app.review.tables import comments, replies, revisions, searches
from app.settings import Settings
from app.web.application import create_app
from bench.comments import comment as comment_of

BATCH = 2_000
SOURCES = 300
"""Drafted replies that the others are copies of."""
STATES = {"pending": 4, "changes_requested": 1, "rejected": 10, "dismissed": 4, "withdrawn": 4}
"""States that need no approval, with their weights: a queue of a hundred thousand is mostly past."""
ASKED: tuple[tuple[str, str], ...] = (
    ("list", "/v1/replies?order=queue&state=pending&state=changes_requested&state=stale"),
    ("second page", "/v1/replies?order=queue&state=pending&after={next}"),
    ("by severity", "/v1/replies?order=queue&state=pending&severity=high"),
    ("by network and outcome", "/v1/replies?order=queue&state=pending&network={network}&outcome={outcome}"),
    ("search", "/v1/replies?order=queue&state=pending&text=esperando"),
    ("search, nothing found", "/v1/replies?text=ornitorrinco"),
    ("newest of all", "/v1/replies"),
    ("counts", "/v1/replies/counts?by=severity&state=pending&state=changes_requested&state=stale"),
    ("one reply", "/v1/replies/{id}"),
)
MOST = 50
"""Times that each is asked."""


async def fill(desk: Desk, many: int, say: Callable[[str], None]) -> None:
    """`many` replies: a few hundred drafted ones, copied with other times, states and ids."""
    async with desk.db.write() as connection:
        person = await person_named(connection, "bench", "agent", desk.clock())
    for number in range(SOURCES):
        comment = Comment(**comment_of(number))
        await draft_comment(desk, Request(comment=comment, engine="composer"), person)
    async with desk.db.read() as connection:
        asked = select(*(c for c in replies.c if c.computed is None), searches.c.searched).join(searches)
        rows = [dict(r) for r in (await connection.execute(asked)).mappings()]
        first = [dict(r) for r in (await connection.execute(select(revisions))).mappings()]
    texts_of = {row["reply"]: row for row in first}
    dice, made = Random(7), len(rows)
    while made < many:
        size = min(BATCH, many - made)
        await _copy(desk, [dice.choice(rows) for _ in range(size)], texts_of, dice)
        made += size
        say(f"{made} replies")


async def _copy(desk: Desk, rows: list[dict[str, Any]], texts_of: dict[str, dict[str, Any]], dice: Random) -> None:
    now = datetime.now(UTC)
    new, seen, words, found = [], [], [], []
    for row in rows:
        id, key = secrets.token_hex(10), secrets.token_hex(32)
        ago = timedelta(seconds=dice.uniform(0, 90 * 86_400))
        due = {n: row[n] - row["created_at"] + now - ago for n in ("due_at", "first_answer_due", "next_due")}
        found.append({"reply": id, "searched": row["searched"]})
        new.append({**row, **due, "id": id, "comment_key": key, "created_at": now - ago})
        del new[-1]["searched"]
        seen.append({"key": key, "network": row["network"], "comment": row["comment"], "first_seen_at": now - ago})
        if row["id"] in texts_of:
            words.append({**texts_of[row["id"]], "reply": id})
    async with desk.db.write() as connection:
        await connection.execute(insert(comments), seen)
        await connection.execute(insert(replies), new)
        await connection.execute(insert(searches), found)
        await connection.execute(insert(revisions), words)
        drawn = dice.choices(list(STATES), list(STATES.values()), k=len(new))
        for state in STATES:
            ids = [row["id"] for row, its in zip(new, drawn, strict=True) if its == state]
            if state != "pending":
                await connection.execute(update(replies).where(replies.c.id.in_(ids)).values(state=state))


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


def ask(client: httpx.Client) -> dict[str, list[float]]:
    """Milliseconds of each question."""
    page = client.get("/v1/replies?order=queue&state=pending").json()
    some = page["items"][0]
    known = {
        "next": page["next"], "id": some["id"], "network": some["comment"]["network"],
        "outcome": some["triage"]["outcome"],
    }  # fmt: skip
    taken: dict[str, list[float]] = {name: [] for name, _ in ASKED}
    for _ in range(MOST):
        for name, path in ASKED:
            begun = time.perf_counter()
            answer = client.get(path.format(**known))
            taken[name].append((time.perf_counter() - begun) * 1000)
            assert answer.status_code == 200, answer.text
    return taken


def main() -> None:
    options = argparse.ArgumentParser(description="How fast a long queue answers.")
    options.add_argument("--replies", type=int, default=100_000)
    options.add_argument("--database", help="a PostgreSQL URL that may be filled; SQLite without")
    chosen = options.parse_args()
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(var=Path(folder), database_url=chosen.database, openai_api_key=None, openai_base_url=None)
        key = asyncio.run(_prepare(settings, chosen.replies, console.print))
        with serving(settings) as url, httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}) as client:
            while client.get("/readyz").status_code != 200:
                time.sleep(0.1)
            taken = ask(client)
    _show(taken, chosen.replies, settings)


async def _prepare(settings: Settings, many: int, say: Callable[[str], None]) -> str:
    desk = await open_desk(settings)
    try:
        await fill(desk, many, say)
        async with desk.db.write() as connection:
            return await create_key(connection, "bench lead", "lead", desk.clock())
    finally:
        await desk.close()


def _show(taken: dict[str, list[float]], many: int, settings: Settings) -> None:
    kind = "PostgreSQL" if settings.database_url else "SQLite"
    table = Table("asked", "median ms", "p95 ms", title=f"{many} replies, {kind}, {MOST} times each")
    for name, times in taken.items():
        table.add_row(name, f"{statistics.median(times):.0f}", f"{statistics.quantiles(times, n=20)[-1]:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
