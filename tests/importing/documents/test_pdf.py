"""PDF files as blocks."""

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image

from app.importing.documents.document import Block, Document, Heading, Item, Paragraph, Table
from app.importing.documents.pdf import MOST_PAGES, from_pdf
from app.importing.documents.unreadable import Unreadable

LONG = (
    "La compañía responde siempre con calma y con los datos que el puente de mando ha confirmado, sin culpar a nadie. "
)


class Pages(FPDF):
    def __init__(self, header: str = "", footer: str = "") -> None:
        super().__init__()
        self._over, self._under = header, footer
        self.add_page()
        self.body()

    def header(self) -> None:
        if getattr(self, "_over", ""):
            self.set_font("helvetica", size=8)
            self.cell(text=self._over)
            self.ln(14)

    def footer(self) -> None:
        if self._under:
            self.set_y(-14)
            self.set_font("helvetica", size=8)
            self.cell(text=self._under.format(self.page_no()))

    def body(self, style: str = "", size: float = 11) -> None:
        self.set_font("helvetica", style, size)

    def say(self, text: str, style: str = "", size: float = 11, width: float = 0) -> None:
        self.body(style, size)
        self.multi_cell(width, text=text, new_x="LMARGIN", new_y="NEXT", markdown=not style)
        self.ln(3)

    def read(self) -> Document:
        return from_pdf(bytes(self.output()), "m.pdf")


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [getattr(block, "text", "") for block in blocks]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_headings_are_told_by_their_size_and_weight() -> None:
    pages = Pages()
    pages.say("Manual de Brisa", "B", 20)
    pages.say("Plazos", "B", 14)
    pages.say(LONG)
    pages.say("Noche", "B", 11)
    pages.say(LONG)
    found = [(b.level, b.text) for b in pages.read().blocks if isinstance(b, Heading)]
    assert found == [(1, "Manual de Brisa"), (2, "Plazos"), (3, "Noche")]


def test_lines_of_one_paragraph_are_joined_and_two_paragraphs_are_not() -> None:
    pages = Pages()
    pages.say(LONG * 3)
    pages.say(LONG * 2)
    assert texts(pages.read().blocks) == [(LONG * 3).strip(), (LONG * 2).strip()]


def test_short_lines_stay_lines() -> None:
    pages = Pages()
    pages.body()
    pages.multi_cell(0, text="**Responsable:** Ana\n**Plazo:** 20 minutos", markdown=True)
    assert [(b.text, b.lead) for b in pages.read().blocks if isinstance(b, Paragraph)] == [
        ("Responsable: Ana", "Responsable"),
        ("Plazo: 20 minutos", "Plazo"),
    ]


def test_a_word_that_the_line_broke_is_whole_again() -> None:
    pages = Pages()
    pages.say(LONG)
    pages.say("Esto lo decide siempre el comité de comuni-\ncación de la casa", width=81)
    assert texts(pages.read().blocks)[1] == "Esto lo decide siempre el comité de comunicación de la casa"


def test_a_paragraph_goes_on_over_the_page() -> None:
    pages = Pages(footer="Página {}")
    pages.set_y(-28)
    pages.say(LONG * 3)
    (block,) = pages.read().blocks
    assert (texts((block,)), block.place.page) == ([(LONG * 3).strip()], 1)


def test_bullets_and_numbers_are_items_with_depth() -> None:
    pages = Pages()
    pages.core_fonts_encoding = "cp1252"
    for text, left in (("• Uno", 10), ("– Dos", 20), ("• Tres", 10), ("1. Cuatro", 10), ("b) Cinco", 10)):
        pages.set_x(left)
        pages.body()
        pages.cell(text=text)
        pages.ln(6)
    assert [(b.text, b.depth, b.number) for b in pages.read().blocks if isinstance(b, Item)] == [
        ("Uno", 0, None),
        ("Dos", 1, None),
        ("Tres", 0, None),
        ("Cuatro", 0, "1"),
        ("Cinco", 0, "b"),
    ]


def test_headers_footers_and_page_numbers_are_no_text() -> None:
    pages = Pages("Manual interno", "Página {}")
    for n in range(4):
        pages.say(f"La letra de esta hoja es {'ABCD'[n]}.")
        if n < 3:
            pages.add_page()
    document = pages.read()
    assert texts(document.blocks) == [f"La letra de esta hoja es {letter}." for letter in "ABCD"]
    assert [warning.en for warning in document.warnings] == ["«Manual interno», on every page: not read"]


def test_a_heading_on_top_of_each_page_is_text() -> None:
    pages = Pages()
    for n in (1, 2, 3):
        pages.say(f"Escenario {n}", "B", 14)
        pages.say(LONG)
        if n < 3:
            pages.add_page()
    assert [b.text for b in pages.read().blocks if isinstance(b, Heading)] == [f"Escenario {n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("repeated", [1, 0])
def test_a_table_over_three_pages_is_one(repeated: int) -> None:
    pages = Pages("Manual interno", "Página {}")
    pages.body()
    with pages.table(repeat_headings=repeated) as table:
        for row in [("Nivel", "Plazo", "Aprueba"), *((f"N{n}", f"{n} minutos", f"Ana {n}") for n in range(1, 90))]:
            table.row(row)
    (found,) = tables(pages.read())
    assert (found.header, len(found.rows), found.place.page) == (1, 90, 1)
    assert [row[1] for row in found.rows[1:]] == [f"{n} minutos" for n in range(1, 90)]


def test_cells_merged_in_both_directions_stand_in_every_place() -> None:
    pages = Pages()
    pages.body()
    with pages.table() as table:
        for cells in ([("Nivel", 1, 1), ("Plazo", 2, 1)], [("Rojo", 1, 2), ("dia", 1, 1), ("20 min", 1, 1)]):
            row = table.row()
            for text, across, down in cells:
                row.cell(text, colspan=across, rowspan=down)
        last = table.row()
        last.cell("noche")
        last.cell("40 min")
    (found,) = tables(pages.read())
    assert found.rows == (("Nivel", "Plazo", "Plazo"), ("Rojo", "dia", "20 min"), ("Rojo", "noche", "40 min"))


def test_a_cell_keeps_its_own_lines_and_not_those_of_its_width() -> None:
    pages = Pages()
    pages.body()
    with pages.table(first_row_as_headings=False) as table:
        table.row(("Plazos", "20 minutos\n10 si hay heridos", LONG.strip()))
        table.row(("Otro", "4 h", "No"))
    assert tables(pages.read())[0].rows[0] == ("Plazos", "20 minutos\n10 si hay heridos", LONG.strip())


def test_two_columns_are_read_one_after_the_other() -> None:
    pages = Pages()
    pages.say("Manual", "B", 20)
    pages.body()
    with pages.text_columns(ncols=2, gutter=12) as columns:
        columns.write("\n\n".join(f"{n}: {LONG}" for n in range(12)))
    read = " ".join(texts(pages.read().blocks))
    order = [read.index(f"{n}: La") for n in range(12)]
    assert order == sorted(order)


def test_a_password_is_named() -> None:
    pages = Pages()
    pages.say(LONG)
    pages.set_encryption("owner", "secret", permissions=AccessPermission.none())
    with pytest.raises(Unreadable, match="password"):
        pages.read()


def test_a_pdf_that_only_limits_printing_is_read() -> None:
    pages = Pages()
    pages.say(LONG)
    pages.set_encryption("owner", "", permissions=AccessPermission.none())
    assert texts(pages.read().blocks) == [LONG.strip()]


def test_a_scan_without_text_is_refused_and_one_scanned_page_is_told() -> None:
    scan = Pages()
    scan.add_page()
    with pytest.raises(Unreadable, match=r"no text on any page \(1-2\)"):
        scan.read()
    mixed = Pages()
    mixed.say(LONG)
    mixed.add_page()
    mixed.image(Image.new("RGB", (20, 20)), w=100)
    document = mixed.read()
    assert texts(document.blocks) == [LONG.strip()]
    assert "2" in document.warnings[0].es


def test_illegibly_small_words_do_not_pass() -> None:
    pages = Pages()
    pages.say(LONG)
    pages.say("Oculto", size=1)
    document = pages.read()
    assert texts(document.blocks) == [LONG.strip()]
    assert document.warnings[0].en.startswith("there is text that is unseen")


def test_the_table_of_contents_is_left_out() -> None:
    pages = Pages()
    pages.say("Plazos ........................ 3")
    pages.say(LONG)
    assert texts(pages.read().blocks) == [LONG.strip()]


def test_more_pages_than_any_manual_has_are_refused() -> None:
    pages = Pages()
    for _ in range(MOST_PAGES):
        pages.add_page()
    with pytest.raises(Unreadable, match="at most 1000"):
        pages.read()


def test_a_stream_that_unpacks_beyond_measure_is_refused() -> None:
    pages = Pages()
    pages.pages[1].contents = bytearray(b" " * 41_000_000)
    with pytest.raises(Unreadable, match="unpacks"):
        pages.read()


def test_half_a_pdf_is_refused_or_read_and_never_half_named() -> None:
    pages = Pages()
    pages.say(LONG)
    raw = bytes(pages.output())
    with pytest.raises(Unreadable):
        from_pdf(raw[: len(raw) // 2], "m.pdf")
