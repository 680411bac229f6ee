"""Lengths of time as manuals write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.severity.durations import AT_ONCE, MOST, WORKDAY, minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 minutos", 20),
        ("media hora", 30),
        ("1 h 30", 90),
        ("1h30", 90),
        ("1:30 h", 90),
        ("dos horas", 120),
        ("hora y media", 90),
        ("una hora y media", 90),
        ("dos horas y media", 150),
        ("un cuarto de hora", 15),
        ("tres cuartos de hora", 45),
        ("45'", 45),
        ("45’", 45),
        ("½ hora", 30),
        ("2½ horas", 150),
        ("1,5 h", 90),
        ("30\u00a0min", 30),
        ("2 horas y 15 minutos", 135),
        ("2 h 15 min", 135),
        ("cuarenta y cinco minutos", 45),
        ("sesenta minutos", 60),
        ("treinta y uno minutos", 31),
        ("1 día", 1440),
        ("48 h", 2880),
        ("una semana", 10080),
        ("within 2 hours", 120),
        ("half an hour", 30),
        ("an hour and a half", 90),
        ("en la primera hora", 60),
        ("5 min.", 5),
        ("6 hs", 360),
        ("en no más de 2 horas", 120),
        ("en menos de una hora", 60),
        ("a más tardar 4 horas después", 240),
        ("en un plazo de 24 horas", 1440),
        ("en las próximas 24 horas", 1440),
        ("4 horas hábiles", 240),
    ],
)
def test_a_plain_length_is_read_without_doubt(text: str, expected: int) -> None:
    assert [(one.minutes, one.doubt, one.condition) for one in minutes(text)] == [(expected, None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24/48 horas", 1440),
        ("de 2 a 4 horas", 120),
        ("10-15 min", 10),
        ("entre 2 y 4 horas", 120),
        ("de inmediato", AT_ONCE),
        ("Inmediatamente", AT_ONCE),
        ("ya", AT_ONCE),
        ("cuanto antes", AT_ONCE),
        ("asap", AT_ONCE),
        ("en el mismo día", WORKDAY),
        ("un día hábil", WORKDAY),
        ("2 días laborables", 2 * WORKDAY),
        ("1 business day", WORKDAY),
    ],
)
def test_what_gives_no_single_figure_is_doubtful(text: str, expected: int) -> None:
    found = minutes(text)
    assert [one.minutes for one in found] == [expected]
    assert found[0].doubt is not None


def test_a_working_day_of_known_length_is_no_doubt() -> None:
    assert [(one.minutes, one.doubt, one.open_hours) for one in minutes("2 días hábiles", 600)] == [(1200, None, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 minutos; 10 si hay heridos", [(20, None), (10, "si hay heridos")]),
        ("veinte minutos, o diez si hay menores implicados", [(20, None), (10, "si hay menores implicados")]),
        ("máximo 2 h (1 h en X)", [(120, None), (60, "en X")]),
        ("15 min en horario de atención, 1 hora fuera", [(15, "en horario de atención"), (60, "fuera")]),
        ("1 hora (30 min en festivos)", [(60, None), (30, "en festivos")]),
        ("15’ (5’ si hay menores)", [(15, None), (5, "si hay menores")]),
        ("20 min. si hay heridos", [(20, "si hay heridos")]),
        ("De lunes a viernes, 30 min; fines de semana, 2 h", [(30, "De lunes a viernes"), (120, "fines de semana")]),
        ("Si hay heridos, 10 minutos; si no, 30", [(10, "Si hay heridos"), (30, "si no")]),
        ("Con heridos: 10 min. Sin heridos: 30 min", [(10, "Con heridos"), (30, "Sin heridos")]),
        ("2 h. Fuera de horario: 8 h", [(120, None), (480, "Fuera de horario")]),
        ("30 min (laborables) / 2 h (fines de semana)", [(30, "laborables"), (120, "fines de semana")]),
        ("one hour during business hours, four hours outside", [(60, "during business hours"), (240, "outside")]),
    ],
)
def test_a_condition_belongs_to_its_own_length(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(one.minutes, one.condition) for one in minutes(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "antes de las 12",
        "a las 14:00",
        "las 24 horas",
        "24 horas al día",
        "24/7",
        "línea 24",
        "20 euros",
        "18 años",
        "48 horas antes del viaje",
        "24 horas de antelación",
        "retrasos de más de 2 horas",
        "2 horas de retraso",
        "hace 2 horas",
        "si en 2 horas no hay respuesta",
        "el 3 de marzo",
        "nivel 2",
        "",
        "más de 4 horas",
        "baja y media",
        "900 123 123",
    ],
)
def test_what_only_looks_like_a_length_is_none(text: str) -> None:
    assert minutes(text) == []


def test_how_often_is_no_deadline_and_says_so() -> None:
    assert [(one.minutes, one.every) for one in minutes("cada 30 minutos")] == [(30, True)]


@given(st.text(alphabet="0123456789 horasminutedy½,.;:/()'si en fuera\n", max_size=120))
def test_every_length_stands_in_the_text_and_is_positive(text: str) -> None:
    for one in minutes(text):
        assert 0 < one.minutes <= MOST
        assert 0 <= one.start < one.end <= len(text)
        assert one.words == " ".join(text[one.start : one.end].split())


@given(st.integers(1, 600), st.integers(1, 600))
def test_the_lengths_of_a_list_come_in_reading_order(one: int, other: int) -> None:
    assert [found.minutes for found in minutes(f"{one} minutos; {other} minutos si llueve")] == [one, other]
