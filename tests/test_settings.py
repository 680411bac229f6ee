"""Settings: few, safe, documented, and named when they are wrong."""

from pathlib import Path

import pytest

from app.settings import BadSettings, Settings, read_settings, variable

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"


def test_there_are_at_most_twenty() -> None:
    assert len(Settings.model_fields) <= 20


@pytest.mark.parametrize("field", Settings.model_fields)
def test_each_is_documented_with_its_default(field: str) -> None:
    row = next((r for r in DOCS.read_text("utf-8").splitlines() if f"`{variable(field)}`" in r), "")
    default = Settings.model_fields[field].default
    assert row, f"{variable(field)} is missing from docs/settings.md"
    assert default is None or f"`{str(default).lower() if isinstance(default, bool) else default}`" in row


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAVOZ_DEADLINE", "pronto"),
        ("PORTAVOZ_DEADLINE", "0"),
        ("PORTAVOZ_ENGINE", "gpt"),
        ("PORTAVOZ_LANGUAGE", "fr"),
        ("PORTAVOZ_IN_FLIGHT", "0"),
        ("PORTAVOZ_PROXY_FROM_ENVIRONMENT", "quizá"),
    ],
)
def test_a_wrong_one_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secreta")
    with pytest.raises(BadSettings) as caught:
        read_settings()
    assert name in caught.value.detail.es
    assert "secreta" not in caught.value.detail.es


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "")
    monkeypatch.setenv("DATABASE_URL", "")
    assert not read_settings().has_model
    assert read_settings().database_url is None
