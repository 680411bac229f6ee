"""Role titles: how departments really write them, and which of them are one role."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.titles import Titles, rank_of

KNOWN = ("Dirección de Comunicación (DirCom)", "Community manager (CM)", "Jefatura de tienda", "Asesoría jurídica")


def titles(*known: str) -> Titles:
    made = Titles()
    for title in known or KNOWN:
        made.add(title)
    return made


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("la directora de comunicación", "direccion-de-comunicacion"),
        ("Dir. Comunicación", "direccion-de-comunicacion"),
        ("DIRECCIÓN DE COMUNICACIÓN", "direccion-de-comunicacion"),
        ("DirCom", "direccion-de-comunicacion"),
        ("Direccion de Comunicacón", "direccion-de-comunicacion"),
        ("Ana Ruiz, directora de comunicación", "direccion-de-comunicacion"),
        ("el CM", "community-manager"),
        ("los community managers", "community-manager"),
        ("Jefa de la tienda", "jefatura-de-tienda"),
        ("asesor legal", "asesoria-juridica"),
    ],
)
def test_wordings_of_one_role_are_that_role(said: str, id: str) -> None:
    found = titles().find(said)
    assert found is not None
    assert (found.id, found.doubt) == (id, None)


@pytest.mark.parametrize("said", ["Comunicación", "Departamento de Comunicación", "la abogada"])
def test_part_of_a_title_is_that_role_only_with_a_doubt(said: str) -> None:
    found = titles().find(said)
    assert found is not None
    assert found.doubt is not None


@pytest.mark.parametrize("said", ["Redacción", "Jefatura de cocina", "Responsable de Comunicación", "Dirección Médica"])
def test_another_role_is_never_taken_for_a_known_one(said: str) -> None:
    assert titles().find(said) is None


def test_a_title_that_two_roles_could_have_names_both_and_is_doubtful() -> None:
    found = titles("Dirección de Comunicación", "Dirección General").find("la dirección")
    assert found is not None
    assert {found.id, *found.others} == {"direccion-de-comunicacion", "direccion-general"}
    assert found.doubt is not None


def test_two_known_roles_in_one_breath_are_both_found() -> None:
    found = titles().several("Dirección de Comunicación y Asesoría jurídica")
    assert [one.id for one in found] == ["direccion-de-comunicacion", "asesoria-juridica"]
    assert titles().several("Dirección de Comunicación y el gato") == ()


def test_titles_that_give_one_id_get_two() -> None:
    made = titles("Jefe de sala", "Sala: jefe")
    assert len({one.id for one in made.known}) == len(made.known)


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Community manager", "agent"),
        ("Directora de Comunicación", "head"),
        ("Gerente general", "head"),
        ("Coordinador de redes", "lead"),
        ("Jefa de prensa", "lead"),
        ("Recepción", "agent"),
    ],
)
def test_a_title_sounds_like_a_rank(title: str, rank: str) -> None:
    assert rank_of(title) == rank


@given(st.lists(st.text(min_size=1, max_size=40), max_size=8))
def test_every_title_that_was_added_is_found_again_under_its_id(listed: list[str]) -> None:
    made = Titles()
    ids = {title: made.add(title) for title in listed}
    assert {one.id for one in made.known} == set(ids.values())
    for title, id in ids.items():
        assert made.add(title) == id


def test_people_and_brand_are_areas_of_a_house() -> None:
    known = titles("Gerencia de Marca", "Responsable de redes")
    assert known.find("Gerencia de Personas") is None or known.find("Gerencia de Personas").doubt  # type: ignore[union-attr]
    found = known.find("la persona responsable de redes")
    assert found is not None
    assert (found.id, found.doubt) == ("responsable-de-redes", None)
