"""A new official line with answers waiting: `python -m bench.redrafting [--replies 1000] [--stored 100000]`.

The shipped brand and an incident that no manual foresaw, in one process and a temporary folder. Printed: how long it
takes until every answer of the incident says the new line, how much memory that needs beside the desk, and what a look
of the chore costs when nothing is due: beside many stored replies, all undecided and of the incident, with and without
an act since.
"""

import argparse
import asyncio
import resource
import tempfile
import time
from pathlib import Path

from rich.console import Console
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.operations.declaring import Declaration, declare
from app.operations.desk import Desk, open_desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.lines import new_line
from app.operations.redrafting import redraft_all, redraft_due
from app.review import audit
from app.review.people import Person, person_named
from app.review.tables import replies
from app.settings import Settings

FIRST = "No se puede comprar en la web por una avería. Buscamos la causa. Informaremos aquí en cuanto lo sepamos."
SECOND = "No se puede comprar en la web por una avería. Ya sabemos la causa. Informaremos aquí en cuanto se arregle."
TOLD = (
    "La web caída otra vez, no se puede comprar el billete de {n}",
    "Llevo {n} minutos intentando comprar y la web caída",
    "¿Cuándo se va a poder comprar? No se puede comprar nada desde las {n}",
    "No se puede comprar, la web caída y nadie contesta, intento {n}",
)
LOOKS = 20
"""Idle looks that are timed; the median counts."""


async def burning(desk: Desk, head: Person) -> str:
    wanted = Declaration(
        title="Web caída", severity="high", mode="crisis", line=FIRST, triggers=("web caída", "no se puede comprar"),
        reason="lo confirma sistemas",
    )  # fmt: skip
    return (await declare(desk, head, wanted)).id


async def drafted(desk: Desk, agent: Person, many: int) -> int:
    """How many answers of the incident wait."""
    mine = 0
    for n in range(many):
        comment = Comment(network="x", text=TOLD[n % len(TOLD)].format(n=n), author=f"@persona{n}", id=f"c{n}")
        mine += (await draft_comment(desk, Request(comment=comment), agent)).reply.triage.incident is not None
    return mine


async def stored(desk: Desk, many: int) -> None:
    """Copies of one undecided reply, so many that a look must not read them."""
    async with desk.db.write() as connection:
        one = dict(
            (await connection.execute(select(replies).where(replies.c.undecided.is_(True)))).mappings().first() or {}
        )
        one = {name: value for name, value in one.items() if name != "undecided"} | {"recheck": False, "behind": False}
        for start in range(0, many, 2_000):
            rows = [{**one, "id": f"copy{n}", "attempts": "[]"} for n in range(start, min(many, start + 2_000))]
            await connection.execute(insert(replies), rows)


async def looked(desk: Desk, act: bool) -> float:
    """Milliseconds of one idle look; `act`: after something was written down meanwhile."""
    taken = []
    for _ in range(LOOKS):
        if act:
            async with desk.db.write() as connection:
                await _act(connection, desk)
        begun = time.perf_counter()
        assert await redraft_due(desk) == 0  # else it is not an idle look that is measured
        taken.append((time.perf_counter() - begun) * 1000)
    return sorted(taken)[LOOKS // 2]


async def _act(connection: AsyncConnection, desk: Desk) -> None:
    await audit.lock(connection)
    await audit.append(connection, at=desk.clock(), person=None, move="bench")


def memory() -> float:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def run(many: int, beside: int, folder: Path, console: Console) -> None:
    desk = await open_desk(Settings(var=folder, openai_api_key=None, openai_base_url=None))
    try:
        async with desk.db.write() as connection:
            head = await person_named(connection, "bench head", "head", desk.clock())
            agent = await person_named(connection, "bench", "agent", desk.clock())
        console.print(f"nothing open: {await looked(desk, False):.2f} ms a look")
        incident = await burning(desk, head)
        begun = time.perf_counter()
        mine = await drafted(desk, agent, many)
        first = time.perf_counter() - begun
        await new_line(desk, incident, head, version=1, text=SECOND, reason="nuevo dato")
        before, begun = memory(), time.perf_counter()
        done = await redraft_all(desk)
        took = time.perf_counter() - begun
        console.print(f"{mine} of {many} drafted in {first:.1f} s, {done} redrafted in {took:.1f} s")
        console.print(
            f"{took / max(done, 1) * 1000:.1f} ms each, {took / first * many / max(done, 1):.2f} of a first draft"
        )
        console.print(f"{before:.0f} MB before, {memory() - before:+.0f} MB at the most")
        await stored(desk, beside)
        await redraft_all(desk)
        console.print(f"beside {beside} undecided: {await looked(desk, False):.2f} ms a look, ", end="")
        console.print(f"{await looked(desk, True):.1f} ms after an act")
    finally:
        await desk.close()


def main() -> None:
    options = argparse.ArgumentParser(description="A new official line with answers waiting.")
    options.add_argument("--replies", type=int, default=1_000)
    options.add_argument("--stored", type=int, default=100_000)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(asked.replies, asked.stored, Path(folder), Console()))


if __name__ == "__main__":
    main()
