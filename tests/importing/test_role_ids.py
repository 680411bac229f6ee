"""Titles become ids: pieces of sentences and people never do."""

import pytest

from app.importing.role_ids import resolved
from tests.importing.readings import said


def titles(*readings: tuple[str, object]) -> set[str]:
    found = resolved(said(field, value) for field, value in readings)
    return {one.value for one in found.readings if one.field.endswith(".title")}


def value(field: str, *readings: tuple[str, object]) -> object:
    found = resolved(said(name, one) for name, one in readings)
    return next((one.value for one in found.readings if one.field == field), None)


@pytest.mark.parametrize(
    "owner",
    [
        "En 30 minutos desde que se decide",
        "Última tubería que se retiró en 2019",
        "Nobody",
        "Lourdes",
        "Marta Gallego",
        "Whoever is on duty",
        "600 555 301",
    ],
)
def test_what_names_no_role_makes_none(owner: str) -> None:
    assert titles(("scenarios.agua.owner", owner)) == set()


def test_a_role_that_a_verb_leads_to_is_cut_out() -> None:
    assert titles(("scenarios.agua.owner", "respuesta la Jefatura de Agua")) == {"Jefatura de Agua"}


def test_roles_that_are_named_alone_elsewhere_are_two() -> None:
    found = titles(
        ("duties.medium.tell", ["Experiencia de Usuario"]),
        ("duties.high.tell", ["Experiencia de Usuario y Operaciones"]),
        ("scenarios.paro.owner", "Operaciones"),
    )
    assert found == {"Experiencia de Usuario", "Operaciones"}


def test_one_area_with_an_and_stays_one() -> None:
    assert titles(("duties.high.tell", ["Marketing y Ventas"])) == {"Marketing y Ventas"}


def test_nobody_is_told_where_the_manual_says_nobody() -> None:
    assert value("duties.low.tell", ("duties.low.tell", ["Nobody"])) is None


def test_of_titles_that_ran_together_the_first_approves_and_is_doubtful() -> None:
    found = resolved([said("duties.high.approver", "Dirección General Jefatura de Prensa")]).readings
    approver = next(one for one in found if one.field == "duties.high.approver")
    assert approver.value == "direccion-general"
    assert approver.doubt


def test_a_role_that_is_only_mentioned_exists_with_a_doubtful_rank() -> None:
    found = resolved([said("duties.high.approver", "Taquilla")]).readings
    assert [one.doubt is not None for one in found if one.field == "roles.taquilla.rank"] == [True]
