"""What each degree of gravity asks, in the layouts and words of different houses."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.reading import Ground, Reading
from app.importing.severity.duties import read
from app.importing.severity.scale import found


def readings(text: str) -> list[Reading]:
    document = from_markdown(text, "m.md")
    known = records(document)
    return read(Ground(documents=(document,), records=known, scale=found(known)))


def plain(text: str) -> dict[str, Any]:
    """What is read without a doubt."""
    return {one.field.removeprefix("duties."): one.value for one in readings(text) if one.doubt is None}


def doubtful(text: str) -> dict[str, Any]:
    return {one.field.removeprefix("duties."): one.value for one in readings(text) if one.doubt is not None}


FOUR = {"low.first_answer": 480, "medium.first_answer": 120, "high.first_answer": 45, "critical.first_answer": 20}
BY_ROWS = """# Manual
## Tiempos
| Color | Primera respuesta | Resolución | Quién aprueba | A quién se avisa |
|---|---|---|---|---|
| Verde | 8 horas | 2 días | Responsable de Redes | – |
| Amarillo | 2 horas | 24 horas | Responsable de Redes | Atención al Cliente |
| Naranja | 45 minutos | 8 horas | Jefatura de Comunicación | Dirección de Calidad |
| Rojo | 20 minutos; 10 si hay heridos | 4 horas | Dirección de Comunicación | Dirección General y Asesoría Jurídica |
"""
BY_COLUMNS = """# Manual
| | Baja | Media | Alta | Crítica |
|---|---|---|---|---|
| Tiempo de respuesta | 8 h | 2 h | 45 min | 20 min |
| Visto bueno | Coordinadora de redes | Coordinadora de redes | Jefa de prensa | Directora general |
"""
BY_HEADINGS = """# Manual
## Niveles de gravedad
### Nivel 1 – Leve
- Plazo de primera respuesta: 8 horas
- Autoriza: la coordinadora de redes
### Nivel 2 – Moderada
- Plazo de primera respuesta: 2 h
- Autoriza: la coordinadora de redes
### Nivel 3 – Grave
- Respondemos antes de: 45 min
- Da el OK: la jefa de prensa
- Se informa a: Asesoría Jurídica
### Nivel 4 – Crítica
- Contestamos en: 20'
- Solución: 4 horas
- Firma: la dirección general
"""
BY_LABELS = """# Manual
## Plazo de primera respuesta
- Verde: 8 horas
- Amarillo: 2 horas
- Naranja: 45 minutos
- Rojo: 20 minutos
## Visto bueno
Baja y media: coordinadora; alta: jefa de prensa; crítica: dirección general.
"""
ENGLISH = """# Crisis guide
| Severity | First reply | Approved by | Tell |
|---|---|---|---|
| Low | 8 hours | Community Manager | – |
| Medium | 2 hours | Community Manager | – |
| High | 45 min | Head of Communications | Legal Counsel |
| Critical | 20 min; 10 min if children are involved | Chief Executive Officer | Legal Counsel |
"""


@pytest.mark.parametrize("manual", [BY_ROWS, BY_COLUMNS, BY_HEADINGS, BY_LABELS, ENGLISH])
def test_deadlines_are_read_in_every_layout(manual: str) -> None:
    assert plain(manual).items() >= FOUR.items()


@pytest.mark.parametrize(
    ("manual", "approvers"),
    [
        (
            BY_ROWS,
            ["Responsable de Redes", "Responsable de Redes", "Jefatura de Comunicación", "Dirección de Comunicación"],
        ),
        (BY_COLUMNS, ["Coordinadora de redes", "Coordinadora de redes", "Jefa de prensa", "Directora general"]),
        (BY_HEADINGS, ["coordinadora de redes", "coordinadora de redes", "jefa de prensa", "dirección general"]),
        (BY_LABELS, ["coordinadora", "coordinadora", "jefa de prensa", "dirección general"]),
        (ENGLISH, ["Community Manager", "Community Manager", "Head of Communications", "Chief Executive Officer"]),
    ],
)
def test_approvers_are_read_in_every_layout(manual: str, approvers: list[str]) -> None:
    said = plain(manual)
    assert [said[f"{severity}.approver"] for severity in ("low", "medium", "high", "critical")] == approvers


def test_a_table_tells_conditions_solutions_and_whom_to_tell() -> None:
    said = plain(BY_ROWS)
    assert said["critical.conditional"] == [{"what": "first_answer", "minutes": 10, "when": "si hay heridos"}]
    assert (said["low.resolution"], said["critical.resolution"]) == (2880, 240)
    assert said["critical.tell"] == ["Dirección General", "Asesoría Jurídica"]
    assert "low.tell" not in said
    assert doubtful(BY_ROWS) == {}


PROSE = (
    "# Manual\n## Gravedad\nLas quejas graves se contestan en una hora como máximo y las aprueba la directora de "
    "comunicación; en las leves basta el visto bueno de la coordinadora y hay cuatro horas."
)


def test_a_sentence_about_two_degrees_gives_each_its_own() -> None:
    said = plain(PROSE) | doubtful(PROSE)
    assert (said["high.first_answer"], said["low.first_answer"]) == (60, 240)
    assert (said["high.approver"], said["low.approver"]) == ("directora de comunicación", "coordinadora")
    assert "low.first_answer" in doubtful(PROSE)


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("Los comentarios leves se responden en cuatro horas.", "low.first_answer", 240),
        (
            "La primera respuesta a una queja grave sale en media hora y el caso se resuelve en un día.",
            "high.first_answer",
            30,
        ),
        (
            "La primera respuesta a una queja grave sale en media hora y el caso se resuelve en un día.",
            "high.resolution",
            1440,
        ),
        ("En los casos críticos contestamos en 15 minutos, a cualquier hora.", "critical.clock", True),
        ("Las respuestas graves las aprueba la jefa de prensa.", "high.approver", "jefa de prensa"),
        ("La jefa de prensa aprueba las respuestas graves.", "high.approver", "jefa de prensa"),
        (
            "Las respuestas críticas requieren la autorización de la Dirección General.",
            "critical.approver",
            "Dirección General",
        ),
        ("En casos críticos se avisa a la Asesoría Jurídica.", "critical.tell", ["Asesoría Jurídica"]),
        ("Critical complaints are answered within 15 minutes.", "critical.first_answer", 15),
        ("Critical replies are approved by the Head of Communications.", "critical.approver", "Head of Communications"),
    ],
)
def test_plain_sentences_are_read(sentence: str, field: str, value: object) -> None:
    assert plain(f"# Manual\n## Cómo contestamos\n{sentence}\n").get(field) == value


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        (
            "En los casos graves la jefa de prensa tiene 30 minutos para aprobar la respuesta.",
            ("first_answer", "resolution"),
        ),
        ("En las crisis graves se publica una actualización cada 30 minutos.", ("first_answer", "resolution")),
        ("En los casos graves se llama a la familia en 20 minutos.", ("first_answer", "resolution")),
        ("En los casos graves el comunicado oficial se publica en 2 horas.", ("first_answer", "resolution")),
        ("Un retraso de más de 2 horas se considera grave.", ("first_answer", "resolution")),
        ("Las quejas graves las redacta la coordinadora de redes.", ("approver", "tell")),
        ("En los casos graves se informa a la clienta de la solución.", ("approver", "tell")),
        ("En casos graves se informa a la jefa de prensa.", ("approver",)),
        ("Las respuestas leves no requieren aprobación de la jefa de prensa.", ("approver",)),
        ("La alta dirección se reúne en 2 horas como máximo.", ("first_answer", "approver")),
        ("En 2019 las quejas graves se contestaban en 9 horas.", ("first_answer",)),
        ("Contestábamos «las quejas graves se responden en 5 minutos y nadie lo cumplía».", ("first_answer",)),
    ],
)
def test_what_is_no_duty_to_answer_is_not_read_as_one(sentence: str, fields: tuple[str, ...]) -> None:
    said = {one.field.split(".")[-1] for one in readings(f"# Manual\n## Cómo contestamos\n{sentence}\n")}
    assert said & set(fields) == set()


def _table(column: str, cell: str, heading: str = "Niveles") -> str:
    return f"# M\n## {heading}\n| Nivel | {column} |\n|---|---|\n| Grave | {cell} |\n| Leve | 9 horas |\n"


@pytest.mark.parametrize("column", ["Plazo", "Tiempo máximo", "SLA", "Deadline"])
def test_a_deadline_that_does_not_say_for_what_is_doubtful(column: str) -> None:
    assert doubtful(_table(column, "1 hora"))["high.first_answer"] == 60
    assert "high.first_answer" not in plain(_table(column, "1 hora"))


@pytest.mark.parametrize(
    ("column", "heading"),
    [
        ("Plazo de respuesta", "Niveles"),
        ("Respondemos antes de", "Niveles"),
        ("Plazo", "Tiempos de respuesta"),
        ("Acuse de recibo", "Niveles"),
        ("Response time", "Levels"),
        ("A más tardar contestamos", "Niveles"),
    ],
)
def test_a_deadline_of_the_answer_says_so_in_its_column_or_heading(column: str, heading: str) -> None:
    assert plain(_table(column, "1 hora", heading))["high.first_answer"] == 60


@pytest.mark.parametrize(
    "column", ["Plazo de aprobación", "Próxima actualización", "Escalado", "Tiempo para el visto bueno", "Revisión"]
)
def test_a_deadline_of_something_else_is_left_out(column: str) -> None:
    assert [one.field for one in readings(_table(column, "1 hora")) if "first_answer" in one.field] == []


@pytest.mark.parametrize(
    "cell",
    [
        "24/48 horas",
        "de inmediato",
        "20 minutos o 1 hora",
        "15 min en horario de atención, 1 hora fuera",
        "un día hábil",
    ],
)
def test_a_figure_that_is_not_plain_is_doubtful(cell: str) -> None:
    assert "high.first_answer" in doubtful(_table("Primera respuesta", cell))
    assert "high.first_answer" not in plain(_table("Primera respuesta", cell))


def test_the_unit_may_stand_in_the_column() -> None:
    assert plain(_table("Primera respuesta (min)", "20"))["high.first_answer"] == 20
    assert plain(_table("Primera respuesta (horas)", "2"))["high.first_answer"] == 120
    assert doubtful(_table("Primera respuesta", "20"))["high.first_answer"] == 20


@pytest.mark.parametrize(
    ("cell", "approver", "sure"),
    [
        ("Directora de comunicación", "Directora de comunicación", True),
        ("la directora de comunicación", "directora de comunicación", True),
        ("Directora de comunicación (30 min)", "Directora de comunicación", True),
        ("Dirección de Marketing y Comunicación", "Dirección de Marketing y Comunicación", True),
        ("Jefa de prensa o directora de comunicación", "Jefa de prensa", False),
        ("Jefa de prensa y directora de comunicación", "Jefa de prensa", False),
        ("Jefa de prensa / CEO", "Jefa de prensa", False),
    ],
)
def test_the_cell_of_who_approves_names_one(cell: str, approver: str, sure: bool) -> None:
    said = plain(_table("Aprueba", cell)) if sure else doubtful(_table("Aprueba", cell))
    assert said["high.approver"] == approver


@pytest.mark.parametrize("cell", ["—", "No requiere", "nadie", "No hace falta"])
def test_nobody_is_no_approver(cell: str) -> None:
    assert [one for one in readings(_table("Aprueba", cell)) if one.field == "duties.high.approver"] == []


def test_who_stands_in_is_a_substitute_and_no_second_approver() -> None:
    said = readings(_table("Aprueba", "coordinadora de redes o, en su ausencia, jefa de prensa"))
    values = {one.field: one.value for one in said}
    assert values["duties.high.approver"] == "coordinadora de redes"
    assert values["roles.coordinadora de redes.substitutes"] == ["jefa de prensa"]


def test_who_is_told_in_the_approvers_cell_is_told() -> None:
    said = plain(_table("Aprueba", "Dirección general (informada: jefa de prensa)"))
    assert (said["high.approver"], said["high.tell"]) == ("Dirección general", ["jefa de prensa"])


def test_columns_of_writers_and_owners_say_nothing_about_approval() -> None:
    manual = (
        "# M\n| Nivel | Responsable | Redacta |\n|---|---|---|\n"
        "| Grave | Jefa de prensa | Coordinadora |\n| Leve | Coordinadora | Agente |\n"
    )
    assert readings(manual) == []


def test_all_degrees_and_those_from_one_on() -> None:
    manual = BY_COLUMNS + "\n## Avisos\n- A partir de alta: se avisa a la Asesoría Jurídica\n"
    said = plain(manual)
    assert {field for field in said if field.endswith("tell")} == {"high.tell", "critical.tell"}


def test_two_places_that_disagree_give_two_readings() -> None:
    manual = BY_ROWS + "\n## Recordatorio\nEn nivel rojo contestamos en 30 minutos.\n"
    assert {one.value for one in readings(manual) if one.field == "duties.critical.first_answer"} == {20, 30}


def test_a_crisis_of_the_manual_is_no_degree() -> None:
    manual = (
        BY_ROWS + "\n## E1. Retraso grave\n- Gravedad: naranja\n"
        "- Plazo de primera respuesta: 5 minutos\n- Responsable: Operaciones\n"
    )
    assert plain(manual).items() >= FOUR.items()
    assert 5 not in [one.value for one in readings(manual)]


def test_a_degree_that_the_brand_does_not_have_borrows_the_stricter_doubtfully() -> None:
    manual = (
        "# M\n| Nivel | Primera respuesta |\n|---|---|\n"
        "| Bajo | 8 horas |\n| Medio | 2 horas |\n| Alto | 30 minutos |\n"
    )
    assert plain(manual) == {"low.first_answer": 480, "medium.first_answer": 120, "high.first_answer": 30}
    assert doubtful(manual) == {"critical.first_answer": 30}


def test_every_reading_quotes_the_manual() -> None:
    for manual in (BY_ROWS, BY_COLUMNS, BY_HEADINGS, BY_LABELS, ENGLISH, PROSE):
        assert all(
            one.quotes and all(quote.text in manual.replace("**", "") for quote in one.quotes)
            for one in readings(manual)
        )


@given(st.text(alphabet="grave leve crítica media hora 20 min;,.:aprueba la jefa de prensa y o si\n|-#*", max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(one.field.startswith(("duties.", "roles.")) for one in readings(f"## Leve\n{text}"))


def test_a_fiche_for_each_degree_is_read() -> None:
    fiche = (
        "## Nivel {}\n| Campo | Valor |\n|---|---|\n| Tiempo máximo de respuesta | {} |\n| Aprueba | {} |\n"
        "| Avisar a | Legal, CEO |\n"
    )
    said = plain(
        "# Guía\n" + fiche.format("2: crítico", "15 minutos", "Gerencia General") + fiche.format("1: leve", "6 h", "CM")
    )
    assert (said["critical.first_answer"], said["critical.approver"]) == (15, "Gerencia General")
    assert (said["low.first_answer"], said["low.tell"]) == (360, ["Legal", "CEO"])


def test_a_line_for_each_degree_may_hold_everything() -> None:
    said = plain(
        "# Plan\n## Plazos\n- Casos leves: responder en 4 h. Aprueba: coordinadora de redes.\n"
        "- Casos muy graves: responder en 15 min (5 min si hay menores). Aprueba: director general; suplente: "
        "jefa de prensa. "
        "Informar a: jurídico y consejo.\n"
    )
    assert (said["low.first_answer"], said["low.approver"]) == (240, "coordinadora de redes")
    assert (said["critical.first_answer"], said["critical.approver"]) == (15, "director general")
    assert said["critical.conditional"] == [{"what": "first_answer", "minutes": 5, "when": "si hay menores"}]
    assert said["critical.tell"] == ["jurídico", "consejo"]
    assert said["roles.director general.substitutes"] == ["jefa de prensa"]


def test_the_time_that_an_approver_has_is_never_the_answers() -> None:
    manual = (
        "# M\n| Severidad | Responsable | Plazo | Aprobación | Plazo aprobación |\n|---|---|---|---|---|\n"
        "| Baja | CM | 12 h | CM senior | 2 h |\n"
        "| Crítica | Director de Marketing | 30 min | Gerente General | 15 min |\n"
    )
    assert doubtful(manual)["critical.first_answer"] == 30
    assert plain(manual)["critical.approver"] == "Gerente General"
    assert 15 not in [one.value for one in readings(manual)]


@pytest.mark.parametrize(
    "text",
    ["20 min " * 3000, "grave y " * 3000, "aprueba la jefa de " * 1500, "(" * 9000, "leve: " * 3000, "1 " * 9000],
)
def test_a_hostile_manual_is_read_in_bounded_time(text: str) -> None:
    before = time.monotonic()
    readings(f"# M\n## Leve\n{text}\n")
    readings(f"# M\n{text}\n")
    assert time.monotonic() - before < 10
