"""Every kind of file is a document, or is refused with a sentence that names file, fault and mend."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as NewWord
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.importing.documents import convert
from app.importing.documents.document import Document
from app.importing.documents.safety import MOST_BYTES
from app.importing.documents.unreadable import Unreadable
from tests.importing.documents.test_safety import packed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def texts(document: Document) -> list[str]:
    return [getattr(block, "text", "") for block in document.blocks]


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["m.md", "m.txt", "m.html"])
def test_accents_survive_every_encoding(tmp_path: Path, encoding: str, name: str) -> None:
    text = "Qué decir: «enseguida», mañana y después, según la situación."
    assert texts(convert.read(saved(tmp_path, name, text.encode(encoding)))) == [text]


def test_garbled_letters_are_mended_and_told(tmp_path: Path) -> None:
    document = convert.read(saved(tmp_path, "m.md", "QuÃ© decir mañana".encode()))
    assert "garbled" in document.warnings[0].en or "understood" in document.warnings[0].en
    whole = convert.read(saved(tmp_path, "n.md", "QuÃ© decir".encode()))
    assert texts(whole) == ["Qué decir"]
    assert "garbled" in whole.warnings[0].en


def test_letters_that_are_lost_are_told(tmp_path: Path) -> None:
    assert "cannot be understood" in convert.read(saved(tmp_path, "m.md", "Qu\ufffd decir".encode())).warnings[0].en


def test_a_text_file_has_lists_and_headings_and_no_marks(tmp_path: Path) -> None:
    text = "PLAZOS\n• Uno * dos\n• Tres\n\n    Sangrado_ aquí\n>cita\n"
    document = convert.read(saved(tmp_path, "m.txt", text.encode()))
    assert [(block.kind, getattr(block, "text", "")) for block in document.blocks] == [
        ("heading", "PLAZOS"),
        ("item", "Uno * dos"),
        ("item", "Tres"),
        ("paragraph", "Sangrado_ aquí >cita"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("m.docx", b"", "empty"),
        ("m.docx", b" \n\t", "empty"),
        ("m.docx", b"PK\x03\x04 not a zip", "damaged"),
        ("m.docx", b"Hola, esto es texto", "no true .docx"),
        ("m.pdf", b"Hola, esto es texto", "no true .pdf"),
        ("m.pdf", b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
        ("m.doc", OLE, "old Word"),
        ("m.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("m.rtf", b"{\\rtf1 Hola}", "RTF"),
        ("m.odt", packed({"mimetype": b"x", "content.xml": b"<a/>"}), "OpenDocument"),
        ("m.docx", packed({"xl/workbook.xml": b"<a/>"}), "spreadsheet"),
        ("m.pages", packed({"Index/Document.iwa": b"x"}), "Pages"),
        ("m.pptx", packed({"ppt/a.xml": b"<a/>"}), "presentation"),
        ("m.zip", packed({"manual.docx": b"x"}), "archive"),
        ("m.png", b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        ("m.txt", bytes(range(1, 9)) * 200, "not a text"),
        ("m.csv", b"a;b", "kind"),
        ("m.md", b"<!-- Oculto -->\n\n---\n", "no text"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as refused:
        convert.read(saved(tmp_path, name, content))
    assert refused.value.status == 422
    assert f"«{name}»" in refused.value.detail.es
    assert refused.value.mend.es in refused.value.detail.es


def test_a_folder_a_missing_file_and_a_closed_one_are_no_manuals(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="folder"):
        convert.read(tmp_path)
    with pytest.raises(Unreadable, match="cannot be opened"):
        convert.read(tmp_path / "no.docx")
    with pytest.raises(Unreadable, match="cannot be opened"):
        convert.read(tmp_path / "a\0b.md")
    closed = saved(tmp_path, "m.md", b"Hola")
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read every file")
    with pytest.raises(Unreadable, match="Permission"):
        convert.read(closed)


def test_a_queue_of_the_system_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "m.md")
    with pytest.raises(Unreadable, match="not a file"):
        convert.read(tmp_path / "m.md")


def test_a_file_too_long_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "m.md"
    with path.open("wb") as file:
        file.write(b"a")
        file.truncate(MOST_BYTES + 10)
    with pytest.raises(Unreadable, match="more than 50 MB"):
        convert.read(path)


def test_a_hostile_name_does_nothing_to_a_terminal(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        convert.read(tmp_path / "a\x1b[31m\u202efdp\nb.docx")
    assert refused.value.detail.es.startswith("«a[31mfdp b.docx»")


def test_content_decides_over_a_wrong_name(tmp_path: Path) -> None:
    document = NewWord()
    document.add_paragraph("Hola")
    document.save(str(tmp_path / "m.txt"))
    assert texts(convert.read(tmp_path / "m.txt")) == ["Hola"]


def word_bytes(folder: Path) -> bytes:
    document = NewWord()
    document.add_heading("Manual", 1)
    document.add_table(2, 2).cell(0, 0).text = "Plazo"
    document.save(str(folder / "whole.docx"))
    return (folder / "whole.docx").read_bytes()


def pdf_bytes(_: Path) -> bytes:
    pages = FPDF()
    pages.add_page()
    pages.set_font("helvetica")
    pages.cell(text="Manual")
    return bytes(pages.output())


@pytest.mark.parametrize(("name", "whole"), [("m.docx", word_bytes), ("m.pdf", pdf_bytes)])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1), flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=6))
def test_damaged_bytes_are_a_document_or_refused(
    tmp_path: Path, name: str, whole: Callable[[Path], bytes], cut: float, flips: list[tuple[float, int]]
) -> None:
    raw = bytearray(whole(tmp_path))
    for at, value in flips:
        raw[int(at * len(raw))] = value
    _is_read_or_refused(saved(tmp_path, name, bytes(raw[: max(1, int(cut * len(raw)))])))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["m.docx", "m.pdf", "m.md", "m.txt", "m.html"]),
    start=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", OLE, b"<html>", b"\xff\xfe"]),
    rest=st.binary(max_size=300),
)
def test_any_bytes_are_a_document_or_refused(tmp_path: Path, name: str, start: bytes, rest: bytes) -> None:
    _is_read_or_refused(saved(tmp_path, name, start + rest))


def _is_read_or_refused(path: Path) -> None:
    try:
        document = convert.read(path)
    except Unreadable:
        return
    assert document.blocks
