"""How fast a holding is there: `python -m bench.holding_lane [--comments 400]`.

The shipped brand, its manual's texts approved beforehand; comments one after the other in one process. Printed, in
milliseconds on the clock and of processor time: triage alone, then triage, holding text and the stored, guarded and
approved reply, with the ratio to triage and the share within 200 ms. On a busy machine the processor's time tells more.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from app.comments.comment import Comment
from app.operations.desk import Desk, open_desk
from app.operations.draft_comment import Request
from app.operations.holding_lane import NoHolding, hold_at_once
from app.operations.preapproving import preapprove_manual
from app.review.people import Person, person_named
from app.settings import Settings
from app.triage import assess
from bench.comments import comment as comment_of

PROMISED = 200.0
"""Milliseconds in which a holding has to be there."""


class Taken(NamedTuple):
    """Milliseconds of one comment: on the clock, and of the processor."""

    clock: float
    processor: float


def now() -> Taken:
    return Taken(time.perf_counter() * 1000, time.process_time() * 1000)


def since(begun: Taken) -> Taken:
    return Taken(*(end - start for start, end in zip(begun, now(), strict=True)))


def triaged(desk: Desk, comments: list[Comment]) -> list[Taken]:
    """What triage alone takes for each."""
    taken = []
    for comment in comments:
        begun = now()
        assess.triage(comment, desk.brand, desk.situation, desk.outcomes, now=desk.clock())
        taken.append(since(begun))
    return taken


async def held(desk: Desk, comments: list[Comment], person: Person) -> tuple[list[Taken], dict[str, int]]:
    """What the whole lane takes for each, and how they ended."""
    taken, ends = [], dict.fromkeys(("approved", "pending", "none"), 0)
    for comment in comments:
        begun = now()
        try:
            state: str = (await hold_at_once(desk, Request(comment=comment), person)).reply.state
        except NoHolding:
            state = "none"
        taken.append(since(begun))
        ends[state] += 1
    return taken, ends


def comments(many: int) -> list[Comment]:
    """Different comments of different people, so that none has its holding already."""
    return [Comment(**{**comment_of(n), "author": f"@persona{n}"}) for n in range(many)]


async def run(many: int, folder: Path) -> tuple[list[Taken], list[Taken], dict[str, int]]:
    """Both rows of the table."""
    desk = await open_desk(Settings(var=folder, openai_api_key=None, openai_base_url=None))
    try:
        async with desk.db.write() as connection:
            head = await person_named(connection, "bench head", "head", desk.clock())
            agent = await person_named(connection, "bench", "agent", desk.clock())
        await preapprove_manual(desk, head)
        asked = comments(many + 20)
        await held(desk, asked[many:], agent)  # what is read on first use
        alone = triaged(desk, [c.model_copy(update={"text": f"{c.text} "}) for c in asked[:many]])
        return alone, *await held(desk, asked[:many], agent)
    finally:
        await desk.close()


def main() -> None:
    options = argparse.ArgumentParser(description="How fast a holding is there.")
    options.add_argument("--comments", type=int, default=400)
    many = options.parse_args().comments
    with tempfile.TemporaryDirectory() as folder:
        alone, whole, ends = asyncio.run(run(many, Path(folder)))
    table = Table("", "median", "p95", "p99", "most", "processor, median", title=f"{many} comments, milliseconds")
    for name, taken in (("triage alone", alone), ("the whole lane", whole)):
        times = [one.clock for one in taken]
        cuts = statistics.quantiles(times, n=100)
        figures = (statistics.median(times), cuts[94], cuts[98], max(times), processor(taken))
        table.add_row(name, *(f"{figure:.1f}" for figure in figures))
    console = Console()
    console.print(table)
    within = sum(one.clock <= PROMISED for one in whole) / many
    console.print(f"{processor(whole) / processor(alone):.1f} times the processor time of triage alone")
    console.print(f"{within:.1%} within {PROMISED:.0f} ms; {ends}")


def processor(taken: list[Taken]) -> float:
    return statistics.median(one.processor for one in taken)


if __name__ == "__main__":
    main()
