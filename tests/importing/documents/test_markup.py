"""HTML and Markdown as blocks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.importing.documents.document import Heading, Item, Paragraph, Table
from app.importing.documents.markup import from_html, from_markdown
from app.importing.documents.unreadable import Unreadable


def texts(markdown: str) -> list[str]:
    return [getattr(block, "text", "") for block in from_markdown(markdown, "m.md").blocks]


def table(html: str) -> Table:
    block = from_html(html, "m.html").blocks[-1]
    assert isinstance(block, Table)
    return block


def test_a_block_knows_the_headings_above_it() -> None:
    last = from_markdown("# Manual\n## Plazos\n### Rojo\n## Tono\nTexto", "m.md").blocks[-1]
    assert last.place.headings == ("Manual", "Tono")
    assert last.place.number == 5


def test_words_that_are_bold_in_part_keep_their_letters_together() -> None:
    assert texts("re**spue**sta <br> y") == ["respuesta", "y"]


def test_a_labelled_line_is_a_line_though_markdown_would_join_it() -> None:
    assert texts("Responsable: Ana\nPlazo: 20 minutos\n• Llamar") == ["Responsable: Ana", "Plazo: 20 minutos", "Llamar"]


def test_a_sentence_that_goes_on_below_is_one_paragraph() -> None:
    assert texts("Respondemos siempre\ncon calma.") == ["Respondemos siempre con calma."]


def test_several_bold_labels_of_a_line_part_it() -> None:
    blocks = from_markdown("**Responsable:** Ana. **Plazo:** 2 h.", "m.md").blocks
    assert [(b.text, b.lead) for b in blocks if isinstance(b, Paragraph)] == [
        ("Responsable: Ana.", "Responsable"),
        ("Plazo: 2 h.", "Plazo"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>Oculto</p>",
        "<p style='display: none'>Oculto</p>",
        "<p><span style='font-size:0'>Oculto</span></p>",
        "<!-- Oculto -->",
        "<script>Oculto</script>",
        "<template>Oculto</template>",
    ],
)
def test_hidden_words_do_not_pass(html: str) -> None:
    assert [b.text for b in from_html(f"{html}<p>Visto</p>", "m.html").blocks if isinstance(b, Paragraph)] == ["Visto"]


def test_a_comment_in_markdown_does_not_pass() -> None:
    document = from_markdown("Uno <!-- Oculto\n\notra --> dos\n\nTres <!-- sin cerrar", "m.md")
    assert [getattr(b, "text", "") for b in document.blocks] == ["Uno dos", "Tres <!-- sin cerrar"]
    assert ["hidden" in warning.en for warning in document.warnings] == [True]


def test_struck_out_words_are_left_out_and_named() -> None:
    document = from_markdown("Plazo: ~~30~~ 20 minutos", "m.md")
    assert [getattr(b, "text", "") for b in document.blocks] == ["Plazo: 20 minutos"]
    assert [warning.es for warning in document.warnings] == ["texto tachado, no leído: «30»"]


def test_front_matter_is_left_out_and_said_so() -> None:
    document = from_markdown("---\nid: E1\n---\nTexto", "m.md")
    assert [getattr(b, "text", "") for b in document.blocks] == ["Texto"]
    assert len(document.warnings) == 1


def test_a_merged_cell_stands_in_each_place_that_it_covers() -> None:
    found = table(
        "<table><tr><th>Nivel</th><th colspan=2>Plazos</th></tr>"
        "<tr><td rowspan=2>Rojo</td><td>día</td><td>20 min</td></tr><tr><td>noche</td><td>40 min</td></tr></table>"
    )
    assert found.rows == (("Nivel", "Plazos", "Plazos"), ("Rojo", "día", "20 min"), ("Rojo", "noche", "40 min"))
    assert found.header == 1


def test_a_span_without_end_is_cut() -> None:
    assert len(table("<table><tr><td colspan=999999>a</td><td>b</td></tr><tr><td>c<td>d</tr></table>").rows[0]) <= 61


def test_a_row_that_is_one_cell_across_is_the_title_of_what_follows() -> None:
    blocks = from_html(
        "<h1>M</h1><h2>Fichas</h2>"
        "<table><tr><td colspan=2>E3. Intoxicación</td></tr><tr><td>Responsable</td><td>Ana</td></tr></table>",
        "m.html",
    ).blocks[2:]
    assert isinstance(blocks[0], Paragraph)
    assert isinstance(blocks[1], Table)
    assert (blocks[0].text, blocks[1].caption, blocks[1].rows) == (
        "E3. Intoxicación",
        "E3. Intoxicación",
        (("Responsable", "Ana"),),
    )


def test_a_frame_of_one_cell_is_text() -> None:
    blocks = from_html("<table><tr><td><h2>Aviso</h2><p>Llame al 112</p></td></tr></table>", "m.html").blocks
    assert [block.kind for block in blocks] == ["heading", "paragraph"]


def test_items_and_lines_of_a_cell_stay_apart() -> None:
    found = table("<table><tr><td>Hacer</td><td><ul><li>Uno</li><li>Dos</li></ul></td><td>a<br>b</td></tr></table>")
    assert found.rows == (("Hacer", "• Uno\n• Dos", "a\nb"),)


def test_a_table_inside_a_cell_makes_no_rows_of_the_outer_one() -> None:
    found = table("<table><tr><td>a</td><td><table><tr><td>b</td></tr><tr><td>c</td></tr></table></td></tr></table>")
    assert found.rows == (("a", "b\nc"),)


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["Nivel", "Plazo", "Aprueba"], ["Rojo", "20 minutos", "Dirección"]], 1),
        ([["Nivel", "20 minutos", "Dirección"], ["Rojo", "20 minutos", "Dirección"]], 0),
        ([["Responsable", "Jefatura"], ["Plazo", "20 minutos"]], 0),
        ([["Nivel", "Plazo"], ["Rojo", "20 minutos"], ["Verde", "4 horas"]], 1),
        ([["<b>Campo</b>", "<b>Valor</b>"], ["Plazo", "20 minutos"]], 1),
    ],
)
def test_an_unmarked_header_is_known_by_its_words(rows: list[list[str]], header: int) -> None:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert table(f"<table>{body}</table>").header == header


def test_a_header_of_two_rows_is_known_by_its_merged_cells() -> None:
    found = table(
        "<table><tr><td>Nivel</td><td colspan=2>Plazo</td></tr><tr><td>Nivel</td><td>Primera</td><td>Final</td></tr>"
        "<tr><td>Rojo</td><td>20 min</td><td>2 h</td></tr></table>"
    )
    assert found.header == 2


def test_a_table_without_names_in_markdown_has_no_header() -> None:
    found = from_markdown("| | |\n|---|---|\n| Plazo | 20 |", "m.md").blocks[0]
    assert isinstance(found, Table)
    assert (found.header, found.rows) == (0, (("Plazo", "20"),))


def test_bold_lines_are_the_headings_of_a_text_that_marks_none() -> None:
    blocks = from_markdown("**Plazos**\n\nVeinte minutos.\n\n**Tono**\n\nDe usted.", "m.md").blocks
    assert [b.text for b in blocks if isinstance(b, Heading)] == ["Plazos", "Tono"]


def test_numbered_lines_are_headings_and_a_numbered_list_is_not() -> None:
    blocks = from_markdown("3 Plazos\n\nTexto.\n\n3.2 Noche\n\nTexto.\n\n1. Uno\n2. Dos", "m.md").blocks
    assert [(b.level, b.text) for b in blocks if isinstance(b, Heading)] == [(1, "3 Plazos"), (2, "3.2 Noche")]
    assert [b.number for b in blocks if isinstance(b, Item)] == ["1", "2"]


def test_a_bold_line_that_announces_is_no_heading() -> None:
    assert not [b for b in from_markdown("**Mensaje:**\n\nHola.", "m.md").blocks if isinstance(b, Heading)]


@pytest.mark.parametrize("html", ["<div>" * 20_000 + "x", "<div></x>" * 20_000, "<p>a" * 20_000])
def test_tags_that_never_close_are_refused_at_once(html: str) -> None:
    with pytest.raises(Unreadable, match="nested"):
        from_html(html, "m.html")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/abptdrhul 1=\"'|-#*\n", max_size=200))
def test_any_text_is_a_document(text: str) -> None:
    for document in (from_html(text, "m.html"), from_markdown(text, "m.md")):
        tables = [block for block in document.blocks if isinstance(block, Table)]
        assert all(len({len(row) for row in block.rows}) == 1 for block in tables)
        assert [block.place.number for block in document.blocks] == list(range(1, len(document.blocks) + 1))
