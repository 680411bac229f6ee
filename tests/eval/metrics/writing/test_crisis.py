"""One reply in a crisis: five things after CERC."""

import pytest

from eval.case import Line
from eval.metrics.metric import NotApplicable, Scored
from eval.metrics.writing.crisis import crisis
from tests.eval.labelled import written

LINE = Line(text="Desde las 9:15 no hay agua en el barrio norte por una avería en el depósito.")
KNOWN = "Desde las 9:15 el agua falta por una avería en el depósito del barrio norte."
UNKNOWN = "Todavía no sabemos cuándo volverá."
ACTION = "Puedes llamar al 900 100 200."
HUMAN = "Sentimos el susto."


def value(public: str) -> float:
    verdict = crisis(written(public, "¿Qué pasa con el agua?", line=LINE))
    assert isinstance(verdict, Scored)
    return verdict.value


def test_a_reply_with_all_five_has_all_of_the_score() -> None:
    assert value(" ".join((HUMAN, KNOWN, UNKNOWN, ACTION))) == 1


@pytest.mark.parametrize("left_out", [KNOWN, UNKNOWN, ACTION, HUMAN])
def test_each_part_that_is_missing_costs_a_fifth(left_out: str) -> None:
    said = " ".join(part for part in (HUMAN, KNOWN, UNKNOWN, ACTION) if part != left_out)
    assert value(said) == pytest.approx(0.8)


def test_a_word_of_the_line_does_not_tell_what_is_known() -> None:
    assert value(" ".join((HUMAN, "Sabemos que el agua falta.", UNKNOWN, ACTION))) == pytest.approx(0.8)


def test_cheer_costs_a_fifth_too() -> None:
    assert value(" ".join((HUMAN, KNOWN, UNKNOWN, ACTION, "¡Que tengas un buen día!"))) == pytest.approx(0.8)


def test_what_is_missing_is_told_in_both_languages() -> None:
    verdict = crisis(written(" ".join((HUMAN, KNOWN, ACTION)), "¿Qué pasa?", line=LINE))
    assert isinstance(verdict, Scored)
    assert verdict.reason.es.endswith("falta lo que falta")
    assert verdict.reason.en.endswith("missing what is not known yet")


def test_without_an_open_incident_nothing_is_asked() -> None:
    assert isinstance(crisis(written(KNOWN)), NotApplicable)
