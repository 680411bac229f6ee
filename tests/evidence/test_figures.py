"""What counts as a figure, and which written forms are the same one."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evidence.figures import Figure, agrees, figures


def found(text: str) -> list[tuple[str, str]]:
    return [(figure.kind, figure.value) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("20 €", "money", "EUR 20"),
        ("20 euros", "money", "EUR 20"),
        ("veinte euros", "money", "EUR 20"),
        ("EUR 20", "money", "EUR 20"),
        ("vinte euros", "money", "EUR 20"),
        ("34,90€", "money", "EUR 34.9"),
        ("1.200,50 €", "money", "EUR 1200.5"),
        ("2 millones de euros", "money", "EUR 2000000"),
        ("doscientos cincuenta euros", "money", "EUR 250"),
        ("50 céntimos", "money", "EUR 0.5"),
        ("US$ 15", "money", "$ 15"),
        ("fifteen dollars", "money", "$ 15"),
        ("$ 1.200 MXN", "money", "$ 1200"),
        ("1,200 pesos", "money", "$ 1200"),
        ("S/ 20", "money", "PEN 20"),
        ("20 soles", "money", "PEN 20"),
        ("R$ 30", "money", "BRL 30"),
        ("un 20 %", "percent", "20"),
        ("20%", "percent", "20"),
        ("veinte por ciento", "percent", "20"),
        ("20 percent", "percent", "20"),
        ("12,5 %", "percent", "12.5"),
        ("48 h", "duration", "2880"),
        ("dos días", "duration", "2880"),
        ("dous días", "duration", "2880"),
        ("two days", "duration", "2880"),
        ("48 horas", "duration", "2880"),
        ("treinta y cinco minutos", "duration", "35"),
        ("vint-i-quatre hores", "duration", "1440"),
        ("vinte e quatro horas", "duration", "1440"),
        ("twenty-four hours", "duration", "1440"),
        ("media hora", "duration", "30"),
        ("dos horas y media", "duration", "150"),
        ("en un día", "duration", "1440"),
        ("15 dies laborables", "duration", "21600"),
        ("12/03/2026", "date", "2026-03-12"),
        ("2026-03-12", "date", "2026-03-12"),
        ("12 de marzo de 2026", "date", "2026-03-12"),
        ("March 12, 2026", "date", "2026-03-12"),
        ("12 de març", "date", "03-12"),
        ("12/3", "date", "03-12"),
        ("18:30", "time", "18:30"),
        ("18h30", "time", "18:30"),
        ("6 pm", "time", "18:00"),
        ("900 100 200", "phone", "900100200"),
        ("+34 900 100 200", "phone", "900100200"),
        ("900.100.200", "phone", "900100200"),
        ("(91) 123 45 67", "phone", "911234567"),
        ("Hola@Aurora.example", "email", "hola@aurora.example"),
        ("https://www.aurora.example/ayuda/", "url", "aurora.example/ayuda"),
        ("aurora.example", "url", "aurora.example"),
        ("112", "number", "112"),
        ("1.200.000", "number", "1200000"),
        ("4\u200b8 h", "duration", "2880"),
    ],
)
def test_one_figure_has_one_value_however_it_is_written(text: str, kind: str, value: str) -> None:
    assert [(kind, value)] == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "que tengas un día genial",
        "eres un sol",
        "un peso enorme",
        "el escenario E1",
        "hola",
        "",
        "todo un año con vosotros",
        "fin de semana",
        "el martes",
        "no.me ha gustado",
    ],
)
def test_words_that_only_look_like_figures_are_none(text: str) -> None:
    assert found(text) == []


def test_both_ends_of_a_range_are_figures() -> None:
    assert found("entre 24 y 48 horas") == [("duration", "1440"), ("duration", "2880")]
    assert found("de 20 a 30 €") == [("money", "EUR 20"), ("money", "EUR 30")]


def test_a_sentence_gives_its_figures_in_reading_order_and_in_its_own_places() -> None:
    text = "Te devolvemos 34,90 € en 7 días; llama al 900 123 456."
    assert [text[f.start : f.end] for f in figures(text)] == ["34,90 €", "7 días", "900 123 456"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("el 12 de marzo", "12/03/2026", True),
        ("12/03/2025", "12/03/2026", False),
        ("48 h", "dos días", True),
        ("20 €", "20 %", False),
    ],
)
def test_a_date_without_a_year_agrees_with_any_year(a: str, b: str, same: bool) -> None:
    assert same == agrees(figures(a)[0], figures(b)[0])


@given(st.text(max_size=300))
def test_figures_never_overlap_and_stand_inside_the_text(text: str) -> None:
    spans = [(f.start, f.end) for f in figures(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(st.integers(1, 9_999_999), st.sampled_from(["€", "euros", "EUR"]))
def test_grouped_and_plain_amounts_are_one(n: int, unit: str) -> None:
    grouped = f"{n:,}".replace(",", ".")
    assert found(f"{n} {unit}") == found(f"{grouped} {unit}")


@pytest.mark.parametrize(
    "hostile", ["1 ", "a.", "dos ", "dos y ", "1.1", "$", "@", "1-", "(1) ", "a las ", "12/", "w.", "1 a "]
)
def test_time_grows_with_the_length_of_the_text_and_no_faster(hostile: str) -> None:
    def seconds(length: int) -> float:
        text = (hostile * length)[:length]
        start = time.process_time()
        figures.__wrapped__(text)
        return time.process_time() - start

    short, long = min(seconds(1_000) for _ in range(3)), seconds(10_000)
    assert long < max(40 * short, 0.5)


def test_a_figure_is_a_plain_value() -> None:
    assert (Figure("percent", "20", 0, 4),) == figures("20 %")
