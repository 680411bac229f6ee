"""Words that sound alike have one key."""

import pytest

from app.triage.sound import sound


@pytest.mark.parametrize(
    ("hurried", "correct"),
    [
        ("boi", "voy"),
        ("ke", "que"),
        ("q", "que"),
        ("combulsiones", "convulsiones"),
        ("insendio", "incendio"),
        ("uele", "huele"),
        ("desmallo", "desmayo"),
        ("explotao", "explotado"),
        ("fuegooo", "fuego"),
        ("xispas", "chispas"),
    ],
)
def test_spelling_does_not_matter(hurried: str, correct: str) -> None:
    assert sound(hurried) == sound(correct)


@pytest.mark.parametrize(("one", "other"), [("gas", "gasa"), ("112", "12"), ("humo", "amo"), ("hijo", "ojo")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)
