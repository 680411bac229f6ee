"""What each command of `portavoz eval` does. Each returns the exit status: 0, 1 the gate, 2 an error."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from app.brand.load import load
from app.cli_reply import harmless
from app.settings import Settings, read_settings
from app.wording import Tongue, Wording
from eval import gating
from eval.collect import Collected, Hear, collect
from eval.engines import engines_for
from eval.explain import explained
from eval.faults import Faulty
from eval.forecast import forecast
from eval.options import CASES, Options, Session, metrics_of, out_of, session, tongue_of
from eval.recording import Recordings
from eval.run import Run, open_run
from eval.score import read_rows, score
from eval.scoring import write_scores
from eval.summary import summed_up

Ask = Callable[[str], bool]
SHOWN = 20
"""Failures that are listed; the rest is counted."""

COLLECTING = Wording(es="casos", en="cases")
GO_ON = Wording(es="¿Llamo al modelo? [s/N]", en="Call the model? [y/N]")
DECLINED = Wording(
    es="no se ha llamado al modelo; con --yes no se pregunta", en="no model was called; --yes asks nothing"
)

errors = Console(stderr=True, highlight=False)


def run(options: Options, ask: Ask) -> int:
    """Collect, score, gate and a report on the terminal."""
    metrics, asked = metrics_of(options.metric), session(options)
    _consent(asked, ask)
    collected = _collected(asked)
    write_scores(collected.run, metrics, options.workers)
    return max(_told(collected, asked.tongue), gating.gated(asked, collected.run, _print))


def collect_only(options: Options, ask: Ask) -> int:
    asked = session(options)
    _consent(asked, ask)
    collected = _collected(asked)
    _say(_where(collected), asked.tongue)
    return _told(collected, asked.tongue)


def explain(options: Options, case: str, ask: Ask) -> int:
    """One case, run by itself: a case's output depends on no other."""
    metrics = tuple(metric for metric in metrics_of(options.metric) if metric.of != "set")
    asked = session(options.model_copy(update={"case": (case,), "workers": 1}))
    _consent(asked, ask)
    with TemporaryDirectory(prefix="portavoz-explain-") as folder:
        done = collect(Path(folder), asked.book, asked.brand, asked.wish).run
        output = next(done.outputs())
        rows = tuple(score(done.cases, (output,), asked.brand, metrics))
        _print(explained(done.case(case), output, rows, asked.tongue))
    return 2 if any(row.verdict.status == "error" for row in rows) else 0


def score_only(options: Options) -> int:
    """Scores a collected run again: after a change of metrics, nothing else has to run."""
    done = _opened(options)
    path = write_scores(done, metrics_of(options.metric), options.workers)
    broke = sum(row.verdict.status == "error" for row in read_rows(path))
    said = f"{path}"
    if broke:
        _say(Wording(es=f"{said}: {broke} errores", en=f"{said}: {broke} errors"), tongue_of(options))
        return 2
    _say(Wording(es=said, en=said), tongue_of(options))
    return 0


def record(options: Options, ask: Ask) -> int:
    """Asks a model for every answer that is not recorded, then drops recordings that nobody asks for any more."""
    asked = session(options.model_copy(update={"engine": "live"}))
    writer = asked.wish.writer.model_copy(update={"mode": "record"})
    asked = asked._replace(wish=asked.wish._replace(writer=writer))
    _consent(asked, ask)
    with TemporaryDirectory(prefix="portavoz-record-") as folder:
        collected = _collected(asked._replace(out=Path(folder)))
    recordings = Recordings(writer.recordings)
    recordings.drop(() if collected.failed else collected.stale)
    spent = collected.spent
    told = f"{writer.recordings}: {len(recordings)}, {spent.calls} + {spent.input_tokens + spent.output_tokens} tokens"
    _say(Wording(es=told, en=told), asked.tongue)
    return _told(collected._replace(stale=()), asked.tongue)


def compare(options: Options, before: Path, now: Path) -> int:
    """One run against another over the same cases: better, worse, or no evidence of either."""
    then, since = open_run(before), open_run(now)
    gate = gating.compared(then, since)
    _print(summed_up(since, gate, gating.found_in(since), tongue_of(options)))
    return gating.status(gate)


def report(options: Options, to: Path | None) -> int:
    """Every report of a scored run: JSON, Markdown, JUnit and the page, in the language asked for."""
    asked = session(options)
    done = open_run(asked.out)
    baseline = gating.baseline_for(asked, done)
    gate = gating.verdict(asked, done, baseline)
    # Reports take a while to import and no other command needs them.
    from eval.report import write_reports  # noqa: PLC0415

    for path in write_reports(done, gate, to or done.folder / "report", asked.tongue, baseline):
        sys.stdout.write(f"{path}\n")
    return gating.status(gate)


def harvest(options: Options, to: Path | None) -> int:
    """Overrides, edits and rejections of the queue become cases of the split «harvest», personal data replaced."""
    # Opens the deployment's database, which no other command touches.
    from eval.harvest import harvest as harvested  # noqa: PLC0415

    settings = read_settings()
    brand = load(options.knowledge or settings.knowledge)
    path = to or CASES / brand.slug / "harvest.jsonl"
    count = asyncio.run(harvested(settings, brand, path))
    _say(Wording(es=f"{path}: {count} casos nuevos", en=f"{path}: {count} new cases"), tongue_of(options))
    return 0


def mutants(options: Options) -> int:
    """Breaks replies on purpose and tells what the suite notices."""
    # Every brand that drafts were graded for is loaded: no other command needs them.
    from eval.mutants.command import mutants as broken  # noqa: PLC0415

    return broken(options)


def judge(given: dict[str, object], ask: Ask) -> int:
    """A model's opinion of a run, with what that opinion is worth."""
    # Off by default: no other command needs it.
    from eval.judge import command  # noqa: PLC0415

    return command.judge(command.JudgeOptions.model_validate(given), ask)


def document(options: Options, seeds: tuple[Path, ...], blind: Path | None, to: Path | None) -> int:
    """Measures the suite itself and writes what it found."""
    from eval.documenting import write  # noqa: PLC0415 - see above

    _print(str(write(options, seeds, blind, to)))
    return 0


def _opened(options: Options) -> Run:
    if options.out:
        return open_run(options.out)
    asked = session(options)
    return open_run(out_of(options, Settings(), asked.brand.slug))


def _consent(asked: Session, ask: Ask) -> None:
    """Says what a live run is foreseen to cost and asks. Raises Faulty when nobody agrees."""
    writer = asked.wish.writer
    if not writer.calls:
        return
    engines_for(writer, asked.brand, Settings())  # a missing key is told before anything is counted
    foreseen = forecast(asked.book, asked.brand, asked.wish)
    told = foreseen.told(writer.model or "", asked.prices)
    _say(told, asked.tongue)
    if foreseen.calls and not asked.options.yes and not ask(GO_ON.in_(asked.tongue)):
        raise Faulty(DECLINED)


def _collected(asked: Session) -> Collected:
    with _bar(asked.tongue) as hear:
        return collect(asked.out, asked.book, asked.brand, asked.wish, hear)


def _told(collected: Collected, tongue: Tongue) -> int:
    """What went wrong, one line each. 2 when a case failed."""
    for failure in collected.failed[:SHOWN]:
        _say(Wording(es=f"{failure.case}: {failure.error}", en=f"{failure.case}: {failure.error}"), tongue)
    if (more := len(collected.failed) - SHOWN) > 0:
        _say(Wording(es=f"… y {more} casos más fallaron", en=f"… and {more} more cases failed"), tongue)
    for entry in collected.stale[:SHOWN]:
        es = f"{entry.case}: grabación que nadie pide ya ({entry.key[:12]}); la quita portavoz eval record"
        en = (
            f"{entry.case}: a recording that nobody asks for any more ({entry.key[:12]}); portavoz eval record drops it"
        )
        _say(Wording(es=es, en=en), tongue)
    return 2 if collected.failed else 0


def _where(collected: Collected) -> Wording:
    folder, kept = collected.run.folder, collected.kept
    return Wording(
        es=f"{folder}: {len(collected.run.cases)} casos, {kept} ya estaban",
        en=f"{folder}: {len(collected.run.cases)} cases, {kept} were there",
    )


@contextmanager
def _bar(tongue: Tongue) -> Iterator[Hear]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=errors) as bars:
        task = bars.add_task(COLLECTING.in_(tongue), total=None)
        yield lambda done, of: bars.update(task, completed=done, total=of)


def _print(shown: object) -> None:
    Console(highlight=False, file=sys.stdout).print(shown)


def _say(wording: Wording, tongue: Tongue) -> None:
    errors.print(Text(harmless(wording.in_(tongue))), soft_wrap=True)
