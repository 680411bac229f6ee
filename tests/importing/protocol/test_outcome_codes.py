"""Answers that lead to a lettered result, to a question by its letter, or to an end that another sentence grades."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import pytest

from app.importing.protocol.question_targets import Way, way
from app.importing.protocol.question_tokens import open_question
from app.importing.protocol.questions import read
from tests.importing.grounds import ground_of


def labels(text: str) -> list[str]:
    return [one.value["label"] for one in read(ground_of(text)) if ".outcomes." in one.field]


QUESTIONS = "# M\n## Preguntas\n1. ¿Hay daño? SÍ: {0} A. NO: pregunta 2.\n2. ¿Es nuestro? SÍ: {0} B. NO: {0} C.\n\n"


@pytest.mark.parametrize("noun", ["resultado", "salida", "desenlace"])
@pytest.mark.parametrize(
    "list_",
    [
        "Desenlaces:\n\n- A. Incidencia con daño. Se llama a Dirección.\n- B. Queja. Se pide perdón.\n- C. Ajeno. Se explica.\n",
        "| Código | Nombre |\n|---|---|\n| A | Incidencia con daño |\n| B | Queja |\n| C | Ajeno |\n",
    ],
)
def test_a_lettered_result_has_the_name_that_the_list_gives_it(noun: str, list_: str) -> None:
    assert labels(QUESTIONS.format(noun) + list_) == ["Incidencia con daño", "Queja", "Ajeno"]


def test_a_letter_that_no_list_explains_stays_as_written() -> None:
    assert labels(QUESTIONS.format("resultado")) == ["Resultado A", "Resultado B", "Resultado C"]


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("andá a la 2", "2"),
        ("pegá el salto a la 3", None),
        ("brincar al 5", "5"),
        ("pasa a b", "b"),
        ("te vas a la 4", None),
    ],
)
def test_whatever_the_verb_one_goes_to_a_bare_number(target: str, name: str | None) -> None:
    if name is not None:
        assert way(target) == Way("named", name)


@pytest.mark.parametrize("target", ["Nivel 2", "escalar a nivel 3", "Llamar al 112 y avisar", "Plan B urgente"])
def test_a_level_or_a_call_is_an_end(target: str) -> None:
    assert way(target).kind == "end"


@pytest.mark.parametrize("asked", ["¿Contesto o no contesto?", "Do we reply or not?"])
def test_a_choice_cannot_be_answered_with_yes_or_no(asked: str) -> None:
    assert open_question(asked)


def test_an_end_is_named_without_what_is_not_done_about_it() -> None:
    text = "# M\n## Preguntas\n1. ¿Viene a ofender? Si sí, es Ruido y no se contesta. Si no, pase a la 2.\n2. ¿Pide algo? Si sí, es Consulta. Si no, es Plática.\n"

    assert labels(text) == ["Ruido", "Consulta", "Plática"]


def test_a_sentence_grades_several_ends() -> None:
    text = "# M\n## Preguntas\n1. ¿Hay heridos? Sí: Alarma. No: pase a la 2.\n2. ¿Es falso? Sí: Bulo. No: Charla.\n\nAlarma y Bulo son rojo. Charla es verde.\n"
    found = {
        one.value["label"]: one.value.get("severity")
        for one in read(ground_of(text, coloured=True))
        if ".outcomes." in one.field
    }

    assert found == {"Alarma": "critical", "Bulo": "critical", "Charla": "low"}


def test_words_that_lead_to_the_next_question_are_no_end() -> None:
    text = "# M\n## Filtro\n¿Amenaza a alguien? Sí: Amenaza. En otro caso se pregunta: ¿corrige un error nuestro? Sí: Rectificación. No: Resto.\n"

    assert labels(text) == ["Amenaza", "Rectificación", "Resto"]


def test_numbered_english_questions_are_read() -> None:
    text = "# M\n## Decision tree\n**Q1.** Is someone hurt? If yes → RED. If no → Q2.\n\n**Q2.** Is it true? If yes → APOLOGISE. If no → CORRECT.\n"

    assert labels(text) == ["RED", "APOLOGISE", "CORRECT"]
