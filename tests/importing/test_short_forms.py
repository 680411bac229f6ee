"""Abbreviations are written out for readers, and what was read stands in the manual's own words."""

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.readers import READERS
from app.importing.short_forms import short_forms
from app.importing.understanding import understand
from app.importing.understood import Understanding
from app.importing.written_out import written_out


def forms(text: str) -> dict[str, str]:
    return {one.short: one.long for one in short_forms([from_markdown(text, "m.md")])}


def read(text: str) -> Understanding:
    return understand([from_markdown(text, "m.md")], READERS)


def value(understood: Understanding, path: str) -> object:
    return next((field.value for field in understood.fields if field.path == path), None)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Responde la Jefatura de Prensa (JP) cada tarde.", "JP", "Jefatura de Prensa"),
        ("Decide la Gerencia Comercial (en adelante, GC).", "GC", "Gerencia Comercial"),
        ("- DAC: Dirección de Atención Ciudadana. Contesta a diario.", "DAC", "Dirección de Atención Ciudadana"),
        ("- SG = Secretaría General", "SG", "Secretaría General"),
        ("JP: Jefatura de Prensa. SG: Secretaría General.", "SG", "Secretaría General"),
        ("Firma HC (Head of Communications) en persona.", "HC", "Head of Communications"),
        ("| Sigla | Función |\n|---|---|\n| SG | Secretaría General |\n| OT | Obra y taller |", "OT", "Obra y taller"),
        ("VB = visto bueno; PR = primera respuesta; MD = mensaje directo.", "VB", "visto bueno"),
    ],
)
def test_an_abbreviation_is_known_by_the_place_that_defines_it(text: str, short: str, long: str) -> None:
    assert forms(text).get(short) == long


@pytest.mark.parametrize(
    "text",
    [
        "Atendemos la Jefatura de Prensa (Madrid) por la mañana.",
        "| Código | Caso |\n|---|---|\n| F1 | Fuga de agua |\n| F2 | Corte de luz |",
        "La JP decide. Jefatura de Personal (JP) y Jefatura de Prensa (JP).",
        "IG: Jefatura de Prensa.",
        "«DG: no diremos nada de eso»",
    ],
)
def test_codes_networks_and_abbreviations_of_two_meanings_stand_for_nothing(text: str) -> None:
    assert forms(text) == {}


def test_words_for_the_public_are_never_written_out() -> None:
    text = "- SG: Secretaría General.\n\nPublicamos: «La SG le llamará hoy». Avise a SG."
    document = written_out([from_markdown(text, "m.md")]).documents[0]
    said = " ".join(getattr(block, "text", "") for block in document.blocks)
    assert "«La SG le llamará hoy»" in said
    assert "Avise a Secretaría General" in said


MANUAL = """# Manual de la Cooperativa Aldealar
## Quién es quién
| Sigla | Puesto | Le suple |
|---|---|---|
| EQ | Equipo de Redes | JP |
| JP | Jefatura de Prensa | SG |
| SG | Secretaría General | – |

## Gravedad
| Nivel | Primera respuesta | Aprueba | Se informa a |
|---|---|---|---|
| Leve | 6 h | EQ | – |
| Grave | 1 h | JP | SG |
| Crítica | 20 min | SG | JP / EQ |
"""


def test_roles_are_read_by_their_titles_and_quoted_as_they_stand() -> None:
    understood = read(MANUAL)
    assert value(understood, "duties.high.approver") == "jefatura-de-prensa"
    assert value(understood, "roles.equipo-de-redes.substitutes") == ["jefatura-de-prensa"]
    assert value(understood, "duties.critical.tell") == ["jefatura-de-prensa", "equipo-de-redes"]
    quoted = [q.text for f in understood.fields if f.path == "duties.critical.tell" for q in f.quotes]
    assert quoted == ["JP / EQ"]


def test_every_quote_stands_in_the_manual() -> None:
    plain = " ".join(MANUAL.replace("|", " ").split())
    for field in read(MANUAL).fields:
        for quote in field.quotes:
            assert " ".join(quote.text.split()) in plain
