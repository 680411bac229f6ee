"""Excel workbooks: several sheets, merged cells, formulas, dates, hidden parts, and workbooks that mean harm."""

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.importing.archives.archive import sheets
from app.importing.archives.sheet import BadArchive

MOMENT = datetime(2026, 4, 3, 10, 5)  # noqa: DTZ001 - spreadsheets know no zones


def book(path: Path, fill: Callable[[Any], object]) -> Path:
    made = Workbook()
    fill(made)
    made.save(path)
    return path


def table(*rows: list[Any]) -> Callable[[Any], None]:
    def fill(made: Any) -> None:
        for row in rows:
            made.active.append(row)

    return fill


def cells(path: Path, sheet: int = 0) -> list[tuple[str, ...]]:
    return [row.cells for row in sheets(path)[sheet].rows()]


def rewritten(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def test_values_become_texts_as_a_person_reads_them(tmp_path: Path) -> None:
    path = book(tmp_path / "r.xlsx", table([MOMENT, date(2026, 4, 4), 12.0, 1.5, "#N/A", None, "fin"]))
    assert cells(path) == [("2026-04-03", "2026-04-04", "12", "1.5", "", "", "fin")]


def test_each_sheet_is_read_and_hidden_ones_are_told(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made.active.append(["a", "b"])
        second = made.create_sheet("Otra")
        second.append(["c", "d"])
        second.sheet_state = "hidden"

    found = sheets(book(tmp_path / "r.xlsx", fill))
    assert [(sheet.name, sheet.place) for sheet in found] == [("Sheet", "r.xlsx › Sheet"), ("Otra", "r.xlsx › Otra")]
    assert [row.cells for row in found[1].rows()] == [("c", "d")]
    assert [len(sheet.faults) for sheet in found] == [0, 1]
    assert "oculta" in found[1].faults[0].message.es


def test_hidden_rows_are_read_and_counted(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        table(["a"], ["b"], ["c"])(made)
        made.active.row_dimensions[2].hidden = True

    (sheet,) = sheets(book(tmp_path / "r.xlsx", fill))
    assert [row.cells for row in sheet.rows()] == [("a",), ("b",), ("c",)]
    assert "1 filas ocultas" in sheet.faults[0].message.es


def test_a_merged_cell_counts_for_every_row_and_column_that_it_covers(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        table(["Instagram", "c1", "r1"], [None, "c2", "r2"], ["X", "c3", "r3"], ["título", None, None])(made)
        made.active.merge_cells("A1:A2")
        made.active.merge_cells("A4:C4")

    path = book(tmp_path / "r.xlsx", fill)
    assert cells(path) == [("Instagram", "c1", "r1"), ("Instagram", "c2", "r2"), ("X", "c3", "r3"), ("título",) * 3]


def test_a_formula_is_read_as_excel_last_showed_it(tmp_path: Path) -> None:
    path = book(tmp_path / "r.xlsx", table(["a", "=1+1"], ["b", '=CONCAT("x","y")']))
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: re.sub(r"(1\+1</f>)<v ?/?>(</v>)?", r"\1<v>2</v>", xml))
    (sheet,) = sheets(path)
    assert [row.cells for row in sheet.rows()] == [("a", "2"), ("b",)]
    (fault,) = sheet.faults
    assert (fault.path, fault.line, fault.field) == ("r.xlsx › Sheet", 2, "B2")
    assert "CONCAT" in fault.message.es


def test_a_formula_that_gave_an_empty_text_has_a_value(tmp_path: Path) -> None:
    path = book(tmp_path / "r.xlsx", table(["a", "=B9"]))
    empty = '<c r="B1" t="str"><f>B9</f><v></v></c>'
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: re.sub(r'<c r="B1".*?</c>', empty, xml))
    assert sheets(path)[0].faults == ()


def test_many_formulas_without_a_value_are_counted_and_not_listed(tmp_path: Path) -> None:
    (sheet,) = sheets(book(tmp_path / "r.xlsx", table(*(["a", "=B9"] for _ in range(50)))))
    assert len(sheet.faults) == 21
    assert "30 fórmulas más" in sheet.faults[-1].message.es


def test_formulas_are_never_evaluated(tmp_path: Path) -> None:
    (sheet,) = sheets(book(tmp_path / "r.xlsx", table(["=cmd|'/c calc'!A1", "hola"])))
    assert [row.cells for row in sheet.rows()] == [("", "hola")]
    assert len(sheet.faults) == 1


def test_a_row_far_below_keeps_its_number(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made.active["A1"] = "primera"
        made.active["A5000"] = "última"

    rows = [row for row in sheets(book(tmp_path / "r.xlsx", fill))[0].rows() if any(row.cells)]
    assert [(row.number, row.cells) for row in rows] == [(1, ("primera",)), (5000, ("última",))]


def test_a_sheet_may_lie_about_its_size(tmp_path: Path) -> None:
    path = book(tmp_path / "r.xlsx", table(["a", "b"], ["c", "d"]))
    lie = '<dimension ref="A1:XFD1048576"/>'
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: re.sub(r"<dimension [^>]*>", lie, xml))
    assert cells(path) == [("a", "b"), ("c", "d")]


def test_a_cell_far_to_the_right_does_not_widen_the_table(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        table(["a", "b"])(made)
        made.active["XFD1"] = "lejos"

    assert cells(book(tmp_path / "r.xlsx", fill)) == [("a", "b")]


def test_a_workbook_renamed_to_csv_is_still_read(tmp_path: Path) -> None:
    path = book(tmp_path / "r.xlsx", table(["a", "b"]))
    assert cells(path.rename(tmp_path / "r.csv")) == [("a", "b")]


def refused(path: Path) -> str:
    with pytest.raises(BadArchive) as caught:
        [list(sheet.rows()) for sheet in sheets(path)]
    assert path.name in caught.value.detail.es
    return caught.value.detail.es


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = book(tmp_path / "bomba.xlsx", table(["a", "b"]))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/media/x.bin", "w") as part:
        for _ in range(60):
            part.write(bytes(1_000_000))
    assert "MB al descomprimirlo" in refused(path)


def test_xml_entities_are_not_opened(tmp_path: Path) -> None:
    path = book(tmp_path / "r.xlsx", table(["a", "b"]))
    evil = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: evil + xml)
    assert "entidades" in refused(path)


def test_a_broken_sheet_is_told_and_no_stack_is_shown(tmp_path: Path) -> None:
    path = book(tmp_path / "r.xlsx", table(["a", "b"], ["c", "d"]))
    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: xml[: xml.index("</row>") + 6] + "<row <")
    assert "dañada" in refused(path)


def test_a_workbook_without_its_parts_is_told(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("nada.txt", "nada")
    assert "dañado" in refused(path)
