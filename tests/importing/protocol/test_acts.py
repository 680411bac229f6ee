"""Internal acts: what, who, by when and on what occasion; advice about wording is no act."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

from typing import Any

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.protocol.acts import read
from app.importing.reading import Ground, Reading
from app.importing.severity.scale import Scale


def readings(text: str) -> list[Reading]:
    document = from_markdown(text, "m.md")
    return read(Ground(documents=(document,), records=records(document), scale=Scale()))


def values(text: str) -> list[Any]:
    return [reading.value for reading in readings(text)]


HIDE = {"what": "Capturar y ocultar", "owner": "Guardia", "minutes": 15, "signals": ["personal_data"]}


@pytest.mark.parametrize(
    "text",
    [
        "## Avisos internos\n| Qué | Quién | Plazo | Cuándo |\n|---|---|---|---|\n| Capturar y ocultar | Guardia | 15 minutos | Datos personales |\n",
        "## Avisos internos\n| Si aparece | Acción | Responsable | Minutos |\n|---|---|---|---|\n| Un DNI | Capturar y ocultar | Guardia | 15 |\n",
        "## Avisos internos\n- Capturar y ocultar: Guardia, 15 minutos, si hay datos personales.\n",
        "## Avisos internos\n- Capturar y ocultar en 15 minutos cuando hay datos personales. Lo hace la Guardia.\n",
        "## Seguridad\nSi el comentario lleva un DNI: capturar y ocultar en 15 minutos. Lo hace la Guardia.\n",
        "## Seguridad\nCuando aparezca un DNI, la Guardia captura y oculta en 15 minutos.\n",
        "## Acciones internas\n1. Comentario con DNI: capturar y ocultar (Guardia, 15 min).\n",
        "## Seguridad\n- Si el comentario lleva un DNI, capturar y ocultar en 15 minutos (lo hace la Guardia).\n",
    ],
)
def test_an_act_is_read_in_any_layout(text: str) -> None:
    found = readings(text)
    assert [{**reading.value, "what": ""} for reading in found] == [{**HIDE, "what": ""}]
    assert found[0].value["what"] in ("Capturar y ocultar", "Captura y oculta")
    assert found[0].doubt is None


def test_without_minutes_a_usual_time_is_proposed_and_doubtful() -> None:
    (found,) = readings("## Seguridad\nSi escribe un periodista: avisar a Gabinete. Lo hace la Guardia.\n")
    assert found.value["minutes"] == 30
    assert found.doubt is not None
    assert "30 minutos" in found.doubt.es


def test_without_an_owner_it_is_doubtful() -> None:
    (found,) = readings("## Seguridad\nSi el comentario lleva un DNI: capturar y ocultar en 15 minutos.\n")
    assert "owner" not in found.value
    assert found.doubt is not None


def test_two_times_in_one_cell_are_doubtful_and_the_shorter_is_taken() -> None:
    (found,) = readings(
        "## Avisos internos\n| Qué | Quién | Plazo | Cuándo |\n|---|---|---|---|\n| Llamar a Operaciones | Guardia | 15 o 30 minutos | Heridos |\n"
    )
    assert found.value["minutes"] == 15
    assert found.doubt is not None


def test_two_times_in_one_line_are_doubtful() -> None:
    (found,) = readings(
        "## Seguridad\nSi el comentario lleva un DNI: ocultar en 10 minutos y avisar a la Delegada en 1 hora. Lo hace la Guardia.\n"
    )
    assert found.value["minutes"] == 10
    assert found.doubt is not None


SCENARIO = """# Manual
## Escenarios
### E1. Retraso
**Responsable:** Jefatura de tráfico

**Mensaje de espera:** Lo estamos mirando.

**Acciones internas:** llamar a Operaciones en 5 minutos

### E2. Avería de la web
**Mensaje de espera:** Lo estamos mirando.
"""


def test_an_act_inside_a_scenario_belongs_to_it_and_to_its_owner() -> None:
    assert values(SCENARIO) == [
        {"what": "Llamar a Operaciones", "owner": "Jefatura de tráfico", "minutes": 5, "scenarios": ["E1"]}
    ]


def test_a_table_names_scenarios_and_outcomes() -> None:
    text = (
        f"{SCENARIO}\n## Protocolo\n1. ¿Hay heridos? Sí → Emergencia / No → 2\n2. ¿Fallamos? Sí → Fallo / No → Consulta\n\n"
        "## Avisos internos\n| Qué | Quién | Plazo | Cuándo |\n|---|---|---|---|\n"
        "| Parar los anuncios | Marketing | 10 min | Emergencia |\n| Poner el cartel | Web | 1 hora | Avería de la web |\n"
    )
    found = values(text)[:2]
    assert [one.get("outcomes") for one in found] == [["emergencia"], None]
    assert [one.get("scenarios") for one in found] == [None, ["E2"]]


@pytest.mark.parametrize(
    "text",
    [
        "## Tono\nSi el cliente insulta, no se contesta con ironía.\n",
        "## Tono\nSi escribe un periodista, agradecer y contestar con respeto.\n",
        "## Prensa\nSi pregunta un periodista, pasar la conversación a privado.\n",
        "## Plazos\n| Gravedad | Primera respuesta | Quién aprueba |\n|---|---|---|\n| Alta | 45 minutos | Jefatura |\n",
        "## Lo que aprendimos\nEl año pasado, cuando hubo heridos, se avisó tarde a Operaciones.\n",
        "## Datos personales\nNo avisar nunca al cliente de que se oculta su comentario.\n",
        "## Guion\nSi llama la prensa: «Buenos días, le aviso de que llamo a la oficina».\n",
    ],
)
def test_advice_about_wording_is_no_act(text: str) -> None:
    assert values(text) == []


def test_an_occasion_that_nobody_knows_is_doubtful() -> None:
    (found,) = readings(
        "## Avisos internos\n| Qué | Quién | Plazo | Cuándo |\n|---|---|---|---|\n| Avisar a Obras | Guardia | 15 min | Luna llena |\n"
    )
    assert found.doubt is not None


def test_a_hostile_text_takes_no_time() -> None:
    assert readings("## Avisos internos\n\n" + "- avisar " + "a la si cuando " * 4_000) is not None
