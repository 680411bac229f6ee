"""The tables of `summary.md`, folded there: every metric, and the headlines by trait."""

from collections.abc import Sequence

from app.wording import Tongue
from eval.report.digest import Digest
from eval.report.headlines import HEADLINES
from eval.report.inert import cell
from eval.report.traits import TRAITS, named
from eval.report.verdict_words import figure


class Tables:
    """In one language."""

    def __init__(self, digest: Digest, tongue: Tongue) -> None:
        self._digest, self._gate, self._tongue = digest, digest.gate, tongue

    def _(self, es: str, en: str) -> str:
        return en if self._tongue == "en" else es

    def metrics(self) -> str:
        head = (
            self._("métrica", "metric"),
            self._("media", "mean"),
            "90 %",
            self._("base", "baseline"),
            self._("casos", "cases"),
            self._("no procede", "n/a"),
        )
        rows = []
        for name, coverage in self._gate.coverage.items():
            mean = self._digest.means.get(name)
            span = f"{self._figure(mean.low)}–{self._figure(mean.high)}" if mean else "–"
            before = self._figure(self._digest.before.get(name))
            rows.append(
                (
                    f"`{name}`",
                    self._figure(mean.value if mean else None),
                    span,
                    before,
                    str(coverage.scored),
                    str(coverage.not_applicable),
                )
            )
        return table(head, rows)

    def groups(self, trait: str) -> str:
        heads = tuple(self._digest.heads)
        head = (
            TRAITS[trait].in_(self._tongue),
            self._("casos", "cases"),
            *(HEADLINES[name].in_(self._tongue) for name in heads),
        )
        rows = []
        for value, share in self._digest.shares[trait].items():
            found = (share.heads.get(name) for name in heads)
            rows.append(
                (
                    cell(named(trait, value, self._digest.run.brand, self._tongue), 60),
                    str(share.cases),
                    *(self._figure(m.value if m else None) for m in found),
                )
            )
        return table(head, rows)

    def _figure(self, value: float | None) -> str:
        return figure(value, self._tongue)


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Figures to the right, names to the left. Cells are escaped by who gives them."""
    lines = [head, ("---", *("---:" for _ in head[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
