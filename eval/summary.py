"""The verdict on a run, in one screen: what decides first, then what was measured and on how many cases."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.cli_reply import harmless
from app.wording import Tongue, Wording
from eval.gate.baseline import Values, key
from eval.gate.verdict import Gate
from eval.run import Run

SHOWN = 10
"""Dangerous errors and faults that are listed; the rest is counted."""


class Found(NamedTuple):
    """What the rows of a run come to."""

    means: Values
    """Of each metric and side, over what it applies to."""
    reasons: dict[tuple[str, str], Wording]
    """Of dangerous errors, by metric and case."""


def summed_up(run: Run, gate: Gate, found: Found, tongue: Tongue) -> RenderableType:
    """What decides first; then every metric."""
    return Group(*_Summary(run, gate, found, tongue).parts())


class _Summary:
    def __init__(self, run: Run, gate: Gate, found: Found, tongue: Tongue) -> None:
        self._run, self._gate, self._found, self._tongue = run, gate, found, tongue

    def _(self, es: str, en: str) -> str:
        return en if self._tongue == "en" else es

    def parts(self) -> Iterator[RenderableType]:
        config, gate = self._run.config, self._gate
        engine = config.model or config.engine
        cases = self._("casos", "cases")
        yield Text(harmless(f"{config.brand} · {len(self._run.cases)} {cases} · {engine}"), style="bold")
        yield from self._listed(self._("Errores", "Errors"), gate.errors, "bold red")
        new, known = self._dangers(known=False), self._dangers(known=True)
        yield from self._listed(self._("Errores peligrosos nuevos", "New dangerous errors"), new, "red")
        before = self._("Errores peligrosos que ya estaban", "Dangerous errors known before")
        yield from self._listed(before, known, "yellow")
        yield from self._listed(self._("Umbrales no alcanzados", "Thresholds missed"), tuple(self._missed()), "red")
        yield from self._listed(self._("Ha empeorado", "Got worse"), tuple(self._losses()), "red")
        yield Padding(self._measured(self._found.means), (1, 0))
        yield self._verdict()

    def _dangers(self, *, known: bool) -> tuple[str, ...]:
        """One of each metric in turn, so that many of one do not hide another."""
        seen: dict[str, int] = {}
        turns: list[tuple[int, str, str]] = []
        for danger in self._gate.dangers:
            if danger.known == known:
                seen[danger.metric] = seen.get(danger.metric, 0) + 1
                turns.append((seen[danger.metric], danger.metric, danger.case))
        return tuple(f"{case} · {metric}: {self._why(metric, case)}" for _, metric, case in sorted(turns))

    def _why(self, metric: str, case: str) -> str:
        reason = self._found.reasons.get((metric, case))
        return reason.in_(self._tongue) if reason else ""

    def _missed(self) -> Iterator[str]:
        for reached in self._gate.thresholds:
            if reached.missed:
                of = reached.threshold
                value = "–" if reached.value is None else f"{reached.value:.3f}"
                name, reason = key(of.metric, of.side), of.reason.in_(self._tongue)
                yield f"{name}: {value} < {of.least} · {reason}"

    def _losses(self) -> Iterator[str]:
        for name in self._gate.lost:
            change = self._gate.changes[name]
            yield f"{name}: {change.before:.3f} → {change.now:.3f} (p = {change.corrected:.4f})"

    def _measured(self, means: Values) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 2))
        table.add_column(self._("métrica", "metric"))
        for head in (("media", "mean"), ("casos", "cases"), ("no procede", "n/a"), ("cambio", "change")):
            table.add_column(self._(*head), justify="right")
        for name, coverage in self._gate.coverage.items():
            change = self._gate.changes.get(name)
            moved = f"{change.difference:+.3f}" if change else ""
            mean = f"{means[name]:.3f}" if name in means else "–"
            table.add_row(name, mean, str(coverage.scored), str(coverage.not_applicable), moved)
        return table

    def _verdict(self) -> Text:
        if self._gate.errors:
            return Text(self._("ERROR: la ejecución no dice nada", "ERROR: the run says nothing"), style="bold red")
        if self._gate.passed:
            return Text(self._("PASA", "PASSES"), style="bold green")
        return Text(self._("NO PASA", "DOES NOT PASS"), style="bold red")

    def _listed(self, title: str, lines: tuple[str, ...], style: str) -> Iterator[RenderableType]:
        if not lines:
            return
        more = [f"… (+{len(lines) - SHOWN})"] if len(lines) > SHOWN else []
        yield Text(f"{title} ({len(lines)})", style=style)
        yield Padding(Text(harmless("\n".join([*lines[:SHOWN], *more]))), (0, 0, 0, 2))
