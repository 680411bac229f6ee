"""Every metric has a card, and the card's own examples score what it says they do."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from app.brand.brand import Brand
from eval.case import Case, Line, Matter
from eval.metrics.metric import Card, Level, Metric, Scored
from eval.metrics.table import CARDS, TABLE, card, versions
from eval.output import Source, Text, Written
from eval.total import MEASURES
from tests import made
from tests.eval.metrics.policy.truth_brands import FARMACIA

CARDED = tuple(metric for metric in TABLE if (CARDS / f"{metric.name}.yaml").exists())
"""Those without a card fail a test of their own, not the collection of all."""
TEXTS = tuple(metric for metric in CARDED if metric.of == "text")
TWO_MATTERS = (
    Matter(text="La puerta no cerraba", outcomes=("service_failure",)),
    Matter(text="el café estaba frío", outcomes=("service_failure",)),
)
WATER = Line(text="Desde las 9:15 no hay agua por una avería en el depósito del barrio norte.")
HEATING = Line(text="La calefacción no funciona por una fuga. Todavía no sabemos a qué hora volverá.")
DELIVERY = (
    Source(id="f1", kind="fact", source="facts.yaml#envio", section="", text="Los envíos llegan en 72 horas."),
    Source(id="f2", kind="fact", source="facts.yaml#tienda", section="", text="A la tienda llegan en 48 horas."),
)
CINEMA = made.brand(facts=())


class Ground(NamedTuple):
    """What a card's examples take for granted beside the comment: the labels of the case, and what the brand knows."""

    labels: Mapping[str, Any] = MappingProxyType({})
    sources: tuple[Source, ...] = ()
    brand: Brand = CINEMA


GROUND = {
    "agreement": Ground(
        sources=(
            Source(
                id="r1",
                kind="reply",
                source="replies/2026.jsonl",
                section="",
                text="Sentimos lo del asiento roto: ya lo hemos cambiado.",
                comment="El asiento de la fila 2 está roto",
            ),
        )
    ),
    "complaint.apology": Ground({"apologise": "required"}),
    "crisis": Ground({"line": WATER}),
    "empathy.interpretation": Ground({"mood": ("angry",)}),
    "empathy.reaction": Ground({"mood": ("angry",)}),
    "groundedness": Ground(brand=FARMACIA),
    "labelled_figures": Ground({"must": (("48 horas",),), "needs": ("facts.yaml",)}, DELIVERY),
    "matters": Ground({"matters": TWO_MATTERS}),
    "needed_facts": Ground({"must": (("2 horas",), ("taquilla",))}),
    "policy.cheered_grief": Ground({"mood": ("grieving",)}),
    "policy.contradicted": Ground(brand=FARMACIA),
    "policy.feeds_troll": Ground({"outcomes": ("troll",), "mood": ("hostile",)}),
    "policy.invented_contact": Ground(brand=FARMACIA),
    "policy.invented_date": Ground(brand=FARMACIA),
    "policy.invented_figure": Ground(brand=FARMACIA),
    "policy.matter_unanswered": Ground({"matters": TWO_MATTERS}),
    "policy.missing_apology": Ground({"apologise": "required"}),
    "policy.no_private_channel": Ground({"private": True}),
    "policy.no_recognition": Ground({"mood": ("afraid",)}),
    "policy.off_line": Ground({"line": HEATING}),
    "policy.thanked_sarcasm": Ground({"mood": ("ironic",)}),
    "policy.too_long": Ground({"network": "x"}),
    "policy.unsupported_policy": Ground(brand=FARMACIA),
    "policy.unwanted_apology": Ground({"outcomes": ("praise",), "apologise": "forbidden"}),
}
"""By metric; a metric that is not here needs nothing but the comment of an angry customer's case."""

CONTINUOUS = {"human": 0.05}
"""How near its card's value an example of a metric lies that has no levels but a scale."""


def examples() -> list[Any]:
    return [
        pytest.param(metric, level, id=f"{metric.name}-{level.value:g}")
        for metric in TEXTS
        for level in card(metric.name).levels
    ]


def written(metric: Metric, level: Level) -> Written:
    """The example of a card as a metric reads it, at a small brand."""
    ground = GROUND.get(metric.name, Ground())
    labels, brand = dict(ground.labels), ground.brand
    case = Case(
        id="example",
        brand=brand.slug,
        split="tune",
        group="example",
        comment=made.comment(level.comment, network=labels.pop("network", brand.networks[-1].id)),
        **{"outcomes": ("service_failure",), "severity": ("medium",), "by": "the card", **labels},
    )
    return Written(case=case, brand=brand, text=Text(engine="person", public=level.reply), sources=ground.sources)


def cards() -> list[Card]:
    return [card(metric.name) for metric in CARDED]


def test_every_metric_has_a_card_and_every_card_a_metric() -> None:
    assert sorted(path.stem for path in CARDS.glob("*.yaml")) == sorted(metric.name for metric in TABLE)


@pytest.mark.parametrize("metric", CARDED, ids=lambda metric: metric.name)
def test_a_card_carries_the_name_of_its_metric_and_a_version_that_runs_record(metric: Metric) -> None:
    assert card(metric.name).name == metric.name
    assert versions()[metric.name] == card(metric.name).version >= 1


@pytest.mark.parametrize("found", cards(), ids=lambda found: found.name)
def test_the_levels_of_a_card_rise_from_worst_to_best(found: Card) -> None:
    values = [level.value for level in found.levels]
    assert values == sorted(set(values))
    assert 0 <= values[0] < values[-1] == 1


@pytest.mark.parametrize("found", cards(), ids=lambda found: found.name)
def test_a_card_says_everything_in_both_languages(found: Card) -> None:
    said = (found.harm, found.definition, *found.blind_spots, *(level.meaning for level in found.levels))
    assert all(wording.es.strip() and wording.en.strip() for wording in said)
    assert not [wording.es for wording in said if wording.es == wording.en]


@pytest.mark.parametrize(("metric", "level"), examples())
def test_the_example_of_a_card_scores_what_the_card_says(metric: Metric, level: Level) -> None:
    verdict = metric.judge(written(metric, level))  # type: ignore[call-arg, arg-type]  # of == "text" says which it is
    assert isinstance(verdict, Scored), verdict
    near = CONTINUOUS.get(metric.name, 1e-6)
    assert verdict.value == pytest.approx(level.value, abs=near), verdict.reason.en


def test_a_rule_is_either_kept_or_broken() -> None:
    rules = [found for found in cards() if found.name.startswith("policy.")]
    assert {tuple(level.value for level in found.levels) for found in rules} == {(0.0, 1.0)}


def test_the_total_is_made_of_metrics_of_text_that_exist() -> None:
    assert not set(MEASURES) - {metric.name for metric in TABLE if metric.of == "text"}
