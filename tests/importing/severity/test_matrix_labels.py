"""Matrices of degrees whose labels no vocabulary knows."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import pytest

from tests.importing.severity.test_duty_layouts import sure, told

PERU = """# M
## Cuándo corremos
| | Charco | Marea | Ola gigante |
|---|---|---|---|
| Salimos al paso a | 6 h | 2 h | 20 min |
| Lo dejamos zanjadito a | 3 días | 1 día | 8 horas |
| La pluma final | Community Manager | Coordinación de Marca | Gerencia General |
| Despertamos a | nadie | Community Manager y Jefatura de Tienda | Gerencia Legal, Gerencia de Marca |
"""
ENGLISH = """# How we react
## Severity
| | Low | Medium | High |
|---|---|---|---|
| Out of the door in | 8 hours | 2 hours | 30 minutes |
| Put to bed in | 3 days | 1 day | 6 hours |
| Pen holder | Community Manager | Head of Social | Communications Director |
"""
ROWS = """# M
## Niveles
| Color | Salimos a | Terminamos a | Bendice |
|---|---|---|---|
| Verde | 8 h | 48 h | Community Manager |
| Amarillo | 2 h | 24 h | Jefa de Prensa |
| Rojo | 30 min | 6 h | Directora General |
"""


@pytest.mark.parametrize(
    ("text", "answer", "solution", "approver"),
    [
        (PERU, 360, 4320, "Community Manager"),
        (ENGLISH, 480, 4320, "Community Manager"),
        (ROWS, 480, 2880, "Community Manager"),
    ],
)
def test_lengths_that_fall_with_gravity_are_the_answers_and_the_solutions(
    text: str, answer: int, solution: int, approver: str
) -> None:
    found = told(text)
    assert (found["low.first_answer"], found["low.resolution"]) == (answer, solution)
    assert found["low.approver"] == approver


@pytest.mark.parametrize("text", [PERU, ENGLISH, ROWS])
def test_what_a_label_is_only_understood_to_mean_is_marked(text: str) -> None:
    assert sure(text) == {}


def test_the_row_of_several_roles_is_who_is_told() -> None:
    assert told(PERU)["medium.tell"] == ["Community Manager", "Jefatura de Tienda"]


def test_a_matrix_under_labels_of_everyday_speech_is_plain() -> None:
    found = told(
        "# Guía\n## ¿Qué tan picado está?\n| | Calma | Oleaje | Tormenta |\n|---|---|---|---|\n"
        "| Le contestas en | 5 horas | 90 minutos | 15 minutos |\n| Queda resuelto en | 3 días | 1 día | lo que tome |\n"
        "| Da el ok | la Coordinadora de Redes | la Gerencia de Marca | la Gerencia General |\n"
        "| Le avisas a | nadie | la Coordinadora de Redes | la Gerencia de Marca y la Asesoría Legal |\n"
        "\n- En Oleaje, si la persona sigue en el local, son 20 minutos.\n"
    )
    assert (found["low.first_answer"], found["medium.resolution"]) == (300, 1440)
    assert found["medium.approver"] == "Gerencia de Marca"
    assert found["medium.conditional"][0]["minutes"] == 20


@pytest.mark.parametrize(
    "text",
    [
        "# M\n## Sucursales\n| | Lima | Cusco | Piura |\n|---|---|---|---|\n| Reparto | 60 min | 45 min | 30 min |\n"
        "| Devolución | 3 días | 2 días | 1 día |\n",
        "# M\n## Equipos\n| | Mañana | Tarde |\n|---|---|---|\n| Pausa | 30 min | 15 min |\n",
    ],
)
def test_other_tables_of_lengths_are_no_duties(text: str) -> None:
    assert told(text) == {}


def test_a_condition_told_below_the_table_is_no_rival_of_its_deadline() -> None:
    text = PERU + "\nLetra chica, pero importante:\n- En Marea, si la persona sigue en el local, son 15 minutos.\n"
    found = told(text)
    assert found["medium.first_answer"] == 120
    assert found["medium.conditional"][0]["minutes"] == 15
