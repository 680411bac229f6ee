"""Who stands in for whom, in the words of many departments."""

import pytest

from app.importing.organisation.organisation import read
from tests.importing.grounds import ground_of, values


@pytest.mark.parametrize(
    ("text", "who", "by"),
    [
        (
            "- Si no está la Encargada de Redes: Dirección de Marketing",
            "Encargada de Redes",
            ["Dirección de Marketing"],
        ),
        ("- Cuando falta el Jefe de Prensa: la Gerencia General", "Jefe de Prensa", ["Gerencia General"]),
        ("- Suplente de la Jefatura de Agua: Jefatura de Obras", "Jefatura de Agua", ["Jefatura de Obras"]),
        ("- Reemplazo del Gerente de Marca: Directora Comercial", "Gerente de Marca", ["Directora Comercial"]),
        ("- Cover for the Press Officer: Head of Legal", "Press Officer", ["Head of Legal"]),
        ("En ausencia de Rectoría, decide Prorrectoría.", "Rectoría", ["Prorrectoría"]),
        ("Firma la Subdirección cuando la Dirección no está localizable.", "Dirección", ["Subdirección"]),
        ("Si la Gerencia no coge el teléfono, decide la Jefatura de Prensa.", "Gerencia", ["Jefatura de Prensa"]),
        ("The Head of PR signs off if the Chief Executive is off.", "Chief Executive", ["Head of PR"]),
        ("If the Duty Manager cannot be reached, the Brand Manager decides.", "Duty Manager", ["Brand Manager"]),
        ("No sea posible ubicar… Cuando no damos con la Gerencia, decide Seguridad.", "Gerencia", ["Seguridad"]),
        ("La Gerencia aprueba. En su ausencia, decide la Jefatura de Prensa.", "Gerencia", ["Jefatura de Prensa"]),
        ("## Suplencias\n\n- Gerencia General: Subgerencia", "Gerencia General", ["Subgerencia"]),
        ("## Backups\n\n- Press Officer → Brand Manager", "Press Officer", ["Brand Manager"]),
    ],
)
def test_a_stand_in_is_read_however_it_is_said(text: str, who: str, by: list[str]) -> None:
    assert values(read(ground_of(f"# M\n\n{text}\n")), f"roles.{who}.substitutes") == [by]


def test_an_area_that_approves_is_a_role_where_another_stands_in_for_it() -> None:
    found = read(
        ground_of("# M\n\nLo leve lo aprueba Audiencias Jóvenes.\n\nA Audiencias Jóvenes la suple Imprenta.\n")
    )
    assert values(found, "roles.Audiencias Jóvenes.substitutes") == []  # nobody says what «Imprenta» is
    found = read(ground_of("# M\n\nLo leve lo aprueba Públicos.\n\nA Públicos la suple Taquilla.\n"))
    assert values(found, "roles.Públicos.substitutes") == [["Taquilla"]]


def test_a_chain_of_pronouns_leads_from_one_role_to_the_next() -> None:
    text = (
        "Cuando la Gerencia no responde, decide la Jefatura de Prensa; a esta la suple la Dirección de Obra, "
        "y a la Dirección de Obra, la Asesoría Jurídica."
    )
    found = read(ground_of(text))
    assert values(found, "roles.Gerencia.substitutes") == [["Jefatura de Prensa"]]
    assert values(found, "roles.Jefatura de Prensa.substitutes") == [["Dirección de Obra"]]
    assert values(found, "roles.Dirección de Obra.substitutes") == [["Asesoría Jurídica"]]


def test_a_column_of_two_lines_holds_who_signs_and_who_stands_in() -> None:
    table = (
        "| Nivel | Firma<br>Suplente |\n|---|---|\n| 1 | Gerencia General<br>Dirección Jurídica |\n"
        "| 2 | Dirección Jurídica<br>Jefatura de Prensa |\n"
    )
    found = read(ground_of(table))
    assert values(found, "roles.Gerencia General.substitutes") == [["Dirección Jurídica"]]


@pytest.mark.parametrize(
    "text",
    [
        "- Si no está Lourdes: Paqui",
        "Si no está Nacho, decide la Subdirección.",
        "- Si no está claro: pregunte",
        "- Si no hay texto: se llama a la Gerencia",
        "## Para qué sirve esta guía\n\n- Centro de ayuda: empresa.example/ayuda",
        "## Quién contesta\n\n- Prensa: comunicados",
    ],
)
def test_people_and_instructions_stand_in_for_nobody(text: str) -> None:
    assert not [one for one in read(ground_of(f"# M\n\n{text}\n")) if one.field.endswith(".substitutes")]


@pytest.mark.parametrize(
    ("text", "who", "last"),
    [
        ("La Encargada de Redes contesta de lunes a viernes de 9:00 a 18:30.", "Encargada de Redes", "18:30"),
        ("The Social Media Officer answers Monday to Friday, 9am to 5pm.", "Social Media Officer", "17:00"),
        ("El Jefe de Prensa está de lunes a viernes de 8 a 15 h.", "Jefe de Prensa", "15:00"),
        ("La Coordinadora de Medios trabaja de lunes a viernes de 10 a 19 h.", "Coordinadora de Medios", "19:00"),
        ("La Community Manager cubre de lunes a viernes de 8 a 16 h.", "Community Manager", "16:00"),
    ],
)
def test_the_days_on_which_a_role_answers_are_its_hours(text: str, who: str, last: str) -> None:
    (hours,) = values(read(ground_of(text)), f"roles.{who}.hours")
    assert hours["days"]["fri"].endswith(last)
    assert "sat" not in hours["days"]
