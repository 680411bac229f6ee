"""Who the brand is, when it answers and what it gives the public."""

import pytest

from app.importing.organisation.identity import read
from tests.importing.grounds import anchored, doubtful, ground_of, values

WORK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-18:00")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Manual de crisis en redes sociales de Mercaluz\n\nMercaluz nació en 1987.", "Mercaluz"),
        ("# Palta Pagos – Manual de crisis\n\nPalta cobra poco.", "Palta Pagos"),
        ("# Manual de crisis\n\nMarca: Panadería Ostia\n\nElaborado por: Agencia Norte", "Panadería Ostia"),
        (
            "# Agencia Norte | Plan de respuesta | Panadería Ostia\n\nEn Ostia contestamos. Ostia responde.",
            "Panadería Ostia",
        ),
        ("# Brisa social media handbook\n\nBrisa answers.", "Brisa"),
    ],
)
def test_the_name_is_the_brands_and_not_its_agencys(text: str, name: str) -> None:
    assert values(read(ground_of(text)), "name") == [name]


def test_a_heading_without_a_name_gives_none() -> None:
    assert values(read(ground_of("# Manual de crisis en redes sociales\n\nContestamos siempre.")), "name") == []


@pytest.mark.parametrize(
    ("text", "country", "sure"),
    [
        ("Teléfono para clientes: +52 55 1234 5678.", "MX", True),
        ("Equipo de Buenos Aires. Reportar al BCRA.", "AR", True),
        ("Nuestras tiendas de Madrid abren los lunes.", "ES", False),
        ("Atendemos en todo Chile, desde Santiago de Chile. Sernac.", "CL", True),
    ],
)
def test_the_country_is_deduced_and_weak_signs_are_doubtful(text: str, country: str, sure: bool) -> None:
    found = read(ground_of(f"# M\n\n{text}"))
    assert values(found, "country") == [country]
    assert doubtful(found, "country") != sure


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Contestamos en español y catalán; en inglés si nos escriben en inglés.", ["es", "ca", "en"]),
        ("Respondemos en castellano. Si alguien escribe en francés, respondemos en inglés.", ["es", "en"]),
        ("Idiomas: español siempre; si escriben en portugués, contestamos en portugués.", ["es", "pt"]),
        ("Se responde en el idioma del comentario si es castellano, gallego o inglés.", ["es", "gl", "en"]),
        ("Contestamos en castellano. No contestamos en francés.", ["es"]),
    ],
)
def test_languages_are_the_ones_answered_in(text: str, codes: list[str]) -> None:
    found = read(ground_of(f"# Manual de Brisa\n\nSomos una panadería y contestamos a la gente.\n\n{text}"))
    assert values(found, "languages") == [codes]
    assert not doubtful(found, "languages")


def test_a_language_under_another_condition_is_doubtful() -> None:
    assert doubtful(read(ground_of("Idiomas: español e inglés. Alemán si está Ute.")), "languages")


@pytest.mark.parametrize(
    "text",
    [
        "Horario: L-V 9-18",
        "## Horario de atención en redes\n\n- Lunes a viernes: 9:00 a 18:00\n- Fines de semana: cerrado\n",
        "El equipo atiende las redes de lunes a viernes de 9 a 18 h.",
        "Respondemos de lunes a viernes de 9 a 18 h. La tienda abre de lunes a domingo de 7 a 21.",
        "## Horario\n\n| Día | Horas |\n|---|---|\n| Lunes a viernes | 9:00-18:00 |\n| Sábado | cerrado |\n",
        "We answer Monday to Friday, 9am to 6pm.",
    ],
)
def test_the_brands_hours_are_read_from_every_layout(text: str) -> None:
    found = read(ground_of(f"# M\n\n{text}"))
    assert values(found, "hours.days") == [WORK]
    assert not doubtful(found, "hours.days")


@pytest.mark.parametrize(
    "text",
    [
        "La tienda atiende de lunes a domingo de 7 a 21.",
        "Horario de las tiendas: L-D 9-21",
    ],
)
def test_hours_of_something_else_are_doubtful(text: str) -> None:
    assert doubtful(read(ground_of(f"# M\n\n{text}")), "hours.days")


@pytest.mark.parametrize(
    "text",
    [
        "| Red | Horario |\n|---|---|\n| Instagram | L-V 9-18 |\n",
        "### Jefa de prensa\n\nHorario: L-V 9-18\n",
        "Los comentarios críticos se contestan a cualquier hora.",
        "La primera respuesta sale en 2 horas, de 9 a 10 mensajes.",
    ],
)
def test_hours_of_a_role_a_network_or_a_severity_are_not_the_brands(text: str) -> None:
    assert values(read(ground_of(f"# M\n\n{text}")), "hours.days") == []


def test_the_zone_may_stand_in_a_line_of_its_own() -> None:
    text = "## Horario\n\n- Lunes a viernes: 9:00 a 18:00\n- Hora de México\n"
    assert values(read(ground_of(text)), "hours.zone") == ["America/Mexico_City"]


def test_holidays_are_dates_and_a_missing_year_is_a_doubt() -> None:
    sure = read(ground_of("# M\n\nFestivos: 1 de enero de 2027, 25 de diciembre de 2026."))
    bare = read(ground_of("# M\n\nRevisado en marzo de 2026.\n\nFeriados: 1 de mayo y 25 de diciembre."))
    assert values(sure, "hours.holidays") == [["2027-01-01", "2026-12-25"]]
    assert not doubtful(sure, "hours.holidays")
    assert values(bare, "hours.holidays") == [["2026-05-01", "2026-12-25"]]
    assert doubtful(bare, "hours.holidays")


def test_public_contacts_are_read() -> None:
    text = "Contacto que se puede dar al público: 900 555 120, clientes@brisa.example y brisa.example/ayuda."
    found = read(ground_of(text))
    assert values(found, "contacts.phones") == [["900 555 120"]]
    assert values(found, "contacts.emails") == [["clientes@brisa.example"]]
    assert values(found, "contacts.links") == [["brisa.example/ayuda"]]
    assert not any(doubtful(found, f"contacts.{kind}") for kind in ("phones", "emails", "links"))
    assert anchored(found, text)


@pytest.mark.parametrize(
    "text",
    [
        "| Persona | Cargo | Móvil |\n|---|---|---|\n| Ana Ruiz | Directora | 611 555 013 |\n",
        "Los teléfonos de la guardia son internos y no se dan jamás: 985 555 301.",
        "Teléfono de Paqui: 600 123 456.",
        "Las peticiones de los medios, en el 600 555 878 o prensa@brisa.example.",
        "Seguimos a @brisa en instagram.com/brisa.",
        "| Nombre | Correo |\n|---|---|\n| Ann Lee | ann@brisa.example |\n",
    ],
)
def test_private_and_internal_contacts_are_never_read(text: str) -> None:
    found = read(ground_of(f"# M\n\n{text}"))
    assert [reading for reading in found if reading.field.startswith("contacts.")] == []


def test_a_mailbox_that_nobody_calls_public_is_doubtful() -> None:
    assert doubtful(read(ground_of("# M\n\nEquipo de redes: hola@brisa.example")), "contacts.emails")


def test_emergency_numbers_are_read_with_what_they_are_for() -> None:
    text = "Emergencias: 112. Violencia de género: 016. Conducta suicida: llame al 024. Teléfono de menores: 116 111."
    found = read(ground_of(text))
    assert {f: values(found, f"emergency.{f}") for f in ("general", "violence", "self_harm", "minors")} == {
        "general": ["112"],
        "violence": ["016"],
        "self_harm": ["024"],
        "minors": ["116 111"],
    }


@pytest.mark.parametrize(
    "text", ["El 112 atendió a 3 personas en 2019.", "Las emergencias se contestan en 15 minutos.", "Ayuda de 100 €."]
)
def test_other_numbers_are_no_emergency_numbers(text: str) -> None:
    found = read(ground_of(f"# M\n\n{text}"))
    assert [reading for reading in found if reading.field.startswith("emergency.")] == []


def test_a_name_that_only_the_prose_gives_is_doubtful() -> None:
    found = read(ground_of("# Guía de respuesta\n\nEn Cafés Tierra Alta tuteamos. En Instagram contestamos."))
    assert values(found, "name") == ["Cafés Tierra Alta"]
    assert doubtful(found, "name")


def test_two_holidays_of_one_month_are_both_read() -> None:
    found = read(ground_of("# M\n\nFeriados de 2026: 18 y 19 de septiembre."))
    assert values(found, "hours.holidays") == [["2026-09-18", "2026-09-19"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Manual de atención en redes y gestión de crisis de Aguas del Turia, S.A.\n\nHola.", "Aguas del Turia"),
        (
            "# Procedimiento\n\nEmpresa Municipal de Servicios de Lora, S.A. (EMSL)",
            "Empresa Municipal de Servicios de Lora",
        ),
        ("# Guía de crisis\n\nOllas Andinas S.A.S. – Bogotá y Cali", "Ollas Andinas"),
        ("# Crisis handbook\n\n## Bramley Water Ltd.", "Bramley Water"),
        ("# Manual\n\nBanco del Altiplano, S.A. de C.V. · Comunicación", "Banco del Altiplano"),
        ("# Manual de crisis\n\n- **Marca**\n  - Nombre público: Ollazo", "Ollazo"),
        ("# Social Media Incident Playbook\n\nLark & Bay Hotels\n\nLark & Bay charges nothing.", "Lark & Bay Hotels"),
        ("# Voltamar: pauta de redes en días malos\n\nVoltamar vende.", "Voltamar"),
        ("# Guía para el equipo social de Cooperativa La Unión\n\nTodos a una.", "Cooperativa La Unión"),
        (
            "# CR-07 Crisis\n\n| Tema | Dato |\n|---|---|\n| Empresa | Cerro Azul (Uruguay) |\n| Voz | cordial |",
            "Cerro Azul",
        ),
    ],
)
def test_the_name_stands_alone(text: str, name: str) -> None:
    assert values(read(ground_of(text)), "name") == [name]


@pytest.mark.parametrize(
    "text", ["# Manual\n\n- Gerente de Marca: Directora Comercial", "# Manual\n\n- Cliente: la Gerencia"]
)
def test_a_role_is_not_the_name(text: str) -> None:
    assert not {"Directora Comercial", "Gerencia", "la Gerencia"} & set(values(read(ground_of(text)), "name"))


TUESDAY_TO_SUNDAY = dict.fromkeys(("tue", "wed", "thu", "fri", "sat", "sun"), "10:00-22:00")


@pytest.mark.parametrize(
    "text",
    [
        "## Dónde y cuándo\n\n- De martes a domingo, de 10:00 a 22:00. Los lunes cerramos.",
        "## ¿Hasta qué hora?\n\nDe martes a domingo de 10 a 22 h. El 1 de enero de 2027 no atendemos.",
        "## When we are here\n\n**Guest desk:** Tue–Sun 10:00–22:00",
        "## Turnos\n\nMartes a domingo: 10h00 a 22h00",
        "**Atendemos:** de martes a domingo de 10 a 22",
        "## Hours\n\nTuesday to Sunday, 10am-10pm. We are closed on 25 December 2026.",
    ],
)
def test_hours_without_a_label_are_the_brands(text: str) -> None:
    found = read(ground_of(f"# M\n\n{text}\n"))
    assert values(found, "hours.days") == [TUESDAY_TO_SUNDAY]
    assert not doubtful(found, "hours.days")


@pytest.mark.parametrize(
    "text",
    [
        "## Taquilla\n\nDe martes a domingo, de 10 a 22.",
        "## Tienda\n\n- Martes a domingo 10-22",
        "- Calidad: de martes a domingo de 10 a 22",
    ],
)
def test_hours_of_a_counter_are_not_plainly_the_brands(text: str) -> None:
    found = read(ground_of(f"# M\n\n{text}\n"))
    assert not values(found, "hours.days") or doubtful(found, "hours.days")


@pytest.mark.parametrize(
    "text",
    [
        "Son inhábiles el 6 de abril de 2026 y el 24 de junio de 2026.",
        "El 6 de abril de 2026 y el 24 de junio de 2026 no atendemos.",
        "No trabajamos el 6 de abril de 2026 ni el 24 de junio de 2026.",
        "Feriados 2026: 6 de abril, 24 de junio.",
        "We are closed on 6 April 2026 and 24 June 2026.",
        "Asuetos: 06/04/2026 y 24/06/2026.",
    ],
)
def test_days_off_are_holidays(text: str) -> None:
    assert values(read(ground_of(text)), "hours.holidays") == [["2026-04-06", "2026-06-24"]]


def test_bank_holidays_have_hours_of_their_own() -> None:
    found = read(ground_of("## When we are here\n\n**Desk:** Mon–Fri 8:00–20:00\n\n**Bank holidays:** 10:00–14:00\n"))
    assert values(found, "hours.holiday_hours") == ["10:00-14:00"]


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("Son públicos y pueden facilitarse el teléfono 010 y la web b.example.", ["010"]),
        ("Puedes compartir: hola@b.example y el 600 555 0600", ["600 555 0600"]),
        ("**We may publish:** care@b.example, +34 971 555 018", ["+34 971 555 018"]),
        ("Sí se puede dar: 0800 555 0190. No se puede dar: el anexo (2555).", ["0800 555 0190"]),
        ("Se puede compartir la línea *611.", ["*611"]),
        ("Our line is 020 7946 0958 and we are happy to share it.", ["020 7946 0958"]),
        ("## Datos para el público\n\nTeléfono: (55) 5555-0100", ["(55) 5555-0100"]),
    ],
)
def test_phones_of_any_country_are_read(text: str, phones: list[str]) -> None:
    told = [one.value for one in read(ground_of(text)) if one.field == "contacts.phones"]
    assert told == [phones]


@pytest.mark.parametrize(
    "text",
    [
        "## Riesgo de suicidio\n\nNúmero que se puede dar: *4141",
        "**We never publish:** the mobile +34 600 555 311.",
        "No se facilitará el teléfono del retén (600 555 470).",
        "Se puede dar el 112.",
    ],
)
def test_other_numbers_are_no_contact(text: str) -> None:
    assert values(read(ground_of(text)), "contacts.phones") == []


def test_the_emergency_number_stays_general_where_a_child_is_in_danger() -> None:
    found = read(ground_of("Si el menor está en peligro, llame al 112; si un menor sufre, el 116 111."))
    assert values(found, "emergency.general") == ["112"]
    assert values(found, "emergency.minors") == ["116 111"]


@pytest.mark.parametrize(
    "text",
    [
        "Escribimos en castellano y, si la familia nos escribe en inglés, en inglés.",
        "| Idiomas | español e inglés |\n|---|---|\n| Voz | cordial |\n| Idiomas | español e inglés |",
        "Idiomas: español e inglés",
        "Contestamos en español; a quien escribe en inglés, en inglés.",
    ],
)
def test_the_languages_that_are_answered_in(text: str) -> None:
    assert values(read(ground_of(text)), "languages") == [["es", "en"]]
