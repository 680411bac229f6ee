"""Sections, rows, columns and fiches of a manual as labelled texts."""

import pytest

from app.importing.documents.markup import from_html, from_markdown
from app.importing.documents.records import Record, records


def of(markdown: str, kind: str = "section") -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """What is said of each subject, by the way that leads there."""
    return _said(records(from_markdown(markdown, "m.md")), kind)


def _said(found: tuple[Record, ...], kind: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    return {one.subject: [(said.way(), said.text) for said in one.said] for one in found if one.kind == kind}


@pytest.mark.parametrize(
    "line",
    [
        "Responsable: Ana",
        "**Responsable:** Ana",
        "**Responsable**: Ana",
        "**Responsable.** Ana",
        "**Responsable** Ana",
        "Responsable — Ana",
        "- Responsable: Ana",
        "**Responsable**\n\nAna",
        "Responsable:\n\nAna",
        "Responsable:\n\n- Ana",
        "- Responsable\n  - Ana",
    ],
)
def test_a_label_may_be_written_in_many_ways(line: str) -> None:
    assert (("Responsable",), "Ana") in of(f"# Manual\n## E3\n{line}")["E3"]


@pytest.mark.parametrize("line", ["**Nunca** publique nada", "«Hola: te leemos»", "Abrimos a las 9:30"])
def test_a_stressed_word_or_a_quotation_labels_nothing(line: str) -> None:
    ((way, text),) = of(f"# E3\n{line}")["E3"]
    assert way == ()
    assert text == line.replace("**", "")


def test_a_line_of_short_labelled_parts_is_several_texts() -> None:
    assert of("# E3\nResponsable: Ana. Plazo: 2 horas. Aprueba: Dirección.")["E3"] == [
        (("Responsable",), "Ana"),
        (("Plazo",), "2 horas"),
        (("Aprueba",), "Dirección."),
    ]


def test_a_text_for_the_public_is_not_cut_at_its_colons() -> None:
    text = "Lamentamos lo ocurrido. Importante: no acudan al local hasta nuevo aviso. Gracias: seguimos informando."
    assert of(f"# E3\nMensaje de espera: {text}")["E3"] == [(("Mensaje de espera",), text)]


def test_a_quotation_over_two_paragraphs_is_one_text_under_its_announcement() -> None:
    assert of("# E3\nMensaje de espera:\n\n«Lo sentimos.\n\nLe escribimos.»\n\nY luego se avisa a Ana.")["E3"] == [
        (("Mensaje de espera",), "«Lo sentimos.\nLe escribimos.»"),
        ((), "Y luego se avisa a Ana."),
    ]


def test_what_a_bold_line_announces_in_quotes_ends_with_the_quotes() -> None:
    said = of("# Manual\n# E3\n**Mensaje de espera**\n\n«Lo sentimos.»\n\nDespués se avisa a Ana.")["E3"]
    assert said == [(("Mensaje de espera",), "«Lo sentimos.»"), ((), "Después se avisa a Ana.")]


def test_labelled_items_remember_what_announced_them() -> None:
    assert of("# E3\nMensajes de espera:\n\n- Instagram: Hola\n- X: Buenas")["E3"] == [
        (("Mensajes de espera", "Instagram"), "Hola"),
        (("Mensajes de espera", "X"), "Buenas"),
    ]


def test_texts_of_subheadings_are_seen_from_the_heading_above() -> None:
    said = of("# Manual\n## E3. Fuga\nResponsable: Ana\n### Mensaje de espera\nHola.\n## E4\nNada")
    assert said["E3. Fuga"] == [(("Responsable",), "Ana"), (("Mensaje de espera",), "Hola.")]
    assert said["Mensaje de espera"] == [((), "Hola.")]
    assert said.get("Manual", []) == [(("E4",), "Nada")]


def test_labels_of_a_subheading_count_above_only_where_the_manual_repeats_it() -> None:
    said = of("# M\n## E3\n### 3.1 Mensajes\nX: Hola\n## E4\n### 4.1 Mensajes\nX: Buenas\n### Turno\nPlazo: 2 h")
    assert said["E3"] == [(("3.1 Mensajes", "X"), "Hola")]
    assert said["E4"] == [(("4.1 Mensajes", "X"), "Buenas")]


def test_a_row_is_told_by_its_first_cell_and_the_names_of_the_columns() -> None:
    text = "| Nivel | Plazo | Aprueba |\n|-|-|-|\n| Rojo | 20 min | Ana |"
    assert of(text, "row") == {"Rojo": [(("Plazo",), "20 min"), (("Aprueba",), "Ana")]}


def test_a_table_on_its_side_is_told_by_columns() -> None:
    text = "| | Rojo | Verde |\n|-|-|-|\n| Plazo | 20 min | 4 h |\n| Aprueba | Ana | Eva |"
    assert of(text, "column")["Verde"] == [(("Plazo",), "4 h"), (("Aprueba",), "Eva")]


def test_a_fiche_is_a_card_under_its_heading_and_part_of_its_section() -> None:
    text = "# M\n## E3\n| | |\n|-|-|\n| Responsable | Ana |\n| Plazo | 2 h |"
    fiche = [(("Responsable",), "Ana"), (("Plazo",), "2 h")]
    assert of(text, "card")["E3"] == fiche
    assert of(text)["E3"] == fiche


def test_two_fiches_of_one_section_are_not_mixed() -> None:
    fiche = "<table><tr><td colspan=2>{}</td></tr><tr><td>Responsable</td><td>{}</td></tr></table>"
    found = records(
        from_html("<h1>M</h1><h2>Fichas</h2>" + fiche.format("E1", "Ana") + fiche.format("E2", "Eva"), "m.html")
    )
    assert _said(found, "card") == {"E1": [(("Responsable",), "Ana")], "E2": [(("Responsable",), "Eva")]}
    assert ("Responsable",) not in [way for said in _said(found, "section").values() for way, _ in said]


def test_a_fiche_may_have_two_pairs_in_a_row() -> None:
    text = "<h1>E3</h1><table><tr><td>Responsable</td><td>Ana Ruiz.</td><td>Plazo</td><td>2 h</td></tr></table>"
    assert _said(records(from_html(text, "m.html")), "card")["E3"] == [
        (("Responsable",), "Ana Ruiz."),
        (("Plazo",), "2 h"),
    ]


def test_rows_under_one_merged_cell_are_a_card_of_it() -> None:
    text = (
        "| Nivel | Qué | Tiempo |\n|-|-|-|\n| Rojo | Primera | 20 min |\n| Rojo | Final | 4 h |\n| Gris | Final | 9 h |"
    )
    assert of(text, "card") == {"Rojo": [(("Tiempo", "Primera"), "20 min"), (("Tiempo", "Final"), "4 h")]}


def test_labelled_lines_and_items_of_a_cell_are_texts_of_their_own() -> None:
    text = "| Nivel | Plazos | Hacer |\n|-|-|-|\n| Rojo | Primera: 20 min<br>Final: 4 h | • Uno<br>• Dos |"
    assert of(text, "row")["Rojo"] == [
        (("Plazos", "Primera"), "20 min"),
        (("Plazos", "Final"), "4 h"),
        (("Hacer",), "Uno"),
        (("Hacer",), "Dos"),
    ]


def test_plain_lines_of_a_cell_are_one_text() -> None:
    assert of("| Nivel | Texto |\n|-|-|\n| Rojo | Hola.<br>Le leemos. |", "row") == {
        "Rojo": [(("Texto",), "Hola. Le leemos.")]
    }
