"""Who does what, when and where, as departments that nobody here knows would write it."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import pytest

from app.importing.organisation import identity, networks, organisation
from app.importing.reading import Reading
from tests.importing.grounds import doubtful, ground_of, values

WORK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-18:00")


def roles(text: str) -> list[Reading]:
    return organisation.read(ground_of(f"# Manual\n\n{text}\n"))


@pytest.mark.parametrize(
    ("text", "who", "by"),
    [
        (
            "En ausencia de la Jefatura de Redes actuará la Dirección de Prensa.",
            "Jefatura de Redes",
            "Dirección de Prensa",
        ),
        (
            "En ausencia de la Gerencia de Marca decide la Dirección Comercial.",
            "Gerencia de Marca",
            "Dirección Comercial",
        ),
        ("Si no está la Gerencia de Marca decide la Dirección Comercial.", "Gerencia de Marca", "Dirección Comercial"),
        ("El suplente de la Dirección Médica es la Subdirección Médica.", "Dirección Médica", "Subdirección Médica"),
        ("La Dirección General tiene como suplente a la Dirección Legal.", "Dirección General", "Dirección Legal"),
        ("The Managing Director's deputy is the Operations Director.", "Managing Director", "Operations Director"),
        ("The Head of Press is backed up by the Press Officer.", "Head of Press", "Press Officer"),
    ],
)
def test_a_substitute_is_read_without_a_comma_or_a_verb_of_its_own(text: str, who: str, by: str) -> None:
    assert values(roles(text), f"roles.{who}.substitutes") == [[by]]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "The Head of Brand stands in for the Care Lead, the Sales Director stands in for the Head of Brand, and the "
            "Head of Brand stands in for the Managing Director.",
            {"Care Lead": "Head of Brand", "Head of Brand": "Sales Director", "Managing Director": "Head of Brand"},
        ),
        (
            "La Jefatura de Sala suple a la Recepción General, la Dirección Técnica suple a la Jefatura de Sala.",
            {"Jefatura de Sala": "Dirección Técnica"},
        ),
        (
            "A la Jefatura de Sala la suple la Coordinación de Público. A la Dirección Gerente, la Dirección Artística.",
            {"Jefatura de Sala": "Coordinación de Público", "Dirección Gerente": "Dirección Artística"},
        ),
    ],
)
def test_each_of_several_substitutes_in_a_sentence_is_somebodys_own(text: str, pairs: dict[str, str]) -> None:
    found = roles(text)
    assert {who: values(found, f"roles.{who}.substitutes") for who in pairs} == {
        who: [[by]] for who, by in pairs.items()
    }


def test_a_task_that_is_handed_on_names_no_substitute() -> None:
    found = roles("La Dirección General delega en la Jefatura de Prensa la relación con los medios.")
    assert not [one for one in found if one.field.endswith(".substitutes")]


def test_below_a_heading_about_absence_each_item_names_its_own() -> None:
    found = roles(
        "## ¿Y si quien firma no atiende?\n\n- Coordinación de Marca: si está ocupada, la Gerencia de Tiendas\n"
        "- Gerencia de Tiendas: si no contesta, Legales"
    )
    assert values(found, "roles.Coordinación de Marca.substitutes") == [["Gerencia de Tiendas"]]
    assert values(found, "roles.Gerencia de Tiendas.substitutes") == [["Legales"]]


@pytest.mark.parametrize(
    "text",
    [
        "La Jefatura de Redes está de lunes a viernes de 9 a 18. La Gerencia de Tiendas, de lunes a viernes de 9 a 18.",
        "2.2 Disponibilidad. Jefatura de Redes y Gerencia de Tiendas: de lunes a viernes de 9:00 a 18:00.",
        "| Cargo | Localizable | Suplente |\n|---|---|---|\n| Gerencia de Tiendas | L–V 9:00–18:00 | Legales |",
    ],
)
def test_when_a_role_is_there(text: str) -> None:
    assert values(roles(text), "roles.Gerencia de Tiendas.hours") == [{"days": WORK}]


def test_half_past_five_is_not_the_end_of_a_sentence() -> None:
    (hours,) = values(roles("The Care Lead works Monday to Friday, 9am to 5.30pm."), "roles.Care Lead.hours")
    assert hours["days"]["fri"] == "09:00-17:30"


@pytest.mark.parametrize(
    "title",
    ["Regulatory Affairs", "Chief Operating Officer", "Profesional de Redes", "Turno de Redes", "Mesa de Redes"],
)
def test_a_title_in_capitals_is_nobodys_name(title: str) -> None:
    found = roles(f"| Role | Deputy |\n|---|---|\n| {title} | Head of Press |\n| Head of Press | {title} |")
    assert values(found, f"roles.{title}.substitutes") == [["Head of Press"]]


def test_a_persons_name_is_still_no_role() -> None:
    found = roles("| Role | Deputy |\n|---|---|\n| Marta de Luna | Head of Press |\n| Head of Press | Iván Soler |")
    assert {one.field for one in found} <= {"roles.Head of Press.title"}


@pytest.mark.parametrize(
    "table",
    [
        "| Red | Cómo se usa |\n|---|---|\n| X | Hasta 280 caracteres. En privado, por mensaje directo |",
        "| Canal | Reglas |\n|---|---|\n| X | 280 caracteres como tope; derivar por MD |",
        "| Cuenta | Notas |\n|---|---|\n| X | Máx. 280 caracteres, seguir por mensaje directo |",
    ],
)
def test_a_cell_may_tell_several_things_of_a_network(table: str) -> None:
    found = networks.read(ground_of(table))
    assert values(found, "networks.x.limit") == [280]
    assert values(found, "networks.x.private_channel") == ["mensaje directo"]


def test_a_column_is_known_by_its_cells_whatever_its_head() -> None:
    table = (
        "| Where | Take it private | Keep it under | Cover |\n|---|---|---|---|\n"
        "| X | DM | 280 characters | Mon–Fri 9:00–18:00 |\n| TikTok | comments only | 150 characters | Mon–Fri 9:00–18:00 |"
    )
    found = networks.read(ground_of(table, language="en"))
    assert values(found, "networks.x.limit") == [280]
    assert values(found, "networks.x.hours") == [{"days": WORK}]
    assert values(found, "networks.tiktok.private_channel") == [None]


def test_where_it_goes_on_in_private_is_no_column_of_networks() -> None:
    table = "| Red | Dónde sigue en privado |\n|---|---|\n| Instagram | MD a @acme |\n| Google | el mail hola@acme.example |"
    found = networks.read(ground_of(table))
    assert values(found, "networks.instagram.private_channel") == ["MD a @acme"]
    assert values(found, "networks.google.private_channel") == ["hola@acme.example"]


def test_several_networks_in_one_line_are_each_their_own() -> None:
    found = networks.read(
        ground_of("Facebook: hasta 800 caracteres, por Messenger. Instagram: hasta 500 caracteres, por MD.")
    )
    assert [values(found, f"networks.{id}.limit") for id in ("facebook", "instagram")] == [[800], [500]]
    assert not doubtful(found, "networks.facebook.limit")


def test_words_for_the_public_are_no_rule_about_a_network() -> None:
    text = "- Instagram: «Lamentamos lo que ha pasado y lo estamos mirando. Escríbanos por mensaje privado y le llamamos hoy.»"
    assert not values(networks.read(ground_of(text)), "networks.instagram.private_channel")


@pytest.mark.parametrize(
    "text", ["Google. En privado: hola@acme.example. Firma: Equipo Acme.", "- **Google.** Firma: Equipo Acme"]
)
def test_a_signature_needs_no_quotation_marks(text: str) -> None:
    assert values(networks.read(ground_of(text)), "networks.google.signature") == ["Equipo Acme"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("No habrá atención los días 1 y 6 de enero de 2026.", ["2026-01-01", "2026-01-06"]),
        ("El 24 y el 31 de diciembre de 2026 no hay servicio.", ["2026-12-24", "2026-12-31"]),
        ("No cover on December 24, 25 and 31, 2026.", ["2026-12-24", "2026-12-25", "2026-12-31"]),
        ("We are closed on 25th and 26th December 2026.", ["2026-12-25", "2026-12-26"]),
    ],
)
def test_days_without_service(text: str, dates: list[str]) -> None:
    assert values(identity.read(ground_of(f"# Manual\n\n{text}")), "hours.holidays") == [dates]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("All times are Madrid time.", "Europe/Madrid"),
        ("Todas las horas son de Bogotá.", "America/Bogota"),
        ("Los horarios se indican en hora de Buenos Aires.", "America/Argentina/Buenos_Aires"),
        ("Todo en hora de Lima.", "America/Lima"),
    ],
)
def test_one_sentence_gives_the_zone_of_all_hours(text: str, zone: str) -> None:
    assert values(identity.read(ground_of(f"# Manual\n\n{text}")), "hours.zone") == [zone]


@pytest.mark.parametrize(
    "text",
    [
        "Las horas de la tarde son las peores en Madrid.",
        "Todos los clientes en Madrid.",
        "We answer at all times you need in London.",
    ],
)
def test_a_town_is_no_zone(text: str) -> None:
    assert not values(identity.read(ground_of(f"# Manual\n\n{text}")), "hours.zone")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("PR-COM-014 Gestión de incidencias en redes. Lumbre Gas", "Lumbre Gas"),
        ("MA-03 Crisis en medios sociales – Naviera Bruma", "Naviera Bruma"),
        ("P-12.3: Manual de crisis de Grupo Albora", "Grupo Albora"),
        ("Norvik Foods. Crisis playbook", "Norvik Foods"),
        ("When It Goes Wrong\n\nThe Norvik & Lund crisis handbook for social media", "Norvik & Lund"),
        ("Procedimiento de redes\n\nAguas de Altamar S.A. E.S.P. — Oficina de Comunicaciones", "Aguas de Altamar"),
    ],
)
def test_the_name_stands_apart_from_the_documents_number_and_the_legal_form(title: str, name: str) -> None:
    assert values(identity.read(ground_of(f"# {title}\n\nContestamos siempre.")), "name") == [name]


def test_working_days_behind_the_days_are_the_same_days() -> None:
    found = identity.read(ground_of("# Manual\n\nHorario de atención: de lunes a viernes laborables, de 9:00 a 18:00."))
    assert values(found, "hours.days") == [WORK]
    assert not doubtful(found, "hours.days")


def test_the_language_of_the_comment_is_answered_too() -> None:
    text = "# Manual\n\nContestamos en castellano. Si el comentario viene en inglés, contestamos en ese idioma."
    assert values(identity.read(ground_of(text)), "languages") == [["es", "en"]]


@pytest.mark.parametrize(
    ("text", "who", "by"),
    [
        (
            "En ausencia de la Dirección General, autorizará la Dirección de Comunicación. En ausencia de esta, lo hará la Secretaría General.",
            "Dirección de Comunicación",
            "Secretaría General",
        ),
        (
            "El Departamento de Canales será suplido por la Oficina de Prensa.",
            "Departamento de Canales",
            "Oficina de Prensa",
        ),
        ("La Jefatura de Turno queda cubierta por la Gerencia de Planta.", "Jefatura de Turno", "Gerencia de Planta"),
        ("Si la Gerencia de Marca no responde, le toca al Gerente País.", "Gerencia de Marca", "Gerente País"),
    ],
)
def test_substitutes_by_pronoun_or_in_the_passive(text: str, who: str, by: str) -> None:
    assert values(roles(text), f"roles.{who}.substitutes") == [[by]]


def test_two_roles_share_the_hours_that_a_sentence_tells_of_both() -> None:
    found = roles(
        "La Asesoría Jurídica y la Unidad de Protección de Datos lo estarán de lunes a viernes de 9:00 a 18:00 horas."
    )
    for title in ("Asesoría Jurídica", "Unidad de Protección de Datos"):
        assert values(found, f"roles.{title}.hours") == [{"days": WORK}]


@pytest.mark.parametrize("head", ["Ubicable", "Se le encuentra", "Cuándo está"])
def test_a_column_of_timetables_tells_when_roles_are_there(head: str) -> None:
    found = roles(
        f"| Cargo | {head} | Suplente |\n|---|---|---|\n| Jefatura de Redes | Lunes a viernes, 9:00 a 18:00 | Gerencia de Marca |\n"
        "| Fiscalía | Lunes a viernes, 9:00 a 18:00 | – |\n"
    )
    assert values(found, "roles.Fiscalía.hours") == [{"days": WORK}]
