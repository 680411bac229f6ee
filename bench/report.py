"""The figures of a run: a table to read, with ratios to the plain service, and JSON to keep."""

import os
import platform
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from rich.console import Console
from rich.table import Table

from bench.measure import COMPOSED, GOOD, SLOW_AT_ONCE, Sample
from bench.services import Memory
from bench.starts import Start

RESULTS = Path(__file__).with_name("results")
PACKAGES = (
    *("fastapi", "uvicorn", "uvloop", "langchain-core", "langchain-openai", "langchain-chroma", "openai", "httpx2"),
    *("chromadb", "sqlalchemy", "pydantic", "numpy"),
)


class Run(NamedTuple):
    """All figures of one run, medians of its rounds. The first service of each list is the one to compare with."""

    quick: bool
    begun: datetime
    load_before: tuple[float, float, float]
    model_alone: float
    """Milliseconds of the stand-in model asked directly, at the median; subtracted from latencies."""
    starts: list[Start]
    idle: dict[str, Memory]
    after: dict[str, Memory]
    loads: list[Sample]
    slow: list[Sample]
    slow_seconds: float


def machine() -> dict[str, Any]:
    """Where the figures come from, without the machine's name."""
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "packages": {name: version(name) for name in PACKAGES},
    }


def save(run: Run) -> Path:
    """Writes bench/results/TIME.json and returns its path."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{run.begun:%Y%m%dT%H%M%SZ}{'-quick' if run.quick else ''}.json"
    told = {
        **{name: value for name, value in run._asdict().items() if not isinstance(value, list | dict)},
        **{name: [item._asdict() for item in getattr(run, name)] for name in ("starts", "loads", "slow")},
        **{name: {of: m._asdict() for of, m in getattr(run, name).items()} for name in ("idle", "after")},
        "ended": datetime.now(UTC),
        "load_after": os.getloadavg(),
        "machine": machine(),
    }
    path.write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n")
    return path


def show(run: Run, console: Console) -> None:
    """The tables."""
    about = machine()
    console.print(
        f"\n{run.begun:%Y-%m-%d %H:%M} UTC · {about['cores']} cores · Python {about['python']} · load average "
        f"{run.load_before[0]:.1f} before, {os.getloadavg()[0]:.1f} after · {'quick run' if run.quick else 'full run'}"
    )
    plain, portavoz, composer = dict.fromkeys(s.service for s in run.loads)
    about_model = f"A draft by a model that answers at once (its own {run.model_alone:.2f} ms subtracted)"
    console.print(_loads(run, (plain, portavoz), f"{about_model}; in brackets the ratio to the plain service"))
    console.print(_loads(run, (composer,), "A draft without a model; in brackets the ratio to the plain service above"))
    console.print(_slow(run))
    console.print(_starts(run))
    console.print(_memory(run))
    for line in notes(run):
        console.print(line)


def notes(run: Run) -> list[str]:
    """How many drafts each service gave as it should, and how every other request ended."""
    lines = []
    for name in dict.fromkeys(s.service for s in (*run.loads, *run.slow)):
        ends: Counter[str] = Counter()
        for sample in (*run.loads, *run.slow):
            ends.update(sample.ends if sample.service == name else {})
        good = ends.pop(GOOD, 0) + ends.pop(COMPOSED, 0)
        others = "".join(f"\n  {count} × {end}" for end, count in ends.most_common())
        lines.append(f"{name}: {good} of {good + ends.total()} as they should be{others and ', not so:' + others}")
    return lines


def ratio(value: float, plain: float) -> str:
    return f"{value / plain:.2f}×" if plain else "–"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right")
    return table


def _beside(samples: Sequence[Sample], name: str, at_once: int) -> Sample:
    return next(s for s in samples if (s.service, s.at_once) == (name, at_once))


def _loads(run: Run, wanted: Sequence[str], title: str) -> Table:
    table = _table(title, "service", "at once", "p50 ms", "p99 ms", "CPU ms", "drafts/s", "model calls")
    plain = run.loads[0].service
    for at_once in dict.fromkeys(s.at_once for s in run.loads):
        base = _added(run, _beside(run.loads, plain, at_once))
        for s in (_added(run, s) for s in run.loads if s.at_once == at_once and s.service in wanted):
            figures = (
                _beside_plain(value, plain_value)
                for value, plain_value in ((s.p50, base.p50), (s.p99, base.p99), (s.cpu, base.cpu), (s.rate, base.rate))
            )
            table.add_row(s.service, str(at_once), *figures, f"{s.calls:.2f}")
        table.add_section()
    return table


def _added(run: Run, sample: Sample) -> Sample:
    """The sample without the time that the stand-in model takes by itself."""
    own = run.model_alone * min(1.0, sample.calls)
    return sample._replace(p50=sample.p50 - own, p99=sample.p99 - own)


def _beside_plain(value: float, plain: float) -> str:
    return f"{value:.{0 if value >= 100 else 1}f} ({ratio(value, plain)})"


def _slow(run: Run) -> Table:
    best = SLOW_AT_ONCE / run.slow_seconds
    title = f"{SLOW_AT_ONCE} in flight, the model takes {run.slow_seconds:g} s (at best {best:.0f} drafts/s)"
    table = _table(title, "service", "drafts/s", "ratio", "p50 s", "p99 s", "CPU ms")
    for s in run.slow:
        base = run.slow[0]
        times = (f"{s.p50 / 1000:.2f}", f"{s.p99 / 1000:.2f}", f"{s.cpu:.2f}")
        table.add_row(s.service, f"{s.rate:.0f}", ratio(s.rate, base.rate), *times)
    return table


def _starts(run: Run) -> Table:
    title = "From the start of the process, seconds"
    table = _table(title, "service", "start", "to /healthz", "ratio", "to the first draft", "ratio")
    for first in (True, False):
        rows = [s for s in run.starts if s.first == first]
        for s in rows:
            ratios = ratio(s.healthy, rows[0].healthy), ratio(s.drafted, rows[0].drafted)
            kind = "first" if first else "later"
            table.add_row(s.service, kind, f"{s.healthy:.2f}", ratios[0], f"{s.drafted:.2f}", ratios[1])
        table.add_section()
    return table


def _memory(run: Run) -> Table:
    table = _table("Memory, MB", "service", "idle", "ratio", "after load", "ratio", "at most")
    plain = next(iter(run.idle))
    for name in run.idle:
        idle, after = run.idle[name].now, run.after[name]
        ratios = ratio(idle, run.idle[plain].now), ratio(after.now, run.after[plain].now)
        table.add_row(name, f"{idle:.0f}", ratios[0], f"{after.now:.0f}", ratios[1], f"{after.peak:.0f}")
    return table
