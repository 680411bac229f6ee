"""Empathy after EPITOME: a reaction, an interpretation, an exploration, each of three levels."""

import pytest

from eval.metrics.metric import NotApplicable, Scored, Verdict
from eval.metrics.writing.empathy import exploration, interpretation, reaction
from tests.eval.labelled import source, written

COMMENT = "Otra vez el sonido de la sala 3 fatal y la película cortada por la mitad"


def level(verdict: Verdict) -> int:
    assert isinstance(verdict, Scored), verdict
    return round(verdict.value * 2)


@pytest.mark.parametrize(
    ("mood", "public", "reached"),
    [
        ("angry", "Es frustrante, y más si ya te había pasado.", 2),
        ("angry", "Entendemos tu enfado.", 2),
        ("angry", "Lo sentimos.", 1),
        ("angry", "Gracias por avisar.", 1),
        ("angry", "Revisaremos el sonido esta tarde.", 0),
        ("afraid", "Vaya susto, lo revisamos ya.", 2),
        ("happy", "¡Qué alegría leerte!", 2),
        ("angry", "How frustrating, we are checking the sound.", 2),
        ("angry", "Compreendemos a sua frustração.", 2),
    ],
)
def test_a_reaction_names_a_feeling_that_fits_or_is_a_stock_phrase(mood: str, public: str, reached: int) -> None:
    assert level(reaction(written(public, COMMENT, mood=(mood,)))) == reached


def test_a_feeling_of_another_mood_does_not_fit() -> None:
    assert level(reaction(written("¡Qué ilusión nos hace!", COMMENT, mood=("angry",)))) < 2


def test_a_but_takes_the_feeling_back() -> None:
    plain = "Entendemos el enfado. La sala estaba llena."
    taken_back = "Entendemos el enfado, pero la sala estaba llena."
    assert level(reaction(written(plain, COMMENT, mood=("angry",)))) == 2
    assert level(reaction(written(taken_back, COMMENT, mood=("angry",)))) == 1


@pytest.mark.parametrize("judge", [reaction, interpretation])
@pytest.mark.parametrize("mood", [(), ("calm",), ("hostile",)])
def test_where_no_feeling_is_labelled_none_is_asked_for(judge: object, mood: tuple[str, ...]) -> None:
    assert isinstance(judge(written("Hola", COMMENT, mood=mood)), NotApplicable)  # type: ignore[operator]  # a reader


@pytest.mark.parametrize(
    ("public", "reached"),
    [
        ("Que la película se cortara y el sonido fallara otra vez no es lo que esperabas.", 2),
        ("Sentimos lo de la película.", 2),
        ("Te entendemos.", 1),
        ("La película se repite mañana.", 1),
        ("Gracias por escribir.", 0),
    ],
)
def test_an_interpretation_tells_what_this_person_told(public: str, reached: int) -> None:
    assert level(interpretation(written(public, COMMENT, mood=("angry",)))) == reached


@pytest.mark.parametrize(
    ("public", "reached"),
    [
        ("¿En qué sesión fue?", 2),
        ("Escríbenos por mensaje privado con la fecha.", 2),
        ("Escríbenos por privado.", 1),
        ("Qué faena.", 0),
    ],
)
def test_an_exploration_asks_for_the_missing_thing_by_its_name(public: str, reached: int) -> None:
    assert level(exploration(written(public, COMMENT))) == reached


def test_who_gives_the_answer_need_not_ask() -> None:
    manual = source("Las películas que se cortan se repiten gratis al día siguiente con la misma entrada.")
    public = "La película que se corta se repite gratis al día siguiente con la misma entrada."
    assert level(exploration(written(public, COMMENT, sources=(manual,)))) == 2


@pytest.mark.parametrize("outcome", ["praise", "troll", "off_topic"])
def test_nobody_has_to_explore_praise_or_provocation(outcome: str) -> None:
    assert isinstance(exploration(written("Gracias", COMMENT, outcomes=(outcome,))), NotApplicable)


def test_the_catalan_word_for_fear_is_no_spanish_preposition() -> None:
    assert level(reaction(written("Lo revisamos por la tarde.", COMMENT, mood=("afraid",)))) == 0
    assert level(reaction(written("Quina por, ho revisem ara mateix.", COMMENT, mood=("afraid",)))) == 2
