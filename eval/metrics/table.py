"""Every metric of the suite, by name. A new module of metrics is listed here, or nothing is scored by it."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from app.brand.faults import closest
from app.wording import Wording
from eval.faults import Faulty
from eval.metrics.decision import evidence, protocol
from eval.metrics.metric import Card, Metric
from eval.metrics.policy import (
    address,
    causes,
    conduct,
    contacts,
    contradictions,
    dates,
    duties,
    figures,
    form,
    line,
    names,
    privacy,
    promises,
    rights,
)
from eval.metrics.together import consistency, crowd
from eval.metrics.writing import answer, complaint, crisis, empathy, groundedness, human

CARDS = Path(__file__).resolve().parent / "cards"
MODULES: tuple[tuple[Metric, ...], ...] = (
    evidence.METRICS,
    protocol.METRICS,
    address.METRICS,
    causes.METRICS,
    conduct.METRICS,
    contacts.METRICS,
    contradictions.METRICS,
    dates.METRICS,
    duties.METRICS,
    figures.METRICS,
    form.METRICS,
    line.METRICS,
    names.METRICS,
    privacy.METRICS,
    promises.METRICS,
    rights.METRICS,
    consistency.METRICS,
    crowd.METRICS,
    answer.METRICS,
    complaint.METRICS,
    crisis.METRICS,
    empathy.METRICS,
    groundedness.METRICS,
    human.METRICS,
)


def once(found: Iterable[Metric]) -> tuple[Metric, ...]:
    """By name. Raises ValueError for a name that is given twice."""
    table = sorted(found, key=lambda metric: metric.name)
    for one, other in pairwise(table):
        if one.name == other.name:
            raise ValueError(f"two metrics are called {one.name}")
    return tuple(table)


TABLE: tuple[Metric, ...] = once(metric for metrics in MODULES for metric in metrics)


def named(name: str, table: tuple[Metric, ...] = TABLE) -> Metric:
    """Raises Faulty for a name that no metric has; it lists those that exist."""
    names = [metric.name for metric in table]
    if name in names:
        return table[names.index(name)]
    meant, listed = closest(name, names), ", ".join(names)
    es, en = (f"¿quería decir «{meant}»? ", f"did you mean “{meant}”? ") if meant else ("", "")
    raise Faulty(
        Wording(
            es=f"no hay ninguna métrica «{name}»; {es}Existen: {listed}",
            en=f"there is no metric “{name}”; {en}These exist: {listed}",
        )
    )


@cache
def card(name: str) -> Card:
    """What a metric claims to measure. Raises Faulty when its card is missing or cannot be read."""
    path = CARDS / f"{name}.yaml"
    try:
        return Card.model_validate(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    except (OSError, YAMLError, ValidationError) as error:
        why = str(error).splitlines()[0]
        raise Faulty(
            Wording(es=f"la ficha {path.name} no se puede leer: {why}", en=f"cannot read the card {path.name}: {why}")
        ) from error


def versions(table: tuple[Metric, ...] = TABLE) -> dict[str, int]:
    """Of each metric's definition, by its card; a metric without a card has none."""
    return {metric.name: card(metric.name).version for metric in table if (CARDS / f"{metric.name}.yaml").exists()}
