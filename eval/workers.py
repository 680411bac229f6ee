"""Runs the cases of a book through the stages: here, side by side, or in worker processes with a library each."""

import asyncio
import multiprocessing
import queue
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from app.brand.load import load
from app.errors import PortavozError
from app.settings import Settings
from app.wording import Wording
from eval.casebook import Entry, read_case
from eval.engines import Composers, Models, Writer, engines_for
from eval.faults import Faulty
from eval.output import Failed, Output
from eval.run import Key
from eval.stages import OUTCOMES, Plan, Stages, open_stages

Group = tuple[Entry, ...]
"""Cases that tell of one thing: run one after the other by one worker, in file order."""
Put = Callable[[Output | Failed], None]

SIDE_BY_SIDE = 8
"""Groups under way at once where a model is waited for."""
PATIENCE = 0.5
"""Seconds between looks at whether the workers are still there."""


class Work(NamedTuple):
    """All that a worker needs. `lent`: a folder with a learned outcome model."""

    plan: Plan
    writer: Writer
    repeats: int
    skip: frozenset[Key]
    lent: Path


class Done(NamedTuple):
    """What is known at the end beside the outputs. `engines` None: workers had their own."""

    asked: frozenset[str]
    """Keys of the recordings that were asked for."""
    engines: Composers | Models | None


async def drive(stages: Stages, groups: Iterable[Group], work: Work, put: Put, side_by_side: int = 1) -> None:
    """Every case and repeat that is not skipped. Raises OverBudget once calls under way have ended."""
    waiting = iter(groups)

    async def one_after_the_other() -> None:
        for group in waiting:
            for entry in group:
                await _run(stages, entry, work, put)

    lanes = [asyncio.create_task(one_after_the_other()) for _ in range(side_by_side)]
    ended = await asyncio.gather(*lanes, return_exceptions=True)
    for error in ended:
        if isinstance(error, BaseException):
            raise error


async def _run(stages: Stages, entry: Entry, work: Work, put: Put) -> None:
    wanted = [n for n in range(work.repeats) if (entry.id, n) not in work.skip]
    if not wanted:
        return
    case = read_case(entry)
    for repeat in wanted:
        put(await stages.run(case, repeat))


def run_here(groups: Iterable[Group], work: Work, put: Put, engines: Composers | Models | None = None) -> Done:
    """In this process. Raises OverBudget, Faulty, or what opening the stages raises."""
    brand = load(work.plan.knowledge)
    engines = engines or engines_for(work.writer, brand, Settings())

    async def all_of_them() -> None:
        with TemporaryDirectory(prefix="portavoz-eval-") as var:
            shutil.copyfile(work.lent / OUTCOMES, Path(var) / OUTCOMES)
            await engines.warm()
            try:
                async with open_stages(work.plan, engines, brand, Path(var)) as stages:
                    await drive(stages, groups, work, put, SIDE_BY_SIDE if work.writer.calls else 1)
            finally:
                await engines.close()

    asyncio.run(all_of_them())
    asked = engines.recordings.asked if isinstance(engines, Models) else ()
    return Done(frozenset(asked), engines)


def run_apart(groups: tuple[Group, ...], work: Work, put: Put, workers: int) -> Done:
    """In processes of their own. Raises Faulty for whatever a worker could not do, or when one of them dies."""
    context = multiprocessing.get_context("spawn")  # forking after threads and event loops have run is not safe
    todo, done = context.Queue(), context.Queue()
    for group in groups:
        todo.put(group)
    for _ in range(workers):
        todo.put(None)
    crew = [context.Process(target=_worker, args=(work, todo, done), daemon=True) for _ in range(workers)]
    try:
        for process in crew:
            process.start()
        return Done(frozenset(_gathered(done, crew, put)), None)
    finally:
        _dismiss(crew, todo, done)


def _gathered(done: Any, crew: Sequence[BaseProcess], put: Put) -> set[str]:
    asked: set[str] = set()
    left = len(crew)
    while left:
        try:
            kind, told = done.get(timeout=PATIENCE)
        except queue.Empty:
            if all(process.exitcode is not None for process in crew) and done.empty():
                raise Faulty(DIED) from None
            continue
        if kind == "ended":
            asked |= told
            left -= 1
        elif kind == "broke":
            raise Faulty(told)
        else:
            put(told)
    return asked


def _dismiss(crew: Sequence[BaseProcess], *queues: Any) -> None:
    for waiting in queues:
        waiting.close()
        waiting.cancel_join_thread()
    for process in crew:
        if process.pid is not None:
            process.join(PATIENCE)
            process.terminate()
            process.join()


def _worker(work: Work, todo: Any, done: Any) -> None:
    """The life of a worker process. Says «ended», or «broke» and why."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends the crew
    try:
        ended = run_here(_handed_out(todo), work, lambda output: done.put(("output", output)))
        done.put(("ended", set(ended.asked)))
    except (Faulty, PortavozError) as error:
        done.put(("broke", error.detail))
    except Exception as error:
        done.put(("broke", Wording(es=f"{type(error).__name__}: {error}", en=f"{type(error).__name__}: {error}")))


def _handed_out(todo: Any) -> Iterator[Group]:
    while (group := todo.get()) is not None:
        yield group


DIED = Wording(
    es="un proceso murió a mitad (¿memoria?); lo hecho se conserva: repita la orden, con menos --workers si hace falta",
    en="a worker process died midway (memory?); what was done is kept: run again, with fewer --workers if need be",
)
