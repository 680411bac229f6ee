"""What an import was not sure of stands in the brand until a person decides, and is warned of once."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.brand.check import examine
from app.brand.imported_file import Held, at, plain
from app.brand.load import load, survey

TWO_YEARS_AGO = {"text": "20 minutos", "place": {"file": "manual.docx", "headings": ["Manual", "Plazos"], "number": 4}}
DOUBT = {"es": "hay dos plazos", "en": "there are two deadlines"}
DUTIES = "\n".join(
    f"  - {{severity: {s}, approver: responsable, first_answer: 20}}" for s in ("low", "medium", "high", "critical")
)


def folder(at: Path, *fields: dict[str, Any], brand: str = f"name: Brisa\nduties:\n{DUTIES}\n") -> Path:
    (at / "manual").mkdir()
    (at / "replies").mkdir()
    (at / "manual/manual.md").write_text("# Manual\n\nTexto.\n", encoding="utf-8")
    (at / "replies/a.jsonl").write_text('{"comment": "a", "reply": "b"}\n', encoding="utf-8")
    (at / "brand.yaml").write_text(brand, encoding="utf-8")
    ledger = {"format": 1, "understanding": {"fields": list(fields)}}
    (at / "imported.json").write_text(json.dumps(ledger), encoding="utf-8")
    return at


def field(path: str, value: Any, standing: str = "doubtful", **more: Any) -> dict[str, Any]:
    return {"path": path, "value": value, "standing": standing, "quotes": [TWO_YEARS_AGO], "doubt": DOUBT, **more}


def test_a_doubtful_field_is_named_and_warned_of_with_quote_and_mend(tmp_path: Path) -> None:
    made = folder(tmp_path, field("duties.high.first_answer", 20))
    found = survey(made)
    assert found.brand is not None
    assert found.brand.doubtful == {"duties.high.first_answer"}
    (warning,) = [fault for fault in found.faults if fault.path == "imported.json"]
    assert warning.level == "warning"
    assert "hay dos plazos «20 minutos» (manual.docx, Plazos)" in warning.message.es
    assert "portavoz confirm duties.high.first_answer" in warning.mend.es


def test_the_summary_counts_them_beside_the_defaults(tmp_path: Path) -> None:
    summary = examine(folder(tmp_path, field("duties.high.first_answer", 20))).summary
    assert summary is not None
    assert any(line.es == "Sin confirmar (1): duties.high.first_answer" for line in summary.lines)


def test_a_folder_without_an_import_has_no_such_line(tmp_path: Path) -> None:
    made = folder(tmp_path)
    (made / "imported.json").unlink()
    summary = examine(made).summary
    assert summary is not None
    assert not any("Sin confirmar" in line.es for line in summary.lines)
    assert load(made).doubtful == frozenset()


def test_whoever_changed_the_value_by_hand_has_decided(tmp_path: Path) -> None:
    assert load(folder(tmp_path, field("duties.high.first_answer", 45))).doubtful == frozenset()


def test_a_text_left_out_is_doubtful_until_somebody_writes_one(tmp_path: Path) -> None:
    out = field("holding", [{"text": "Espere."}], left_out=True)
    assert load(folder(tmp_path, out)).doubtful == {"holding"}
    (tmp_path / "brand.yaml").write_text("holding: Un momento.\n", encoding="utf-8")
    assert load(tmp_path).doubtful == frozenset()


@pytest.mark.parametrize("standing", ["read", "confirmed", "by_hand"])
def test_what_is_certain_is_not_doubtful(tmp_path: Path, standing: str) -> None:
    assert load(folder(tmp_path, field("duties.high.first_answer", 20, standing))).doubtful == frozenset()


def test_a_default_that_the_file_had_to_spell_out_is_still_ours(tmp_path: Path) -> None:
    made = folder(
        tmp_path, field("duties.low.first_answer", 20, "default"), field("duties.high.approver", "x", "default")
    )
    ours = load(made).defaults
    assert "duties.low.first_answer" in ours
    assert "duties.high.approver" not in ours


def test_a_confirmation_is_a_new_version_of_the_brand(tmp_path: Path) -> None:
    before = load(folder(tmp_path, field("duties.high.first_answer", 20))).fingerprint
    ledger = (tmp_path / "imported.json").read_text(encoding="utf-8").replace("doubtful", "confirmed")
    (tmp_path / "imported.json").write_text(ledger, encoding="utf-8")
    assert load(tmp_path).fingerprint != before


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"understanding": {"fields": 3}}'])
def test_a_damaged_record_is_an_error_because_nobody_knows_what_to_doubt(tmp_path: Path, text: str) -> None:
    made = folder(tmp_path)
    (made / "imported.json").write_text(text, encoding="utf-8")
    found = survey(made)
    assert found.brand is None
    assert [fault.path for fault in found.faults if fault.level == "error"] == ["imported.json"]


def test_a_field_is_found_in_mappings_and_in_lists_by_id() -> None:
    data = Held(
        {"voice": {"address": "tu"}, "duties": [{"severity": "low", "first_answer": 5}]},
        {"outcomes": {"troll": {"label": "Troll"}}},
        {"facts": [{"id": "f", "public": True}]},
        {"robo": {"severity": "high"}},
    )
    assert at(data, "voice.address") == "tu"
    assert at(data, "duties.low.first_answer") == "5"
    assert at(data, "protocol.outcomes.troll") == {"label": "Troll"}
    assert at(data, "facts.f.public") == "true"
    assert at(data, "scenarios.robo.severity") == "high"
    assert at(data, "duties.high.first_answer") is None


def test_values_compare_as_the_file_has_them() -> None:
    assert plain({"a": [1, True, None], "b": None, "c": []}) == {"a": ["1", "true", None], "c": None}
