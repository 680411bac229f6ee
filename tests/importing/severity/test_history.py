"""What once happened is no deadline."""

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.scenarios import reader as scenarios
from app.importing.severity.history import is_history
from app.importing.understanding import ground_of


@pytest.mark.parametrize(
    "sentence",
    [
        "En 2021 la primera respuesta tardó cuatro horas.",
        "La última vez contestamos a las 6 horas y se notó.",
        "Cuando el apagón nos llevó tres horas publicar la primera respuesta.",
        "Se nos fueron dos horas en contestar.",
        "In 2019 the first reply took us five hours.",
        "Last summer we replied within 9 hours.",
        "The first post went up after 3 hours.",
    ],
)
def test_the_past_is_told(sentence: str) -> None:
    assert is_history(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Se responde en 15 minutos.",
        "Desde 2024 respondemos en 15 minutos.",
        "A partir de junio de 2026 la primera respuesta sale en 20 minutos.",
        "Publicamos en 20 minutos.",
        "The first post goes up within 15 minutes.",
        "Respondemos antes de 30 minutos.",
    ],
)
def test_a_rule_is_told(sentence: str) -> None:
    assert not is_history(sentence)


@pytest.mark.parametrize(
    ("told", "minutes"),
    [
        ("Nos pasó en 2022 y la primera respuesta tardó cinco horas. La primera respuesta sale en 15 minutos.", 15),
        ("La última vez contestamos a las 5 horas. No se repite: la primera respuesta sale en 10 minutos.", 10),
        ("In 2022 the first reply took five hours. Never again: the first post goes up within 20 minutes.", 20),
    ],
)  # fmt: skip
def test_a_crisis_told_with_its_history_keeps_todays_deadline(told: str, minutes: int) -> None:
    text = f"""
## Escenarios

### E1. Hebilla rota

{told}

Disparadores: «se rompió», «se soltó»

Mensaje de espera: «Sentimos lo que cuenta. Escríbanos por privado y le llamamos hoy mismo.»
"""
    found = {one.field: one.value for one in scenarios.read(ground_of([from_markdown(text, "m.md")]))}
    deadlines = next(value for field, value in found.items() if field.endswith(".deadlines"))
    assert deadlines == [{"what": "first_answer", "minutes": minutes}]


def test_history_alone_gives_no_deadline() -> None:
    text = """
## Escenarios

### E1. Hebilla rota

En 2022 la primera respuesta tardó cinco horas.

Disparadores: «se rompió», «se soltó»

Mensaje de espera: «Sentimos lo que cuenta. Escríbanos por privado y le llamamos hoy mismo.»
"""
    found = [one.field for one in scenarios.read(ground_of([from_markdown(text, "m.md")]))]
    assert not any(field.endswith(".deadlines") for field in found)
