"""Lengths of time on lines of their own are never added up."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.documents.time_lines import parted
from app.importing.severity.durations import minutes
from tests.importing.severity.test_duty_layouts import sure, told

TABLE = (
    "# Manual\n## Niveles\n| Nivel | Primera respuesta | Aprueba |\n|---|---|---|\n| Bajo | 12 h | Community Manager |\n"
    "| Medio | {} | Coordinación de Marca |\n| Alto | 25 min | Gerencia de Marca |\n| Crítico | 15 min | Dirección |\n"
)


@pytest.mark.parametrize(
    ("cell", "plain", "less"),
    [
        ("1 h\n30 min si la cuenta tiene más de 50.000 seguidores", 60, 30),
        ("20 min\n10 min si ya circula un video", 20, 10),
        ("1 hora\n• 30 minutos si hay heridos", 60, 30),
        ("2 h\nSi hay menores: 20 min", 120, 20),
        ("4 h\n(2 h en fin de semana)", 240, 2 * 60),
        ("2 horas\n30 minutos en campaña", 120, 30),
        ("60 min\n15 min if there are injuries", 60, 15),
        ("1 h\n\n45' si hay prensa", 60, 45),
        ("media hora\nuna hora los domingos", 30, 60),
        ("1 h.\nSolo 30 min si hay un menor", 60, 30),
        ("3 horas\n- 1 hora si lo ven más de 10.000 personas", 180, 60),
        ("1 h 15 min\n20 min si lo publica un medio", 75, 20),
    ],
)
def test_each_line_of_a_cell_is_a_length_of_its_own(cell: str, plain: int, less: int) -> None:
    found = minutes(cell)
    assert [(one.minutes, one.condition is not None) for one in found] == [(plain, False), (less, True)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("antes de\n30 minutos", 30),
        ("1\nhora", 60),
        ("en la primera\nhora", 60),
        ("1 h si la cuenta tiene\nmás de 5.000 seguidores", 60),
        ("a más tardar en\n2 horas", 120),
    ],
)
def test_a_sentence_that_was_only_wrapped_goes_on(cell: str, expected: int) -> None:
    assert [one.minutes for one in minutes(cell)] == [expected]


@given(st.integers(1, 23), st.integers(5, 59))
def test_a_line_break_never_adds_hours_and_minutes(hours: int, rest: int) -> None:
    assert [one.minutes for one in minutes(f"{hours} h\n{rest} min")] == [hours * 60, rest]


@pytest.mark.parametrize("figure", ["50.000", "1.500", "100.000", "2.500.000"])
def test_a_thousands_dot_ends_no_condition(figure: str) -> None:
    condition = f"si la cuenta tiene más de {figure} seguidores"
    assert minutes(f"1 h; 30 min {condition}.")[1].condition == condition
    assert minutes(f"{condition}, 30 min")[0].condition == condition


def test_a_duty_keeps_the_plain_deadline_and_the_one_under_a_condition() -> None:
    found = sure(TABLE.format("1 h<br>30 min si la cuenta tiene más de 50.000 seguidores"))
    assert found["medium.first_answer"] == 60
    assert found["medium.conditional"] == [
        {"what": "first_answer", "minutes": 30, "when": "si la cuenta tiene más de 50.000 seguidores"}
    ]


def test_a_long_condition_on_its_line_stays_a_condition() -> None:
    text = "1 h<br>30 min si la cuenta pasa de los 25.000 seguidores y nos nombra a nosotros en la publicación"
    assert told(TABLE.format(text))["medium.conditional"][0]["minutes"] == 30


def test_two_plain_lengths_of_one_cell_are_marked() -> None:
    text = TABLE.format("1 h<br>30 min")
    assert told(text)["medium.first_answer"] == 30
    assert "medium.first_answer" not in sure(text)


def test_many_lines_are_read_in_bounded_time() -> None:
    before = time.monotonic()
    minutes("1 h\n30 min si a\n" * 2000)
    parted("1 " * 4000, "si " * 4000)
    assert time.monotonic() - before < 5
