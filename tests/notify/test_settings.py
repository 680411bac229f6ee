"""Channels are named by settings that are checked at the start, and never shown with their secrets."""

from typing import Any

import pytest

from app.notify.mail import Server, server_of
from app.settings import BadSettings, read_settings

SENDER = {"PORTAVOZ_MAIL_FROM": "avisos@aurora.example"}


def read(monkeypatch: pytest.MonkeyPatch, **env: str) -> Any:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    return read_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAVOZ_SMTP_URL", "http://mail.example"),
        ("PORTAVOZ_SMTP_URL", "smtp://ana:secreta@mail.example?tls=off"),
        ("PORTAVOZ_SMTP_URL", "smtps://127.0.0.1?tls=off"),
        ("PORTAVOZ_SMTP_URL", "smtp://mail.example:99999"),
        ("PORTAVOZ_SMTP_URL", "smtp://"),
        ("PORTAVOZ_SMTP_URL", "smtp://mail.example/buzon"),
        ("PORTAVOZ_WEBHOOK_URL", "http://chat.example/hooks/secreta"),
        ("PORTAVOZ_WEBHOOK_URL", "https://"),
        ("PORTAVOZ_WEBHOOK_URL", "ftp://chat.example"),
        ("PORTAVOZ_WEBHOOK_URL", "http://127.0.0.1.chat.example/x"),
        ("PORTAVOZ_PUBLIC_URL", "portavoz.example"),
        ("PORTAVOZ_PUBLIC_URL", "https://portavoz.example/?a=secreta"),
        ("PORTAVOZ_PUBLIC_URL", "javascript:alert(1)"),
        ("PORTAVOZ_MAIL_FROM", "Portavoz <a@b.example>"),
        ("PORTAVOZ_MAIL_FROM", "a@b.example\r\nBcc: c@d.example"),
    ],
)
def test_a_wrong_one_is_named_with_an_example_and_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(BadSettings, match=f"{name}: .*(://|@)") as caught:
        read(monkeypatch, **{**SENDER, name: value})
    assert "secreta" not in caught.value.detail.es


def test_mail_needs_a_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadSettings, match="PORTAVOZ_MAIL_FROM"):
        read(monkeypatch, PORTAVOZ_SMTP_URL="smtps://mail.example")


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", Server("mail.example", 587, "starttls", None, None)),
        ("smtps://mail.example", Server("mail.example", 465, "tls", None, None)),
        ("smtp://a%40b:p%2Fw@mail.example:2525", Server("mail.example", 2525, "starttls", "a@b", "p/w")),
        ("smtp://[::1]:25?tls=off", Server("::1", 25, "off", None, None)),
        ("smtp://localhost:25?tls=off", Server("localhost", 25, "off", None, None)),
    ],
)
def test_a_mail_server_is_encrypted_unless_it_is_this_machine(
    monkeypatch: pytest.MonkeyPatch, url: str, server: Server
) -> None:
    settings = read(monkeypatch, **SENDER, PORTAVOZ_SMTP_URL=url)
    assert server_of(settings.smtp_url.get_secret_value()) == server
    assert "p%2Fw" not in repr(settings)


def test_links_begin_with_one_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        read(monkeypatch, PORTAVOZ_PUBLIC_URL="https://p.example/portavoz/").public_url == "https://p.example/portavoz"
    )
