"""Roles as directories, cards, lists and prose name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.organisation.organisation import read
from app.importing.organisation.role_titles import is_person, title_of
from tests.importing.grounds import anchored, doubtful, ground_of, values

LAYOUTS = {
    "table": "# M\n\n## Equipo\n\n| Función | Qué decide | Sustitución | Disponibilidad |\n|---|---|---|---|\n"
    "| Jefa de prensa | Aprueba las respuestas | Gerente de marca | L-V 9-18 |\n",
    "directory": "# M\n\n## Directorio\n\n"
    "| Nombre | Cargo | Responsabilidades | Suplente | Horario |\n|---|---|---|---|---|\n"
    "| Ana Ruiz | Jefa de prensa | Aprueba las respuestas | Luis Gil (gerente de marca) | L-V 9-18 |\n",
    "card": "# M\n\n## Ficha\n\n| Dato | Valor |\n|---|---|\n| Cargo | Jefa de prensa |\n"
    "| Responsabilidad | Aprueba las respuestas |\n"
    "| Suplente | Gerente de marca |\n| Horario | L-V 9-18 |\n",
    "heading": (
        "# M\n\n### Jefa de prensa\n\nFunciones: aprueba las respuestas.\n\n"
        "Suplente: gerente de marca\n\nHorario: L-V 9-18\n"
    ),
    "bullet": "# M\n\n## Comité de crisis\n\n- **Jefa de prensa** (Ana Ruiz): aprueba las respuestas. L-V 9-18. "
    "La sustituye la gerente de marca.\n",
    "nested": "# M\n\n## Equipo\n\n- Jefa de prensa\n"
    "  - Función: aprueba las respuestas\n  - Suplente: gerente de marca\n"
    "  - Horario: L-V 9-18\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_role_is_read_from_every_layout(layout: str) -> None:
    found = read(ground_of(LAYOUTS[layout]))
    assert values(found, "roles.Jefa de prensa.title") == ["Jefa de prensa"]
    assert [by[0].lower() for by in values(found, "roles.Jefa de prensa.substitutes")] == ["gerente de marca"]
    assert values(found, "roles.Jefa de prensa.rank") == ["lead"]
    hours = {"days": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-18:00")}
    assert values(found, "roles.Jefa de prensa.hours") == [hours]
    assert anchored(found, LAYOUTS[layout])


@pytest.mark.parametrize(
    ("sentence", "who", "by"),
    [
        ("Si la gerencia no contesta en 10 minutos, decide la dirección médica.", "gerencia", ["dirección médica"]),
        ("Al jefe de tienda lo sustituye la encargada de zona.", "jefe de tienda", ["encargada de zona"]),
        (
            "En ausencia de la directora general, firma el director financiero.",
            "directora general",
            ["director financiero"],
        ),
        (
            "La jefa de prensa sustituye a la directora de comunicación.",
            "directora de comunicación",
            ["jefa de prensa"],
        ),
        ("If the press office is unavailable, the brand manager decides.", "press office", ["brand manager"]),
        ("The duty manager covers for the communications director.", "communications director", ["duty manager"]),
        ("Si el Gerente General no está → la Jefa de Operaciones.", "Gerente General", ["Jefa de Operaciones"]),
    ],
)
def test_substitutes_are_read_from_sentences(sentence: str, who: str, by: list[str]) -> None:
    assert values(read(ground_of(f"# M\n\n{sentence}\n")), f"roles.{who}.substitutes") == [by]


def test_a_chain_keeps_its_order() -> None:
    text = (
        "| Rol | Suplente |\n|---|---|\n| Jefa de redes | Gabinete de prensa y, después, Dirección de comunicación |\n"
    )
    found = values(read(ground_of(text)), "roles.Jefa de redes.substitutes")
    assert found == [["Gabinete de prensa", "Dirección de comunicación"]]


def test_two_who_stand_in_for_each_other_are_no_circle() -> None:
    found = read(ground_of("La jefa de tienda y la encargada de turno se sustituyen mutuamente."))
    assert values(found, "roles.jefa de tienda.substitutes") == [["encargada de turno"]]
    assert values(found, "roles.encargada de turno.substitutes") == [["jefa de tienda"]]
    assert not doubtful(found, "roles.jefa de tienda.substitutes")


def test_a_circle_of_substitutes_is_doubtful() -> None:
    text = (
        "| Función | Suplente |\n|---|---|\n| Jefa de prensa | Jefa de marca |\n| Jefa de marca | Jefa de redes |\n"
        "| Jefa de redes | Jefa de prensa |\n"
    )
    found = read(ground_of(text))
    assert all(doubtful(found, f"roles.Jefa de {which}.substitutes") for which in ("prensa", "marca", "redes"))


@pytest.mark.parametrize(
    ("said", "rank"),
    [
        ("declara la crisis y fija el mensaje", "head"),
        ("aprueba las respuestas críticas", "head"),
        ("aprueba los mensajes de nivel rojo", "head"),
        ("aprueba las respuestas verdes y amarillas", "lead"),
        ("coordina el equipo", "lead"),
        ("redacta y publica las respuestas", "agent"),
        ("propone declarar la crisis; escribe los borradores", "agent"),
        ("no aprueba nada; lee y clasifica", "agent"),
    ],
)
def test_the_rank_is_what_the_manual_lets_the_role_do(said: str, rank: str) -> None:
    found = read(ground_of(f"## Equipo\n\n- **Gestora de redes**: {said}\n", coloured=True))
    assert values(found, "roles.Gestora de redes.rank") == [rank]


def test_a_title_alone_gives_no_rank() -> None:
    found = read(ground_of("| Cargo | Suplente |\n|---|---|\n| Directora general | Gerente |\n"))
    assert values(found, "roles.Directora general.rank") == []


def test_who_approves_the_gravest_is_a_head() -> None:
    text = "| Color | Quién aprueba |\n|---|---|\n| Verde | Encargada de turno |\n| Rojo | Dirección médica |\n"
    found = read(ground_of(text, coloured=True))
    assert values(found, "roles.Dirección médica.rank") == ["head"]
    assert values(found, "roles.Encargada de turno.rank") == []


def test_hours_that_leave_something_open_are_doubtful() -> None:
    text = "| Rol | Disponibilidad |\n|---|---|\n| Asesoría jurídica | De 8:00 a 20:00 y guardia |\n"
    assert doubtful(read(ground_of(text)), "roles.Asesoría jurídica.hours")


@pytest.mark.parametrize(
    "text",
    [
        "## Contacto\n\nDirección: calle Mayor 5, Madrid\n\nAtención al cliente: 900 100 200\n",
        "## Caso 1\n\nResponsable: se decide en cada caso\n\nHorario: L-V 9-18\n\nPlazo: 2 h\n",
        "| Nombre | Teléfono |\n|---|---|\n| Ana Ruiz | 600 111 222 |\n",
        "| Red | Horario |\n|---|---|\n| Instagram | L-V 9-18 |\n",
        "| Producto | Sustituye a |\n|---|---|\n| Yogur natural | Yogur de fresa |\n",
        "Si no contesta en 10 minutos, se publica el mensaje de espera.",
    ],
)
def test_what_is_no_role_is_not_read(text: str) -> None:
    assert read(ground_of(f"# M\n\n{text}")) == []


@pytest.mark.parametrize("layout", ["directory", "bullet"])
def test_no_name_of_a_person_becomes_knowledge(layout: str) -> None:
    told = " ".join(f"{reading.field} {reading.value}" for reading in read(ground_of(LAYOUTS[layout])))
    assert not any(name in told for name in ("Ana", "Ruiz", "Luis", "Gil"))


def test_titles_and_people_are_told_apart() -> None:
    assert title_of("Marta Ruiz, directora de comunicación") == "directora de comunicación"
    assert title_of("Responsable") is None
    assert is_person("Marta Ruiz")
    assert not is_person("Dirección Médica")


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    ground = ground_of(f"# M\n\n- Jefa de prensa: {text}\n")
    assert all(reading.quotes for reading in read(ground))


def test_a_heading_of_a_section_is_no_role() -> None:
    text = "## El equipo y sus sustituciones\n\nCada función tiene titular. Si la titular no contesta, decide otra.\n"
    assert read(ground_of(text)) == []


def test_each_field_quotes_its_own_cell() -> None:
    found = read(ground_of(LAYOUTS["table"]))
    quotes = {reading.field.rsplit(".", 1)[-1]: reading.quotes[0].text for reading in found}
    assert quotes == {
        "title": "Aprueba las respuestas",
        "substitutes": "Gerente de marca",
        "hours": "L-V 9-18",
        "rank": "Aprueba las respuestas",
    }


def test_a_hostile_manual_is_read_in_bounded_time() -> None:
    text = "si la jefa de jefa de " * 400 + "no contesta " + "de la " * 2_000
    assert values(read(ground_of(f"# M\n\n{text}\n")), "roles.jefa.rank") == []


def test_prose_says_who_declares_and_who_decides_after_them() -> None:
    text = "La directora de comunicación declara la crisis; si no contesta en 10 minutos, decide el director general."
    found = read(ground_of(text))
    assert values(found, "roles.directora de comunicación.rank") == ["head"]
    assert values(found, "roles.directora de comunicación.substitutes") == [["director general"]]


def test_a_function_with_its_role_names_the_role() -> None:
    found = read(ground_of("## Mesa de crisis\n\n1. Vocería: Gerente General. Suplente: Gerente de Marketing.\n"))
    assert values(found, "roles.Gerente General.substitutes") == [["Gerente de Marketing"]]
    assert not values(found, "roles.Vocería.title")


def test_a_substitute_beside_two_columns_of_roles_is_doubtful() -> None:
    text = "| Nivel | Responsable | Aprueba | Si no responde |\n|---|---|---|---|\n"
    text += "| Rojo | Gerente | Presidencia | Directora |\n"
    found = read(ground_of(text, coloured=True))
    assert all(reading.doubt for reading in found if reading.field.endswith(".substitutes"))
