"""imported.json: the same understanding comes back, and a damaged record says so."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.importing import ledger
from app.importing.understood import Alternative, Field, Loose, Original, Understanding
from tests.importing.readings import UNSURE, quote

KNOWN = Understanding(
    fields=(
        Field(path="name", value="Brisa", standing="read", quotes=(quote("Manual de Brisa"),)),
        Field(
            path="duties.high.first_answer",
            value=20,
            standing="doubtful",
            doubt=UNSURE,
            alternatives=(Alternative(value=30, quotes=(quote("30 minutos"),)),),
        ),
        Field(path="voice.address", value="tu", standing="confirmed", by="Ana", at=datetime(2026, 3, 1, tzinfo=UTC)),
    ),
    loose=(Loose(kind="duration", text="En dos días.", place=quote("x").place),),
    originals=(Original(file="manual.docx", sha256="0" * 64),),
)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / ledger.NAME).write_text(ledger.text(KNOWN), encoding="utf-8")
    assert ledger.read(tmp_path) == KNOWN


def test_equal_understandings_give_equal_bytes() -> None:
    assert ledger.text(KNOWN) == ledger.text(KNOWN.model_copy(deep=True))


def test_a_folder_without_an_import_has_none(tmp_path: Path) -> None:
    assert ledger.read(tmp_path) is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"understanding": {"fields": [{"path": 3}]}}', '{"format": 99, "understanding": {"fields": []}}'],
)
def test_a_damaged_record_names_the_file_and_the_mend(tmp_path: Path, text: str) -> None:
    (tmp_path / ledger.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ledger.BadLedger) as refused:
        ledger.read(tmp_path)
    assert "imported.json" in refused.value.detail.es
    assert "Recupere" in refused.value.detail.es
