"""Archives as files: every separator and encoding that spreadsheets write, and what is refused with a clear message."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.importing.archives.archive import sheets
from app.importing.archives.archived_text import archived_text
from app.importing.archives.sheet import BadArchive, letter

HEAD = ["Comentario", "Respuesta"]
ROWS = [HEAD, ["¿Abrís el miércoles, señora?", "Sí, de 9 a 21 h. ¡Te esperamos!"], ["No funciona…", "Lo sentimos"]]


def read(path: Path) -> list[list[str]]:
    return [list(row.cells) for sheet in sheets(path) for row in sheet.rows()]


def quoted(rows: list[list[str]], mark: str) -> str:
    return "\r\n".join(mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + "\r\n"


def refused(path: Path) -> str:
    with pytest.raises(BadArchive) as caught:
        read(path)
    assert path.name in caught.value.detail.es
    assert path.name in caught.value.detail.en
    return caught.value.detail.es


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_separator_and_encoding_are_found(tmp_path: Path, mark: str, encoding: str) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(quoted(ROWS, mark).encode(encoding))
    assert read(path) == ROWS


def test_what_dos_programs_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    rows = [HEAD, ["¿Mañana abrís?", "Sí, señora, también el miércoles"]]
    path.write_bytes(quoted(rows, ";").encode("cp850"))
    assert read(path) == rows


def test_commas_in_the_texts_do_not_mislead(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Red;Comentario;Respuesta\nx;Hola, vaya, qué mal;Lo sentimos, Ana, de verdad\nx;a, b;c, d, e\n")
    assert [len(row) for row in read(path)] == [3, 3, 3]


def test_a_quoted_line_break_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('Comentario,Respuesta\n"primera línea\nsegunda ""línea""",vale\n')
    rows = list(sheets(path)[0].rows())
    assert rows[1].cells == ('primera línea\nsegunda "línea"', "vale")
    assert rows[1].number == 2


def test_the_separator_that_excel_states_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("sep=|\nComentario|Respuesta\na;b;c|d;e;f\n")
    assert read(path) == [HEAD, ["a;b;c", "d;e;f"]]
    assert [row.number for row in sheets(path)[0].rows()] == [2, 3]


def test_quotes_escaped_by_a_database_are_read(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('"Comentario","Respuesta"\n"dicen \\"ya\\" y nada","lo sentimos"\n')
    assert read(path)[1] == ['dicen "ya" y nada', "lo sentimos"]


@given(
    rows=st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), min_size=1), min_size=2, max_size=2
        ),
        min_size=4,
        max_size=8,
    )
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_between_quotes_comes_back_as_it_was(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "r.csv"
    rows = [["sep", "arado"], *([cell.replace("\\", "").replace("\ufeff", "") or "-" for cell in row] for row in rows)]
    path.write_bytes(b"sep=;\n" + quoted(rows, ";").encode())
    try:
        assert read(path) == rows
    except BadArchive:  # texts of control characters are no texts
        assert any(not char.isprintable() for row in rows for cell in row for char in cell)


def test_one_bad_byte_does_not_turn_the_others_into_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes("Comentario;Respuesta\n¿Mañana también?;Sí, mañana también\n".encode() + b"mal\xe9;bien\n")
    assert read(path)[1] == ["¿Mañana también?", "Sí, mañana también"]
    assert "\ufffd" in read(path)[2][0]


def test_any_names_and_depth_of_json_are_columns(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"post": {"text": "hola", "likes": 3}, "our_answer": "buenas"}\n\n{"our_answer": "sin más"}\n')
    (sheet,) = sheets(path)
    assert sheet.keys == ("post.text", "post.likes", "our_answer")
    assert [row.cells for row in sheet.rows()] == [("hola", "3", "buenas"), ("", "", "sin más")]
    assert [row.number for row in sheet.rows()] == [1, 3]


def test_a_line_that_is_no_object_is_one_unreadable_row(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"a": "1"}\n{"a": \n[1]\n' + "[" * 5_000 + '\n{"a": "2"}\n')
    assert [row.unreadable for row in sheets(path)[0].rows()] == [None, "not_json", "not_json", "not_json", None]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("r.csv", b"", "vacío"),
        ("r.csv", b"%PDF-1.7 ...", "binario"),
        ("r.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binario"),
        ("r.csv", bytes(range(1, 32)) * 100, "binario"),
        ("r.csv", b"PK\x03\x04" + b"x" * 100, "dañado"),
        ("r.xlsx", b"Comentario;Respuesta", "no es un libro"),
        ("r.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
        (
            "r.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "contraseña",
        ),
        ("r.jsonl", b'[{"a": 1},\n{"a": 2}]', "JSON"),
        ("r.ods", b"PK\x03\x04 ods", ".ods"),
        ("r.docx", b"PK\x03\x04 docx", ".docx"),
        ("r.pages", b"hola", ".pages"),
    ],
)
def test_what_is_no_archive_is_refused_by_name(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert says in refused(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "no se puede abrir" in refused(tmp_path / "nada.csv")


def test_quotes_that_never_close_are_told_with_their_row(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text('Comentario,Respuesta\nbien,bien\n"mal,' + "una línea cualquiera\n" * 20_000)
    assert "la fila 3 no termina" in refused(path)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("  hola\u200b  mundo \x00", "hola mundo"),
        ("a\u202eb\u202c\u2066c", "abc"),
        ("fami\u200dlia 👩\u200d💻", "familia 👩\u200d💻"),
        ("AtenciÃ³n al seÃ±or", "Atención al señor"),
        ("Âme et Ã", "Âme et Ã"),
        ("n\u0303o &amp; s&iacute;<br/>y punto", "ño & sí\ny punto"),
        ("uno\r\n\r\n\r\n\r\ndos", "uno\n\ndos"),
        ("mitad \ud800", "mitad"),
        ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
    ],
)
def test_a_text_loses_what_nobody_sees_and_nothing_else(written: str, meant: str) -> None:
    assert archived_text(written) == meant


def test_columns_are_called_as_a_spreadsheet_does() -> None:
    assert [letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
