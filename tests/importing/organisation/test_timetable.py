"""Opening hours in the words of many houses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.brand import WEEK
from app.importing.organisation.timetable import Timetable, timetable

WORK = ("mon", "tue", "wed", "thu", "fri")


def read(text: str) -> Timetable:
    found = timetable(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "lunes a viernes de 9:00 a 18:00",
        "L-V 9-18 h",
        "de 9 a 18 h, de lunes a viernes",
        "Lun a Vie 09hs a 18hs",
        "días laborables: 9.00–18.00",
        "entre las 9 y las 18, de lunes a viernes",
        "de lunes a viernes, de nueve de la mañana a seis de la tarde",
        "Monday to Friday, 9am to 6pm",
        "Mon-Fri 9am-6pm",
        "weekdays 09:00-18:00",
        "dilluns a divendres de 9 a 18 h",
        "lunes a viernes de 9 a 6",
    ],
)
def test_one_office_week_is_read_from_many_wordings(text: str) -> None:
    assert read(text).days == dict.fromkeys(WORK, "09:00-18:00")
    assert read(text).doubt is None


@pytest.mark.parametrize(
    "text", ["todos los días 24 h", "24/7", "las 24 horas", "guardia permanente", "de día y de noche, 24x7"]
)
def test_round_the_clock_is_every_day_whole(text: str) -> None:
    assert read(text).days == dict.fromkeys(WEEK, "00:00-24:00")
    assert read(text).doubt is None


def test_a_day_with_only_an_end_begins_like_the_others() -> None:
    hours = read("de lunes a jueves 8.30–17.30, viernes hasta las 15")
    assert hours.days == {**dict.fromkeys(WORK[:4], "08:30-17:30"), "fri": "08:30-15:00"}


def test_several_groups_of_days_keep_their_own_hours() -> None:
    hours = read("Lunes a viernes: 9:00 – 18:00; sábados: 10:00 a 14:00; domingos y festivos: cerrado")
    assert hours.days == {**dict.fromkeys(WORK, "09:00-18:00"), "sat": "10:00-14:00"}
    assert hours.holiday_hours is None


def test_days_may_follow_their_hours() -> None:
    assert read("de 9 a 18 de lunes a viernes y sábados de 10 a 14").days["sat"] == "10:00-14:00"


def test_exceptions_are_closed() -> None:
    assert set(read("todos los días de 9 a 21 excepto domingos").days) == set(WEEK) - {"sun"}


def test_hours_on_holidays_stand_apart() -> None:
    assert read("L-V 8-20; festivos de 10 a 14").holiday_hours == "10:00-14:00"


@pytest.mark.parametrize(
    ("text", "day", "span"),
    [
        ("lunes a viernes 9-14 y 16-19", "mon", "09:00-19:00"),
        ("sábados por la mañana", "sat", "09:00-14:00"),
        ("viernes de 20:00 a 2:00", "fri", "20:00-24:00"),
        ("8am-8pm", "sun", "08:00-20:00"),
        ("De 8:00 a 20:00 y guardia", "mon", "08:00-20:00"),
        ("lunes de 4 a 4", "mon", "04:00-16:00"),
    ],
)
def test_what_the_words_leave_open_is_doubtful(text: str, day: str, span: str) -> None:
    assert read(text).days[day] == span  # type: ignore[index]
    assert read(text).doubt is not None


@pytest.mark.parametrize(
    "text",
    [
        "respondemos en 24 h",
        "en menos de 2 horas",
        "máximo 2 a 4 horas",
        "prensa@brisa.example",
        "solo de lunes a viernes",
        "12/10, 25/12",
        "Por teléfono, nunca por correo",
        "tel. 91 555 22 33",
    ],
)
def test_durations_dates_and_phones_are_no_hours(text: str) -> None:
    assert timetable(text) is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("L-V 9-18 (hora de México)", "America/Mexico_City"),
        ("L-V 9-18, hora de Canarias", "Atlantic/Canary"),
        ("L-V 9-18 hora peninsular, una hora menos en Canarias", "Europe/Madrid"),
        ("Mon-Fri 9am-6pm London time", "Europe/London"),
        ("L-V 9-18 America/Bogota", "America/Bogota"),
        ("L-V 9-18, una hora menos en Canarias", None),
    ],
)
def test_zones_are_read_as_people_name_them(text: str, zone: str | None) -> None:
    assert read(text).zone == zone


def test_an_offset_is_the_countrys_zone_or_a_doubt() -> None:
    known, unknown = timetable("L-V 9 a 18 (GMT-3)", country="AR"), timetable("L-V 9 a 18 (GMT-3)")
    assert known is not None and unknown is not None  # noqa: PT018
    assert (known.zone, known.doubt) == ("America/Argentina/Buenos_Aires", None)
    assert unknown.doubt is not None


@given(st.text(max_size=300))
def test_any_text_gives_none_or_hours_in_order(text: str) -> None:
    found = timetable(text)
    for span in found.days.values() if found else ():
        assert span[:5] < span[6:] <= "24:00"


@given(st.integers(0, 22), st.integers(0, 59), st.integers(1, 5))
def test_written_hours_come_back(hour: int, minute: int, length: int) -> None:
    end = min(23, hour + length)
    if hour < end:
        text = f"lunes de {hour:02}:{minute:02} a {end:02}:{minute:02}"
        assert read(text).days == {"mon": f"{hour:02}:{minute:02}-{end:02}:{minute:02}"}


def test_a_hostile_text_is_read_in_no_time() -> None:
    assert timetable("lunes a " * 20_000) is None
