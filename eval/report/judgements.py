"""The verdicts on one case as lines: what was found, what it rests on, and what it was in the baseline."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from app.web.shown import inline
from app.wording import Tongue
from eval.case import Case
from eval.gate.baseline import key
from eval.gate.thresholds import DANGERS
from eval.metrics.metric import NotApplicable, Scored
from eval.output import Text
from eval.report.briefs import RULES
from eval.score import NOT_OFFERED, NOT_WRITTEN, Row

Field = Literal["public", "private", "comment"]
LONGEST_QUOTE = 90
LONGEST_SHARED = 160
"""Characters of a reason that many cases share."""


class Judgement(NamedTuple):
    """A verdict as a line: `style` says how it went, `quotes` what it rests on."""

    metric: str
    side: str
    value: float
    style: str
    reason: str
    quotes: tuple[str, ...]
    before: float | None


class Idle(NamedTuple):
    """Metrics that said the same thing: all is well, or it does not apply."""

    reason: str
    metrics: str


class Judging:
    """Lines in one language. `before`: what the baseline held, by case or group and key."""

    def __init__(self, tongue: Tongue, before: dict[tuple[str, str], float]) -> None:
        self._tongue, self._before = tongue, before

    def _(self, es: str, en: str) -> str:
        return en if self._tongue == "en" else es

    def marks(self, rows: Iterable[Row], field: Field) -> Iterator[tuple[int, int, str, str]]:
        seen = set()
        for row in rows:
            if not isinstance(row.verdict, Scored) or row.members:
                continue
            kind, said = "bad" if row.verdict.value < 1 else "good", row.verdict.reason.in_(self._tongue)
            for mark in row.verdict.marks:
                told = (mark.start, mark.end, kind, f"{row.metric}: {inline(said)}")
                if mark.field == field and told not in seen:
                    seen.add(told)
                    yield told

    def found(self, case: Case, rows: tuple[Row, ...], written: dict[str, Text | None]) -> tuple[Judgement, ...]:
        """What is not well, worst first; one line where both texts got the same verdict."""
        shown_as: dict[str, Judgement] = {}
        sides: dict[str, list[str]] = {}
        for row in rows:
            judgement = self._judgement(case, row, written)
            if judgement:
                line = f"{row.metric}\0{judgement.value}\0{judgement.reason}"
                sides.setdefault(line, []).append(self._side(row))
                shown_as[line] = judgement._replace(before=judgement.before or shown_as.get(line, judgement).before)
        told = (each._replace(side=self._both(sides[line])) for line, each in shown_as.items())
        return tuple(sorted(told, key=_gravest_first))

    def _both(self, sides: list[str]) -> str:
        return self._("los dos textos", "both texts") if len(set(sides)) > 1 else sides[0]

    def _judgement(self, case: Case, row: Row, written: dict[str, Text | None]) -> Judgement | None:
        verdict = row.verdict
        if isinstance(verdict, NotApplicable):
            return None
        before = self._before.get((row.case, key(row.metric, row.side)))
        if not isinstance(verdict, Scored):
            return Judgement(row.metric, "", -1.0, "broke", verdict.error, (), before)
        if verdict.value == 1 and before in (None, 1.0):
            return None
        style = "good" if verdict.value == 1 else "bad" if verdict.value == 0 else "part"
        quotes = () if row.members else tuple(self._quotes(case, verdict, written.get(row.side or "")))
        reason = verdict.reason.in_(self._tongue)
        short = f"{reason[:LONGEST_SHARED]}…" if row.members and len(reason) > LONGEST_SHARED else reason
        return Judgement(row.metric, "", verdict.value, style, short, quotes, before)

    def _side(self, row: Row) -> str:
        if row.members:
            return self._("con otros", "with others")
        told = {"final": self._("texto final", "final text"), "raw": self._("primer texto", "first text")}
        return told.get(row.side or "", self._("decisión", "decision"))

    def _quotes(self, case: Case, verdict: Scored, text: Text | None) -> Iterator[str]:
        """What it rests on, where the reason does not quote it."""
        told = verdict.reason.in_(self._tongue)
        fields = {
            "comment": case.comment.text,
            "public": text.public if text else "",
            "private": text.private if text else "",
        }
        quoted = (inline((fields[mark.field] or "")[mark.start : mark.end]) for mark in verdict.marks)
        yield from (quote[:LONGEST_QUOTE] for quote in dict.fromkeys(quoted) if quote and quote not in told)

    def idle(self, rows: Iterable[Row]) -> tuple[Idle, ...]:
        """Names by reason, the most frequent first; «policy.» is told once."""
        found: dict[str, dict[str, None]] = {}
        for row in rows:
            if isinstance(row.verdict, Scored | NotApplicable):
                found.setdefault(row.verdict.reason.in_(self._tongue), {}).setdefault(row.metric)
        told = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        return tuple(Idle(reason, self._names(reason, tuple(names))) for reason, names in told)

    def _names(self, reason: str, names: tuple[str, ...]) -> str:
        if reason in (NOT_WRITTEN.reason.in_(self._tongue), NOT_OFFERED.reason.in_(self._tongue)):
            return self._(f"las {len(names)} métricas de texto", f"all {len(names)} metrics of texts")
        return ", ".join(name.removeprefix("policy.") for name in names)


def once(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Without the verdicts on the first text where the final one got its own: both are the same text."""
    final = {row.metric for row in rows if row.side == "final" and isinstance(row.verdict, Scored)}
    return tuple(row for row in rows if row.side != "raw" or row.metric not in final)


def _gravest_first(each: Judgement) -> tuple[bool, bool, float, str, str]:
    return each.metric not in DANGERS, each.metric not in RULES, each.value, each.metric, each.side
