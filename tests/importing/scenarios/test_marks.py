"""Checklists with boxes, ticks and crosses, and cells whose lines are steps."""

# ruff: noqa: E501 - a snippet of a manual reads best as it is written

from typing import Any

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.scenarios import reader as scenarios
from app.importing.scenarios.marks import marked
from app.importing.scenarios.words import meaning
from app.importing.understanding import ground_of


def fields(text: str) -> dict[str, Any]:
    return {one.field.rsplit(".", 1)[-1]: one.value for one in scenarios.read(ground_of([from_markdown(text, "m.md")]))}


CHECKLIST = """
## Scenarios

### Gas smell in a shop

Look out for: "smells of gas", "evacuated"

Post this:

> "We're aware of this and everybody is outside. Please stay away from the shop; we'll tell you here when it is safe."

- {do} Ring the gas emergency line
- {do} Pause all scheduled posts

Don't:

- {dont} Say what caused it
- {dont} Name the landlord
"""


@pytest.mark.parametrize(("do", "dont"), [("☐", "☒"), ("✓", "✗"), ("✅", "❌"), ("☑", "🚫")])
def test_a_list_of_boxes_under_a_message_is_what_to_do_and_no_part_of_it(do: str, dont: str) -> None:
    found = fields(CHECKLIST.format(do=do, dont=dont))
    assert found["do"] == ["Ring the gas emergency line", "Pause all scheduled posts"]
    assert found["dont"] == ["Say what caused it", "Name the landlord"]
    assert len(found["holding"]) == 1
    assert found["freeze_marketing"] is True


def test_crosses_alone_are_what_is_not_done() -> None:
    text = """
## Escenarios

### Fuga de gas

Disparadores: «huele a gas», «evacuaron»

Mensaje de espera: «Estamos al tanto y todos están afuera. Por favor no se acerque; le avisamos por aquí.»

- ✅ Llamar a bomberos
- ❌ Hablar de culpables
"""
    found = fields(text)
    assert found["do"] == ["Llamar a bomberos"]
    assert found["dont"] == ["Hablar de culpables"]


@pytest.mark.parametrize(
    ("label", "said"), [("✓", "do"), ("✅", "do"), ("❌", "dont"), ("✗", "dont"), ("✓ y ✗", None), ("★", None)]
)
def test_a_sign_alone_labels_a_column(label: str, said: str | None) -> None:
    assert meaning(label) == said


def test_a_sign_is_taken_off_and_a_dash_is_none() -> None:
    assert marked("☐ Pedir el lote") == ("☐", "Pedir el lote")
    assert marked("[x] Pedir el lote") == ("☐", "Pedir el lote")
    assert marked("— Pedir el lote") == ("", "— Pedir el lote")


def test_lines_of_a_cell_that_are_orders_label_nothing() -> None:
    text = """
## Escenarios

| Escenario | Nivel | Mensaje de espera | Qué hacer |
|---|---|---|---|
| Corte de agua | Rojo | «Señora vecina, estamos reparando la red y le informaremos por aquí.» | Publicar los sectores afectados<br>Indicar los puntos de reparto |
| Mal olor | Verde | «Señora vecina, ya tomamos muestras en su sector y le informaremos.» | Solicitar la dirección por privado<br>Remitir el reporte |
"""
    one = {r.field: r.value for r in scenarios.read(ground_of([from_markdown(text, "m.md")]))}
    assert one["scenarios.corte-de-agua.do"] == ["Publicar los sectores afectados", "Indicar los puntos de reparto"]
    assert len(one["scenarios.corte-de-agua.holding"]) == 1
    assert one["scenarios.mal-olor.do"] == ["Solicitar la dirección por privado", "Remitir el reporte"]


@pytest.mark.parametrize(
    "label", ["Cuando ya pasó", "Cuando se calme la cosa", "Una vez que todo pasó", "After the storm", "Once it's over"]
)
def test_what_is_said_when_it_has_passed_closes(label: str) -> None:
    assert meaning(label) == "closing"


def test_a_note_is_no_giveaway() -> None:
    assert meaning("¿En qué se nota?") == "triggers"
    assert meaning("Nota") is None


@pytest.mark.parametrize("label", ["Primer paso", "Pasos"])
def test_a_step_is_no_past_tense(label: str) -> None:
    assert meaning(label) == "do"
