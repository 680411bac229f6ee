"""One case with everything about it, on a terminal: comment, labels, triage, sources, texts, and each verdict's why."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from app.cli_reply import RESULTS, SEVERITIES, harmless
from app.triage.triage import Triage
from app.wording import Tongue, Wording
from eval.case import Case
from eval.metrics.metric import NotApplicable, Scored, Side
from eval.output import Failed, Output, Text
from eval.score import Row

UNLABELLED = frozenset({"id", "brand", "split", "group", "comment", "by", "source"})
"""Fields of a case that are no labels."""
SOURCE_SHOWN = 300
"""Characters of a source's text."""
SIDES: dict[Side | None, Wording] = {
    "raw": Wording(es="primer texto", en="first text"),
    "final": Wording(es="texto final", en="final text"),
    None: Wording(es="caso", en="case"),
}
BOTH = Wording(es="los dos", en="both")
NOT_APPLICABLE, BROKE = Wording(es="no procede", en="not applicable"), Wording(es="ERROR", en="ERROR")


def explained(case: Case, output: Output | Failed, rows: Iterable[Row], tongue: Tongue) -> RenderableType:
    """Worst verdicts first; what does not apply last."""
    return Group(*_Explained(case, tongue).parts(output, tuple(rows)))


class _Explained:
    def __init__(self, case: Case, tongue: Tongue) -> None:
        self._case, self._tongue = case, tongue

    def _(self, es: str, en: str) -> str:
        return en if self._tongue == "en" else es

    def parts(self, output: Output | Failed, rows: tuple[Row, ...]) -> Iterator[RenderableType]:
        yield Styled(f"{self._case.id} · {self._case.split} · {self._case.group}", style="bold")
        yield from self._part(self._("Comentario", "Comment"), self._comment())
        yield from self._part(self._("Lo que se acepta", "What is accepted"), self._labels())
        if isinstance(output, Failed):
            yield from self._part(self._("Falló", "Failed"), [output.error])
        else:
            yield from self._output(output)
        yield self._heading(self._("Métricas", "Metrics"))
        yield Padding(self._verdicts(rows), (0, 0, 1, 2))

    def _output(self, output: Output) -> Iterator[RenderableType]:
        result = RESULTS[output.result].in_(self._tongue)
        yield from self._part(self._("Resultado", "Result"), [f"{result} · {output.reason}"])
        yield from self._part(self._("Triaje", "Triage"), self._triage(output.triage))
        if output.holding:
            yield from self._part(self._("Mensaje de espera", "Holding text"), [output.holding])
        found = [f"{s.id} · {s.section or s.source}: {s.text[:SOURCE_SHOWN]}" for s in output.sources]
        yield from self._part(self._("Fuentes", "Sources"), found or [self._("ninguna", "none")])
        for n, text in enumerate(output.texts, 1):
            offered = output.offered and n == len(output.texts)
            yield from self._text(text, n, offered)

    def _text(self, text: Text, n: int, offered: bool) -> Iterator[RenderableType]:
        said = self._("ofrecido", "offered") if offered else self._("no ofrecido", "not offered")
        lines = [text.public]
        lines += [f"{self._('Privado', 'Private')}: {text.private}"] if text.private else []
        lines += [f"{self._('Citas', 'Cites')}: {', '.join(text.cites)}"] if text.cites else []
        lines += [f"{self._('Lo bloquearon', 'Blocked by')}: {', '.join(text.refused_by)}"] if text.refused_by else []
        yield from self._part(f"{self._('Texto', 'Text')} {n} · {text.engine} · {said}", lines)

    def _comment(self) -> list[str]:
        comment = self._case.comment
        stars = f" · {'★' * comment.rating}" if comment.rating else ""
        return [f"{comment.network} · {comment.author or '–'}{stars}", comment.text]

    def _labels(self) -> list[str]:
        told = self._case.model_dump(mode="json", exclude=set(UNLABELLED), exclude_defaults=True)
        return [f"{name}: {_short(value)}" for name, value in told.items()]

    def _triage(self, triage: Triage) -> list[str]:
        severity = SEVERITIES[triage.severity].in_(self._tongue)
        private = self._("privado", "private") if triage.private else self._("público", "public")
        head = f"{triage.outcome} · {severity} · {triage.scenario or '–'} · {private} · {triage.confidence:.2f}"
        steps = [f"{a.text} → {a.answer}{f' («{a.evidence}»)' if a.evidence else ''}" for a in triage.protocol]
        found = [f"{self._('señales', 'signals')}: {', '.join(triage.signals)}"] if triage.signals else []
        return [head, *found, *steps]

    def _verdicts(self, rows: tuple[Row, ...]) -> Table:
        """A line a verdict, one for both texts where they got the same; what does not apply in one line a reason."""
        table = Table.grid(padding=(0, 2))
        for column in range(4):
            table.add_column(no_wrap=column < 3)
        shown: dict[tuple[str, str, str, str], list[Side | None]] = {}
        for row in sorted(rows, key=_worst_first):
            shown.setdefault((*self._verdict(row), "" if _idle(row) else row.metric), []).append(row.side)
        for (value, reason, style, metric), sides in shown.items():
            side = (BOTH if len(set(sides)) == 2 else SIDES[sides[0]]).in_(self._tongue) if metric else ""
            name = metric or f"{len({r.metric for r in rows if _idle(r) and self._verdict(r)[1] == reason})} ×"
            table.add_row(*(Styled(harmless(cell), style=style) for cell in (value, name, side, reason)))
        return table

    def _verdict(self, row: Row) -> tuple[str, str, str]:
        verdict = row.verdict
        if isinstance(verdict, Scored):
            style = "green" if verdict.value == 1 else "red" if verdict.value == 0 else "yellow"
            return f"{verdict.value:.2f}", verdict.reason.in_(self._tongue), style
        if isinstance(verdict, NotApplicable):
            return NOT_APPLICABLE.in_(self._tongue), verdict.reason.in_(self._tongue), "dim"
        return BROKE.in_(self._tongue), verdict.error, "bold red"

    def _heading(self, title: str) -> Styled:
        return Styled(harmless(title), style="bold cyan")

    def _part(self, title: str, lines: Iterable[str]) -> Iterator[RenderableType]:
        yield self._heading(title)
        yield Padding(Styled(harmless("\n".join(lines))), (0, 0, 1, 2))


def _short(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_short(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_short(item)}" for key, item in value.items())
    return str(value)


def _idle(row: Row) -> bool:
    return isinstance(row.verdict, NotApplicable)


def _worst_first(row: Row) -> tuple[int, float, str, str]:
    verdict = row.verdict
    rank = 2 if isinstance(verdict, NotApplicable) else 1 if isinstance(verdict, Scored) else 0
    return rank, verdict.value if isinstance(verdict, Scored) else 0.0, row.metric, row.side or ""
