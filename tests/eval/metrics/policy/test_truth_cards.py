"""The cards of the metrics of truth: what they give as examples is judged as they say."""

import pytest

from app.brand.brand import Brand
from eval.metrics.metric import Scored
from eval.metrics.table import card
from eval.metrics.writing.groundedness import groundedness
from tests.eval.metrics.policy.test_truth import RULES
from tests.eval.metrics.policy.truth_brands import BANCO, CRISIS, FARMACIA, RESIDENCIA, reply

OF: dict[str, Brand] = {"unsupported_policy": BANCO, "off_line": RESIDENCIA}
JUDGES = {f"policy.{rule}": judge for rule, (judge, _, _) in RULES.items()} | {"groundedness": groundedness}


@pytest.mark.parametrize("name", sorted(JUDGES))
def test_the_examples_of_a_card_get_the_value_that_it_gives(name: str) -> None:
    rule = name.removeprefix("policy.")
    line = CRISIS if rule == "off_line" else None
    for level in card(name).levels:
        verdict = JUDGES[name](reply(OF.get(rule, FARMACIA), level.reply, level.comment, line=line))
        assert isinstance(verdict, Scored), level.reply
        assert verdict.value == level.value, (level.reply, verdict.reason.es)


@pytest.mark.parametrize("name", sorted(JUDGES))
def test_a_card_lists_its_levels_from_worst_to_best(name: str) -> None:
    values = [level.value for level in card(name).levels]
    assert card(name).name == name
    assert values == sorted(values)
    assert values[-1] == 1
