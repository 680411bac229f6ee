"""A mutant dies by the rule that its operator names; whatever survives is told with what kept it alive."""

import pytest

from eval.metrics.metric import Metric
from eval.mutants.drafts import Draft, judged
from eval.mutants.killing import Killing, OfOperator, kill
from eval.mutants.operator import Operator
from tests.eval.mutants.replies import GOOD, breaking, listening, reply, silent

ADDS = Operator("adds", ("leak",), lambda written, random: f"{written.text.public} FUGA {random.randint(1, 9)}")
GAP = Operator("gap", ("placeholder",), lambda written, _: f"[x] {written.text.public}", frozenset({"markup"}))
NEVER = Operator("never", ("opinion",), lambda _, __: None)
CALM = Operator("calm", (), lambda written, _: f"Hola. {written.text.public}")
LEAK = listening("leak", lambda text: "FUGA" in text)
SLOT = listening("placeholder", lambda text: "[" in text)


def drafts(number: int = 3, *table: Metric) -> list[Draft]:
    return [judged(f"d{at}", reply(f"{GOOD} {at}."), table) for at in range(number)]


def killed(*table: Metric, wanted: int = 6, operators: tuple[Operator, ...] = (ADDS, GAP)) -> Killing:
    return kill(drafts(3, *table), table, 0, wanted, 3, operators, (CALM,))


def of(told: Killing, name: str) -> OfOperator:
    return next(one for one in told.mutants if one.operator.name == name)


def test_a_mutant_is_killed_when_its_rule_falls() -> None:
    told = killed(LEAK, SLOT)
    assert told.made == 6
    assert told.survivors == ()
    assert (told.rate(hard=True), told.rate(hard=False), told.false_rate) == (1, 1, 0)
    assert told.passed


@pytest.mark.parametrize(
    ("metric", "why"),
    [
        (listening("leak", lambda _: False), "not noticed"),
        (silent("leak"), "not judged"),
    ],
)
def test_a_survivor_says_what_kept_it_alive(metric: Metric, why: str) -> None:
    told = killed(metric, SLOT)
    assert {mutant.why for mutant in told.survivors} == {why}
    assert all(mutant.reason is not None for mutant in told.survivors)
    assert not told.passed


def test_a_rule_without_a_metric_and_a_metric_that_breaks_kill_nothing() -> None:
    assert {mutant.why for mutant in killed(SLOT).survivors} == {"no metric"}
    broken = kill(drafts(2, SLOT), (breaking("leak"), SLOT), 0, 4, 2, (ADDS,), (CALM,))
    assert {mutant.why for mutant in broken.survivors} == {"the metric broke"}


def test_a_rule_that_nothing_explains_is_counted_apart() -> None:
    told = killed(LEAK, SLOT, listening("insult", lambda text: "FUGA" in text), silent("markup"))
    assert {mutant.stray for mutant in of(told, "adds").mutants} == {("insult",)}
    assert told.specific == 0.5
    explained = killed(LEAK, SLOT, listening("markup", lambda text: "[" in text))
    assert explained.specific == 1


def test_a_rule_that_falls_on_a_neutral_rewrite_is_a_false_kill() -> None:
    told = killed(LEAK, SLOT, listening("copied", lambda text: text.startswith("Hola")))
    assert told.false_rate == 1
    assert [mutant.fell for mutant in told.false_kills] == [("copied",)] * 3
    assert not told.passed


def test_a_reply_that_breaks_a_rule_is_no_draft_to_start_from() -> None:
    table = (LEAK, SLOT, listening("empty", lambda text: text.endswith("0.")))
    assert kill(drafts(3, *table), table, 0, 4, 2, (ADDS,), (CALM,)).drafts == 2


def test_an_operator_that_cannot_be_applied_has_no_rate() -> None:
    assert of(killed(LEAK, SLOT, operators=(ADDS, NEVER)), "never").rate is None


def test_what_was_never_measured_does_not_pass() -> None:
    assert not killed(LEAK, SLOT, operators=(ADDS,)).passed
    assert not kill([], (LEAK,), 0).passed


def test_operators_get_equal_shares_and_drafts_are_used_before_any_is_used_again() -> None:
    told = killed(LEAK, SLOT, wanted=10)
    assert len(of(told, "adds").mutants) == 5
    assert len(of(told, "gap").mutants) == 3, "its three drafts give three different texts and no more"
    assert {mutant.draft for mutant in of(told, "adds").mutants[:3]} == {"d0", "d1", "d2"}


def test_the_same_seed_gives_the_same_mutants_and_another_seed_others() -> None:
    table = (LEAK, SLOT)
    first, again, other = (kill(drafts(3, *table), table, seed, 8, 2, (ADDS, GAP), (CALM,)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
