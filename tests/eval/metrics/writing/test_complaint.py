"""Complaint handling after Davidow: five dimensions, each of three levels."""

import pytest

from eval.metrics.metric import NotApplicable, Scored, Verdict
from eval.metrics.writing.complaint import apology, attentiveness, credibility, facilitation, redress
from tests.eval.labelled import CINEMA, written
from tests.made import brand

COMMENT = "La película empezó 40 minutos tarde y me cobraron dos entradas"
NO_POLICY = brand(facts=())


def level(verdict: Verdict) -> int:
    assert isinstance(verdict, Scored), verdict
    return round(verdict.value * 2)


@pytest.mark.parametrize(
    ("public", "reached"),
    [
        ("Escríbenos por mensaje privado con la fecha de la sesión y lo revisamos.", 2),
        ("Lo revisamos hoy.", 1),
        ("Qué faena.", 0),
        ("Send us a direct message with your booking reference and we will check it.", 2),
    ],
)
def test_facilitation_is_a_step_with_its_channel_and_what_to_bring(public: str, reached: int) -> None:
    assert level(facilitation(written(public, COMMENT))) == reached


@pytest.mark.parametrize(
    ("public", "reached"),
    [
        ("Revisamos el cobro y vemos si te corresponde la devolución.", 2),
        ("Sentimos el cobro.", 1),
        ("Te regalamos cuatro entradas.", 0),
    ],
)
def test_redress_says_what_may_be_owed_and_promises_nothing(public: str, reached: int) -> None:
    assert level(redress(written(public, COMMENT, brand=NO_POLICY))) == reached


def test_where_nothing_can_be_owed_there_is_no_redress_to_judge() -> None:
    assert isinstance(redress(written("Lo sentimos.", "El acomodador fue muy seco conmigo")), NotApplicable)


@pytest.mark.parametrize(
    ("public", "reached"),
    [
        ("Sentimos que la película empezara tan tarde.", 2),
        ("Lo sentimos de verdad.", 1),
        ("Lo miramos hoy mismo.", 0),
        ("Lamentamos si te has sentido molesto por la película.", 0),
    ],
)
def test_an_apology_is_for_what_happened(public: str, reached: int) -> None:
    assert level(apology(written(public, COMMENT, apologise="required"))) == reached


@pytest.mark.parametrize("owed", [None, "optional", "forbidden"])
def test_an_apology_that_is_not_owed_is_not_judged(owed: str | None) -> None:
    assert isinstance(apology(written("Lo sentimos.", COMMENT, apologise=owed)), NotApplicable)


@pytest.mark.parametrize(
    ("public", "reached"),
    [
        ("Todavía no sabemos por qué empezó tarde; en cuanto lo sepamos, te escribimos.", 2),
        ("El proyector se paró 40 minutos.", 2),
        ("Sentimos mucho la espera.", 1),
        ("La culpa es del distribuidor.", 0),
    ],
)
def test_credibility_is_something_that_can_be_checked(public: str, reached: int) -> None:
    assert level(credibility(written(public, COMMENT))) == reached


@pytest.mark.parametrize(
    ("public", "reached"),
    [
        ("Sentimos que la película empezara tarde y lo de las entradas.", 2),
        ("Gracias por avisar de la película.", 1),
        ("Gracias por escribir, tomamos nota.", 0),
    ],
)
def test_attention_is_what_a_reply_takes_up_of_this_comment(public: str, reached: int) -> None:
    assert level(attentiveness(written(public, COMMENT))) == reached


@pytest.mark.parametrize("judge", [facilitation, redress, credibility])
@pytest.mark.parametrize("outcome", ["praise", "troll", "off_topic", "request"])
def test_what_is_no_complaint_is_not_judged_as_one(judge: object, outcome: str) -> None:
    told = written("Gracias.", COMMENT, outcomes=(outcome,), brand=CINEMA)
    assert isinstance(judge(told), NotApplicable)  # type: ignore[operator]  # a reader
