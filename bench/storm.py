"""A storm: ten thousand comments come in by batches while people work in the queue. `python -m bench.storm`

A real server on the shipped brand takes 10 batches of 1,000 over HTTP, one after the other, as a listening tool sends
them; meanwhile somebody asks for the queue's list five times a second. Printed: seconds until all are triaged, grouped
and stored, comments lost (there must be none), the list's median and 95th percentile in milliseconds before and during
the storm, its greatest memory, and how long the same batches take when they are sent again.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import httpx
import orjson
from rich.console import Console

from bench import recipes
from bench.comments import body
from bench.comments import comment as comment_of
from bench.services import Service, started

BATCHES, SIZE = 10, 1_000
DRAFTS = 60
"""Replies in the queue before the storm."""
PACE = 0.2
"""Seconds between two looks at the list."""
LIST = "/v1/replies?order=queue&state=pending&state=changes_requested&state=stale"


class Storm(NamedTuple):
    """Times in seconds, those of the list in milliseconds, memory in megabytes."""

    taken: int
    seconds: float
    calm: list[float]
    during: list[float]
    idle: float
    peak: float
    again: float
    known: int


async def storm(folder: Path) -> Storm:
    """Everything, in order."""
    recipe = recipes.with_key(recipes.portavoz("Portavoz", folder / "var", None))
    service, _ = await started(recipe, folder / "storm.log")
    headers = {"Authorization": f"Bearer {recipe.key}"}
    try:
        async with httpx.AsyncClient(base_url=service.url, headers=headers, timeout=300) as client:
            return await _measured(service, client)
    finally:
        service.stop()


async def _measured(service: Service, client: httpx.AsyncClient) -> Storm:
    await service.until_drafted(body(0))
    for number in range(1, DRAFTS):
        (await client.post("/v1/drafts", content=body(number), headers=JSON)).raise_for_status()
    calm = [await _list(client) for _ in range(20)]
    idle = service.memory().now
    sent = [batch(number) for number in range(BATCHES)]
    over = asyncio.Event()
    looking = asyncio.create_task(_look(client, over))
    begun = time.perf_counter()
    taken = sum([(await _send(client, one))["taken"] for one in sent])
    seconds = time.perf_counter() - begun
    over.set()
    during = await looking
    begun = time.perf_counter()
    known = sum([(await _send(client, one))["known"] for one in sent])
    again = time.perf_counter() - begun
    return Storm(taken, seconds, calm, during, idle, service.memory().peak, again, known)


JSON = {"Content-Type": "application/json"}


def batch(number: int) -> bytes:
    """A thousand comments: a third of them copies of each other's words, as in a campaign."""
    dice = Random(number)
    found: list[dict[str, Any]] = []
    for place in range(SIZE):
        one = comment_of(number * SIZE + place)
        text = comment_of(dice.randrange(40))["text"] if dice.random() < 1 / 3 else one["text"]
        author, followers = f"@persona{dice.randrange(6_000)}", dice.randrange(5_000)
        found.append({**one, "id": f"storm-{number}-{place}", "text": text, "author": author, "followers": followers})
    return orjson.dumps({"comments": found})


async def _send(client: httpx.AsyncClient, sent: bytes) -> dict[str, Any]:
    answer = await client.post("/v1/comments", content=sent, headers=JSON)
    answer.raise_for_status()
    told: dict[str, Any] = answer.json()
    if told["refused"]:
        raise RuntimeError(f"refused: {told['refused'][0]}")
    return told


async def _list(client: httpx.AsyncClient) -> float:
    begun = time.perf_counter()
    (await client.get(LIST)).raise_for_status()
    return (time.perf_counter() - begun) * 1000


async def _look(client: httpx.AsyncClient, over: asyncio.Event) -> list[float]:
    found = []
    while not over.is_set():
        found.append(await _list(client))
        await asyncio.sleep(PACE)
    return found


def show(found: Storm, say: Console) -> None:
    """The figures, one a line."""
    lost = BATCHES * SIZE - found.taken
    say.print(f"{found.taken} comments in {found.seconds:.1f} s ({found.taken / found.seconds:.0f}/s), {lost} lost")
    for when, times in (("before", found.calm), ("during", found.during)):
        p95 = sorted(times)[int(0.95 * len(times))]
        say.print(f"list {when}: median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, of {len(times)}")
    say.print(f"memory: {found.idle:.0f} MB before, at most {found.peak:.0f} MB")
    say.print(f"sent again: {found.again:.1f} s, {found.known} known")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    say = Console(width=110)
    with tempfile.TemporaryDirectory(prefix="portavoz-storm-") as folder:
        show(asyncio.run(storm(Path(folder))), say)


if __name__ == "__main__":
    main()
