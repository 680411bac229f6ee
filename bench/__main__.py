"""Portavoz beside a plain LangChain service, in one run on one machine.

    python -m bench            about five minutes
    python -m bench --quick    about one

Both answer the same comments over the same passages with the same stand-in model, one process each, in turn. Nothing
leaves this machine. The figures are printed and kept in bench/results/.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from bench import measure, recipes, starts
from bench.measure import FULL, QUICK, SLOW_AT_ONCE, Numbers, Sample, Size
from bench.recipes import Recipes
from bench.report import Run, save, show
from bench.services import Memory, Recipe, Service, started

SLOW = 1.0
"""Seconds that the model takes where many drafts are in flight."""
WIDTH = 110
"""Columns that the tables need; a pipe would give them 80."""


async def run(size: Size, folder: Path, say: Console) -> Run:
    """Everything, in order."""
    before, begun = os.getloadavg(), datetime.now(UTC)
    with ExitStack() as stack:
        model, _ = await started(recipes.model(), folder / "model.log")
        stack.callback(model.stop)
        alone = (await measure.model_alone(model)).latency(0.5)
        made = _recipes(folder, model.url)
        say.print("Starting each service several times…")
        began = await starts.starts(made, folder, size.starts)
        services = [await _running(recipe, folder, stack) for recipe in made]
        numbers = measure.fresh()
        idle = await _idle(services, numbers)
        await measure.warm(services, numbers)
        loads = await _loads(services, model, numbers, size, say)
        slow = await _slow(services[:2], model, numbers, size, say)
        after = _memory(services)
    return Run(size == QUICK, begun, before, alone, _middle_starts(began), idle, after, loads, slow, SLOW)


def _recipes(folder: Path, model_url: str) -> Recipes:
    return Recipes(
        plain=recipes.plain(folder, model_url, folder / "plain"),
        portavoz=recipes.with_key(recipes.portavoz("Portavoz", folder / "model", model_url)),
        composer=recipes.with_key(recipes.portavoz("Portavoz, no model", folder / "composer", None)),
    )


async def _running(recipe: Recipe, folder: Path, stack: ExitStack) -> Service:
    service, _ = await started(recipe, folder / f"{recipe.name}.log")
    stack.callback(service.stop)
    return service


async def _idle(services: Sequence[Service], numbers: Numbers) -> dict[str, Memory]:
    """What the services hold when one draft has shown that all is loaded, and nobody asks."""
    for service in services:
        await service.until_drafted(measure.bodies(numbers, 1)[0])
    await asyncio.sleep(measure.SETTLE)
    return _memory(services)


async def _loads(
    services: Sequence[Service], model: Service, numbers: Numbers, size: Size, say: Console
) -> list[Sample]:
    found = []
    for at_once, count in size.counts.items():
        say.print(f"{at_once} at once…")
        samples = await measure.rounds(services, model, numbers, at_once, count, size.rounds)
        found += _middles(services, samples)
    return found


async def _slow(
    services: Sequence[Service], model: Service, numbers: Numbers, size: Size, say: Console
) -> list[Sample]:
    say.print(f"{SLOW_AT_ONCE} in flight, a model of {SLOW:g} s…")
    await measure.slow_model(model, SLOW)
    counts = SLOW_AT_ONCE, size.slow_count, size.slow_rounds
    return _middles(services, await measure.rounds(services, model, numbers, *counts))


def _middles(services: Sequence[Service], samples: Sequence[Sample]) -> list[Sample]:
    return [measure.middle(s for s in samples if s.service == service.recipe.name) for service in services]


def _middle_starts(began: Sequence[starts.Start]) -> list[starts.Start]:
    kinds = dict.fromkeys((s.first, s.service) for s in began)
    return [starts.middle([s for s in began if (s.first, s.service) == kind]) for kind in kinds]


def _memory(services: Sequence[Service]) -> dict[str, Memory]:
    return {service.recipe.name: service.memory() for service in services}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="one short round of everything")
    given = parser.parse_args()
    console = Console(width=max(Console().width, WIDTH))
    with tempfile.TemporaryDirectory(prefix="portavoz-bench-") as folder:
        done = asyncio.run(run(QUICK if given.quick else FULL, Path(folder), console))
    show(done, console)
    console.print(f"\nKept in {save(done)}")


if __name__ == "__main__":
    main()
