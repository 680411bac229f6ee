"""Exports of listening tools, as they come: their heads, their times, their numbers, and what is wrong in a line."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from app.brand.brand import Brand, Hours
from app.importing.archives.reply_dates import DateOrder
from app.importing.archives.sheet import BadArchive
from app.monitor.export_cells import network_in, number
from app.monitor.export_file import BadExport, Line, Wish, columns_given, read_export
from app.monitor.export_times import moment
from tests import made

MADRID = ZoneInfo("Europe/Madrid")
DAY_FIRST, MONTH_FIRST = DateOrder("day", proven=True), DateOrder("month", proven=True)


@pytest.fixture
def brand() -> Brand:
    return made.brand(hours=Hours(zone="Europe/Madrid"))


def lines(path: Path, brand: Brand, **wish: Any) -> list[Line]:
    return list(read_export(path, brand, Wish(**{"columns": {}, **wish})).lines)


def written(folder: Path, text: str, name: str = "export.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def test_an_english_export_with_a_preamble_is_read(tmp_path: Path, brand: Brand) -> None:
    text = (
        "Report:,Mentions of Cine Aurora\nFrom:,2026-11-01\n\n"
        "Query Id,Date,Title,Url,Page Type,Author,Full Text,Twitter Followers\n"
        '1,2026-11-20 10:15:30.0,,https://twitter.com/ana/status/1,twitter,ana,"Una hora, esperando",1234\n'
        "2,2026-11-20 11:00:00.0,,https://www.instagram.com/p/2,instagram,luz,Qué frío en la sala 2,\n"
    )
    one, two = (line.comment for line in lines(written(tmp_path, text), brand))
    assert one is not None
    assert two is not None
    assert (one.network, one.author, one.text, one.followers) == ("x", "ana", "Una hora, esperando", 1_234)
    assert one.posted_at == datetime(2026, 11, 20, 10, 15, 30, tzinfo=MADRID)
    assert (two.network, two.followers, two.url) == ("instagram", None, "https://www.instagram.com/p/2")


def test_a_spanish_export_of_an_old_spreadsheet_is_read(tmp_path: Path, brand: Brand) -> None:
    text = "Fecha;Hora;Red social;Usuario;Comentario;Seguidores\n20/11/2026;9:05;Instagram;@ana;¿Y la sesión?;12.345\n"
    (line,) = lines(written(tmp_path, text, encoding="cp1252"), brand)
    assert line.comment is not None
    assert (line.comment.text, line.comment.followers) == ("¿Y la sesión?", 12_345)
    assert line.comment.posted_at == datetime(2026, 11, 20, 9, 5, tzinfo=MADRID)


def test_a_workbook_keeps_the_time_of_day(tmp_path: Path, brand: Brand) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Network", "Author", "Message"])
    sheet.append([datetime(2026, 11, 20, 22, 41), "Facebook", "ana", "No funciona el aire"])  # noqa: DTZ001
    book.save(tmp_path / "export.xlsx")
    wide = brand.model_copy(
        update={"networks": (*brand.networks, brand.networks[0].model_copy(update={"id": "facebook"}))}
    )
    (line,) = lines(tmp_path / "export.xlsx", wide)
    assert line.comment is not None
    assert line.comment.posted_at == datetime(2026, 11, 20, 22, 41, tzinfo=MADRID)


def test_a_head_that_says_utc_is_believed(tmp_path: Path, brand: Brand) -> None:
    text = "Date (UTC),Network,Text\n2026-11-20 10:00,x,Sin luz en la sala\n"
    (line,) = lines(written(tmp_path, text), brand)
    assert line.comment is not None
    assert line.comment.posted_at == datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def test_lines_of_json_are_read(tmp_path: Path, brand: Brand) -> None:
    text = '{"published": "2026-11-20T10:00:00Z", "content": "Sin luz", "url": "https://x.com/a/status/1", "id": "1"}\n'
    (line,) = lines(written(tmp_path, text, "export.jsonl"), brand)
    assert line.comment is not None
    assert (line.comment.network, line.comment.id) == ("x", "1")


def test_each_bad_line_is_named_and_the_others_are_read(tmp_path: Path, brand: Brand) -> None:
    text = (
        "Fecha,Red,Texto\n20/11/2026 10:00,x,Sin luz\nayer,x,Sin luz\n20/11/2026 10:01,fotolog,Sin luz\n"
        "20/11/2026 10:02,x,\n20/11/2026 10:03,,Sin luz\n20/11/2026 10:04,x,Sin agua\n"
    )
    found = lines(written(tmp_path, text), brand)
    assert [(line.number, line.field) for line in found if line.fault] == [
        (3, "date"), (4, "network"), (5, "text"), (6, "network"),
    ]  # fmt: skip
    assert [line.number for line in found if line.comment] == [2, 7]
    assert found[2].fault is not None
    assert "fotolog" in found[2].fault.es


def test_dates_that_could_be_two_are_asked_about_before_anything_is_read(tmp_path: Path, brand: Brand) -> None:
    path = written(tmp_path, "Date,Network,Text\n03/04/2026 10:00,x,Sin luz\n")
    with pytest.raises(BadExport, match="--dates"):
        lines(path, brand)
    (line,) = lines(path, brand, dates="month")
    assert line.comment is not None
    assert line.comment.posted_at == datetime(2026, 3, 4, 10, 0, tzinfo=MADRID)


def test_one_date_that_leaves_no_choice_decides_for_all(tmp_path: Path, brand: Brand) -> None:
    path = written(tmp_path, "Date,Network,Text\n03/04/2026 10:00,x,Sin luz\n03/25/2026 10:00,x,Sin agua\n")
    first = lines(path, brand)[0].comment
    assert first is not None
    assert first.posted_at == datetime(2026, 3, 4, 10, 0, tzinfo=MADRID)


def test_a_person_may_say_what_the_columns_are(tmp_path: Path, brand: Brand) -> None:
    path = written(tmp_path, "20/11/2026,ana,Sin luz en la sala\n20/11/2026,luz,Sin agua\n")
    with pytest.raises(BadExport, match="--columns"):
        lines(path, brand)
    found = lines(path, brand, columns=columns_given("text=C, author=B,date=A"), network="X")
    assert [line.comment.author for line in found if line.comment] == ["ana", "luz"]
    with pytest.raises(BadExport, match="A to C"):
        lines(path, brand, columns=columns_given("text=H"), network="x")


@pytest.mark.parametrize("given", ["text", "texto=C", "text=", "=C"])
def test_columns_that_cannot_be_read_are_refused(given: str) -> None:
    with pytest.raises(BadExport, match="text, author"):
        columns_given(given)


def test_a_file_without_a_network_needs_one(tmp_path: Path, brand: Brand) -> None:
    path = written(tmp_path, "Fecha,Comentario\n20/11/2026,Sin luz\n")
    with pytest.raises(BadExport, match="--network"):
        lines(path, brand)
    with pytest.raises(BadExport, match="fotolog"):
        lines(path, brand, network="fotolog")
    assert len(lines(path, brand, network="x")) == 1


@pytest.mark.parametrize("content", ["", "\x00\x01\x02\x03" * 50])
def test_what_is_no_table_is_refused(tmp_path: Path, brand: Brand, content: str) -> None:
    with pytest.raises((BadArchive, BadExport)):
        lines(written(tmp_path, content), brand)


@pytest.mark.parametrize(
    ("day", "clock", "order", "expected"),
    [
        ("2026-11-20T10:00:00+02:00", "", DAY_FIRST, "2026-11-20T08:00:00+00:00"),
        ("2026-11-20 10:00:00 UTC", "", DAY_FIRST, "2026-11-20T10:00:00+00:00"),
        ("20/11/2026 22:05", "", DAY_FIRST, "2026-11-20T21:05:00+00:00"),
        ("11/05/2026", "10:30 PM", MONTH_FIRST, "2026-11-05T21:30:00+00:00"),
        ("17-Nov-2026 10:06PM", "", DAY_FIRST, "2026-11-17T21:06:00+00:00"),
        ("17-nov.-2026 12:06 a. m.", "", DAY_FIRST, "2026-11-16T23:06:00+00:00"),
        ("20 de noviembre de 2026, 9:00", "", DAY_FIRST, "2026-11-20T08:00:00+00:00"),
        ("20/11/2026", "", DAY_FIRST, "2026-11-20T11:00:00+00:00"),
        ("1795168800", "", DAY_FIRST, "2026-11-20T10:00:00+00:00"),
        ("1795168800000", "", DAY_FIRST, "2026-11-20T10:00:00+00:00"),
        ("20/11/2026 10:00 +0000", "", DAY_FIRST, "2026-11-20T10:00:00+00:00"),
    ],
)
def test_moments_as_tools_write_them(day: str, clock: str, order: DateOrder, expected: str) -> None:
    found = moment(day, clock, order, MADRID)
    assert found is not None
    assert found.astimezone(UTC).isoformat() == expected


@pytest.mark.parametrize("day", ["ayer", "31/02/2026", "", "99:99", "2026"])
def test_what_is_no_moment(day: str) -> None:
    assert moment(day, "", DAY_FIRST, MADRID) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12345", 12_345), ("12.345", 12_345), ("1,234,567", 1_234_567), ("1.2k", 1_200), ("3M", 3_000_000), ("", None),
     ("n/a", None), ("12.0", 12)],
)  # fmt: skip
def test_numbers_as_tools_write_them(text: str, expected: int | None) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [("Twitter", "x"), ("X", "x"), ("x (Twitter)", "x"), ("Google My Business", "google"), ("INSTAGRAM", "instagram"),
     ("www.instagram.com", "instagram"), ("facebook", None), ("", None)],
)  # fmt: skip
def test_networks_as_tools_call_them(brand: Brand, named: str, expected: str | None) -> None:
    assert network_in(brand, named) == expected
