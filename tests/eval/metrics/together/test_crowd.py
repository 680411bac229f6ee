"""What has to hold over a day's replies."""

import pytest

from eval.case import Line
from eval.metrics.metric import Member, Scored
from eval.metrics.together.crowd import clones, one_core
from tests.eval.labelled import case, member

LINE = Line(text="Desde las 9:15 el agua no llega al barrio norte por una avería en el depósito.")
LONG = (
    "Sentimos mucho la espera de ayer en la taquilla de la sala dos. El equipo ha abierto hoy una caja más, ha puesto "
    "a otra persona por las tardes y ha pedido que las máquinas se revisen cada mañana antes de abrir. Si vuelve a "
    "pasarte, avísanos en el momento y lo miramos contigo. "
)


def alone(*members: Member) -> dict[str, float]:
    return {one.group: one.verdict.value for one in clones(members) if isinstance(one.verdict, Scored)}


def of(id: str, text: str | None, group: str | None = None) -> Member:
    return member(case(id=id, group=group or id), text)


def test_two_people_with_the_same_words_have_a_clone_and_it_is_named() -> None:
    found = clones((of("a", LONG), of("b", LONG)))
    assert [one.verdict.value for one in found if isinstance(one.verdict, Scored)] == [0, 0]
    assert isinstance(found[0].verdict, Scored)
    assert found[0].verdict.reason.en == "the same as b"


def test_case_accents_and_marks_make_no_text_of_ones_own() -> None:
    assert alone(of("a", LONG), of("b", LONG.upper().replace("Ó", "O") + "!!")) == {"a": 0, "b": 0}


def test_another_name_in_the_same_text_is_a_clone() -> None:
    assert alone(of("a", f"Hola, Inés. {LONG}"), of("b", f"Hola, Tomás. {LONG}")) == {"a": 0, "b": 0}


@pytest.mark.parametrize("more", ["", " Un saludo.", " Gracias por contarlo, Inés."])
def test_a_closing_line_does_not_hide_a_clone(more: str) -> None:
    assert alone(of("a", LONG), of("b", LONG + more)) == {"a": 0, "b": 0}


def test_a_whole_new_sentence_does_not_hide_a_clone_of_a_long_text() -> None:
    long = LONG + LONG.replace("espera", "cola").replace("taquilla", "barra").replace("caja", "ventanilla")
    more = "Seguimos aquí todo el día para lo que haga falta."
    assert alone(of("a", long), of("b", long + more)) == {"a": 0, "b": 0}


def test_different_replies_have_no_clone() -> None:
    other = "Vaya con la butaca: mañana a primera hora la cambiamos por otra y te avisamos por mensaje privado."
    assert alone(of("a", LONG), of("b", other)) == {"a": 1, "b": 1}


def test_short_thanks_may_be_alike() -> None:
    assert alone(of("a", "¡Gracias por venir!"), of("b", "¡Gracias por venir!")) == {"a": 1, "b": 1}


def test_variants_of_one_case_are_one_person() -> None:
    assert alone(of("a", LONG, "g"), of("a.1", LONG, "g")) == {"a": 1, "a.1": 1}


def test_what_is_not_offered_is_no_clone() -> None:
    assert alone(of("a", LONG), of("b", None)) == {"a": 1}


def core(*texts: str | None) -> list[float]:
    crowd = tuple(member(case(id=f"c{i}", group="crisis", line=LINE), text) for i, text in enumerate(texts))
    return [one.verdict.value for one in one_core(crowd) if isinstance(one.verdict, Scored)]


def test_a_crowd_has_one_core_when_every_reply_carries_the_line() -> None:
    assert core("El agua falta en el barrio norte por la avería.", "Es desde las 9:15; sentimos el susto.") == [1]


def test_a_reply_without_the_line_is_counted_against_its_crowd() -> None:
    assert core("El agua falta en el barrio norte por la avería.", "Gracias por escribir.") == [0.5]


def test_a_word_of_the_line_is_not_the_line() -> None:
    assert core("Sentimos lo del agua.") == [0]


def test_silence_is_no_other_core() -> None:
    assert core("Desde las 9:15 falta el agua.", None) == [1]


def test_every_incident_has_a_crowd_of_its_own() -> None:
    other = Line(text="El cine cierra hoy por una fuga de gas en la calle mayor.")
    members = (
        member(case(id="a", group="water", line=LINE), "Gracias."),
        member(case(id="b", group="gas", line=other), "El cine cierra hoy por la fuga de gas."),
        member(case(id="c", group="none"), "Gracias."),
    )
    assert {one.group: one.verdict.value for one in one_core(members) if isinstance(one.verdict, Scored)} == {
        "gas": 1,
        "water": 0,
    }
