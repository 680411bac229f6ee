"""Cases through the stages into a run folder. Needs an engine and takes its time; scoring needs neither."""

import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from app.brand.brand import Brand
from app.llm_faults import Usage
from app.settings import Settings
from eval import versions
from eval.casebook import Casebook
from eval.engines import Models, Writer, engines_for
from eval.fitting import check_fit
from eval.output import Failed, Output
from eval.recording import Model, Recorded, Recordings
from eval.run import Config, Header, Key, Run
from eval.stages import Plan, learn
from eval.workers import Done, Work, run_apart, run_here
from eval.writing_run import Writing

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
"""The moment of a comment that has none: a Monday morning."""
WORTH = 200
"""Cases from which another worker process pays: it takes as long to start as these take to run."""

Hear = Callable[[int, int], None]
"""Called with the outputs that are there, and how many there will be."""


class Wish(NamedTuple):
    """How to collect. `workers` 0: as many as there are cores, where that pays.

    `model`: what a live run asks in place of the client that the settings describe.
    """

    plan: Plan
    writer: Writer = Writer()
    repeats: int = 1
    workers: int = 0
    model: Model | None = None
    cache: Path | None = None

    def cache_of(self, brand: str) -> Path:
        """Where what a brand teaches is kept between runs."""
        return self.cache or Settings().var / "eval" / ".cache" / brand


class Collected(NamedTuple):
    """A finished run and what there is to say about it. `stale`: recordings that nobody asks for any more."""

    run: Run
    failed: tuple[Failed, ...]
    stale: tuple[Recorded, ...] = ()
    spent: Usage = Usage()
    kept: int = 0


def silent(done: int, of: int) -> None:
    return None


def config_of(brand: Brand, book: Casebook, wish: Wish) -> Config:
    """What the outputs will depend on."""
    plan, writer = wish.plan, wish.writer
    return Config(
        brand=brand.slug,
        knowledge=brand.fingerprint,
        cases=book.sha,
        prompts=versions.prompts() if writer.kind == "model" else {},
        code=versions.drafting_code(),
        metrics=versions.metrics_code(),
        engine=writer.kind,
        model=writer.model,
        stage=plan.stage,
        retrieval=plan.retrieval,
        repeats=wish.repeats,
        seed=plan.seed,
        now=plan.now,
    )


def collect(folder: Path, book: Casebook, brand: Brand, wish: Wish, hear: Hear = silent) -> Collected:
    """Runs what the folder does not hold yet. Raises BadCases, OverBudget, Faulty, or what opening the stages raises.

    `brand`: what `wish.plan.knowledge` holds. Cases whose stages raise are in `failed` and in the run, as failures.
    """
    check_fit(book, brand)
    began = datetime.now(UTC)
    failed: list[Failed] = []
    with Writing(folder, config_of(brand, book, wish), brand, book) as writing:
        total, done = len(book) * wish.repeats, len(writing.kept)
        hear(done, total)

        def put(output: Output | Failed) -> None:
            nonlocal done
            writing.put(output.model_dump_json())
            failed.extend([output] if isinstance(output, Failed) else [])
            done += 1
            hear(done, total)

        ended = _run(book, brand, wish, writing, put) if done < total else None
        spent = ended.engines.purse.spent if ended and isinstance(ended.engines, Models) else Usage()
        run = writing.finish(_header(began, wish, len(writing.kept), spent))
    failed.sort(key=lambda failure: (failure.case, failure.repeat))
    stale = _stale(book, wish, ended, writing.kept) if ended else ()
    return Collected(run, tuple(failed), stale, spent, len(writing.kept))


def _run(book: Casebook, brand: Brand, wish: Wish, writing: Writing, put: Callable[[Output | Failed], None]) -> Done:
    with TemporaryDirectory(prefix="portavoz-eval-") as lent:
        learn(brand, Path(lent), wish.cache_of(brand.slug))
        work = Work(wish.plan, wish.writer, wish.repeats, writing.kept, Path(lent))
        workers = _workers(wish, len(book) * wish.repeats - len(writing.kept))
        if workers == 1:
            return run_here(book.groups, work, put, engines_for(wish.writer, brand, Settings(), wish.model))
        return run_apart(book.groups, work, put, workers)


def _workers(wish: Wish, left: int) -> int:
    """A live model is asked from one process, which knows what was spent."""
    if wish.writer.calls:
        return 1
    return wish.workers or max(1, min(os.cpu_count() or 1, left // WORTH))


def _stale(book: Casebook, wish: Wish, ended: Done, kept: frozenset[Key]) -> tuple[Recorded, ...]:
    """What was not asked for, of cases that ran whole just now, or of cases that are in no file any more."""
    if wish.writer.kind != "model" or wish.writer.mode == "live":
        return ()
    recordings = Recordings(wish.writer.recordings)
    recordings.asked.update(ended.asked)
    return recordings.stale(book.shas.keys() - {id for id, _ in kept}, book.known)


def _header(began: datetime, wish: Wish, kept: int, spent: Usage) -> Header:
    try:
        ours = version("portavoz")
    except PackageNotFoundError:
        ours = "?"
    return Header(
        version=ours,
        python=platform.python_version(),
        began=began,
        seconds=round((datetime.now(UTC) - began).total_seconds(), 1),
        workers=wish.workers,
        kept=kept,
        tokens=spent.input_tokens + spent.output_tokens,
    )
