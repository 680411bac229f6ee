"""Word documents as blocks."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document as NewWord
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from app.importing.documents.document import Document, Heading, Item, Paragraph, Table
from app.importing.documents.unreadable import Unreadable
from app.importing.documents.word import from_word


def packed(document: WordDocument) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def read(document: WordDocument) -> Document:
    return from_word(packed(document), "m.docx")


def changed(raw: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The package with members changed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    change(members)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for name, data in members.items():
            into.writestr(name, data)
    return made.getvalue()


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def texts(document: Document) -> list[str]:
    return [getattr(block, "text", "") for block in document.blocks]


def warned(document: Document) -> str:
    return " · ".join(warning.en for warning in document.warnings)


def test_title_and_heading_styles_are_headings_one_below_the_other() -> None:
    word = NewWord()
    word.add_heading("Manual", 0)
    word.add_heading("Plazos", 1)
    word.add_heading("Noche", 2)
    assert headings(read(word)) == [(1, "Manual"), (2, "Plazos"), (3, "Noche")]


@pytest.mark.parametrize("name", ["Título 1", "Titulo 1", "Encabezado 1", "Titre 1"])
def test_a_style_named_in_another_language_is_a_heading(name: str) -> None:
    word = NewWord()
    style = word.styles.add_style(name, 1)
    word.add_paragraph("Plazos", style=style)
    assert headings(read(word)) == [(1, "Plazos")]


def test_a_style_made_from_a_heading_style_is_a_heading() -> None:
    word = NewWord()
    style = word.styles.add_style("De la casa", 1)
    style.base_style = word.styles["Heading 2"]
    word.add_paragraph("Plazos", style=style)
    assert headings(read(word)) == [(2, "Plazos")]


def test_lines_that_only_look_like_headings_are_headings_by_their_size() -> None:
    word = NewWord()
    for text, size in (("Manual de crisis", 22), ("Plazos", 15), ("Rojo", None)):
        run = word.add_paragraph().add_run(text)
        run.bold, run.font.size = True, Pt(size) if size else None
        word.add_paragraph("Respondemos siempre con calma y con datos que alguien ha confirmado antes.")
    assert headings(read(word)) == [(1, "Manual de crisis"), (2, "Plazos"), (3, "Rojo")]


def test_a_bold_label_begins_a_paragraph() -> None:
    word = NewWord()
    paragraph = word.add_paragraph()
    paragraph.add_run("Respon").bold = True
    paragraph.add_run("sable:").bold = True
    paragraph.add_run(" Ana")
    block = read(word).blocks[0]
    assert isinstance(block, Paragraph)
    assert (block.text, block.lead) == ("Responsable: Ana", "Responsable")


def test_lists_are_items_with_depth() -> None:
    word = NewWord()
    word.add_paragraph("Uno", style="List Bullet")
    word.add_paragraph("Dos", style="List Bullet 2")
    word.add_paragraph("Tres", style="List Number")
    items = [(b.text, b.number) for b in read(word).blocks if isinstance(b, Item)]
    assert items == [("Uno", None), ("Dos", None), ("Tres", "1")]


def test_cells_merged_in_both_directions_stand_in_every_place() -> None:
    word = NewWord()
    table = word.add_table(3, 3)
    for row, cells in enumerate((("Nivel", "Plazo", "Plazo"), ("Rojo", "día", "20 min"), ("", "noche", "40 min"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 2).text = ""
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    block = read(word).blocks[0]
    assert isinstance(block, Table)
    assert block.rows == (("Nivel", "Plazo", "Plazo"), ("Rojo", "día", "20 min"), ("Rojo", "noche", "40 min"))


def test_a_row_marked_to_repeat_is_the_header() -> None:
    word = NewWord()
    table = word.add_table(2, 2)
    for row, cells in enumerate((("Qué", "Cuándo"), ("Llamar", "Ya"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    assert [b.header for b in read(word).blocks if isinstance(b, Table)] == [0]
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    assert [b.header for b in read(word).blocks if isinstance(b, Table)] == [1]


def test_hidden_and_tiny_words_do_not_pass() -> None:
    word = NewWord()
    paragraph = word.add_paragraph("Visto")
    paragraph.add_run(" oculto").font.hidden = True
    paragraph.add_run(" minúsculo").font.size = Pt(1)
    document = read(word)
    assert texts(document) == ["Visto"]
    assert "hidden" in warned(document)


def test_deleted_words_are_gone_and_inserted_ones_count() -> None:
    word = NewWord()
    paragraph = word.add_paragraph("Plazo: ")
    for xml in ("<w:del {}><w:r><w:delText>30</w:delText></w:r></w:del>", "<w:ins {}><w:r><w:t>20</w:t></w:r></w:ins>"):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    document = read(word)
    assert texts(document) == ["Plazo: 20"]
    assert "changes that nobody accepted" in warned(document)


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    word = NewWord()
    box = "<w:txbxContent><w:p><w:r><w:t>Plazo: 20 minutos</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    word.add_paragraph("Antes")._p.append(parse_xml(xml))
    word.add_paragraph("Después")
    document = read(word)
    assert texts(document) == ["Antes", "Plazo: 20 minutos", "Después"]
    assert "text boxes" in warned(document)


def test_a_footnote_is_read_behind_its_paragraph() -> None:
    word = NewWord()
    word.add_paragraph("Plazo: 20 minutos")._p.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="7"/></w:r>')
    )
    word.add_paragraph("Después")
    note = '<w:footnote w:id="7"><w:p><w:r><w:t>Salvo festivos.</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    raw = changed(packed(word), lambda members: members.update({"word/footnotes.xml": notes.encode()}))
    document = from_word(raw, "m.docx")
    assert texts(document) == ["Plazo: 20 minutos", "Salvo festivos.", "Después"]
    assert "footnotes (1)" in warned(document)


def test_what_stands_on_every_page_and_in_pictures_is_told_and_not_read() -> None:
    word = NewWord()
    word.add_paragraph("Texto")
    word.sections[0].header.paragraphs[0].text = "Solo para uso interno"
    word.sections[0].footer.paragraphs[0].text = "3"
    raw = changed(packed(word), lambda members: members.update({"word/media/image1.png": b"x"}))
    document = from_word(raw, "m.docx")
    assert texts(document) == ["Texto"]
    assert "«Solo para uso interno»" in warned(document)
    assert "pictures" in warned(document)
    assert "footer" not in warned(document)


def test_macros_are_told_and_never_passed_on() -> None:
    word = NewWord()
    word.add_paragraph("Texto")
    raw = changed(packed(word), lambda members: members.update({"word/vbaProject.bin": b"\xcc\x61"}))
    document = from_word(raw, "m.docm")
    assert texts(document) == ["Texto"]
    assert "macros" in warned(document)


def test_the_table_of_contents_is_left_out() -> None:
    word = NewWord()
    word.add_paragraph("Plazos 3", style=word.styles.add_style("toc 1", 1))
    word.add_heading("Plazos", 1)
    assert texts(read(word)) == ["Plazos"]


def test_a_bomb_of_entities_in_the_text_is_refused() -> None:
    def poison(members: dict[str, bytes]) -> None:
        members["word/document.xml"] = (
            b'<!DOCTYPE a [<!ENTITY b "c">]>' + members["word/document.xml"].split(b"?>", 1)[1]
        )

    with pytest.raises(Unreadable, match="entities"):
        from_word(changed(packed(NewWord()), poison), "m.docx")


def test_a_package_without_text_is_no_word_document() -> None:
    raw = changed(
        packed(NewWord()), lambda members: members.update({"word/other.xml": members.pop("word/document.xml")})
    )
    with pytest.raises(Unreadable, match="not a Word document"):
        from_word(raw, "m.docx")


def test_a_heading_that_numbers_itself_stays_a_heading() -> None:
    word = NewWord()
    paragraph = word.add_heading("Plazos", 1)
    numbering = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    paragraph._p.get_or_add_pPr().append(numbering)
    assert paragraph._p.find(qn("w:pPr")) is not None
    assert headings(read(word)) == [(1, "Plazos")]
