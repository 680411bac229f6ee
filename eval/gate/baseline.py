"""The run that others are held against: committed, one line a case, nothing but values."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.value import Value
from app.wording import Wording
from eval.faults import Faulty
from eval.metrics.metric import Scored
from eval.score import Row

Values = dict[str, float]
"""By the key of a metric on one side: «outcome», «empathy.reaction/final»."""


class Line(Value):
    """What the baseline holds of one case, or of one group of cases."""

    case: str
    group: str
    sha: str
    """Of the case as it was then; empty for a group."""
    values: dict[str, float]


class Head(Value):
    """First line of the file."""

    brand: str
    metrics: dict[str, int]
    """Version of each metric's definition. Another version means another meaning: not compared."""


class Baseline(Value):
    head: Head
    lines: tuple[Line, ...]


def key(metric: str, side: str | None) -> str:
    """How a metric on one side is named in a comparison."""
    return f"{metric}/{side}" if side else metric


def valued(rows: Iterable[Row]) -> dict[tuple[str, str], Values]:
    """The scored values of each (case, group). Of several repeats of a case, their mean."""
    found: dict[tuple[str, str], dict[str, list[float]]] = {}
    for row in rows:
        if isinstance(row.verdict, Scored):
            values = found.setdefault((row.case, row.group), {})
            values.setdefault(key(row.metric, row.side), []).append(row.verdict.value)
    return {
        where: {name: round(sum(v) / len(v), 4) for name, v in sorted(values.items())}
        for where, values in sorted(found.items())
    }


def baseline_of(rows: Iterable[Row], brand: str, metrics: Mapping[str, int], shas: Mapping[str, str]) -> Baseline:
    """The baseline that this run would be. `shas`: of each case, by id."""
    found = valued(rows)
    bare = {(case, ""): Values() for case in shas.keys() - {case for case, _ in found}}  # judged with others alone
    lines = (
        Line(case=case, group=group, sha=shas.get(case, ""), values=values)
        for (case, group), values in sorted({**found, **bare}.items())
    )
    return Baseline(head=Head(brand=brand, metrics=dict(sorted(metrics.items()))), lines=tuple(lines))


def write(baseline: Baseline, path: Path) -> None:
    """As JSON lines, so that a change shows as the lines of the cases that changed."""
    rows = (baseline.head, *(line.model_copy(update={"values": _once(line.values)}) for line in baseline.lines))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{_json(row.model_dump())}\n" for row in rows), encoding="utf-8")


def read(path: Path) -> Baseline:
    """Raises Faulty: no such file, not a baseline, with the line that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Faulty(_unreadable(path, str(error))) from error
    rows = text.splitlines() or [""]
    head = _parsed(Head, path, 1, rows[0])
    lines = (_parsed(Line, path, n, row) for n, row in enumerate(rows[1:], 2))
    return Baseline(head=head, lines=tuple(line.model_copy(update={"values": _both(line.values)}) for line in lines))


def check_comparable(baseline: Baseline, brand: str, shas: Mapping[str, str]) -> None:
    """Raises Faulty when the baseline is of another brand or of other cases."""
    then = {line.case: line.sha for line in baseline.lines if line.sha}
    if baseline.head.brand != brand:
        raise Faulty(
            Wording(
                es=f"La línea de base es de la marca «{baseline.head.brand}» y esta ejecución de «{brand}»;"
                " dé la suya con --baseline",
                en=f"The baseline is of brand “{baseline.head.brand}”, this run of “{brand}”; give its own with"
                " --baseline",
            )
        )
    changed = sorted(case for case in then.keys() | shas.keys() if then.get(case) != shas.get(case))
    if changed:
        named, more = ", ".join(changed[:5]), f" (+{len(changed) - 5})" if len(changed) > 5 else ""
        raise Faulty(
            Wording(
                es=f"La línea de base es de otros casos: {named}{more} son nuevos, faltan o cambiaron;"
                " hágala de nuevo con --write-baseline",
                en=f"The baseline is of other cases: {named}{more} are new, gone or changed;"
                " make it anew with --write-baseline",
            )
        )


def _once(values: Values) -> Values:
    """A first text that is also what is offered has the same values: they are written once."""
    return {n: v for n, v in values.items() if not n.endswith("/raw") or values.get(_offered(n)) != v}


def _both(values: Values) -> Values:
    first = {name.removesuffix("/final") + "/raw": v for name, v in values.items() if name.endswith("/final")}
    return dict(sorted({**first, **values}.items()))


def _offered(name: str) -> str:
    return name.removesuffix("/raw") + "/final"


def _parsed(kind: type[Any], path: Path, number: int, row: str) -> Any:
    try:
        return kind.model_validate_json(row)
    except ValidationError as error:
        raise Faulty(_unreadable(path, f"line {number}: {error.errors()[0]['msg']}")) from error


def _unreadable(path: Path, why: str) -> Wording:
    return Wording(
        es=f"No se puede leer la línea de base {path}: {why}. Hágala de nuevo con --write-baseline",
        en=f"Cannot read the baseline {path}: {why}. Make it anew with --write-baseline",
    )


def _json(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
