"""Every network counts in its own unit."""

import time

import pytest

from app.brand.brand import Counting
from app.brand.length import fits, length

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
FLAG = "\U0001f1ea\U0001f1f8"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("text", "x", "graphemes", "code_points", "utf16"),
    [
        ("", 0, 0, 0, 0),
        ("hola", 4, 4, 4, 4),
        ("ma\u00f1ana", 6, 6, 6, 6),
        ("man\u0303ana", 6, 6, 7, 7),
        ("日本語", 6, 3, 3, 3),
        ("한국", 4, 2, 2, 2),
        ("👍", 2, 1, 1, 2),
        ("👍🏽", 2, 1, 2, 4),
        (FAMILY, 2, 1, 7, 11),
        (FLAG, 2, 1, 2, 4),
        (FLAG * 2, 4, 2, 4, 8),
        (SCOTLAND, 2, 1, 7, 14),
        ("❤️", 2, 1, 2, 2),
        ("1️⃣", 2, 1, 3, 3),
        ("«hola» — ¿qué?", 14, 14, 14, 14),
        ("quedan 5€", 10, 9, 9, 9),
        ("hola\r\n", 6, 5, 6, 6),
        ("https://marca.es/una/ruta/muy/larga?con=cosas", 23, 45, 45, 45),
        ("mira marca.es/x.", 29, 16, 16, 16),
        ("(https://m.es)", 25, 14, 14, 14),
        ("hola@marca.es", 13, 13, 13, 13),
        ("https://a.es https://b.es", 47, 25, 25, 25),
        ("fin.Nada", 8, 8, 8, 8),
        ("3.5 km", 6, 6, 6, 6),
    ],
)
def test_length(text: str, x: int, graphemes: int, code_points: int, utf16: int) -> None:
    units: tuple[Counting, ...] = ("x", "graphemes", "code_points", "utf16")
    assert [x, graphemes, code_points, utf16] == [length(text, unit) for unit in units]


def test_a_text_fits_up_to_the_limit_and_no_further() -> None:
    assert fits("a" * 280, "x", 280)
    assert not fits("a" * 281, "x", 280)
    assert not fits("日" * 141, "x", 280)


@pytest.mark.parametrize("text", ["a." * 5000, "https://" * 1250, "a-" * 5000, FAMILY * 1400, "e\u0301" * 5000])
def test_hostile_texts_are_counted_in_time(text: str) -> None:
    started = time.perf_counter()
    length(text, "x")
    assert time.perf_counter() - started < 0.5
