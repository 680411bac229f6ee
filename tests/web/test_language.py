"""Accept-Language, also as nobody would send it."""

import pytest

from app.web.language import preferred
from app.wording import Tongue


@pytest.mark.parametrize(
    ("header", "tongue"),
    [
        ("", "es"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("es-419,es;q=0.9,en;q=0.8", "es"),
        ("fr,en;q=0.3", "en"),
        ("en;q=0.2,es;q=0.7", "es"),
        ("en;q=0", "es"),
        ("enx", "es"),
        ("*", "es"),
        (";;;,,q=", "es"),
        ("en;q=mucho", "es"),
        ("en;q=nan", "es"),
        ("a" * 100_000 + ",en", "es"),
    ],
)
def test_the_better_weighted_language_wins(header: str, tongue: Tongue) -> None:
    assert tongue == preferred(header, "es")
