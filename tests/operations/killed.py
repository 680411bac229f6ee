"""A process that is killed at a chosen step of an act on an incident: `python -m tests.operations.killed VAR ACT N`.

N counts the statements of the act; at the N-th the process dies by SIGKILL, before that one is done. `commit` dies
when all are done and nothing is committed yet, `done` after the act has returned. 0: it lives and prints how many
there are.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.operations.desk import Desk, open_desk
from app.operations.lines import new_line
from app.operations.standing_down import stand_down
from app.review.people import Person, person_named
from app.settings import Settings
from tests.office import Clock
from tests.operations.burning import CLOSING, SECOND, burn


def settings(var: Path) -> Settings:
    return Settings(
        database_url=None, engine="composer", knowledge=var / "knowledge", var=var, openai_api_key=None,
        openai_base_url=None,
    )  # fmt: skip


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Watch:
    """Counts the statements of the act and ends the process at the wanted one."""

    def __init__(self, desk: Desk, when: str) -> None:
        self.count, self.when = 0, when
        engine = desk.db._writer.sync_engine
        event.listen(engine, "before_cursor_execute", self.statement)
        event.listen(engine, "commit", self.commit)

    def statement(self, *given: Any) -> None:
        self.count += 1
        if str(self.count) == self.when:
            die()

    def commit(self, *given: Any) -> None:
        if self.when == "commit":
            die()


async def act(desk: Desk, head: Person, name: str, incident: str | None) -> None:
    if name == "declare":
        await burn(desk, head, freeze=True)
        return
    assert incident is not None
    if name == "line":
        await new_line(desk, incident, head, version=1, text=SECOND, reason="lo confirma el puente")
    else:
        await stand_down(desk, incident, head, version=1, closing=CLOSING, reason="resuelto")


async def main(var: Path, name: str, when: str) -> None:
    desk = await open_desk(settings(var))
    desk.clock = Clock()
    async with desk.db.write() as connection:
        head = await person_named(connection, "Helena", "head", desk.clock())
        situation = await desk.keep_up(connection)
    incident = situation.incidents[0].id if situation.incidents else None
    watch = Watch(desk, when)
    await act(desk, head, name, incident)
    if when == "done":
        die()
    sys.stdout.write(f"{watch.count}\n")
    await desk.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
