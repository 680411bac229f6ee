"""Where titles begin and end, and what is a person or nobody."""

import pytest

from app.importing.organisation.role_titles import glued, is_person, nobody, titles_in, trusted


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("lo aprueba Producción y avisa a Taquilla", ["Producción", "Taquilla"]),
        ("se informa a Protección Civil y a la Concejalía de Cultura", ["Protección Civil", "Concejalía de Cultura"]),
        ("la Unidad de Atención Ciudadana, que contesta", ["Unidad de Atención Ciudadana"]),
        ("la Directora Marta Ruiz lo sabe", ["Directora"]),
        ("the Chief Executive and the Head of Operations", ["Chief Executive", "Head of Operations"]),
        ("ask the Guest Communications Executive", ["Guest Communications Executive"]),
        ("avisa a Prorrectoría y a Fiscalía", ["Prorrectoría", "Fiscalía"]),
        ("Producción propia y taquilla llena", []),
        ("Se cancela la producción de hoy", []),
    ],
)
def test_roles_of_a_running_text(text: str, titles: list[str]) -> None:
    assert [one.title for one in titles_in(text)] == titles


def test_titles_of_lines_that_ran_together_are_several() -> None:
    assert glued("Gerencia Legal Prevención de Riesgos") == []  # an area begins no text
    assert glued("Dirección de Asuntos Corporativos Relaciones Públicas") == [
        "Dirección de Asuntos Corporativos",
        "Relaciones Públicas",
    ]
    assert glued("Dirección de Comunicación") == []


@pytest.mark.parametrize("name", ["Lourdes", "Paqui", "Marta Gallego", "Íñigo Mateos", "Annelise Vogt", "Nacho"])
def test_a_persons_name_is_never_a_title(name: str) -> None:
    assert is_person(name)
    assert trusted(name) is None


@pytest.mark.parametrize(
    "title", ["Protección Civil", "Recursos Humanos", "Guest Relations", "Taquilla", "Medio Ambiente"]
)
def test_an_area_is_no_person(title: str) -> None:
    assert not is_person(title)
    assert trusted(title) == title


@pytest.mark.parametrize("text", ["nobody", "A nadie", "—", "no procede", "Whoever is on shift", "cualquiera", "n/a"])
def test_nobody_is_nobody(text: str) -> None:
    assert nobody(text)
    assert trusted(text) is None
