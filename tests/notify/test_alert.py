"""What a notice says: enough to act on at night, nothing of the comment, in both languages."""

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.brand import Hours, Network
from app.notify.alert import Alert, Kind, letter
from app.notify.mail import message
from tests import made

NOW = datetime(2026, 12, 25, 1, 0, tzinfo=UTC)  # 02:00 in Madrid
BRAND = made.brand(hours=Hours(zone="Europe/Madrid"))


def alert(**over: Any) -> Alert:
    fields: dict[str, Any] = {
        "kind": "new", "reply": "abc", "severity": "critical", "network": "instagram", "titles": ("Dirección",),
        "created_at": NOW - timedelta(minutes=3), "due_at": NOW + timedelta(minutes=12),
    }  # fmt: skip
    return Alert(**{**fields, **over})


def test_a_new_reply_in_spanish() -> None:
    said = letter(alert(), BRAND, "es", NOW, "https://portavoz.example")
    assert said.subject == "Crítica: una respuesta espera su decisión (vence 02:12)"
    assert said.lines == (
        "Gravedad: crítica",
        "Red: Instagram",
        "Primera respuesta: vence 02:12 (hora de Europe/Madrid)",
        "Espera desde hace 3 min",
        "Aviso 1. Le toca decidir a: Dirección",
    )
    assert said.link == "https://portavoz.example/queue/abc"


def test_a_passed_deadline_in_english() -> None:
    late = alert(kind="overdue_full", severity="low", due_at=NOW - timedelta(days=1), step=2)
    said = letter(late, BRAND, "en", NOW, None)
    assert said.subject == "Low: a reply is still undecided (was due 2026-12-24 02:00)"
    assert said.lines[2] == "Full answer: was due 2026-12-24 02:00 (Europe/Madrid time)"
    assert said.lines[-1] == "Notice 3. To decide: Dirección"
    assert said.link is None


@pytest.mark.parametrize("tongue", ["es", "en"])
@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_has_words(kind: Kind, tongue: Any) -> None:
    for over in ({}, {"nobody_answers": True}, {"informed": True}, {"undelivered": "mail"}, {"titles": ()}):
        said = letter(alert(kind=kind, **over), BRAND, tongue, NOW, "https://p.example")
        assert "{" not in "".join((said.subject, *said.lines))


def test_the_end_of_the_chain_and_a_reader_of_whom_nothing_is_asked_are_told_so() -> None:
    end = letter(alert(nobody_answers=True), BRAND, "es", NOW, None)
    assert end.subject == "Crítica: nadie contesta; una respuesta espera decisión (vence 02:12)"
    assert "Se ha avisado a toda la cadena y nadie ha abierto la respuesta." in end.lines
    assert letter(alert(informed=True), BRAND, "es", NOW, None).subject.startswith("Para su información · Crítica:")


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_label_of_the_brand_becomes_a_header_or_a_line_of_its_own(label: str, title: str) -> None:
    label, title = (word.encode("utf-8", "ignore").decode() for word in (label, title))
    brand = BRAND.model_copy(update={"networks": (Network(id="instagram", label=label, limit=9),)})
    words = letter(alert(titles=(title,)), brand, "es", NOW, "https://p.example")
    assert all(len(line.splitlines()) == 1 for line in words.lines)
    mail = message(words, "avisos@aurora.example", "julia@aurora.example", "1", "es", NOW)
    allowed = {
        "From", "To", "Subject", "Date", "Message-ID", "List-Id", "Auto-Submitted", "X-Auto-Response-Suppress",
        "Content-Language", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    head = mail.as_bytes().split(b"\r\n\r\n")[0].decode()
    assert {line.split(":")[0] for line in head.split("\r\n") if not line.startswith((" ", "\t"))} == allowed


def test_a_mail_is_the_same_at_every_attempt_and_asks_for_no_answer() -> None:
    words = letter(alert(), BRAND, "es", NOW, "https://p.example")
    first, again = (message(words, "avisos@aurora.example", "julia@aurora.example", "7", "es", NOW) for _ in range(2))
    assert first["Message-ID"] == again["Message-ID"]
    assert first["Auto-Submitted"] == "auto-generated"
    assert "https://p.example/queue/abc" in first.get_content()
    assert "Abrir el enlace no decide nada" in first.get_content()
