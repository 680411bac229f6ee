"""The invented archives hold what their tests rely on."""

import json
from pathlib import Path

import openpyxl

from tests.importing.making_archives import app_replies, json_lines, semicolons, shop_replies, three_sheets


def test_the_archives_have_as_many_lines_and_repetitions_as_they_say() -> None:
    assert (len(shop_replies()), len(set(shop_replies()))) == (60, 56)
    assert (len(app_replies()), len(set(app_replies()))) == (40, 36)


def test_the_csv_is_written_with_semicolons_and_windows_letters(tmp_path: Path) -> None:
    raw = semicolons(tmp_path).read_bytes()
    assert raw.startswith("Fecha;Red;Lo que nos dijeron".encode("cp1252"))
    assert "¿Quién?".encode("cp1252") in raw
    assert "€".encode("cp1252") in raw


def test_the_workbook_has_a_cover_a_sheet_with_late_headers_and_one_without(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(three_sheets(tmp_path))
    assert [sheet.max_row for sheet in book.worksheets] == [1, 23, 20]
    assert book.worksheets[1]["C3"].value == "Posteo del usuario"
    assert book.worksheets[2]["A1"].value != "Día"


def test_every_line_of_the_export_is_an_object(tmp_path: Path) -> None:
    lines = json_lines(tmp_path).read_text("utf-8").splitlines()
    assert {tuple(json.loads(line)) for line in lines} == {("created_at", "channel", "message", "answer")}
    assert len(lines) == 40
