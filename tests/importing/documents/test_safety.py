"""What is refused before any parser sees it."""

import io
import zipfile

import pytest

from app.importing.documents.safety import MOST_DEPTH, Package, check_xml
from app.importing.documents.unreadable import Unreadable


def packed(members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as into:
        for name, data in members.items():
            into.writestr(name, data)
    return made.getvalue()


def test_a_member_is_read_as_it_is() -> None:
    assert Package(packed({"word/a.xml": b"<a>1</a>"}), "m.docx").xml("word/a.xml") == b"<a>1</a>"


def test_a_bomb_is_known_by_its_directory() -> None:
    with pytest.raises(Unreadable, match="unpacks to a size"):
        Package(packed({"word/document.xml": b"0" * 40_000_000}), "m.docx")


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_unpacks() -> None:
    raw = bytearray(packed({"word/document.xml": b"<a>" + b"0" * 1_900_000 + b"</a>"}))
    at = raw.rindex(b"PK\x01\x02") + 24
    raw[at : at + 4] = (900).to_bytes(4, "little")
    with pytest.raises(Unreadable):
        Package(bytes(raw), "m.docx").xml("word/document.xml")


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word\\..\\..\\evil", "C:/evil"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="lead out"):
        Package(packed({name: b"x"}), "m.docx")


def test_more_members_than_any_document_has_are_refused() -> None:
    with pytest.raises(Unreadable):
        Package(packed({f"{n}": b"" for n in range(5_001)}, zipfile.ZIP_STORED), "m.docx")


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16"),
    ],
)
def test_xml_that_declares_a_document_type_is_refused_in_any_encoding(xml: bytes) -> None:
    with pytest.raises(Unreadable, match="entities"):
        check_xml(xml, "m.docx")


def test_xml_is_no_deeper_than_documents_are() -> None:
    check_xml(b"<a>" * MOST_DEPTH + b"</a>" * MOST_DEPTH, "m.docx")
    with pytest.raises(Unreadable, match="nested"):
        check_xml(b"<a>" * (MOST_DEPTH + 1) + b"</a>" * (MOST_DEPTH + 1), "m.docx")


def test_broken_xml_is_named_as_such() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        check_xml(b"<a><b></a>", "m.docx")
