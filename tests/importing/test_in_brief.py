"""A long quote is shown where it matters."""

from app.importing.in_brief import excerpt

PROSE = (
    "Un comentario leve se contesta en un día laborable, y basta con que lo apruebe Coordinación. En las quejas "
    "moderadas la primera respuesta sale antes de tres horas. Las graves tienen una hora y las aprueba la Gerencia."
)


def test_a_long_quote_begins_with_the_sentence_that_the_doubt_cites() -> None:
    shown = excerpt(PROSE, "no se dice de qué es el plazo «una hora»; se toma como el primero", 120)
    assert shown == "…Las graves tienen una hora y las aprueba la Gerencia."


def test_without_words_of_its_own_it_begins_at_the_beginning() -> None:
    assert excerpt(PROSE, "hay dos roles posibles", 21) == "Un comentario leve se…"
    assert excerpt("Corta.", "«nada»", 21) == "Corta."
