"""Internal acts in the ways in which different departments write them."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

from typing import Any

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.protocol.acts import read
from app.importing.reading import Ground, Reading
from app.importing.severity.scale import Scale

CASES = """# Manual
## Escenarios
### Ficha 1: Intoxicación
**Mensaje de espera:** Lo estamos mirando.

### Ficha 2: Corte de luz
**Mensaje de espera:** Lo estamos mirando.

"""


def readings(text: str) -> list[Reading]:
    document = from_markdown(CASES + text, "m.md")
    return read(Ground(documents=(document,), records=records(document), scale=Scale()))


def only(text: str) -> Any:
    (found,) = readings(text)
    return found.value


@pytest.mark.parametrize(
    "text",
    [
        "## Puertas adentro\n| Tarea | Quién | Tiene | Ficha |\n|---|---|---|---|\n| Retirar el lote | Calidad | 30 minutos | Ficha 1 |\n",
        "## Puertas adentro\n| | Lo hace | Tope | Cuando es |\n|---|---|---|---|\n| Retirar el lote | Calidad | 30 minutos | Intoxicación |\n",
        "## What happens behind the scenes\n| Task | Who | By when | Card |\n|---|---|---|---|\n| Retirar el lote | Calidad | 30 minutos | Intoxicación |\n",
        "## Puertas adentro\n- **Intoxicación**\n    - Calidad retira el lote en 30 minutos\n",
        "## Puertas adentro\n- Retirar el lote\n    - quién: Calidad\n    - en: 30 minutos\n    - cuándo: Intoxicación\n",
        "## Puertas adentro\n- Retirar el lote: Calidad, en 30 minutos, si hay intoxicación.\n",
        "## Lo que se mueve por dentro\nEn la intoxicación, Calidad retira el lote en 30 minutos.\n",
        "## Tareas internas\nAnte una intoxicación, Calidad tiene 30 minutos para retirar el lote.\n",
    ],
)
def test_an_act_is_read_with_who_when_and_by_when(text: str) -> None:
    found = only(text)
    assert (found["owner"], found["minutes"], found["scenarios"]) == ("Calidad", 30, ["intoxicacion"])
    assert found["what"].lower() in ("retirar el lote", "retira el lote")


def test_two_acts_in_one_sentence_are_two() -> None:
    found = readings(
        "## Por dentro\nEn el corte de luz, Sistemas revisa los equipos en 5 minutos y Tiendas avisa a cada centro en 1 hora.\n"
    )
    assert [(r.value["owner"], r.value["minutes"]) for r in found] == [("Sistemas", 5), ("Tiendas", 60)]


@pytest.mark.parametrize(
    "text",
    [
        "## Protocolo\n1. ¿Hay heridos?\n    - Sí: Emergencia\n    - No: pase a la 2\n2. ¿Fallamos?\n    - Sí: Fallo\n    - No: Consulta\n",
        "## Cómo hablamos\nNo decimos: «No se preocupe. Llame al 123.»\n",
        "## Turnos\n| Turno | Quién | Horas |\n|---|---|---|\n| Mañana | Guardia | 8 horas |\n",
        "## Conducta\n| Situación | Hacer | Plazo |\n|---|---|---|\n| Intoxicación | Hacer: actualizar el mensaje. No hacer: culpar a nadie de lo que ha pasado ni dar cifras | 20 minutos |\n",
    ],
)
def test_what_is_no_order_is_no_act(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(
    ("when", "scenarios"),
    [
        ("Fichas 1 y 2", ["intoxicacion", "corte-de-luz"]),
        ("En las fichas 1, 2", ["intoxicacion", "corte-de-luz"]),
        ("Ficha 2", ["corte-de-luz"]),
    ],
)
def test_one_act_may_belong_to_several_fiches(when: str, scenarios: list[str]) -> None:
    table = f"## Gestiones internas\n| Gestión | Quién | Tope | Cuándo |\n|---|---|---|---|\n| Llamar al jefe de planta | Jefatura de Turno | 3 min | {when} |\n"
    assert only(table)["scenarios"] == scenarios


def test_a_letter_of_no_fiche_ties_an_act_to_nothing() -> None:
    table = "## Gestiones internas\n| Gestión | Quién | Tope | Cuándo |\n|---|---|---|---|\n| Llamar al jefe | Guardia | 3 min | Fichas A y Z |\n"
    assert "scenarios" not in only(table)


@pytest.mark.parametrize(
    ("sentence", "owner", "minutes"),
    [
        (
            "8.1. El Departamento de Canales Digitales comunicará a Seguridad Informática, en el plazo de diez minutos, todo corte de luz.",
            "Departamento de Canales Digitales",
            10,
        ),
        ("8.2. La Unidad de Calidad valorará en el plazo de cuatro horas toda intoxicación.", "Unidad de Calidad", 240),
        (
            "- El Administrador del local separa una muestra en los primeros 30 minutos en caso de intoxicación.",
            "Administrador del local",
            30,
        ),
    ],
)
def test_prose_under_a_heading_of_acts_tells_who_does_what_by_when(sentence: str, owner: str, minutes: int) -> None:
    found = only(f"## Actuaciones internas\n{sentence}\n")
    assert (found["owner"], found["minutes"]) == (owner, minutes)
    assert len(found["scenarios"]) == 1


def test_a_case_that_only_stands_in_the_object_is_marked() -> None:
    (found,) = readings(
        "## Actuaciones internas\n8.2. La Unidad de Calidad valorará en el plazo de cuatro horas toda intoxicación.\n"
    )
    assert found.doubt
