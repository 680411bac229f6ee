"""Headings that are only seen, and the numbers of clauses before labels."""

import pytest

from app.importing.documents.implied import may_head
from app.importing.documents.labels import label_of
from app.importing.documents.markup import from_markdown


@pytest.mark.parametrize("text", ["¿Cómo hablamos?", "How bad is it?", "Niveles:"])
def test_larger_letters_head_what_asks_or_announces(text: str) -> None:
    assert may_head(text, large=True)
    assert not may_head(text)


@pytest.mark.parametrize("text", ["Termina en punto.", "«¿Me ayudan?»", "???", ""])
def test_the_end_of_a_sentence_heads_nothing_however_large(text: str) -> None:
    assert not may_head(text, large=True)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("11.2. No puede afirmarse todavía: la venta", "No puede afirmarse todavía"),
        ("2.1 Registro: usted", "Registro"),
        ("3) Plazo: 15 minutos", "Plazo"),
        ("Plazo: 15 minutos", "Plazo"),
        ("9.30 horas: apertura", ""),
    ],
)
def test_the_number_of_a_clause_is_no_part_of_its_label(text: str, label: str) -> None:
    assert label_of(text)[0] == label


def test_lettered_and_numbered_lines_of_a_paragraph_stand_apart() -> None:
    blocks = from_markdown(
        "a) ¿Hay heridos?\nb) ¿Es falso?\n\n2.1. El tono es sobrio.\n2.2. El trato es de usted.\n", "m.md"
    ).blocks

    assert len(blocks) == 4
