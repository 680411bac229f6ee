"""Paragraphs that begin with a degree as a sentence of its own: «Nivel 2 (grave). Contestamos en 1 hora…»."""

import re

from app.importing.severity.degrees import strict

_FIRST = re.compile(r"^(?P<degree>[^.:;!?¿«“\"]{3,40})\.\s+(?=[A-ZÁÉÍÓÚÑ¿])")
MOST_WORDS = 5


def graded_opening(text: str) -> tuple[str, str]:
    """The degree and the rest; two empty strings: the text does not begin so."""
    found = _FIRST.match(text)
    if found is None or len(found["degree"].split()) > MOST_WORDS or not strict(found["degree"]):
        return "", ""
    return found["degree"].strip(), text[found.end() :]
