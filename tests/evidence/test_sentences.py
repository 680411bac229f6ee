"""Where sentences end."""

import pytest

from app.evidence.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Atendemos de 9 a 18 h. La tienda abre antes.", ["Atendemos de 9 a 18 h.", "La tienda abre antes."]),
        ("De 8 a. m. a 6 p. m. los lunes.", ["De 8 a. m. a 6 p. m. los lunes."]),
        ("Se queda a 5 m. El resto no.", ["Se queda a 5 m.", "El resto no."]),
        ("Lo firma J. Pérez. Nadie más.", ["Lo firma J. Pérez.", "Nadie más."]),
        ("El Sr. Ruiz llama. La Dra. Gil también.", ["El Sr. Ruiz llama.", "La Dra. Gil también."]),
        ("Véase el art. 5 y la pág. 8. Fin.", ["Véase el art. 5 y la pág. 8.", "Fin."]),
    ],
)
def test_a_unit_ends_a_sentence_and_an_initial_does_not(text: str, found: list[str]) -> None:
    assert sentences(text) == found
