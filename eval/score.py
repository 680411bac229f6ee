"""Verdicts on what a run put out. Pure: the same cases, outputs and metrics give the same rows, byte by byte."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from app.brand.brand import Brand
from app.value import Value
from app.wording import Wording
from eval.case import Case
from eval.faults import Faulty
from eval.metrics.metric import (
    Assembly,
    Errored,
    Judge,
    Member,
    Metric,
    NotApplicable,
    Reader,
    Scored,
    Side,
    Together,
    Verdict,
)
from eval.metrics.table import TABLE
from eval.output import Failed, Output, Source, Text, Written

NOT_WRITTEN = NotApplicable(reason=Wording(es="no se escribió ningún texto", en="no text was written"))
NOT_OFFERED = NotApplicable(reason=Wording(es="no se ofrece ningún texto", en="no text is offered"))
NO_OUTPUT = Errored(error="the run holds no output of this case")
SIDES: tuple[Side, ...] = ("final", "raw")


class Row(Value):
    """One verdict: one line of `scores.jsonl`."""

    metric: str
    case: str
    """For a verdict on several cases: their group, or the case that they are variants of."""
    group: str
    """What is resampled together."""
    side: Side | None = None
    repeat: int = 0
    verdict: Verdict
    members: tuple[str, ...] = ()
    """The cases of a verdict on several."""


def score(
    cases: Iterable[Case], outputs: Iterable[Output | Failed], brand: Brand, metrics: tuple[Metric, ...] = TABLE
) -> Iterator[Row]:
    """Rows by output, in the order of `outputs`; then cases without any; then the verdicts on several cases.

    Each output is let go of after its rows; only metrics over sets keep members, without the texts of their sources
    and of the first repeat alone. A metric that raises, or returns no verdict, errs on that case and goes on.
    """
    held = _Cases(cases)
    by_case = sorted((m for m in metrics if m.of != "set"), key=_name)
    over_sets = sorted((m for m in metrics if m.of == "set"), key=_name)
    gathered = _Members()
    for output in outputs:
        case = held.take(output.case)
        if not generated(case):
            yield from _rows(case, output, brand, by_case)
        if over_sets and output.repeat == 0 and isinstance(output, Output):
            gathered.add(case, output)
    for case in held.left():
        if not generated(case):
            yield from _errors(case, 0, by_case, NO_OUTPUT)
    for metric in over_sets:
        yield from _together(metric, gathered.members, held)


def read_rows(path: Path) -> Iterator[Row]:
    """Raises Faulty when there are none, or at a line that is none."""
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                yield _row(path, number, raw)
    except FileNotFoundError:
        raise Faulty(
            Wording(
                es=f"falta {path}; puntúe antes la ejecución con portavoz eval score",
                en=f"{path} is missing; score the run first with portavoz eval score",
            )
        ) from None


def line_of(row: Row) -> str:
    told = row.model_dump(mode="json", exclude_defaults=True)
    told["verdict"]["status"] = row.verdict.status
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def generated(case: Case) -> bool:
    """Whether a case says the same as its original: it counts in what must hold between them, and nowhere else."""
    return case.variant is not None and case.variant.kind != "paraphrase"


class _Cases:
    """The cases by id, as text: 10,000 of them take some ten megabytes."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self._kept = {case.id: (case.group, case.model_dump_json()) for case in cases}
        self._seen: set[str] = set()

    def take(self, id: str) -> Case:
        """Raises Faulty for an output of none of these cases."""
        if id not in self._kept:
            raise Faulty(
                Wording(
                    es=f"la ejecución tiene una salida de «{id}», que no está entre los casos; recójala de nuevo",
                    en=f"the run holds an output of “{id}”, which is none of the cases; collect it again",
                )
            )
        self._seen.add(id)
        return Case.model_validate_json(self._kept[id][1])

    def group(self, id: str) -> str:
        return self._kept[id][0] if id in self._kept else id

    def left(self) -> Iterator[Case]:
        for id in sorted(self._kept.keys() - self._seen):
            yield self.take(id)


class _Members:
    """What metrics over sets are given. Sources without text and score are the same for many cases: kept once."""

    def __init__(self) -> None:
        self._found: list[Member] = []
        self._sources: dict[str, Source] = {}

    def add(self, case: Case, output: Output) -> None:
        slim = tuple(self._slim(source) for source in output.sources)
        self._found.append(Member(case, output.model_copy(update={"sources": slim})))

    @property
    def members(self) -> tuple[Member, ...]:
        """By case, whatever the order of the outputs."""
        return tuple(sorted(self._found, key=lambda member: member.case.id))

    def _slim(self, source: Source) -> Source:
        if source.id not in self._sources:
            bare = {"text": "", "comment": None, "score": 0.0}
            self._sources[source.id] = source.model_copy(update=bare)
        return self._sources[source.id]


def _rows(case: Case, output: Output | Failed, brand: Brand, metrics: list[Metric]) -> Iterator[Row]:
    if isinstance(output, Failed):
        yield from _errors(case, output.repeat, metrics, Errored(error=output.error))
        return
    texts = {side: _written(case, output, brand, side) for side in SIDES}
    for metric in metrics:
        if metric.of == "decision":
            yield _row_of(metric, case, output.repeat, None, _judged(metric, cast(Judge, metric.judge), case, output))
            continue
        verdicts: dict[Text, Verdict] = {}
        for side, written in texts.items():
            yield _row_of(metric, case, output.repeat, side, _read(metric, written, verdicts))


def _written(case: Case, output: Output, brand: Brand, side: Side) -> Written | NotApplicable:
    text = output.raw if side == "raw" else output.final
    if text is None:
        return NOT_WRITTEN if not output.texts else NOT_OFFERED
    return Written(case=case, brand=brand, text=text, sources=output.sources)


def _read(metric: Metric, written: Written | NotApplicable, known: dict[Text, Verdict]) -> Verdict:
    """The same text gets the same verdict, and is read once."""
    if isinstance(written, NotApplicable):
        return written
    if written.text not in known:
        known[written.text] = _judged(metric, cast(Reader, metric.judge), written)
    return known[written.text]


def _judged(metric: Metric, judge: Any, *given: Any) -> Verdict:
    try:
        verdict = judge(*given)
    except Exception as error:
        return Errored(error=f"{type(error).__name__}: {error}")
    if isinstance(verdict, Scored | NotApplicable | Errored):
        return verdict
    return Errored(error=f"{metric.name} returned {type(verdict).__name__}, not a verdict")


def _together(metric: Metric, members: tuple[Member, ...], held: _Cases) -> Iterator[Row]:
    try:
        found = cast(Assembly, metric.judge)(members)
    except Exception as error:
        broke = Errored(error=f"{type(error).__name__}: {error}")
        found = (Together("*", (), broke),)
    for together in sorted(found, key=lambda each: (each.group, each.cases)):
        group = held.group(together.cases[0]) if together.cases else together.group
        yield Row(
            metric=metric.name, case=together.group, group=group, verdict=together.verdict, members=together.cases
        )


def _errors(case: Case, repeat: int, metrics: list[Metric], error: Errored) -> Iterator[Row]:
    for metric in metrics:
        for side in SIDES if metric.of == "text" else (None,):
            yield _row_of(metric, case, repeat, side, error)


def _row_of(metric: Metric, case: Case, repeat: int, side: Side | None, verdict: Verdict) -> Row:
    return Row(metric=metric.name, case=case.id, group=case.group, side=side, repeat=repeat, verdict=verdict)


def _name(metric: Metric) -> str:
    return metric.name


def _row(path: Path, number: int, raw: bytes) -> Row:
    try:
        return Row.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = f"{path}:{number}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise Faulty(
            Wording(es=f"{at}. Repita portavoz eval score", en=f"{at}. Run portavoz eval score again")
        ) from error
