"""Which part of what a reply states has a source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.metric import NotApplicable, Scored
from eval.metrics.text_parts import words
from eval.metrics.writing.groundedness import METRICS, groundedness
from tests.eval.metrics.policy.test_truth import RULES
from tests.eval.metrics.policy.truth_brands import CRISIS, FARMACIA, GYM, RESIDENCIA, reply

BASED = "El envío cuesta 3,90 euros y llega en 48 horas."


def test_a_text_that_states_nothing_checkable_is_not_applicable_and_never_one() -> None:
    verdict = groundedness(reply(FARMACIA, "Lo sentimos de verdad y gracias por contarlo."))
    assert isinstance(verdict, NotApplicable)


def test_a_text_whose_every_claim_has_a_source_is_one() -> None:
    verdict = groundedness(reply(FARMACIA, BASED))
    assert isinstance(verdict, Scored)
    assert verdict.value == 1
    assert not verdict.marks


@pytest.mark.parametrize(
    ("said", "loose"),
    [
        ("El envío cuesta 9,90 euros y llega en 48 horas.", "9,90 euros"),
        ("El envío cuesta 3,90 euros y llega el 24 de diciembre.", "24 de diciembre"),
        ("El envío cuesta 3,90 euros; escriba a ventas@otra.example.", "ventas@otra.example"),
        ("El envío cuesta 3,90 euros, palabra de Gertrudis.", "Gertrudis"),
        ("El envío cuesta 3,90 euros y el retraso se debió a una huelga.", "se debió a una huelga"),
    ],
)
def test_a_claim_of_any_type_without_a_source_takes_its_part_and_is_marked(said: str, loose: str) -> None:
    written = reply(FARMACIA, said)
    verdict = groundedness(written)
    assert isinstance(verdict, Scored)
    assert 0 < verdict.value < 1
    assert loose in [words(mark, written).rstrip(".") for mark in verdict.marks]


def test_a_rule_against_a_source_has_no_source_whatever_words_it_shares() -> None:
    verdict = groundedness(reply(FARMACIA, "Los medicamentos se pueden devolver."))
    assert isinstance(verdict, Scored)
    assert verdict.value == 0


def test_the_private_text_counts_as_the_public_one() -> None:
    written = reply(FARMACIA, "Lo sentimos.", private="Le llega en 90 horas.")
    verdict = groundedness(written)
    assert isinstance(verdict, Scored)
    assert verdict.value == 0
    assert [mark.field for mark in verdict.marks] == ["private"]


def test_a_passage_that_was_given_is_a_source_like_a_fact() -> None:
    loose, based = (
        reply(GYM, "The sauna costs £6."),
        reply(GYM, "The sauna costs £6.", sources=("The sauna costs £6.",)),
    )
    assert [one.value for w in (loose, based) if isinstance(one := groundedness(w), Scored)] == [0, 1]


def test_the_metric_is_a_measure_that_needs_agreement() -> None:
    assert [(metric.name, metric.standing) for metric in METRICS] == [("groundedness", "measure")]


BUILT = [
    "No ",
    "solo si ",
    "por un fallo ",
    "se puede ",
    "no hace falta ",
    "porque se rompió ",
    "mañana",
    "El envío cuesta 3 €",
]
ODD = [
    "3 %",
    " 12:30",
    "€",
    "«",
    "»",
    "\n",
    "¿",
    "?",
    "İ",
    "ß",
    "👩‍⚕️",
    "Ana",
    " y ",
    " ni ",
    ", ",
    "(",
    "@x_y",
    "http://a.b",
]
PIECES = st.sampled_from([*BUILT, *ODD])


@given(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_is_judged_and_every_mark_lies_within_it(pieces: str, noise: str) -> None:
    text = f"{pieces}{noise}" or "x"
    written = reply(RESIDENCIA, text, "¿Se puede visitar?", line=CRISIS)
    for judge in (groundedness, *(judge for judge, _, _ in RULES.values())):
        verdict = judge(written)
        assert not isinstance(verdict, Scored) or all(
            0 <= mark.start <= mark.end <= len(text) for mark in verdict.marks
        )
        assert verdict == judge(written)
