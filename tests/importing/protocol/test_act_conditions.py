"""When an internal act is done: a condition inside it, behind it, in a column of numbers, or none at all."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

from typing import Any

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.protocol.acts import read
from app.importing.reading import Reading
from app.importing.understanding import ground_of

CRISES = (
    "# Manual\n## Escenarios\n### 1. Choque de un bus\n**Disparadores:** «choque»\n\n**Texto de espera:** «Estamos averiguando qué pasó.»\n"
    "### 2. Fuga de datos\n**Disparadores:** «mis datos»\n\n**Texto de espera:** «Lo estamos revisando con el equipo.»\n## Gestiones internas\n"
)


def readings(acts: str) -> list[Reading]:
    return read(ground_of([from_markdown(CRISES + acts, "m.md")]))


def only(acts: str) -> dict[str, Any]:
    (found,) = readings(acts)
    return dict(found.value)


@pytest.mark.parametrize(
    "acts",
    [
        "| Qué | Quién | En cuánto tiempo |\n|---|---|---|\n| Llamar a la aseguradora en caso de choque de un bus | Gerencia Legal | 2 h |",
        "| Tarea | A cargo de | Plazo máximo |\n|---|---|---|\n| Llamar a la aseguradora si hay choque de un bus | Gerencia Legal | 2 h |",
        "| Tarea | Quién | En | Tipos |\n|---|---|---|---|\n| Llamar a la aseguradora | Gerencia Legal | 2 h | 1 |",
        "- La Gerencia Legal llamará a la aseguradora en 2 horas cuando haya un choque de un bus.",
        "- La Gerencia Legal llama a la aseguradora en 2 horas (choque de un bus).",
        "9.1. La Gerencia Legal deberá llamar a la aseguradora en 2 horas ante un choque de un bus.",
    ],
)
def test_the_condition_of_an_act(acts: str) -> None:
    value = only(acts)
    assert (value["owner"], value["minutes"], value["scenarios"]) == ("Gerencia Legal", 120, ["choque-de-un-bus"])


def test_an_act_may_be_of_two_crises() -> None:
    table = "| Tarea | Quién | En | Tipos |\n|---|---|---|---|\n| Suspender la pauta | Mesa de Redes | 15 min | 1 y 2 |"
    assert only(table)["scenarios"] == ["choque-de-un-bus", "fuga-de-datos"]
    line = "- La Gerencia Legal presenta la denuncia en 6 horas, tanto en choque de un bus como en fuga de datos."
    assert only(line)["scenarios"] == ["choque-de-un-bus", "fuga-de-datos"]


@pytest.mark.parametrize(
    "acts",
    [
        "| Qué | Quién | En cuánto tiempo |\n|---|---|---|\n| Anotar el caso en el registro | Gerencia Legal | 24 h |",
        "- La Gerencia Legal anota el caso en 24 horas.",
    ],
)
def test_an_act_without_a_case_is_read_and_doubtful(acts: str) -> None:
    (found,) = readings(acts)
    assert (found.value["owner"], found.value["minutes"]) == ("Gerencia Legal", 1440)
    assert found.doubt is not None
    assert "en qué caso" in found.doubt.es


def test_who_is_told_is_not_who_does_it() -> None:
    table = "| Aviso | A quién | Plazo | Cuándo |\n|---|---|---|---|\n| Avisar del caso | Gerencia Legal | 10 minutos | Choque de un bus |"
    assert all("owner" not in one.value for one in readings(table))


@pytest.mark.parametrize(
    "acts",
    [
        "- En 2024 la Gerencia Legal tardó 3 días en presentar la denuncia.",
        "- En ningún caso la Gerencia Legal promete dinero en 24 horas.",
    ],
)
def test_what_once_happened_or_never_does_is_no_act(acts: str) -> None:
    assert not readings(acts)
