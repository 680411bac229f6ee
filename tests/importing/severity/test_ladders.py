"""Scales whose degrees bear the house's own names, numbers or letters: found by what stands beside them."""

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.reading import Ground, Reading
from app.importing.severity.duties import read
from app.importing.severity.scale import found


def readings(text: str) -> list[Reading]:
    known = records(from_markdown(text, "m.md"))
    return read(Ground(documents=(), records=known, scale=found(known)))


def answers(text: str) -> dict[str, tuple[int, bool]]:
    """Minutes of the first answer by severity, and whether they are plain."""
    told = [one for one in readings(text) if one.field.endswith(".first_answer")]
    return {one.field.split(".")[1]: (one.value, one.doubt is None) for one in told}


def plain(text: str) -> dict[str, int]:
    return {severity: minutes for severity, (minutes, sure) in answers(text).items() if sure}


FOUR = {"low": 480, "medium": 120, "high": 45, "critical": 15}
TABLE = """# Cuaderno
## Niveles
| Cielo | Qué pasa | Contestamos en | Lo aprueba |
|---|---|---|---|
| Brisa | dudas, elogios | 8 horas | Community manager |
| Racha | quejas repetidas | 2 horas | Community manager |
| Temporal | prensa | 45 minutos | Jefa de prensa |
| Ciclón | heridos | 15 minutos | Dirección general |
"""
SIDEWAYS = """# Guía
## Grados de gravedad
| | Garúa | Chubasco | Temporal | Diluvio |
|---|---|---|---|---|
| Respondemos en | 8 horas | 2 horas | 45 min | 15 min |
| Visto bueno | Analista de redes | Analista de redes | Gerencia de Comunicaciones | Gerencia General |
"""
ITEMS = """# Guía
## ¿Qué tan urgente es?
1. **Tranqui**: contestás en 8 horas. Aprueba: CM de turno
2. **Ojo**: contestás en 2 horas. Aprueba: líder de contenidos
3. **Alarma**: contestás en 45 minutos. Aprueba: Gerencia de Comunicación
4. **Bomba**: contestás en 15 minutos. Aprueba: Presidencia
"""
HEADINGS = """# Playbook
## How bad is it?
### Ripple
We reply within 8 hours. The Social Media Executive signs it off.
### Wave
We reply within 2 hours. Signed off by the Communications Manager.
### Swell
We reply within 45 minutes. Signed off by the Head of Communications.
### Tsunami
Injury or death. We reply within 15 minutes. The Chief Executive signs off.
"""
NESTED = """# Manual
## Cómo clasificamos
- Calma chicha
  - Respondemos en: 8 horas
  - Autoriza: supervisora de comunidad
- Marejadilla
  - Respondemos en: 2 horas
  - Autoriza: supervisora de comunidad
- Mar gruesa
  - Respondemos en: 45 minutos
  - Autoriza: gerente de marketing
- Naufragio
  - Respondemos en: 15 minutos
  - Autoriza: director general
"""
APART = """# Cuaderno
## Los niveles
1. **Llano**: dudas y elogios.
2. **Loma**: quejas que se repiten.
3. **Puerto**: prensa o autoridades.
4. **Cumbre**: heridos o muertos.

## Tiempos
| | Primera respuesta |
|---|---|
| Llano | 8 horas |
| Loma | 2 horas |
| Puerto | 45 minutos |
| Cumbre | 15 minutos |
"""


@pytest.mark.parametrize("manual", [TABLE, SIDEWAYS, ITEMS, HEADINGS, NESTED, APART])
def test_a_scale_of_own_names_is_found_by_its_place(manual: str) -> None:
    assert plain(manual) == FOUR


@pytest.mark.parametrize("manual", [TABLE, SIDEWAYS])
def test_from_the_gravest_down_it_is_the_same_scale(manual: str) -> None:
    lines = manual.splitlines()
    if manual == TABLE:
        turned = [*lines[:4], *lines[:3:-1]]
    else:
        cells = [line.strip("|").split("|") for line in lines[2:]]
        turned = [*lines[:2], *("|" + "|".join([cell[0], *cell[:0:-1]]) + "|" for cell in cells)]
    assert plain("\n".join(turned)) == FOUR


@pytest.mark.parametrize("title", ["Guía rápida", "Cuaderno", "Lo nuestro"])
def test_under_a_heading_that_says_nothing_of_gravity_it_is_doubtful(title: str) -> None:
    told = answers(SIDEWAYS.replace("## Grados de gravedad", f"## {title}"))
    assert told == {severity: (minutes, False) for severity, minutes in FOUR.items()}


def test_names_that_crises_bear_too_are_sure() -> None:
    manual = SIDEWAYS.replace("## Grados de gravedad", "## Lo nuestro")
    crises = "\n## Incendio\n- Gravedad: Diluvio\n\n## Cobro doble\n- Gravedad: Chubasco\n"
    assert plain(manual + crises) == FOUR


def test_of_three_the_one_about_lives_is_critical_and_the_middle_doubtful() -> None:
    manual = "\n".join(line for line in TABLE.splitlines() if "Racha" not in line)
    assert answers(manual) == {"low": (480, True), "medium": (45, False), "high": (45, False), "critical": (15, True)}


def test_one_own_name_among_known_ones_keeps_its_place() -> None:
    for name in ("Molesto", "Inquieto", "Nublado"):
        columns = f"""# M
## Matriz
| | Normal | {name} | Serio | Crisis |
|---|---|---|---|---|
| Primera respuesta | 8 h | 2 h | 45 min | 15 min |
"""
        assert plain(columns) == FOUR
    headings = HEADINGS.replace("Ripple", "Routine").replace("Swell", "Serious").replace("Tsunami", "Crisis")
    assert plain(headings) == FOUR


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("0", "1", "2", "3"), FOUR),
        (("1", "2", "3", "4"), FOUR),
        (("D", "C", "B", "A"), FOUR),
        (("I", "II", "III", "IV"), FOUR),
    ],
)
def test_plain_figures_and_letters_are_degrees_where_only_duties_stand_beside(
    names: tuple[str, ...], expected: dict[str, int]
) -> None:
    rows = zip(names, ("8 h", "2 h", "45 min", "15 min"), strict=True)
    lines = [f"| {name} | {time} | Jefa de prensa |" for name, time in rows]
    manual = "\n".join(["# M", "## Plazos", "| Nivel | Primera respuesta | Autoriza |", "|---|---|---|", *lines])
    assert plain(manual) == expected


def test_figures_before_cases_or_questions_are_no_degrees() -> None:
    cases = """# M
| N.º | Caso | Primera respuesta |
|---|---|---|
| 1 | Incendio en tienda | 15 min |
| 2 | Robo | 1 h |
| 3 | Retraso | 4 h |
"""
    questions = "# M\n| N.º | Pregunta | Sí |\n|---|---|---|\n| 1 | ¿Peligra alguien? | 2 |\n| 2 | ¿Es falso? | 3 |\n"
    assert answers(cases) == answers(questions) == {}


@pytest.mark.parametrize(
    "manual",
    [
        "# M\n## Casos\n| Caso | Plazo | Aprueba |\n|---|---|---|\n| Incendio | 15 min | Dirección General |\n"
        "| Robo | 1 h | Jefa de tienda |\n| Retraso | 4 h | Coordinadora |\n",
        "# M\n## Canales\n| Canal | Respuesta | Aprueba |\n|---|---|---|\n| Instagram | 1 h | Coordinadora |\n"
        "| X | 30 min | Coordinadora |\n| Google | 24 h | Jefa de tienda |\n",
        "# M\n## Fichas\n### Incendio\n- Contestar en: 15 min\n- Aprueba: Gerencia\n- Mensaje de espera: «Sentimos»\n"
        "### Robo\n- Contestar en: 1 hora\n- Aprueba: Jefa de tienda\n- Mensaje de espera: «Lo vemos»\n"
        "### Cola\n- Contestar en: 4 horas\n- Aprueba: Jefa de tienda\n- Mensaje de espera: «Ya vamos»\n",
        "# M\n## Sedes\n- Norte: respondemos en 1 hora\n- Sur: respondemos en 2 horas\n- Centro: en 3 horas\n",
    ],
)
def test_cases_networks_and_places_with_deadlines_are_no_scale(manual: str) -> None:
    assert answers(manual) == {}


def test_an_outcome_that_sounds_grave_adds_no_degree() -> None:
    outcomes = "\n## Preguntas\n- Emergencia: se para todo\n- Incidencia: se contesta\n- Alerta: se vigila\n"
    scale = (
        HEADINGS.replace("Ripple", "Low")
        .replace("Wave", "Medium")
        .replace("Swell", "High")
        .replace("Tsunami", "Critical")
    )
    assert plain(scale + outcomes) == plain(scale) == FOUR


def test_a_graver_degree_that_waits_longer_makes_all_doubtful() -> None:
    manual = "# M\n| Nivel | Primera respuesta |\n|---|---|\n| Leve | 1 h |\n| Grave | 4 h |\n| Crítica | 15 min |\n"
    assert plain(manual) == {}
    assert answers(manual)["high"] == (240, False)
